package terminal

import "testing"

func TestCount(t *testing.T) {
	t.Parallel()
	for want, c := range map[string]struct {
		n    int
		noun string
	}{"1 duty": {1, "duty"}, "2 duties": {2, "duty"}, "0 days": {0, "day"}, "3 later days": {3, "later day"}, "2 problems": {2, "problem"}, "0 lines": {0, "line"}} {
		if got := Count(c.n, c.noun); got != want {
			t.Errorf("Count(%d, %q) is %q, want %q", c.n, c.noun, got, want)
		}
	}
}
