package graph

import "strings"

// Calendar finds elections of the election calendar. The zero Calendar is empty.
type Calendar struct {
	byID  map[string]*Election
	byDay map[string][]*Election
}

// NewCalendar returns the calendar of these entries.
func NewCalendar(elections []*Election) Calendar {
	c := Calendar{byID: map[string]*Election{}, byDay: map[string][]*Election{}}
	for _, e := range elections {
		c.byID[e.CalendarID] = e
		key := voteKey(e.HeldOn, e.Country, e.Kind, e.Region)
		c.byDay[key] = append(c.byDay[key], e)
	}
	return c
}

func voteKey(day Date, country string, kind ElectionKind, region string) string {
	return strings.Join([]string{string(day), country, string(kind), Slug(region)}, "\x00")
}

// resolve returns the election that a report speaks of: the entry that it names, else the unique entry of its
// day, country, kind and region, else one of its own.
func (c Calendar) resolve(e *ElectionImpact) *Election {
	if e.CalendarID != "" {
		if entry := c.byID[e.CalendarID]; entry != nil {
			return entry
		}
		return e.own(ElectionID(e.CalendarID))
	}
	if found := c.byDay[voteKey(e.HeldOn, e.Country, e.Kind, e.Region)]; e.HeldOn.Precision() == Day && len(found) == 1 {
		return found[0]
	}
	words := []string{e.Country, string(e.HeldOn), string(e.Kind), e.Region, e.Name}
	return e.own(nodeID(ElectionNode, "-", Slug(strings.Join(words, " "))))
}

func (e *ElectionImpact) own(id string) *Election {
	return &Election{ID: id, CalendarID: e.CalendarID, Name: e.Name, Kind: e.Kind, Country: e.Country, Region: e.Region, HeldOn: e.HeldOn}
}
