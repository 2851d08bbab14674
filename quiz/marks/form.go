package marks

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// learner is the heading of the column of names.
const learner = "learner"

// The greatest mark on a question lies between these two, both included. Beyond them
// floating point would lose what is small beside what is large.
const (
	leastGreatest = 0.001
	mostGreatest  = 1e6
)

// A form is a table while it is read.
type form struct {
	rows     *csv.Reader
	above    int  // the lines above the first row
	comma    bool // a mark may have a decimal comma
	columns  []column
	names    int            // the column of names
	guessed  bool           // no heading says so
	lines    map[string]int // of each name the line on which it stands
	table    Table
	tallies  []tally // one for each question
	untold   int     // how many misfits the tallies have
	stopped  bool    // there were too many mistakes
	mistakes Mistakes
}

// A column is one of a table.
type column struct {
	question int // its place among the questions; -1: it is none
	usedAt   int // if it has no heading, the first line that has something in it
	unnamed  bool
}

// newForm finds out what parts the columns: what Excel says above them, or else what
// gives a column of learners, or else what gives the most columns.
func newForm(text string) *form {
	f := &form{lines: map[string]int{}}
	sign := rune(0)
	if rest, ok := strings.CutPrefix(text, "sep="); ok && len(rest) > 1 && rest[1] == '\n' && strings.Contains(signs, rest[:1]) {
		sign, text, f.above = rune(rest[0]), rest[2:], 1
	} else {
		sign = parting(text)
	}
	f.rows, f.comma = newRows(text, sign), sign != ','
	return f
}

// signs are what may part columns.
const signs = ",;\t"

func parting(text string) rune {
	most, best := 0, ','
	for _, sign := range signs {
		cells, err := newRows(text, sign).Read()
		if err == nil && slices.ContainsFunc(cells, isLearner) {
			return sign
		}
		if err == nil && len(cells) > most {
			most, best = len(cells), sign
		}
	}
	return best
}

func newRows(text string, sign rune) *csv.Reader {
	rows := csv.NewReader(strings.NewReader(text))
	rows.Comma = sign
	rows.FieldsPerRecord = -1
	rows.TrimLeadingSpace = sign != '\t'
	return rows
}

// isForm reports whether a column says which form of a test a person had.
func isForm(heading string) bool { return strings.EqualFold(strings.TrimSpace(heading), "form") }

func isLearner(heading string) bool { return strings.EqualFold(strings.TrimSpace(heading), learner) }

// wrong adds a mistake.
func (f *form) wrong(line int, hint, what string, args ...any) {
	f.mistakes = append(f.mistakes, Mistake{line, fmt.Sprintf(what, args...), hint})
}

// isFull reports whether there are so many mistakes that nothing more is read.
func (f *form) isFull() bool { return len(f.mistakes)+f.untold >= mostMistakes }

// next returns the next row that is not empty, and its line; nil at the end, and after
// as many mistakes as are told.
func (f *form) next() (cells []string, line int) {
	for !f.isFull() {
		cells, err := f.rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if wrong, ok := errors.AsType[*csv.ParseError](err); ok {
			what := "a quotation mark is not closed, or something stands behind it"
			if errors.Is(err, csv.ErrBareQuote) {
				what = "a quotation mark stands within a cell that has none around it"
			}
			f.wrong(wrong.StartLine+f.above, `write a quotation mark within a quoted cell twice: ""`, "%s", what)
			continue
		}
		for i, cell := range cells {
			cells[i] = strings.Join(strings.Fields(cell), " ")
		}
		if slices.ContainsFunc(cells, func(cell string) bool { return cell != "" }) {
			line, _ = f.rows.FieldPos(0)
			return cells, line + f.above
		}
	}
	return nil, 0
}

func (f *form) read() {
	headings, line := f.next()
	if headings == nil {
		if len(f.mistakes) == 0 {
			f.wrong(0, "write a row that names the columns, such as learner,Q1/1,Q2/1, then a row for each person", "it is empty")
		}
		return
	}
	if f.readHeadings(headings, line); len(f.table.Questions) == 0 {
		return
	}
	for {
		cells, at := f.next()
		if cells == nil {
			break
		}
		f.readRow(cells, at)
	}
	f.stopped = f.isFull()
	f.readTallies(line)
	f.readTotals(line)
	for i, c := range f.columns {
		if c.usedAt > 0 {
			f.wrong(line, "write the question's name above it, or empty it", "column %d has no heading, but marks, on line %d first", i+1, c.usedAt)
		}
	}
	if len(f.lines) == 0 && len(f.mistakes) == 0 {
		f.wrong(0, "write a row for each person below the row that names the columns", "nobody has a row")
	}
}

// readHeadings reads the names of the columns. Where none says who it was, the first one
// is taken for it, so that the names in it are no further mistakes.
func (f *form) readHeadings(headings []string, line int) {
	f.readLearner(headings, line)
	if n := len(headings) - 1 - blank(headings); n > MaxQuestions {
		f.wrong(line, "divide it", "there are %d questions, more than %d", n, MaxQuestions)
		return
	}
	at := map[string]int{} // of each question its column, counted from 1
	for i, heading := range headings {
		f.columns = append(f.columns, column{question: -1, unnamed: heading == ""})
		if i == f.names || heading == "" || isLearner(heading) || isForm(heading) {
			continue
		}
		f.columns[i].question = len(f.table.Questions)
		q := f.question(heading, line)
		f.table.Questions, f.tallies = append(f.table.Questions, q), append(f.tallies, tally{})
		if other := at[q.Name]; other > 0 {
			f.wrong(line, "give each question a name of its own", "columns %d and %d have one name, %q", other, i+1, short(q.Name))
		}
		at[q.Name] = i + 1
	}
	if len(f.table.Questions) == 0 {
		f.wrong(line, "add a column for each question, with its name and the greatest mark as heading: Q1/1", "no column has a question")
	}
}

// blank counts headings that are empty.
func blank(headings []string) (n int) {
	for _, heading := range headings {
		if heading == "" {
			n++
		}
	}
	return n
}

// readLearner finds the column of names.
func (f *form) readLearner(headings []string, line int) {
	f.names = slices.IndexFunc(headings, isLearner)
	if f.names < 0 {
		f.names, f.guessed = 0, true
		f.wrong(line, `name the column that says who it was "learner"`, "no column has the heading %q", learner)
		return
	}
	if next := slices.IndexFunc(headings[f.names+1:], isLearner); next >= 0 {
		f.wrong(line, "keep one of them", "columns %d and %d have the heading %q", f.names+1, f.names+next+2, learner)
	}
}

// question reads the heading of a question.
func (f *form) question(heading string, line int) Question {
	slash := strings.LastIndex(heading, "/")
	if slash < 0 {
		return Question{heading, 1}
	}
	name, mark := strings.TrimSpace(heading[:slash]), strings.TrimSpace(heading[slash+1:])
	if name == "" {
		f.wrong(line, "write the name before the slash: Q1/1", "the heading %q has no name", short(heading))
	}
	greatest, ok := f.number(mark)
	switch {
	case mark == "":
		f.wrong(line, fmt.Sprintf("write it there, or no slash: %s/1", short(name)), "the heading %q has no greatest mark behind the slash", short(heading))
	case !ok:
		f.wrong(line, fmt.Sprintf("write the greatest mark behind the last slash: %s/1, or, if that is the whole name, %s/1", short(name), short(heading)),
			"the heading %q: %q is no number", short(heading), short(mark))
	case greatest <= 0:
		f.wrong(line, "write the mark of a wholly right answer behind the slash, such as "+short(name)+"/1",
			"the heading %q: the greatest mark must be above 0", short(heading))
	case greatest < leastGreatest || greatest > mostGreatest:
		f.wrong(line, "multiply all marks on the question by one number",
			"the heading %q: the greatest mark must lie between %v and %.0f", short(heading), leastGreatest, mostGreatest)
	default:
		return Question{name, greatest}
	}
	return Question{name, math.Inf(1)} // whatever stands below it is no further mistake
}

// readRow reads the row of one person. A row of the wrong length makes no person, but
// what is wrong in its cells is told, too.
func (f *form) readRow(cells []string, line int) {
	for len(cells) > len(f.columns) && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	var p Person
	if f.names < len(cells) {
		p.Name = cells[f.names]
	}
	if !f.guessed && isSummary(p.Name) {
		f.wrong(line, "take the rows of means and totals out; if it is a learner, write another name", "the row %q seems to be no learner's", short(p.Name))
		return
	}
	f.readName(p.Name, line)
	fits := f.readLength(p.Name, len(cells), line)
	if fits {
		p.Marks = make([]float64, len(f.table.Questions))
	}
	for i := range f.columns[:min(len(cells), len(f.columns))] {
		switch c := &f.columns[i]; {
		case c.question >= 0:
			if mark := f.mark(p.Name, c.question, cells[i], line); fits {
				p.Marks[c.question] = mark
			}
		case c.unnamed && i != f.names && cells[i] != "" && c.usedAt == 0:
			c.usedAt = line
		}
	}
	if fits {
		f.table.People = append(f.table.People, p)
	}
}

// readName checks that a name is there, and is there once.
func (f *form) readName(name string, line int) {
	before := f.lines[name]
	switch {
	case f.guessed:
	case name == "":
		f.wrong(line, "write a name or a pseudonym", "the row has no learner")
	case before > 0:
		f.wrong(line, "keep one row for each learner", "the learner %q stands on line %d, too", short(name), before)
	}
	if before == 0 {
		f.lines[name] = line
	}
}

// readLength checks that a row has as many cells as there are columns, and reports it.
func (f *form) readLength(name string, cells, line int) bool {
	whose := "the row"
	if name != "" {
		whose = fmt.Sprintf("the row of %q", short(name))
	}
	switch {
	case cells < len(f.columns):
		f.wrong(line, "keep the place of each cell, also of an empty one", "%s ends with column %d of %d", whose, cells, len(f.columns))
	case cells > len(f.columns) && !f.comma:
		f.wrong(line, "take out what is too much; a decimal comma makes two cells of one: write a point", "%s has %d cells in %d columns", whose, cells, len(f.columns))
	case cells > len(f.columns):
		f.wrong(line, "take out what is too much", "%s has %d cells in %d columns", whose, cells, len(f.columns))
	}
	return cells == len(f.columns)
}

// mark reads a cell. What is no mark counts as no answer until the mistake is mended.
func (f *form) mark(name string, question int, cell string, line int) float64 {
	if cell == "" {
		return math.NaN()
	}
	q, t := &f.table.Questions[question], &f.tallies[question]
	mark, ok := f.number(cell)
	if ok && mark >= 0 && mark <= q.Greatest {
		t.marks++
		return mark
	}
	where := fmt.Sprintf("question %q", short(q.Name))
	if name != "" {
		where = fmt.Sprintf("learner %q, %s", short(name), where)
	}
	m := misfit{line: line, beyond: ok && mark > q.Greatest}
	switch {
	case !ok:
		m.what, m.hint = fmt.Sprintf("%s: %q is no number", where, short(cell)), "write the mark in figures; leave the cell empty where there is no answer"
		if !f.comma && strings.Contains(cell, ",") {
			m.hint = "write a decimal point"
		}
	case mark < 0:
		m.what, m.hint = fmt.Sprintf("%s: %s is below 0", where, short(cell)), "the lowest mark is 0"
	default:
		m.what = fmt.Sprintf("%s: %s is more than the greatest mark, %v", where, short(cell), q.Greatest)
		m.hint = fmt.Sprintf("mend the mark, or write a greater one into the heading: %s/%s", short(q.Name), short(cell))
	}
	t.misfits = append(t.misfits, m)
	f.untold++
	return math.NaN()
}

// number reads a number in figures, such as 1, 0.5 or 5e-1.
func (f *form) number(cell string) (float64, bool) {
	if f.comma && strings.Count(cell, ",") == 1 && !strings.Contains(cell, ".") {
		cell = strings.Replace(cell, ",", ".", 1)
	}
	if strings.Trim(cell, "0123456789.+-eE") != "" {
		return 0, false // ParseFloat would take words and other notations, too
	}
	x, err := strconv.ParseFloat(cell, 64)
	return x, err == nil
}

// longest is how much of a text is quoted in a message, in characters.
const longest = 60

// short returns the beginning of a text.
func short(text string) string {
	if runes := []rune(text); len(runes) > longest {
		return string(runes[:longest-1]) + "…"
	}
	return text
}
