package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/incidentgraph/incidentgraph/browsertest"
)

// What two reports of one incident say: letters of one to four bytes stand before and within what is cited, and one sentence is
// within another.
const (
	votes    = "🗳️ Élection à Nîmes, le 30 juin. "
	mail     = "Le courriel était coupé dès 8 h 30 😀, "
	phones   = "la téléphonie aussi."
	registry = "L’état civil a tenu — « sans souci »."
	website  = "The websité was back on 2 July 2024 ✅."
)

// citedFile is a document with two reports, and statements that cite them; its sources disagree about the website.
func citedFile(t *testing.T) string {
	t.Helper()
	first, second := votes+mail+phones+" "+registry, "Ünd then: "+website
	cite := func(report int, text, words string) []any {
		start := strings.Index(text, words)
		return []any{map[string]int{"report": report, "start": start, "end": start + len(words)}}
	}
	document, err := json.Marshal(map[string]any{
		"id": "nimes/2024-06", "title": "Panne à Nîmes",
		"victims":  []any{map[string]any{"name": "Mairie de Nîmes", "role": "PRIMARY"}},
		"place":    map[string]any{"country": "FR", "locality": "Nîmes"},
		"occurred": map[string]any{"from": "2024-06-24"},
		"services": []any{
			map[string]any{"code": "EMAIL", "status": "DISRUPTED", "from": "2024-06-24", "until": "2024-06-27", "evidence": cite(0, first, mail+phones)},
			map[string]any{"code": "TELEPHONY", "status": "DISRUPTED", "evidence": cite(0, first, phones)},
			map[string]any{"code": "CIVIL_REGISTRY", "status": "UNAFFECTED", "evidence": cite(0, first, registry)},
			map[string]any{"code": "WEBSITE", "status": "RESTORED", "until": "2024-07-02", "evidence": cite(1, second, website)},
			map[string]any{"code": "PARKING", "status": "DISRUPTED", "source": 0},
			map[string]any{"code": "PARKING", "status": "UNAFFECTED", "source": 1},
		},
		"sources": []any{
			map[string]any{"url": "https://one.example/", "title": "First paper"},
			map[string]any{"url": "https://two.example/", "title": "Second paper"},
		},
		"reports": []any{
			map[string]any{"sha256": fmt.Sprintf("%064x", 1), "file": "premier.txt", "text": first, "language": "fr"},
			map[string]any{"sha256": fmt.Sprintf("%064x", 2), "file": "second.txt", "text": second, "language": "en"},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "cited.json")
	if err := os.WriteFile(path, document, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// citedPage opens the page of the incident of citedFile, whose id has a slash.
func citedPage(t *testing.T) *browsertest.Page {
	t.Helper()
	store := openStore(t, engines["sqlite"](t))
	loadFiles(t, store, []string{citedFile(t)})
	page := browsertest.Open(t)
	page.Run(chromedp.EmulateViewport(1440, 900))
	page.Goto(serveStore(t, store).URL + "/incident/nimes%2F2024-06")
	page.Wait(`document.querySelectorAll('[data-of]').length === 4`)
	return page
}

// rowOf is the selector of the row about a service with a status.
func rowOf(service, status string) string {
	return fmt.Sprintf(`[...document.querySelectorAll('[data-row]')].find((row) => row.querySelector('a[href="/service/%s"]') && row.innerText.includes(%q))`, service, status)
}

// sentenceOf is all of the text that is drawn as the proof of a row.
func sentenceOf(row string) string {
	return fmt.Sprintf(`[...document.querySelectorAll('[data-of~="' + CSS.escape(%s.dataset.row) + '"]')]`, row)
}

// TestDashboardIncidentOffsets looks at what is highlighted: exactly the words that each statement cites.
func TestDashboardIncidentOffsets(t *testing.T) {
	page := citedPage(t)
	for _, c := range []struct{ service, status, words, line string }{
		{"EMAIL", "disrupted", mail + phones, "solid"},
		{"TELEPHONY", "disrupted", phones, "solid"},
		{"CIVIL_REGISTRY", "unaffected", registry, "dotted"},
		{"WEBSITE", "restored", website, "solid"},
	} {
		t.Run(c.service, func(t *testing.T) {
			var words, line string
			sentence := sentenceOf(rowOf(c.service, c.status))
			page.Run(
				chromedp.Evaluate(sentence+`.map((part) => part.textContent).join('')`, &words),
				chromedp.Evaluate(`getComputedStyle(`+sentence+`[0]).textDecorationStyle`, &line),
			)
			if words != c.words || line != c.line {
				t.Errorf("highlights %q as %s, want %q as %s", words, line, c.words, c.line)
			}
		})
	}
	checkQuiet(t, page)
}

// TestDashboardIncidentMouse points at a row and at a sentence: each lights the other up, and a click leads from one to the other.
func TestDashboardIncidentMouse(t *testing.T) {
	page := citedPage(t)
	mailRow, phonesRow := rowOf("EMAIL", "disrupted"), rowOf("TELEPHONY", "disrupted")
	lit := func(element string) string { return element + `.classList.contains('lit')` }

	point(page, mailRow)
	page.Wait(lit(sentenceOf(mailRow)+`[0]`) + ` && ` + lit(mailRow) + ` && !` + lit(phonesRow))
	point(page, sentenceOf(phonesRow)+`[0]`)
	page.Wait(lit(mailRow) + ` && ` + lit(phonesRow)) // the sentence is within that of the other
	point(page, `document.querySelector('h1')`)
	page.Wait(`document.querySelector('.lit') === null`)

	click(page, sentenceOf(phonesRow)+`[0]`)
	page.Wait(`document.activeElement === ` + phonesRow)
	click(page, mailRow+`.querySelector('button')`)
	page.Wait(`document.activeElement === ` + sentenceOf(mailRow) + `[0]`)

	websiteRow := rowOf("WEBSITE", "restored")
	click(page, websiteRow+`.querySelector('button')`)
	page.Wait(`location.search === '?report=2' && document.activeElement === ` + sentenceOf(websiteRow) + `[0] && document.activeElement.checkVisibility()`)
	checkQuiet(t, page)
}

// TestDashboardIncidentKeys goes from a row to its sentence and back by keys alone.
func TestDashboardIncidentKeys(t *testing.T) {
	page := citedPage(t)
	row := rowOf("CIVIL_REGISTRY", "unaffected")
	page.Run(chromedp.Evaluate(row+`.querySelector('a').focus()`, nil), chromedp.KeyEvent(kb.Tab))
	page.Wait(sentenceOf(row) + `[0].classList.contains('lit')`)
	page.Run(chromedp.KeyEvent(kb.Enter))
	page.Wait(`document.activeElement === ` + sentenceOf(row) + `[0]`)
	page.Run(chromedp.KeyEvent(kb.Enter))
	page.Wait(`document.activeElement === ` + row)
	checkQuiet(t, page)
}

// TestDashboardIncidentContradiction wants both sides of a contradiction, each with the page that says so.
func TestDashboardIncidentContradiction(t *testing.T) {
	page := citedPage(t)
	var sides []string
	page.Run(chromedp.Evaluate(`[...[...document.querySelectorAll('section')].find((part) => part.querySelector('h2').innerText === 'Contradictions').querySelectorAll('li')].map((side) => side.innerText)`, &sides))
	if len(sides) != 2 {
		t.Fatalf("got the sides %q, want 2", sides)
	}
	for _, want := range [][]string{{"disrupted", "Parking", "First paper"}, {"unaffected", "Parking", "Second paper"}} {
		found := false
		for _, side := range sides {
			found = found || strings.Contains(side, want[0]) && strings.Contains(side, want[1]) && strings.Contains(side, want[2])
		}
		if !found {
			t.Errorf("no side has %q: %q", want, sides)
		}
	}
}

// TestDashboardIncidentGraph draws the graph of an incident on its page when asked to, and not before.
func TestDashboardIncidentGraph(t *testing.T) {
	page := citedPage(t)
	page.Run(chromedp.Click(`#graph a[href*="graph=shown"]`, chromedp.ByQuery))
	page.Wait(`location.search === '?graph=shown' && document.querySelector('#graph canvas') !== null`)
	checkQuiet(t, page)
}

// TestDashboardIncidentMissing opens an incident that is not there.
func TestDashboardIncidentMissing(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	page := browsertest.Open(t)
	page.Goto(server.URL + "/incident/town-of-nowhere-2024-01")
	page.Wait(`document.querySelector('h1')?.innerText === "Nothing is here" && document.querySelector('main a[href="/explore?search=town+of+nowhere"]') !== null`)
}

// point moves the pointer to the middle of the first line of the element of an expression, which is brought into view.
func point(page *browsertest.Page, element string) (x, y float64) {
	var place [2]float64
	page.Run(chromedp.Evaluate(`(() => {
		const element = `+element+`;
		element.scrollIntoView({ block: 'center' });
		const line = element.getClientRects()[0];
		return [line.x + line.width / 2, line.y + line.height / 2];
	})()`, &place))
	page.Run(input.DispatchMouseEvent(input.MouseMoved, place[0], place[1]))
	return place[0], place[1]
}

func click(page *browsertest.Page, element string) {
	x, y := point(page, element)
	page.Run(chromedp.MouseClickXY(x, y))
}
