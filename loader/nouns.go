package loader

import (
	"slices"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// Marks of the sections of services whose names mean a service with some victims only.
const (
	// inSector and notSector stand before a sector: "gates" are logistics at a port, and "births" are no registry's in a
	// hospital.
	inSector  = "in:"
	notSector = "not:"
	// spared marks bodies beside the victim, which are named for many reasons: they count only where the text says that
	// they went on ("the hospitals were not affected").
	spared = "spared"
)

// leaveUnfit drops the names of services that mean none with this victim, and phrases that are only parts of a name, before
// the sentences are cut into clauses.
func (d *document) leaveUnfit() {
	d.victimSector = d.sector()
	own := vocabulary.Words(d.report.Victim.Value)
	for _, s := range d.sentences {
		all := s.found
		s.found = slices.DeleteFunc(slices.Clone(all), func(m vocabulary.Match) bool {
			switch {
			case m.Kind == vocabulary.Service:
				return !fits(m.Entry, d.victimSector) || d.isWithinOwn(m, own) || isBeforePartner(m, all)
			case isPredicate(m):
				return d.isOfName(s, m)
			}
			return false
		})
	}
}

// isWithinOwn reports whether a phrase is part of the victim's own name in full: "the Commission on Elections".
func (d *document) isWithinOwn(m vocabulary.Match, own []vocabulary.Word) bool {
	if m.Last-m.First+1 >= len(own) {
		return false
	}
	for first := max(0, m.Last-len(own)+1); first <= m.First && first+len(own) <= len(d.words); first++ {
		same := slices.EqualFunc(d.words[first:first+len(own)], own, func(a, b vocabulary.Word) bool { return a.Text == b.Text })
		if same {
			return true
		}
	}
	return false
}

// isBeforePartner reports whether a phrase only says what the body right after it is: "the telecommunications service STS".
func isBeforePartner(m vocabulary.Match, found []vocabulary.Match) bool {
	return slices.ContainsFunc(found, func(p vocabulary.Match) bool {
		return p.Kind == vocabulary.Partner && !p.Has("generic") && p.First == m.Last+1
	})
}

// isOfName reports whether a word is a capital beside another within a sentence: the "Noir" of "the group Corvus Noir".
func (d *document) isOfName(s *sentence, m vocabulary.Match) bool {
	n := m.First
	return n == m.Last && n > s.first+1 && d.words[n].Upper && d.words[n-1].Upper && !d.words[n].Pause
}

// sector is that of the victim, empty when it is not known.
func (d *document) sector() graph.Sector {
	e := &extraction{document: d, incident: &graph.Incident{}}
	e.victim()
	for _, v := range e.incident.Victims {
		return v.Sector
	}
	return ""
}

// fits reports whether the marks of an entry allow for that sector.
func fits(entry *vocabulary.Entry, sector graph.Sector) bool {
	asked, found := false, false
	for _, mark := range entry.Marks {
		if only, ok := strings.CutPrefix(mark, inSector); ok {
			asked, found = true, found || graph.Sector(only) == sector
		}
		if but, ok := strings.CutPrefix(mark, notSector); ok && graph.Sector(but) == sector {
			return false
		}
	}
	return found || !asked
}

// website is the service that an address on the web stands for: "the rest of wasserwerk.de answered slowly".
var website = &vocabulary.Entry{Kind: vocabulary.Service, Code: "WEBSITE"}

// withForms adds to the phrases found what is told by its form: addresses of websites, and names of response teams.
func (d *document) withForms(found []vocabulary.Match) []vocabulary.Match {
	all := append(append(found, d.addresses()...), d.responseTeams()...)
	if len(all) > len(found) {
		slices.SortStableFunc(all, func(a, b vocabulary.Match) int { return a.First - b.First })
	}
	return all
}

// addresses finds the addresses of websites in the text: a name, a full stop and the end of an address in one run, and
// no mailbox before it.
func (d *document) addresses() []vocabulary.Match {
	var found []vocabulary.Match
	for n := 1; n < len(d.words); n++ {
		host, end := d.words[n-1], d.words[n]
		if end.Start-host.End != 1 || d.report.Text[host.End] != '.' || len(host.Text) < shortestHost || !domainEnds[end.Text] || end.Upper && !host.Upper {
			continue
		}
		if host.Start > 0 && d.report.Text[host.Start-1] == '@' {
			continue
		}
		found = append(found, vocabulary.Match{Start: host.Start, End: end.End, First: n - 1, Last: n, Phrase: "address on the web", Entry: website})
	}
	return found
}

// shortestHost is the length of the shortest name that a full stop may part from the end of an address, so that
// abbreviations are none.
const shortestHost = 3

// domainEnds are the ends of addresses in use by bodies of public life.
var domainEnds = func() map[string]bool {
	ends := map[string]bool{}
	for _, end := range strings.Fields(`com org net info eu int gov edu mil de fr it es pt nl be at ch li lu pl cz sk hu ro bg gr si
		hr rs ba mk al md ua ru by ee lv lt fi se no dk is ie uk us ca mx br ar cl co pe uy au nz id ph th my sg jp kr cn tw hk
		il tr ma za ng ke gh ge am az kz uz`) {
		ends[end] = true
	}
	return ends
}()
