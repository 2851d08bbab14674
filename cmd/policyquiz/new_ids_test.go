package main

import (
	"slices"
	"testing"

	"policyquiz/quiz/deckfile"
)

// TestStemID makes ids of questions as authors word them.
func TestStemID(t *testing.T) {
	t.Parallel()
	documents := plainWords("the White Paper")
	ofDocument := func(word string) bool { return slices.Contains(documents, word) }
	for stem, want := range map[string]string{
		"Who pays a third of each heat pump, according to the White Paper?":    "pays-third-heat-pump",
		"Which word does the Act use for a fee?":                               "act-fee",
		"Which term does the White Paper use for “shared heating”?":            "shared-heating",
		"Name two of the bodies that the White Paper consults.":                "bodies-consults",
		"What does Ciaramella mean by “performative diplomacy”?":               "ciaramella-performative-diplomacy",
		"According to the White Paper, the audit is mandatory.":                "audit-mandatory",
		"Who first proposed the subsidy, according to the White Paper?":        "first-proposed-subsidy",
		"How many million euros does the White Paper set aside?":               "million-euros-set-aside",
		"Put the steps in order, from first to last.":                          "steps-first-last",
		"Match each body to what it wants.":                                    "body-wants",
		"What would an armed, non-aligned Ukraine do without NATO’s promises?": "armed-non-aligned-ukraine-nato",
		"What is the White Paper?":                                             "white-paper",
		"Was heißt Wärmepumpe?":                                                "heisst-warmepumpe",
		"Who pays?":                                                            "pays",
		"Is it?":                                                               "q",
	} {
		got := stemID(stem, ofDocument)
		if got != want {
			t.Errorf("%s: %q, want %q", stem, got, want)
		}
		if !deckfile.IsID(got) {
			t.Errorf("%s: %q is no id", stem, got)
		}
	}
}
