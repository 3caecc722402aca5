package main

import (
	"bytes"
	"context"
	"encoding/xml"
	"image/png"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/incidentgraph/incidentgraph/browsertest"
)

// viewNames are those of the views of Explore as addresses have them.
var viewNames = []string{"table", "timeline", "graph", "map"}

// TestNothingMatches looks at a list without an incident in each view: it says what to loosen, and its query can be had.
func TestNothingMatches(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	page := openDashboard(t, server)
	for _, view := range viewNames {
		t.Run(view, func(t *testing.T) {
			page.Goto(server.URL + "/explore?disrupted=ELECTIONS&countries=LU&view=" + view)
			page.Wait(`document.querySelector('section.view [role=status] li') !== null && document.querySelector('.tools a[href^="/playground"]') !== null`)
			said := read(page, `document.querySelector('section.view [role=status]').innerText`)
			for _, want := range []string{"No incident matches: that took out elections in Luxembourg", "in Luxembourg: 23 incidents", "that took out elections: 1 incident"} {
				if !strings.Contains(said, want) {
					t.Errorf("no %q in %q", want, said)
				}
			}
		})
	}
	checkQuiet(t, page)
}

// TestEmptyStore looks at a store without an incident: each page says so, and how to fill it, instead of figures that are nought.
func TestEmptyStore(t *testing.T) {
	server := serveStore(t, openStore(t, "sqlite:"+filepath.Join(t.TempDir(), "graph.db")))
	page := browsertest.Open(t)
	page.Goto(server.URL + "/about")
	page.Run(chromedp.Evaluate(`localStorage.setItem('language', 'en')`, nil))
	for _, path := range []string{"/", "/explore", "/explore?view=timeline", "/explore?view=graph", "/explore?view=map"} {
		t.Run(path, func(t *testing.T) {
			page.Goto(server.URL + path)
			page.Wait(`document.querySelector('main')?.innerText.includes('The store holds no incident yet') === true`)
			text := read(page, `document.querySelector('main').innerText`)
			if !strings.Contains(text, "incidentgraph load") || strings.Contains(text, "All 0 incidents") {
				t.Errorf("the page says %q", text)
			}
		})
	}
	checkQuiet(t, page)
}

// connect takes the server away from the page, or gives it back.
func connect(page *browsertest.Page, isThere bool) {
	page.Run(network.Enable(), network.EmulateNetworkConditions(!isThere, 0, -1, -1))
}

// TestServerGone narrows a list and asks a question while the server cannot be reached, and tries again when it can.
func TestServerGone(t *testing.T) {
	const alerts = `document.querySelectorAll('[role=alert]').length`
	server, _ := sampleServer(t, sampleStore(t))
	page := openDashboard(t, server)
	page.Goto(server.URL + "/explore")
	page.Wait(`document.querySelector('.total')?.textContent.startsWith('244') === true && document.querySelectorAll('section.view tbody tr').length === 50`)
	connect(page, false)
	follow(page, "details", "☐ e-mail")
	page.Wait(alerts + ` === 2`)
	if total := read(page, `document.querySelector('.total').textContent`); total != "" {
		t.Errorf("the number of incidents is %q, want none: it is not known", total)
	}
	page.Wait(`getComputedStyle(document.querySelector('section.view .old')).opacity < 1`)
	follow(page, "nav[aria-label=View]", "Timeline")
	page.Wait(`document.querySelector('section.view[aria-label=Timeline] [role=alert] button') !== null`)
	page.Run(chromedp.NavigateBack(), chromedp.Focus("#question"), chromedp.KeyEvent("which incidents disrupted elections?"+kb.Enter))
	page.Wait(`document.querySelector('section[aria-label=Answer] [role=alert]') !== null`)
	if typed := read(page, `document.querySelector('#question').value`); typed != "which incidents disrupted elections?" {
		t.Errorf("the box holds %q, want the question", typed)
	}
	connect(page, true)
	page.Run(chromedp.Evaluate(`document.querySelectorAll('[role=alert] button').forEach((retry) => retry.click())`, nil))
	page.Wait(alerts + ` === 0 && document.querySelector('.total')?.textContent.startsWith('69') === true && document.querySelector('.said')?.textContent.startsWith('23') === true`)
}

// TestMapAsFile exports the map: an SVG file with the circles and their numbers, and the same as a PNG file.
func TestMapAsFile(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	page := openDashboard(t, server)
	page.Goto(server.URL + "/explore?view=map&disrupted=ELECTIONS")
	page.Wait(`document.querySelectorAll('section.view circle').length === 13`)
	var drawing struct {
		Title string `xml:"title"`
		Map   struct {
			ViewBox string `xml:"viewBox,attr"`
			Places  []struct {
				Title  string `xml:"title"`
				Circle struct {
					Fill string `xml:"fill,attr"`
				} `xml:"circle"`
			} `xml:"a"`
		} `xml:"svg"`
	}
	if err := xml.Unmarshal(download(t, page, "SVG, the picture"), &drawing); err != nil {
		t.Fatal(err)
	}
	if want := "Map that took out elections"; drawing.Title != want {
		t.Errorf("the title is %q, want %q", drawing.Title, want)
	}
	places := drawing.Map.Places
	if len(places) != 13 || places[0].Title != "United States: 9 incidents" || places[0].Circle.Fill == "" {
		t.Errorf("the circles are %+v, want 13, the United States first", places)
	}
	page.Run(chromedp.Reload())
	page.Wait(`document.querySelectorAll('section.view circle').length === 13`)
	picture, err := png.Decode(bytes.NewReader(download(t, page, "PNG, the picture")))
	if err != nil {
		t.Fatal(err)
	}
	if size := picture.Bounds(); size.Dx() < 1600 || size.Dy() < size.Dx()/3 {
		t.Errorf("the picture is %v, want the whole map twice as fine", size)
	}
}

// TestPrinted looks at what is printed from a dark page: dark on white, the heads of tables and the sentences, but nothing to press.
func TestPrinted(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	page := openDashboard(t, server)
	page.Run(chromedp.Evaluate(`localStorage.setItem('theme', 'dark')`, nil), chromedp.ActionFunc(func(ctx context.Context) error {
		return emulation.SetEmulatedMedia().WithMedia("print").Do(ctx)
	}))
	for path, wants := range map[string][]string{
		"/explore?disrupted=ELECTIONS":         {"When", "Incident", "Services", "23 incidents"},
		"/incident/fleury-les-aubrais-2024-06": {"On the morning of June 24, 2024", "Election"},
	} {
		t.Run(path, func(t *testing.T) {
			page.Goto(server.URL + path)
			page.Wait(`document.querySelector('section.view tbody tr, main button.sentence') !== null && document.querySelector('.total')?.textContent !== ''`)
			text := read(page, `document.querySelector('main').innerText`)
			for _, want := range wants {
				if !strings.Contains(text, want) {
					t.Errorf("no %q is printed in %q", want, text)
				}
			}
			for _, bad := range []string{"Show the GraphQL", "Copy table", "Filters"} {
				if strings.Contains(text, bad) {
					t.Errorf("%q is printed", bad)
				}
			}
			if colour := read(page, `getComputedStyle(document.documentElement).color`); colour != "rgb(26, 29, 33)" {
				t.Errorf("text is %s, want that of the light theme", colour)
			}
		})
	}
}

// TestQuestionRepeatsWords asks with the same misspelling twice, and shows the answer all the same.
func TestQuestionRepeatsWords(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	page := openDashboard(t, server)
	page.Goto(server.URL + "/?ask=electons+disrupted+electons+in+Fance+and+Fance")
	page.Wait(`document.querySelector('.said')?.textContent.length > 0`)
	if read := texts(page, "section[aria-label=Answer] li q"); len(read) < 4 {
		t.Errorf("the question was read as %q, want both spellings of each word", read)
	}
	checkQuiet(t, page)
}
