package deckfile

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

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
	f := &fields{file: file, block: b, what: b.name(), problems: problems, values: map[string]any{}}
	var whole map[string]any
	if _, err := toml.Decode(string(b.raw), &whole); err != nil {
		f.syntax(err)
		return f
	}
	switch at := whole[b.table].(type) {
	case []map[string]any:
		f.values = at[0]
	case map[string]any:
		f.values = at
		if inner, ok := at[b.id].(map[string]any); ok && b.id != "" {
			f.values = inner
		}
	case nil:
		if b.table == "" {
			f.values = whole
		}
	}
	return f
}

// name is how messages speak of a block.
func (b *block) name() string {
	switch {
	case b.table == "":
		return "this deck"
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
		if text == "" {
			_, text, _ = strings.Cut(strings.TrimPrefix(parse.Error(), "toml: "), ": ")
		}
	}
	f.add(line, "this line is not TOML as the rest of the file needs it; strings want quotes, lists want brackets", "%s", text)
	f.values = nil
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

// badIn notes a problem of element i of a key's array.
func (f *fields) badIn(key string, i int, hint, format string, args ...any) {
	f.add(f.block.lineIn(key, i), hint, format, args...)
}

// warn notes what can be lived with.
func (f *fields) warn(key, hint, format string, args ...any) {
	f.problems.Add(&quiz.Problem{
		Pos:     quiz.Pos{File: f.file, Line: f.block.lineOf(key)},
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

// strs reads a list of texts.
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
		switch {
		case !ok:
			f.badIn(key, i, "put it in quotes", "%s holds %s where a text is wanted", key, typeName(v))
		case strings.TrimSpace(s) == "":
			f.badIn(key, i, "write it, or leave it out", "%s holds an empty text", key)
		default:
			texts = append(texts, strings.TrimSpace(s))
		}
	}
	return texts
}

// number reads a whole or decimal number.
func (f *fields) number(key string) float64 {
	v, ok := f.get(key)
	if !ok {
		return 0
	}
	switch n := v.(type) {
	case int64:
		return float64(n)
	case float64:
		if n-n == 0 {
			return n
		}
	}
	f.wrongType(key, v, "a number without quotes, as in %s = 800000", key)
	return 0
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
func (f *fields) places(key string) []int {
	v, ok := f.get(key)
	if !ok {
		return nil
	}
	return f.readPlaces(key, v)
}

func (f *fields) readPlaces(key string, v any) []int {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	var at []int
	for _, v := range list {
		n, ok := v.(int64)
		if !ok || n < 1 || n > 1<<30 {
			f.wrongType(key, v, "a paragraph number or a list of them, as in at = [92, 93]")
			return nil
		}
		at = append(at, int(n))
	}
	return at
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
		return "a date"
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

func list[T ~string](words []T) string {
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = string(w)
	}
	return strings.Join(texts, ", ")
}

// done complains of keys that nobody asked for.
func (f *fields) done() {
	if !f.sound() {
		return
	}
	for _, key := range slices.Sorted(maps.Keys(f.values)) {
		if !slices.Contains(f.asked, key) {
			f.bad(key, alternatives(key, f.asked), "unknown key %s", quoted(key))
		}
	}
}

// alternatives is the hint for a word that is not known.
func alternatives[T ~string](word string, known []T) string {
	texts := make([]string, len(known))
	for i, k := range known {
		texts[i] = string(k)
	}
	if near := spell.Nearest(word, texts, 3); len(near) > 0 {
		return "did you mean " + strings.Join(near, " or ") + "?"
	}
	slices.Sort(texts)
	texts = slices.Compact(texts)
	if len(texts) > 12 {
		texts = append(texts[:12], "…")
	}
	if len(texts) == 0 {
		return "there is none yet"
	}
	return "there are: " + strings.Join(texts, ", ")
}
