package main

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/incidentgraph/incidentgraph/browsertest"
)

// hostile are texts that break pages which take them for more than text: markup and scripts of the usual collections of such
// attacks, templates, addresses that run, letters that turn the line around, names as long as the format allows.
var hostile = []string{
	`<script>pwned=1</script>`,
	`"><script>pwned=1</script>`,
	`</script><script>pwned=1</script>`,
	`</title><script>pwned=1</script>`,
	`</textarea><script>pwned=1</script>`,
	`</style><script>pwned=1</script>`,
	`<scr<script>ipt>pwned=1</scr</script>ipt>`,
	`<ScRiPt/x>pwned=1</sCrIpT>`,
	`<img src=x onerror=pwned=1>`,
	`<img src=x:x onerror="pwned=1">`,
	`"><img src=x onerror=pwned=1>`,
	`' onmouseover='pwned=1`,
	`" onfocus="pwned=1" autofocus="`,
	`<svg onload=pwned=1>`,
	`<svg><script>pwned=1</script></svg>`,
	`<svg><animate onbegin=pwned=1 attributeName=x dur=1s></svg>`,
	`<svg><a xlink:href="javascript:pwned=1"><text y=20>x</text></a></svg>`,
	`<svg><foreignObject><iframe srcdoc="<script>parent.pwned=1</script>"></iframe></foreignObject></svg>`,
	`<svg><use href="data:image/svg+xml,<svg id=x onload=pwned=1></svg>#x"></use></svg>`,
	`<math><mtext><table><mglyph><style><img src=x onerror=pwned=1>`,
	`<iframe src="javascript:parent.pwned=1"></iframe>`,
	`<iframe srcdoc="<script>parent.pwned=1</script>"></iframe>`,
	`<object data="javascript:pwned=1"></object>`,
	`<embed src="data:text/html,<script>opener.pwned=1</script>">`,
	`<a href="javascript:pwned=1">click</a>`,
	`<form action="javascript:pwned=1"><button>go</button></form>`,
	`<body onload=pwned=1>`,
	`<details open ontoggle=pwned=1>`,
	`<video><source onerror=pwned=1></video>`,
	`<audio src=x onerror=pwned=1>`,
	`<marquee onstart=pwned=1>`,
	`<input autofocus onfocus=pwned=1>`,
	`<link rel=stylesheet href="//evil.example/x.css">`,
	`<style>@import "//evil.example/x.css"; body { display: none }</style>`,
	`<base href="//evil.example/">`,
	`<meta http-equiv="refresh" content="0;url=//evil.example/">`,
	`<template><img src=x onerror=pwned=1></template>`,
	`<div style="position:fixed;inset:0;background:red">over all</div>`,
	`javascript:pwned=1`,
	`data:text/html,<script>pwned=1</script>`,
	`{{constructor.constructor('pwned=1')()}}`,
	`${pwned=1} {pwned=1} {@html '<script>pwned=1</script>'}`,
	`<!--<img src="--><img src=x onerror=pwned=1>`,
	`<![CDATA[<script>pwned=1</script>]]>`,
	`&lt;script&gt;pwned=1&lt;/script&gt; &amp; &#60;b&#62;`,
	`\u003cscript\u003epwned=1\u003c/script\u003e`,
	`%3Cscript%3Epwned=1%3C/script%3E`,
	"\u202egnp.exe \u2066abc\u2069 \u200fעברית\u200e עד",
	"Z̷a̴l̸g̵o̶ ̷" + strings.Repeat("\u0301", 60),
	"__proto__ constructor toString hasOwnProperty",
	"'; DROP TABLE incident; -- MATCH (n) DETACH DELETE n",
	`=HYPERLINK("http://evil.example","click")`,
	strings.Repeat("W", 300),
	strings.Repeat("word ", 59) + "end",
	"名前" + strings.Repeat("長", 290),
}

// hostileDocument has a text in every field that takes free text.
func hostileDocument(number int, text string) map[string]any {
	report := "Report: " + text + " And the e-mail was out."
	span := []map[string]int{{"report": 0, "start": 8, "end": len(report)}}
	return map[string]any{
		"id": fmt.Sprintf("hostile-%02d", number), "title": text, "summary": text, "notes": text, "campaign": text,
		"victims":     []any{map[string]any{"name": text, "sector": "HEALTHCARE", "role": "PRIMARY"}},
		"place":       map[string]any{"country": "FR", "region": text, "locality": text},
		"occurred":    map[string]any{"from": "2024-06-24"},
		"attackTypes": []string{"OTHER"},
		"actors":      []any{map[string]any{"name": text, "role": "CLAIMED"}},
		"services": []any{
			map[string]any{"code": "EMAIL", "status": "DISRUPTED", "from": "2024-06-24", "fallback": text, "note": text, "evidence": span},
		},
		"partners":  []any{map[string]any{"name": text, "kind": "CSIRT", "role": "ADVICE", "named": true, "evidence": span}},
		"events":    []any{map[string]any{"on": "2024-06-24", "at": "08:30", "kind": "OTHER", "text": text, "evidence": span}},
		"elections": []any{map[string]any{"name": text, "kind": "OTHER", "country": "FR", "heldOn": "2024-07-07", "status": "AT_RISK", "note": text, "evidence": span}},
		"people":    []any{map[string]any{"name": text, "role": text}},
		"suppliers": []any{map[string]any{"name": text, "note": text}},
		"sources": []any{
			map[string]any{"url": "https://example.org/?q=" + fmt.Sprint(number), "title": text},
		},
		"reports": []any{map[string]any{"sha256": fmt.Sprintf("%064x", number), "file": text, "text": report, "language": "en"}},
	}
}

// hostileFile is a file of documents with the hostile texts.
func hostileFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "hostile.jsonl")
	var lines strings.Builder
	encoder := json.NewEncoder(&lines)
	for number, text := range hostile {
		if err := encoder.Encode(hostileDocument(number, text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(path, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// hostilePages are the pages that show a document's texts; %s is its id.
var hostilePages = []struct{ path, shown string }{
	{"/incident/%s", `document.querySelector('main h1') !== null`},
	{"/explore?select=%s", `document.querySelector('main aside h2') !== null`},
}

// TestHostileText loads texts that attack a page, in every field of a document, and looks at every page that shows them: they
// stand there as they are, nothing of them runs, and nothing of the page leaves its place.
func TestHostileText(t *testing.T) {
	store := openStore(t, engines["sqlite"](t))
	loadFiles(t, store, []string{hostileFile(t)})
	server := serveStore(t, store)
	page := browsertest.Open(t)
	lists := []string{
		"/", "/explore?columns=victims,place,actors,elections,title", "/explore?view=map&countries=FR", "/explore?view=timeline", "/explore?view=graph",
		"/?ask=which+incidents+disrupted+e-mail",
	}
	lists = append(lists, hostileThings(t, server)...)
	for _, width := range []int64{390, 1440} {
		page.Run(chromedp.EmulateViewport(width, 900))
		for _, path := range lists {
			page.Goto(server.URL + path)
			page.Wait(`document.querySelector('main table tbody tr, main blockquote') !== null`)
			checkHarmless(t, page, path)
		}
	}
	for number, text := range hostile {
		id := fmt.Sprintf("hostile-%02d", number)
		for _, p := range hostilePages {
			path := fmt.Sprintf(p.path, id)
			page.Goto(server.URL + path)
			page.Wait(p.shown)
			checkHarmless(t, page, path)
			checkShown(t, page, path, text)
		}
	}
	checkQuiet(t, page)
}

// hostileThings are the addresses of the pages of some victims, responders, attackers, votes and places with hostile names.
func hostileThings(t *testing.T, server *httptest.Server) []string {
	t.Helper()
	var answer struct {
		Data map[string]struct{ Nodes []struct{ ID string } }
	}
	query := `{ victim: victims(first: 2) { nodes { id } } partner: partners(first: 2) { nodes { id } } actor: actors(first: 2) { nodes { id } }
		election: elections(first: 2) { nodes { id } } place: places(first: 3) { nodes { id } } }`
	if err := json.Unmarshal(post(t, server, query), &answer); err != nil {
		t.Fatal(err)
	}
	var addresses []string
	for kind, list := range answer.Data {
		for _, node := range list.Nodes {
			_, key, _ := strings.Cut(node.ID, ":")
			addresses = append(addresses, "/"+kind+"/"+url.PathEscape(key))
		}
	}
	if len(addresses) != 11 {
		t.Fatalf("%d things: %v", len(addresses), answer)
	}
	return addresses
}

// checkHarmless fails where a text became more than text, or pushes the page wider than its window.
func checkHarmless(t *testing.T, page *browsertest.Page, path string) {
	t.Helper()
	var harm string
	page.Run(chromedp.Evaluate(`[
		'pwned' in window ? 'a script ran' : '',
		document.querySelector('iframe, object, embed, base, marquee, math, foreignObject, main img, main form[action], [onerror], [onload]') ? 'markup came in' : '',
		[...document.querySelectorAll('a')].some((link) => !/^https?:$/.test(new URL(link.getAttribute('href'), document.baseURI).protocol)) ? 'a link runs' : '',
		document.documentElement.scrollWidth > innerWidth ? 'the page is wider than its window: ' + document.documentElement.scrollWidth : '',
	].filter(Boolean).join(', ')`, &harm))
	if harm != "" {
		t.Errorf("%s: %s", path, harm)
	}
}

// checkShown fails unless a text stands on the page, letter for letter but for the spaces that HTML folds.
func checkShown(t *testing.T, page *browsertest.Page, path, text string) {
	t.Helper()
	var times int
	encoded, _ := json.Marshal(text) // text: cannot fail
	page.Run(chromedp.Evaluate(fmt.Sprintf(`document.querySelector('main').textContent.split(%s).length - 1`, encoded), &times))
	if times < 5 {
		t.Errorf("%s shows the text %d times, want it in the title, the victim, the responder and others: %q", path, times, text)
	}
}
