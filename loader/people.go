package loader

import (
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// people reads the persons that a title names: "Mayor Carole Canette", "the webmaster, Thierry Marx".
func (e *extraction) people() {
	for _, s := range e.sentences {
		if s.apart {
			continue
		}
		for _, m := range of(s.found, vocabulary.Title) {
			role := strings.ToLower(oneLine(e.report.Text[m.Start:m.End]))
			if at, name := e.nameAfter(e.pastPlace(m.Last+1, s.last), s.last); name != "" {
				e.person(name, role, passage{start: m.Start, end: at.end})
			} else if at, name := e.nameBefore(m.First, s.first); name != "" {
				e.person(name, role, passage{start: at.start, end: m.End})
			}
		}
	}
}

// Names have two words at least, and few more.
const (
	fewestNames = 2
	mostNames   = 4
)

// nameAfter reads a name that begins at a word: capitals in a row, with the particles of names between them.
func (e *extraction) nameAfter(first, limit int) (passage, string) {
	if first >= limit {
		return passage{}, ""
	}
	last, capitals := first, 0
	for n := first; n < limit && n < first+mostNames+2; n++ {
		gap := " "
		if n > first {
			gap = e.report.Text[e.words[n-1].End:e.words[n].Start]
		}
		if gap != " " && gap != "-" && gap != "'" && gap != "’" {
			break
		}
		if e.words[n].Upper {
			if gap != "-" {
				capitals++
			}
			last = n + 1
			continue
		}
		if n == first || !e.in(vocabulary.Particle, n) {
			break
		}
	}
	if capitals < fewestNames || capitals > mostNames {
		return passage{}, ""
	}
	at := passage{start: e.words[first].Start, end: e.words[last-1].End}
	return at, e.text(at)
}

// pastPlace leads over the place of an office: from "of Dax" in "the mayor of Dax, Julien Dubois".
func (e *extraction) pastPlace(first, limit int) int {
	if first >= limit || e.words[first].Text != "of" && e.words[first].Text != "de" {
		return first
	}
	for n := first + 1; n < limit && n <= first+mostNames+1; n++ {
		if e.words[n].Pause && n > first+1 {
			return n
		}
	}
	return first
}

// nameBefore reads the name in "Arto Jääskeläinen, the director": right before a comma and the title.
func (e *extraction) nameBefore(title, limit int) (passage, string) {
	last := title - 1
	if last > limit && (e.words[last].Text == "the" || e.words[last].Text == "its") {
		last--
	}
	if last < limit || !strings.HasPrefix(e.report.Text[e.words[last].End:], ",") {
		return passage{}, ""
	}
	first := last
	for first > limit && e.words[first-1].Upper && !e.words[first].Pause && first-1 > last-mostNames {
		first--
	}
	if first == limit {
		// the first word of a sentence is written with a capital in any case; a name of three words is none
		first = max(first, last-1)
	}
	at, name := e.nameAfter(first, last+1)
	if !e.words[last].Upper {
		return passage{}, ""
	}
	return at, name
}

// mostPeople is how many people a report names at most.
const mostPeople = 200

func (e *extraction) person(name, role string, at passage) {
	if strings.ContainsAny(name, "\n|") || len(name) > graph.MaxNameRunes || len(e.incident.People) == mostPeople {
		return
	}
	for _, p := range e.incident.People {
		if graph.Slug(p.Name) == graph.Slug(name) {
			return
		}
	}
	e.incident.People = append(e.incident.People, &graph.Person{Name: name, Role: role})
	e.supportField(entry("people", len(e.incident.People)-1), evidence(at))
}
