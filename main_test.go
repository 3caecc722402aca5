package main

import (
	"archive/zip"
	"cmp"
	"io"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// asProgram makes this test binary the program itself, so that a test can kill it.
const asProgram = "INCIDENTGRAPH_TEST_AS_PROGRAM"

// raceVariable holds the options of the race detector. By default every program that it watches waits a second before it
// exits, for threads that are about to report; the tests start some fifty.
const raceVariable, raceOptions = "GORACE", "atexit_sleep_ms=50"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	if err := os.Setenv(raceVariable, cmp.Or(os.Getenv(raceVariable), raceOptions)); err != nil {
		panic(err) // the name is a valid one
	}
	testscript.Main(m, map[string]func(){"incidentgraph": main})
}

// TestScripts runs the command line as a user does.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:  "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"zip": zipFiles},
		Setup: func(e *testscript.Env) error {
			e.Setenv(raceVariable, os.Getenv(raceVariable))
			return nil
		},
	})
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
