package loader

import (
	"testing"
)

func TestClausesWithinClauses(t *testing.T) {
	tests := []statusCase{
		{"a relative clause about a thing", "The website, which had been down for a week, reopened on 12 May.", "WEBSITE DISRUPTED, WEBSITE RESTORED"},
		{"one with a subject of its own", "Payroll, whose servers had been encrypted, was not affected.", "INTERNAL_IT DISRUPTED, PAYROLL_HR UNAFFECTED"},
		{"what a thing is for is not out", "The portal, through which building permits are requested, was down.", "ONLINE_SERVICES DISRUPTED"},
		{"the same without commas", "The website on which election results are announced went down.", "WEBSITE DISRUPTED"},
		{"a participle", "The website, taken offline on 3 May, was put online again on 24 May.", "WEBSITE DISRUPTED, WEBSITE RESTORED"},
		{"what was held up was done", "Housing benefit, held up for a fortnight, was paid out on 19 May.", "BENEFITS_PAYMENTS DISRUPTED, BENEFITS_PAYMENTS RESTORED"},
		{"a poor manner", "Tax bills were sent out a month late.", "TAX_ADMINISTRATION DISRUPTED"},
		{"one way only", "Property tax could be paid in person only.", "TAX_ADMINISTRATION DISRUPTED"},
		{"without a thing", "The town was left without e-mail.", "EMAIL DISRUPTED"},
		{"without trouble", "The website worked without trouble.", "WEBSITE UNAFFECTED"},
		{"not known", "Whether e-mail was read could not be established.", ""},
		{"neither nor after could", "Property tax could be neither paid nor traced.", "TAX_ADMINISTRATION DISRUPTED"},
	}
	checkStatuses(t, townCard, "", tests)
}
