package terminal

import (
	"flag"
	"fmt"
	"strings"
	"testing"
	"time"

	"policyquiz/quiz/chart"
)

var update = flag.Bool("update", false, "rewrite the files of testdata")

// drawings has a figure with a picture of each form.
func drawings() chart.Figure {
	f := chart.Figure{Title: "What a town reads", Words: []string{"It reads a little more each week, and most of it on Saturdays."}}
	cal := chart.Picture{Title: "By day", Form: chart.Heat, Last: time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC), Weeks: 53, Head: []string{"month", "books"}}
	for i := range 366 {
		if i%7 != 3 {
			cal.Days = append(cal.Days, chart.Day{Date: cal.Last.AddDate(0, 0, i-365), Value: 1 + (i*i)%23})
		}
	}
	cal.Levels = chart.Quarters(cal.Days)
	cal.Rows = []chart.Row{{Label: "March 2026", Aloud: "12 books.", Cells: []string{"12"}}}
	bars := chart.Picture{Title: "By author", Max: 40, Rows: []chart.Row{
		{Label: "Ada", Value: 40, Short: "40", Aloud: "40 books."},
		{Label: "蘇軾 (Su Shi)", Value: 13, Short: "13, 2 h", Aloud: "13 books."},
		{Label: "nobody\x1b[2J", Value: 0, Short: "0", None: true},
		{Label: "somebody", Value: 0.1, Short: "0.1", Aloud: "hardly a book."},
	}, More: "And 3 more authors."}
	shares := chart.Picture{Title: "By shelf", Form: chart.Shares, Max: 1, Legend: []chart.Sign{{Part: chart.Fill, Says: "read"}, {Part: chart.Half, Says: "begun"}, {Part: chart.Rest, Says: "not begun"}}, Rows: []chart.Row{
		{Label: "Fiction", Value: 0.5, Mark: 0.75, Short: "50 %", Aloud: "half."},
		{Label: "the shelf beside the window that nobody can reach without a ladder", Depth: 1, Value: 0, Mark: 0.01, Short: "0 %", Aloud: "none."},
		{Label: "old", Depth: 2, Value: 1, Mark: 1, Short: "100 %", Aloud: "all."},
		{Label: "new", Depth: 1, Value: 0.99, Mark: 1, Short: "99 %", Aloud: "nearly all."},
		{Label: "Maps", Value: 0, Mark: 0, Short: "0 %", Aloud: "none."},
	}}
	ranges := chart.Picture{Title: "By week", Form: chart.Ranges, Min: 0.5, Max: 1, Scale: []string{"50 %", "75 %", "100 %"}, Legend: []chart.Sign{{Part: chart.Fill, Says: "came out"}, {Part: chart.Half, Says: "interval"}, {Part: chart.Rest, Says: "hoped"}}, Rows: []chart.Row{
		{Label: "first", Low: 0.6, Value: 0.7, High: 0.8, Mark: 0.9, Short: "70 %", Aloud: "70 %."},
		{Label: "second", Low: 0.4, Value: 0.8, High: 1, Mark: 0.8, Short: "80 %", Aloud: "80 %."},
		{Label: "third", Open: true, Mark: 0.85, Short: "too few", Aloud: "too few."},
		{Label: "fourth", Bare: true, Low: 0.9, Value: 0.95, High: 0.99, Short: "95 %", Aloud: "95 %."},
	}}
	f.Pictures = []chart.Picture{cal, bars, shares, ranges}
	return f
}

// The drawings at some widths are those of the file; go test -update rewrites it.
func TestCharts(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for _, ascii := range []bool{false, true} {
		for _, width := range []int{20, 40, 80, 200} {
			l := &Layout{Width: width}
			if ascii {
				l.ASCII()
			}
			l.Figure(drawings())
			fmt.Fprintf(&b, "== %d columns, ASCII: %t\n%s\n", width, ascii, l)
		}
	}
	l := &Layout{Width: 60}
	l.FigureAloud(drawings())
	fmt.Fprintf(&b, "== aloud\n%s", l)
	golden(t, "testdata/charts.txt", b.String())
}

// No line is wider than the layout, at any width from 20 columns, and in ASCII nothing
// is drawn with anything else.
func TestChartsFit(t *testing.T) {
	t.Parallel()
	for width := 20; width <= 200; width++ {
		for _, ascii := range []bool{false, true} {
			l := &Layout{Width: width}
			if ascii {
				l.ASCII()
			}
			l.Figure(drawings())
			for line := range strings.Lines(l.String()) {
				line = strings.TrimSuffix(line, "\n")
				if Width(line) > width {
					t.Fatalf("%d columns: %q has %d", width, line, Width(line))
				}
				if ascii && strings.ContainsAny(line, "█▌▒░─●│◆·▓├└") {
					t.Fatalf("not ASCII: %q", line)
				}
				if strings.Contains(line, "\x1b") {
					t.Fatalf("an escape code: %q", line)
				}
			}
		}
	}
}

// A drawing shows what is more than nothing, and not the whole before it is there.
func TestEdgesAreSeen(t *testing.T) {
	t.Parallel()
	for columns := 10; columns < 80; columns++ {
		if got := bar(&blockStrokes, 0.0001, columns); got != "▌" {
			t.Errorf("hardly anything of %d columns is %q", columns, got)
		}
		if got := Width(bar(&blockStrokes, 1, columns)); got != columns {
			t.Errorf("the whole of %d columns has %d", columns, got)
		}
		for share, want := range map[float64]int{0: 0, 0.0001: 1, 0.9999: columns - 1, 1: columns} {
			if got := columnsOf(share, columns); got != want {
				t.Errorf("%v of %d columns: %d, want %d", share, columns, got, want)
			}
		}
	}
}
