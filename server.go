// Command incidentgraph turns public reports of cyber incidents into a graph and answers questions across them.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/alecthomas/kong"
	"github.com/lmittmann/tint"
)

// program is the command line: each command is a field, and its flags are those of the command's struct.
type program struct {
	Serve       serveCommand       `cmd:"" default:"withargs" help:"Serve the graph (the default command). Loads the bundled samples into an empty store first."`
	Load        loadCommand        `cmd:"" help:"Load reports and incident documents into the store."`
	Elections   electionsGroup     `cmd:"" help:"The election calendar."`
	Extract     extractCommand     `cmd:"" help:"Print what reports say as incident documents, one a line. Reads no store."`
	Ask         askCommand         `cmd:"" help:"Answer a question in English or French from the store."`
	Export      exportCommand      `cmd:"" help:"Write the incidents of the store to standard output."`
	Suggestions suggestionsCommand `cmd:"" help:"List incidents that may be one, with the reason."`
	Check       checkCommand       `cmd:"" help:"Check that the store can be reached and is consistent."`
	Version     versionCommand     `cmd:"" help:"Print the version of the program and of the store's schema."`
	PDFText     pdfTextCommand     `cmd:"" name:"pdf-text" hidden:""`

	LogFormat string `enum:"text,json" default:"text" env:"LOG_FORMAT" help:"Format of the log on standard error: text or json."`
}

type electionsGroup struct {
	Load electionsLoadCommand `cmd:"" help:"Load the election calendar: one entry a line, as in samples/elections.jsonl."`
}

// console is what a command may touch of the world.
type console struct {
	ctx    context.Context
	in     io.Reader
	out    io.Writer
	err    io.Writer
	now    func() time.Time
	log    *slog.Logger
	onBusy func(total int64, what string) progress
}

// errRejected says that all went well but for what was listed already.
var errRejected = errors.New("some input was rejected")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	c := &console{ctx: ctx, in: os.Stdin, out: os.Stdout, err: os.Stderr, now: time.Now, onBusy: terminalProgress}
	code := run(c, os.Args[1:])
	stop()
	os.Exit(code)
}

// run does what the arguments say and returns the exit code: 0, 1 for a failure, 2 for arguments that are wrong.
func run(c *console, args []string) int {
	exit, exited := 0, false
	parser, err := kong.New(new(program),
		kong.Name("incidentgraph"),
		kong.Description("Public reports of cyber incidents as a graph that answers questions across incidents.\n\nWith no command it serves: open the printed address."),
		kong.Writers(c.out, c.err),
		kong.Exit(func(code int) { exit, exited = code, true }),
		kong.UsageOnError(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, FlagsLast: true}),
	)
	if err != nil {
		fmt.Fprintf(c.err, "incidentgraph: %v\n", err)
		return 1
	}
	parsed, err := parser.Parse(args)
	if exited {
		return exit
	}
	if err != nil {
		fmt.Fprintf(c.err, "incidentgraph: %v\nSee incidentgraph --help.\n", err)
		return 2
	}
	c.log = newLog(c.err, parsed.Model.Target.Interface().(program).LogFormat)
	return c.report(parsed.Run(c))
}

// report prints why a command failed and returns its exit code.
func (c *console) report(err error) int {
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errRejected):
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(c.err, "incidentgraph: interrupted; what was written so far stays, and the same command goes on from there")
	default:
		fmt.Fprintf(c.err, "incidentgraph: %v\n", err)
	}
	return 1
}

func newLog(w io.Writer, format string) *slog.Logger {
	if format == "json" {
		return slog.New(slog.NewJSONHandler(w, nil))
	}
	return slog.New(tint.NewHandler(w, &tint.Options{TimeFormat: time.TimeOnly, NoColor: !isTerminal(w)}))
}
