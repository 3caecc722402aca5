// Package storetest holds every engine to the contract of [graph.Store]. An engine's test calls [Run]; a test that
// can open two engines calls [Twin], and [Sharp]. A bug that is found in one engine becomes a case for all of them.
package storetest

import (
	"testing"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Open returns a store without content. It fails tb where it cannot, and leaves closing the store to tb.Cleanup. A
// store need only be good until the next one is opened, so that all may live in one database.
type Open = func(tb testing.TB) graph.Store

// group is a list of cases about one concept.
type group struct {
	name  string
	cases []testCase
}

// testCase is one sentence that must hold of every store.
type testCase struct {
	name string
	run  func(*scene)
}

// untouched are the cases about a store without content. They share one.
var untouched = []group{
	{"Empty", emptyCases},
}

// reading are the cases that only read. They share a store with the documents of world.go.
var reading = []group{
	{"Incidents", incidentCases},
	{"Relations", relationCases},
	{"Filter", filterCases},
	{"Text", textCases},
	{"Search", searchCases},
	{"Page", pageCases},
	{"Nodes", nodeCases},
	{"IncidentsOf", incidentsOfCases},
	{"List", listCases},
	{"Timeline", timelineCases},
	{"Neighbours", neighbourCases},
	{"Count", countCases},
	{"Coverage", coverageCases},
	{"Known names", knownCases},
	{"Context", contextCases},
}

// writing are the cases that write. Each has a store of its own.
var writing = []group{
	{"Put", putCases},
	{"Order of loading", orderCases},
	{"Fold", foldCases},
	{"Names", nameCases},
	{"Count by names", nameCountCases},
	{"Days", dayCases},
	{"Evidence", evidenceCases},
	{"Links", linkCases},
	{"Page under writes", pageWriteCases},
	{"Elections", electionCases},
	{"Votes", voteCases},
	{"Check", checkCases},
	{"Changes", changeCases},
	{"Search under writes", searchWriteCases},
	{"Similar", similarCases},
	{"Concurrency", concurrencyCases},
}

// Run holds the stores that open returns to the contract.
func Run(t *testing.T, open Open) {
	shared(t, untouched, open)
	shared(t, reading, func(tb testing.TB) graph.Store { return seed(tb, open(tb)) })
	for _, g := range writing {
		t.Run(g.name, func(t *testing.T) {
			for _, c := range g.cases {
				t.Run(c.name, func(t *testing.T) { c.run(&scene{t, open(t), open}) })
			}
		})
	}
}

// shared runs groups over one store.
func shared(t *testing.T, groups []group, open Open) {
	store := open(t)
	for _, g := range groups {
		t.Run(g.name, func(t *testing.T) {
			for _, c := range g.cases {
				t.Run(c.name, func(t *testing.T) { c.run(&scene{t, store, nil}) })
			}
		})
	}
}
