package graph

import "strings"

// formsBefore are the words that say "municipality" before a name, in the languages of the reports. Names that differ only in them
// ("Ville de X", "Town of X", "Mairie de X") are one victim; a region, a county and a town of one name are not, so
// the words for those stay.
var formsBefore = []string{
	"ville", "mairie", "commune", "hotel de ville", "municipalite",
	"town of", "city of", "municipality of", "commune of", "village of",
	"stadtgemeinde", "marktgemeinde", "hansestadt", "landeshauptstadt", "stadt", "gemeinde",
	"comune", "citta",
	"ayuntamiento", "ajuntament", "concello", "municipio",
	"camara municipal",
	"gemeente", "stad",
	"gmina", "urzad miasta", "miasto",
}

// formsAfter say the same behind a name.
var formsAfter = []string{
	"kommun", "kommune", "kaupunki", "kunta", "municipality", "city council", "town council", "town hall", "city hall",
}

// joints stand between the form and the name, or at its beginning: prepositions, articles and what contracts them.
var joints = []string{
	"de la ", "de l'", "del ", "dell'", "della ", "delle ", "degli ", "dei ", "de los ", "de las ", "de ", "du ", "des ", "do ", "da ", "dos ", "das ", "d'", "di ",
}

// articles are no part of what a name is known by: "Le Havre", "Ville du Havre".
var articles = []string{"the ", "le ", "la ", "les ", "l'", "el ", "los ", "las "}

// VictimKey returns the folded name of a victim, without articles and without the form of a municipality, as a slug.
func VictimKey(name string) string {
	folded := strings.Join(strings.Fields(Fold(name)), " ")
	for _, bare := range []string{withoutForm(cutAny(folded, articles)), folded} {
		if key := Slug(bare); key != "" {
			return key
		}
	}
	return ""
}

// withoutForm drops the form before or behind a name, if a name remains.
func withoutForm(name string) string {
	for _, form := range formsBefore {
		if rest, found := strings.CutPrefix(name, form+" "); found && Slug(rest) != "" {
			return cutAny(cutAny(rest, joints), articles)
		}
	}
	for _, form := range formsAfter {
		if rest, found := strings.CutSuffix(name, " "+form); found && Slug(rest) != "" {
			return rest
		}
	}
	return name
}

// cutAny cuts the first of the beginnings that name has, if something remains.
func cutAny(name string, beginnings []string) string {
	for _, beginning := range beginnings {
		if rest, found := strings.CutPrefix(name, beginning); found && Slug(rest) != "" {
			return rest
		}
	}
	return name
}
