// Package page writes figures as one page of HTML that needs nothing else: no network,
// no font, no file beside it. It can be read by screen readers, on small screens, in the
// dark, and on paper. Only a page with tables has a script, which sorts them; they can be
// read without it. The package knows no quiz.
package page

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"math"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"policyquiz/quiz/chart"
)

// A Page is what a page says.
type Page struct {
	Title   string
	About   []string // sentences below the title
	Figures []chart.Figure
	Notes   []string // sentences at the end
}

// mark is how every page begins. By it a program knows what it may write over.
const mark = "<!DOCTYPE html>\n<!-- policyquiz page 1 -->\n"

// IsPage reports whether the content of a file is that of a page that Write wrote.
func IsPage(content []byte) bool { return bytes.HasPrefix(content, []byte(mark)) }

//go:embed page.html
var layout string

//go:embed page.css
var style string

//go:embed page.js
var script string

// pages is parsed when it is first wanted.
var pages = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Funcs(template.FuncMap{
		"style":   func() template.CSS { return template.CSS(style) },
		"script":  func() template.JS { return template.JS(script) },
		"tables":  hasTables,
		"sheet":   newSheet,
		"value":   value,
		"shown":   shown,
		"policy":  policy,
		"months":  months,
		"signs":   signs,
		"steps":   func(p chart.Picture) []chart.Step { return p.Steps() },
		"drawing": drawing,
		"isHeat":  func(p chart.Picture) bool { return p.Form == chart.Heat },
		"isRange": func(p chart.Picture) bool { return p.Form == chart.Ranges },
		"names":   func() [7]string { return [7]string{"M", "T", "W", "T", "F", "S", "S"} },
	}).Parse(layout))
})

// Policy is a Content-Security-Policy by which a page loads nothing, runs nothing and has
// no style but this one.
func Policy(style string) string {
	return "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + hash(style)
}

// policy says that the page loads nothing, and has no style and no script but its own.
func policy(p Page) string {
	text := Policy(style)
	if hasTables(p) {
		text += "; script-src " + hash(script)
	}
	return text
}

// hash names a text in a policy.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// hasTables reports whether there is anything to sort.
func hasTables(p Page) bool {
	for _, f := range p.Figures {
		for _, t := range f.Tables {
			if len(t.Rows) > 0 {
				return true
			}
		}
	}
	return false
}

// Write writes a page. The error is that of w, or says that p cannot be written.
func Write(w io.Writer, p Page) error {
	var b bytes.Buffer
	b.WriteString(mark)
	if err := pages().Execute(&b, p); err != nil {
		return fmt.Errorf("page: %w", err)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// A sign is one entry of a legend, with the class of its colour.
type sign struct{ Class, Says string }

// classes are the classes of the parts of drawings.
var classes = map[chart.Part]string{chart.Fill: "fill", chart.Half: "half", chart.Rest: "rest"}

// signs is the legend of a picture.
func signs(p chart.Picture) (list []sign) {
	for _, s := range p.Legend {
		class := classes[s.Part]
		if p.Form == chart.Ranges {
			class = "range-" + class
		}
		list = append(list, sign{class, s.Says})
	}
	return list
}

// A shape is one part of a drawing, in per cent of its width.
type shape struct {
	Class string
	X, W  string
}

// drawing is what is drawn of a row. In a range the point comes last, above the mark.
func drawing(p chart.Picture, r chart.Row) (shapes []shape) {
	add := func(class string, from, to float64) {
		shapes = append(shapes, shape{class, percent(from), percent(max(to-from, 0))})
	}
	value, mark := p.Place(r.Value), p.Place(r.Mark)
	switch p.Form {
	case chart.Ranges:
		if !r.Open {
			add("range-half", p.Place(r.Low), p.Place(r.High))
		}
		if !r.Bare {
			add("range-rest", mark, mark)
		}
		if !r.Open {
			add("range-fill", value, value)
		}
	case chart.Shares:
		add("rest", 0, 1)
		add("half", 0, max(mark, value))
		add("fill", 0, value)
	default:
		add("fill", 0, value)
	}
	return shapes
}

// percent writes a share as SVG wants it: "12.5%".
func percent(share float64) string {
	return strconv.FormatFloat(100*share, 'f', 2, 64) + "%"
}

// A sheet is a table as the page shows it.
type sheet struct {
	chart.Table
	Figure  string // the id of its figure
	ID      string // its own
	Columns []sheetColumn
}

// A sheetColumn is a column with the classes of its cells.
type sheetColumn struct {
	chart.Column
	Class string // short or long; number as well
}

// mostShort is how many characters a text may have that is not broken.
const mostShort = 14

func newSheet(figure string, i int, t chart.Table) sheet {
	s := sheet{Table: t, Figure: figure, ID: fmt.Sprintf("%s-table-%d", figure, i+1)}
	for k, column := range t.Head {
		class := "short"
		for _, row := range t.Rows {
			if utf8.RuneCountInString(row.Cell(k).Text) > mostShort {
				class = "long"
			}
		}
		if column.Number {
			class += " number"
		}
		s.Columns = append(s.Columns, sheetColumn{column, class})
	}
	return s
}

// shown is the text of a cell. In a column of numbers an interval in brackets, and a unit,
// is not torn from its number: "53 %", "(37 to 68)".
func shown(column sheetColumn, c chart.Cell) string {
	if !column.Number {
		return c.Text
	}
	inside := false
	return strings.Map(func(r rune) rune {
		switch {
		case r == '(' || r == ')':
			inside = r == '('
		case r == ' ' && inside:
			return '\u00a0'
		}
		return r
	}, strings.ReplaceAll(c.Text, " %", "\u00a0%"))
}

// value writes the number of a cell for the script; "" if it has none.
func value(c chart.Cell) string {
	if math.IsNaN(c.Value) || math.IsInf(c.Value, 0) {
		return ""
	}
	return strconv.FormatFloat(c.Value, 'g', -1, 64)
}

// A month is one month of a calendar, as wide as its weeks.
type month struct {
	Name  string
	Wide  int // in the units of its drawing
	Cells []cell
}

// A cell is one day of a month.
type cell struct {
	X, Y  int
	Class string
	Says  string
}

// A cell has a side of cellSize units, and stands cellStep from the next.
const (
	cellSize = 14
	cellStep = 17
)

// months are the months of a calendar, as far as it goes.
func months(p chart.Picture) (list []month) {
	values := map[time.Time]int{}
	for _, d := range p.Days {
		values[d.Date] = d.Value
	}
	weeks := 0 // of the month
	for day := p.First(p.Weeks); !day.After(p.Last); day = day.AddDate(0, 0, 1) {
		if len(list) == 0 || day.Day() == 1 {
			list, weeks = append(list, month{Name: day.Format("Jan 2006")}), 0
		} else if chart.Monday(day) == 0 {
			weeks++
		}
		m := &list[len(list)-1]
		m.Wide = weeks*cellStep + cellSize
		m.Cells = append(m.Cells, cell{
			X: weeks * cellStep, Y: chart.Monday(day) * cellStep,
			Class: fmt.Sprint("level-", p.Level(values[day])),
			Says:  fmt.Sprintf("%s: %d", day.Format("Monday 2 January 2006"), values[day]),
		})
	}
	return list
}
