package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/browsertest"
)

// screenshotFolder is where TestScreenshots writes to: make screenshots.
var screenshotFolder = flag.String("screenshots", "", "folder to write the pictures of docs/dashboard.md to")

// screenshots are the pictures of docs/dashboard.md, in its order: the page of dashboardPages, the theme and the size of the window.
var screenshots = []struct {
	file, page, theme string
	width, height     int64
}{
	{"answer.png", "asked", "light", 1280, 800},
	{"overview.png", "overview", "light", 1280, 800},
	{"explore.png", "filtered", "light", 1280, 800},
	{"timeline.png", "timeline", "light", 1280, 800},
	{"graph.png", "path", "light", 1280, 800},
	{"map.png", "europe", "dark", 1280, 800},
	{"incident.png", "incident", "light", 1280, 800},
	{"service.png", "service", "light", 1280, 800},
	{"phone.png", "explore", "dark", 390, 800},
}

// TestScreenshots takes the pictures that show the dashboard in the docs. Without a folder to write to it sees to it that the docs
// show just these, and that each is there.
func TestScreenshots(t *testing.T) {
	if *screenshotFolder == "" {
		checkPictures(t)
		return
	}
	if err := os.MkdirAll(*screenshotFolder, 0o755); err != nil {
		t.Fatal(err)
	}
	server, _ := sampleServer(t, sampleStore(t))
	for _, shot := range screenshots {
		at := slices.IndexFunc(dashboardPages, func(p dashboardPage) bool { return p.name == shot.page })
		if at < 0 {
			t.Fatalf("no page %q", shot.page)
		}
		page := browsertest.Open(t)
		page.Goto(server.URL + "/about")
		page.Run(
			chromedp.EmulateViewport(shot.width, shot.height),
			chromedp.Evaluate(fmt.Sprintf(`localStorage.setItem('theme', %q); localStorage.setItem('language', 'en')`, shot.theme), nil),
		)
		page.Goto(server.URL + dashboardPages[at].path)
		page.Wait(dashboardPages[at].shown)
		var png []byte
		page.Run(chromedp.CaptureScreenshot(&png))
		if err := os.WriteFile(filepath.Join(*screenshotFolder, shot.file), png, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// checkPictures compares the pictures with those that the docs show and with those that are there.
func checkPictures(t *testing.T) {
	t.Helper()
	text, err := os.ReadFile("docs/dashboard.md")
	if err != nil {
		t.Fatal(err)
	}
	var want, shown []string
	for _, shot := range screenshots {
		want = append(want, shot.file)
		if _, err := os.Stat(filepath.Join("docs/dashboard", shot.file)); err != nil {
			t.Errorf("%v: run `make screenshots`", err)
		}
	}
	for _, match := range regexp.MustCompile(`!\[[^]]+\]\(dashboard/([^)]+)\)`).FindAllStringSubmatch(string(text), -1) {
		shown = append(shown, match[1])
	}
	if diff := cmp.Diff(want, shown); diff != "" {
		t.Errorf("pictures in docs/dashboard.md (-taken +shown):\n%s", diff)
	}
}
