package resolvers

import (
	"context"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// serviceLabels holds the names that are not their code in small letters.
var serviceLabels = map[graph.ServiceCode]string{
	"EMAIL":              "E-mail",
	"INTERNAL_IT":        "Internal IT",
	"CUSTOMS_BORDER":     "Customs and border",
	"LIBRARY_CULTURE":    "Libraries and culture",
	"IN_PERSON_SERVICES": "In-person services",
	"PAYROLL_HR":         "Payroll and staff",
	"FINANCE_BILLING":    "Finance and billing",
	"LABORATORY_IMAGING": "Laboratory and imaging",
}

// Label is the service's name for readers.
func (service) Label(_ context.Context, of *graph.Service) (string, error) {
	return serviceLabel(of.Code), nil
}

func serviceLabel(code graph.ServiceCode) string {
	if label, named := serviceLabels[code]; named {
		return label
	}
	words := strings.ToLower(strings.ReplaceAll(string(code), "_", " "))
	return strings.ToUpper(words[:1]) + words[1:]
}
