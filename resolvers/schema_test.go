package resolvers_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/resolvers"
)

func texts[T ~string](list ...T) []string {
	all := make([]string, len(list))
	for n, v := range list {
		all[n] = string(v)
	}
	return all
}

// The schema and the domain have the same codes in the same order.
func TestEnumsAreTheDomains(t *testing.T) {
	links := []string{}
	for _, r := range graph.RelationNames {
		links = append(links, r.Name)
	}
	kinds := []string{}
	for _, k := range graph.NodeKinds {
		kinds = append(kinds, strings.ToUpper(string(k)))
	}
	want := map[string][]string{
		"Sector": texts(graph.Sectors...), "ServiceCode": texts(graph.ServiceCodes...), "ServiceStatus": texts(graph.ServiceStatuses...),
		"Extent": texts(graph.Extents...), "Cause": texts(graph.Causes...), "VictimRole": texts(graph.VictimRoles...),
		"PartnerKind": texts(graph.PartnerKinds...), "PartnerRole": texts(graph.PartnerRoles...), "AttackType": texts(graph.AttackTypes...),
		"ActorRole": texts(graph.ActorRoles...), "DataImpact": texts(graph.DataImpacts...), "AffectedUnit": texts(graph.AffectedUnits...),
		"ActionCode": texts(graph.ActionCodes...), "EventKind": texts(graph.EventKinds...), "TimelineKind": texts(graph.TimelineKinds...), "Interval": texts(graph.Intervals...),
		"ElectionKind": texts(graph.ElectionKinds...), "ElectionStatus": texts(graph.ElectionStatuses...),
		"RelatedKind": texts(graph.RelatedKinds...), "Undisclosed": texts(graph.UndisclosedFacts...), "Dimension": texts(graph.Dimensions...),
		"Origin": texts(graph.Origins...), "ReviewState": texts(graph.ReviewStates...), "Order": texts(graph.Newest, graph.Oldest),
		"ChangeKind": texts(graph.ChangeKinds...), "SearchField": texts(graph.SearchFields...), "SimilarKind": texts(graph.TraitKinds...),
		"Match": texts(graph.Matches...), "Topic": texts(graph.Topics...), "Precision": texts(graph.Year, graph.Month, graph.Day), "NodeKind": kinds, "LinkKind": links,
	}
	for name, definition := range resolvers.NewSchema(nil).Schema().Types {
		if definition.Kind != ast.Enum || strings.HasPrefix(name, "__") {
			continue
		}
		var got []string
		for _, value := range definition.EnumValues {
			got = append(got, value.Name)
		}
		if diff := cmp.Diff(want[name], got); diff != "" {
			t.Errorf("%s: -domain +schema\n%s", name, diff)
		}
	}
}

// fewestDescriptions is what the schema has at least: a test that looks past it would be green, too.
const fewestDescriptions = 700

// Whatever a client meets in the schema says in sentences what it is.
func TestEverythingIsDocumented(t *testing.T) {
	schema := resolvers.NewSchema(nil).Schema()
	descriptions := map[string]string{"schema": schema.Description}
	describe := func(place string, arguments ast.ArgumentDefinitionList) {
		for _, argument := range arguments {
			descriptions[place+"("+argument.Name+")"] = argument.Description
		}
	}
	for name, definition := range schema.Types {
		if definition.BuiltIn {
			continue
		}
		descriptions[name] = definition.Description
		for _, field := range definition.Fields {
			if !strings.HasPrefix(field.Name, "__") {
				descriptions[name+"."+field.Name] = field.Description
				describe(name+"."+field.Name, field.Arguments)
			}
		}
		for _, value := range definition.EnumValues {
			descriptions[name+"."+value.Name] = value.Description
		}
	}
	for name, directive := range schema.Directives {
		if !directive.Position.Src.BuiltIn {
			descriptions["@"+name] = directive.Description
			describe("@"+name, directive.Arguments)
		}
	}
	for place, description := range descriptions {
		if !strings.HasSuffix(strings.TrimSpace(description), ".") {
			t.Errorf("%s: %q is no sentence", place, description)
		}
	}
	if len(descriptions) < fewestDescriptions {
		t.Errorf("%d descriptions, want %d or more", len(descriptions), fewestDescriptions)
	}
	t.Logf("%d descriptions", len(descriptions))
}

// Every field of the filter has a condition behind it, and every condition a field.
func TestFilterFieldsAreTheDomains(t *testing.T) {
	input := resolvers.NewSchema(nil).Schema().Types["IncidentFilter"]
	var got []string
	for _, field := range input.Fields {
		got = append(got, strings.ToLower(field.Name))
	}
	if diff := cmp.Diff(fieldNames(graph.Filter{}), got); diff != "" {
		t.Errorf("-domain +schema\n%s", diff)
	}
}

// gqlgen writes a models file for a type that it cannot bind to the domain.
func TestNoModels(t *testing.T) {
	for _, pattern := range []string{"../models*.go", "*models*.go", "*/models*.go"} {
		if found, _ := filepath.Glob(pattern); len(found) > 0 {
			t.Errorf("generated models: %v; bind their types in gqlgen.yml", found)
		}
	}
	config := string(must(os.ReadFile("../gqlgen.yml")))
	for _, section := range []string{"\nmodel:", "\nresolver:"} {
		if strings.Contains(config, section) {
			t.Errorf("gqlgen.yml has the section %q", strings.TrimSpace(section))
		}
	}
}
