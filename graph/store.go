package graph

import "context"

// Store holds the incident graph: the documents that were loaded, and the incidents, nodes and statements that
// they fold into. Its methods are safe for concurrent use.
//
// Every engine must return the same bytes for the same content. Order is by ASCII keys alone: an ISO date (the
// empty string where none is stated), then a code or a folded name, then the id. A method that returns many must
// return an empty slice, never nil, where there are none. Errors must be [ErrNotFound], [ErrInvalid],
// [ErrUnavailable] or [ErrSchema] where those apply; a cancelled context must end the call with its error.
// graph/storetest holds every engine to these sentences.
type Store interface {
	// Incidents returns a page of the incidents that match q.Filter, in q.Order, the relations of q.With filled.
	// A cursor must stay good while other incidents are written, and one from another list is ErrInvalid.
	Incidents(ctx context.Context, q IncidentQuery) (*IncidentPage, error)

	// IncidentsOf returns for each node id the page of q over the incidents that state something of that node.
	// The result must have the length and order of ids; an unknown id has an empty page. The number of round
	// trips must not depend on the number of ids.
	IncidentsOf(ctx context.Context, ids []string, q IncidentQuery) ([]*IncidentPage, error)

	// IncidentsBefore returns for each vote the page of q over the incidents that state something of it and those that are in its
	// [Vicinity] of so many days, whether or not they mention it. The result must have the length and order of votes. The number
	// of round trips must not depend on it.
	IncidentsBefore(ctx context.Context, votes []*Election, within int, q IncidentQuery) ([]*VotePage, error)

	// Nodes returns the nodes with these ids, in that order and length, nil where there is none. An id of a
	// document must also find the incident that the document was folded into under another id. With the relation
	// Reports the texts of reports are filled, too.
	Nodes(ctx context.Context, ids []string, with Relation) ([]Node, error)

	// List returns a page of the nodes of one kind (not incidents), by folded name and id; with a filter, those
	// that a matching incident states something of. Services must all be there from the start, in the order of
	// their codes, and elections by their day. With the relation Reports the texts of reports are filled.
	List(ctx context.Context, q NodeQuery) (*NodePage, error)

	// Timeline returns a page of the items that q selects of the incidents that match q.Filter, oldest first unless q.Newest, a coarse
	// date before the finer ones within it; then by time, kind and id. Newest is the reverse of that order. Undated items must be
	// counted in Undated and never be in the page; with q.Undated they alone are, by time, kind and id.
	Timeline(ctx context.Context, q TimelineQuery) (*TimelinePage, error)

	// TimelineCounts returns the number of events, and of outages, that a timeline of q has of each date, by date, events first; beside
	// them the date on which the last incident of the store began. It does not look at q.Page.
	TimelineCounts(ctx context.Context, q TimelineQuery) (*TimelineCounts, error)

	// Neighbours returns for each node id its neighbours of the given kinds (all kinds where none is given),
	// the first limit of them by id. The result must have the length and order of ids, an unknown id none.
	Neighbours(ctx context.Context, ids []string, kinds []NodeKind, limit int) ([]*Neighbourhood, error)

	// Count returns the number of incidents that match f for each value of by (for each pair of values with two
	// dimensions; with one dimension twice, for each two different values that go together, once), largest first, then by
	// value. Without a dimension there is one bucket. An incident counts once in each bucket that it has a value for; one
	// without a value counts in none. Names that differ in case and accents alone must be one value, written as the
	// first of them.
	Count(ctx context.Context, f Filter, by ...Dimension) ([]*Bucket, error)

	// Days returns how many days each span of the measure took over the incidents that match f: the number of spans for
	// each service (the empty code for other measures) and number of days, by service and days. A span must be known
	// to the day at both ends, and statements that say the same must count once.
	Days(ctx context.Context, f Filter, m Measure) ([]*DayCount, error)

	// Coverage returns how many incidents match f and, for each entry of of, how many of those state something of all its
	// topics; beside it what the store holds.
	Coverage(ctx context.Context, f Filter, of ...[]Topic) (*Coverage, error)

	// Search returns a page of the incidents that match q.Filter and have every word of q.Text, the relations of q.With filled: those
	// with the lowest rank first, then the newest, then by id. A cursor must stay good while other incidents are written,
	// and one of another text is ErrInvalid. Whatever the text holds beside letters, digits and quotation marks must mean nothing.
	Search(ctx context.Context, q SearchQuery) (*SearchPage, error)

	// Spellings returns for each word whether an incident has it, as Search finds it, and the words of the names of incidents that
	// have a word like it. The result must have the length and order of words, of which there are 1 to MaxSearchWords, each one that can be misspelt ([Term.Misspellings]).
	Spellings(ctx context.Context, words []Term) ([]*Spelling, error)

	// TraitCounts returns how many incidents have each of these tokens of SearchTraits, and how many incidents there are.
	TraitCounts(ctx context.Context, traits []string) (*TraitCounts, error)

	// Alike returns for each comparison the first other incidents that have some of its traits: those with the highest sum of
	// weights, then the newest, then by id. The result must have the length and order of the comparisons. The number of round
	// trips must not depend on it.
	Alike(ctx context.Context, of []Comparison, first int) ([][]Scored, error)

	// Changes returns a page of what became of incidents, by sequence number. Each Put and PutElections tells all that it
	// changed, in the same write, and nothing that it did not change: first the incidents that are new or changed, then those
	// that are no more, each by id. A reader that has seen a number must never later see a smaller one appear. With a filter,
	// changes of incidents that match now, and all of incidents that are no more. A cursor that the store has not reached
	// is ErrInvalid.
	Changes(ctx context.Context, q ChangeQuery) (*ChangePage, error)

	// Put writes documents, all or none, and folds the incidents that they belong to anew. Putting the same
	// documents again must change nothing; the order of documents and of calls must not matter. A document with
	// the id and the reports of one that is there, but other content, replaces it.
	Put(ctx context.Context, documents ...*Incident) (*PutResult, error)

	// PutElections writes entries of the election calendar, all or none, replacing those of the same id, and
	// links the votes of incidents that name no entry to the unique one of their day, country, kind and region.
	PutElections(ctx context.Context, elections ...*Election) error

	// Check reports whether the store can be read and is consistent.
	Check(ctx context.Context) (*Health, error)

	// Close frees what the store holds.
	Close(ctx context.Context) error
}

// Order is an order of incidents.
type Order string

// The orders. Incidents without a date come last in NEWEST and first in OLDEST; the id breaks ties, ascending.
const (
	Newest Order = "NEWEST"
	Oldest Order = "OLDEST"
)

// Page is the part of a list that a read returns: the First entries (all for 0) after the cursor After. Total asks for the
// length of the whole list.
type Page struct {
	First int
	After string
	Total bool
}

// IncidentQuery asks for incidents. The zero Order is Newest.
type IncidentQuery struct {
	Filter Filter
	Order  Order
	Page   Page
	With   Relation
}

// IncidentPage is a page of incidents. Matches are parallel to Incidents. Total is 0 unless it was asked for.
type IncidentPage struct {
	Incidents []*Incident
	Matches   []Match
	More      bool
	Total     int
}

// NodeQuery asks for the nodes of one kind.
type NodeQuery struct {
	Kind   NodeKind
	Filter Filter
	Page   Page
	With   Relation
}

// NodePage is a page of nodes. Cursors are parallel to Nodes.
type NodePage struct {
	Nodes   []Node
	Cursors []string
	More    bool
	Total   int
}

// Edge is one statement seen as an edge of the graph, from an incident to a node. Status is that of a service or
// an election, the role of a victim, a partner or an actor, the kind of a link, and empty otherwise.
type Edge struct {
	From    string
	To      string
	Kind    string // a name of RelationNames
	Status  string
	Finding string // id of the statement
}

// Neighbourhood is what is next to one node. Degree is the number of its neighbours of the kinds asked for,
// those beyond the limit too; Edges are sorted by neighbour, kind, status and finding.
type Neighbourhood struct {
	ID     string
	Edges  []Edge
	Degree int
}

// Bucket is the number of incidents with the values of Keys, parallel to the dimensions. A key is what a filter takes: a code, a
// date, a name, or the id of a victim. Labels are the keys for readers: the name of a victim, else as the key.
type Bucket struct {
	Keys   []string
	Labels []string
	Count  int
}

// DayCount says how many spans took so many days. Service is empty for measures that are not of services.
type DayCount struct {
	Service ServiceCode
	Days    int
	Count   int
}

// Coverage says how much of what was asked for can answer a question. Answerable is parallel to the topics asked for.
type Coverage struct {
	Matching   int
	Answerable []int
	Dataset    Dataset
}

// Dataset is what a store holds. From and Until are the dates on which the first and the last incident began, as stated;
// empty without a date.
type Dataset struct {
	Incidents   int
	From, Until Date
}

// Note says what numbers over the data set mean.
func (d Dataset) Note() string {
	return "These are the incidents that were loaded into this store: public reports that someone chose, not a statistical sample. Their numbers say nothing of how frequent such incidents are."
}

// PutResult says what a Put did: documents that are new, that replaced a version, and that were there already.
type PutResult struct {
	Added, Replaced, Unchanged int
}

// Health describes a store that is in order.
type Health struct {
	Engine    string // "sqlite" or "neo4j", with the version of the engine
	Schema    int    // version of the store's schema
	Documents int
	Incidents int
	Elections int // entries of the calendar
	// Problems are broken rules of the store, each in one sentence; empty for a consistent store.
	Problems []string
}
