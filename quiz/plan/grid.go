package plan

import (
	"math"

	"policyquiz/quiz/fsrs"
)

// The values of memories are worked out for those on a grid of stability and
// difficulty. Between these they are interpolated, linearly in the logarithm of
// stability and in difficulty. With twice as many lines either way, plans expect the
// same recall to 0.002.
const (
	stabilities  = 20
	difficulties = 5
	nodes        = stabilities * difficulties
	least        = 0.05 // days; memories of less are valued as of this
	greatest     = 5000 // days
)

var (
	leastLog  = math.Log(least)
	logStep   = (math.Log(greatest) - leastLog) / (stabilities - 1)
	harderBy  = (fsrs.MaxDifficulty - fsrs.MinDifficulty) / (difficulties - 1)
	grid      = makeGrid()
	greatestS = float64(stabilities-1) - 1e-9
	greatestD = float64(difficulties-1) - 1e-9
)

// makeGrid returns the memories on the grid, those of one stability together.
func makeGrid() (all [nodes]fsrs.State) {
	for i := range all {
		all[i] = fsrs.State{
			Stability:  math.Exp(leastLog + logStep*float64(i/difficulties)),
			Difficulty: fsrs.MinDifficulty + harderBy*float64(i%difficulties),
		}
	}
	return all
}

// A spot is a memory between those on the grid.
type spot struct {
	node     int32   // the one below in both
	up, over float32 // how far it lies towards the next stability and the next difficulty, 0 to 1
}

// spotOf returns where a memory lies.
func spotOf(s fsrs.State) spot {
	x := min(max((math.Log(s.Stability)-leastLog)/logStep, 0), greatestS)
	y := min(max((s.Difficulty-fsrs.MinDifficulty)/harderBy, 0), greatestD)
	i, j := int(x), int(y)
	return spot{int32(i*difficulties + j), float32(x - float64(i)), float32(y - float64(j))}
}

// A layer is a number for each memory on the grid.
type layer [nodes]float32

// at returns the number at a spot.
func (l *layer) at(p spot) float32 {
	low := l[p.node] + p.over*(l[p.node+1]-l[p.node])
	high := l[p.node+difficulties] + p.over*(l[p.node+difficulties+1]-l[p.node+difficulties])
	return low + p.up*(high-low)
}
