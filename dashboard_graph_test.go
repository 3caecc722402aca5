package main

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/browsertest"
)

const (
	fleury        = "fleury-les-aubrais-2024-06"
	graphOfFleury = "/explore?view=graph&root=" + fleury
	// fleuryElection is the key of the edge that says that the election services of Fleury were out.
	fleuryElection = fleury + "+service:ELECTIONS+AFFECTED+DISRUPTED"
)

// shownGraph is what the picture of a graph tells of itself, since its canvas cannot be read: where each node is.
type shownGraph struct {
	page *browsertest.Page
}

// openGraph opens the address and waits until its graph is drawn.
func openGraph(page *browsertest.Page, address string) shownGraph {
	page.Goto(address)
	g := shownGraph{page}
	g.wait(`canvas.querySelector('canvas') && nodes > 0`)
	return g
}

// wait waits until the expression over canvas, nodes and rows holds, and nothing is loading.
func (g shownGraph) wait(expression string) {
	g.page.Wait(`(() => {
		const canvas = document.querySelector('.canvas');
		const nodes = Number(canvas?.dataset.nodes ?? 0);
		const rows = document.querySelectorAll('.tables tbody tr').length;
		return Boolean(canvas && !document.querySelector('.graph[aria-busy=true]') && (` + expression + `));
	})()`)
}

func (g shownGraph) positions() map[string][2]float64 {
	var positions map[string][2]float64
	g.page.Run(chromedp.Evaluate(`JSON.parse(document.querySelector('.canvas').dataset.positions)`, &positions))
	return positions
}

// ids are those of the shown nodes, sorted.
func (g shownGraph) ids() []string {
	return slices.Sorted(maps.Keys(g.positions()))
}

// rows are the ids of the nodes that the table has, sorted.
func (g shownGraph) rows() []string {
	var ids []string
	g.page.Run(chromedp.Evaluate(`[...document.querySelectorAll('.tables [data-id]')].map((button) => button.dataset.id).sort()`, &ids))
	return ids
}

// press puts the focus on a button and presses Enter, as one does who has no mouse.
func (g shownGraph) press(selector string) {
	g.page.Run(chromedp.Focus(selector), chromedp.KeyEvent("\r"))
}

// The graph of a list starts small, and its table has the same nodes and edges.
func TestDashboardGraphStartsSmall(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	page := browsertest.Open(t)
	g := openGraph(page, server.URL+"/explore?view=graph")
	ids := g.ids()
	if len(ids) < 20 || len(ids) > 80 {
		t.Errorf("it starts with %d things, want a few", len(ids))
	}
	if diff := cmp.Diff(ids, g.rows()); diff != "" {
		t.Errorf("picture and table differ (-picture +table):\n%s", diff)
	}
	var edges, rows int
	g.press(`.switch button:nth-child(2)`)
	page.Wait(`document.querySelector('.tables [data-key]') !== null`)
	page.Run(
		chromedp.Evaluate(`Number(document.querySelector('.canvas').dataset.edges)`, &edges),
		chromedp.Evaluate(`document.querySelectorAll('.tables tbody tr').length`, &rows),
	)
	if edges != rows || edges == 0 {
		t.Errorf("the picture has %d edges, the table %d", edges, rows)
	}
	checkQuiet(t, page)
}

// Expanding adds neighbours and leaves what was there in its place; collapsing takes away just those. The address brings all back.
func TestDashboardGraphGrows(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	page := browsertest.Open(t)
	g := openGraph(page, server.URL+graphOfFleury)
	before := g.positions()

	g.press(`[data-id="service:ELECTIONS"]`)
	page.Wait(`/45 not shown/.test(document.querySelector('.told section')?.textContent)`)
	g.press(`.told section .actions button`)
	g.wait(`nodes > 30`)
	after := g.positions()
	if len(after) != len(before)+30 {
		t.Errorf("expanded: %d things after %d, want 30 more", len(after), len(before))
	}
	for id, place := range before {
		if after[id] != place {
			t.Errorf("%s moved from %v to %v", id, place, after[id])
		}
	}
	page.Wait(`/15 not shown/.test(document.querySelector('.told section').textContent)`)

	var address string
	page.Run(chromedp.Location(&address))
	again := openGraph(browsertest.Open(t), address)
	again.wait(`nodes > 30`)
	if diff := cmp.Diff(after, again.positions()); diff != "" {
		t.Errorf("the address shows another picture (-first +again):\n%s", diff)
	}

	g.press(`[aria-label="Collapse Elections"]`)
	g.wait(`nodes < 30`)
	if diff := cmp.Diff(before, g.positions()); diff != "" {
		t.Errorf("expanded and collapsed (-before +after):\n%s", diff)
	}
	page.Run(chromedp.NavigateBack())
	g.wait(`nodes > 30`)
	checkQuiet(t, page)
}

// An edge shows the sentence that says so, and a node what it is, with a link; an incident opens beside the graph.
func TestDashboardGraphShowsEvidence(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	page := browsertest.Open(t)
	g := openGraph(page, server.URL+graphOfFleury)
	g.press(`.switch button:nth-child(2)`)
	page.Wait(`document.querySelector('.tables [data-key]') !== null`)
	key, _ := url.QueryUnescape(fleuryElection)
	g.press(`[data-key="` + key + `"]`)
	page.Wait(`/electoral office/.test(document.querySelector('.told section blockquote')?.textContent)`)

	g.press(`.switch button:first-child`)
	page.Wait(`document.querySelector('.tables [data-id]') !== null`)
	g.press(`[data-id="` + fleury + `"]`)
	page.Wait(`document.querySelectorAll('aside blockquote').length > 3 && document.querySelector('.told section a[href="/incident/` + fleury + `"]') !== null`)
	checkQuiet(t, page)
}

// The path between two picked nodes is shown with the hubs that it passes by, and with them if they are asked for.
func TestDashboardGraphPath(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	page := browsertest.Open(t)
	g := openGraph(page, server.URL+"/explore?view=graph&root="+fleury+"&root=marseille-2020-03")
	for _, id := range []string{fleury, "marseille-2020-03"} {
		g.press(`[data-id="` + id + `"]`)
		page.Wait(`document.querySelector('.told section a[href="/incident/` + id + `"]') !== null`)
		g.press(`.told section .actions button:nth-last-child(2)`)
	}
	page.Wait(`/Civil registry/.test(document.querySelector('ol[aria-label^=Chains] li')?.textContent) && /France \(51\)/.test(document.querySelector('.told details[open]').textContent)`)
	page.Run(chromedp.Click(`.ends input[type=checkbox]`))
	page.Wait(`/France|Internal IT|Telephony/.test(document.querySelector('ol[aria-label^=Chains]')?.textContent) && !/Passed by/.test(document.querySelector('.told details[open]').textContent)`)
	checkQuiet(t, page)
}

// The filters of the graph take away what they do not match, and say how much.
func TestDashboardGraphFilters(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	page := browsertest.Open(t)
	all := openGraph(page, server.URL+graphOfFleury+"&root=marseille-2020-03").ids()
	for _, test := range []struct{ name, parameters string }{
		{"kind of thing", "&kind=INCIDENT&kind=SERVICE"},
		{"kind of link", "&link=AGAINST"},
		{"status", "&status=UNAFFECTED&link=AFFECTED"},
		{"time", "&since=2024"},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := openGraph(page, server.URL+graphOfFleury+"&root=marseille-2020-03"+test.parameters)
			ids := g.ids()
			if len(ids) == 0 || len(ids) >= len(all) {
				t.Errorf("%d things of %d are left", len(ids), len(all))
			}
			if diff := cmp.Diff(ids, g.rows()); diff != "" {
				t.Errorf("picture and table differ (-picture +table):\n%s", diff)
			}
			page.Wait(`/of the kinds: incident and service|filters of the graph hide/.test(document.querySelector('.graph [role=status]').textContent)`)
		})
	}
}

// The picture can be kept as a file: as SVG with the same nodes, and as PNG.
func TestDashboardGraphAsFile(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	page := browsertest.Open(t)
	g := openGraph(page, server.URL+graphOfFleury)
	var drawing struct {
		Paths []struct {
			Stroke string `xml:"stroke,attr"`
		} `xml:"path"`
		Texts []struct {
			Lines []string `xml:"tspan"`
		} `xml:"text"`
	}
	if err := xml.Unmarshal(download(t, page, "SVG, the picture"), &drawing); err != nil {
		t.Fatal(err)
	}
	if nodes := g.ids(); len(drawing.Texts) != len(nodes) || len(drawing.Paths) < len(nodes)-1 {
		t.Errorf("the file has %d nodes and %d edges, the page %d nodes", len(drawing.Texts), len(drawing.Paths), len(nodes))
	}
	if stroke := drawing.Paths[0].Stroke; !strings.HasPrefix(stroke, "rgb(") {
		t.Errorf("an edge has the colour %q, want one that stands by itself", stroke)
	}
	page.Run(chromedp.KeyEvent(kb.Escape))
	picture, err := png.Decode(bytes.NewReader(download(t, page, "PNG, the picture")))
	if err != nil {
		t.Fatal(err)
	}
	if size := picture.Bounds(); size.Dx() < 400 || size.Dy() < 400 {
		t.Errorf("the picture is %v", size)
	}
	checkQuiet(t, page)
}

// The benchmark grows to as many nodes as are asked for, and measures each act.
func TestDashboardGraphBenchmark(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	page := browsertest.Open(t)
	page.Goto(server.URL + "/bench/graph?nodes=500")
	page.Wait(`document.querySelector('.canvas canvas') !== null`)
	page.Run(chromedp.Click(`//button[. = "Run"]`, chromedp.BySearch))
	page.Wait(`document.querySelectorAll('main table[aria-busy=false] tbody th[scope=row]').length === 4 && document.querySelector('.canvas').dataset.nodes === '500'`)
	for _, row := range texts(page, "main table[aria-busy] tbody tr") {
		t.Log(strings.Join(strings.Fields(row), " "))
	}
	checkQuiet(t, page)
}
