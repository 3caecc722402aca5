package storetest

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// values returns the values that a document has in a dimension, with how each is written.
func (n *naive) values(d *naiveDocument, by graph.Dimension) map[string]string {
	all := map[string]string{}
	add := func(value, written string) {
		if known, there := all[value]; value != "" && (!there || written < known) {
			all[value] = written
		}
	}
	plain := func(values ...string) {
		for _, v := range values {
			add(v, v)
		}
	}
	switch by {
	case graph.ByService:
		for _, s := range d.Services {
			if s.Status == "DISRUPTED" || s.Status == "RESTORED" {
				plain(s.Code)
			}
		}
	case graph.BySector, graph.ByVictim:
		for _, v := range d.Victims {
			if by == graph.BySector {
				plain(v.Sector)
			} else {
				add(d.victimID(v.Name), n.names[d.victimID(v.Name)])
			}
		}
	case graph.ByCountry:
		plain(d.Place.Country)
	case graph.ByRegion:
		if d.Place.Region != "" {
			add(graph.Slug(d.Place.Region), d.Place.Region)
		}
	case graph.ByYear, graph.ByQuarter, graph.ByMonth:
		plain(d.period(by))
	case graph.ByAttackType:
		plain(d.AttackTypes...)
	case graph.ByActor:
		for _, a := range d.Actors {
			add(graph.Slug(a.Name), a.Name)
		}
	case graph.ByPartner:
		for _, p := range d.Partners {
			add(graph.Slug(p.Name), p.Name)
		}
	case graph.ByPartnerKind:
		for _, p := range d.Partners {
			plain(p.Kind)
		}
	case graph.ByDataImpact:
		plain(d.DataImpact)
	case graph.ByElectionStatus:
		for _, v := range d.Elections {
			plain(v.Status)
		}
	}
	return all
}

// period is the year, quarter or month in which the incident began, empty if that is not known.
func (d *naiveDocument) period(by graph.Dimension) string {
	from := d.Occurred.From
	switch {
	case by == graph.ByYear && from != "":
		return from[:4]
	case by == graph.ByMonth && len(from) > 4:
		return from[:7]
	case by == graph.ByQuarter && len(from) > 4:
		for n, months := range []string{"01 02 03", "04 05 06", "07 08 09", "10 11 12"} {
			if strings.Contains(months, from[5:7]) {
				return fmt.Sprintf("%s-Q%d", from[:4], n+1)
			}
		}
	}
	return ""
}

// Count puts each incident into its buckets.
func (n *naive) Count(_ context.Context, f graph.Filter, by ...graph.Dimension) ([]*graph.Bucket, error) {
	found := map[string]*graph.Bucket{}
	for _, d := range n.matching(f) {
		for place, bucket := range n.buckets(d, by) {
			known := found[place]
			if known == nil {
				found[place] = bucket
				continue
			}
			known.Count++
			for k := range by {
				known.Keys[k], known.Labels[k] = min(known.Keys[k], bucket.Keys[k]), min(known.Labels[k], bucket.Labels[k])
			}
		}
	}
	buckets := []*graph.Bucket{}
	for _, bucket := range found {
		buckets = append(buckets, bucket)
	}
	if len(by) == 0 && len(buckets) == 0 {
		buckets = append(buckets, &graph.Bucket{Keys: []string{}, Labels: []string{}})
	}
	slices.SortFunc(buckets, func(a, b *graph.Bucket) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		return strings.Compare(strings.Join(a.Keys, "\x00"), strings.Join(b.Keys, "\x00"))
	})
	return buckets, nil
}

// buckets returns those that one incident is in.
func (n *naive) buckets(d *naiveDocument, by []graph.Dimension) map[string]*graph.Bucket {
	all := map[string]*graph.Bucket{"": {Keys: []string{}, Labels: []string{}, Count: 1}}
	for k, dimension := range by {
		more := map[string]*graph.Bucket{}
		for place, bucket := range all {
			for value, written := range n.values(d, dimension) {
				if k == 1 && by[0] == by[1] && value <= place {
					continue
				}
				key := written
				if dimension == graph.ByVictim {
					key = value
				}
				more[strings.TrimPrefix(place+"\x00"+value, "\x00")] = &graph.Bucket{
					Keys: append(slices.Clone(bucket.Keys), key), Labels: append(slices.Clone(bucket.Labels), written), Count: 1,
				}
			}
		}
		all = more
	}
	return all
}

// Coverage asks each incident for each topic.
func (n *naive) Coverage(_ context.Context, f graph.Filter, of ...[]graph.Topic) (*graph.Coverage, error) {
	matching := n.matching(f)
	c := &graph.Coverage{Matching: len(matching), Answerable: make([]int, len(of)), Dataset: graph.Dataset{Incidents: len(n.documents)}}
	for _, d := range n.documents {
		if from := graph.Date(d.Occurred.From); from != "" {
			c.Dataset.Until = max(c.Dataset.Until, from)
			if c.Dataset.From == "" || from < c.Dataset.From {
				c.Dataset.From = from
			}
		}
	}
	for k, topics := range of {
		for _, d := range matching {
			if !slices.ContainsFunc(topics, func(t graph.Topic) bool { return !n.tells(d, t) }) {
				c.Answerable[k]++
			}
		}
	}
	return c, nil
}

// tells says whether a document says something of a topic.
func (n *naive) tells(d *naiveDocument, t graph.Topic) bool {
	switch {
	case t == graph.ServiceStatusTopic:
		return len(d.Services) > 0
	case t == graph.RansomDemandedTopic:
		return d.Ransom.Demanded != nil
	case t == graph.Topic(graph.ByDataImpact):
		return d.DataImpact != "" && d.DataImpact != "NOT_STATED"
	case slices.Contains(graph.Measures, graph.Measure(t)):
		return len(d.spans(graph.Measure(t))) > 0
	}
	return len(n.values(d, graph.Dimension(t))) > 0
}
