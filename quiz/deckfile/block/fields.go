package block

import (
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"policyquiz/quiz"
	"policyquiz/quiz/spell"
)

// Fields reads the keys of one block, notes what is wrong with them, and in
// the end complains of those nobody asked for.
type Fields struct {
	file     string
	Block    *Block // the block that is read
	what     string // who is spoken of: `question "three-pillars"`
	values   map[string]any
	asked    []string
	missing  []missed
	unfilled *quiz.Problem  // of the keys toFill, nil if there are none
	toFill   []string       // keys that are needed and empty
	strayed  map[string]int // lines of keys that stand where they are not looked for
	problems *quiz.Problems
}

// A missed is the problem of something that is not there, which a misspelt key
// may be the cause of.
type missed struct {
	keys    []string // any of which would do
	problem *quiz.Problem
}

// Decode decodes a block by itself, which makes every line right.
func Decode(file string, b *Block, problems *quiz.Problems) *Fields {
	return DecodeAs(b.Name(), file, b, problems)
}

// DecodeAs decodes a block that messages speak of as what.
func DecodeAs(what, file string, b *Block, problems *quiz.Problems) *Fields {
	f := &Fields{file: file, Block: b, what: what, problems: problems}
	if b.deep > 0 {
		f.Add(int(b.deep), "keep tables and lists flat", "nested more than %d deep", maxDepth)
		return f
	}
	if b.size > maxBlock {
		f.Add(b.Line, "part it into several", "larger than %d KB", maxBlock>>10)
		return f
	}
	work.decoded.Add(int64(len(b.Raw)))
	// Into an interface the decoder puts what it has made; into a map it would
	// copy it.
	var decoded any
	// The decoder would keep the CR of each line of a long text.
	if _, err := toml.Decode(strings.ReplaceAll(b.Raw, "\r\n", "\n"), &decoded); err != nil {
		f.syntax(err)
		return f
	}
	whole, _ := decoded.(map[string]any)
	f.values = map[string]any{}
	if !b.Headed {
		f.values = whole
		return f
	}
	switch at := whole[b.Table].(type) {
	case []map[string]any:
		f.values = at[0]
	case map[string]any:
		f.values = at
		if inner, ok := at[b.Id].(map[string]any); ok && b.Parts > 1 {
			f.values = inner
		}
	}
	return f
}

// Name is how messages speak of a block.
func (b *Block) Name() string {
	switch {
	case b.Table == "":
		return "this header"
	case b.Id == "":
		return b.Table
	}
	return fmt.Sprintf("%s %q", b.Table, b.Id)
}

// Sound reports whether the block could be decoded.
func (f *Fields) Sound() bool { return f.values != nil }

// Add notes a problem of the block at a line of its file. The format says what is
// wrong; the name of the block comes before it.
func (f *Fields) Add(line int, hint, format string, args ...any) {
	f.add(line, hint, format, args...)
}

func (f *Fields) add(line int, hint, format string, args ...any) *quiz.Problem {
	p := &quiz.Problem{
		Pos:  quiz.Pos{File: f.file, Line: line},
		What: f.what + ": " + fmt.Sprintf(format, args...),
		Hint: hint,
	}
	f.problems.Add(p)
	return p
}

// Lacks notes that all of these keys are missing. If an unknown key is spelt like
// one of them, [Fields.Done] names it as the cause.
func (f *Fields) Lacks(keys []string, warning bool, hint, format string, args ...any) {
	p := f.add(f.Block.Line, hint, format, args...)
	p.Warning = warning
	f.asked = append(f.asked, keys...)
	f.missing = append(f.missing, missed{keys, p})
}

// Note adds a problem of this file as it is, without the block's name before it.
func (f *Fields) Note(p *quiz.Problem) {
	p.Pos.File = f.file
	f.problems.Add(p)
}

// Bad notes a problem of a key.
func (f *Fields) Bad(key, hint, format string, args ...any) {
	f.Add(f.Block.LineOf(key), hint, format, args...)
}

// BadIn notes a problem of element i of a key's array.
func (f *Fields) BadIn(key string, i int, hint, format string, args ...any) {
	f.Add(f.Block.LineIn(key, i), hint, format, args...)
}

// Flaw notes a problem of a key that breaks a rule of item writing. Rule is its id.
func (f *Fields) Flaw(rule, key, hint, format string, args ...any) {
	f.add(f.Block.LineOf(key), hint, format, args...).Rule = rule
}

// Warn notes a problem that does not keep the file from being used.
func (f *Fields) Warn(line int, hint, format string, args ...any) {
	f.problems.Add(&quiz.Problem{
		Pos:     quiz.Pos{File: f.file, Line: line},
		What:    f.what + ": " + fmt.Sprintf(format, args...),
		Hint:    hint,
		Warning: true,
	})
}

// Expect allows keys that are not read, so that Done does not report them.
func (f *Fields) Expect(keys ...string) { f.asked = append(f.asked, keys...) }

// Asked lists the keys that were asked for so far, sorted. After a reader is done these
// are the keys that it knows.
func (f *Fields) Asked() []string {
	return slices.Compact(slices.Sorted(slices.Values(f.asked)))
}

// Value is what the block gives for a key; nil if it does not give it.
func (f *Fields) Value(key string) any { return f.values[key] }

// Get returns the value of a key, and remembers that it was asked for.
func (f *Fields) Get(key string) (any, bool) {
	f.asked = append(f.asked, key)
	v, ok := f.values[key]
	return v, ok
}

// Has reports whether the block gives a key. It does not count as asking for it.
func (f *Fields) Has(key string) bool {
	_, ok := f.values[key]
	return ok
}

// Text reads a text; "" if the key is not there.
func (f *Fields) Text(key string) string {
	v, ok := f.Get(key)
	if !ok {
		return ""
	}
	s, ok := v.(string)
	if !ok {
		f.WrongType(key, v, `a text in quotes, as in %s = "…"`, key)
		return ""
	}
	if strings.TrimSpace(s) == "" {
		f.Bad(key, "write it, or leave the key out", "%s is empty", key)
	}
	return inLines(key, s)
}

// oneLine are the keys of texts that are printed within a line. A line break in one
// of them could forge the line after it.
var oneLine = []string{"title", "short", "authors", "publisher", "kind", "version", "name", "also", "term", "unit", "role", "side", "claim"}

// inLines is a text as it is kept: without space around it, and a name in one
// line.
func inLines(key, text string) string {
	text = strings.TrimSpace(text)
	if !strings.ContainsAny(text, "\r\n\v\f\u0085\u2028\u2029") || !slices.Contains(oneLine, key) {
		return text
	}
	return strings.Join(strings.Fields(strings.NewReplacer("\u2028", " ", "\u2029", " ").Replace(text)), " ")
}

// Need reads a text that may not be missing. An empty one is still to be filled in.
func (f *Fields) Need(key string) string {
	if !f.Has(key) {
		f.Missing(key, fmt.Sprintf(`add %s = "…"`, key))
	}
	if f.isToFill(key) {
		return ""
	}
	return f.Text(key)
}

// isToFill reports whether a key that is needed has an empty text or an empty list, as in a
// first draft, and notes it: all such keys of a block are one problem.
func (f *Fields) isToFill(key string) bool {
	switch v := f.Value(key).(type) {
	case string:
		if strings.TrimSpace(v) != "" {
			return false
		}
	case []any:
		if len(v) > 0 {
			return false
		}
	default:
		return false
	}
	f.Expect(key)
	f.toFill = append(f.toFill, key)
	slices.SortStableFunc(f.toFill, func(a, b string) int { return f.Block.LineOf(a) - f.Block.LineOf(b) })
	if f.unfilled == nil {
		f.unfilled = f.add(f.Block.Line, "write what is missing, or put # before each line of it to leave it out", "")
	}
	f.unfilled.Pos.Line = f.Block.LineOf(f.toFill[0])
	f.unfilled.What = f.what + ": still to be filled in: " + strings.Join(f.toFill, ", ")
	return true
}

// NeedOneOf reads a word that must be one of words. The hint says what to add if the key is
// missing. An empty one is still to be filled in.
func NeedOneOf[T ~string](f *Fields, key string, words []T, hint string) T {
	if !f.Has(key) {
		f.Missing(key, hint)
	}
	if f.isToFill(key) {
		return ""
	}
	return OneOf(f, key, words)
}

// NeedTexts reads a list of texts that may not be missing. The hint says what to add if it
// is. An empty list is still to be filled in.
func (f *Fields) NeedTexts(key, hint string) []string {
	if !f.Has(key) {
		f.Missing(key, hint)
	}
	if f.isToFill(key) {
		return nil
	}
	return f.Texts(key)
}

// Strayed says that a key of the block stands, on this line, where it is not looked
// for. If it is missing, [Fields.Done] names that line as the cause.
func (f *Fields) Strayed(key string, line int) {
	if f.strayed == nil {
		f.strayed = map[string]int{}
	}
	f.strayed[key] = line
}

// Missing notes that a key is missing; see [Fields.Lacks].
func (f *Fields) Missing(key, hint string) {
	f.Lacks([]string{key}, false, hint, "%s is missing", key)
}

// Texts reads a list of texts; nil if there is none, or if not all are texts.
func (f *Fields) Texts(key string) []string {
	v, ok := f.Get(key)
	if !ok {
		return nil
	}
	list, ok := v.([]any)
	if !ok {
		f.WrongType(key, v, "%s", listMeant(key, v))
		return nil
	}
	texts := make([]string, 0, len(list))
	for i, v := range list {
		s, ok := v.(string)
		s = inLines(key, s)
		switch {
		case !ok:
			f.BadIn(key, i, "put it in quotes", "%s holds %s where a text is wanted", key, TypeName(v))
		case s == "":
			f.BadIn(key, i, "write it, or leave it out", "%s holds an empty text", key)
		default:
			texts = append(texts, s)
		}
	}
	if len(texts) < len(list) {
		return nil
	}
	return texts
}

// listMeant is what to write for one text where a list is wanted. Where the text has
// commas it may be several.
func listMeant(key string, v any) string {
	if text, ok := v.(string); ok && !strings.ContainsAny(text, ",;|") {
		return fmt.Sprintf("a list of texts, in brackets: %s = [%s]", key, inQuotes(text))
	}
	return fmt.Sprintf(`a list of texts, as in %s = ["…", "…"]`, key)
}

// Number reads a whole or decimal number; ok is false if there is none.
func (f *Fields) Number(key, example string) (n float64, ok bool) {
	v, ok := f.Get(key)
	if !ok {
		return 0, false
	}
	switch n := v.(type) {
	case int64:
		f.asWritten(key, float64(n))
		return float64(n), true
	case float64:
		if n-n == 0 { // neither infinite nor nan
			f.asWritten(key, n)
			return n, true
		}
	}
	f.WrongType(key, v, "a number without quotes, as in %s = %s", key, example)
	return 0, false
}

// thousands is a number whose point may part thousands from hundreds. With other
// decimals nobody would write the last 0.
var thousands = lazy(`^[+-]?[1-9]\d{0,2}\.\d\d0$`)

// asWritten notes digits of a number that were not kept, and warns of a point
// that may have been meant otherwise.
func (f *Fields) asWritten(key string, kept float64) {
	text := strings.ReplaceAll(f.written(key), "_", "")
	if thousands().MatchString(text) {
		f.Warn(f.Block.LineOf(key), fmt.Sprintf("write %s = %v, or %[1]s = %[3]s", key, kept, strings.ReplaceAll(text, ".", "")), "%s = %s is %v; a point begins the decimals", key, text, kept)
		return
	}
	if strings.Trim(text, "+-.0123456789") != "" || len(text) > 100 {
		return // with an exponent or a base, or not found
	}
	whole, ok := new(big.Rat).SetString(text)
	near, _ := new(big.Rat).SetString(strconv.FormatFloat(kept, 'f', -1, 64))
	if ok && whole.Cmp(near) != 0 {
		f.Bad(key, "write it with 15 digits at most", "%s has more digits than can be kept: %s", key, brief(text))
	}
}

// written is the value of a key as it stands behind the = on its line, up to a
// space or a comment.
func (f *Fields) written(key string) string {
	rest := f.Block.Raw
	for range f.Block.LineOf(key) - f.Block.Line {
		_, rest, _ = strings.Cut(rest, "\n")
	}
	line, _, _ := strings.Cut(rest, "\n")
	_, value, _ := strings.Cut(line, "=")
	value, _, _ = strings.Cut(value, "#")
	if words := strings.Fields(value); len(words) == 1 {
		return words[0]
	}
	return ""
}

// Whole reads a whole number that is not less than least.
func (f *Fields) Whole(key string, least int) int {
	v, ok := f.Get(key)
	if !ok {
		return 0
	}
	n, ok := v.(int64)
	if !ok || n < int64(least) || n > 1<<30 {
		f.WrongType(key, v, "a whole number, %d or more", least)
		return least
	}
	return int(n)
}

// Flag reads true or false.
func (f *Fields) Flag(key string) bool {
	v, ok := f.Get(key)
	if !ok {
		return false
	}
	b, ok := v.(bool)
	if !ok {
		f.WrongType(key, v, "true or false, without quotes")
	}
	return b
}

// Date reads a TOML date, or a text such as "2025-05".
func (f *Fields) Date(key string) string {
	v, ok := f.Get(key)
	if !ok {
		return ""
	}
	if date := AsDate(v); date != "" {
		return date
	}
	f.WrongType(key, v, `a date, as in %s = 2025-10-17 or %s = "2025-05"`, key, key)
	return ""
}

// WrongType notes that the value v of a key has the wrong type. The format says
// what is wanted, as the end of a hint that begins with "write".
func (f *Fields) WrongType(key string, v any, wanted string, args ...any) {
	f.Bad(key, f.Meant(key, v, "write "+fmt.Sprintf(wanted, args...)), "%s is %s", key, TypeName(v))
}

// Meant is the next step for a value of the wrong type: what was meant, where
// that can be told, or else what is wanted.
func (f *Fields) Meant(key string, v any, wanted string) string {
	text, ok := v.(string)
	if !ok {
		if n, ok := v.(int64); ok && key == "date" && n > 999 && n < 10000 {
			return fmt.Sprintf(`write a year in quotes: date = "%d"`, n)
		}
		return wanted
	}
	text = strings.TrimSpace(text)
	if value, ok := TruthOf(text); ok && slices.Contains(flags, key) {
		return fmt.Sprintf("write %s = %s, without quotes", key, value)
	}
	if strings.Contains(wanted, "text") {
		return wanted
	}
	if strings.Trim(text, "0123456789.-") == "" && decodes("x = "+text) == nil {
		return fmt.Sprintf("take the quotes away: %s = %s", key, text)
	}
	if hint, ok := valueMeant(key, text); ok {
		return hint
	}
	return wanted
}

// OneOf reads a word that must be one of words; "" if the key is not there.
func OneOf[T ~string](f *Fields, key string, words []T) T {
	s := f.Text(key)
	if s == "" || slices.Contains(words, T(s)) {
		return T(s)
	}
	f.Bad(key, "write one of "+List(words), "%s is %s", key, Quoted(s))
	return ""
}

// Done complains of keys that were not read, and of characters that would be
// invisible to learners.
func (f *Fields) Done() {
	if !f.Sound() {
		return
	}
	for _, m := range f.missing {
		for _, key := range m.keys {
			if line, ok := f.strayed[key]; ok {
				m.problem.Follows = quiz.Pos{File: f.file, Line: line}
			}
		}
	}
	known := NewNames(f.asked)
	for _, key := range slices.Sorted(maps.Keys(f.values)) {
		if !slices.Contains(f.asked, key) {
			f.unknown(key, known)
		}
		if i, r := unseen(f.values[key]); r != 0 && key != "id" { // which cannot be used, and that is said
			f.Warn(f.Block.LineIn(key, i), "take it out; learners would not see it", "%s has the invisible character U+%04X", key, r)
		}
	}
}

// unknown complains of a key that nobody asked for, and makes it the cause of
// what is missing.
func (f *Fields) unknown(key string, known *Names) {
	line := f.Block.LineOf(key)
	f.Add(line, known.Hint(key), "unknown key %s", Quoted(key))
	for _, m := range f.missing {
		if len(spell.Nearest(key, m.keys, 1)) > 0 || otherLetters(key) {
			m.problem.Follows = quiz.Pos{File: f.file, Line: line}
		}
	}
}

// NoKeys complains of keys before the first header, where none belong.
func (f *Fields) NoKeys() {
	for _, key := range slices.Sorted(maps.Keys(f.values)) {
		f.Bad(key, "put it under a header", "key %s stands before the first table", Quoted(key))
	}
}

// unseen finds a character that no screen shows and the text does not need, or one
// that turns the direction of what comes after it, and the element of a list in which it
// stands; r is 0 if there is none.
func unseen(v any) (i int, r rune) {
	switch v := v.(type) {
	case string:
		return 0, unneeded(v)
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if _, r := unseen(v[key]); r != 0 {
				return 0, r
			}
		}
	}
	elements, _ := AsList(v)
	for i, v := range elements {
		if _, r := unseen(v); r != 0 {
			return i, r
		}
	}
	return 0, 0
}

// Unreadable notes what is wrong with a block whose header cannot be read, and
// reports whether that is so.
func (b *Block) Unreadable(file string, problems *quiz.Problems) bool {
	return b.Table == "" && b.Headed && !Decode(file, b, problems).Sound()
}

// AsDate writes a value that is a date as ISO 8601 does: a TOML date, or a text
// such as "2025-05". It is empty for any other value.
func AsDate(v any) string {
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
	return ""
}

// Values is all that the block gives, by key; nil if it could not be decoded.
func (f *Fields) Values() map[string]any { return f.values }

// AsList is a list of any values, also where the decoder made a list of tables
// of it.
func AsList(v any) ([]any, bool) {
	switch v := v.(type) {
	case []any:
		return v, true
	case []map[string]any:
		elements := make([]any, len(v))
		for i := range v {
			elements[i] = v[i]
		}
		return elements, true
	}
	return nil, false
}
