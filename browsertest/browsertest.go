// Package browsertest looks at our pages as a person does: in a real Chromium, without a window. It keeps account of
// everything a page asks for and of everything it complains about, so that a test can say that nothing leaves the machine
// and nothing is broken.
//
// Chromium is CHROME_BIN, or the first of chromium, chromium-browser and google-chrome in PATH. Without one a test fails,
// it does not skip.
package browsertest

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// actionTimeout is for one call: ample, since other tests compile and run meanwhile.
const actionTimeout = time.Minute

// Page is one tab of a Chromium of its own, with a fresh profile.
type Page struct {
	tb     testing.TB
	ctx    context.Context
	record *record
}

// Open starts Chromium with an empty tab; it ends with the test. It fails tb when there is none.
func Open(tb testing.TB) *Page {
	tb.Helper()
	program, err := find()
	if err != nil {
		tb.Fatal(err)
	}
	browser := start(tb, program)
	record := &record{}
	tab, err := newTab(browser, newOutside(tb, record))
	if err != nil {
		tb.Fatalf("browsertest: open a tab: %v", err)
	}
	ctx, _ := chromedp.NewContext(browser, chromedp.WithTargetID(tab)) // ends with the browser
	chromedp.ListenTarget(ctx, record.listen)
	// Without a deadline: the context of a tab's first Run is the tab's lifetime.
	if err := chromedp.Run(ctx); err != nil {
		tb.Fatalf("browsertest: open a tab: %v", err)
	}
	return &Page{tb: tb, ctx: ctx, record: record}
}

// Run does the actions in this tab and fails the test, with a picture of the page, when one fails.
func (p *Page) Run(actions ...chromedp.Action) {
	p.tb.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, actionTimeout)
	defer cancel()
	if err := chromedp.Run(ctx, actions...); err != nil {
		p.fail(err)
	}
}

// Goto opens url and waits until it is loaded.
func (p *Page) Goto(url string) {
	p.tb.Helper()
	p.Run(chromedp.Navigate(url))
}

// Wait waits until the JavaScript expression is true. Unlike chromedp.Poll it needs no eval in the page, which our
// Content-Security-Policy forbids.
func (p *Page) Wait(expression string) {
	p.tb.Helper()
	for deadline := time.Now().Add(actionTimeout); ; time.Sleep(50 * time.Millisecond) {
		var holds bool
		p.Run(chromedp.Evaluate("!!("+expression+")", &holds))
		if holds {
			return
		}
		if time.Now().After(deadline) {
			p.fail(fmt.Errorf("waited %s for %s", actionTimeout, expression))
		}
	}
}

// Context is for what [Page.Run] does not offer; it ends with the test.
func (p *Page) Context() context.Context { return p.ctx }

// Screenshot writes the whole page, not just what fits the window, as a PNG file.
func (p *Page) Screenshot(path string) {
	p.tb.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, actionTimeout)
	defer cancel()
	if err := picture(ctx, path); err != nil {
		p.tb.Fatalf("browsertest: screenshot: %v", err)
	}
}

func (p *Page) fail(err error) {
	p.tb.Helper()
	p.tb.Fatalf("browsertest: %v; complaints: %q; picture: %s", err, p.Complaints(), p.lastPicture())
}

// lastPicture is kept where BROWSERTEST_PICTURES says, or in the temporary folder: tb's own is gone when one looks.
func (p *Page) lastPicture() string {
	ctx, cancel := context.WithTimeout(p.ctx, 10*time.Second)
	defer cancel()
	file, err := os.CreateTemp(cmp.Or(os.Getenv("BROWSERTEST_PICTURES"), os.TempDir()), "browsertest-*.png")
	if err != nil {
		return err.Error()
	}
	_ = file.Close()
	if err := picture(ctx, file.Name()); err != nil {
		_ = os.Remove(file.Name())
		return err.Error()
	}
	return file.Name()
}

func picture(ctx context.Context, path string) error {
	var png []byte
	if err := chromedp.Run(ctx, chromedp.FullScreenshot(&png, 100)); err != nil { // 100 means PNG
		return err
	}
	return os.WriteFile(path, png, 0o644)
}
