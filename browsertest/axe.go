package browsertest

import (
	_ "embed"
	"fmt"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// axe is axe-core 4.13.0 (see LICENSE-axe-core), which npm run axe in web/app fetches.
//
//go:embed axe.min.js
var axe string

// Barriers are the violations of accessibility rules that axe-core finds on the page as it is now: the rule, what it asks for,
// and the first place that breaks it. Its rule on the size of what is touched, which is off by default, is among them.
func (p *Page) Barriers() []string {
	p.tb.Helper()
	var found []struct {
		ID, Help string
		Nodes    []struct {
			HTML           string
			FailureSummary string
		}
	}
	await := func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }
	p.Run(
		chromedp.Evaluate(axe+"\n;0", nil),
		chromedp.Evaluate(`axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).then((results) => results.violations)`, &found, await),
	)
	var barriers []string
	for _, v := range found {
		barriers = append(barriers, fmt.Sprintf("%s: %s: %d places, the first %.300s: %.300s", v.ID, v.Help, len(v.Nodes), v.Nodes[0].HTML, v.Nodes[0].FailureSummary))
	}
	return barriers
}
