package export_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/incidentgraph/incidentgraph/graph"
)

// stixRules are what STIX 2.1 asks of the types that a bundle holds: properties that must be there, and those that may. Sections 3.2, 4.5
// (identity), 4.8 (incident), 4.12 (location), 4.17 (threat actor), 5.1 (relationship), 7.2 (marking definition), 7.3 (extension).
var stixRules = map[string]struct{ must, may string }{
	"incident":             {"name", "description"},
	"identity":             {"name", "description identity_class sectors"},
	"threat-actor":         {"name", "description aliases"},
	"location":             {"country", "name administrative_area city"},
	"relationship":         {"relationship_type source_ref target_ref", "description"},
	"extension-definition": {"name schema version extension_types created_by_ref", "description"},
	"marking-definition":   {"name extensions", ""},
}

const (
	stixCommon     = "type spec_version id created"
	stixCommonMay  = "modified created_by_ref labels external_references object_marking_refs extensions"
	stixIdentities = "individual group system organization class unknown"
)

var (
	stixID        = regexp.MustCompile(`^([a-z-]+)--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	stixTimestamp = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$`)
	stixProperty  = regexp.MustCompile(`^[a-z0-9_]{3,250}$`)
	stixTerm      = regexp.MustCompile(`^[a-z0-9-]+$`)
)

// bundle reads an export and returns its objects by id.
func bundle(t *testing.T, data []byte) map[string]map[string]any {
	t.Helper()
	var b struct {
		Type, ID string
		Objects  []map[string]any
	}
	if err := json.Unmarshal(data, &b); err != nil {
		t.Fatal(err)
	}
	if b.Type != "bundle" || !stixID.MatchString(b.ID) || len(b.Objects) == 0 {
		t.Fatalf("type %q, id %q, %d objects", b.Type, b.ID, len(b.Objects))
	}
	byID := map[string]map[string]any{}
	for _, o := range b.Objects {
		id := fmt.Sprint(o["id"])
		if byID[id] != nil {
			t.Errorf("%s is there twice", id)
		}
		byID[id] = o
	}
	return byID
}

func TestSTIXKeepsToItsRules(t *testing.T) {
	store, _ := filled(t)
	objects := bundle(t, written(t, store, "stix", graph.Filter{}))
	for id, o := range objects {
		kind := fmt.Sprint(o["type"])
		rules, known := stixRules[kind]
		if parts := stixID.FindStringSubmatch(id); !known || parts == nil || parts[1] != kind || o["spec_version"] != "2.1" {
			t.Errorf("%s: type %s, version %v", id, kind, o["spec_version"])
		}
		for _, name := range strings.Fields(stixCommon + " " + rules.must) {
			if o[name] == nil {
				t.Errorf("%s lacks %s", id, name)
			}
		}
		allowed := strings.Fields(stixCommon + " " + stixCommonMay + " " + rules.must + " " + rules.may)
		for name, value := range o {
			if !slices.Contains(allowed, name) || !stixProperty.MatchString(name) && name != "id" {
				t.Errorf("%s has %s", id, name)
			}
			if list, isList := value.([]any); isList && len(list) == 0 || value == "" || value == nil {
				t.Errorf("%s: %s is empty", id, name)
			}
		}
		checkTimes(t, id, o)
		checkTerms(t, id, o)
	}
}

func checkTimes(t *testing.T, id string, o map[string]any) {
	t.Helper()
	created, modified := fmt.Sprint(o["created"]), o["modified"]
	if !stixTimestamp.MatchString(created) {
		t.Errorf("%s was created %s", id, created)
	}
	if o["type"] == "marking-definition" {
		if modified != nil {
			t.Errorf("%s cannot be modified", id)
		}
		return
	}
	if text := fmt.Sprint(modified); !stixTimestamp.MatchString(text) || text < created {
		t.Errorf("%s was created %s and modified %s", id, created, text)
	}
}

func checkTerms(t *testing.T, id string, o map[string]any) {
	t.Helper()
	if class, stated := o["identity_class"]; stated && !slices.Contains(strings.Fields(stixIdentities), fmt.Sprint(class)) {
		t.Errorf("%s is of class %v", id, class)
	}
	if kind, stated := o["relationship_type"]; stated && !stixTerm.MatchString(fmt.Sprint(kind)) {
		t.Errorf("%s is %v", id, kind)
	}
	extensions, _ := o["extensions"].(map[string]any)
	for name, value := range extensions {
		extension, _ := value.(map[string]any)
		if !strings.HasPrefix(name, "extension-definition--") || extension["extension_type"] != "property-extension" {
			t.Errorf("%s: extension %s: %v", id, name, value)
		}
		for property := range extension {
			if !stixProperty.MatchString(property) {
				t.Errorf("%s: %s", id, property)
			}
		}
	}
	references, _ := o["external_references"].([]any)
	for _, r := range references {
		if name, _ := r.(map[string]any)["source_name"].(string); name == "" {
			t.Errorf("%s: a reference without a name", id)
		}
	}
}

// Every reference leads to an object of the bundle, but for links to incidents that are not exported.
func TestSTIXReferencesLeadSomewhere(t *testing.T) {
	store, incidents := filled(t)
	objects := bundle(t, written(t, store, "stix", graph.Filter{}))
	count := map[string]int{}
	for id, o := range objects {
		refs, _ := o["object_marking_refs"].([]any)
		for _, name := range []string{"created_by_ref", "source_ref", "target_ref"} {
			if ref, stated := o[name]; stated {
				refs = append(refs, ref)
			}
		}
		for _, ref := range refs {
			if objects[fmt.Sprint(ref)] == nil && (o["description"] != "caused by" || !strings.HasPrefix(fmt.Sprint(ref), "incident--")) {
				t.Errorf("%s leads to %v", id, ref)
			}
		}
		count[fmt.Sprint(o["type"], " ", o["relationship_type"])]++
	}
	if got := count["incident <nil>"]; got != len(incidents) {
		t.Errorf("%d incidents, want %d", got, len(incidents))
	}
	for _, kind := range []string{"targets", "located-at", "responded-to", "attributed-to", "related-to"} {
		if count["relationship "+kind] == 0 {
			t.Errorf("nothing is %s", kind)
		}
	}
}

// The incident object says what the document says: marking, dates, and what became of services.
func TestSTIXIncident(t *testing.T) {
	store, incidents := filled(t)
	objects := bundle(t, written(t, store, "stix", graph.Filter{}))
	byExternalID := map[string]map[string]any{}
	for _, o := range objects {
		if o["type"] == "incident" {
			reference := o["external_references"].([]any)[0].(map[string]any)
			byExternalID[fmt.Sprint(reference["external_id"])] = o
		}
	}
	for _, i := range incidents {
		o := byExternalID[i.ID]
		if o == nil {
			t.Errorf("%s is not there", i.ID)
			continue
		}
		marking := objects[fmt.Sprint(o["object_marking_refs"].([]any)[0])]
		if want := "TLP:" + string(i.TLP); i.TLP != "" && marking["name"] != want || i.TLP == "" && marking["name"] != "TLP:CLEAR" {
			t.Errorf("%s is marked %v", i.ID, marking["name"])
		}
		for _, value := range o["extensions"].(map[string]any) {
			extension := value.(map[string]any)
			services, _ := extension["services"].([]any)
			if from, _ := extension["occurred_from"].(string); from != string(i.Occurred.From) || len(services) != len(i.Services) {
				t.Errorf("%s: from %q, %d services", i.ID, from, len(services))
			}
			for n, s := range services {
				if service := s.(map[string]any); service["code"] != string(i.Services[n].Code) || service["status"] != string(i.Services[n].Status) {
					t.Errorf("%s: service %d is %v", i.ID, n, service)
				}
			}
		}
	}
}

// Only an attribution is one: a claim, a suspicion and a denial are told apart.
func TestSTIXAttribution(t *testing.T) {
	store, _ := filled(t)
	objects := bundle(t, written(t, store, "stix", graph.Filter{Actors: []string{"A", "B", "C"}}))
	got := map[string]string{}
	for _, o := range objects {
		if actor := objects[fmt.Sprint(o["target_ref"])]; actor["type"] == "threat-actor" {
			got[fmt.Sprint(actor["name"])] = fmt.Sprint(o["relationship_type"], " ", o["description"])
		}
	}
	for name, want := range map[string]string{"A": "related-to denied", "B": "attributed-to attributed", "C": "related-to claimed"} {
		if got[name] != want {
			t.Errorf("%s: got %q, want %q", name, got[name], want)
		}
	}
}
