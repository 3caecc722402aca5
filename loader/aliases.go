package loader

import (
	"regexp"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// shortName finds the short form that a text gives right after a name: "(INEC)", ", known as INEC", ", INEC,".
var shortName = regexp.MustCompile(`^(?: \(([\p{Lu}][\p{L}\d&/-]{1,20})\)|,? (?:known as|called|abbreviated as|abbreviated|better known as|dit|dite|appelée?|connue? sous le nom d[e']) ?(?:the )?[«"“]?\s?([\p{Lu}][\p{L}\d&/-]{1,30})|, ([\p{Lu}]{2,12}),)`)

// aliases reads the short forms that the text gives for the victim's name.
func (e *extraction) aliases() {
	if len(e.incident.Victims) == 0 {
		return
	}
	v := e.incident.Victims[0]
	text := e.report.Text
	for at := 0; len(v.Aliases) < mostAliases; {
		n := strings.Index(text[at:], v.Name)
		if n < 0 {
			return
		}
		at += n + len(v.Name)
		m := shortName.FindStringSubmatchIndex(text[at:])
		if m == nil {
			continue
		}
		for group := 2; group < len(m); group += 2 {
			if m[group] >= 0 {
				e.alias(v, text[at+m[group]:at+m[group+1]], graph.Evidence{Start: at - len(v.Name), End: at + m[group+1]})
			}
		}
	}
}

// mostAliases bounds the short forms of one name.
const mostAliases = 5

func (e *extraction) alias(v *graph.Attack, name string, at graph.Evidence) {
	for _, known := range append(v.Aliases, v.Name) {
		if graph.Fold(known) == graph.Fold(name) {
			return
		}
	}
	v.Aliases = append(v.Aliases, name)
	e.supportField("/victims/0/aliases", at)
}
