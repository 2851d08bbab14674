package quiz

import (
	"math/rand/v2"
	"slices"
)

// fewestWays is how many replies a question must have at least for its hint to
// show one as an example. An example is never the solution, so it leaves one
// reply fewer to guess among; where there are few, that would give much away.
const fewestWays = 6

// anExample returns a reply that is not the solution, to show learners what a
// reply looks like. It differs from one posing to the next, as r does. Without r
// it is the same each time. Draw makes a reply; there must be one that is not the
// solution.
func anExample(r *rand.Rand, solution []int, draw func(*rand.Rand) []int) []int {
	if r == nil {
		r = rand.New(rand.NewPCG(0, 0))
	}
	for {
		if reply := draw(r); !slices.Equal(reply, solution) {
			return reply
		}
	}
}

// aSubset returns m of the numbers from 0 to n-1, in their order.
func aSubset(r *rand.Rand, m, n int) []int {
	some := r.Perm(n)[:m]
	slices.Sort(some)
	return some
}
