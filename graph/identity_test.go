package graph_test

import (
	"strings"
	"testing"

	"github.com/incidentgraph/incidentgraph/graph"
)

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"Épinal": "epinal", "E\u0301PINAL": "epinal", "Straße": "strasse", "STRAẞE": "strasse", "Łódź": "lodz", "Ærø": "aero",
		"İstanbul ısı": "istanbul isi", "Œuvre": "oeuvre", "Đakovo": "dakovo", "Þórshöfn": "thorshofn",
		"Київ": "киів", // ї is і with two dots
		"Ёлка": "елка", "ﬁn": "fin", "Ⅷ": "viii", "ＡＢＣ": "abc", "L’Aquila": "l'aquila", "": "",
	} {
		if got := graph.Fold(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestSlug(t *testing.T) {
	for text, want := range map[string]string{
		"Mairie de Fleury-les-Aubrais": "mairie-de-fleury-les-aubrais", "  NoName057(16)  ": "noname057-16", "Straße 1": "strasse-1",
		"L’Aquila": "l-aquila", "Éé e\u0301": "ee-e", "Ж": "u436", "網": "u7db2", "x²": "x2", "": "", " \t": "",
	} {
		if got := graph.Slug(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// Names without a letter or a digit have nothing to fold, and are not one name for that.
func TestSlugOfSigns(t *testing.T) {
	a, b := graph.Slug("***"), graph.Slug("???")
	if a == "" || a == b || strings.Trim(a, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
		t.Errorf("got %q and %q, want two slugs", a, b)
	}
}

func TestLongSlug(t *testing.T) {
	a, b := graph.Slug(strings.Repeat("𝔸é ", 100)+"1"), graph.Slug(strings.Repeat("𝔸é ", 100)+"2")
	if a == b || len(a) != len(b) || len(a) > 80 {
		t.Errorf("got %q and %q, want two of at most 80 characters", a, b)
	}
}

func TestVictimKey(t *testing.T) {
	for _, names := range [][]string{
		{"Mairie de Fleury-les-Aubrais", "Ville de Fleury les Aubrais", "FLEURY-LES-AUBRAIS", "Commune  de\tFleury-les-Aubrais"},
		{"Mairie d'Épinal", "Ville d’E\u0301pinal", "Épinal"},
		{"Mairie de l'Isle-Adam", "Ville de L’Isle-Adam"}, // the article is part of neither
		{"Stadt Lübeck", "City of Lubeck", "Lübeck"},
		{"Ville de La Rochelle", "ville de la rochelle", "La Rochelle"},
		{"Ville du Havre", "Le Havre", "Mairie de Le Havre"},
		{"Ajuntament de Calvià", "Ayuntamiento de Calvia", "Calvià"},
		{"Kumla kommun", "Municipality of Kumla", "Kumla Municipality"},
		{"The City of Dallas", "Dallas City Council", "Dallas"},
	} {
		for _, name := range names {
			if got, want := graph.VictimKey(name), graph.VictimKey(names[0]); got != want {
				t.Errorf("%q: got %q, want %q", name, got, want)
			}
		}
	}
	different := []string{"Anhalt", "Landkreis Anhalt", "Province of Anhalt", "Anhalt-Bitterfeld", "Anhalt 2", "Mairie", "Ville de"}
	seen := map[string]string{}
	for _, name := range different {
		key := graph.VictimKey(name)
		if key == "" || seen[key] != "" {
			t.Errorf("%q and %q have the key %q", name, seen[key], key)
		}
		seen[key] = name
	}
}

func TestIDs(t *testing.T) {
	for want, got := range map[string]string{
		"victim:fr:fleury-les-aubrais": graph.VictimID("FR", "Mairie de Fleury-les-Aubrais"),
		"victim:-:aqua":                graph.VictimID("", "Aqua"),
		"service:EMAIL":                graph.ServiceID("EMAIL"),
		"partner:anssi":                graph.PartnerID("an-incident", "ANSSI", true),
		"partner:an-incident:police":   graph.PartnerID("an-incident", "police", false),
		"actor:noname057-16":           graph.ActorID("NoName057(16)"),
		"election:fr-2024":             graph.ElectionID("fr-2024"),
		"report:00ff":                  graph.ReportID("00ff"),
		"place:fr":                     graph.PlaceID("FR", "", ""),
		"place:fr:loiret":              graph.PlaceID("FR", "Loiret", ""),
		"place:fr:-:orleans":           graph.PlaceID("FR", "", "Orléans"),
		"place:-:loiret:orleans":       graph.PlaceID("", "Loiret", "Orléans"),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for id, want := range map[string]graph.NodeKind{"fleury": graph.IncidentNode, "victim:fr:x": graph.VictimNode, "": graph.IncidentNode, "x:y": "x"} {
		if got := graph.KindOf(id); got != want {
			t.Errorf("kind of %q: got %q, want %q", id, got, want)
		}
	}
}

func TestDeriveID(t *testing.T) {
	for document, want := range map[string]string{
		`{"victims": [{"name": "Mairie de Fleury"}], "occurred": {"from": "2024-06-24"}}`:                                             "fleury-2024-06",
		`{"victims": [{"name": "Fleury"}], "occurred": {"from": "2024"}}`:                                                             "fleury-2024",
		`{"victims": [{"name": "Fleury"}], "reportedFor": "2024-07-01"}`:                                                              "fleury-2024-07",
		`{"victims": [{"name": "Fleury"}], "reportedFor": "2024-07", "occurred": {"from": "2024-06"}}`:                                "fleury-2024-06",
		`{"victims": [{"name": "Other", "role": "DOWNSTREAM"}, {"name": "Fleury", "role": "PRIMARY"}], "occurred": {"from": "2024"}}`: "fleury-2024",
		`{"victims": [{"name": "Other", "role": "DOWNSTREAM"}], "occurred": {"from": "2024"}}`:                                        "other-2024",
	} {
		if got := decode(t, document).ID; got != want {
			t.Errorf("%s: got %q, want %q", document, got, want)
		}
	}
}

func FuzzSlug(f *testing.F) {
	for _, seed := range []string{"Mairie de Fleury", "É", "网", "ß", "\u200b", "a\x00b", "İ", "ŉ", "***"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for name, fold := range map[string]func(string) string{"Slug": graph.Slug, "VictimKey": graph.VictimKey} {
			slug := fold(text)
			if len(slug) > 80 || strings.Trim(slug, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
				t.Errorf("%s of %q: got %q", name, text, slug)
			}
			if slug == "" && strings.TrimSpace(text) != "" {
				t.Errorf("%s of %q is empty", name, text)
			}
		}
		if slug := graph.Slug(text); graph.Slug(slug) != slug {
			t.Errorf("Slug of %q: %q becomes %q", text, slug, graph.Slug(slug))
		}
		if folded := graph.Fold(text); graph.Fold(folded) != folded {
			t.Errorf("Fold of %q: %q becomes %q", text, folded, graph.Fold(folded))
		}
	})
}
