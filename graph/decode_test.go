package graph_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/incidentgraph/incidentgraph/graph"
)

// now is the day of the tests: the last year of a date is 2027.
var now = time.Date(2026, time.June, 1, 0, 0, 0, 0, time.UTC)

func decode(tb testing.TB, text string) *graph.Incident {
	tb.Helper()
	i, err := graph.DecodeIncident([]byte(text), now)
	if err != nil {
		tb.Fatalf("%s: %v", text, err)
	}
	return i
}

// wantInvalid fails t unless err is ErrInvalid with that message, in one line.
func wantInvalid(t *testing.T, what string, err error, want string) {
	t.Helper()
	if !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("%s: got error %v, want ErrInvalid", what, err)
		return
	}
	if got := err.Error(); got != want || strings.ContainsAny(got, "\r\n") {
		t.Errorf("%s:\n got %s\nwant %s", what, got, want)
	}
}

func TestDecodeNotADocument(t *testing.T) {
	for text, want := range map[string]string{
		"":                                    "empty document",
		" \n":                                 "empty document",
		" null\n":                             "want an object, not null",
		`{"id": "a"`:                          "document ends in the middle",
		`{"id": "a"} {"id": "b"}`:             "more than one JSON value",
		`{"id": "a"} x`:                       "more than one JSON value",
		"{\"id\": \"a\xff\"}":                 "not valid UTF-8",
		`{"id": a}`:                           `not JSON: invalid character 'a' looking for beginning of value`,
		"{\n\"id\": \"a\",\n\"title\" 5\n}":   `line 3 of the document: not JSON: invalid character '5' after object key`,
		`{"id": "a", "colour": 1}`:            `unknown field "colour"`,
		"{\n\"id\": \"a\",\n\"colour\": 1\n}": `line 3 of the document: unknown field "colour"`,
		`{"id": "a", "services": [{"x": 1}]}`: `unknown field "x"`,
		`{"ID": "a"}`:                         `unknown field "ID"`,
		`{"id": "a", "id": "b"}`:              `field "id" twice`,
		`{"id": "a", "title": "b\u0000c"}`:    "a text holds the character NUL",
		"{\n\"id\": \"a\", \"services\": [\n{\"code\": \"EMAIL\", \"status\": \"DISRUPTED\", \"Extent\": \"FULL\"}]\n}": `line 3 of the document: unknown field "Extent"`,
		`{"id": "a", "victims": [{"name": "A", "aliases": ["B", "C\u0000"]}]}`:                                          "a text holds the character NUL",
		`{"id": "a", "victims": [{"name": "A"}, {"name": "B", "name": "C"}]}`:                                           `field "name" twice`,
		"{\n\"id\": 5\n}": "line 2 of the document: field id: want a string, not a number",
	} {
		_, err := graph.DecodeIncident([]byte(text), now)
		wantInvalid(t, text, err, want)
	}
}

func TestDecodeWrongType(t *testing.T) {
	for text, want := range map[string]string{
		`{"id": 5}`: "field id: want a string, not a number",
		`{"id": "a", "occurred": {"from": 2024}}`:    "field occurred.from: want a string, not a number",
		`{"id": "a", "dataImpact": ["PUBLISHED"]}`:   "field dataImpact: want a string, not a list",
		`{"id": "a", "services": {}}`:                "field services: want a list, not an object",
		`{"id": "a", "services": ["EMAIL"]}`:         "field services: want an object, not a string",
		`{"id": "a", "services": [{"code": true}]}`:  "field services.code: want a string, not true or false",
		`{"id": "a", "ransom": {"demanded": "yes"}}`: "field ransom.demanded: want true or false, not a string",
		`{"id": "a", "ransom": {"amount": 300000}}`:  "field ransom.amount: want a string, not a number",
		`{"id": "a", "affected": [{"count": 1.5}]}`:  "field affected.count: want a whole number, not a number 1.5",
		`{"id": "a", "place": "France"}`:             "field place: want an object, not a string",
		`["a"]`:                                      "want an object, not a list",
		`"a"`:                                        "want an object, not a string",
	} {
		_, err := graph.DecodeIncident([]byte(text), now)
		wantInvalid(t, text, err, want)
	}
}

func TestDecodeNothingButAnObject(t *testing.T) {
	for _, text := range []string{`[]`, `[{"id": "a"}]`, `"a"`, `5`, `null`, `true`} {
		if _, err := graph.DecodeIncident([]byte(text), now); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%s: got error %v, want ErrInvalid", text, err)
		}
	}
}

// A report with the text "abcdé" (six bytes) and its digest, for rules about spans.
const sampleReport = `"reports": [{"sha256": "` + sampleSum + `", "text": "abcdé"}]`

const sampleSum = "0000000000000000000000000000000000000000000000000000000000000000"

// broken documents, each with the message of its broken rule.
var broken = map[string]string{
	`{}`:                             "id: missing, and there is no victim with a date to make one from",
	`{"victims": [{"name": "A"}]}`:   "id: missing, and there is no victim with a date to make one from",
	`{"occurred": {"from": "2024"}}`: "id: missing, and there is no victim with a date to make one from",
	`{"id": "a b"}`:                  `id: "a b" holds a colon, a space or a control character`,
	`{"id": "victim:x"}`:             `id: "victim:x" holds a colon, a space or a control character`,
	`{"id": "a\u0000"}`:              "a text holds the character NUL",
	`{"id": "a\n"}`:                  `id: "a\n" holds a colon, a space or a control character`,
	`{"id": "` + strings.Repeat("x", 129) + `"}`:                                                                 "id: 129 bytes, at most 128 are allowed",
	`{"id": "a", "place": {"country": "FRA"}}`:                                                                   `place.country: "FRA" is not an ISO 3166-1 alpha-2 country code such as FR`,
	`{"id": "a", "place": {"country": "fr"}}`:                                                                    `place.country: "fr" is not an ISO 3166-1 alpha-2 country code such as FR`,
	`{"id": "a", "place": {"country": "EU"}}`:                                                                    `place.country: "EU" is not an ISO 3166-1 alpha-2 country code such as FR`,
	`{"id": "a", "place": {"country": "UK"}}`:                                                                    `place.country: "UK" is not an ISO 3166-1 alpha-2 country code such as FR`,
	`{"id": "a", "place": {"country": "ZZ"}}`:                                                                    `place.country: "ZZ" is not an ISO 3166-1 alpha-2 country code such as FR`,
	`{"id": "a", "reportedFor": "2024-06-31"}`:                                                                   `reportedFor: date "2024-06-31": want YYYY, YYYY-MM or YYYY-MM-DD of a day that exists`,
	`{"id": "a", "occurred": {"from": "24 June"}}`:                                                               `occurred.from: date "24 June": want YYYY, YYYY-MM or YYYY-MM-DD of a day that exists`,
	`{"id": "a", "occurred": {"from": "1979"}}`:                                                                  `occurred.from: date "1979": year before 1980`,
	`{"id": "a", "occurred": {"from": "2028"}}`:                                                                  `occurred.from: date "2028": year after 2027`,
	`{"id": "a", "occurred": {"from": "2024-06", "until": "2024-05"}}`:                                           `occurred.until: "2024-05" is before "2024-06"`,
	`{"id": "a", "attackTypes": ["DDOS", "VIRUS"]}`:                                                              `attackTypes[1]: "VIRUS" is not one of ` + all(graph.AttackTypes),
	`{"id": "a", "notStated": [""]}`:                                                                             `notStated[0]: "" is not one of ` + all(graph.UndisclosedFacts),
	`{"id": "a", "dataImpact": "none"}`:                                                                          `dataImpact: "none" is not one of ` + all(graph.DataImpacts),
	`{"id": "a", "tlp": "WHITE"}`:                                                                                `tlp: "WHITE" is not one of CLEAR GREEN AMBER AMBER+STRICT RED`,
	`{"id": "a", "ransom": {"amount": "1,000"}}`:                                                                 `ransom.amount: want a decimal string such as "300000"`,
	`{"id": "a", "ransom": {"amount": "-1"}}`:                                                                    `ransom.amount: want a decimal string such as "300000"`,
	`{"id": "a", "ransom": {"currency": "EUR"}}`:                                                                 "ransom.currency: stands only beside an amount",
	`{"id": "a", "ransom": {"amount": "1", "currency": "ZZZ"}}`:                                                  `ransom.currency: "ZZZ" is neither ISO 4217 nor BTC, XMR or ETH`,
	`{"id": "a", "ransom": {"amount": "1", "currency": "eur"}}`:                                                  `ransom.currency: "eur" is neither ISO 4217 nor BTC, XMR or ETH`,
	`{"id": "a", "ransom": {"instalments": 0}}`:                                                                  "ransom.instalments: want a positive number",
	`{"id": "a", "victims": [{"sector": "MEDIA"}]}`:                                                              "victims[0].name: missing",
	`{"id": "a", "victims": [{"name": " "}]}`:                                                                    "victims[0].name: missing",
	`{"id": "a", "victims": [{"name": "A", "aliases": ["B", ""]}]}`:                                              "victims[0].aliases[1]: missing",
	`{"id": "a", "victims": [{"name": "` + strings.Repeat("é", 301) + `"}]}`:                                     "victims[0].name: 301 characters, at most 300 are allowed",
	`{"id": "a", "victims": [{"name": "A", "sector": "TOWN"}]}`:                                                  `victims[0].sector: "TOWN" is not one of ` + all(graph.Sectors),
	`{"id": "a", "victims": [{"name": "A", "role": "FIRST"}]}`:                                                   `victims[0].role: "FIRST" is not one of PRIMARY DOWNSTREAM`,
	`{"id": "a", "victims": [null]}`:                                                                             "victims[0]: null",
	`{"id": "a", "services": [{"code": "EMAIL", "status": "DISRUPTED"}, null]}`:                                  "services[1]: null",
	`{"id": "a", "actors": [{"name": "A", "role": "KNOWN"}]}`:                                                    `actors[0].role: "KNOWN" is not one of CLAIMED SUSPECTED ATTRIBUTED DENIED`,
	`{"id": "a", "services": [{"code": "FAX", "status": "DISRUPTED"}]}`:                                          `services[0].code: "FAX" is not one of ` + all(graph.ServiceCodes),
	`{"id": "a", "services": [{"code": "EMAIL"}]}`:                                                               `services[0].status: "" is not one of DISRUPTED AT_RISK UNAFFECTED RESTORED`,
	`{"id": "a", "services": [{"code": "EMAIL", "status": "RESTORED", "from": "2024-02", "until": "2024-01"}]}`:  `services[0].until: "2024-01" is before "2024-02"`,
	`{"id": "a", "services": [{"code": "EMAIL", "status": "RESTORED", "cause": "WEATHER"}]}`:                     `services[0].cause: "WEATHER" is not one of ATTACK CONTAINMENT UNKNOWN`,
	`{"id": "a", "partners": [{"name": "P"}]}`:                                                                   `partners[0].kind: "" is not one of ` + all(graph.PartnerKinds),
	`{"id": "a", "actions": [{"code": "PRAYED"}]}`:                                                               `actions[0].code: "PRAYED" is not one of ` + all(graph.ActionCodes),
	`{"id": "a", "actions": [{"code": "FORENSICS", "on": "2024-2"}]}`:                                            `actions[0].on: date "2024-2": want YYYY, YYYY-MM or YYYY-MM-DD of a day that exists`,
	`{"id": "a", "events": [{"on": "2024"}]}`:                                                                    `events[0].kind: "" is not one of ` + all(graph.EventKinds),
	`{"id": "a", "events": [{"kind": "OTHER", "at": "24:00"}]}`:                                                  `events[0].at: "24:00" is not a time HH:MM`,
	`{"id": "a", "events": [{"kind": "OTHER", "at": "8:30"}]}`:                                                   `events[0].at: "8:30" is not a time HH:MM`,
	`{"id": "a", "elections": [{"status": "AT_RISK"}]}`:                                                          "elections[0]: neither id, name, kind nor heldOn",
	`{"id": "a", "elections": [{"name": "V", "status": "RESTORED"}]}`:                                            `elections[0].status: "RESTORED" is not one of DISRUPTED AT_RISK UNAFFECTED`,
	`{"id": "a", "elections": [{"id": "x:y", "status": "AT_RISK"}]}`:                                             `elections[0].id: "x:y" holds a colon, a space or a control character`,
	`{"id": "a", "affected": [{"count": -1, "unit": "PEOPLE"}]}`:                                                 "affected[0].count: -1 is negative",
	`{"id": "a", "affected": [{"count": 1, "unit": "CATS"}]}`:                                                    `affected[0].unit: "CATS" is not one of PEOPLE RECORDS FILES DEVICES ORGANISATIONS`,
	`{"id": "a", "people": [{"role": "mayor"}]}`:                                                                 "people[0].name: missing",
	`{"id": "a", "suppliers": [{}]}`:                                                                             "suppliers[0].name: missing",
	`{"id": "a", "related": [{"id": "", "kind": "PART_OF"}]}`:                                                    "related[0].id: missing",
	`{"id": "a", "related": [{"id": "b"}]}`:                                                                      `related[0].kind: "" is not one of PART_OF SAME_SUPPLIER SAME_CAMPAIGN CAUSED_BY FOLLOWED_BY`,
	`{"id": "a", "sources": [{}]}`:                                                                               "sources[0]: neither url nor title",
	`{"id": "a", "sources": [{"url": "u", "publishedOn": "x"}]}`:                                                 `sources[0].publishedOn: date "x": want YYYY, YYYY-MM or YYYY-MM-DD of a day that exists`,
	`{"id": "a", "reports": [{"sha256": "abc"}]}`:                                                                "reports[0].sha256: want 64 lower-case hex digits",
	`{"id": "a", "reports": [{"sha256": "` + sampleSum + `", "tlp": "BLACK"}]}`:                                  `reports[0].tlp: "BLACK" is not one of CLEAR GREEN AMBER AMBER+STRICT RED`,
	`{"id": "a", "services": [{"code": "EMAIL", "status": "DISRUPTED", "source": 0}]}`:                           "services[0].source: there is no source 0",
	`{"id": "a", "affected": [{"count": 1, "unit": "FILES", "source": 2}]}`:                                      "affected[0].source: there is no source 2",
	`{"id": "a", "events": [{"kind": "OTHER", "evidence": [{"report": 0, "start": 0, "end": 1}]}]}`:              "events[0].evidence[0].report: there is no report 0",
	`{"id": "a", "evidenceOf": [{"field": "/title", "report": -1, "start": 0, "end": 1}]}`:                       "evidenceOf[0].report: there is no report -1",
	`{"id": "a", ` + sampleReport + `, "evidenceOf": [{"field": "title", "report": 0, "start": 0, "end": 1}]}`:   `evidenceOf[0].field: "title" is not a JSON Pointer such as /dataImpact`,
	`{"id": "a", ` + sampleReport + `, "evidenceOf": [{"field": "/title", "report": 0, "start": 0, "end": 0}]}`:  "evidenceOf[0]: [0, 0) is no range of a text of 6 bytes",
	`{"id": "a", ` + sampleReport + `, "evidenceOf": [{"field": "/title", "report": 0, "start": -1, "end": 2}]}`: "evidenceOf[0]: [-1, 2) is no range of a text of 6 bytes",
	`{"id": "a", ` + sampleReport + `, "evidenceOf": [{"field": "/title", "report": 0, "start": 0, "end": 7}]}`:  "evidenceOf[0]: [0, 7) is no range of a text of 6 bytes",
	`{"id": "a", ` + sampleReport + `, "evidenceOf": [{"field": "/title", "report": 0, "start": 0, "end": 5}]}`:  "evidenceOf[0]: [0, 5) cuts a character",
}

func all[T ~string](codes []T) string {
	names := make([]string, len(codes))
	for n, code := range codes {
		names[n] = string(code)
	}
	return strings.Join(names, " ")
}

func TestValidateBroken(t *testing.T) {
	for text, want := range broken {
		_, err := graph.DecodeIncident([]byte(text), now)
		wantInvalid(t, text, err, want)
	}
}

func TestValidateLongReport(t *testing.T) {
	i := &graph.Incident{ID: "a", Reports: []*graph.Report{{SHA256: sampleSum, Text: strings.Repeat("x", graph.MaxReportBytes)}}}
	if err := i.Validate(now); err != nil {
		t.Errorf("the longest report: %v", err)
	}
	i.Reports[0].Text += "x"
	wantInvalid(t, "a longer one", i.Validate(now), "reports[0].text: 10485761 bytes, at most 10485760 are allowed")
}

func TestDecodeAccepts(t *testing.T) {
	for _, text := range []string{
		`{"id": "a"}`,
		`{"id": "Ünïcödé/with\"quotes\""}`,
		`{"id": "a", "occurred": {"from": "2027-12-31", "until": null}}`,
		`{"id": "a", "occurred": {"from": "2024-06-24", "until": "2024-06"}}`, // the end can be the same day
		`{"id": "a", "place": {"country": "GB", "region": null}, "ransom": null, "victims": null, "services": []}`,
		`{"id": "a", "victims": [{"name": "` + strings.Repeat("é", 300) + `"}]}`,
		`{"id": "a", "ransom": {"amount": "0.5", "currency": "BTC"}}`,
		`{"id": "a", "ransom": {"amount": "300000"}}`,
		`{"id": "a", "sources": [{"title": "a paper"}]}`,
		`{"id": "a", "victims": [{"name": "id", "aliases": ["ID", "id"]}, {"name": "id"}]}`, // values, not fields
		`{"id": "a", "events": [{"kind": "OTHER", "at": "23:59"}]}`,
		`{"id": "a", "elections": [{"heldOn": "2024", "status": "UNAFFECTED"}]}`,
		`{"id": "a", ` + sampleReport + `, "evidenceOf": [{"field": "/title", "report": 0, "start": 4, "end": 6}]}`,
		"\n\t{\"id\": \"a\"}\n",
	} {
		decode(t, text)
	}
}

func TestDecodeElection(t *testing.T) {
	for text, want := range map[string]string{
		`{"id": "a", "name": "A", "kind": "OTHER", "country": "FR", "heldOn": "2024-06-30", "until": null, "region": null}`: "",
		`{"id": "a", "name": "A", "kind": "OTHER", "country": "FR", "heldOn": "2024-06-30", "colour": 1}`:                   `unknown field "colour"`,
		`{"name": "A", "kind": "OTHER", "country": "FR", "heldOn": "2024-06-30"}`:                                           "id: missing",
		`{"id": "a", "kind": "OTHER", "country": "FR", "heldOn": "2024-06-30"}`:                                             "name: missing",
		`{"id": "a", "name": "A", "kind": "PRIMARY", "country": "FR", "heldOn": "2024-06-30"}`:                              `kind: "PRIMARY" is not one of ` + all(graph.ElectionKinds),
		`{"id": "a", "name": "A", "kind": "OTHER", "country": "XX", "heldOn": "2024-06-30"}`:                                `country: "XX" is not an ISO 3166-1 alpha-2 country code such as FR`,
		`{"id": "a", "name": "A", "kind": "OTHER", "country": "FR"}`:                                                        "heldOn: missing",
		`{"id": "a", "name": "A", "kind": "OTHER", "country": "FR", "heldOn": "2024-06-31"}`:                                `heldOn: date "2024-06-31": want YYYY, YYYY-MM or YYYY-MM-DD of a day that exists`,
		`{"id": "a", "name": "A", "kind": "OTHER", "country": "FR", "heldOn": "2024-06-30", "until": "2024-06-29"}`:         `until: "2024-06-29" is before "2024-06-30"`,
	} {
		_, err := graph.DecodeElection([]byte(text), now)
		if want == "" {
			if err != nil {
				t.Errorf("%s: %v", text, err)
			}
			continue
		}
		wantInvalid(t, text, err, want)
	}
}

// FuzzDecodeIncident: no document makes it panic, and one that is accepted can be kept and read again as it is.
func FuzzDecodeIncident(f *testing.F) {
	f.Add([]byte(`{"id": "a", "services": [{"code": "EMAIL", "status": "DISRUPTED", "from": "2024", "evidence": [{"report": 0, "start": 0, "end": 1}]}], ` + sampleReport + `}`))
	f.Add([]byte(`{"victims": [{"name": "A"}], "reportedFor": "2024", "place": {"country": "FR"}, "evidenceOf": [{"field": "/victims/0", "report": 0, "start": 0, "end": 1}]}`))
	f.Add([]byte(`{"id": "a", "elections": [{"id": "b", "status": "AT_RISK"}], "related": [{"id": "a", "kind": "PART_OF"}]}`))
	f.Add([]byte("null"))
	f.Fuzz(func(t *testing.T, data []byte) {
		i, err := graph.DecodeIncident(data, now)
		if err != nil {
			if !errors.Is(err, graph.ErrInvalid) || strings.ContainsAny(err.Error(), "\n") {
				t.Errorf("error %q, want ErrInvalid in one line", err)
			}
			return
		}
		kept, err := json.Marshal(i)
		if err != nil {
			t.Fatal(err)
		}
		again, err := graph.DecodeIncident(kept, now)
		if err != nil {
			t.Fatalf("%s: %v", kept, err)
		}
		if twice, err := json.Marshal(again); err != nil || string(twice) != string(kept) {
			t.Errorf("%s becomes %s (%v)", kept, twice, err)
		}
		i.Record(graph.Calendar{})
		graph.FoldDocuments(again.ID, again)
	})
}
