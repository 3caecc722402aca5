package graph

// SearchField is a part of an incident that a search looks in.
type SearchField string

// The fields.
const (
	InTitle    SearchField = "TITLE"
	InVictim   SearchField = "VICTIM"
	InPartner  SearchField = "PARTNER"
	InActor    SearchField = "ACTOR"
	InPlace    SearchField = "PLACE"
	InElection SearchField = "ELECTION"
	InSupplier SearchField = "SUPPLIER"
	InCampaign SearchField = "CAMPAIGN"
	InSummary  SearchField = "SUMMARY"
	InReport   SearchField = "REPORT"
)

// SearchFields holds all fields, in the order in which matches are told.
var SearchFields = []SearchField{
	InTitle, InVictim, InPartner, InActor, InPlace, InElection, InSupplier, InCampaign, InSummary, InReport,
}

// SearchedRelations fill the fields of an incident that a search looks in.
const SearchedRelations = Victims | Partners | Actors | Elections | Reports

// namedIn are the fields that hold names.
var namedIn = []SearchField{InVictim, InPartner, InActor, InPlace, InElection, InSupplier, InCampaign}

// passage is a text of an incident that a search looks in.
type passage struct {
	field  SearchField
	text   string
	report *Report // of which it is the text; else nil
}

// passages returns the texts of i by field, as far as they are filled.
func (i *Incident) passages() []passage {
	all := []passage{{field: InTitle, text: i.Title}}
	add := func(field SearchField, texts ...string) {
		for _, text := range texts {
			all = append(all, passage{field: field, text: text})
		}
	}
	for _, v := range i.Victims {
		add(InVictim, append([]string{v.Name}, v.Aliases...)...)
	}
	for _, p := range i.Partners {
		add(InPartner, p.Name)
	}
	for _, a := range i.Actors {
		add(InActor, a.Name)
	}
	if i.Place != nil {
		add(InPlace, i.Place.Region, i.Place.Locality)
	}
	for _, e := range i.Elections {
		add(InElection, e.Name)
	}
	for _, s := range i.Suppliers {
		add(InSupplier, s.Name)
	}
	add(InCampaign, i.Campaign)
	add(InSummary, i.Summary)
	for _, r := range i.Reports {
		all = append(all, passage{InReport, r.Text, r})
	}
	return all
}
