package chart

import (
	"math"
	"testing"
)

// A text is no number, so that it is not sorted among them.
func TestCells(t *testing.T) {
	t.Parallel()
	if c := Number("70 %", 0.7); c.Text != "70 %" || c.Value != 0.7 {
		t.Errorf("a number is %+v", c)
	}
	if c := Text("too few"); c.Text != "too few" || !math.IsNaN(c.Value) {
		t.Errorf("a text is %+v", c)
	}
	c := Number("70 %", 0.7)
	c.Aloud = "seven of ten"
	if got := c.Spoken() + ", " + Text("too few").Spoken(); got != "seven of ten, too few" {
		t.Errorf("aloud: %s", got)
	}
}

// A row that is too short has empty cells, which have no number either.
func TestLineCell(t *testing.T) {
	t.Parallel()
	l := Line{Cells: []Cell{Text("Ada"), Number("3", 3)}}
	if l.Cell(0).Text != "Ada" || l.Cell(1).Value != 3 {
		t.Errorf("the cells are %+v and %+v", l.Cell(0), l.Cell(1))
	}
	if c := l.Cell(2); c.Text != "" || !math.IsNaN(c.Value) {
		t.Errorf("behind the end stands %+v", c)
	}
}
