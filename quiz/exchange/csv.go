package exchange

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/spell"
)

// ErrNoHeading says that the first row of a table does not name its columns.
var ErrNoHeading = errors.New("the first row names no column for the question and none for the answer")

// CSV reads a table: a row that names the columns, then one question a row. The columns
// are parted by sep, or by what parts the first row if sep is 0: a comma, a semicolon or
// a tab. Two columns without names are the two sides of flashcards. The error is
// [ErrNoHeading].
func CSV(src []byte, sep rune) (Read, error) {
	text := decode(src)
	line := 1
	if rest, ok := strings.CutPrefix(text, "sep="); ok && len(rest) > 1 && rest[1] == '\n' { // what Excel writes
		if sep == 0 {
			sep = rune(rest[0])
		}
		text, line = rest[2:], 2
	}
	if sep == 0 {
		sep = sniff(text)
	}
	rows, left := tableRows(text, sep, line)
	if len(rows) == 0 {
		return Read{Left: left}, nil
	}
	columns := headings(rows[0].cells)
	switch {
	case columns.has("stem") && columns.has("answer"):
		rows = rows[1:]
	case !slices.ContainsFunc(rows, func(r row) bool { return len(r.cells) != 2 }):
		columns = headings([]string{"front", "back"})
	default:
		return Read{}, ErrNoHeading
	}
	r := Read{Left: left}
	for _, row := range rows {
		t := &tableQuestion{columns: columns, cells: row.cells}
		t.Line, t.End = row.line, row.end
		t.read()
		if t.why != "" {
			r.Left = append(r.Left, Left{row.line, row.end, short(strings.Join(row.cells, " | ")), t.why, t.hint})
			continue
		}
		r.Questions = append(r.Questions, t.Question)
	}
	slices.SortStableFunc(r.Left, func(a, b Left) int { return a.Line - b.Line })
	return r, nil
}

// sniff finds what parts the columns: what gives names of them, or else what stands in
// the first row.
func sniff(text string) rune {
	signs := []rune{',', ';', '\t'}
	first, _, _ := strings.Cut(strings.TrimLeft(text, "\n"), "\n")
	for _, sep := range signs {
		reader := newReader(text, sep)
		cells, err := reader.Read()
		if columns := headings(cells); err == nil && columns.has("stem") && columns.has("answer") {
			return sep
		}
	}
	for _, sep := range []rune{'\t', ';'} {
		if strings.ContainsRune(first, sep) {
			return sep
		}
	}
	return ','
}

func newReader(text string, sep rune) *csv.Reader {
	r := csv.NewReader(strings.NewReader(text))
	if sep != '"' && sep != '\n' && sep != '\r' && sep != '\ufffd' {
		r.Comma = sep
	}
	r.FieldsPerRecord = -1
	r.TrimLeadingSpace = sep != '\t'
	return r
}

// A row is a row of a table that is not empty.
type row struct {
	cells     []string
	line, end int
}

// tableRows reads the rows of a table that begins on a line. What is no row, because of
// its quotes, is left.
func tableRows(text string, sep rune, first int) (rows []row, left []Left) {
	r := newReader(text, sep)
	lines := strings.Split(text, "\n")
	next := 0 // the line on which the next row begins, counted from 0
	for {
		before := r.InputOffset()
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, left
		}
		part := text[before:r.InputOffset()]
		start := next + len(part) - len(strings.TrimLeft(part, "\n"))
		end := start + strings.Count(strings.Trim(part, "\n"), "\n")
		next += strings.Count(part, "\n")
		if wrong, ok := errors.AsType[*csv.ParseError](err); ok {
			left = append(left, Left{first + start, first + end, short(lines[min(start, len(lines)-1)]),
				"its quotation marks cannot be read: " + quoteFault(wrong.Err), `write a quotation mark within a quoted cell twice: ""`})
			continue
		}
		for i := range cells {
			cells[i] = tidy(cells[i])
		}
		if strings.Join(cells, "") != "" {
			rows = append(rows, row{cells, first + start, first + end})
		}
	}
}

// quoteFault says what is wrong with the quotation marks of a row.
func quoteFault(err error) string {
	if errors.Is(err, csv.ErrBareQuote) {
		return "one stands within a cell that has none around it"
	}
	return "one is not closed, or something stands behind it"
}

// names are the names of columns, by what they hold. All are folded.
var names = map[string]string{
	"kind": "kind", "type": "kind", "questiontype": "kind",
	"id":   "id",
	"stem": "stem", "question": "stem", "ask": "stem", "front": "stem", "term": "stem", "prompt": "stem",
	"answer": "answer", "answers": "answer", "right": "answer", "correct": "answer", "correctanswer": "answer", "rightanswer": "answer", "back": "answer", "definition": "answer",
	"why": "why", "explanation": "why", "feedback": "why",
	"source": "source", "reference": "source",
	"within": "within", "tolerance": "within", "unit": "unit",
	"background": "background",
}

var numbered = lazy(`^(wrong|wronganswer|distractor|incorrect|incorrectanswer|because|feedback|reason)(\d*)$`)

// A columnNames says what stands in each column of a table: "stem", "wrong", "because" for
// what a wrong option before it really is; "" for what is not known.
type columnNames struct {
	holds []string
	heads []string
}

// mostOfName is the greatest length of a column's name in bytes.
const mostOfName = 80

// headings reads the names of columns.
func headings(cells []string) columnNames {
	c := columnNames{holds: make([]string, len(cells)), heads: cells}
	wrongBefore := false
	for i, cell := range cells {
		if len(cell) > mostOfName {
			continue
		}
		name := spell.Fold(cell)
		m := numbered().FindStringSubmatch(name)
		switch {
		case m != nil && strings.Contains("because reason feedback", m[1]):
			if m[2] != "" || wrongBefore && m[1] != "feedback" {
				c.holds[i] = "because"
			} else if m[1] == "feedback" {
				c.holds[i] = "why"
			}
		case m != nil:
			c.holds[i], wrongBefore = "wrong", true
		case names[name] != "" && !c.has(names[name]):
			c.holds[i] = names[name]
		}
	}
	return c
}

func (c columnNames) has(what string) bool { return slices.Contains(c.holds, what) }

// A tableQuestion is a question while its row is read.
type tableQuestion struct {
	Question
	columns   columnNames
	cells     []string
	why, hint string
}

func (t *tableQuestion) refuse(why, hint string) { t.why, t.hint = why, hint }

// cell returns what stands in the column of a kind.
func (t *tableQuestion) cell(what string) string {
	if i := slices.Index(t.columns.holds, what); i >= 0 && i < len(t.cells) {
		return t.cells[i]
	}
	return ""
}

// wrong returns the wrong options with what they really are.
func (t *tableQuestion) wrong() (options []quiz.Option) {
	for i, what := range t.columns.holds {
		switch {
		case i >= len(t.cells) || t.cells[i] == "":
		case what == "wrong":
			options = append(options, quiz.Option{Text: t.cells[i]})
		case what == "because" && len(options) > 0 && options[len(options)-1].Feedback == "":
			options[len(options)-1].Feedback = t.cells[i]
		}
	}
	return options
}

// parts returns the parts of a cell, which have bars between them.
func parts(cell string) (list []string) {
	for part := range strings.SplitSeq(cell, "|") {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

// read reads the row.
func (t *tableQuestion) read() {
	t.Stem, t.ID, t.Why, t.Source, t.Background = t.cell("stem"), t.cell("id"), t.cell("why"), oneLine(t.cell("source")), t.cell("background")
	for i, cell := range t.cells {
		if cell != "" && (i >= len(t.columns.holds) || t.columns.holds[i] == "") {
			head := fmt.Sprintf("column %d", i+1)
			if i < len(t.columns.heads) && t.columns.heads[i] != "" {
				head = fmt.Sprintf("the column “%s”", short(t.columns.heads[i]))
			}
			t.Lost = append(t.Lost, fmt.Sprintf("%s: %s", head, short(cell)))
		}
	}
	answer := t.cell("answer")
	kind := t.kind(answer)
	if t.Stem == "" && kind != "cloze" {
		t.refuse("it has no question", "")
		return
	}
	if answer == "" && kind != "cloze" {
		t.refuse("it has no answer", "")
		return
	}
	t.readAnswer(kind, answer)
}

// kindNames are names of kinds, folded.
var kindNames = map[string]string{
	"singlechoice": "choice", "single": "choice", "choice": "choice", "multiplechoice": "choice", "mc": "choice", "severalchoices": "several", "several": "several", "multipleresponse": "several",
	"trueorfalse": "truth", "truefalse": "truth", "tf": "truth", "typed": "typed", "shortanswer": "typed", "text": "typed",
	"numeric": "number", "number": "number", "numerical": "number", "order": "order", "ordering": "order", "match": "match", "matching": "match",
	"cloze": "cloze", "gap": "cloze", "fillin": "cloze", "flashcard": "card", "card": "card", "basic": "card", "essay": "card",
}

// kind returns the kind of a question: the one that is named, or else the one for which
// it has all that is needed.
func (t *tableQuestion) kind(answer string) string {
	named := t.cell("kind")
	folded := spell.Fold(named)
	if kind := kindNames[folded]; kind != "" {
		if kind == "choice" && len(parts(answer)) > 1 && t.columns.has("wrong") {
			return "several"
		}
		return kind
	}
	if named != "" {
		return "unknown"
	}
	switch answer := spell.Fold(answer); {
	case len(t.wrong()) > 0:
		return "choice"
	case answer == "true" || answer == "false":
		return "truth"
	}
	return "card"
}

// readAnswer reads the answer to a question of a kind.
func (t *tableQuestion) readAnswer(kind, answer string) {
	wrong := t.wrong()
	switch kind {
	case "choice", "several":
		t.choice(kind == "several", answer, wrong)
		return
	case "match":
		t.match(answer, wrong)
		return
	case "number":
		t.number(answer, wrong)
		return
	}
	refusals := make([]quiz.Refusal, len(wrong))
	for i, o := range wrong {
		refusals[i] = quiz.Refusal{Say: o.Text, Because: o.Feedback}
	}
	switch kind {
	case "truth":
		t.truth(answer)
	case "typed":
		t.Kind = quiz.Typed{Accept: parts(answer), Wrong: refusals}
		if len(parts(answer)) == 0 {
			t.refuse("it has no answer", "")
		}
		return
	case "order":
		if t.Kind = quiz.Order(quiz.Items(parts(answer)...)); len(parts(answer)) < 2 {
			t.refuse("its answer has fewer than two items", "put bars between them: first | second | third")
		}
	case "cloze":
		t.cloze(answer, refusals)
		return
	case "card":
		t.Kind = quiz.Card(answer)
	default:
		t.refuse(fmt.Sprintf("there is no kind “%s”", short(t.cell("kind"))), "write single choice, several choices, true or false, typed, numeric, order, match, cloze or flashcard")
	}
	for _, o := range wrong {
		t.Lost = append(t.Lost, "a wrong answer: "+short(o.Text))
	}
}

func (t *tableQuestion) choice(several bool, answer string, wrong []quiz.Option) {
	right := []string{oneLine(answer)}
	if several {
		right = parts(answer)
	}
	c := quiz.Choice{Several: len(right) > 1}
	for _, text := range right {
		c.Options = append(c.Options, quiz.Option{Text: text, Right: true})
	}
	if c.Options = append(c.Options, wrong...); len(wrong) == 0 {
		t.refuse("it has no wrong option", `name the columns of wrong options "wrong 1", "wrong 2" and so on`)
	} else if len(right) == 0 {
		t.refuse("it has no answer", "")
	}
	t.Kind = c
}

func (t *tableQuestion) truth(answer string) {
	switch spell.Fold(answer) {
	case "true", "t", "yes", "right", "correct":
		t.Kind = quiz.TrueFalse(true)
	case "false", "f", "no", "wrong", "incorrect":
		t.Kind = quiz.TrueFalse(false)
	default:
		t.refuse(fmt.Sprintf("its answer is neither true nor false: “%s”", short(answer)), "")
	}
}

func (t *tableQuestion) number(answer string, wrong []quiz.Option) {
	var n quiz.Number
	for i, part := range parts(answer) {
		x, err := strconv.ParseFloat(part, 64)
		switch {
		case err != nil || !isPlain(x):
			t.refuse(fmt.Sprintf("“%s” is no number", short(part)), "write it in figures, with a point before decimals")
			return
		case i == 0:
			n.Value = x
		default:
			n.Also = append(n.Also, x)
		}
	}
	if len(parts(answer)) == 0 {
		t.refuse("it has no answer", "")
	}
	n.Unit = oneLine(t.cell("unit"))
	if within := t.cell("within"); within != "" {
		percent := strings.HasSuffix(within, "%")
		x, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(within, "%")), 64)
		switch {
		case err != nil || !isPlain(x) || x < 0:
			t.Lost = append(t.Lost, "its tolerance: "+short(within))
		case percent:
			n.Percent = x
		default:
			n.Within = x
		}
	}
	for _, o := range wrong {
		x, err := strconv.ParseFloat(o.Text, 64)
		if err != nil || !isPlain(x) {
			t.Lost = append(t.Lost, "a wrong answer: "+short(o.Text))
			continue
		}
		n.Wrong = append(n.Wrong, quiz.WrongNumber{Value: x, Feedback: o.Feedback})
	}
	t.Kind = n
}

func (t *tableQuestion) match(answer string, wrong []quiz.Option) {
	m := quiz.Match{LeftOver: wrong}
	for _, part := range parts(answer) {
		left, right, ok := strings.Cut(part, "=")
		if !ok {
			left, right, ok = strings.Cut(part, "->")
		}
		left, right = strings.TrimSpace(left), strings.TrimSpace(right)
		if !ok || left == "" || right == "" {
			t.refuse(fmt.Sprintf("its answer has no pair in “%s”", short(part)), "write the pairs with bars between: who = what | who = what")
			return
		}
		m.Pairs = append(m.Pairs, quiz.Pair{Left: quiz.Item{Text: left}, Right: quiz.Item{Text: right}})
	}
	if len(m.Pairs) < 2 {
		t.refuse("it has fewer than two pairs", "write the pairs with bars between: who = what | who = what")
	}
	t.Kind = m
}

// cloze reads a sentence with its gaps in braces. It stands in the column of the answer,
// or in that of the question if there is no answer.
func (t *tableQuestion) cloze(answer string, wrong []quiz.Refusal) {
	sentence := answer
	if !strings.Contains(answer, "{") && strings.Contains(t.Stem, "{") {
		sentence, t.Stem = t.Stem, ""
		if answer != "" {
			t.Lost = append(t.Lost, "the column of the answer: "+short(answer))
		}
	}
	c, err := quiz.ParseCloze(oneLine(sentence))
	if err != nil {
		what, hint, _ := strings.Cut(err.Error(), "; ")
		t.refuse(what, hint)
		return
	}
	c.Wrong = wrong
	t.Kind = c
}
