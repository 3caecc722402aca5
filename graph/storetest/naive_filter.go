package storetest

import (
	"slices"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// truth is what can be said of a condition on an incident: it holds on no day, on some, or on every day that the dates can
// mean.
type truth int

const (
	no truth = iota
	maybe
	yes
)

func sure(holds bool) truth {
	if holds {
		return yes
	}
	return no
}

// holds says whether all that f asks for holds for d.
func (n *naive) holds(d *naiveDocument, f *graph.Filter) truth {
	all := min(n.services(d, f), d.names(f), d.kinds(f), d.votes(f), sure(d.scalars(f)), sure(d.mentions(f.Text)), sure(d.found(f.Search)), d.occurred(f.Occurred), sure(d.reviewed(f.Review)))
	for _, and := range f.And {
		all = min(all, n.holds(d, and))
	}
	if len(f.Or) > 0 {
		any := no
		for _, or := range f.Or {
			any = max(any, n.holds(d, or))
		}
		all = min(all, any)
	}
	if f.Not != nil {
		all = min(all, yes-n.holds(d, f.Not))
	}
	if f.Match == graph.CertainMatch {
		return sure(all == yes)
	}
	return all
}

// among is true for no list at all, and for one that holds the value.
func among[T ~string](value string, list []T) bool {
	return len(list) == 0 || slices.Contains(list, T(value))
}

func (n *naive) services(d *naiveDocument, f *graph.Filter) truth {
	has := func(codes []graph.ServiceCode, statuses ...string) truth {
		return sure(len(codes) == 0 || slices.ContainsFunc(d.Services, func(s naiveService) bool {
			return among(s.Code, codes) && slices.Contains(statuses, s.Status)
		}))
	}
	all := min(has(f.Disrupted, "DISRUPTED", "RESTORED"), has(f.AtRisk, "AT_RISK"), has(f.Unaffected, "UNAFFECTED"), has(f.Restored, "RESTORED"))
	for _, code := range f.DisruptedAll {
		all = min(all, has([]graph.ServiceCode{code}, "DISRUPTED", "RESTORED"))
	}
	if f.RestoredWithinDays == nil {
		return all
	}
	back := no
	for _, s := range d.Services {
		if s.Status == "RESTORED" && among(s.Code, f.Restored) {
			back = max(back, everyDay(d.outage(s).days(), 0, *f.RestoredWithinDays))
		}
	}
	return min(all, back)
}

// everyDay says whether all, some or none of the numbers are in a range.
func everyDay(numbers []int, from, to int) truth {
	within := 0
	for _, number := range numbers {
		if from <= number && number <= to {
			within++
		}
	}
	switch within {
	case 0:
		return no
	case len(numbers):
		return yes
	}
	return maybe
}

// names compares victims, partners and actors with ids and names.
func (d *naiveDocument) names(f *graph.Filter) truth {
	var victims, partners, actors []string // each as its id and as its folded name
	for _, v := range d.Victims {
		victims = append(victims, d.victimID(v.Name), graph.VictimKey(v.Name))
	}
	for _, p := range d.Partners {
		partners = append(partners, graph.PartnerID(d.ID, p.Name, p.Named == nil || *p.Named), graph.Slug(p.Name))
	}
	for _, a := range d.Actors {
		actors = append(actors, graph.ActorID(a.Name), graph.Slug(a.Name))
	}
	named := func(asked, there []string, fold func(string) string) bool {
		return len(asked) == 0 || slices.ContainsFunc(asked, func(name string) bool {
			return slices.Contains(there, name) || slices.Contains(there, fold(name))
		})
	}
	return sure(named(f.Victims, victims, graph.VictimKey) && named(f.Partners, partners, graph.Slug) && named(f.Actors, actors, graph.Slug))
}

func (d *naiveDocument) kinds(f *graph.Filter) truth {
	sector, partner := len(f.Sectors) == 0, len(f.PartnerKinds)+len(f.PartnerRoles) == 0
	for _, v := range d.Victims {
		sector = sector || slices.Contains(f.Sectors, graph.Sector(v.Sector))
	}
	for _, p := range d.Partners {
		partner = partner || among(p.Kind, f.PartnerKinds) && among(p.Role, f.PartnerRoles)
	}
	return sure(sector && partner)
}

func (d *naiveDocument) votes(f *graph.Filter) truth {
	days := f.DaysBeforeElection != nil && (f.DaysBeforeElection.From != nil || f.DaysBeforeElection.To != nil)
	if len(f.ElectionKinds)+len(f.ElectionStatus) == 0 && !days {
		return yes
	}
	any := no
	for _, v := range d.Elections {
		one := sure(among(v.Kind, f.ElectionKinds) && among(v.Status, f.ElectionStatus))
		if days {
			one = min(one, d.before(v, f.DaysBeforeElection))
		}
		any = max(any, one)
	}
	return any
}

// before tries all days of the incident's beginning and of the vote.
func (d *naiveDocument) before(v *naiveVote, r *graph.DaysRange) truth {
	from, to := 0, 1<<30
	if r.From != nil {
		from = *r.From
	}
	if r.To != nil {
		to = *r.To
	}
	return everyDay(differences(d.Occurred.From, v.held), from, to)
}

func (d *naiveDocument) scalars(f *graph.Filter) bool {
	lists := func(asked, there []string) bool {
		return len(asked) == 0 || slices.ContainsFunc(asked, func(v string) bool { return slices.Contains(there, v) })
	}
	country := len(f.Countries) == 0 || slices.ContainsFunc(f.Countries, func(c string) bool { return strings.ToUpper(c) == d.Place.Country })
	region := len(f.Regions) == 0 || slices.ContainsFunc(f.Regions, func(r string) bool {
		return d.Place.Region != "" && graph.Slug(r) == graph.Slug(d.Place.Region)
	})
	ransom := f.RansomDemanded == nil || d.Ransom.Demanded != nil && *d.Ransom.Demanded == *f.RansomDemanded
	return country && region && ransom && among(d.DataImpact, f.DataImpact) &&
		lists(plainTexts(f.AttackTypes), d.AttackTypes) && lists(plainTexts(f.NotStated), d.NotStated)
}

func plainTexts[T ~string](codes []T) []string {
	var all []string
	for _, code := range codes {
		all = append(all, string(code))
	}
	return all
}

// commonNames are the names that every text search looks at.
func (d *naiveDocument) commonNames() []string {
	all := []string{d.Campaign, d.Place.Region, d.Place.Locality}
	for _, v := range d.Victims {
		all = append(append(all, v.Name), v.Aliases...)
	}
	for _, a := range d.Actors {
		all = append(all, a.Name)
	}
	for _, p := range d.Partners {
		all = append(all, p.Name)
	}
	return all
}

// mentions looks for a word that begins with each word of the text.
func (d *naiveDocument) mentions(text string) bool {
	words := graph.Tokens(strings.Join(append(d.commonNames(), d.Title, d.Summary), " "))
	for _, asked := range graph.Tokens(text) {
		if !slices.ContainsFunc(words, func(word string) bool { return strings.HasPrefix(word, asked) }) {
			return false
		}
	}
	return true
}

// occurred tries all days on which the incident can have begun and ended.
func (d *naiveDocument) occurred(r *graph.DateRange) truth {
	if r == nil || *r == (graph.DateRange{}) {
		return yes
	}
	begins, ends := daysOf(d.Occurred.From), daysOf(d.Occurred.Until)
	first, last := -1<<30, 1<<30
	if r.From != "" {
		first = daysOf(string(r.From))[0]
	}
	if r.To != "" {
		last = slices.Max(daysOf(string(r.To)))
	}
	var overlaps []int // 1 for a way in which it can have been that shares a day with the range, 0 for others
	for _, begin := range begins {
		if len(ends) == 0 {
			overlaps = append(overlaps, number(first <= begin && begin <= last))
		}
		for _, end := range ends {
			if end >= begin {
				overlaps = append(overlaps, number(begin <= last && end >= first))
			}
		}
	}
	return everyDay(overlaps, 1, 1)
}

func number(holds bool) int {
	if holds {
		return 1
	}
	return 0
}

// reviewed knows that nothing is reviewed: an incident that states anything has something unreviewed.
func (d *naiveDocument) reviewed(states []graph.ReviewState) bool {
	statements := len(d.Victims) + len(d.Services) + len(d.Partners) + len(d.Actors) + len(d.Actions) + len(d.Events) + len(d.Elections)
	return len(states) == 0 || slices.Contains(states, graph.Unreviewed) && statements > 0
}
