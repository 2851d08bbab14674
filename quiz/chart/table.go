package chart

import (
	"math"
	"slices"
)

// A Table is what cannot be drawn: texts and figures in rows.
type Table struct {
	Title string   // a few words; no other picture or table of the figure has it
	Head  []Column // 1 or more; the first is that of the rows' heads
	Rows  []Line   // in the order in which they are told; without rows the title and More are still shown
	More  string   // what was left out of the rows; may be empty
}

// A Column is a column of a table.
type Column struct {
	Name   string // a few words; no other column of the table has it
	Number bool   // its cells are set right, and are sorted by Value and not by Text
}

// A Line is one row of a table. Its first cell says what the row is about.
type Line struct {
	Cells []Cell // one for each column
}

// A Cell is one text or figure of a row. Text and Number make them.
type Cell struct {
	Text  string  // what is shown, of any length; may have line breaks, and may be empty
	Value float64 // in a column of numbers: what it is sorted by; NaN: nothing, and it comes last
	Aloud string  // the text in words, for readers who hear it; empty: Text says it well
}

// Text is a cell without a number. In a column of numbers it comes last when the column
// is sorted: "too few" is not 0.
func Text(text string) Cell { return Cell{Text: text, Value: math.NaN()} }

// Number is a cell of a column of numbers: "70 %", 0.7.
func Number(text string, value float64) Cell { return Cell{Text: text, Value: value} }

// Spoken is what readers who hear the cell are told.
func (c Cell) Spoken() string {
	if c.Aloud != "" {
		return c.Aloud
	}
	return c.Text
}

// Cell is the cell of a column, counted from 0. It is empty where the row ends before.
func (l Line) Cell(column int) Cell {
	if column >= len(l.Cells) {
		return Text("")
	}
	return l.Cells[column]
}

// Filled is the table without columns that are empty in each row. The first column stays,
// and so does a table without rows.
func (t Table) Filled() Table {
	if len(t.Rows) == 0 {
		return t
	}
	filled := Table{Title: t.Title, Rows: make([]Line, len(t.Rows)), More: t.More}
	for k, column := range t.Head {
		if k > 0 && !slices.ContainsFunc(t.Rows, func(l Line) bool { return l.Cell(k).Text != "" }) {
			continue
		}
		filled.Head = append(filled.Head, column)
		for i, row := range t.Rows {
			filled.Rows[i].Cells = append(filled.Rows[i].Cells, row.Cell(k))
		}
	}
	return filled
}
