package quiz

import (
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

// What is posed says where each option stands in the question as written.
func TestPosedOrder(t *testing.T) {
	for name, k := range kinds {
		for n := range 5 {
			posed := k.Pose(seeded(n))
			written := k.Pose(nil).Options
			if len(posed.Order) != len(posed.Options) {
				t.Fatalf("%s: %d options, %d places", name, len(posed.Options), len(posed.Order))
			}
			for i, o := range posed.Order {
				if posed.Options[i] != written[o] {
					t.Errorf("%s: option %q is not %q", name, posed.Options[i], written[o])
				}
			}
		}
	}
}
