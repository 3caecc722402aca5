package main

import (
	"fmt"
	"runtime/debug"

	"github.com/incidentgraph/incidentgraph/export"
	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/graph/neo4j"
	"github.com/incidentgraph/incidentgraph/graph/sqlite"
	"github.com/incidentgraph/incidentgraph/resolvers"
)

type exportCommand struct {
	storeFlags
	Format string `enum:"jsonl,csv,stix,graphml,atom" default:"jsonl" help:"Format: jsonl (incident documents, one a line), csv (one row an incident), stix (a STIX 2.1 bundle), graphml (for Gephi and the like) or atom (a feed)."`
	Filter string `placeholder:"JSON" help:"Which incidents, as the JSON form of the GraphQL input IncidentFilter; all without it."`
}

// Help is shown by export --help.
func (exportCommand) Help() string {
	return `The lines of jsonl are incident documents that load takes again: a store that loads them exports the same bytes. The columns
of csv and what the others hold are described in docs/exports.md. Where the command fails, what it wrote is no whole file.

Examples:
  incidentgraph export > incidents.jsonl
  incidentgraph export --format csv --filter '{"disrupted":["ELECTIONS"],"countries":["FR"]}' > elections.csv`
}

// Run writes the export.
func (e *exportCommand) Run(c *console) error {
	format, err := export.Named(e.Format)
	if err != nil {
		return err
	}
	filter, err := resolvers.ParseFilter(e.Filter)
	if err != nil {
		return err
	}
	return e.with(c, func(store graph.Store) error {
		if err := filter.CheckNames(c.ctx, store); err != nil {
			return err
		}
		return format.Write(c.ctx, store, filter, c.out)
	})
}

type checkCommand struct {
	storeFlags
}

// Run checks the store.
func (k *checkCommand) Run(c *console) error {
	return k.with(c, func(store graph.Store) error {
		h, err := store.Check(c.ctx)
		if err != nil {
			return err
		}
		fmt.Fprintf(c.out, "store      %s\nengine     %s\nschema     version %d\ndocuments  %d\nincidents  %d\nelections  %d\n",
			redact(k.url()), h.Engine, h.Schema, h.Documents, h.Incidents, h.Elections)
		for _, problem := range h.Problems {
			fmt.Fprintf(c.out, "problem    %s\n", problem)
		}
		if len(h.Problems) > 0 {
			return fmt.Errorf("the store is not consistent: load its documents into a new one (export, then load)")
		}
		fmt.Fprintln(c.out, "consistent yes")
		return nil
	})
}

type versionCommand struct{}

// version is set by the linker in releases.
var version = "devel"

// Run prints the version.
func (versionCommand) Run(c *console) error {
	revision := "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				revision = s.Value
			}
		}
	}
	fmt.Fprintf(c.out, "incidentgraph %s\ncommit %s\nschema sqlite %d, neo4j %d\n", version, revision, sqlite.SchemaVersion, neo4j.SchemaVersion)
	return nil
}

type suggestionsCommand struct {
	storeFlags
}

// Help is shown by suggestions --help.
func (suggestionsCommand) Help() string {
	return `Documents become one incident only when they share an id, or victim, country and month. What is nearer or further than that is
listed here, with the reason, for a person to decide: give the records one id, or name each other as related, and load them again.`
}

// Run lists the suggestions, one a line: both ids, the reason and what is alike, separated by tabs.
func (s *suggestionsCommand) Run(c *console) error {
	return s.with(c, func(store graph.Store) error {
		suggestions, err := graph.Suggest(c.ctx, store)
		if err != nil {
			return err
		}
		for _, p := range suggestions {
			fmt.Fprintf(c.out, "%s\t%s\t%s\t%s\n", p.A.ID, p.B.ID, p.Reason, p.Detail)
		}
		fmt.Fprintf(c.err, "%s\n", counted(len(suggestions), "suggestion"))
		return nil
	})
}
