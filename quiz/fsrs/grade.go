package fsrs

import "fmt"

// A Grade is how well an answer went. Only the four grades below exist; the
// methods of Model panic on any other.
type Grade int

// The four grades. Their numbers are those of the published formulas.
const (
	Again Grade = iota + 1 // wrong, or not recalled
	Hard                   // right, with effort
	Good                   // right
	Easy                   // right at once
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
