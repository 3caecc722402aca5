package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime/metrics"
	"strings"
	"time"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/loader/plaintext"
)

// pdfTextCommand reads a PDF from standard input and prints its text. The program runs it for each PDF, as a process of its
// own: the library for PDF follows a hostile file to the end of the stack or of memory, neither of which a program
// survives, and prints to standard output where documents belong.
type pdfTextCommand struct{}

// Run prints the text, or on standard error what is wrong with the PDF.
func (pdfTextCommand) Run(c *console) error {
	data, err := io.ReadAll(c.in)
	if err != nil {
		return err
	}
	os.Stdout = nil // what the library prints goes nowhere; c.out has the file
	go boundMemory()
	texts, err := plaintext.PDF(c.ctx, data)
	if err != nil {
		fmt.Fprintln(c.err, err)
		return errRejected
	}
	_, err = io.WriteString(c.out, texts[0])
	return err
}

// maxPDFMemory is what reading a PDF may take; one of 10 MB takes a tenth.
const maxPDFMemory = 1 << 30

// boundMemory ends the process when it takes more memory than a PDF is worth.
func boundMemory() {
	used := []metrics.Sample{{Name: "/memory/classes/total:bytes"}}
	for range time.Tick(10 * time.Millisecond) {
		if metrics.Read(used); used[0].Value.Uint64() > maxPDFMemory {
			fmt.Fprintln(os.Stderr, "PDF: takes too much memory to read")
			os.Exit(1)
		}
	}
}

// readPDF is [plaintext.PDF] in a process of its own.
func readPDF(ctx context.Context, data []byte) ([]string, error) {
	self, err := os.Executable()
	if err != nil {
		return plaintext.PDF(ctx, data)
	}
	child := exec.CommandContext(ctx, self, "pdf-text")
	child.Args[0] = os.Args[0]
	child.Stdin = bytes.NewReader(data)
	text, err := child.Output()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return []string{string(text)}, nil
	case ctx.Err() != nil:
		return nil, graph.Invalid("PDF: takes too long to read")
	case errors.As(err, &exit) && exit.ExitCode() == 1:
		return nil, graph.Invalid("%s", strings.TrimSpace(string(exit.Stderr)))
	case errors.As(err, &exit):
		return nil, graph.Invalid("PDF: broken, or of a kind that is not read")
	}
	return nil, err
}
