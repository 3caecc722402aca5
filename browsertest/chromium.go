package browsertest

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// names under which systems install Chromium.
var names = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}

// nowhere is the proxy for what Chromium asks for by itself, news of its extensions for one: nobody listens there.
const nowhere = "http://127.0.0.1:9"

// The window's size, in which a page of ours has to be usable.
const width, height = 1280, 900

// startTimeout is long since Chromium starts while other tests compile and run.
const startTimeout = time.Minute

// start starts Chromium with an empty tab that nobody uses.
func start(tb testing.TB, program string) context.Context {
	tb.Helper()
	dir := newFolder(tb)
	allocator, cancelAllocator := chromedp.NewExecAllocator(context.Background(), options(program, dir)...)
	tb.Cleanup(cancelAllocator)
	browser, cancelBrowser := chromedp.NewContext(allocator)
	tb.Cleanup(cancelBrowser)
	if err := chromedp.Run(browser); err != nil {
		tb.Fatalf("browsertest: start %s: %v", program, err)
	}
	tb.Cleanup(func() { // asked to end, Chromium leaves fewer files behind than when it is killed
		ctx, cancel := context.WithTimeout(browser, 10*time.Second)
		defer cancel()
		_ = chromedp.Cancel(ctx)
	})
	return browser
}

// newTab opens a tab in a profile apart from the rest of Chromium: so the proxy gets what pages ask for, and not what
// Chromium asks for by itself.
func newTab(browser context.Context, proxy string) (target.ID, error) {
	executor := cdp.WithExecutor(browser, chromedp.FromContext(browser).Browser)
	profile, err := target.CreateBrowserContext().WithProxyServer(proxy).Do(executor)
	if err != nil {
		return "", err
	}
	return target.CreateTarget("about:blank").WithBrowserContextID(profile).WithNewWindow(true).
		WithWidth(width).WithHeight(height).Do(executor)
}

// newFolder is for the profile. Not tb.TempDir: Chromium's last processes may still write while it is removed, which is
// no reason for a test to fail.
func newFolder(tb testing.TB) string {
	tb.Helper()
	dir, err := os.MkdirTemp("", "browsertest-")
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		for try := 0; os.RemoveAll(dir) != nil && try < 20; try++ {
			time.Sleep(50 * time.Millisecond)
		}
	})
	return dir
}

func find() (string, error) {
	if program := os.Getenv("CHROME_BIN"); program != "" {
		return program, nil
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("browsertest: the tests look at the pages in a real Chromium, and none is in PATH: type " +
		"`apt-get install -y chromium`, or set CHROME_BIN")
}

// options are chromedp's own, which already keep Chromium from phoning home, and ours. No sandbox: Chromium refuses to
// run as root with one, and it shows nothing but our own pages.
func options(program, dir string) []chromedp.ExecAllocatorOption {
	return append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program),
		chromedp.UserDataDir(dir),
		chromedp.Env("TMPDIR="+dir),
		chromedp.WSURLReadTimeout(startTimeout),
		chromedp.WindowSize(width, height),
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.ProxyServer(nowhere),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-domain-reliability", true),
		chromedp.Flag("no-pings", true),
		// chromedp's own list, and what asks Google about the forms of a page.
		chromedp.Flag("disable-features", "site-per-process,Translate,BlinkGenPropertyTrees,AutofillServerCommunication"),
	)
}
