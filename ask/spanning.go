package ask

import (
	"encoding/json"
	"strconv"

	"github.com/incidentgraph/incidentgraph/graph"
)

// spanning asks how many days something took.
type spanning struct {
	measure  graph.Measure
	services []graph.ServiceCode // that outages are asked of; all if empty
}

const (
	dayFields     = "n least lowerQuartile median upperQuartile most"
	coverageField = "coverage { matching answerable silent dataset { incidents from until } }"
)

func (s *spanning) query() string {
	field := map[graph.Measure]string{
		graph.Containment:    "days: containment { " + dayFields + " " + coverageField + " }",
		graph.BeforeElection: "days: beforeElection { " + dayFields + " " + coverageField + " }",
		graph.StatedOutage:   "days: outage { " + dayFields + " " + coverageField + " }\n    byService: outageByService { service { code } " + dayFields + " }",
	}[s.measure]
	return "query Ask($filter: IncidentFilter) {\n  stats(filter: $filter) {\n    " + field + "\n  }\n}\n"
}

func (s *spanning) variables() map[string]any { return map[string]any{} }

// days is what numbers of days come to.
type days struct {
	N                                                 int
	Least, LowerQuartile, Median, UpperQuartile, Most *int
}

func (d days) cells() []*string {
	all := cells(strconv.Itoa(d.N))
	for _, n := range []*int{d.Median, d.LowerQuartile, d.UpperQuartile, d.Least, d.Most} {
		if n == nil {
			all = append(all, nil)
			continue
		}
		all = append(all, cells(strconv.Itoa(*n))...)
	}
	return all
}

func (s *spanning) read(l *language, data []byte) (*Result, error) {
	var answer struct {
		Stats struct {
			Days struct {
				days
				Coverage *Coverage
			}
			ByService []struct {
				Service struct{ Code graph.ServiceCode }
				days
			}
		}
	}
	if err := json.Unmarshal(data, &answer); err != nil {
		return nil, err
	}
	all := answer.Stats
	r := &Result{Coverage: all.Days.Coverage, Total: &all.Days.Coverage.Matching, Table: &Table{}}
	for _, head := range []string{"n", "median", "lower", "upper", "least", "longest"} {
		r.Table.Columns = append(r.Table.Columns, Column{l.say(head), true})
	}
	if s.measure == graph.StatedOutage {
		r.Table.Columns = append([]Column{{Name: l.label("SERVICE")}}, r.Table.Columns...)
		for _, service := range all.ByService {
			if !among(s.services, service.Service.Code) {
				continue
			}
			r.Table.Rows = append(r.Table.Rows, TableRow{Cells: append(cells(l.label(string(service.Service.Code))), service.cells()...)})
		}
	} else if all.Days.N > 0 {
		r.Table.Rows = []TableRow{{Cells: all.Days.cells()}}
	}
	r.Answer = l.count("spans", all.Days.Coverage.Answerable)
	if len(r.Table.Rows) == 0 {
		r.Answer = l.say("no figures")
	}
	return r, nil
}
