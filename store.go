package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/graph/neo4j"
	"github.com/incidentgraph/incidentgraph/graph/sqlite"
)

// storeFlags say where the graph is kept.
type storeFlags struct {
	Store         string `env:"STORE_URL" placeholder:"URL" help:"Where the graph is kept: sqlite:PATH, or neo4j://, neo4j+s:// or bolt://HOST:PORT. Without it $$NEO4J_URI, else sqlite:incidentgraph.db."`
	Neo4jURI      string `env:"NEO4J_URI" name:"neo4j-uri" hidden:""`
	Neo4jUsername string `env:"NEO4J_USERNAME,NEO4J_USER" name:"neo4j-username" default:"neo4j" help:"User of a Neo4j store."`
	Neo4jPassword string `env:"NEO4J_PASSWORD" name:"neo4j-password" help:"Password of a Neo4j store; better given as $$NEO4J_PASSWORD. Without one, no log-in is tried."`
	Neo4jDatabase string `env:"NEO4J_DATABASE" name:"neo4j-database" placeholder:"NAME" help:"Database of a Neo4j store; the server's default if none is given."`
}

func (f *storeFlags) url() string {
	return cmp.Or(f.Store, f.Neo4jURI, "sqlite:incidentgraph.db")
}

// open opens the store that the URL's scheme names.
func (f *storeFlags) open(ctx context.Context) (graph.Store, error) {
	url := f.url()
	scheme, path, _ := strings.Cut(url, ":")
	switch scheme {
	case "sqlite":
		if path == "" {
			return nil, graph.Invalid("--store %s: give a file, as in sqlite:incidentgraph.db", url)
		}
		return sqlite.Open(ctx, path)
	case "neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc":
		return neo4j.Open(ctx, neo4j.Config{URI: url, Username: f.Neo4jUsername, Password: f.Neo4jPassword, Database: f.Neo4jDatabase})
	}
	return nil, graph.Invalid("--store %s: want sqlite:PATH, or an address that begins with neo4j:, neo4j+s:, bolt: or bolt+s:", url)
}

// with opens the store, runs use, and closes it.
func (f *storeFlags) with(c *console, use func(graph.Store) error) (err error) {
	store, err := f.open(c.ctx)
	if err != nil {
		return err
	}
	defer func() {
		if closing := store.Close(context.WithoutCancel(c.ctx)); err == nil && closing != nil {
			err = fmt.Errorf("closing the store: %w", closing)
		}
	}()
	return use(store)
}
