package ask_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// refusals are questions out of reach, what is said of them, and which words were not used.
var refusals = []struct {
	name, question, why string
	ignored             []string
}{
	{"opinion", "What is the best CSIRT?", "That asks for a judgement (“best”). I only tell what reports say.", nil},
	{"advice", "Should we pay the ransom?", "That asks for a judgement (“Should”). I only tell what reports say.", []string{"ransom"}},
	{"forecast", "Which elections will be disrupted next year?", "That asks for the future (“will”). I only tell what reports say happened.", nil},
	{"cause", "Why was Lille attacked?", "That asks for a cause or a motive (“Why”), which the store cannot be asked for.", nil},
	{"vulnerability", "which incidents exploited CVE-2021-44228", "That asks for a cause or a motive (“exploited”), which the store cannot be asked for.", nil},
	{"cost", "How much did the attacks in France cost?", "That asks for a measure (“How much”) which the store cannot be asked for.", nil},
	{"share", "what percentage of hospitals were hit", "That asks for a measure (“percentage”) which the store cannot be asked for.", nil},
	{"people", "how many patients were affected", "That asks for a measure (“patients”) which the store cannot be asked for.", nil},
	{"a date that depends on today", "incidents in Germany last year", "“last year” depends on today's date. Name a year, a month or a day.", nil},
	{"unknown place", "incidents in Atlantis", "I do not know “Atlantis”.", []string{"Atlantis"}},
	{"unknown victim", "which incidents hit Zorblax Corp", "I do not know these words: “Zorblax”, “Corp”.", []string{"Zorblax", "Corp"}},
	{"unknown actor", "hospitals attacked by DarkUnicorn", "I do not know “DarkUnicorn”.", []string{"DarkUnicorn"}},
	{"unknown noun", "which elephants disrupted elections", "I do not know “elephants”.", []string{"elephants"}},
	{"another topic", "What is the weather in Paris?", "I do not know “weather”.", []string{"weather"}},
	{"general knowledge", "who is the president of France?", "I do not know “president”.", []string{"president"}},
	{"task", "write me a poem about ransomware", "I do not know these words: “write”, “poem”.", []string{"write", "poem"}},
	{"nonsense", "asdf qwer zxcv", "I do not know these words: “asdf”, “qwer”, “zxcv”.", []string{"asdf", "qwer", "zxcv"}},
	{"another language of queries", "drop table incidents; --", "I do not know these words: “drop”, “table”.", []string{"drop", "table"}},
	{"half within reach", "which incidents disrupted elections and cost more than a million", "That asks for a measure (“cost”) which the store cannot be asked for.", []string{"million"}},
	{"a service without a status", "e-mail in Germany", "“e-mail”: say whether it was out, at risk, back or kept running.", nil},
	{"a status without a service", "which incidents disrupted", "“disrupted”: say which service or election.", nil},
	{"a number of nothing", "which incidents disrupted 17 services", "“17”: I cannot tell what this number is of.", nil},
	{"a not of nothing", "not", "I cannot tell what “not” denies.", nil},
	{"an or of different things", "incidents in France or elections", "“or” joins different things here. Ask two questions.", nil},
	{"a link to one thing", "what links Lille and Lyonesse", "I do not know “Lyonesse”.", []string{"Lyonesse"}},
	{"a link of nothing", "what links them", "Name two things that the store knows.", nil},
	{"like nothing", "which incidents are similar", "Name one victim or place that the store knows.", nil},
	{"like an actor", "incidents like LockBit", "Name one victim or place that the store knows.", nil},
	{"a link that is narrowed down", "what links Lille and Marseille in 2020", "This question cannot be narrowed down by “in 2020”.", nil},
	{"two questions in one", "hospitals in France and universities in Germany", "“Germany” comes on top of another one of its kind. Ask two questions.", nil},
	{"a part of what is asked", "which incidents disrupted only e-mail", "“only” narrows the question in a way that cannot be asked for.", nil},
	{"after something", "services back after 7 days", "I do not understand “after” here.", nil},
	{"after a vote without a bound", "incidents after an election", "I do not understand “after” here.", nil},
	{"how long out", "which cities lost their website for more than a week", "I do not understand “more than” here.", nil},
	{"narrowed in French", "quels incidents ont uniquement perturbé la messagerie", "« uniquement » restreint la question d'une façon qui ne peut pas être demandée.", nil},
	{"average", "average downtime in France", "That asks for a measure (“average”) which the store cannot be asked for.", nil},
	{"the most of what is not counted", "top incidents in France", "I do not understand “top” here.", nil},
	{"all of the services", "which incidents disrupted all services", "“all services” narrows the question in a way that cannot be asked for.", nil},
	{"help by what is no partner", "did France help Germany", "I do not understand “help” here.", nil},
	{"nothing asked", "the the the", "I do not see what is asked for.", nil},
	{"nothing", "  ?!  ", "Ask a question.", nil},
	{"opinion in French", "Quel est le meilleur CSIRT ?", "Cela demande un jugement (« meilleur »). Je ne dis que ce que disent les rapports.", nil},
	{"cost in French", "Combien a coûté l'attaque de Lille ?", "Cela demande une mesure (« coûté ») que la base ne permet pas de demander.", nil},
	{"unknown place in French", "Quels incidents ont perturbé des élections en Atlantide ?", "Je ne connais pas « Atlantide ».", []string{"Atlantide"}},
	{"forecast in French", "Quelles élections seront perturbées ?", "Cela demande l'avenir (« seront »). Je ne dis que ce qui est arrivé selon les rapports.", nil},
}

func TestRefusals(t *testing.T) {
	s := newScene(t)
	for _, c := range refusals {
		t.Run(c.name, func(t *testing.T) {
			a := s.ask(t, c.question)
			if a.Answered || a.Query != "" || a.Filter != nil || len(a.Rows) > 0 || a.Table != nil || a.Total != nil || a.Coverage != nil {
				t.Fatalf("answered: %+v", a)
			}
			if diff := cmp.Diff(c.why, a.Answer); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
			if !slices.Equal(c.ignored, a.Ignored) {
				t.Errorf("ignored %q, want %q", a.Ignored, c.ignored)
			}
			if len(a.Suggestions) != 3 {
				t.Errorf("suggestions %q, want three", a.Suggestions)
			}
		})
	}
}
