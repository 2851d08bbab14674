// Package chart says what a picture shows, and how the same is said in words and in a
// table. What cannot be drawn is a table alone. The package knows neither the screen nor
// the page on which it is shown, and no quiz.
package chart

import (
	"fmt"
	"slices"
	"time"
)

// A Figure is pictures and tables, with what they show in words.
type Figure struct {
	ID       string   // one word of a to z, for links
	Title    string   // a few words
	Words    []string // sentences that say what the pictures and tables show
	Pictures []Picture
	Tables   []Table // they stand behind the pictures
}

// A Form is how a picture is drawn.
type Form int

// The forms of pictures. What a Row must hold depends on the form.
const (
	Bars   Form = iota // a bar for each row, as long as its Value
	Shares             // a bar for each row that is divided at Value and at Mark; rows may be nested
	Ranges             // a point for each row, at Value, within Low and High, and a mark at Mark
	Heat               // a calendar; it has Days and no Rows
)

// A Picture is one drawing. Values are drawn from Min to Max; what is outside is drawn
// at the edge.
type Picture struct {
	Title    string   // a few words; no other picture or table of the figure has it
	Form     Form     // see there
	Min, Max float64  // Min is 0 but for Ranges; Max is greater
	Legend   []Sign   // what the parts of the drawing mean; of Heat nothing, see Steps
	Scale    []string // of Ranges: what stands at Min, in the middle and at Max
	Head     []string // the heads of the table's columns: that of the labels, then those of Cells
	Rows     []Row
	Days     []Day     // of Heat: the days with a value of 1 or more, oldest first
	Levels   []int     // of Heat: the least value of each level, 1 first; see Quarters
	Last     time.Time // of Heat: the last day, at midnight UTC
	Weeks    int       // of Heat: how many weeks there are to draw, 1 or more; the last one ends with Last
	More     string    // what was left out of the rows; may be empty
}

// A Part names one part of a drawing.
type Part int

// The parts of drawings.
const (
	Fill Part = iota // of a bar from Min to Value; of Ranges the point
	Half             // of Shares what is between Value and Mark; of Ranges what is between Low and High
	Rest             // of Shares what is behind both; of Ranges the mark
)

// A Sign says what a part of the drawing means.
type Sign struct {
	Part Part
	Says string
}

// A Row is one line of a picture and of its table.
type Row struct {
	Label string
	Depth int // of Shares: how deep it is nested; 0: not
	Value float64
	Mark  float64
	Low   float64 // of Ranges, and High
	High  float64
	Open  bool     // of Ranges: only Mark is known
	Bare  bool     // of Ranges: there is no Mark
	None  bool     // there is nothing of it, of which readers who do not see the drawing are told once for all such rows
	Short string   // the figures beside the drawing
	Aloud string   // the figures in words, for readers who do not see the drawing; they follow the label
	Cells []string // the figures of the table
}

// A Day is one day of a calendar, at midnight UTC.
type Day struct {
	Date  time.Time
	Value int
}

// Place is where a value lies between Min and Max, 0 to 1.
func (p *Picture) Place(value float64) float64 {
	if p.Max <= p.Min {
		return 0
	}
	return min(max((value-p.Min)/(p.Max-p.Min), 0), 1)
}

// Most is how many levels a calendar has beside that of days without a value.
const Most = 4

// Quarters returns the least value of each level of a calendar, 1 first, so that each
// level has about a quarter of the days. A single day with a very great value so leaves
// the others apart. There are fewer levels if there are few different values.
func Quarters(days []Day) (least []int) {
	values := make([]int, len(days))
	for i, d := range days {
		values[i] = d.Value
	}
	slices.Sort(values)
	for level := range Most {
		from := 1
		if n := len(values) * level / Most; level > 0 && n > 0 {
			from = values[n-1] + 1
		}
		if from <= slices.Max(append(values, 1)) {
			least = append(least, from)
		}
	}
	return slices.Compact(least)
}

// Level is the level of a day's value: 0 for none, to Most.
func (p *Picture) Level(value int) (level int) {
	for i, least := range p.Levels {
		if value >= least {
			// With fewer levels the deepest one is used all the same.
			level = Most - len(p.Levels) + 1 + i
		}
	}
	return level
}

// A Step is one level of a calendar.
type Step struct {
	Level    int
	From, To int // the values of its days; the last level has no To, which is 0
}

// Steps lists the levels that are used.
func (p *Picture) Steps() (steps []Step) {
	for i, from := range p.Levels {
		s := Step{Level: p.Level(from), From: from}
		if i+1 < len(p.Levels) {
			s.To = p.Levels[i+1] - 1
		}
		steps = append(steps, s)
	}
	return steps
}

// String writes the values of a step: "3", "3 to 7", "8 or more".
func (s Step) String() string {
	switch s.To {
	case 0:
		return fmt.Sprintf("%d or more", s.From)
	case s.From:
		return fmt.Sprint(s.From)
	}
	return fmt.Sprintf("%d to %d", s.From, s.To)
}

// Monday is how many days lie between the Monday of a week and a day of it, 0 to 6.
func Monday(day time.Time) int { return (int(day.Weekday()) + 6) % 7 }

// First is the Monday with which a calendar of so many weeks begins.
func (p *Picture) First(weeks int) time.Time {
	return p.Last.AddDate(0, 0, -Monday(p.Last)-7*(weeks-1))
}
