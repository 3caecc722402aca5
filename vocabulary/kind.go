package vocabulary

// Kind is a sort of words.
type Kind string

// The kinds whose code is one of graph's.
const (
	Service  Kind = "service"
	Partner  Kind = "partner" // mark "generic": a class of bodies, not one of them
	Body     Kind = "body"    // in or, mark "leads", before the name of a body, tells what it is; code: the kind of partner
	Role     Kind = "role"    // what a partner did
	Helping  Kind = "helping" // tells a helper by what it did; code: the kind of partner, mark "after": its name follows
	Action   Kind = "action"
	Attack   Kind = "attack"
	Event    Kind = "event"
	Election Kind = "election"
	Sector   Kind = "sector"   // forms in a victim's name
	Data     Kind = "data"     // what became of data
	Topic    Kind = "topic"    // what a report may call undisclosed
	ActorIs  Kind = "actor-is" // on whose word an actor is named
	Unit     Kind = "unit"     // what a count of the affected counts
)

// The kinds that say what became of a service. The code, if any, is the extent; the mark "containment" tells
// the victim's own precaution.
const (
	Down Kind = "down" // out or hampered; negated: unaffected
	Up   Kind = "up"   // goes on; negated: disrupted
	Back Kind = "back" // came back; negated or planned: still disrupted
	Risk Kind = "risk" // feared only; negated: unaffected
	// Anaphor stands for services named before: code "all" for every one that was out, "last" for those of the
	// statement before.
	Anaphor Kind = "anaphor"
	// Ellipsis stands for the predicate of the clause before: "as did the websites", "nor were the phones".
	Ellipsis Kind = "ellipsis"
	// Idle words look like one of the above but say nothing of a service ("could not be determined").
	Idle Kind = "idle"
)

// The kinds that change what the words in their scope say.
const (
	Negation     Kind = "negation"
	Averted      Kind = "averted"      // "prevented X" negates X when X is bad, else takes X away
	Hypothetical Kind = "hypothetical" // did not happen
	Modal        Kind = "modal"        // may happen: a risk
	Planned      Kind = "planned"      // has not happened yet
	Background   Kind = "background"   // the sentence is about something else
	Aside        Kind = "aside"        // the sentence says that the one before is about something else
	Open         Kind = "open"         // "whether": not known
	Contrast     Kind = "contrast"     // begins a new clause
	Joint        Kind = "joint"        // joins the members of a list
	Listing      Kind = "listing"      // "such as": what follows belongs to what stands before
	Claim        Kind = "claim"        // on the attacker's word only
)

// The other kinds.
const (
	Undisclosed Kind = "undisclosed" // said to be unknown or withheld
	Loot        Kind = "loot"        // data that there is to lose; marks "cue" (of the attackers' kind), "weak", "any" (unnamed)
	Loss        Kind = "loss"        // what became of data; code: TAKEN, COPIED, OUT, SHOWN, SEEN, HARMED, LOST
	Culprit     Kind = "culprit"     // who attacked; mark "venue": where they show what they took
	Denial      Kind = "denial"      // denies a loss, or leaves it open, as its mark says
	Ransom      Kind = "ransom"      // code: demanded, none, paid, refused, instalments
	Fallback    Kind = "fallback"
	Precaution  Kind = "precaution" // tells containment
	ByAttack    Kind = "by-attack"  // tells that the attack itself did it
	Extent      Kind = "extent"
	Actor       Kind = "actor"
	Naming      Kind = "naming"      // gives a group its name; marks "after" it, "set-off" by a comma, "handle"
	Campaign    Kind = "campaign"    // attacks that belong together, after their name; marks "leads" before it, "joins" makes the incident one of them
	Title       Kind = "title"       // before or after a person's name
	Form        Kind = "form"        // the form of a municipality before its name
	Place       Kind = "place"       // introduces a region
	Supplier    Kind = "supplier"    // a word for a provider of the victim
	Country     Kind = "country"     // a country, its people, or a part of it; code: ISO 3166-1 alpha-2
	Preparation Kind = "preparation" // work before a vote
	Vote        Kind = "vote"        // the vote itself: voting, counting, results
	Noise       Kind = "noise"       // looks like a phrase of the kind that is its code
	Held        Kind = "held"        // a vote went ahead
)

// The kinds that dates are made of. The code is a number.
const (
	Month    Kind = "month"
	Weekday  Kind = "weekday" // 0 is Sunday
	Number   Kind = "number"
	Ordinal  Kind = "ordinal"  // first, second, …
	Span     Kind = "span"     // code: day, week, month, hour, year
	Relative Kind = "relative" // days from the day last named
	Later    Kind = "later"    // after a number and a span
	Earlier  Kind = "earlier"
	Next     Kind = "next"     // before a weekday
	Frequent Kind = "frequent" // frequent words that tell a language
	Listed   Kind = "list"     // the words of a List, which is the code
	Clock    Kind = "clock"    // a time of day in words, HHMM
	Morning  Kind = "morning"  // a part of the day: am or pm
)

// Kinds lists all kinds.
func Kinds() []Kind {
	return []Kind{
		Service, Partner, Body, Role, Helping, Action, Attack, Event, Election, Sector, Data, Topic, ActorIs, Unit,
		Down, Up, Back, Risk, Anaphor, Ellipsis, Idle,
		Negation, Averted, Hypothetical, Modal, Planned, Background, Aside, Open, Contrast, Joint, Listing, Claim,
		Undisclosed, Loot, Loss, Culprit, Denial, Ransom, Fallback, Precaution, ByAttack, Extent, Actor, Naming, Campaign, Title, Form, Place, Supplier, Country,
		Preparation, Vote, Held, Noise,
		Month, Weekday, Number, Ordinal, Span, Relative, Later, Earlier, Next, Frequent, Clock, Morning, Listed,
	}
}

// familyName groups the kinds whose phrases compete for the same words: "could not be determined" is no outage
// although "could not be" alone begins one.
func (e *Entry) familyName() string {
	switch e.Kind {
	case Noise:
		return e.Code
	case Down, Up, Back, Risk, Idle, Negation, Averted, Hypothetical, Modal, Planned:
		return "state"
	case Month, Weekday, Number, Relative, Later, Earlier, Next:
		return "date"
	}
	return string(e.Kind)
}

// DataSafe is the code of [Data] for words that say outright that data is unharmed.
const DataSafe = "SAFE"
