package deckfile

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/BurntSushi/toml"

	"policyquiz/quiz"
	"policyquiz/quiz/spell"
)

// fields reads the keys of one block, notes what is wrong with them, and in
// the end complains of those nobody asked for.
type fields struct {
	file     string
	block    *block
	what     string // who is spoken of: `question "three-pillars"`
	values   map[string]any
	asked    []string
	problems *quiz.Problems
}

// decode decodes a block by itself, which makes every line right.
func decode(file string, b *block, problems *quiz.Problems) *fields {
	return decodeAs(b.name(), file, b, problems)
}

// decodeAs decodes a block that messages speak of as what.
func decodeAs(what, file string, b *block, problems *quiz.Problems) *fields {
	f := &fields{file: file, block: b, what: what, problems: problems}
	if b.deep > 0 {
		f.add(b.deep, "keep tables and lists flat", "nested more than %d deep", maxDepth)
		return f
	}
	if b.size > maxBlock {
		f.add(b.line, "part it into several", "larger than %d KB", maxBlock>>10)
		return f
	}
	var whole map[string]any
	// The decoder would keep the CR of each line of a long text.
	if _, err := toml.Decode(strings.ReplaceAll(b.raw, "\r\n", "\n"), &whole); err != nil {
		f.syntax(err)
		return f
	}
	f.values = map[string]any{}
	if !b.headed {
		f.values = whole
		return f
	}
	switch at := whole[b.table].(type) {
	case []map[string]any:
		f.values = at[0]
	case map[string]any:
		f.values = at
		if inner, ok := at[b.id].(map[string]any); ok && b.parts > 1 {
			f.values = inner
		}
	}
	return f
}

// name is how messages speak of a block.
func (b *block) name() string {
	switch {
	case b.table == "":
		return "this header"
	case b.id == "":
		return b.table
	}
	return fmt.Sprintf("%s %q", b.table, b.id)
}

// syntax notes what the decoder says, at the line of the file.
func (f *fields) syntax(err error) {
	line, text := f.block.line, strings.TrimPrefix(err.Error(), "toml: ")
	var parse toml.ParseError
	if errors.As(err, &parse) {
		line += parse.Position.Line - 1
		text = parse.Message
		if strings.Contains(text, `got '\n'`) {
			line-- // the decoder has gone on to the next line by then
		}
	}
	line = max(line, f.block.line)
	if began := f.block.began(line); began < line {
		text += fmt.Sprintf(", in what begins on line %d", began)
	}
	f.add(line, syntaxHint(text), "%s", visible(strings.TrimSuffix(strings.Replace(text, "Key '", "key '", 1), ".")))
}

// began is the line on which the statement that goes over a line begins.
func (b *block) began(line int) int {
	s := scanner{src: b.raw, line: b.line}
	began := line
	for st, ok := s.next(); ok && st.line <= line; st, ok = s.next() {
		if began = line; s.line >= line {
			began = st.line
		}
	}
	return began
}

// syntaxHint says how to mend what the decoder complains of.
func syntaxHint(text string) string {
	for _, known := range []struct{ part, hint string }{
		{"already", "leave one of the two out"},
		{"UTF-", "save the file as UTF-8"},
		{"control characters", "take it out, and save the file as plain text"},
		{"strings cannot contain newlines", `close the quotes on the same line, or write three of them, """, before and after`},
		{"invalid escape", `write \\ for a backslash, or put the text in single quotes`},
		{"array terminator", "close the list with ], and put a comma between its parts"},
		{"inline table", "close the table with }, and put a comma between its parts"},
		{"table name", "write a header as [table.id] or [[table]], on a line of its own"},
		{"table array", "write a header as [[table]], on a line of its own"},
		{"expected value", `write the value behind the =, a text in quotes, as in key = "text"`},
		{"to end with a newline", "begin a new line for what comes next"},
		{"expected '\"\"\"'", `close the text with """`},
		{`expected "'''"`, "close the text with '''"},
	} {
		if strings.Contains(text, known.part) {
			return known.hint
		}
	}
	return `write key = "text", key = number or key = ["text", "text"], a line each`
}

// sound reports whether the block could be decoded.
func (f *fields) sound() bool { return f.values != nil }

func (f *fields) add(line int, hint, format string, args ...any) {
	f.problems.Add(&quiz.Problem{
		Pos:  quiz.Pos{File: f.file, Line: line},
		What: f.what + ": " + fmt.Sprintf(format, args...),
		Hint: hint,
	})
}

// bad notes a problem of a key.
func (f *fields) bad(key, hint, format string, args ...any) {
	f.add(f.block.lineOf(key), hint, format, args...)
}

// badInside notes a problem of a key in the table that a key names.
func (f *fields) badInside(key, inside, hint, format string, args ...any) {
	f.add(f.block.lineOf(key, inside), hint, format, args...)
}

// badIn notes a problem of element i of a key's array.
func (f *fields) badIn(key string, i int, hint, format string, args ...any) {
	f.add(f.block.lineIn(key, i), hint, format, args...)
}

// warn notes what can be lived with.
func (f *fields) warn(line int, hint, format string, args ...any) {
	f.problems.Add(&quiz.Problem{
		Pos:     quiz.Pos{File: f.file, Line: line},
		What:    f.what + ": " + fmt.Sprintf(format, args...),
		Hint:    hint,
		Warning: true,
	})
}

// get returns the value of a key, and remembers that it was asked for.
func (f *fields) get(key string) (any, bool) {
	f.asked = append(f.asked, key)
	v, ok := f.values[key]
	return v, ok
}

func (f *fields) has(key string) bool {
	_, ok := f.values[key]
	return ok
}

// str reads a text; "" if the key is not there.
func (f *fields) str(key string) string {
	v, ok := f.get(key)
	if !ok {
		return ""
	}
	s, ok := v.(string)
	if !ok {
		f.wrongType(key, v, `a text in quotes, as in %s = "…"`, key)
		return ""
	}
	if strings.TrimSpace(s) == "" {
		f.bad(key, "write it, or leave the key out", "%s is empty", key)
	}
	return strings.TrimSpace(s)
}

// need reads a text that may not be missing.
func (f *fields) need(key string) string {
	if !f.has(key) {
		f.missing(key, fmt.Sprintf(`add %s = "…"`, key))
	}
	return f.str(key)
}

func (f *fields) missing(key, hint string) {
	f.asked = append(f.asked, key)
	f.add(f.block.line, hint, "%s is missing", key)
}

// strs reads a list of texts; nil if there is none, or if not all are texts.
func (f *fields) strs(key string) []string {
	v, ok := f.get(key)
	if !ok {
		return nil
	}
	list, ok := v.([]any)
	if !ok {
		f.wrongType(key, v, `a list of texts, as in %s = ["…", "…"]`, key)
		return nil
	}
	texts := make([]string, 0, len(list))
	for i, v := range list {
		s, ok := v.(string)
		s = strings.TrimSpace(s)
		switch {
		case !ok:
			f.badIn(key, i, "put it in quotes", "%s holds %s where a text is wanted", key, typeName(v))
		case s == "":
			f.badIn(key, i, "write it, or leave it out", "%s holds an empty text", key)
		default:
			texts = append(texts, s)
		}
	}
	if len(texts) < len(list) {
		return nil
	}
	return texts
}

// number reads a whole or decimal number; ok is false if there is none.
func (f *fields) number(key, example string) (n float64, ok bool) {
	v, ok := f.get(key)
	if !ok {
		return 0, false
	}
	switch n := v.(type) {
	case int64:
		return float64(n), true
	case float64:
		if n-n == 0 { // neither infinite nor nan
			return n, true
		}
	}
	f.wrongType(key, v, "a number without quotes, as in %s = %s", key, example)
	return 0, false
}

// whole reads a whole number of at least least.
func (f *fields) whole(key string, least int) int {
	v, ok := f.get(key)
	if !ok {
		return 0
	}
	n, ok := v.(int64)
	if !ok || n < int64(least) || n > 1<<30 {
		f.wrongType(key, v, "a whole number, %d or more", least)
		return least
	}
	return int(n)
}

// flag reads true or false.
func (f *fields) flag(key string) bool {
	v, ok := f.get(key)
	if !ok {
		return false
	}
	b, ok := v.(bool)
	if !ok {
		f.wrongType(key, v, "true or false, without quotes")
	}
	return b
}

// places reads one paragraph or a list of them.
func (f *fields) places(key string) quiz.Places {
	v, ok := f.get(key)
	if !ok {
		return nil
	}
	at, ok := readPlaces(v)
	if !ok {
		f.wrongType(key, v, placesHint)
	}
	return at
}

const placesHint = "a paragraph number or a list of them, as in at = [92, 93]"

func readPlaces(v any) (at quiz.Places, ok bool) {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	for _, v := range list {
		n, ok := v.(int64)
		if !ok || n < 1 || n > 1<<30 {
			return nil, false
		}
		at = append(at, quiz.Paragraphs(int(n))...)
	}
	return at, len(at) > 0
}

// date reads a TOML date, or a text such as "2025-05".
func (f *fields) date(key string) string {
	v, ok := f.get(key)
	if !ok {
		return ""
	}
	switch d := v.(type) {
	case time.Time:
		return d.Format(time.DateOnly)
	case string:
		for _, form := range []string{"2006", "2006-01", time.DateOnly} {
			if _, err := time.Parse(form, d); err == nil {
				return d
			}
		}
	}
	f.wrongType(key, v, `a date, as in %s = 2025-10-17 or %s = "2025-05"`, key, key)
	return ""
}

func (f *fields) wrongType(key string, v any, wanted string, args ...any) {
	f.bad(key, "write "+fmt.Sprintf(wanted, args...), "%s is %s", key, typeName(v))
}

// typeName is what an author calls a TOML value.
func typeName(v any) string {
	switch v := v.(type) {
	case string:
		return "the text " + quoted(v)
	case int64, float64:
		return fmt.Sprintf("the number %v", v)
	case bool:
		return fmt.Sprint(v)
	case time.Time:
		return "a date or time"
	case []any:
		return "a list"
	}
	return "a table"
}

// quoted keeps an author's own words recognizable, in a line.
func quoted(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return fmt.Sprintf("%q", s)
}

// visible makes what comes from a file fit for a line of a message.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if isUnseen(r) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

func isUnseen(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }

// oneOf reads a word that must be among those there are; "" if the key is not
// there.
func oneOf[T ~string](f *fields, key string, words []T) T {
	s := f.str(key)
	if s == "" || slices.Contains(words, T(s)) {
		return T(s)
	}
	f.bad(key, "write one of "+list(words), "%s is %s", key, quoted(s))
	return ""
}

// list names words as they are written in a file.
func list[T ~string](words []T) string {
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = fmt.Sprintf("%q", string(w))
	}
	last := len(texts) - 1
	return strings.Join(texts[:last], ", ") + " or " + texts[last]
}

// done complains of keys that nobody asked for, and of what learners would not
// see.
func (f *fields) done() {
	if !f.sound() {
		return
	}
	for _, key := range slices.Sorted(maps.Keys(f.values)) {
		if !slices.Contains(f.asked, key) {
			f.bad(key, alternatives(key, f.asked), "unknown key %s", quoted(key))
		}
		if i, r := unseen(f.values[key]); r != 0 {
			f.warn(f.block.lineIn(key, i), "take it out; learners would not see it", "%s has the invisible character U+%04X", key, r)
		}
	}
}

// noKeys complains of keys before the first header, where none belong.
func (f *fields) noKeys() {
	for _, key := range slices.Sorted(maps.Keys(f.values)) {
		f.bad(key, "put it under a header", "key %s stands before the first table", quoted(key))
	}
}

// unseen finds a character that no screen shows, or one that turns the
// direction of what comes after it, and the element of a list in which it
// stands; r is 0 if there is none.
func unseen(v any) (i int, r rune) {
	switch v := v.(type) {
	case string:
		for _, r := range v {
			if isUnseen(r) && r != '\n' && r != '\t' {
				return 0, r
			}
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if _, r := unseen(v[key]); r != 0 {
				return 0, r
			}
		}
	}
	elements, _ := asList(v)
	for i, v := range elements {
		if _, r := unseen(v); r != 0 {
			return i, r
		}
	}
	return 0, 0
}

// alternatives is the hint for a word that is not known.
func alternatives[T ~string](word string, known []T) string {
	texts := make([]string, len(known))
	for i, k := range known {
		texts[i] = string(k)
	}
	if near := spell.Nearest(word, texts, 3); len(near) > 0 {
		return visible("did you mean " + strings.Join(near, " or ") + "?")
	}
	slices.Sort(texts)
	texts = slices.Compact(texts)
	if len(texts) > 12 {
		texts = append(texts[:12], "…")
	}
	if len(texts) == 0 {
		return "there is none yet"
	}
	return visible("there are: " + strings.Join(texts, ", "))
}
