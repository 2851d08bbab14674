package deckfile

import (
	"slices"
	"testing"

	"policyquiz/quiz/place"
)

// A label is no numbered kind, wherever it stands among the kinds.
func TestLabelsHaveNoNumbers(t *testing.T) {
	t.Parallel()
	others := []place.Kind{place.Paragraph, place.Page, place.Minute}
	for at := range len(others) + 1 {
		kinds := slices.Insert(slices.Clone(others), at, place.Label)
		if got := withNumbers(kinds); !slices.Equal(got, others) {
			t.Errorf("of %v these have numbers: %v; want %v", kinds, got, others)
		}
	}
	if len(numberedKinds) != len(place.Kinds)-1 {
		t.Errorf("of %v these have numbers: %v", place.Kinds, numberedKinds)
	}
}
