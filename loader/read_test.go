package loader_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/loader"
)

// TestNoDocuments: what is no list of documents is refused in one line, and what is one with mistakes is not.
func TestNoDocuments(t *testing.T) {
	report := `{"id":"a","reports":[{"file":"a.txt","sha256":"` + strings.Repeat("0", 64) + `"}]}`
	long := `{"x":"` + strings.Repeat("x", 100<<10) + `"`
	tests := []struct {
		name, file, data string
		want             []string
	}{
		{"noise with braces", "in.jsonl", "\x01\x02\n{\x03\n\x04\n{}x\n{\n\x05\n\x06", []string{"in.jsonl: no incident documents: none of its first lines is a JSON object"}},
		{"values of other kinds", "in.jsonl", strings.Repeat("[1]\nnull\n\"{}\"\n", 2), []string{"in.jsonl: no incident documents: none of its first lines is a JSON object"}},
		{"one document among noise", "in.jsonl", "a\nb\nc\nd\n" + report, []string{
			"in.jsonl:1: not JSON: invalid character 'a' looking for beginning of value", "in.jsonl:2: not JSON: invalid character 'b' looking for beginning of value",
			"in.jsonl:3: not JSON: invalid character 'c' looking for beginning of value", "in.jsonl:4: not JSON: invalid character 'd' looking for beginning of value", "a of a.txt",
		}},
		{"a document of many lines", "in.jsonl", strings.ReplaceAll(report, ",", ",\n\n\n\n\n\n"), []string{"a of a.txt"}},
		{"few lines", "in.jsonl", "{\"id\":a}\nnull\n", []string{"in.jsonl:1: not JSON: invalid character 'a' looking for beginning of value", "in.jsonl:2: want an object, not null"}},
		{"a line that is cut by the first look", "in.jsonl", "x\nx\nx\n" + long + "}\n" + long, []string{
			"in.jsonl:1: not JSON: invalid character 'x' looking for beginning of value", "in.jsonl:2: not JSON: invalid character 'x' looking for beginning of value",
			"in.jsonl:3: not JSON: invalid character 'x' looking for beginning of value", "in.jsonl:4: unknown field \"x\"", "in.jsonl:5: document ends in the middle",
		}},

		{"an array of numbers", "in.json", "[" + strings.Repeat("1,", 100) + "1]", []string{"in.json: records 1 to 5 are no objects, the rest is not read"}},
		{"an array that becomes one", "in.json", "[null," + report + strings.Repeat(",\n[]", 100), []string{"in.json: record 1: want an object", "a of a.txt", "in.json: records 3 to 7 are no objects, the rest is not read"}},
		{"some that are no objects", "in.json", "[1,1,1,1," + report + `,"x",null]`, []string{
			"in.json: record 1: want an object", "in.json: record 2: want an object", "in.json: record 3: want an object", "in.json: record 4: want an object", "a of a.txt",
			"in.json: record 6: want an object", "in.json: record 7: want an object",
		}},
		{"null", "in.json", " null\n", []string{"in.json: want an object, not null"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, run(t, loader.Reader{}, input(test.file, test.data))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestNoDocumentsSoon: that an input holds no documents is known before it is read.
func TestNoDocumentsSoon(t *testing.T) {
	for name, data := range map[string]string{"in.json": "[" + strings.Repeat("1,", 25<<20), "in.jsonl": strings.Repeat("{1\n", 16<<20)} {
		read := 0
		began := time.Now()
		got := run(t, loader.Reader{Progress: func(n int) { read += n }}, input(name, data))
		if len(got) != 1 || read > 1<<20 {
			t.Errorf("%s: %d MB read in %v, %.200q: want one line, soon", name, read>>20, time.Since(began), got)
		}
	}
}
