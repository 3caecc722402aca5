package web

import (
	"embed"
	"io/fs"
	"net/http"
	"regexp"
	"strings"
)

//go:embed dist/app
var dashboardFiles embed.FS

// dashboardPolicy lets the dashboard load its own files and talk to this server, and nothing else.
const dashboardPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; " +
	"connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// How long a browser may keep a file without asking again.
const (
	keepNot     = "no-cache"                            // ask again, and be told by the ETag that it is the same
	keepForever = "public, max-age=31536000, immutable" // its name holds a digest of it
)

// pages are the paths that the dashboard shows something at: those of web/app/src/pages/registry.ts. They are matched as they
// are written, since an id can hold a slash.
var pages = regexp.MustCompile(`^/((explore|about|bench/(timeline|graph))?|(incident|victim|service|partner|actor|election|place)/[^/]+)$`)

// Dashboard serves the dashboard under every path: the files of its build under /assets/, and its page under any other, since
// the page itself reads from its address what to show. Where that is nothing it says so, under status 404. It loads nothing
// from elsewhere.
func Dashboard() http.Handler {
	files := dashboardAssets()
	page := files["/index.html"]
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !mayRead(w, r) {
			return
		}
		switch file, found := files[r.URL.Path]; {
		case found:
			file.serve(w, r)
		case strings.HasPrefix(r.URL.Path, "/assets/"):
			http.NotFound(w, r)
		case pages.MatchString(r.URL.EscapedPath()):
			page.serve(w, r)
		default:
			page.serveMissing(w)
		}
	})
}

// mayRead refuses what is no request to read.
func mayRead(w http.ResponseWriter, r *http.Request) bool {
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		return true
	}
	w.Header().Set("Allow", "GET, HEAD")
	http.Error(w, "want GET", http.StatusMethodNotAllowed)
	return false
}

func dashboardAssets() map[string]asset {
	files := map[string]asset{}
	err := fs.WalkDir(dashboardFiles, "dist/app", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := dashboardFiles.ReadFile(name)
		path := strings.TrimPrefix(name, "dist/app")
		keep := keepNot
		if strings.HasPrefix(path, "/assets/") {
			keep = keepForever
		}
		files[path] = newAsset(name, data, dashboardPolicy, keep)
		return err
	})
	if err != nil {
		panic("web: dashboard: " + err.Error()) // embedded: fails for every build or for none
	}
	return files
}
