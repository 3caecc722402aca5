package loader

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Input is one file to read. Size is in bytes, 0 if it is not known.
type Input struct {
	Name string
	Size int64
	Open func() (io.ReadCloser, error)
}

// loadable are the extensions of the files that a folder is searched for.
var loadable = []string{".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml", ".zip", ".json", ".jsonl"}

// FileInputs returns the inputs that paths name: files, folders with all that they hold (files with the extensions of
// reports and documents; hidden files and READMEs are left out), and "-" for stdin. What cannot be found is rejected.
func FileInputs(paths []string, stdin io.Reader, reject func(Rejection)) []Input {
	var inputs []Input
	for _, p := range paths {
		if p == "-" {
			inputs = append(inputs, Input{Name: "-", Open: func() (io.ReadCloser, error) { return io.NopCloser(stdin), nil }})
			continue
		}
		info, err := os.Stat(p)
		switch {
		case err != nil:
			reject(Rejection{Input: p, Err: plainFileError(err)})
		case info.IsDir():
			inputs = append(inputs, folderInputs(p, reject)...)
		case !info.Mode().IsRegular():
			reject(Rejection{Input: p, Err: graph.Invalid("neither a file nor a folder")})
		default:
			inputs = append(inputs, fileInput(p, info))
		}
	}
	return inputs
}

func fileInput(name string, info fs.FileInfo) Input {
	return Input{Name: name, Size: info.Size(), Open: func() (io.ReadCloser, error) { return os.Open(name) }}
}

// folderInputs returns the files of a folder and the folders in it. A link to a file is read as that file; one to a folder is not
// followed, unless the folder was named by it: it may lead back to where it stands, or out to all of a disk.
func folderInputs(folder string, reject func(Rejection)) []Input {
	var inputs []Input
	err := fs.WalkDir(os.DirFS(folder), ".", func(within string, entry fs.DirEntry, err error) error {
		name := filepath.Join(folder, filepath.FromSlash(within))
		switch {
		case err != nil:
			reject(Rejection{Input: name, Err: plainFileError(err)})
		case entry.IsDir() && within != "." && strings.HasPrefix(entry.Name(), "."):
			return fs.SkipDir
		case !entry.IsDir() && isLoadable(entry.Name()):
			info, err := os.Stat(name)
			if err != nil {
				reject(Rejection{Input: name, Err: plainFileError(err)})
			} else if info.Mode().IsRegular() {
				inputs = append(inputs, fileInput(name, info))
			}
		}
		return nil
	})
	if err != nil {
		reject(Rejection{Input: folder, Err: err})
	}
	if len(inputs) == 0 {
		reject(Rejection{Input: folder, Err: graph.Invalid("a folder without reports or documents (%s)", strings.Join(loadable, " "))})
	}
	return inputs
}

// BundledInputs returns all loadable files of a file system that is part of the program.
func BundledInputs(files fs.FS) ([]Input, error) {
	var inputs []Input
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !isLoadable(entry.Name()) {
			return err
		}
		info, err := entry.Info()
		inputs = append(inputs, Input{Name: name, Size: info.Size(), Open: func() (io.ReadCloser, error) { return files.Open(name) }})
		return err
	})
	return inputs, err
}

func isLoadable(name string) bool {
	return !strings.HasPrefix(name, ".") && !strings.HasPrefix(strings.ToUpper(name), "README") &&
		slices.Contains(loadable, strings.ToLower(path.Ext(name)))
}

// plainFileError leaves out the name, which a rejection gives already.
func plainFileError(err error) error {
	var named *fs.PathError
	switch {
	case os.IsNotExist(err):
		return graph.Invalid("no such file or folder")
	case os.IsPermission(err):
		return graph.Invalid("no permission to read it")
	case errors.As(err, &named):
		return named.Err
	}
	return err
}

// readAll reads at most limit bytes and is graph.ErrInvalid if there are more.
func readAll(r io.Reader, limit int) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	if err != nil {
		return nil, err
	}
	if len(data) > limit {
		return nil, tooLong(limit)
	}
	return data, nil
}

func tooLong(limit int) error {
	return graph.Invalid("longer than %d MB", limit>>20)
}

// Rejection says why an input, or one document of it, was not taken. Line and Record count from 1 and are 0 where
// they do not apply.
type Rejection struct {
	Input  string
	Line   int
	Record int
	Err    error
}

// Error reads as "file:3: reason".
func (r Rejection) Error() string {
	switch {
	case r.Line > 0:
		return fmt.Sprintf("%s:%d: %v", r.Input, r.Line, r.Err)
	case r.Record > 0:
		return fmt.Sprintf("%s: record %d: %v", r.Input, r.Record, r.Err)
	}
	return fmt.Sprintf("%s: %v", r.Input, r.Err)
}
