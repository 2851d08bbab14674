package quiz

import (
	"regexp"
	"slices"
	"testing"
)

// A key names at most nine options; beyond that a number is typed.
func TestPresses(t *testing.T) {
	for n, want := range map[int]string{2: "12ab", 9: "123456789abcdefghi", 10: ""} {
		c := Choice{Options: make([]Option, n)}
		c.Options[0].Right = true
		posed := c.Pose(nil)
		if posed.Presses != want || (posed.Input == Press) != (want != "") {
			t.Errorf("%d options: keys %q, input %v", n, posed.Presses, posed.Input)
		}
	}
}

// What is posed names each option by its id, however it is shuffled.
func TestPosedIDs(t *testing.T) {
	for name, k := range kinds {
		written := k.Pose(nil)
		for n := range 5 {
			posed := k.Pose(seeded(n))
			if len(posed.IDs) != len(posed.Options) {
				t.Fatalf("%s: %d options, %d ids", name, len(posed.Options), len(posed.IDs))
			}
			for i, id := range posed.IDs {
				if at := slices.Index(written.IDs, id); posed.Options[i] != written.Options[at] {
					t.Errorf("%s: option %q has the id of %q", name, posed.Options[i], written.Options[at])
				}
			}
		}
	}
}

// An id is the entry's, or a hash that does not depend on how the text looks.
func TestItemID(t *testing.T) {
	for _, test := range []struct {
		item Item
		like Item
		same bool
	}{
		{Item{Text: "Vienna"}, Item{Text: "vienna."}, true},
		{Item{Text: "Vienna"}, Item{Text: "Vienne"}, false},
		{Item{Text: "Vienna", Entry: "seat"}, Item{Text: "Bonn", Entry: "seat"}, true},
		{Item{Text: "Vienna", Entry: "seat"}, Item{Text: "Vienna"}, false},
		{Item{Text: "+"}, Item{Text: "-"}, false},
	} {
		if same := test.item.ID() == test.like.ID(); same != test.same {
			t.Errorf("%+v and %+v: ids %q and %q", test.item, test.like, test.item.ID(), test.like.ID())
		}
	}
	if id := (Item{Text: "Vienna"}).ID(); !regexp.MustCompile(`^#[0-9a-f]{12}$`).MatchString(id) {
		t.Errorf("id %q", id)
	}
}
