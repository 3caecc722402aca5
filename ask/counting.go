package ask

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// counting asks for numbers of incidents.
type counting struct {
	filter graph.Filter
	by     []graph.Dimension
	least  int // fewer are left out
	// distinct counts, for each value of the first dimension, the values of the second that go with it.
	distinct bool
}

const countingQuery = `query Ask($filter: IncidentFilter) {
  count(filter: $filter%s) {
    total
    buckets { keys labels count }
    coverage { matching answerable silent dataset { incidents from until } }
  }
}
`

func (s *counting) query() string {
	by := ""
	if len(s.by) > 0 {
		names := make([]string, len(s.by))
		for n, d := range s.by {
			names[n] = string(d)
		}
		by = ", by: [" + strings.Join(names, ", ") + "]"
	}
	return fmt.Sprintf(countingQuery, by)
}

func (s *counting) variables() map[string]any { return map[string]any{} }

func (s *counting) read(l *language, data []byte) (*Result, error) {
	var answer struct {
		Count struct {
			Total    int
			Buckets  []*graph.Bucket
			Coverage *Coverage
		}
	}
	if err := json.Unmarshal(data, &answer); err != nil {
		return nil, err
	}
	c := answer.Count
	r := &Result{Total: &c.Total, Coverage: c.Coverage}
	if len(s.by) == 0 {
		r.Table = &Table{Columns: []Column{{l.say("incidents"), true}}, Rows: []TableRow{{Cells: cells(strconv.Itoa(c.Total)), Filter: Input(s.filter)}}}
		r.Answer = found(l, c.Total, c.Total)
		return r, nil
	}
	r.Table = s.table(l, s.rowsOf(c.Buckets))
	r.Answer = l.count("found", c.Total) + " " + l.say("figures", s.heads(l))
	if len(r.Table.Rows) == 0 {
		r.Answer = l.say("no figures")
	}
	return r, nil
}

// heads names the dimensions.
func (s *counting) heads(l *language) string {
	first := l.label(string(s.by[0]))
	if len(s.by) == 1 {
		return first
	}
	return l.join("and", []string{first, l.label(string(s.by[1]))})
}

// rowsOf returns the buckets to show: in the order of time for dates, else the largest first.
func (s *counting) rowsOf(buckets []*graph.Bucket) []*graph.Bucket {
	if s.distinct {
		return distinct(buckets)
	}
	buckets = slices.DeleteFunc(buckets, func(b *graph.Bucket) bool { return b.Count < s.least })
	if at := slices.IndexFunc(s.by, isTime); at >= 0 {
		slices.SortStableFunc(buckets, func(a, b *graph.Bucket) int { return cmp.Compare(a.Keys[at], b.Keys[at]) })
	}
	return buckets
}

// distinct counts the pairs of each first value.
func distinct(buckets []*graph.Bucket) []*graph.Bucket {
	var firsts []*graph.Bucket
	at := map[string]*graph.Bucket{}
	for _, b := range buckets {
		first := at[b.Keys[0]]
		if first == nil {
			first = &graph.Bucket{Keys: b.Keys[:1], Labels: b.Labels[:1]}
			at[b.Keys[0]] = first
			firsts = append(firsts, first)
		}
		first.Count++
	}
	slices.SortStableFunc(firsts, func(a, b *graph.Bucket) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Keys[0], b.Keys[0]))
	})
	return firsts
}

func isTime(d graph.Dimension) bool {
	return d == graph.ByYear || d == graph.ByQuarter || d == graph.ByMonth
}

func (s *counting) table(l *language, buckets []*graph.Bucket) *Table {
	t := &Table{}
	by, counted := s.by, l.say("incidents")
	if s.distinct {
		by, counted = s.by[:1], l.label(string(s.by[1]))
	}
	for _, d := range by {
		t.Columns = append(t.Columns, Column{Name: l.label(string(d))})
	}
	t.Columns = append(t.Columns, Column{Name: counted, Numeric: true})
	for _, b := range buckets {
		row := TableRow{Filter: s.behind(b)}
		for n, label := range b.Labels {
			if isCode(by[n]) {
				label = l.label(label)
			}
			row.Cells = append(row.Cells, &label)
		}
		row.Cells = append(row.Cells, cells(strconv.Itoa(b.Count))...)
		t.Rows = append(t.Rows, row)
	}
	return t
}

// isCode tells the dimensions whose values have labels.
func isCode(d graph.Dimension) bool {
	return !isTime(d) && !slices.Contains([]graph.Dimension{graph.ByCountry, graph.ByRegion, graph.ByActor, graph.ByPartner, graph.ByVictim}, d)
}

// behind returns the filter of the incidents of a bucket, nil for one of dates: those count by the day on which an incident began, and
// filters select what may have been then.
func (s *counting) behind(b *graph.Bucket) any {
	if slices.ContainsFunc(s.by, isTime) {
		return nil
	}
	filter := s.filter
	for n, key := range b.Keys {
		part := keyFilter(s.by[n], key)
		if !add(&filter, part) {
			filter.And = append(slices.Clone(filter.And), &part)
		}
	}
	return Input(filter)
}

// keyFilter selects the incidents that have a value of a dimension.
func keyFilter(d graph.Dimension, key string) graph.Filter {
	switch d {
	case graph.ByService:
		return graph.Filter{Disrupted: []graph.ServiceCode{graph.ServiceCode(key)}}
	case graph.BySector:
		return graph.Filter{Sectors: []graph.Sector{graph.Sector(key)}}
	case graph.ByCountry:
		return graph.Filter{Countries: []string{key}}
	case graph.ByRegion:
		return graph.Filter{Regions: []string{key}}
	case graph.ByAttackType:
		return graph.Filter{AttackTypes: []graph.AttackType{graph.AttackType(key)}}
	case graph.ByActor:
		return graph.Filter{Actors: []string{key}}
	case graph.ByPartner:
		return graph.Filter{Partners: []string{key}}
	case graph.ByPartnerKind:
		return graph.Filter{PartnerKinds: []graph.PartnerKind{graph.PartnerKind(key)}}
	case graph.ByDataImpact:
		return graph.Filter{DataImpact: []graph.DataImpact{graph.DataImpact(key)}}
	case graph.ByElectionStatus:
		return graph.Filter{ElectionStatus: []graph.ElectionStatus{graph.ElectionStatus(key)}}
	case graph.ByVictim:
		return graph.Filter{Victims: []string{key}}
	}
	return graph.Filter{}
}

func cells(texts ...string) []*string {
	all := make([]*string, len(texts))
	for n := range texts {
		all[n] = &texts[n]
	}
	return all
}
