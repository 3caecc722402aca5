package main

import (
	"flag"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/incidentgraph/incidentgraph/browsertest"
)

// pictures is where TestDashboardPages puts a picture of each page: go test -run TestDashboardPages . -pictures /tmp/pictures
var pictures = flag.String("pictures", "", "folder to write pictures of the dashboard's pages to")

// dashboardPage is an address of the dashboard, with an expression that is true once all of the page is there.
type dashboardPage struct{ name, path, shown string }

// dashboardPages are the pages that tests and pictures look at.
var dashboardPages = []dashboardPage{
	{"overview", "/", `document.querySelectorAll('main tbody tr').length === 10 && document.querySelectorAll('main ol svg').length > 18 && document.querySelectorAll('main circle').length > 30`},
	{"asked", "/?ask=Which+incidents+disrupted+elections%3F", `document.querySelectorAll('blockquote').length > 0`},
	{"table", "/?ask=Incidents+per+month+since+2022+in+Germany", `document.querySelectorAll('section[aria-label=Answer] tbody tr').length > 3`},
	{"refused", "/?ask=what+is+the+weather", `document.querySelectorAll('.suggestions a').length > 0`},
	{"explore", "/explore", `document.querySelectorAll('main tbody tr').length === 50 && document.querySelectorAll('details details').length === 8`},
	{"map", "/explore?view=map", `document.querySelectorAll("main svg a circle").length > 30`},
	{"europe", "/explore?view=map&extent=europe&countries=FR", `document.querySelectorAll("main svg a circle").length > 15 && document.querySelectorAll("main table").length === 2`},
	{"filtered", "/explore?disrupted=ELECTIONS&countries=FR&occurred.from=2022&select=fleury-les-aubrais-2024-06", `document.querySelectorAll('aside blockquote').length > 3 && document.querySelector('tbody tr') !== null && document.querySelector('details details') !== null`},
	{"words", "/explore?search=electoral+office", `document.querySelectorAll('tbody mark').length > 0`},
	{"empty", "/explore?disrupted=ELECTIONS&countries=LU", `document.querySelectorAll('[role=status] li a').length > 0`},
	{"wrong", "/explore?countries=QQ", `document.querySelectorAll('[role=alert] button').length > 0`},
	{"timeline", "/explore?view=timeline", timelineShown},
	{"hours", "/explore?view=timeline&countries=FR&range.from=2024-06-23T00:00&range.to=2024-06-27T00:00&select=fleury-les-aubrais-2024-06", timelineShown + ` && document.querySelectorAll('aside blockquote').length > 3`},
	{"bench", "/bench/timeline?items=2000", benchShown},
	{"incident", "/incident/fleury-les-aubrais-2024-06", `document.querySelectorAll("[data-of]").length > 20 && document.querySelectorAll("ol > li").length === 5`},
	{"record", "/incident/antwerp-2022-12", `document.querySelectorAll("[data-row]").length > 20 && document.querySelectorAll("ol > li").length === 5`},
	{"victim", "/victim/md:central-electoral-commission-of-moldova", `document.querySelectorAll('main tbody tr').length === 3 && document.querySelectorAll('main ol svg').length > 3`},
	{"service", "/service/TELEPHONY", `document.querySelectorAll('main tbody tr').length > 30 && document.querySelectorAll('main ol svg').length > 20`},
	{"partner", "/partner/anssi", `document.querySelectorAll('main tbody tr').length === 25 && document.querySelectorAll('main dd').length > 2`},
	{"actor", "/actor/lockbit?countries=FR", `document.querySelectorAll('main tbody tr').length > 1 && document.querySelectorAll('.sentence a').length === 1`},
	{"election", "/election/fr-2020-03-15-municipal-r1", `document.querySelectorAll('main tbody tr').length > 0 && document.querySelectorAll('section[aria-labelledby=before] li').length > 0`},
	{"country", "/place/fr", `document.querySelectorAll('main tbody tr').length > 40 && document.querySelectorAll('.town').length > 20`},
	{"town", "/place/fr:loiret:fleury-les-aubrais", `document.querySelectorAll('main tbody tr').length === 1`},
	{"missing", "/victim/fr:nobody-at-all", `document.querySelectorAll('main a').length === 2`},
	{"graph", "/explore?view=graph", `document.querySelectorAll('.canvas canvas').length > 0 && document.querySelectorAll('main tbody tr').length > 20`},
	{"path", graphOfFleury + "&pick=fleury-les-aubrais-2024-06&pick=marseille-2020-03&focus=service:CIVIL_REGISTRY", `document.querySelectorAll('ol[aria-label^=Chains] li').length > 1 && document.querySelectorAll('.canvas canvas').length > 0`},
	{"evidence", graphOfFleury + "&focus=" + fleuryElection, `document.querySelectorAll('.graph blockquote').length > 0 && document.querySelectorAll('.canvas canvas').length > 0`},
	{"graphbench", "/bench/graph?nodes=100", `document.querySelectorAll('.canvas canvas').length > 0`},
	{"about", "/about", `document.querySelectorAll('main h2').length > 4`},
}

// TestDashboardPages opens each page as a link does, in both themes: nobody is shut out, no request leaves the machine, and the
// console is quiet.
func TestDashboardPages(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	for _, theme := range []string{"light", "dark"} {
		page := browsertest.Open(t)
		page.Goto(server.URL + "/about")
		page.Run(
			chromedp.EmulateViewport(1440, 900),
			chromedp.Evaluate(fmt.Sprintf(`localStorage.setItem('theme', %q); localStorage.setItem('language', 'en')`, theme), nil),
		)
		for _, p := range dashboardPages {
			page.Goto(server.URL + p.path)
			page.Wait(p.shown)
			for _, barrier := range page.Barriers() {
				t.Errorf("%s, %s: %s", p.name, theme, barrier)
			}
			takePictures(page, p.name+"-"+theme)
		}
		checkQuiet(t, page)
	}
}

// takePictures shows a page as wide as a desk, a tablet and a phone do.
func takePictures(page *browsertest.Page, name string) {
	if *pictures == "" {
		return
	}
	for _, width := range []int64{1440, 1024, 390} {
		page.Run(chromedp.EmulateViewport(width, 900))
		page.Screenshot(filepath.Join(*pictures, fmt.Sprintf("%s-%d.png", name, width)))
	}
	page.Run(chromedp.EmulateViewport(1440, 900))
}

// checkQuiet fails for requests to elsewhere, and for errors and warnings on the console.
func checkQuiet(t *testing.T, page *browsertest.Page) {
	t.Helper()
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
