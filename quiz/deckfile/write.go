package deckfile

import (
	"fmt"
	"strconv"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
)

// This file writes questions, decks and seeds as a person would, and adds them to files
// without touching what stands there.

// A NewQuestion is a question that is to be written into a deck.
type NewQuestion struct {
	// The question. Its ID is the id within the deck. A Kind of nil is left out. Of the
	// other fields Stem, Why, Background, Objective, Rung and Rev are written.
	quiz.Question
	From    []NewSource // where its answer stands
	Comment string      // what is written above it, line by line, as a comment; may be empty
}

// A NewSource is a source as an author writes it.
type NewSource struct {
	Seed string // the id of the document's seed
	At   string // the place, or several with commas between: "12", "p. 14", "46-48, 50", "whole"
}

// TOML returns the question as a block of a deck.
func (q NewQuestion) TOML() string {
	var t table
	t.text("id", q.ID)
	if _, isCloze := q.Kind.(quiz.Cloze); !isCloze || q.Stem != "" && q.Stem != defaultClozeStem {
		t.long("ask", q.Stem)
	}
	t.kind(q.Kind)
	t.long("why", q.Why)
	t.long("background", q.Background)
	t.sources(q.From)
	t.text("objective", q.Objective)
	if q.Rung > 0 {
		t.add("rung", strconv.Itoa(q.Rung))
	}
	if q.Rev > 0 {
		t.add("rev", strconv.Itoa(q.Rev))
	}
	return comment(q.Comment) + "[[question]]\n" + t.String()
}

// A NewDeck is the head of a deck that is to be written.
type NewDeck struct {
	Title   string
	Summary string // may be empty
	Comment string // what is written above it; may be empty
}

// TOML returns the head of the deck.
func (d NewDeck) TOML() string {
	var t table
	t.text("title", d.Title)
	t.text("summary", d.Summary)
	return comment(d.Comment) + t.String()
}

// A NewSeed is a seed that is to be written: a document and its actors. All but the title
// may be empty.
type NewSeed struct {
	Title, Short, Publisher, Kind, URL, Text string
	Authors                                  []string
	Date                                     string   // 2025, 2025-10 or 2025-10-17
	Places                                   string   // the kind of a bare number: "page"; empty: paragraphs
	LastKey                                  string   // the key of the last place: "paragraphs", "pages"
	Last                                     int      // the number of the last place; 0: not known
	Voices                                   []string // ids of the actors who speak in it
	Actors                                   []NewActor
	Comment                                  string // what is written above it
}

// A NewActor is an actor of a seed that is to be written.
type NewActor struct{ ID, Name, Kind string }

// TOML returns the seed.
func (s NewSeed) TOML() string {
	var t table
	t.text("title", s.Title)
	t.text("short", s.Short)
	t.texts("authors", s.Authors)
	t.text("publisher", s.Publisher)
	t.text("kind", s.Kind)
	switch {
	case len(s.Date) == len("2025-10-17"):
		t.add("date", s.Date)
	default:
		t.text("date", s.Date)
	}
	t.text("url", s.URL)
	t.texts("voices", s.Voices)
	t.text("places", s.Places)
	if s.Last > 0 {
		t.add(s.LastKey, strconv.Itoa(s.Last))
	}
	t.text("text", s.Text)
	var b strings.Builder
	b.WriteString(comment(s.Comment) + "[document]\n" + t.String())
	for _, a := range s.Actors {
		var t table
		t.text("name", a.Name)
		t.text("kind", a.Kind)
		b.WriteString("\n[actor." + a.ID + "]\n" + t.String())
	}
	return b.String()
}

// Append returns the text of a file with a block behind all that it has. What it has stays
// byte for byte, and the block has the line breaks of the file. The error says that
// something in the file is not closed, so that the block would not be read as one.
func Append(text, addition string) (string, error) {
	broken := "\n"
	if strings.Count(text, "\r\n") > strings.Count(text, "\n")/2 {
		broken = "\r\n"
	}
	var b strings.Builder
	b.WriteString(text)
	if text != "" && !strings.HasSuffix(text, "\n") {
		b.WriteString(broken)
	}
	if body := strings.TrimRight(text, " \t\r\n"); body != "" && body != "\ufeff" && !strings.HasSuffix(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		b.WriteString(broken)
	}
	b.WriteString(strings.ReplaceAll(addition, "\n", broken))
	before, after := block.Cut(text), block.Cut(b.String())
	if len(after) <= len(before) && addition != "" && strings.Contains(addition, "[") {
		return "", &quiz.Problem{What: "something at the end of the file is not closed", Hint: "policyquiz check says what"}
	}
	return b.String(), nil
}

// comment returns lines as a comment; empty for an empty text.
func comment(text string) string {
	if text == "" {
		return ""
	}
	var b strings.Builder
	for line := range strings.SplitSeq(plainComment(text), "\n") {
		b.WriteString(strings.TrimRight("# "+line, " ") + "\n")
	}
	return b.String()
}

// plainComment is a text without what a comment may not have.
func plainComment(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(strings.ReplaceAll(text, "\r", ""), "\ufffd"))
}

// kind adds the answer of a question.
func (t *table) kind(k quiz.Kind) {
	switch k := k.(type) {
	case quiz.Choice:
		t.choice(k)
	case quiz.TrueFalse:
		t.add("answer", k.String())
	case quiz.Typed:
		t.texts("accept", k.Accept)
		t.refusals(k.Wrong)
	case quiz.AnyOf:
		answers := make([]string, len(k.Answers))
		for i, spellings := range k.Answers {
			answers[i] = "[" + strings.Join(quotedAll(spellings), ", ") + "]"
		}
		t.add("accept", list(answers))
		if k.Need != len(k.Answers) {
			t.add("need", strconv.Itoa(k.Need))
		}
		t.refusals(k.Wrong)
	case quiz.Number:
		t.number(k)
	case quiz.Order:
		texts := make([]string, len(k))
		for i, item := range k {
			texts[i] = item.Text
		}
		t.texts("order", texts)
	case quiz.Match:
		pairs := make([]string, len(k.Pairs))
		for i, p := range k.Pairs {
			pairs[i] = "[" + quoted(p.Left.Text) + ", " + quoted(p.Right.Text) + "]"
		}
		t.add("match", list(pairs))
		t.options(k.LeftOver)
	case quiz.Cloze:
		t.long("cloze", clozeText(k))
		t.refusals(k.Wrong)
	case quiz.Card:
		t.long("back", string(k))
	}
}

// choice adds options: right, wrong, and how they are shown.
func (t *table) choice(c quiz.Choice) {
	var right, all []string
	var wrong []quiz.Option
	last := ""
	for _, o := range c.Options {
		all = append(all, o.Text)
		if o.Right {
			right = append(right, o.Text)
		} else {
			wrong = append(wrong, o)
		}
		if o.Last {
			last = o.Text
		}
	}
	if c.Several {
		t.texts("answers", right)
	} else if len(right) > 0 {
		t.text("answer", right[0])
	}
	t.options(wrong)
	if c.Open {
		t.add("open", "true")
	}
	if c.Fixed {
		t.texts("fixed", all)
	}
	t.text("last", last)
}

// number adds a number.
func (t *table) number(n quiz.Number) {
	right := []string{decimal(n.Value)}
	for _, x := range n.Also {
		right = append(right, decimal(x))
	}
	if len(right) == 1 {
		t.add("number", right[0])
	} else {
		t.add("number", list(right))
	}
	switch {
	case n.Percent > 0:
		t.add("within", quoted(decimal(n.Percent)+" %"))
	case n.Within > 0:
		t.add("within", decimal(n.Within))
	}
	t.text("unit", n.Unit)
	var wrong []string
	for _, w := range n.Wrong {
		wrong = append(wrong, withFeedback(decimal(w.Value), w.Feedback, 0))
	}
	t.wrong(wrong)
}

// options adds wrong options.
func (t *table) options(options []quiz.Option) {
	var wrong []string
	for _, o := range options {
		wrong = append(wrong, withFeedback(quoted(o.Text), o.Feedback, 0))
	}
	t.wrong(wrong)
}

// refusals adds typed answers that are wrong.
func (t *table) refusals(refusals []quiz.Refusal) {
	var wrong []string
	for _, r := range refusals {
		wrong = append(wrong, withFeedback(quoted(r.Say), r.Because, r.Gap))
	}
	t.wrong(wrong)
}

func (t *table) wrong(answers []string) {
	if len(answers) > 0 {
		t.add("wrong", list(answers))
	}
}

// withFeedback writes a wrong answer.
func withFeedback(say, because string, gap int) string {
	if because == "" && gap == 0 {
		return say
	}
	var b strings.Builder
	b.WriteString("{ ")
	if gap > 0 {
		fmt.Fprintf(&b, "gap = %d, ", gap)
	}
	b.WriteString("say = " + say)
	if because != "" {
		b.WriteString(", because = " + quoted(because))
	}
	return b.String() + " }"
}

// sources adds where an answer stands.
func (t *table) sources(sources []NewSource) {
	var all []string
	for _, s := range sources {
		all = append(all, "{ seed = "+quoted(s.Seed)+", at = "+placesWritten(s.At)+" }")
	}
	switch len(all) {
	case 0:
	case 1:
		t.add("source", all[0])
	default:
		t.add("source", "[\n  "+strings.Join(all, ",\n  ")+",\n]")
	}
}

// placesWritten writes places: a whole number as one, anything else as a text.
func placesWritten(at string) string {
	var all []string
	for part := range strings.SplitSeq(at, ",") {
		part = strings.TrimSpace(part)
		if n, err := strconv.Atoi(part); err == nil && n > 0 && strconv.Itoa(n) == part {
			all = append(all, part)
		} else if part != "" {
			all = append(all, quoted(part))
		}
	}
	switch len(all) {
	case 0:
		return `""`
	case 1:
		return all[0]
	}
	return "[" + strings.Join(all, ", ") + "]"
}

// clozeText writes a sentence with its gaps in braces.
func clozeText(c quiz.Cloze) string {
	escape := strings.NewReplacer(`\`, `\\`, "{", `\{`, "}", `\}`, "|", `\|`).Replace
	var b strings.Builder
	for i, text := range c.Text {
		b.WriteString(escape(text))
		if i < len(c.Gaps) {
			spellings := make([]string, len(c.Gaps[i]))
			for n, s := range c.Gaps[i] {
				spellings[n] = escape(s)
			}
			b.WriteString("{" + strings.Join(spellings, "|") + "}")
		}
	}
	return b.String()
}
