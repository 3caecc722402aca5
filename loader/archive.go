package loader

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"io"
	"path"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// What an archive may hold: that many files, bytes altogether, and bytes for each that it is packed in, from a size on from
// which that matters. Text packs to a tenth; what packs to a hundredth of that is made to fill memories.
const (
	maxEntries       = 10_000
	maxUnpacked      = 512 << 20
	maxRatio         = 200
	ratioFrom        = 1 << 20
	maxStreamArchive = 64 << 20
	encryptedEntry   = 1
)

// unpack reads the inputs of an archive, each under the name of the archive and its own.
func (r *Reader) unpack(ctx context.Context, name string, file io.Reader, in *bufio.Reader, each take) error {
	source, size, err := anywhere(file, in)
	if err != nil {
		return err
	}
	opened, err := zip.NewReader(source, size)
	switch {
	case err != nil:
		return graph.Invalid("archive: broken: %v", err)
	case len(opened.File) > maxEntries:
		return graph.Invalid("archive: %d files, at most %d are read", len(opened.File), maxEntries)
	}
	inner := *r
	inner.Progress = nil // the bytes of the archive count, not those that they stand for
	budget := int64(maxUnpacked)
	found := 0
	for _, entry := range opened.File {
		if !isEntry(entry.Name) {
			continue
		}
		found++
		input := Input{Name: name + "/" + printable(entry.Name), Open: func() (io.ReadCloser, error) { return unpacked(entry, &budget) }}
		if err := inner.read(ctx, input, each); err != nil {
			return stopping(err)
		}
		if r.Progress != nil {
			r.Progress(int(entry.CompressedSize64))
		}
		if budget <= 0 {
			return graph.Invalid("archive: more than %d MB when unpacked; the rest is not read", maxUnpacked>>20)
		}
	}
	if found == 0 {
		return graph.Invalid("an archive without reports or documents (%s)", strings.Join(loadable, " "))
	}
	return nil
}

// anywhere returns an input for reading at any place: a file as it is, anything else in memory.
func anywhere(file io.Reader, in *bufio.Reader) (io.ReaderAt, int64, error) {
	if f, ok := file.(interface {
		io.ReaderAt
		io.Seeker
	}); ok {
		if size, err := f.Seek(0, io.SeekEnd); err == nil {
			return f, size, nil
		}
	}
	data, err := readAll(in, maxStreamArchive)
	return bytes.NewReader(data), int64(len(data)), err
}

// isEntry reports whether a file of an archive is to be read, as it would be in a folder.
func isEntry(name string) bool {
	for folder := range strings.SplitSeq(path.Dir(name), "/") {
		if strings.HasPrefix(folder, ".") && strings.Trim(folder, ".") != "" || folder == "__MACOSX" {
			return false
		}
	}
	return !strings.HasSuffix(name, "/") && isLoadable(path.Base(name))
}

// unpacked opens a file of an archive. What it holds is counted as it is read: its header says what it likes.
func unpacked(entry *zip.File, budget *int64) (io.ReadCloser, error) {
	switch {
	case extensions[strings.ToLower(path.Ext(entry.Name))] == archive:
		return nil, graph.Invalid("an archive within an archive is not read")
	case entry.Flags&encryptedEntry != 0:
		return nil, graph.Invalid("encrypted; unpack it with its password")
	}
	file, err := entry.Open()
	if err != nil {
		return nil, graph.Invalid("archive: broken: %v", err)
	}
	limit := min(graph.MaxReportBytes, max(ratioFrom, maxRatio*int64(min(entry.CompressedSize64, maxUnpacked))))
	return &metered{ReadCloser: file, left: limit, budget: budget}, nil
}

// metered ends in graph.ErrInvalid when more is read than the file and the archive may hold.
type metered struct {
	io.ReadCloser
	left   int64
	budget *int64
}

func (m *metered) Read(p []byte) (int, error) {
	n, err := m.ReadCloser.Read(p)
	m.left -= int64(n)
	*m.budget -= int64(n)
	switch {
	case m.left < 0 || *m.budget < 0:
		return 0, graph.Invalid("archive: holds more than %d MB, or than its %d bytes each stand for", graph.MaxReportBytes>>20, maxRatio)
	case err != nil && err != io.EOF:
		return n, graph.Invalid("archive: broken: %v", err)
	}
	return n, err
}

// printable makes a name from an archive fit for a terminal.
func printable(name string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return '?'
		}
		return r
	}, strings.ToValidUTF8(name, "?"))
}
