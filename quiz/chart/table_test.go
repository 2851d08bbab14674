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

// A column that is empty in each row goes; the first stays, and so does what has a cell.
func TestFilled(t *testing.T) {
	t.Parallel()
	table := Table{
		Title: "T", More: "And 2 more.", Head: []Column{{Name: "a"}, {Name: "b"}, {Name: "c", Number: true}, {Name: "d"}},
		Rows: []Line{{Cells: []Cell{Text(""), Text(""), Number("1", 1)}}, {Cells: []Cell{Text(""), Text("")}}},
	}
	got := table.Filled()
	if len(got.Head) != 2 || got.Head[0].Name != "a" || got.Head[1].Name != "c" || !got.Head[1].Number || got.Title != "T" || got.More != "And 2 more." {
		t.Errorf("%+v", got)
	}
	if got.Rows[0].Cell(1).Text != "1" || got.Rows[1].Cell(1).Text != "" || len(got.Rows) != 2 {
		t.Errorf("%+v", got.Rows)
	}
	if table.Rows = nil; len(table.Filled().Head) != 4 {
		t.Error("a table without rows has lost a column")
	}
}
