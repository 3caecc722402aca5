package export

import (
	"cmp"
	"strings"

	"github.com/google/uuid"

	"github.com/incidentgraph/incidentgraph/graph"
)

// namespace is that of all ids that formats want as UUIDs.
var namespace = uuid.NewSHA1(uuid.NameSpaceURL, []byte("https://github.com/incidentgraph/incidentgraph"))

// stableID returns the UUID (version 5, RFC 9562) that a thing has in every export, by its kind and its id.
func stableID(kind, id string) uuid.UUID { return uuid.NewSHA1(namespace, []byte(kind+" "+id)) }

// seen knows what was written, in 16 bytes each.
type seen map[uuid.UUID]struct{}

// first reports whether id comes for the first time.
func (s seen) first(id uuid.UUID) bool {
	if _, there := s[id]; there {
		return false
	}
	s[id] = struct{}{}
	return true
}

// undated is what formats get that need a time where an incident has no date.
const undated = graph.Date("1970-01-01")

// begun returns the date from which on the incident is told of, and latest the latest date that it states. Formats that need a time get
// the first day that such a date can mean: a store keeps no times of its own, so that the same content gives the same bytes.
func begun(i *graph.Incident) graph.Date {
	return cmp.Or(i.Occurred.From.First(), i.ReportedFor.First(), undated)
}

func latest(i *graph.Incident) graph.Date {
	dates := []graph.Date{i.Occurred.Until, i.ReportedFor}
	for _, s := range i.Sources {
		dates = append(dates, s.PublishedOn)
	}
	for _, e := range i.Events {
		dates = append(dates, e.On)
	}
	for _, s := range i.Services {
		dates = append(dates, s.Until)
	}
	last := begun(i)
	for _, date := range dates {
		last = max(last, date.First())
	}
	return last
}

// words writes a code for readers: "LOCAL_GOVERNMENT" is "local government".
func words[T ~string](code T) string {
	return strings.ReplaceAll(strings.ToLower(string(code)), "_", " ")
}
