package ask_test

import (
	"slices"
	"strings"
	"time"

	"github.com/incidentgraph/incidentgraph/graph"
)

// What an incident says, read off its lists without a filter, an index or a store.

type holds = func(*graph.Incident) bool

func some[T any](list []T, test func(T) bool) bool { return slices.ContainsFunc(list, test) }

func every(tests ...holds) holds {
	return func(i *graph.Incident) bool { return !some(tests, func(test holds) bool { return !test(i) }) }
}

func either(tests ...holds) holds {
	return func(i *graph.Incident) bool { return some(tests, func(test holds) bool { return test(i) }) }
}

func none(test holds) holds { return func(i *graph.Incident) bool { return !test(i) } }

// status: a service has one of some statuses; any service for the empty code.
func status(code graph.ServiceCode, statuses ...graph.ServiceStatus) holds {
	return func(i *graph.Incident) bool {
		return some(i.Services, func(s *graph.ServiceImpact) bool {
			return (code == "" || s.Code == code) && slices.Contains(statuses, s.Status)
		})
	}
}

func out(code graph.ServiceCode) holds { return status(code, "DISRUPTED", "RESTORED") }

func country(codes ...string) holds {
	return func(i *graph.Incident) bool { return i.Place != nil && slices.Contains(codes, i.Place.Country) }
}

func sector(s graph.Sector) holds {
	return func(i *graph.Incident) bool {
		return some(i.Victims, func(v *graph.Attack) bool { return v.Sector == s })
	}
}

func attack(a graph.AttackType) holds {
	return func(i *graph.Incident) bool { return slices.Contains(i.AttackTypes, a) }
}

func data(impacts ...graph.DataImpact) holds {
	return func(i *graph.Incident) bool { return slices.Contains(impacts, i.DataImpact) }
}

func demanded(yes bool) holds {
	return func(i *graph.Incident) bool {
		return i.Ransom != nil && i.Ransom.Demanded != nil && *i.Ransom.Demanded == yes
	}
}

func withheld(what graph.Undisclosed) holds {
	return func(i *graph.Incident) bool { return slices.Contains(i.NotStated, what) }
}

func partner(kind graph.PartnerKind, role graph.PartnerRole) holds {
	return func(i *graph.Incident) bool {
		return some(i.Partners, func(p *graph.Response) bool { return (kind == "" || p.Kind == kind) && (role == "" || p.Role == role) })
	}
}

func actor(name string) holds {
	return func(i *graph.Incident) bool {
		return some(i.Actors, func(a *graph.Attribution) bool { return a.Name == name })
	}
}

func partnerNamed(name string) holds {
	return func(i *graph.Incident) bool {
		return some(i.Partners, func(p *graph.Response) bool { return p.Name == name })
	}
}

func vote(kind graph.ElectionKind, statuses ...graph.ElectionStatus) holds {
	return func(i *graph.Incident) bool {
		return some(i.Elections, func(e *graph.ElectionImpact) bool {
			return (kind == "" || e.Election.Kind == kind) && (len(statuses) == 0 || slices.Contains(statuses, e.Status))
		})
	}
}

// occurred: the incident can have been between two dates, compared as far as both are written.
func occurred(from, to string) holds {
	return func(i *graph.Incident) bool {
		first, last := string(i.Occurred.From), string(i.Occurred.From)
		if i.Occurred.Until != "" {
			last = string(i.Occurred.Until)
		}
		before := func(a, b string) bool { n := min(len(a), len(b)); return a[:n] < b[:n] }
		return first != "" && !before(last, from) && !(to != "" && before(to, first))
	}
}

// beforeVote: an election can have been so many days after the incident, on one of the days that their dates can mean.
func beforeVote(least, most int) holds {
	day := func(d graph.Date) time.Time { return must(time.Parse(time.DateOnly, string(d))) }
	days := func(from, to graph.Date) int { return int(day(to).Sub(day(from)).Hours() / 24) }
	return func(i *graph.Incident) bool {
		began := i.Occurred.From
		return began != "" && some(i.Elections, func(e *graph.ElectionImpact) bool {
			held := e.Election.HeldOn
			return held != "" && days(began.Last(), held.First()) <= most && days(began.First(), held.Last()) >= least
		})
	}
}

// mentions: a word begins so in the text that is searched.
func mentions(word string) holds {
	return func(i *graph.Incident) bool {
		return some(strings.Fields(i.Record(graph.Calendar{}).Index[graph.SearchText]), func(w string) bool { return strings.HasPrefix(w, word) })
	}
}

func victimCalled(name string) holds {
	return func(i *graph.Incident) bool {
		return some(i.Victims, func(v *graph.Attack) bool {
			return graph.VictimKey(v.Name) == name || some(v.Aliases, func(a string) bool { return graph.VictimKey(a) == name })
		})
	}
}
