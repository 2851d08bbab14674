package fsrs

import "fmt"

// A Grade says how well an answer went. There are four grades; the methods of
// Model panic on any other value.
type Grade int

// The four grades. Their numbers, 1 to 4, are G in the published formulas.
const (
	Again Grade = iota + 1 // the answer was wrong or not recalled
	Hard                   // it was right, with effort
	Good                   // it was right
	Easy                   // it was right at once
)

// String returns the grade's name in lower case.
func (g Grade) String() string {
	switch g {
	case Again:
		return "again"
	case Hard:
		return "hard"
	case Good:
		return "good"
	case Easy:
		return "easy"
	default:
		return fmt.Sprintf("Grade(%d)", int(g))
	}
}
