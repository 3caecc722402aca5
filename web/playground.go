package web

import (
	"bytes"
	"embed"
	"html/template"
	"io/fs"
	"net/http"
	"path"
)

//go:embed playground dist/playground
var playgroundFiles embed.FS

// playgroundPolicy lets the playground load its own files and talk to this server, and nothing else. Styles are the
// exception: GraphiQL's dialogs write one into the page.
const playgroundPolicy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
	"font-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// Playground serves GraphiQL for the API at endpoint, a path on this server such as /graphql. It opens with the answer to the
// first example query, and a menu of all of them. It is to be mounted at /playground and /playground/, and
// loads nothing from elsewhere.
func Playground(endpoint string) http.Handler {
	files := playgroundAssets()
	page := playgroundPage(endpoint)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !mayRead(w, r) {
			return
		}
		if r.URL.Path == "/playground" || r.URL.Path == "/playground/" {
			page.serve(w, r)
			return
		}
		if file, found := files[r.URL.Path]; found {
			file.serve(w, r)
			return
		}
		http.NotFound(w, r)
	})
}

func playgroundPage(endpoint string) asset {
	var page bytes.Buffer
	source := template.Must(template.ParseFS(playgroundFiles, "playground/index.html"))
	if err := source.Execute(&page, map[string]any{"Endpoint": endpoint, "Examples": Examples()}); err != nil {
		panic("web: playground: " + err.Error()) // embedded: fails for every build or for none
	}
	return newAsset("index.html", page.Bytes(), playgroundPolicy, keepNot)
}

func playgroundAssets() map[string]asset {
	files := map[string]asset{}
	for _, folder := range []string{"playground", "dist/playground"} {
		entries, err := fs.ReadDir(playgroundFiles, folder)
		if err != nil {
			panic("web: playground: " + err.Error()) // embedded
		}
		for _, entry := range entries {
			if data, err := playgroundFiles.ReadFile(path.Join(folder, entry.Name())); err == nil && entry.Name() != "index.html" {
				files["/playground/"+entry.Name()] = newAsset(entry.Name(), data, playgroundPolicy, keepNot)
			}
		}
	}
	return files
}
