package main

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"image/color"
	"image/png"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/browsertest"
)

// timelineShown is true once a timeline has read all that it shows.
const timelineShown = `document.querySelectorAll('[data-item]').length > 0 && !document.querySelector('main progress')`

// benchShown is true once the benchmark shows what it will measure.
const benchShown = `document.querySelectorAll('[data-item]').length > 100`

// openTimeline opens the timeline of the incidents that a query in an address selects.
func openTimeline(t *testing.T, query string) *browsertest.Page {
	t.Helper()
	server, _ := sampleServer(t, sampleStore(t))
	page := browsertest.Open(t)
	page.Goto(server.URL + "/about")
	page.Run(chromedp.EmulateViewport(1440, 900), chromedp.Evaluate(`localStorage.setItem('language', 'en')`, nil))
	page.Goto(server.URL + "/explore?view=timeline&" + query)
	page.Wait(timelineShown)
	return page
}

// texts are those of the elements that a selector selects.
func texts(page *browsertest.Page, selector string) []string {
	var found []string
	page.Run(chromedp.Evaluate(fmt.Sprintf(`[...document.querySelectorAll(%q)].map(e => e.textContent.trim())`, selector), &found))
	return found
}

// addressOf is the query of the page's address.
func addressOf(t *testing.T, page *browsertest.Page) url.Values {
	t.Helper()
	var address string
	page.Run(chromedp.Location(&address))
	parsed, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return parsed.Query()
}

// The ticks of the axis, and the items in their order: from top to bottom, and as the table has them.
const (
	tickTexts  = ".frame > svg text:not(.name)"
	itemsDrawn = "[data-item]"
	tableLinks = "main tbody tr a"
)

func TestTimelineZoomsIntoTheAddress(t *testing.T) {
	for _, way := range []struct {
		name string
		zoom func(page *browsertest.Page)
	}{
		{"button", func(page *browsertest.Page) { page.Run(chromedp.Click(`button[aria-label=Closer]`)) }},
		{"key", func(page *browsertest.Page) {
			page.Run(chromedp.Focus(itemsDrawn, chromedp.ByQuery), chromedp.KeyEvent("+"))
		}},
		{"wheel", func(page *browsertest.Page) {
			page.Run(chromedp.Evaluate(`document.querySelector('.frame > svg').dispatchEvent(new WheelEvent('wheel', {deltaY: -250, clientX: 900, bubbles: true, cancelable: true}))`, nil))
		}},
	} {
		t.Run(way.name, func(t *testing.T) {
			page := openTimeline(t, "")
			before := texts(page, tickTexts)
			way.zoom(page)
			page.Wait(`location.search.includes('range.from=')`)
			after := texts(page, tickTexts)
			if slices.Equal(before, after) {
				t.Errorf("the ticks stay %q", before)
			}
			page.Run(chromedp.Reload())
			page.Wait(timelineShown)
			if diff := cmp.Diff(after, texts(page, tickTexts)); diff != "" {
				t.Errorf("ticks of the same address (-before +after loading it anew):\n%s", diff)
			}
		})
	}
}

func TestTimelineGoesFromYearsToHours(t *testing.T) {
	page := openTimeline(t, "countries=FR&range.from=2024-06-24T06:00&range.to=2024-06-24T18:00")
	if ticks := texts(page, tickTexts); !slices.Contains(ticks, "12:00") {
		t.Errorf("ticks %q, want hours", ticks)
	}
	page.Run(chromedp.Focus(itemsDrawn, chromedp.ByQuery), chromedp.KeyEvent("0"))
	page.Wait(`!location.search.includes('range.from=')`)
	if ticks := texts(page, tickTexts); !slices.Contains(ticks, "2024") {
		t.Errorf("ticks %q, want years", ticks)
	}
}

func TestTimelineLegendHides(t *testing.T) {
	page := openTimeline(t, "disrupted=ELECTIONS&countries=FR")
	before := len(texts(page, itemsDrawn))
	entry := `//button[@aria-pressed][contains(., "made public")]`
	page.Run(chromedp.Click(entry, chromedp.BySearch))
	page.Wait(fmt.Sprintf(`document.querySelectorAll('[data-item]').length < %d`, before))
	if got := addressOf(t, page)["hide"]; !slices.Equal(got, []string{"DISCLOSED"}) {
		t.Errorf("the address hides %q, want DISCLOSED", got)
	}
	page.Run(chromedp.Click(entry, chromedp.BySearch))
	page.Wait(fmt.Sprintf(`document.querySelectorAll('[data-item]').length === %d`, before))
}

func TestTimelineItemOpensItsIncident(t *testing.T) {
	page := openTimeline(t, "disrupted=ELECTIONS&countries=FR")
	page.Run(chromedp.Click(`[data-item][aria-label*="Fleury"]`, chromedp.ByQuery))
	page.Wait(`document.querySelectorAll('aside blockquote').length > 3`)
	if got := addressOf(t, page).Get("select"); got != "fleury-les-aubrais-2024-06" {
		t.Errorf("%q is selected", got)
	}
}

func TestTimelineHasTheSameRowsAsItsTable(t *testing.T) {
	page := openTimeline(t, "disrupted=ELECTIONS&countries=FR")
	var drawn []string
	page.Run(chromedp.Evaluate(`[...document.querySelectorAll('[data-item]')].map(e => e.getAttribute('aria-label'))`, &drawn))
	listed := texts(page, tableLinks)
	if len(listed) != len(drawn) || len(listed) < 10 {
		t.Fatalf("%d rows in the table, %d in the picture", len(listed), len(drawn))
	}
	for i, text := range listed {
		if !strings.Contains(drawn[i], text) {
			t.Errorf("row %d: %q in the table, %q in the picture", i, text, drawn[i])
		}
	}
	undated := texts(page, "details[open] li a")
	if !slices.Contains(undated, "Telephony (disrupted)") {
		t.Errorf("without a date: %q", undated)
	}
	for _, label := range drawn {
		if strings.Contains(label, "no date stated") {
			t.Errorf("drawn without a date: %q", label)
		}
	}
}

func TestTimelineTellsWhatHasNoEnd(t *testing.T) {
	page := openTimeline(t, "disrupted=ELECTIONS&countries=FR")
	open := texts(page, ".label .note")
	if len(open) != 2 || open[0] != "no end stated" {
		t.Errorf("notes %q, want that two outages have no end", open)
	}
}

func TestTimelineByKeysAlone(t *testing.T) {
	page := openTimeline(t, "disrupted=ELECTIONS&countries=FR")
	focused := func() string {
		var name string
		page.Run(chromedp.Evaluate(`document.activeElement.getAttribute('aria-label') ?? ''`, &name))
		return name
	}
	page.Run(chromedp.Focus(`button[aria-label=Closer]`, chromedp.ByQuery))
	for range 5 { // the other buttons are off while all is shown
		if page.Run(chromedp.KeyEvent(kb.Tab)); strings.Contains(focused(), "French municipal elections 2020") {
			break
		}
	}
	page.Run(chromedp.KeyEvent(kb.ArrowDown))
	if got := focused(); !strings.Contains(got, "French legislative election 2024") {
		t.Fatalf("↓ leads to %q", got)
	}
	page.Run(chromedp.KeyEvent(kb.Enter))
	page.Wait(`document.querySelectorAll('aside blockquote').length > 3`)
	page.Run(chromedp.KeyEvent("+"))
	page.Wait(`location.search.includes('range.from=')`)
	page.Run(chromedp.KeyEvent(kb.End))
	page.Wait(`document.querySelector('.timeline [role=status] strong').textContent.includes('2024')`)
	page.Run(chromedp.KeyEvent(kb.Escape))
	page.Wait(`!location.search.includes('select=')`)
}

// download presses an entry of the export menu, and returns the file that the browser keeps for it.
func download(t *testing.T, page *browsertest.Page, entry string) []byte {
	t.Helper()
	folder := t.TempDir()
	done := make(chan string, 1)
	chromedp.ListenTarget(page.Context(), func(event any) {
		if progress, ok := event.(*browser.EventDownloadProgress); ok && progress.State == browser.DownloadProgressStateCompleted {
			done <- filepath.Join(folder, progress.GUID)
		}
	})
	page.Run(
		chromedp.ActionFunc(func(ctx context.Context) error {
			tab, err := target.GetTargetInfo().Do(ctx)
			if err != nil {
				return err
			}
			return browser.SetDownloadBehavior(browser.SetDownloadBehaviorBehaviorAllowAndName).
				WithBrowserContextID(tab.BrowserContextID).WithDownloadPath(folder).WithEventsEnabled(true).Do(ctx)
		}),
		chromedp.Click(`//button[contains(., "Export")]`, chromedp.BySearch),
		chromedp.Click(fmt.Sprintf(`//button[contains(., %q)]`, entry), chromedp.BySearch),
	)
	select {
	case path := <-done:
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return data
	case <-time.After(time.Minute):
		t.Fatalf("no file of %q", entry)
		return nil
	}
}

func TestTimelineAsSVG(t *testing.T) {
	page := openTimeline(t, "disrupted=ELECTIONS&countries=FR")
	file := string(download(t, page, "SVG, the picture"))
	if err := xml.Unmarshal([]byte(file), new(struct{})); err != nil {
		t.Fatalf("%v in %.200s", err, file)
	}
	for _, want := range []string{"<title>Timeline that took out elections in France</title>", "no end stated", `fill="rgb(`, `stop-color="rgb(`, "city security officer called"} {
		if !strings.Contains(file, want) {
			t.Errorf("no %s in the file", want)
		}
	}
	for _, bad := range []string{"var(--", "class=", "href="} {
		if strings.Contains(file, bad) {
			t.Errorf("%s in the file", bad)
		}
	}
}

func TestTimelineAsPNG(t *testing.T) {
	page := openTimeline(t, "countries=FR")
	var shown float64
	page.Run(chromedp.Evaluate(`document.querySelector('.rows > svg').clientHeight`, &shown))
	picture, err := png.Decode(bytes.NewReader(download(t, page, "PNG, the picture")))
	if err != nil {
		t.Fatal(err)
	}
	if got := picture.Bounds().Dy(); float64(got) < 2*shown {
		t.Errorf("%d pixels high, want all %v rows twice as fine", got, shown)
	}
	colours := map[color.Color]bool{}
	for x := range picture.Bounds().Dx() {
		colours[picture.At(x, 200)] = true
	}
	if len(colours) < 3 {
		t.Errorf("%d colours along a row, want marks on the ground", len(colours))
	}
}

// TestTimelineDrawsOnlyWhatIsSeen scrolls through 20,000 items, of which a part is in the page at any time.
func TestTimelineDrawsOnlyWhatIsSeen(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	page := browsertest.Open(t)
	page.Goto(server.URL + "/bench/timeline?items=20000")
	page.Wait(benchShown)
	page.Run(chromedp.Click(`//button[. = "Run"]`, chromedp.BySearch))
	page.Wait(`document.querySelectorAll('main > table tbody tr').length === 4`)
	var drawn, top int
	page.Run(
		chromedp.Evaluate(`document.querySelectorAll('[data-item]').length`, &drawn),
		chromedp.Evaluate(`document.querySelector('.rows').scrollTop`, &top),
	)
	if drawn == 0 || drawn > 10_000 {
		t.Errorf("%d items drawn", drawn)
	}
	if top == 0 {
		t.Error("nothing was scrolled")
	}
	for _, row := range texts(page, "main > table tbody tr") {
		t.Log(strings.Join(strings.Fields(row), " "))
	}
}
