package exchange

import (
	"fmt"
	"strings"

	"policyquiz/quiz"
)

// GIFT reads questions in the text format of Moodle. A blank line ends a question, but
// not within its braces if they are closed further down.
func GIFT(src []byte) Read {
	var r Read
	section := ""
	for _, c := range giftChunks(decode(src)) {
		if c.section != nil {
			section = *c.section
		}
		if c.text == "" {
			continue
		}
		q, why, hint := giftQuestion(c)
		if why != "" {
			r.Left = append(r.Left, Left{c.line, c.end, short(unescape(c.text)), why, hint})
			continue
		}
		q.Section, q.Line, q.End = section, c.line, c.end
		r.Questions = append(r.Questions, q)
	}
	return r
}

// A chunk is what stands between blank lines. Its text has stand-ins for what is
// escaped, and no comment.
type chunk struct {
	text      string
	lines     []string // of the text, while it is read
	open      bool     // whether a brace is open, while it is read
	line, end int
	id        string   // from a comment before it
	tags      []string // from comments before it
	section   *string  // the category that begins with it; nil: the same as before
}

var (
	giftCategory = lazy(`^\$CATEGORY:\s*(.*)$`)
	giftID       = lazy(`\[id:((?:[^\]\\]|\\.)*)\]`)
	giftTag      = lazy(`\[tag:((?:[^\]\\]|\\.)*)\]`)
)

// giftChunks divides a file. A line that is only a comment ends nothing.
func giftChunks(text string) []chunk {
	var all []chunk
	var now chunk
	end := func() {
		if len(now.lines) > 0 || now.section != nil {
			now.text = strings.Join(now.lines, "\n")
			all = append(all, now)
		}
		now = chunk{}
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		line = strings.TrimSpace(line)
		m := giftCategory().FindStringSubmatch(line)
		switch {
		case strings.HasPrefix(line, "//"):
			now.comment(line)
		case m != nil && !now.open:
			if len(now.lines) > 0 {
				end()
			}
			path := categoryPath(m[1])
			now.section = &path
		case line != "":
			now.add(i+1, escape(line))
		case now.open && closes(lines[i+1:]):
			now.lines = append(now.lines, "")
		case len(now.lines) > 0:
			end()
		}
	}
	end()
	return all
}

// add adds a line of the file, with stand-ins.
func (c *chunk) add(n int, line string) {
	if len(c.lines) == 0 {
		c.line = n
	}
	c.end = n
	c.lines = append(c.lines, line)
	if i := strings.LastIndexAny(line, "{}"); i >= 0 {
		c.open = line[i] == '{'
	}
}

// comment takes from a comment what belongs to the question behind it.
func (c *chunk) comment(line string) {
	if m := giftID().FindStringSubmatch(line); m != nil {
		c.id = m[1]
	}
	for _, m := range giftTag().FindAllStringSubmatch(line, -1) {
		c.tags = append(c.tags, m[1])
	}
}

// categoryPath is a category without the place that Moodle names first.
func categoryPath(path string) string {
	path = strings.TrimSpace(path)
	for _, root := range []string{"$course$", "$system$", "$cat1$", "$module$"} {
		if rest, ok := strings.CutPrefix(path, root); ok {
			path = strings.TrimPrefix(strings.TrimPrefix(rest, "/"), "top/")
		}
	}
	return oneLine(unescape(escape(path)))
}

// closes reports whether the next brace in some lines closes one. Behind too many lines
// it is another question's.
func closes(lines []string) bool {
	const most = 60
	for _, line := range lines[:min(len(lines), most)] {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "//") {
			continue
		}
		if strings.HasPrefix(line, "::") || giftCategory().MatchString(line) {
			return false
		}
		line = escape(line)
		if i := strings.IndexAny(line, "{}"); i >= 0 {
			return line[i] == '}'
		}
	}
	return false
}

// standIns are characters for those that were escaped. Unicode reserves them for use
// within a program; a file that has them has nothing to say with them.
var standIns = map[byte]rune{
	'~': '\ufdd0', '=': '\ufdd1', '#': '\ufdd2', '{': '\ufdd3', '}': '\ufdd4', ':': '\ufdd5', 'n': '\ufdd6', '\\': '\ufdd7', '*': '\ufdd8', '-': '\ufdd9', '>': '\ufdda', '%': '\ufddb',
}

func isStandIn(r rune) bool { return r >= '\ufdd0' && r <= '\ufdef' }

// escape puts stand-ins for what has a backslash before it. Any other backslash stays.
func escape(text string) string {
	if !strings.Contains(text, `\`) {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) {
			if r, ok := standIns[text[i+1]]; ok {
				b.WriteRune(r)
				i++
				continue
			}
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// unescape puts back what was escaped.
func unescape(text string) string {
	return strings.Map(func(r rune) rune {
		if !isStandIn(r) {
			return r
		}
		for sign, standIn := range standIns {
			switch {
			case standIn != r:
			case sign == 'n':
				return '\n'
			default:
				return rune(sign)
			}
		}
		return r
	}, text)
}

// A gift is a question while it is read.
type gift struct {
	Question
	format string // of its texts: html, markdown, plain or moodle; may be empty
	why    string // why it cannot be taken over; empty: it can
	hint   string
	// behind is the text behind the braces. With it the braces stand for a missing word.
	before, behind string
}

// lose notes what is not taken over.
func (g *gift) lose(what string) { g.Lost = append(g.Lost, what) }

// refuse says why the question cannot be taken over.
func (g *gift) refuse(why, hint string) { g.why, g.hint = why, hint }

var giftFormat = lazy(`^\[(html|markdown|plain|moodle)\]`)

// giftQuestion reads one question. Why says why it cannot be taken over.
func giftQuestion(c chunk) (q Question, why, hint string) {
	g := &gift{}
	g.ID = oneLine(unescape(escape(c.id)))
	if len(c.tags) > 0 {
		g.lose("its tags: " + short(unescape(escape(strings.Join(c.tags, ", ")))))
	}
	text := c.text
	if rest, ok := strings.CutPrefix(text, "::"); ok {
		if title, rest, ok := strings.Cut(rest, "::"); ok {
			g.Title, text = oneLine(unescape(title)), strings.TrimSpace(rest)
		}
	}
	if m := giftFormat().FindStringSubmatch(text); m != nil {
		g.format, text = m[1], strings.TrimSpace(text[len(m[0]):])
	}
	answer, ok := g.braces(text)
	if !ok {
		return Question{}, g.why, g.hint
	}
	if i := strings.LastIndex(answer, "####"); i >= 0 {
		g.Why, answer = g.text(answer[i+4:]), strings.TrimSpace(answer[:i])
	}
	g.read(strings.TrimSpace(answer))
	if g.why == "" && g.Stem == "" && g.before+g.behind == "" {
		g.refuse("it asks nothing: no text stands beside its braces", "write the question before them")
	}
	return g.Question, g.why, g.hint
}

// braces cuts a text at its braces and returns what is in them.
func (g *gift) braces(text string) (answer string, ok bool) {
	begin, end := strings.Index(text, "{"), strings.Index(text, "}")
	switch {
	case begin < 0 && end < 0:
		g.refuse("it is a text without a question: it has no braces", "")
	case begin < 0 || end < begin && end >= 0:
		g.refuse("a } stands without its {", `write \} for a brace of the text`)
	case end < 0:
		g.refuse("a { stands without its }", `close it, or write \{ for a brace of the text`)
	case strings.ContainsAny(text[begin+1:end], "{"), strings.ContainsAny(text[end+1:], "{}"):
		g.refuse("it has more than one pair of braces", "make several questions of it, or a cloze")
	default:
		g.before, g.behind = g.text(text[:begin]), g.text(text[end+1:])
		g.Stem = g.before
		if g.behind != "" {
			g.Stem = strings.TrimSpace(g.before + " _____ " + g.behind)
			if strings.IndexAny(g.behind[:1], ".,;:!?)") == 0 {
				g.Stem = strings.TrimSpace(g.before + " _____" + g.behind)
			}
		}
		return text[begin+1 : end], true
	}
	return "", false
}

// text returns the words of a part of a question.
func (g *gift) text(part string) string {
	part = strings.TrimSpace(part)
	format := g.format
	if m := giftFormat().FindStringSubmatch(part); m != nil {
		format, part = m[1], part[len(m[0]):]
	}
	part = unescape(part)
	if format == "plain" || format == "markdown" {
		return tidy(part)
	}
	words, picture := plainText(part)
	if picture {
		g.lose("a picture or a sound")
	}
	return words
}

// mostAnswers is how many answers a question may have. Nobody writes so many.
const mostAnswers = 100

// read reads what stands in the braces, as Moodle does: the first form that fits.
func (g *gift) read(answer string) {
	if n := strings.Count(answer, "=") + strings.Count(answer, "~"); n > mostAnswers {
		g.refuse(fmt.Sprintf("it has %d answers", n), fmt.Sprintf("leave %d of them at most", mostAnswers))
		return
	}
	truth, _, _ := strings.Cut(answer, "#")
	truth = strings.TrimSpace(truth)
	switch {
	case answer == "":
		g.essay()
	case answer[0] == '#':
		g.number(strings.TrimSpace(answer[1:]))
	case strings.Contains(answer, "~"):
		g.choice(answer)
	case strings.Contains(answer, "=") && strings.Contains(answer, "->"):
		g.match(answer)
	case truth == "T" || truth == "TRUE" || truth == "F" || truth == "FALSE":
		g.truth(truth[0] == 'T', answer)
	default:
		g.typed(answer)
	}
}

// essay reads empty braces. What is told to all afterwards is the back of a flashcard.
func (g *gift) essay() {
	if g.Why == "" {
		g.refuse("it is an essay, and nothing says what a good answer is", "write the answer behind #### in its braces, for a flashcard")
		return
	}
	g.Kind, g.Why = quiz.Card(g.Why), ""
}

// truth reads true or false. The first feedback is for the wrong answer, the second for
// the right one.
func (g *gift) truth(value bool, answer string) {
	g.Kind = quiz.TrueFalse(value)
	parts := strings.SplitN(answer, "#", 3)
	for i := len(parts) - 1; i > 0; i-- {
		feedback := g.text(parts[i])
		switch {
		case feedback == "":
		case g.Why == "" && len(strings.Fields(feedback)) >= wordsOfReason:
			g.Why = feedback
		default:
			g.lose("feedback: " + short(feedback))
		}
	}
}
