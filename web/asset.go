package web

import (
	"crypto/sha256"
	"encoding/hex"
	"mime"
	"net/http"
	"path"
)

// asset is a file in memory with what a browser needs to know of it.
type asset struct {
	data   []byte
	media  string
	etag   string // weak, since it may be sent compressed
	policy string // Content-Security-Policy
	keep   string // Cache-Control
}

func newAsset(name string, data []byte, policy, keep string) asset {
	media := mime.TypeByExtension(path.Ext(name))
	if media == "" {
		media = "text/plain; charset=utf-8"
	}
	sum := sha256.Sum256(data)
	return asset{data, media, `W/"` + hex.EncodeToString(sum[:8]) + `"`, policy, keep}
}

func (a asset) serve(w http.ResponseWriter, r *http.Request) {
	a.describe(w.Header())
	if r.Header.Get("If-None-Match") == a.etag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	_, _ = w.Write(a.data) // a client that is gone needs no answer
}

// serveMissing serves a page that says itself that there is nothing at its address.
func (a asset) serveMissing(w http.ResponseWriter) {
	a.describe(w.Header())
	w.WriteHeader(http.StatusNotFound)
	_, _ = w.Write(a.data)
}

func (a asset) describe(header http.Header) {
	header.Set("Content-Security-Policy", a.policy)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Cache-Control", a.keep)
	header.Set("ETag", a.etag)
	header.Set("Content-Type", a.media)
}
