package main

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/incidentgraph/incidentgraph/browsertest"
)

// TestDashboardEntityLinks goes from an incident to the page of each thing that it names, and from there back to the incident.
func TestDashboardEntityLinks(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	page := browsertest.Open(t)
	for _, c := range []struct{ kind, incident, path, title string }{
		{"victim", "fleury-les-aubrais-2024-06", "/victim/fr:fleury-les-aubrais", "Mairie de Fleury-les-Aubrais"},
		{"service", "fleury-les-aubrais-2024-06", "/service/EMAIL", "E-mail"},
		{"partner named in one incident", "ukraine-cec-2019-02", "/partner/ukraine-cec-2019-02:american-partners", "American partners"},
		{"election", "fleury-les-aubrais-2024-06", "/election/fr-2024-06-30-legislative-r1", "French legislative election 2024, first round"},
		{"place", "fleury-les-aubrais-2024-06", "/place/fr:loiret:fleury-les-aubrais", "Fleury-les-Aubrais"},
		{"actor", "antwerp-2022-12", "/actor/play", "Play"},
	} {
		t.Run(c.kind, func(t *testing.T) {
			page.Goto(server.URL + "/incident/" + c.incident)
			link := `main a[href="` + c.path + `"]`
			page.Wait(`document.querySelector('` + link + `') !== null`)
			page.Run(chromedp.Evaluate(`document.querySelector('`+link+`').click()`, nil))
			page.Wait(`document.querySelector('h1')?.innerText === "` + c.title + `" && document.querySelector('tbody a[href="/incident/` + c.incident + `"]') !== null`)
			page.Run(chromedp.Evaluate(`document.querySelector('tbody a[href="/incident/`+c.incident+`"]').click()`, nil))
			page.Wait(`location.pathname === "/incident/` + c.incident + `"`)
		})
	}
	checkQuiet(t, page)
}

// TestDashboardEntityFilter narrows the page of a thing by one of its figures, and opens the same list in Explore.
func TestDashboardEntityFilter(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	page := browsertest.Open(t)
	page.Goto(server.URL + "/partner/anssi")
	page.Wait(`document.querySelectorAll('tbody tr').length === 25`)
	page.Run(chromedp.Click(`//section//a[contains(., 'E-mail')]`, chromedp.BySearch))
	page.Wait(`location.search === "?disrupted=EMAIL" && document.querySelectorAll('tbody tr').length < 25`)
	var rows int
	page.Run(
		chromedp.Evaluate(`document.querySelectorAll('tbody tr').length`, &rows),
		chromedp.Click(`//a[text()='Open in Explore']`, chromedp.BySearch),
	)
	page.Wait(`document.querySelector('h1')?.textContent === "Explore" && document.querySelectorAll('tbody tr').length > 0`)
	var listed int
	var search string
	page.Run(chromedp.Evaluate(`document.querySelectorAll('tbody tr').length`, &listed), chromedp.Evaluate(`location.search`, &search))
	if rows == 0 || listed != rows {
		t.Errorf("%d rows in Explore, %d on the page of the partner", listed, rows)
	}
	query, err := url.ParseQuery(strings.TrimPrefix(search, "?"))
	if err != nil || query.Get("partners") != "partner:anssi" || query.Get("disrupted") != "EMAIL" {
		t.Errorf("got the filter %q, %v", search, err)
	}
}

// TestDashboardMissing opens addresses of things that are not there: each says so, and offers a search for the words of the id.
func TestDashboardMissing(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	page := browsertest.Open(t)
	for _, path := range []string{
		"/victim/hu:city-of-nowhere", "/victim/victim%3Ahu%3Acity-of-nowhere", "/place/fr:nowhere", "/partner/nowhere", "/actor/nowhere",
		"/election/nowhere%2Fround-1", "/service/NOWHERE", "/actor/%3Cscript%3Enowhere",
	} {
		t.Run(path, func(t *testing.T) {
			page.Goto(server.URL + path)
			page.Wait(`document.querySelector('h1')?.innerText === "Nothing is here" && document.querySelector('main a[href*="search="]') !== null`)
			var href string
			page.Run(chromedp.Evaluate(`document.querySelector('main a[href*="search="]').getAttribute('href')`, &href))
			if !strings.Contains(strings.ToLower(href), "nowhere") {
				t.Errorf("it offers %q, want a search for the words of the id", href)
			}
		})
	}
	checkQuiet(t, page)
}

// TestDashboardBeforeVote wants the incidents that fell near a vote without a word of it apart from those that mention it.
func TestDashboardBeforeVote(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	page := browsertest.Open(t)
	page.Goto(server.URL + "/election/fr-2020-03-15-municipal-r1")
	page.Wait(`document.querySelectorAll('section[aria-labelledby=before] li').length === 1 && document.querySelectorAll('section[aria-labelledby=became] .statement').length === 3`)
	checkQuiet(t, page)
}

// TestDashboardEntityHostile opens the pages of things whose names attack a page: they stay text.
func TestDashboardEntityHostile(t *testing.T) {
	store := openStore(t, engines["sqlite"](t))
	loadFiles(t, store, []string{hostileFile(t)})
	server := serveStore(t, store)
	var answer struct {
		Data map[string]struct{ Nodes []struct{ ID string } }
	}
	if err := json.Unmarshal(post(t, server, `{
		victims(first: 8) { nodes { id } } partners(first: 8) { nodes { id } } actors(first: 8) { nodes { id } }
		elections(first: 8) { nodes { id } } places(first: 24) { nodes { id } }
	}`), &answer); err != nil {
		t.Fatal(err)
	}
	page := browsertest.Open(t)
	page.Run(chromedp.EmulateViewport(390, 900))
	for kind, things := range answer.Data {
		for _, thing := range things.Nodes {
			path := "/" + strings.TrimSuffix(kind, "s") + "/" + url.PathEscape(thing.ID)
			page.Goto(server.URL + path)
			page.Wait(`document.querySelector('main tbody tr') !== null`)
			checkHarmless(t, page, path)
		}
	}
	checkQuiet(t, page)
}
