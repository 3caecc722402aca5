package vocabulary_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

func TestEveryCodeIsOneOfTheFormat(t *testing.T) {
	for _, language := range vocabulary.Languages() {
		for _, e := range vocabulary.For(language).Entries() {
			if !slices.Contains(vocabulary.Kinds(), e.Kind) {
				t.Errorf("%s: %q: no kind %q", language, e.Line, e.Kind)
			}
			if codes := codesOf(e.Kind); codes != nil && !slices.Contains(codes, e.Code) {
				t.Errorf("%s: %q: %s has no code %q", language, e.Line, e.Kind, e.Code)
			}
		}
	}
}

// TestQuestions holds the files of questions to the same codes, and to each other: what one language says, the other does.
func TestQuestions(t *testing.T) {
	said := map[string]map[string]bool{}
	for _, language := range vocabulary.Languages() {
		said[language] = map[string]bool{}
		for _, e := range vocabulary.Questions(language).Entries() {
			if !slices.Contains(slices.Concat(vocabulary.Kinds(), vocabulary.QuestionKinds()), e.Kind) {
				t.Errorf("%s: %q: no kind %q", language, e.Line, e.Kind)
			}
			if codes := codesOf(e.Kind); codes != nil && !slices.Contains(codes, e.Code) {
				t.Errorf("%s: %q: %s has no code %q", language, e.Line, e.Kind, e.Code)
			}
			key := string(e.Kind) + " " + e.Code
			if e.Kind == vocabulary.Label || e.Kind == vocabulary.Text {
				key += e.Line
			}
			said[language][key] = true
		}
	}
	if diff := cmp.Diff(said["en"], said["fr"]); diff != "" {
		t.Errorf("-en +fr\n%s", diff)
	}
}

// codesOf lists the codes that a kind may carry, nil where graph has no say.
func codesOf(kind vocabulary.Kind) []string {
	switch kind {
	case vocabulary.Service:
		return names(graph.ServiceCodes)
	case vocabulary.Partner, vocabulary.Body, vocabulary.Helping:
		return names(graph.PartnerKinds)
	case vocabulary.Role:
		return names(graph.PartnerRoles)
	case vocabulary.Action:
		return names(graph.ActionCodes)
	case vocabulary.Attack:
		return names(graph.AttackTypes)
	case vocabulary.Event:
		return names(graph.EventKinds)
	case vocabulary.Election:
		return names(graph.ElectionKinds)
	case vocabulary.Sector:
		return names(graph.Sectors)
	case vocabulary.Data:
		return append(names(graph.DataImpacts), vocabulary.DataSafe)
	case vocabulary.Theft:
		return names(graph.DataImpacts)
	case vocabulary.Grouped:
		return names(graph.Dimensions)
	case vocabulary.Topic, vocabulary.Withheld:
		return names(graph.UndisclosedFacts)
	case vocabulary.ActorIs:
		return names(graph.ActorRoles)
	case vocabulary.Unit:
		return names(graph.AffectedUnits)
	case vocabulary.Down, vocabulary.Up, vocabulary.Back, vocabulary.Risk, vocabulary.Extent:
		return append(names(graph.Extents), "")
	}
	return nil
}

func names[T ~string](codes []T) []string {
	all := make([]string, len(codes))
	for n, c := range codes {
		all[n] = string(c)
	}
	return all
}

func TestMarksOfServicesNameSectors(t *testing.T) {
	for _, e := range vocabulary.For("en").Entries() {
		for _, mark := range e.Marks {
			_, sector, ok := strings.Cut(mark, ":")
			if e.Kind == vocabulary.Service && ok && !slices.Contains(names(graph.Sectors), sector) {
				t.Errorf("%s: no sector %q", e.Line, sector)
			}
		}
	}
}

func TestListsHaveWords(t *testing.T) {
	for _, list := range vocabulary.Lists() {
		if !vocabulary.For("en").Has(list) {
			t.Errorf("no words of the list %q", list)
		}
	}
	if v := vocabulary.For("fr"); !v.In(vocabulary.Circumstance, "dans") || v.In(vocabulary.Circumstance, "inside") {
		t.Error("a language has its own words, and those of no other")
	}
}

func TestEveryServiceHasWords(t *testing.T) {
	for _, language := range vocabulary.Languages() {
		have := map[string]bool{}
		for _, e := range vocabulary.For(language).Entries() {
			if e.Kind == vocabulary.Service {
				have[e.Code] = true
			}
		}
		for _, code := range graph.ServiceCodes {
			if !have[string(code)] {
				t.Errorf("%s: no words for %s", language, code)
			}
		}
	}
}

func TestFindKeepsWholeWordsAndPlaces(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"case and hyphen", "E-Mail was out", "service/EMAIL:E-Mail"},
		{"line break within a phrase", "the land\nregistry", "service/LAND_REGISTRY:land\nregistry"},
		{"offsets after letters of several bytes", "Østre Toten’s telephones", "service/TELEPHONY:telephones"},
		{"no part of a word", "emailing blackmailbox", ""},
		{"the longest of a family", "the call centre number", "service/TELEPHONY:call centre"},
		{"noise with the same words", "voting lists", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := ""
			for _, m := range vocabulary.For("en").Find(test.text) {
				if m.Kind == vocabulary.Service {
					got += fmt.Sprintf("%s/%s:%s", m.Kind, m.Code, test.text[m.Start:m.End])
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestFoldLeadsBack(t *testing.T) {
	text := "Mairie de  Bœuf — “Été”\t2024"
	for _, w := range vocabulary.Words(text) {
		if got := vocabulary.Fold(text[w.Start:w.End]); got != w.Text {
			t.Errorf("word %q at [%d, %d) is %q in the text", w.Text, w.Start, w.End, got)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	v := vocabulary.For("en")
	text := "The town lost e-mail and telephony on 3 May; the website was not affected. "
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		v.Find(text)
	}
}
