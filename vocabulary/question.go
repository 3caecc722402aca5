package vocabulary

import "sync"

// The kinds of words that ask. Some words of the other kinds stand beside them in the files of questions, in forms that no report has.
const (
	Asks      Kind = "asks"       // a noun for what is asked for; code: INCIDENT, PLACE, DATE or a node or dimension
	Figure    Kind = "figure"     // asks for a number; code: COUNT or a measure
	Summary   Kind = "summary"    // how numbers are summed up
	Grouped   Kind = "grouped"    // code: a dimension
	Most      Kind = "most"       // asks for the largest
	Repeated  Kind = "repeated"   // more than once
	Together  Kind = "together"   // what goes with what
	Like      Kind = "like"       // asks for what is similar
	Path      Kind = "path"       // asks for what links two things
	Affected  Kind = "struck"     // that an incident was, or hit someone: says no more
	TookPart  Kind = "took-part"  // that a partner took part
	Wants     Kind = "wants"      // asks for something beside; code: what
	DataNoun  Kind = "data-noun"  // data
	Theft     Kind = "theft"      // what became of data; code: of graph
	Demand    Kind = "demand"     // that a ransom was demanded
	Withheld  Kind = "withheld"   // what a report calls undisclosed; code: of graph
	VotingDay Kind = "voting-day" // on the day of a vote
	Dated     Kind = "dated"      // before a date; code: SINCE, AFTER, BEFORE, UNTIL, BETWEEN, IN
	Quarter   Kind = "quarter"
	Within    Kind = "within" // before a number of days
	And       Kind = "and"
	Or        Kind = "or"
	Negated   Kind = "negated"
	But       Kind = "but"     // begins a new clause
	Filler    Kind = "filler"  // holds a sentence together
	Ignored   Kind = "ignored" // says nothing that could be asked for
	Beyond    Kind = "beyond"  // asks for what no report says; code: why not
)

// The kinds of lines that are not looked for in a question: their words mean nothing by standing there.
const (
	Example Kind = "example" // a question that has an answer
	Label   Kind = "label"   // the name of a code for readers
	Text    Kind = "text"    // a sentence of an answer
)

var unread = []Kind{Example, Label, Text}

// QuestionKinds lists the kinds that only the files of questions have.
func QuestionKinds() []Kind {
	return []Kind{
		Asks, Figure, Summary, Grouped, Most, Repeated, Together, Like, Path, Affected, TookPart, Wants, DataNoun, Theft, Demand, Withheld,
		VotingDay, Dated, Quarter, Within, And, Or, Negated, But, Filler, Ignored, Beyond, Example, Label, Text,
	}
}

var (
	englishQuestions = sync.OnceValue(func() *Vocabulary { return mustRead("en", "questions-en.txt") })
	frenchQuestions  = sync.OnceValue(func() *Vocabulary { return mustRead("fr", "questions-fr.txt") })
)

// Questions returns the words of questions of a language, English for one that has none. They stand beside those of [For], and a
// report is never read with them.
func Questions(language string) *Vocabulary {
	if language == "fr" {
		return frenchQuestions()
	}
	return englishQuestions()
}
