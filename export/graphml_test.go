package export_test

import (
	"encoding/xml"
	"regexp"
	"testing"

	"github.com/incidentgraph/incidentgraph/graph"
)

type graphml struct {
	XMLName xml.Name `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
	Keys    []struct {
		ID string `xml:"id,attr"`
	} `xml:"key"`
	Graph struct {
		Direction string `xml:"edgedefault,attr"`
		Nodes     []struct {
			ID   string        `xml:"id,attr"`
			Data []graphmlData `xml:"data"`
		} `xml:"node"`
		Edges []struct {
			Source string        `xml:"source,attr"`
			Target string        `xml:"target,attr"`
			Data   []graphmlData `xml:"data"`
		} `xml:"edge"`
	} `xml:"graph"`
}

type graphmlData struct {
	Key   string `xml:"key,attr"`
	Value string `xml:",chardata"`
}

// nmtoken is what the schema of GraphML takes for an id (XML 1.0, production 7), less what no id has.
var nmtoken = regexp.MustCompile(`^[\p{L}\p{Nd}._:-]+$`)

func TestGraphML(t *testing.T) {
	store, incidents := filled(t)
	var g graphml
	if err := xml.Unmarshal(written(t, store, "graphml", graph.Filter{}), &g); err != nil {
		t.Fatal(err)
	}
	if g.Graph.Direction != "directed" {
		t.Errorf("edges are %q", g.Graph.Direction)
	}
	keys, nodes, kinds, links := map[string]bool{}, map[string]bool{}, map[string]int{}, map[string]int{}
	for _, key := range g.Keys {
		keys[key.ID] = true
	}
	noted := func(data []graphmlData, key string) (value string) {
		for _, d := range data {
			if !keys[d.Key] {
				t.Errorf("key %q is not declared", d.Key)
			}
			if d.Key == key {
				value = d.Value
			}
		}
		return value
	}
	for _, node := range g.Graph.Nodes {
		if nodes[node.ID] || !nmtoken.MatchString(node.ID) {
			t.Errorf("node %q is there twice, or has no id of XML", node.ID)
		}
		nodes[node.ID] = true
		kinds[noted(node.Data, "kind")]++
	}
	for _, edge := range g.Graph.Edges {
		if !nodes[edge.Source] || !nodes[edge.Target] {
			t.Errorf("edge from %q to %q leads nowhere", edge.Source, edge.Target)
		}
		links[noted(edge.Data, "link")]++
	}
	want := map[string]int{}
	known, absent := map[string]bool{}, map[string]bool{}
	for _, i := range incidents {
		known[i.ID] = true
	}
	for _, i := range incidents {
		want["AGAINST"] += len(i.Victims)
		want["AFFECTED"] += len(i.Services)
		want["RESPONDED_TO"] += len(i.Partners)
		want["ATTRIBUTED_TO"] += len(i.Actors)
		want["HAS_EVENT"] += len(i.Events)
		want["ENDANGERED"] += len(i.Elections)
		want["RELATED_TO"] += len(i.Related)
		for _, r := range i.Related {
			if !known[r.ID] {
				absent[r.ID] = true
			}
		}
	}
	for link, n := range want {
		if links[link] != n || n == 0 {
			t.Errorf("%d edges of %s, want %d", links[link], link, n)
		}
	}
	if got := kinds["incident"]; got != len(incidents)+len(absent) || !absent["absent"] {
		t.Errorf("%d incidents, want %d and %d that others name", got, len(incidents), len(absent))
	}
	if !nodes["i_x0022_d_x003c__x003e__x0026_ß"] {
		t.Error("the id with signs is not there")
	}
}
