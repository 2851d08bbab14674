package draft

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the expected files in testdata")

// TestNumberGolden numbers the texts in testdata. A want file has the numbered text, then
// what was left out and noted.
func TestNumberGolden(t *testing.T) {
	inputs, err := filepath.Glob(filepath.Join("testdata", "*.in.*"))
	if err != nil || len(inputs) == 0 {
		t.Fatal("no text to number", err)
	}
	for _, in := range inputs {
		text := decoded(t, in)
		d, report, err := Number(text, FormatOf(in, text), nil)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		fmt.Fprintf(&b, "%s\n---- %s, %d paragraphs, speakers: %s\n", d, report.Format, len(d.Passages), strings.Join(d.Speakers(), ", "))
		for _, l := range report.Left {
			fmt.Fprintf(&b, "left out %d: %s: %s\n", l.Times, l.What, l.First)
		}
		for _, n := range report.Notes {
			fmt.Fprintf(&b, "note: %s\n", n)
		}
		name, _, _ := strings.Cut(in, ".in.")
		if *update {
			if err := os.WriteFile(name+".want", []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(name + ".want")
		if err != nil {
			t.Fatal(err)
		}
		if b.String() != string(want) {
			t.Errorf("%s: got\n%s\nwant\n%s", in, b.String(), want)
		}
	}
}

func decoded(t *testing.T, file string) string {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text, err := Decode(src)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
