package loader

import (
	"testing"
)

// Each case says what French words do to services, one "CODE STATUS" each.
func TestFrenchClauses(t *testing.T) {
	tests := []statusCase{
		{"what stands behind an exception", "Tous les services étaient à l'arrêt, hormis le téléphone.", "TELEPHONY UNAFFECTED"},
		{"an exception that opens", "À l'exception du téléphone, tout était à l'arrêt.", "TELEPHONY UNAFFECTED"},
		{"an exception between commas", "Tous les services, sauf le téléphone, étaient interrompus.", "TELEPHONY UNAFFECTED"},
		{"an exception from a return", "Tous les services ont été rétablis le 20 mai, mais pas la messagerie.", "EMAIL DISRUPTED"},
		{"an exception behind a comma", "La messagerie a été coupée, pas le téléphone.", "EMAIL DISRUPTED, TELEPHONY UNAFFECTED"},
		{"an exception with a verb of its own", "La messagerie a été coupée, sauf que le téléphone était en panne.", "EMAIL DISRUPTED, TELEPHONY DISRUPTED"},
		{"no exception within a verb", "Le téléphone n'a pas la tonalité et reste en panne.", "TELEPHONY DISRUPTED"},
		{"a wait that ended", "Il a fallu attendre le 20 mai pour que le site internet rouvre.", "WEBSITE RESTORED"},
		{"a wait that goes on", "Il faudra attendre le 20 mai pour que le site internet rouvre.", "WEBSITE DISRUPTED"},
		{"not before a day that passed", "Le site internet n'a été rétabli que le 20 mai.", "WEBSITE RESTORED"},
		{"not before a day to come", "Le site internet ne sera pas rétabli avant le 20 mai.", "WEBSITE DISRUPTED"},
		{"from one day to another", "La messagerie a été coupée du 3 au 20 mai.", "EMAIL DISRUPTED, EMAIL RESTORED"},
		{"a plan told after", "Le retour du site internet est prévu pour le 20 mai.", "WEBSITE DISRUPTED"},
		{"put off", "La remise en service du site internet a été repoussée au 20 mai.", "WEBSITE DISRUPTED"},
		{"taken back", "Le service de l'urbanisme recevait les dossiers sans pouvoir les instruire.", "URBAN_PLANNING DISRUPTED"},
		{"the verb of the sentence before", "La messagerie ne répondait plus. Même constat pour le site internet.", "EMAIL DISRUPTED, WEBSITE DISRUPTED"},
		{"neither", "La messagerie ne fonctionnait pas ; le téléphone non plus.", "EMAIL DISRUPTED, TELEPHONY DISRUPTED"},
		{"but those did", "Les courriels n'arrivaient plus ; les téléphones, si.", "EMAIL DISRUPTED, TELEPHONY UNAFFECTED"},
		{"a bare day", "Le site internet a été rétabli le 10 mai, la messagerie le 12.", "WEBSITE RESTORED, EMAIL RESTORED"},
		{"a condition in the middle", "Le versement des bourses aurait été suspendu si la coupure s'était prolongée.", ""},
		{"a denial up to a pause", "Faute de réponse, la messagerie a été coupée.", "EMAIL DISRUPTED"},
	}
	checkStatuses(t, "Cyber Incident Victim: Ville de Valmont\nDate: May 2023\nLocation: France\nSummary\n", " La Ville a été attaquée par des pirates le 2 mai 2023.", tests)
}
