package main

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/incidentgraph/incidentgraph/browsertest"
	"github.com/incidentgraph/incidentgraph/web"
)

// picture is where TestPlayground puts the picture of the README: go test -run TestPlayground . -picture docs/playground.png
var picture = flag.String("picture", "", "file to write the playground's picture to")

// TestPlayground opens the playground as a person does: the first question runs by itself, and its answer has everything that
// an analyst looks for. No request leaves the machine, and the console is quiet.
func TestPlayground(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	page := browsertest.Open(t)
	page.Run(chromedp.EmulateViewport(1440, 900))
	page.Goto(server.URL + "/playground")
	page.Wait(`document.querySelector('.result-window .CodeMirror')?.CodeMirror?.getValue().includes('pageInfo') === true`)

	var query, answer string
	page.Run(
		chromedp.Evaluate(`document.querySelector('.graphiql-query-editor .CodeMirror').CodeMirror.getValue()`, &query),
		chromedp.Evaluate(`document.querySelector('.result-window .CodeMirror').CodeMirror.getValue()`, &answer),
	)
	if title, _, _ := strings.Cut(query, "\n"); title != "# Which incidents disrupted elections?" {
		t.Errorf("the first tab begins with %q", title)
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
	chooseQuestions(t, page)
	checkQuiet(t, page)
}

// A subscription is told over a socket, which the page's policy must let it open.
func TestPlaygroundSubscribes(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	page := browsertest.Open(t)
	page.Goto(server.URL + "/playground")
	answered := func(text string) string {
		return fmt.Sprintf(`document.querySelector('.result-window .CodeMirror')?.CodeMirror?.getValue().includes(%q) === true`, text)
	}
	page.Wait(answered("pageInfo"))
	page.Run(chromedp.Evaluate(`document.querySelector('.graphiql-query-editor .CodeMirror').CodeMirror.setValue('subscription Changes { incidentChanged(after: "5") { sequence kind } }')`, nil))
	page.Wait(`document.querySelector('.graphiql-tab-button').textContent.includes('Changes')`) // it has read the query
	page.Run(chromedp.Click(".graphiql-execute-button"))
	page.Wait(answered(`"kind": "CREATED"`))
	if complaints := page.Complaints(); len(complaints) > 0 {
		t.Errorf("the console says %q", complaints)
	}
}

// chooseQuestions takes questions from the menu, which holds every example: each comes into a tab of its own, and is not opened twice.
func chooseQuestions(t *testing.T, page *browsertest.Page) {
	t.Helper()
	examples := web.Examples()
	for _, step := range []struct{ place, tabs int }{{len(examples) - 1, 2}, {3, 3}, {0, 3}} {
		var offered int
		page.Run(chromedp.Evaluate(fmt.Sprintf(`(() => {
			const menu = document.querySelector('.questions');
			menu.selectedIndex = %d + 1;
			menu.dispatchEvent(new Event('change', { bubbles: true }));
			return menu.options.length - 1;
		})()`, step.place), &offered))
		if offered != len(examples) {
			t.Errorf("%d questions in the menu, want %d", offered, len(examples))
		}
		page.Wait(fmt.Sprintf(`document.querySelector('.graphiql-query-editor .CodeMirror').CodeMirror.getValue() === %s
			&& document.querySelectorAll('.graphiql-tab').length === %d`, marshalled(t, examples[step.place].Text), step.tabs))
	}
}
