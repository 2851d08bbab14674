package workers

import (
	"slices"
	"sync"
	"testing"
)

// sizes are those of work: none, little, and what does not divide.
var sizes = []int{0, 1, 2, 63, 64, 65, 1000, 1003}

// Each number is done once. The race detector sees if two workers had the same.
func TestEach(t *testing.T) {
	t.Parallel()
	for _, n := range sizes {
		for _, batch := range []int{-1, 0, 1, 7, 64, 2000} {
			done := make([]int, n)
			Each(n, batch, func(i int) { done[i]++ })
			if slices.ContainsFunc(done, func(times int) bool { return times != 1 }) {
				t.Errorf("%d by %d: %v", n, batch, done)
			}
		}
	}
}

// Workers work at a time: each of two waits for the other.
func TestEachAtATime(t *testing.T) {
	if Most() < 2 {
		t.Skip("there is one processor")
	}
	var both sync.WaitGroup
	both.Add(2)
	Each(2, 1, func(int) { both.Done(); both.Wait() })
}

// Parts follow each other without a gap, in their order, and none is much larger.
func TestParts(t *testing.T) {
	t.Parallel()
	for _, n := range sizes {
		for _, least := range []int{0, 64, 2000} {
			froms, tos := make([]int, Most()), make([]int, Most())
			for i := range froms {
				froms[i], tos[i] = n, n // no such part
			}
			Parts(n, least, func(part, from, to int) { froms[part], tos[part] = from, to })
			if !slices.Equal(froms[1:], tos[:len(tos)-1]) || froms[0] != 0 || tos[len(tos)-1] != n {
				t.Errorf("%d: from %v to %v", n, froms, tos)
			}
			if n < least && tos[0] != n {
				t.Errorf("%d are less than %d, and not one part: %v", n, least, tos)
			}
			if size := tos[0]; n >= least && size > n/Most()+1 {
				t.Errorf("%d: the first of %d parts has %d", n, Most(), size)
			}
		}
	}
}
