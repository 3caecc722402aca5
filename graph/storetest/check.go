package storetest

import "strings"

var checkCases = []testCase{
	{"documents, incidents and entries of the calendar are counted", func(s *scene) {
		s.load(sameID + `{"id": "other"}`)
		s.putElections(worldCalendar)
		health := s.check()
		s.same("documents, incidents, elections", []int{health.Documents, health.Incidents, health.Elections}, []int{4, 2, 3})
	}},
	{"a vote of no entry is not of the calendar", func(s *scene) {
		s.load(voteDocument)
		s.same("elections", s.check().Elections, 0)
	}},
	{"a store that was written in many ways has no problems", func(s *scene) {
		s.putElections(worldCalendar)
		s.put(world(s)...)
		s.load(sameID + sameVictim + chain + shared3 + disagreeing + related3)
		s.load(`{"id": "one", "title": "version"}` + "\n" + `{"id": "zz-attack"}`)
		s.putElections(voteEntry)
		s.same("problems", strings.Join(s.check().Problems, "\n"), "")
	}},
	{"the engine has a name and a version, the schema a number", func(s *scene) {
		health := s.check()
		if !strings.ContainsAny(health.Engine, "0123456789") || strings.TrimSpace(health.Engine) == "" {
			s.Errorf("engine %q has no version", health.Engine)
		}
		if health.Schema < 1 {
			s.Errorf("schema %d, want at least 1", health.Schema)
		}
	}},
}
