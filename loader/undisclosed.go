package loader

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// notStated reads what the report itself calls undisclosed: a topic beside words such as "was not revealed".
func (e *extraction) notStated() {
	for _, s := range e.sentences {
		if s.apart {
			continue
		}
		for _, said := range of(s.found, vocabulary.Undisclosed) {
			for _, topic := range topicsOf(said, of(s.found, vocabulary.Topic)) {
				e.undisclosed(graph.Undisclosed(topic), s)
			}
		}
	}
}

// topicsOf returns the topics within what is said to be undisclosed, else the nearest one.
func topicsOf(said vocabulary.Match, topics []vocabulary.Match) []string {
	var within []string
	nearest, distance := "", topicReach+1
	for _, t := range topics {
		d := max(t.First-said.Last, said.First-t.Last)
		if d <= 0 {
			within = append(within, t.Code)
		}
		if d < distance {
			nearest, distance = t.Code, d
		}
	}
	if len(within) == 0 && nearest != "" {
		return []string{nearest}
	}
	return within
}

// topicReach is how many words may stand between a topic and what is said of it.
const topicReach = 10

func (e *extraction) undisclosed(topic graph.Undisclosed, s *sentence) {
	i := e.incident
	known := topic == "RANSOM_AMOUNT" && i.Ransom != nil && i.Ransom.Amount != nil
	if known || slices.Contains(i.NotStated, topic) || topic == "RANSOM_AMOUNT" && i.Ransom == nil {
		return
	}
	i.NotStated = append(i.NotStated, topic)
	e.supportField(entry("notStated", len(i.NotStated)-1), evidence(s.passage))
}
