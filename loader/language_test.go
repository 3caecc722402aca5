package loader_test

import (
	"strings"
	"testing"

	"github.com/incidentgraph/incidentgraph/loader"
)

func TestLanguages(t *testing.T) {
	tests := []struct{ want, text string }{
		{"en", "The town hall was hit by ransomware on 3 March 2023, and the website, e-mail and telephony were unavailable for days."},
		{"fr", "La mairie a été victime d'un rançongiciel le 3 mars 2023 ; le site, la messagerie et la téléphonie ont été indisponibles plusieurs jours."},
		{"de", "Die Kreisverwaltung ist am 3. März 2023 Opfer eines Angriffs mit Erpressungssoftware geworden. Die Website und die E-Mail-Postfächer waren wochenlang nicht erreichbar."},
		{"es", "El Ayuntamiento sufrió un ciberataque el 3 de marzo de 2023 que dejó fuera de servicio la mayoría de los servicios municipales durante varios días."},
		{"it", "Il Comune è stato colpito da un attacco informatico il 3 marzo 2023 che ha reso inutilizzabili i servizi anagrafici e la posta elettronica per giorni."},
		{"pt", "A Câmara Municipal foi alvo de um ataque informático que deixou indisponíveis os serviços de atendimento e o correio eletrónico durante vários dias."},
		{"nl", "De gemeente is op 3 maart 2023 getroffen door een aanval met gijzelsoftware. Alle servers waren onbereikbaar en de balie was wekenlang gesloten."},
		{"sv", "Kommunen drabbades den 3 mars 2023 av en cyberattack som slog ut flera av kommunens system under flera veckor. Händelsen har anmälts till polisen."},
		{"pl", "Urząd gminy padł ofiarą ataku z użyciem oprogramowania szyfrującego. Systemy zostały wyłączone, a mieszkańcy nie mogli załatwiać spraw przez kilka dni."},
		{"uk", "Міська рада зазнала кібератаки 3 березня 2023 року, внаслідок якої не працювали електронні послуги та сайт. Фахівці повідомили поліцію."},
		// Too short to tell, and an English report that is a list of foreign names.
		{"en", "Alle Server waren betroffen."},
		{"en", "Website down: Stadtwerke Karlsruhe, Landratsamt Rems-Murr-Kreis, Universitätsklinikum Düsseldorf, Verwaltung der Hansestadt Rostock. The attack was claimed by a group, and the police is investigating."},
	}
	for _, test := range tests {
		t.Run(test.want, func(t *testing.T) {
			incident := extract(t, "r.txt", []byte("Cyber Incident Victim: Town of Example\nDate: Mar 2023\nLocation: Ireland\nSummary\n"+test.text+"\n"))
			if got := incident.Reports[0].Language; got != test.want {
				t.Errorf("got %s", got)
			}
		})
	}
}

// TestOtherLanguageGivesTheHeader: of a report in a language without a vocabulary, only what the header states is a fact.
func TestOtherLanguageGivesTheHeader(t *testing.T) {
	const text = "Cyber Incident Victim: Landkreis Anhalt-Bitterfeld\nDate:\nJul 2021\nLocation:\nGermany\nSummary\n" +
		"Die Kreisverwaltung ist am 6. Juli 2021 Opfer von Ransomware geworden. Die Website und E-Mail waren nicht erreichbar, und die Polizei ermittelt seit dem 7. Juli 2021.\n"
	incident := extract(t, "r.txt", []byte(text))
	if incident.Victims[0].Name != "Landkreis Anhalt-Bitterfeld" || incident.Place.Country != "DE" || incident.Occurred.From != "2021-07" || incident.ReportedFor != "2021-07" {
		t.Errorf("the header is lost: %+v", incident)
	}
	if len(incident.Services)+len(incident.Partners)+len(incident.AttackTypes)+len(incident.Events) > 0 || incident.DataImpact != "" || incident.Place.Region != "" {
		t.Errorf("facts of prose that is not read: %+v", incident)
	}
	const note = "The report is in German, which is not read: only the facts of its header are here."
	if incident.Notes != note {
		t.Errorf("note %q", incident.Notes)
	}
	got := run(t, loader.Reader{}, input("de.txt", text))
	if want := "de.txt: " + note; len(got) != 2 || got[0] != want || !strings.HasSuffix(got[1], " of de.txt") {
		t.Errorf("got %q, want %q and the document", got, want)
	}
}
