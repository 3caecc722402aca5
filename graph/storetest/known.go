package storetest

import "strings"

// knownCases are about [graph.Filter.CheckNames] over a store: a name that nothing has is an error, which tells those nearest
// to it.
var knownCases = []testCase{
	{"names and ids that are there, in any form", func(s *scene) {
		s.must("CheckNames", filter{
			Victims: ids("Ville de FLEURY les Aubrais", "victim:de:bremen"), Partners: ids("regional csirt", "partner:msm:regional-csirt", "anssi"),
			Or: []*filter{{Actors: ids("cyberberkut")}, {Not: &filter{Regions: ids("MEURTHE ET MOSELLE"), Actors: ids("actor:ransomhouse")}}},
		}.CheckNames(s.Context(), s.store))
		s.must("CheckNames", filter{}.CheckNames(s.Context(), s.store))
	}},
	{"a victim", unknown(filter{Victims: ids("Stadt Bremen", "Fleury les Aubray")}, `filter.victims: unknown value "Fleury les Aubray"; the nearest: Mairie de Fleury-les-Aubrais`)},
	{"the id of a namesake elsewhere", unknown(filter{Victims: ids("victim:fr:bremen")}, `filter.victims: unknown value "victim:fr:bremen"; the nearest: Stadt Bremen`)},
	{"a partner within", unknown(filter{And: []*filter{{}, {Not: &filter{Partners: ids("ANSII")}}}}, `filter.partners: unknown value "ANSII"`)},
	{"an actor", unknown(filter{Actors: ids("CyberBerkud")}, `filter.actors: unknown value "CyberBerkud"; the nearest: CyberBerkut`)},
	{"a region", unknown(filter{Regions: ids("Loirett")}, `filter.regions: unknown value "Loirett"; the nearest: Loiret`)},
	{"nothing like it", unknown(filter{Regions: ids("?")}, `filter.regions: unknown value "?"`)},
}

func unknown(f filter, want string) func(*scene) {
	return func(s *scene) {
		err := f.CheckNames(s.Context(), s.store)
		s.isInvalid(want, err)
		if err != nil && !strings.HasPrefix(err.Error(), want) {
			s.Errorf("got %v, want %s", err, want)
		}
	}
}
