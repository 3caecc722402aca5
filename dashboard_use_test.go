package main

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/browsertest"
)

// openDashboard opens the first page as wide as a desk, in English and light.
func openDashboard(t *testing.T, server *httptest.Server) *browsertest.Page {
	t.Helper()
	page := browsertest.Open(t)
	page.Goto(server.URL + "/about")
	page.Run(
		chromedp.EmulateViewport(1440, 900),
		chromedp.Evaluate(`localStorage.setItem('theme', 'light'); localStorage.setItem('language', 'en')`, nil),
	)
	page.Goto(server.URL + "/")
	page.Wait(`document.querySelectorAll('main tbody tr').length > 0`)
	return page
}

// read is the value of an expression that is a text.
func read(page *browsertest.Page, expression string) string {
	var text string
	page.Run(chromedp.Evaluate(`String(`+expression+`)`, &text))
	return text
}

// follow clicks the link or button whose text begins with label.
func follow(page *browsertest.Page, within, label string) {
	encoded, _ := json.Marshal(label) // text: cannot fail
	found := fmt.Sprintf(`[...document.querySelectorAll('%s a, %[1]s button, %[1]s summary')].find((one) => one.textContent.trim().startsWith(%s))`, within, encoded)
	page.Wait(found + ` !== undefined`)
	page.Run(chromedp.Evaluate(found+`.click()`, nil))
}

// TestFirstQuestion is a newcomer's first minute, over both stores: a question of the first page, its answer, the sentence that
// proves it, the same as a list, and an incident of it with its sentences.
func TestFirstQuestion(t *testing.T) {
	for name, open := range engines {
		t.Run(name, func(t *testing.T) {
			server, _ := sampleServer(t, open(t))
			page := openDashboard(t, server)
			follow(page, "main", "Which incidents disrupted elections?")
			page.Wait(`document.querySelectorAll('section[aria-label=Answer] li .proof').length === 5 && document.querySelector('section[aria-label=Answer] blockquote') !== null`)
			if said := read(page, `document.querySelector('.said').textContent`); !strings.HasPrefix(said, "23 ") {
				t.Errorf("the answer is %q, want 23 incidents", said)
			}
			unproven := `[...document.querySelectorAll('section[aria-label=Answer] .proof')].filter((proof) => !proof.querySelector('blockquote, a')).length`
			if n := read(page, unproven); n != "0" {
				t.Errorf("%s rows without a sentence and without a source", n)
			}
			follow(page, "section[aria-label=Answer]", "All 23 as a list")
			page.Wait(`location.pathname === '/explore' && document.querySelectorAll('section.view tbody tr').length === 23`)
			follow(page, "section.view tbody", "Ransomware at Mairie de Fleury-les-Aubrais")
			page.Wait(`document.querySelector('aside blockquote') !== null`)
			follow(page, "aside", "Open its page")
			page.Wait(`location.pathname === '/incident/fleury-les-aubrais-2024-06' && document.querySelector('main h1')?.textContent.includes('Fleury') === true`)
			page.Run(chromedp.NavigateBack())
			page.Wait(`location.pathname === '/explore' && document.querySelectorAll('section.view tbody tr').length === 23`)
			checkQuiet(t, page)
		})
	}
}

// TestSharedAddress narrows a list by clicks, and opens its address in another browser: it shows the same, in every view.
func TestSharedAddress(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	page := openDashboard(t, server)
	page.Goto(server.URL + "/explore")
	page.Wait(`document.querySelectorAll('details details').length === 8`)
	follow(page, "details", "☐ e-mail")
	page.Wait(`location.search.includes('disrupted=EMAIL') && document.querySelector('.total')?.textContent.startsWith('69')`)
	follow(page, "details", "☐ France")
	page.Wait(`location.search.includes('countries=FR') && document.querySelector('.total')?.textContent.startsWith('23')`)
	follow(page, "thead", "Incident")
	page.Wait(`location.search.includes('sort=title')`)
	for _, view := range []string{"Table", "Map"} {
		follow(page, "nav[aria-label=View]", view)
		shown := fmt.Sprintf(`document.querySelector('section.view')?.getAttribute('aria-label') === %q && document.querySelectorAll('section.view tbody tr').length > 0 && document.querySelectorAll('details details').length === 8 && !document.querySelector('[aria-busy=true]') && (%[1]q !== 'Map' || document.querySelector('section.view circle') !== null)`, view)
		page.Wait(shown)
		other := openDashboard(t, server)
		other.Goto(read(page, `location.href`))
		other.Wait(shown)
		content := `document.querySelector('main').innerText`
		if diff := cmp.Diff(read(page, content), read(other, content)); diff != "" {
			t.Errorf("%s (-first +second browser):\n%s", view, diff)
		}
	}
	follow(page, ".sentence", "France")
	page.Wait(`!location.search.includes('countries')`)
	page.Run(chromedp.NavigateBack())
	page.Wait(`location.search.includes('countries=FR')`)
	checkQuiet(t, page)
}

// TestExportedFiles takes every file that the menu offers, and opens it: it holds the whole list.
func TestExportedFiles(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	page := openDashboard(t, server)
	page.Goto(server.URL + "/explore?disrupted=ELECTIONS")
	page.Wait(`document.querySelector('.total')?.textContent.startsWith('23')`)
	follow(page, ".tools", "Export")
	for name, count := range map[string]func(io.Reader) (int, error){
		"CSV": countCSV, "JSONL": countLines, "STIX": countSTIX, "GraphML": countGraphML, "Atom": countEntries,
	} {
		t.Run(name, func(t *testing.T) {
			link := fmt.Sprintf(`[...document.querySelectorAll('.menu a')].find((link) => link.textContent.startsWith(%q)).pathname`, name)
			search := strings.Replace(link, "pathname", "search", 1)
			_, body, err := fetch(t, server, read(page, link)+read(page, search))
			if err != nil {
				t.Fatal(err)
			}
			if n, err := count(strings.NewReader(body)); err != nil || n != 23 {
				t.Errorf("%d incidents, %v, want 23: %.200s", n, err, body)
			}
		})
	}
}

func countCSV(r io.Reader) (int, error) {
	rows, err := csv.NewReader(r).ReadAll()
	return len(rows) - 1, err // but for the head
}

func countLines(r io.Reader) (int, error) {
	decoder := json.NewDecoder(r)
	for n := 0; ; n++ {
		var document struct{ ID string }
		if err := decoder.Decode(&document); errors.Is(err, io.EOF) {
			return n, nil
		} else if err != nil || document.ID == "" {
			return n, fmt.Errorf("document %d: %q, %w", n, document.ID, err)
		}
	}
}

func countSTIX(r io.Reader) (int, error) {
	var bundle struct{ Objects []struct{ Type string } }
	err := json.NewDecoder(r).Decode(&bundle)
	n := 0
	for _, object := range bundle.Objects {
		if object.Type == "incident" {
			n++
		}
	}
	return n, err
}

// countGraphML counts the incidents that something is said of: others are in the file because these are related to them.
func countGraphML(r io.Reader) (int, error) {
	var file struct {
		Nodes []struct {
			ID   string   `xml:"id,attr"`
			Data []string `xml:"data"`
		} `xml:"graph>node"`
		Edges []struct {
			Source string `xml:"source,attr"`
		} `xml:"graph>edge"`
	}
	err := xml.NewDecoder(r).Decode(&file)
	sources := map[string]bool{}
	for _, edge := range file.Edges {
		sources[edge.Source] = true
	}
	n := 0
	for _, node := range file.Nodes {
		if sources[node.ID] && slices.Contains(node.Data, "incident") {
			n++
		}
	}
	return n, err
}

func countEntries(r io.Reader) (int, error) {
	var feed struct {
		Entries []struct{} `xml:"entry"`
	}
	err := xml.NewDecoder(r).Decode(&feed)
	return len(feed.Entries), err
}

// TestKeysAlone does without a mouse: it asks, goes through the list, sorts it, opens an incident and closes it again.
func TestKeysAlone(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	page := openDashboard(t, server)
	press := func(keys string) { page.Run(chromedp.KeyEvent(keys)) }
	press("/")
	press("which incidents disrupted elections?" + kb.Enter)
	page.Wait(`document.querySelectorAll('section[aria-label=Answer] blockquote').length > 0`)
	tabTo(t, page, "All 23 as a list")
	press(kb.Enter)
	page.Wait(`location.pathname === '/explore' && document.querySelectorAll('section.view tbody tr').length === 23`)
	tabTo(t, page, "Incident")
	press(kb.Enter)
	page.Wait(`location.search.includes('sort=title') && document.querySelector('th[aria-sort=ascending]') !== null`)
	page.Run(chromedp.Evaluate(`document.querySelector('section.view tbody a').focus()`, nil))
	press(kb.ArrowDown + kb.ArrowDown)
	third := read(page, `document.querySelectorAll('section.view tbody tr')[2].querySelector('a').textContent`)
	if at := read(page, `document.activeElement.textContent`); at != third {
		t.Errorf("two rows down is %q, want %q", at, third)
	}
	press(kb.Enter)
	page.Wait(`document.querySelector('main > * aside h2, main aside h2') !== null`)
	press(kb.Escape)
	page.Wait(`!location.search.includes('select=')`)
}

// tabTo goes on by the Tab key until a link or button whose text begins with label has the focus.
func tabTo(t *testing.T, page *browsertest.Page, label string) {
	t.Helper()
	for range 300 {
		page.Run(chromedp.KeyEvent(kb.Tab))
		if strings.HasPrefix(strings.TrimSpace(read(page, `document.activeElement.textContent`)), label) && read(page, `document.activeElement.tagName`) != "BODY" {
			return
		}
	}
	t.Fatalf("the Tab key does not lead to %q", label)
}

// TestFrench reads the dashboard in French, and again after it is loaded anew.
func TestFrench(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	page := openDashboard(t, server)
	page.Run(chromedp.SetValue(`select[aria-label=Language]`, "fr"))
	page.Wait(`document.documentElement.lang === 'fr'`)
	page.Goto(server.URL + "/explore?disrupted=ELECTIONS&countries=FR&select=fleury-les-aubrais-2024-06")
	page.Wait(`document.querySelector('aside blockquote') !== null && document.querySelectorAll('details details').length === 8`)
	for _, want := range []string{"24 juin 2024", "élections", "perturbé", "Filtres", "Incidents"} {
		if text := read(page, `document.querySelector('main').innerText`); !strings.Contains(text, want) {
			t.Errorf("the page in French lacks %q", want)
		}
	}
}

// TestFirstLoad counts the compressed script that a page loads before a reader does anything.
func TestFirstLoad(t *testing.T) {
	const most = 130_000
	server, _ := sampleServer(t, sampleStore(t))
	for _, p := range dashboardPages {
		if strings.Contains(p.path, "view=") || strings.HasPrefix(p.path, "/bench/") {
			continue // a picture that a reader chose, or a benchmark
		}
		page := browsertest.Open(t)
		page.Run(chromedp.EmulateViewport(1440, 900))
		page.Goto(server.URL + p.path)
		page.Wait(p.shown)
		var bytes int
		page.Run(chromedp.Evaluate(`performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`, &bytes))
		if bytes > most || bytes < 20_000 {
			t.Errorf("%s loads %d bytes of script, want at most %d", p.name, bytes, most)
		}
		t.Logf("%s: %d bytes", p.name, bytes)
	}
}
