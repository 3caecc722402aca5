package main

import (
	"flag"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/incidentgraph/incidentgraph/browsertest"
	"github.com/incidentgraph/incidentgraph/web"
)

// picture is where TestPlayground puts the picture of the README: go test -run TestPlayground . -picture docs/playground.png
var picture = flag.String("picture", "", "file to write the playground's picture to")

// TestPlayground opens the playground as a person does: the first tab runs by itself, and its answer has everything that
// an analyst looks for. No request leaves the machine, and the console is quiet.
func TestPlayground(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	page := browsertest.Open(t)
	page.Run(chromedp.EmulateViewport(1440, 900))
	page.Goto(server.URL + "/")
	page.Wait(`document.querySelector('.result-window .CodeMirror')?.CodeMirror?.getValue().includes('pageInfo') === true`)

	var query, answer string
	var tabs int
	page.Run(
		chromedp.Evaluate(`document.querySelector('.graphiql-query-editor .CodeMirror').CodeMirror.getValue()`, &query),
		chromedp.Evaluate(`document.querySelector('.result-window .CodeMirror').CodeMirror.getValue()`, &answer),
		chromedp.Evaluate(`document.querySelectorAll('.graphiql-tab').length`, &tabs),
	)
	if title, _, _ := strings.Cut(query, "\n"); title != "# Which incidents disrupted elections?" {
		t.Errorf("the first tab begins with %q", title)
	}
	if want := len(web.Examples()); tabs != want || want < 5 {
		t.Errorf("%d tabs, want one for each of the %d examples", tabs, want)
	}
	for _, want := range []string{
		`"totalCount": 2`, `"name": "Mairie de Fleury-les-Aubrais"`, `"from": "2024-06-24"`, `"precision": "DAY"`,
		`"code": "ELECTIONS"`, `"status": "DISRUPTED"`, `"daysBefore": 6`, `"name": "regional CSIRT"`, `"quote": "`, `"url": "https://`,
	} {
		if !strings.Contains(answer, want) {
			t.Errorf("the answer has no %s: %.300s", want, answer)
		}
	}
	if *picture != "" {
		page.Screenshot(*picture)
	}
	if outside := page.Outside(); len(outside) > 0 {
		t.Errorf("requests were to leave the machine: %q", outside)
	}
	if len(page.Requests()) < 5 {
		t.Errorf("%d requests recorded, want the page's scripts among them", len(page.Requests()))
	}
	if complaints := page.Complaints(); len(complaints) > 0 {
		t.Errorf("the console says %q", complaints)
	}
}
