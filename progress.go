package main

import (
	"io"
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress shows how far long work is.
type progress interface {
	Add(n int) error
	Finish() error
	// Clear takes the bar off the screen, so that a line can be printed; the next Add draws it again.
	Clear() error
}

// terminalProgress shows a bar on standard error if that is a terminal. A total of -1 is unknown.
func terminalProgress(total int64, what string) progress {
	if !isTerminal(os.Stderr) {
		return noProgress{}
	}
	return progressbar.NewOptions64(total,
		progressbar.OptionSetWriter(os.Stderr),
		progressbar.OptionSetDescription(what),
		progressbar.OptionShowBytes(true),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSetPredictTime(true),
	)
}

type noProgress struct{}

func (noProgress) Add(int) error { return nil }
func (noProgress) Finish() error { return nil }
func (noProgress) Clear() error  { return nil }

func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}
