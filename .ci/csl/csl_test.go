// Package csl tries the CSL-JSON that cite prints with a public citation processor. It
// needs Node and what package.json names; without them its test is skipped, unless
// POLICYQUIZ_CSL is "must".
package csl

import (
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"

	"policyquiz/quiz/cite"
	"policyquiz/quiz/place"
	"policyquiz/quiz/seed"
)

// need skips the test if a tool is not there, or fails it where it must be there.
func need(t *testing.T, err error) {
	t.Helper()
	switch {
	case err == nil:
	case os.Getenv("POLICYQUIZ_CSL") == "must":
		t.Fatal(err)
	default:
		t.Skip(err)
	}
}

// references cite a document with all that can be known of it, one of which nothing
// but the title is known, and places of every kind.
func references() []cite.Reference {
	whole := seed.Document{
		Seed: "report", Title: "Heat for all: a report", Authors: []string{"Ann Able", "Ludwig van Beek", "Agency of Heat and Power"},
		Publisher: "Example Press", Kind: "report", Version: "2", Date: "2025-03-04", Language: "en",
		URL: "https://example.org/report.pdf", Accessed: "2026-03-02",
	}
	named := func(id, title string) seed.Document { return seed.Document{Seed: id, Title: title, Kind: "minutes"} }
	return []cite.Reference{
		{Document: whole, At: place.List{{Kind: place.Page, From: "14", To: "16"}, {Kind: place.Page, From: "3"}}},
		{Document: named("paragraphs", "By paragraphs"), At: place.Paragraphs(12, 92, 93)},
		{Document: named("sections", "By sections"), At: place.List{{Kind: place.Section, From: "3(b)"}}},
		{Document: named("articles", "By articles"), At: place.List{{Kind: place.Article, From: "5"}, {Kind: place.Article, From: "9"}}},
		{Document: named("lines", "By lines"), At: place.List{{Kind: place.Line, From: "7"}}},
		{Document: named("slides", "By slides"), At: place.List{{Kind: place.Slide, From: "4"}}},
		{Document: named("minutes", "By minutes"), At: place.List{{Kind: place.Minute, From: "00:12:40"}}},
		{Document: named("labels", "By labels"), At: place.List{{Kind: place.Label, From: "S8505"}}},
		{Document: seed.Document{Seed: "bare", Title: "Bare"}},
	}
}

// want is what the styles make of the references: the places of each kind are called
// what they are, and all that is known of a document is there.
const want = `# apa
(Able et al., 2025, pp. 3, 14–16)
(By Paragraphs, n.d., paras. 12, 92–93)
(By Sections, n.d., Section 3(b))
(By Articles, n.d., Articles 5, 9)
(By Lines, n.d., Line 7)
(By Slides, n.d., p. 4)
(By Minutes, n.d., 00:12:40)
(By Labels, n.d., p. S8505)
(Bare, n.d.)
Able, A., van Beek, L., & Agency of Heat and Power. (2025, March 4). Heat for all: a report [Report]. Example Press. https://example.org/report.pdf
Bare. (n.d.).
By articles. (n.d.). [Minutes].
By labels. (n.d.). [Minutes].
By lines. (n.d.). [Minutes].
By minutes. (n.d.). [Minutes].
By paragraphs. (n.d.). [Minutes].
By sections. (n.d.). [Minutes].
By slides. (n.d.). [Minutes].
# harvard1
(Able, van Beek, and Agency of Heat and Power, 2025, pp. 3, 14–16)
(“By paragraphs,” no date, paras. 12, 92–93)
(“By sections,” no date, sec. 3(b))
(“By articles,” no date, arts. 5, 9)
(“By lines,” no date, l. 7)
(“By slides,” no date, p. 4)
(“By minutes,” no date, 00:12:40)
(“By labels,” no date, p. S8505)
(“Bare,” no date)
Able, A., van Beek, L., and Agency of Heat and Power (2025) Heat for all: a report. Example Press. Available at: https://example.org/report.pdf (Accessed: March 2, 2026).
“Bare” (no date).
“By articles” (no date).
“By labels” (no date).
“By lines” (no date).
“By minutes” (no date).
“By paragraphs” (no date).
“By sections” (no date).
“By slides” (no date).
`

func TestProcessor(t *testing.T) {
	node, err := exec.LookPath("node")
	need(t, err)
	_, err = os.Stat("node_modules/citeproc")
	need(t, err)
	var items []cite.Item
	for _, r := range references() {
		items = append(items, r.CSL())
	}
	in, err := json.Marshal(items)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, "process.js", "apa", "harvard1")
	cmd.Stdin = strings.NewReader(string(in))
	out, err := cmd.CombinedOutput()
	if got := string(out); err != nil || got != want {
		t.Errorf("the processor ends with %v and says\n%s\nwant\n%s", err, got, want)
	}
}
