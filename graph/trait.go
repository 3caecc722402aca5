package graph

import "slices"

// TraitKind is a kind of thing that two incidents can share.
type TraitKind string

// The kinds.
const (
	TraitService  TraitKind = "SERVICE"
	TraitSector   TraitKind = "SECTOR"
	TraitAttack   TraitKind = "ATTACK_TYPE"
	TraitActor    TraitKind = "ACTOR"
	TraitPartner  TraitKind = "PARTNER"
	TraitFallback TraitKind = "FALLBACK"
	TraitCountry  TraitKind = "COUNTRY"
	TraitElection TraitKind = "ELECTION"
)

// TraitKinds holds all kinds, in the order in which reasons of one weight are told.
var TraitKinds = []TraitKind{TraitService, TraitSector, TraitAttack, TraitActor, TraitPartner, TraitFallback, TraitCountry, TraitElection}

// Trait is a thing that an incident has and others may share. Label is the key for readers.
type Trait struct {
	Kind       TraitKind
	Key, Label string
}

// token is the trait in the text index.
func (t Trait) token() string { return string(t.Kind) + "-" + t.Key }

func traitTokens(traits []Trait) []string {
	tokens := make([]string, len(traits))
	for n, t := range traits {
		tokens[n] = t.token()
	}
	return distinct(tokens)
}

// nearVoteDays is how long before a vote an incident counts as near to it: the campaign and the printing of lists and ballots.
const nearVoteDays = 30

// nearVote reports whether a vote is near by the statements of an incident.
func nearVote(statements []*Statement) bool {
	return slices.ContainsFunc(statements, func(s *Statement) bool {
		days, known := s.Fields[daysBefore].(int)
		return s.Relation == Elections && known && isNearVote(days)
	})
}

func isNearVote(days int) bool { return days >= 0 && days <= nearVoteDays }

// traits returns what i can share with others, each once, by kind.
func (i *Incident) traits(nearVote bool) []Trait {
	var traits []Trait
	add := func(kind TraitKind, key, label string) {
		same := func(t Trait) bool { return t.Kind == kind && t.Key == key }
		if key != "" && !slices.ContainsFunc(traits, same) {
			traits = append(traits, Trait{kind, key, label})
		}
	}
	for _, s := range i.Services {
		if s.wasOut() {
			add(TraitService, string(s.Code), string(s.Code))
		}
		add(TraitFallback, Slug(s.Fallback), s.Fallback)
	}
	for _, v := range i.Victims {
		add(TraitSector, string(v.Sector), string(v.Sector))
	}
	for _, a := range i.AttackTypes {
		add(TraitAttack, string(a), string(a))
	}
	for _, a := range i.Actors {
		if a.Role != Denied {
			add(TraitActor, Slug(a.Name), a.Name)
		}
	}
	for _, p := range i.Partners {
		if p.isNamed() {
			add(TraitPartner, Slug(p.Name), p.Name)
		}
	}
	add(TraitCountry, i.country(), i.country())
	if nearVote {
		add(TraitElection, string(TraitElection), string(TraitElection))
	}
	return traits
}
