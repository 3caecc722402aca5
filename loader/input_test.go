package loader_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/loader"
)

// TestFolders reads a folder by its name and by a link to it, and what is in it: files and links to files, but no hidden ones,
// and no links to folders.
func TestFolders(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, file := range []string{"outside/linked.txt", "reports/a.txt", "reports/deep/b.md", "reports/.hidden/c.txt", "reports/.c.txt", "reports/README.txt", "reports/picture.png"} {
		write(t, file)
	}
	for link, target := range map[string]string{
		"by-link": "reports", "file.txt": "reports/a.txt", "reports/deep/link.txt": "../../outside/linked.txt", "reports/loop": ".", "reports/other": "../outside", "reports/folder.txt": "../outside",
		"reports/to-itself.txt": "to-itself.txt", "reports/broken.txt": "nothing",
	} {
		if err := os.Symlink(target, filepath.FromSlash(link)); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{
		"F/broken.txt: no such file or folder", "F/to-itself.txt: too many levels of symbolic links",
		"F/a.txt", "F/deep/b.md", "F/deep/link.txt",
	}
	for _, folder := range []string{"reports", "by-link", "by-link/"} {
		if diff := cmp.Diff(want, named(folder)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", folder, diff)
		}
	}
	if diff := cmp.Diff([]string{"F"}, named("file.txt")); diff != "" {
		t.Errorf("a link to a file: (-want +got)\n%s", diff)
	}
}

func write(t *testing.T, file string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
}

// named returns what is rejected of a path, then the names of its inputs, all with F in the place of the path.
func named(path string) []string {
	var got []string
	for _, input := range loader.FileInputs([]string{path}, nil, func(r loader.Rejection) { got = append(got, r.Error()) }) {
		got = append(got, filepath.ToSlash(input.Name))
	}
	for n := range got {
		got[n] = strings.ReplaceAll(got[n], filepath.Clean(path), "F")
	}
	return got
}
