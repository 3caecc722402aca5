package loader_test

import (
	"flag"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/incidentgraph/incidentgraph/graph"
)

var seeds = flag.String("seeds", "", "folder with the two seed reports, to check them, too")

// A fact is what a report of a case must give, and the words that one of its quotes must have.
type fact struct {
	name  string
	found func(*graph.Incident) (evidence []graph.Evidence, ok bool)
	quote string
}

// TestSeeds runs the checks of the seed reports on the same cases in our own words, and on the reports themselves where a
// folder is given: they stay outside the repository.
func TestSeeds(t *testing.T) {
	paraphrases := map[string][]byte{}
	for _, file := range goldenFiles(t) {
		if strings.Contains(file, "paraphrase") {
			paraphrases[filepath.Base(file)] = readArchive(t, file).Files[0].Data
		}
	}
	t.Run("paraphrases", func(t *testing.T) { checkCases(t, paraphrases, 4) })
	if *seeds != "" {
		t.Run("seeds", func(t *testing.T) { checkCases(t, textsIn(t, *seeds), 2) })
	}
}

func textsIn(t *testing.T, folder string) map[string][]byte {
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	texts := map[string][]byte{}
	for _, file := range files {
		if err == nil {
			texts[filepath.Base(file)], err = os.ReadFile(file)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// checkCases checks the reports that are of one of the two cases, which want of them must be.
func checkCases(t *testing.T, reports map[string][]byte, want int) {
	checked := 0
	for _, name := range slices.Sorted(maps.Keys(reports)) {
		if checkCase(t, name, reports[name]) {
			checked++
		}
	}
	if checked != want {
		t.Errorf("%d of %d reports are of a known case, want %d", checked, len(reports), want)
	}
}

// TestFrenchWording holds a French report on the Fleury case to the facts of the English ones. The quotes are French, and so
// is the title of the mayor.
func TestFrenchWording(t *testing.T) {
	file := "testdata/french-fleury-full.txtar"
	incident := extract(t, file, readArchive(t, file).Files[0].Data)
	for _, f := range fleury {
		if f.name == "mayor" {
			continue
		}
		t.Run(f.name, func(t *testing.T) {
			if evidence, ok := f.found(incident); !ok || len(evidence) == 0 {
				t.Error("not found")
			}
		})
	}
}

// checkCase checks a report of one of the two cases, and reports whether it is.
func checkCase(t *testing.T, name string, data []byte) bool {
	var facts []fact
	switch text := string(data); {
	case strings.Contains(text, "Fleury-les-Aubrais"):
		facts = fleury
	case strings.Contains(text, "Mont-Saint-Martin"):
		facts = montSaintMartin
	default:
		return false
	}
	incident := extract(t, name, data)
	for _, f := range facts {
		t.Run(name+"/"+f.name, func(t *testing.T) { f.check(t, incident) })
	}
	return true
}

func (f fact) check(t *testing.T, incident *graph.Incident) {
	evidence, ok := f.found(incident)
	if !ok {
		t.Fatal("not found")
	}
	if f.quote == "" {
		return
	}
	words := regexp.MustCompile("(?i)" + f.quote)
	for _, e := range evidence {
		if words.MatchString(incident.Reports[0].Text[e.Start:e.End]) {
			return
		}
	}
	t.Errorf("no quote of %d says so, want words like %s", len(evidence), f.quote)
}

var fleury = []fact{
	{"country", field("/place/country", func(i *graph.Incident) bool { return i.Place.Country == "FR" }), "France"},
	{"locality", field("/place/locality", func(i *graph.Incident) bool { return i.Place.Locality == "Fleury-les-Aubrais" }), "Fleury"},
	{"first day", field("/occurred/from", func(i *graph.Incident) bool { return i.Occurred.From == "2024-06-24" }), "24"},
	{"attack type", field("/attackTypes/0", func(i *graph.Incident) bool {
		return slices.Equal(i.AttackTypes, []graph.AttackType{"RANSOMWARE"})
	}), "ransom"},
	{"e-mail", service("EMAIL", "DISRUPTED"), "mail|messaging"},
	{"civil registry", service("CIVIL_REGISTRY", "DISRUPTED"), "regist"},
	{"school meals", service("SCHOOL_MEALS", "DISRUPTED"), "meal|canteen|cafeteria"},
	{"enrolment", service("SCHOOL_SERVICES", "DISRUPTED"), "enrol|registration"},
	{"urban planning", service("URBAN_PLANNING", "DISRUPTED"), "planning"},
	{"computers", service("INTERNAL_IT", "DISRUPTED"), "server|computer|network"},
	{"work for the vote", service("ELECTIONS", "DISRUPTED"), "voter lists"},
	{"telephony", func(i *graph.Incident) ([]graph.Evidence, bool) {
		for _, s := range i.Services {
			if s.Code == "TELEPHONY" && s.Status == graph.Restored && s.Extent == "PARTIAL" && s.Until == "2024-06-26" {
				return s.Evidence, true
			}
		}
		return nil, false
	}, "switchboard"},
	{"noticed", event("2024-06-24", "08:30"), "8:30"},
	{"ransom note", event("2024-06-24", "16:30", "RANSOM_NOTE"), "4:30|16:30"},
	{"demand", field("/ransom/demanded", func(i *graph.Incident) bool { return i.Ransom != nil && *i.Ransom.Demanded && i.Ransom.Amount == nil }), "ransom|payment"},
	{"instalments", field("/ransom/instalments", func(i *graph.Incident) bool { return i.Ransom.Instalments != nil && *i.Ransom.Instalments == 3 }), "three"},
	{"amount undisclosed", undisclosed("RANSOM_AMOUNT"), "amount|how much"},
	{"timeline undisclosed", undisclosed("RESTORATION_TIMELINE"), "timeline|when services"},
	{"payment undisclosed", undisclosed("RANSOM_PAYMENT"), "payment|paid"},
	{"vote", func(i *graph.Incident) ([]graph.Evidence, bool) {
		for _, e := range i.Elections {
			if e.Kind == "LEGISLATIVE" && e.HeldOn == "2024-06-30" && e.Status == "AT_RISK" && e.Country == "FR" {
				return e.Evidence, true
			}
		}
		return nil, false
	}, "June 30"},
	{"partner", func(i *graph.Incident) ([]graph.Evidence, bool) {
		for _, p := range i.Partners {
			if p.Name == "regional CSIRT" && p.Kind == "CSIRT" && p.Role == "RESTORATION" && !*p.Named {
				return p.Evidence, true
			}
		}
		return nil, false
	}, "CSIRT|responders"},
	{"disconnected", action("ISOLATED_SYSTEMS"), "disconnect|unplug"},
	{"paper", action("PAPER_FALLBACK"), "paper|by hand"},
	{"mayor", func(i *graph.Incident) ([]graph.Evidence, bool) {
		named := slices.ContainsFunc(i.People, func(p *graph.Person) bool { return p.Name == "Carole Canette" && p.Role == "mayor" })
		return pointers(i, "/people/0"), named
	}, "Canette"},
}

var montSaintMartin = []fact{
	{"country", field("/place/country", func(i *graph.Incident) bool { return i.Place.Country == "FR" }), "France"},
	{"region", field("/place/region", func(i *graph.Incident) bool { return i.Place.Region == "Meurthe-et-Moselle" }), "Meurthe-et-Moselle"},
	{"first day", field("/occurred/from", func(i *graph.Incident) bool { return i.Occurred.From == "2023-03-11" }), "11"},
	{"no attack type", func(i *graph.Incident) ([]graph.Evidence, bool) { return nil, len(i.AttackTypes) == 0 }, ""},
	{"website", contained("WEBSITE"), "website|web-based"},
	{"e-mail", contained("EMAIL"), "mail"},
	{"online services", contained("ONLINE_SERVICES"), "online|digital"},
	{"counters", service("IN_PERSON_SERVICES", "UNAFFECTED"), "in-person|counters|physical|face-to-face"},
	{"data", field("/dataImpact", func(i *graph.Incident) bool { return i.DataImpact == "EXPLICITLY_NONE" }), "data|information"},
	{"forensics", action("FORENSICS"), "forensic|audit"},
	{"timeline undisclosed", undisclosed("RESTORATION_TIMELINE"), "timeline|date|timetable"},
}

func service(code graph.ServiceCode, status graph.ServiceStatus) func(*graph.Incident) ([]graph.Evidence, bool) {
	return func(i *graph.Incident) ([]graph.Evidence, bool) {
		for _, s := range i.Services {
			if s.Code == code && s.Status == status {
				return s.Evidence, true
			}
		}
		return nil, false
	}
}

func contained(code graph.ServiceCode) func(*graph.Incident) ([]graph.Evidence, bool) {
	return func(i *graph.Incident) ([]graph.Evidence, bool) {
		for _, s := range i.Services {
			if s.Code == code && s.Status == graph.Disrupted && s.Cause == "CONTAINMENT" {
				return s.Evidence, true
			}
		}
		return nil, false
	}
}

func event(on graph.Date, at string, kinds ...graph.EventKind) func(*graph.Incident) ([]graph.Evidence, bool) {
	return func(i *graph.Incident) ([]graph.Evidence, bool) {
		for _, e := range i.Events {
			if e.On == on && e.At == at && (len(kinds) == 0 || slices.Contains(kinds, e.Kind)) {
				return e.Evidence, true
			}
		}
		return nil, false
	}
}

func action(code graph.ActionCode) func(*graph.Incident) ([]graph.Evidence, bool) {
	return func(i *graph.Incident) ([]graph.Evidence, bool) {
		for _, a := range i.Actions {
			if a.Code == code {
				return a.Evidence, true
			}
		}
		return nil, false
	}
}

func undisclosed(topic graph.Undisclosed) func(*graph.Incident) ([]graph.Evidence, bool) {
	return func(i *graph.Incident) ([]graph.Evidence, bool) {
		n := slices.Index(i.NotStated, topic)
		return pointers(i, "/notStated/"+string(rune('0'+n))), n >= 0
	}
}

func field(pointer string, holds func(*graph.Incident) bool) func(*graph.Incident) ([]graph.Evidence, bool) {
	return func(i *graph.Incident) ([]graph.Evidence, bool) { return pointers(i, pointer), holds(i) }
}

// pointers returns the evidence of a field that is not a list entry.
func pointers(i *graph.Incident, pointer string) []graph.Evidence {
	var all []graph.Evidence
	for _, e := range i.EvidenceOf {
		if e.Field == pointer {
			all = append(all, e.Evidence)
		}
	}
	return all
}
