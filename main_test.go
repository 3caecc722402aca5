package main

import (
	"archive/zip"
	"io"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// asProgram makes this test binary the program itself, so that a test can kill it.
const asProgram = "INCIDENTGRAPH_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	testscript.Main(m, map[string]func(){"incidentgraph": main})
}

// TestScripts runs the command line as a user does.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", Cmds: map[string]func(*testscript.TestScript, bool, []string){"zip": zipFiles}})
}

// zipFiles is the command "zip ARCHIVE FILE…" of scripts.
func zipFiles(ts *testscript.TestScript, _ bool, args []string) {
	archive, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	w := zip.NewWriter(archive)
	for _, name := range args[1:] {
		f, err := w.Create(name)
		ts.Check(err)
		_, err = io.WriteString(f, ts.ReadFile(name))
		ts.Check(err)
	}
	ts.Check(w.Close())
	ts.Check(archive.Close())
}
