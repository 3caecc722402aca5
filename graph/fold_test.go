package graph_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/graph/storetest"
)

// folded folds documents, one a line, in which ' stands for ".
func folded(t *testing.T, documents string) *graph.Incident {
	t.Helper()
	var all []*graph.Incident
	for line := range strings.Lines(strings.TrimSpace(strings.ReplaceAll(documents, "'", `"`))) {
		all = append(all, decode(t, line))
	}
	return graph.FoldDocuments("a", all...)
}

func body(t rapid.TB, i *graph.Incident) string {
	t.Helper()
	d, err := graph.NewDocument(i)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return string(d.Body)
}

func TestFoldDocuments(t *testing.T) {
	for _, c := range []struct{ name, documents, want string }{
		{
			"the first one's text holds", `
			{'id':'a','title':'one','campaign':'c'}
			{'id':'a','title':'two','summary':'s'}`,
			`{'id':'a','title':'one','summary':'s','campaign':'c'}`,
		},
		{
			"a finer date within the first one's holds", `
			{'id':'a','occurred':{'from':'2024'}}
			{'id':'a','occurred':{'from':'2024-06'}}
			{'id':'a','occurred':{'from':'2024-07-01'}}`,
			`{'id':'a','occurred':{'from':'2024-06'}}`,
		},
		{
			"an end before the start is not taken", `
			{'id':'a','occurred':{'from':'2024-06'}}
			{'id':'a','occurred':{'from':'2023','until':'2023-12'}}`,
			`{'id':'a','occurred':{'from':'2024-06'}}`,
		},
		{
			"a start after the end is not taken", `
			{'id':'a','occurred':{'from':'2024','until':'2024-03'}}
			{'id':'a','occurred':{'from':'2024-06'}}`,
			`{'id':'a','occurred':{'from':'2024','until':'2024-03'}}`,
		},
		{
			"what is said of data holds against what is said to be unknown", `
			{'id':'a','dataImpact':'NOT_STATED'}
			{'id':'a'}
			{'id':'a','dataImpact':'PUBLISHED'}`,
			`{'id':'a','dataImpact':'PUBLISHED'}`,
		},
		{
			"codes are put together, once", `
			{'id':'a','attackTypes':['DDOS','WIPER']}
			{'id':'a','attackTypes':['WIPER','BEC'],'notStated':['ATTACKER']}`,
			`{'id':'a','attackTypes':['DDOS','WIPER','BEC'],'notStated':['ATTACKER']}`,
		},
		{
			"a place is filled in where the country is the same", `
			{'id':'a','place':{'country':'FR'}}
			{'id':'a','place':{'country':'DE','region':'Saarland'}}
			{'id':'a','place':{'region':'Moselle'}}`,
			`{'id':'a','place':{'country':'FR','region':'Moselle'}}`,
		},
		{
			"a currency belongs to its amount", `
			{'id':'a','ransom':{'amount':'5'}}
			{'id':'a','ransom':{'amount':'7','currency':'EUR','paid':false}}`,
			`{'id':'a','ransom':{'amount':'5','paid':false}}`,
		},
		{
			"names of one victim become aliases", `
			{'id':'a','victims':[{'name':'Mairie de Caen','sector':'LOCAL_GOVERNMENT'}]}
			{'id':'a','victims':[{'name':'Ville de Caen','aliases':['Caen la mer'],'role':'PRIMARY'},{'name':'CAEN','role':'DOWNSTREAM'}]}`,
			`{'id':'a','victims':[{'name':'Mairie de Caen','aliases':['Ville de Caen','Caen la mer'],'sector':'LOCAL_GOVERNMENT','role':'PRIMARY'},{'name':'CAEN','role':'DOWNSTREAM'}]}`,
		},
		{
			"an outage that is stated twice is one", `
			{'id':'a','services':[{'code':'EMAIL','status':'DISRUPTED','from':'2024-06','note':'in'}]}
			{'id':'a','services':[{'code':'EMAIL','status':'DISRUPTED','extent':'FULL','from':'2024-06-24','note':'out'},{'code':'EMAIL','status':'RESTORED'}]}`,
			`{'id':'a','services':[{'code':'EMAIL','status':'DISRUPTED','extent':'FULL','from':'2024-06-24','note':'in; out'},{'code':'EMAIL','status':'RESTORED'}]}`,
		},
		{
			"outages that differ stay side by side", `
			{'id':'a','services':[{'code':'EMAIL','status':'DISRUPTED','extent':'FULL'}]}
			{'id':'a','services':[{'code':'EMAIL','status':'DISRUPTED','extent':'PARTIAL'},{'code':'EMAIL','status':'DISRUPTED','from':'2024'}]}`,
			`{'id':'a','services':[{'code':'EMAIL','status':'DISRUPTED','extent':'FULL','from':'2024'},{'code':'EMAIL','status':'DISRUPTED','extent':'PARTIAL'}]}`,
		},
		{
			"a finer date does not turn an outage around", `
			{'id':'a','services':[{'code':'EMAIL','status':'RESTORED','from':'2024','until':'2024-03'}]}
			{'id':'a','services':[{'code':'EMAIL','status':'RESTORED','from':'2024-06'}]}`,
			`{'id':'a','services':[{'code':'EMAIL','status':'RESTORED','from':'2024','until':'2024-03'},{'code':'EMAIL','status':'RESTORED','from':'2024-06'}]}`,
		},
		{
			"statements of two sources stay side by side", `
			{'id':'a','sources':[{'url':'u'},{'url':'v'}],'affected':[{'count':5,'unit':'PEOPLE','source':0},{'count':7,'unit':'PEOPLE','source':1}]}
			{'id':'a','sources':[{'url':'v'}],'affected':[{'count':7,'unit':'PEOPLE','source':0}]}`,
			`{'id':'a','affected':[{'count':5,'unit':'PEOPLE','source':0},{'count':7,'unit':'PEOPLE','source':1}],'sources':[{'url':'u'},{'url':'v'}]}`,
		},
		{
			"partners are named unless a document says no", `
			{'id':'a','partners':[{'name':'P','kind':'CSIRT'}]}
			{'id':'a','partners':[{'name':'p','kind':'CSIRT','role':'ADVICE'},{'name':'Q','kind':'POLICE','named':false}]}`,
			`{'id':'a','partners':[{'name':'P','kind':'CSIRT','role':'ADVICE','named':true},{'name':'Q','kind':'POLICE','named':false}]}`,
		},
		{
			"the strictest marking holds", `
			{'id':'a','tlp':'GREEN'}
			{'id':'a','tlp':'AMBER+STRICT'}
			{'id':'a','tlp':'AMBER'}`,
			`{'id':'a','tlp':'AMBER+STRICT'}`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := strings.ReplaceAll(c.want, "'", `"`)
			if diff := cmp.Diff(want, body(t, folded(t, c.documents))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// The first report says that nothing is known of data, the second that it was published: only the second is
// evidence of what holds.
func TestFoldEvidenceOfWhatHolds(t *testing.T) {
	i := folded(t, `
		{'id':'a','dataImpact':'NOT_STATED','reports':[{'sha256':'`+sampleSum+`','text':'unknown'}],'evidenceOf':[{'field':'/dataImpact','report':0,'start':0,'end':7}]}
		{'id':'a','dataImpact':'PUBLISHED','reports':[{'sha256':'`+strings.Repeat("1", 64)+`','text':'published'}],'evidenceOf':[{'field':'/dataImpact','report':0,'start':0,'end':9}]}
		{'id':'a','dataImpact':'EXPLICITLY_NONE','reports':[{'sha256':'`+strings.Repeat("2", 64)+`','text':'none'}],'evidenceOf':[{'field':'/dataImpact','report':0,'start':0,'end':4}]}`)
	var quotes []string
	for _, e := range i.EvidenceOf {
		quotes = append(quotes, i.Reports[e.ReportIndex].Text[e.Start:e.End])
	}
	if diff := cmp.Diff([]string{"published"}, quotes); diff != "" {
		t.Errorf("evidence of %s: %s", i.DataImpact, diff)
	}
}

// incident draws documents of one incident and folds them.
func incident(t *rapid.T, tb testing.TB) (originals []*graph.Incident, result *graph.Incident) {
	originals = storetest.RandomDocuments(tb, rapid.Uint64().Draw(t, "seed"), 4)
	fresh := make([]*graph.Incident, len(originals))
	for n, i := range originals {
		fresh[n] = decode(tb, body(t, i))
	}
	return originals, graph.FoldDocuments("a", fresh...)
}

func TestFoldAgainChangesNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		_, once := incident(rt, t)
		want := body(rt, once)
		if diff := cmp.Diff(want, body(rt, graph.FoldDocuments("a", decode(t, want)))); diff != "" {
			rt.Fatalf("%s", diff)
		}
	})
}

func TestFoldKeepsTheRules(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		if _, i := incident(rt, t); i.Validate(now) != nil {
			rt.Fatalf("%v: %s", i.Validate(now), body(rt, i))
		}
	})
}

// quoted lists what the reports say of what: the statement or the field, and the text.
func quoted(i *graph.Incident) []string {
	all := []string{}
	quote := func(of string, evidence ...graph.Evidence) {
		for _, e := range evidence {
			all = append(all, of+": "+i.Reports[e.ReportIndex].Text[e.Start:e.End])
		}
	}
	for _, s := range i.Services {
		quote(string(s.Code+" "+graph.ServiceCode(s.Status)), s.Evidence...)
	}
	for _, e := range i.Events {
		quote(string(e.On)+" "+string(e.Kind)+" "+e.Text, e.Evidence...)
	}
	for _, e := range i.EvidenceOf {
		switch { // an index is told by what stands there
		case strings.HasPrefix(e.Field, "/victims/"):
			quote("victim "+victimAt(i, e.Field), e.Evidence)
		case strings.HasPrefix(e.Field, "/attackTypes/"):
			if n := int(e.Field[len(e.Field)-1] - '0'); n < len(i.AttackTypes) {
				quote("attack "+string(i.AttackTypes[n]), e.Evidence)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// victimAt returns the key of the victim that a pointer such as /victims/0/name leads to.
func victimAt(i *graph.Incident, pointer string) string {
	n := int(strings.Split(pointer, "/")[2][0] - '0')
	if n >= len(i.Victims) {
		return "nobody"
	}
	return graph.VictimKey(i.Victims[n].Name)
}

// Whatever moves where: the same text stands for the same statement.
func TestFoldKeepsWhatReportsSay(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		originals, i := incident(rt, t)
		want := []string{}
		for _, original := range originals {
			want = append(want, quoted(original)...)
		}
		want = slices.DeleteFunc(want, func(quote string) bool { return strings.HasPrefix(quote, "victim nobody") })
		slices.Sort(want)
		if diff := cmp.Diff(slices.Compact(want), quoted(i)); diff != "" {
			rt.Fatalf("%s", diff)
		}
	})
}
