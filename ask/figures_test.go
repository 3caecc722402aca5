package ask_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/ask"
	"github.com/incidentgraph/incidentgraph/graph"
)

// figureCases are questions that a table answers: its rows, the cells joined by " | ", counted from the lists of the incidents.
var figureCases = []struct {
	name, filter string
	rows         func([]*graph.Incident) []string
	questions    []string
}{
	{
		"by month", `{"countries":["DE"],"occurred":{"from":"2020"}}`,
		func(all []*graph.Incident) []string {
			return byKey(tally(all, every(country("DE"), occurred("2020", "")), func(i *graph.Incident) []string { return prefix(i, 7) }))
		},
		[]string{"incidents per month since 2020 in Germany", "Incidents par mois depuis 2020 en Allemagne", "german incidents by month since 2020"},
	},
	{
		"by year", `{}`,
		func(all []*graph.Incident) []string {
			return byKey(tally(all, every(), func(i *graph.Incident) []string { return prefix(i, 4) }))
		},
		[]string{"how many incidents were there per year", "Combien y a-t-il eu d'incidents par an ?"},
	},
	{
		"by country and year", `{"occurred":{"from":"2020"}}`,
		func(all []*graph.Incident) []string {
			return byYear(tally(all, occurred("2020", ""), func(i *graph.Incident) (pairs []string) {
				for _, year := range prefix(i, 4) {
					pairs = append(pairs, i.Place.Country+" | "+year)
				}
				return pairs
			}))
		},
		[]string{"incidents per country and year since 2020", "Incidents par pays et année depuis 2020", "incidents per country and per year since 2020"},
	},
	{
		"victims hit more than once", `{}`,
		func(all []*graph.Incident) []string {
			return slices.DeleteFunc(largest(tally(all, every(), victims)), func(row string) bool { return strings.HasSuffix(row, "| 1") })
		},
		[]string{"which victims were hit more than once", "victims with several incidents", "Quelles victimes ont été touchées plus d'une fois ?"},
	},
	{
		"services that go down together", `{}`,
		func(all []*graph.Incident) []string { return largest(tally(all, every(), pairsOfServices)) },
		[]string{"which services go down together most often"},
	},
	{
		"partners of most victims", `{}`,
		func(all []*graph.Incident) []string { return largest(victimsOfPartners(all)) },
		[]string{"which partners helped most victims", "Quels partenaires ont aidé le plus de victimes ?"},
	},
	{
		"sectors", `{"countries":["FR"]}`,
		func(all []*graph.Incident) []string { return largest(tally(all, country("FR"), sectors)) },
		[]string{"which sectors were hit most often in France"},
	},
	{
		"actors", `{"sectors":["HEALTHCARE"]}`,
		func(all []*graph.Incident) []string { return largest(tally(all, sector("HEALTHCARE"), actors)) },
		[]string{"which actors attacked hospitals", "who attacked hospitals", "Quels acteurs ont attaqué des hôpitaux ?"},
	},
	{
		"one number", `{"attackTypes":["RANSOMWARE"],"countries":["FR"]}`,
		func(all []*graph.Incident) []string {
			return []string{fmt.Sprint(len(tally(all, every(attack("RANSOMWARE"), country("FR")), func(i *graph.Incident) []string { return []string{i.ID} })))}
		},
		[]string{"How many ransomware incidents were there in France?", "Combien d'attaques par rançongiciel en France ?"},
	},
}

func TestFigures(t *testing.T) {
	s := newScene(t)
	for _, c := range figureCases {
		want := c.rows(s.incidents)
		if len(want) == 0 {
			t.Fatalf("%s: no figures in the samples: the case shows nothing", c.name)
		}
		for _, question := range c.questions {
			t.Run(question, func(t *testing.T) {
				a := s.ask(t, question)
				if a.Table == nil {
					t.Fatalf("no table: %s", a.Answer)
				}
				if diff := gocmp.Diff(c.filter, string(must(json.Marshal(a.Filter)))); diff != "" {
					t.Errorf("filter -want +got\n%s", diff)
				}
				if diff := gocmp.Diff(want, joined(a)); diff != "" {
					t.Errorf("-want +got\n%s", diff)
				}
			})
		}
	}
}

// joined returns the rows of a table.
func joined(a answer) []string {
	var rows []string
	for _, row := range a.Table.Rows {
		var cells []string
		for _, cell := range row.Cells {
			cells = append(cells, *cell)
		}
		rows = append(rows, strings.Join(cells, " | "))
	}
	return rows
}

// tally counts the incidents that have a value, each once.
func tally(all []*graph.Incident, matches holds, values func(*graph.Incident) []string) map[string]int {
	counts := map[string]int{}
	for _, i := range all {
		if !matches(i) {
			continue
		}
		for _, v := range slices.Compact(slices.Sorted(slices.Values(values(i)))) {
			counts[v]++
		}
	}
	return counts
}

func byKey(counts map[string]int) (rows []string) {
	for _, key := range slices.Sorted(maps.Keys(counts)) {
		rows = append(rows, fmt.Sprintf("%s | %d", key, counts[key]))
	}
	return rows
}

// byYear sorts by the year at the end of a key, then by number.
func byYear(counts map[string]int) (rows []string) {
	year := func(key string) string { return key[len(key)-4:] }
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(year(a), year(b)), cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	for _, key := range keys {
		rows = append(rows, fmt.Sprintf("%s | %d", key, counts[key]))
	}
	return rows
}

// largest sorts by number. A key holds what it is sorted by and, after a NUL, how it is shown.
func largest(counts map[string]int) (rows []string) {
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b string) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	for _, key := range keys {
		_, shown, _ := strings.Cut(key, "\x00")
		rows = append(rows, fmt.Sprintf("%s | %d", shown, counts[key]))
	}
	return rows
}

func prefix(i *graph.Incident, length int) []string {
	if len(i.Occurred.From) < length {
		return nil
	}
	return []string{string(i.Occurred.From)[:length]}
}

// named is a value of a tally that is sorted by its key and shown by its name.
func named(key, shown string) string { return key + "\x00" + shown }

func victims(i *graph.Incident) (values []string) {
	for _, v := range i.Victims {
		values = append(values, named(v.Victim.ID, v.Victim.Name))
	}
	return values
}

func sectors(i *graph.Incident) (values []string) {
	for _, v := range i.Victims {
		values = append(values, named(string(v.Sector), ask.LabelOf("en", string(v.Sector))))
	}
	return values
}

func actors(i *graph.Incident) (values []string) {
	for _, a := range i.Actors {
		values = append(values, named(a.Name, a.Name))
	}
	return values
}

func pairsOfServices(i *graph.Incident) (values []string) {
	for _, a := range i.Services {
		for _, b := range i.Services {
			if a.Code < b.Code && out(a.Code)(i) && out(b.Code)(i) {
				pair := ask.LabelOf("en", string(a.Code)) + " | " + ask.LabelOf("en", string(b.Code))
				values = append(values, named(string(a.Code)+" "+string(b.Code), pair))
			}
		}
	}
	return values
}

// victimsOfPartners counts for each name of a partner the victims of the incidents that it took part in.
func victimsOfPartners(all []*graph.Incident) map[string]int {
	helped := map[string]map[string]bool{}
	name := map[string]string{} // as it is written first, of those that differ in case and accents alone
	for _, i := range all {
		for _, p := range i.Partners {
			key := graph.Slug(p.Name)
			if helped[key] == nil {
				helped[key] = map[string]bool{}
			}
			if name[key] == "" || p.Name < name[key] {
				name[key] = p.Name
			}
			for _, v := range i.Victims {
				helped[key][v.Victim.ID] = true
			}
		}
	}
	counts := map[string]int{}
	for key, victims := range helped {
		counts[named(name[key], name[key])] = len(victims)
	}
	return counts
}
