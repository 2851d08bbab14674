package deckfile

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
	"policyquiz/quiz/spell"
)

// shapes are the keys by which the kind of a question is known: exactly one of
// them is in each.
var shapes = []string{"answer", "answers", "accept", "number", "order", "match", "cloze", "back"}

// defaultClozeStem asks for the words of a cloze that has no ask.
const defaultClozeStem = "Which words are missing?"

// A reading is a hand-written question and what of it must be looked up before
// it can be asked.
type reading struct {
	quiz.Question
	id      string // within its deck
	sources []source
}

// A source is what an author wrote of where an answer stands.
type source struct {
	seed string // its id
	at   any    // what stands there; how it is read depends on the seed
}

// readQuestion reads a [[question]].
func (d *Deck) readQuestion(f *block.Fields) reading {
	if !f.Has("id") {
		f.Missing("id", `add id = "…", a short name that stays when the wording changes`)
	}
	r := reading{id: f.Text("id")}
	if r.id != "" && !IsID(r.id) {
		f.Bad("id", block.IDHint(r.id), "the id %s cannot be used", block.Quoted(r.id))
	}
	r.ID = d.ID + "/" + r.id
	r.Family = r.ID
	if about := f.Text("about"); about != "" {
		r.Family = about
	}
	r.Why, r.Background = f.Text("why"), f.Text("background")
	r.Objective, r.Rung = d.readPurpose(f)
	r.Rev = f.Whole("rev", 1)
	f.Texts("after") // which deck.go has read
	readWas(f)
	f.Expect("waive") // which a check reads
	r.sources = readSources(f)
	r.Kind = readAnswer(f)
	if f.Has("cloze") {
		r.Stem = f.Text("ask")
		if r.Stem == "" {
			r.Stem = defaultClozeStem
		}
	} else {
		r.Stem = f.Need("ask")
	}
	headKeysBelow(f)
	f.Done()
	return r
}

// IsID reports whether s can be part of a question's id.
func IsID(s string) bool {
	for _, c := range s {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return s != ""
}

const sourceHint = `write source = { seed = "the seed's id", at = 12 }`

// readSources reads { seed = "…", at = 167 }, or a list of such tables.
func readSources(f *block.Fields) []source {
	v, ok := f.Get("source")
	if !ok {
		return nil
	}
	if table, ok := v.(map[string]any); ok {
		return []source{readSource(f, table, func(key ...string) int { return f.Block.LineOf(append([]string{"source"}, key...)...) })}
	}
	list, ok := block.AsList(v)
	if !ok {
		f.Bad("source", sourceHint, "source is %s", block.TypeName(v))
		return nil
	}
	if len(list) == 0 {
		f.Bad("source", sourceHint, "source is empty")
	}
	var all []source
	for i, v := range list {
		table, ok := v.(map[string]any)
		if !ok {
			f.BadIn("source", i, sourceHint, "source holds %s", block.TypeName(v))
			all = append(all, source{}) // so that those behind it keep their places
			continue
		}
		all = append(all, readSource(f, table, func(key ...string) int { return f.Block.LineIn("source", i, key...) }))
	}
	return all
}

// unknownInSource is the next step for a key that a source does not have. A key of the
// question stands there if it comes behind the header [question.source].
func unknownInSource(f *block.Fields, key string, line int) string {
	if !slices.Contains(questionKeys, key) {
		return block.Alternatives(key, []string{"seed", "at"})
	}
	f.Strayed(key, line)
	return fmt.Sprintf("put %s above the header of the source, or write the source in one line: source = { seed = \"…\", at = 12 }", key)
}

// questionKeys are the keys of a question that are written behind its source by
// mistake.
var questionKeys = append([]string{"id", "ask", "wrong", "need", "within", "unit", "open", "fixed", "last", "why", "background", "about", "after", "rev", "objective", "rung"}, shapes...)

// readSource reads one source; line finds the line of one of its keys.
func readSource(f *block.Fields, table map[string]any, line func(key ...string) int) (s source) {
	for _, key := range slices.Sorted(maps.Keys(table)) {
		v, ok := table[key], false
		switch key {
		case "seed":
			if s.seed, ok = v.(string); !ok || s.seed == "" {
				f.Add(line(key), sourceHint, "the source's seed is %s", block.TypeName(v))
			}
		case "at":
			s.at = v
		default:
			f.Add(line(key), unknownInSource(f, key, line(key)), "unknown key %s in source", block.Quoted(key))
		}
	}
	for _, key := range []string{"seed", "at"} {
		if _, ok := table[key]; !ok {
			f.Add(line(), sourceHint, "the source does not say %s", key)
		}
	}
	return s
}

// readAnswer reads the answer that the block's shape stands for; nil if that
// cannot be told.
func readAnswer(f *block.Fields) quiz.Kind {
	shape := ""
	for _, s := range shapes {
		switch {
		case !f.Has(s):
		case shape == "":
			shape = s
		default:
			f.Bad(s, "keep one of them", "has two shapes: %s and %s", shape, s)
			f.Expect(shapes...)
			f.Expect("wrong", "within", "unit", "open", "need", "fixed", "last")
			return nil
		}
	}
	if shape != "answer" && shape != "answers" && shape != "" {
		refuseLayout(f)
	}
	switch shape {
	case "answer":
		if _, ok := f.Value("answer").(bool); ok {
			refuseLayout(f)
			return quiz.TrueFalse(f.Flag("answer"))
		}
		if _, several := f.Value("answer").([]any); several {
			f.Expect("answer", "wrong", "fixed", "last")
			f.Bad("answer", `write answers = […] where several are right`, "answer is a list")
			return nil
		}
		if !isText(f.Value("answer")) {
			noText(f)
			return nil
		}
		return readChoice(f, []string{f.Text("answer")}, "answer", false)
	case "answers":
		return readChoice(f, f.Texts("answers"), "answers", true)
	case "accept":
		return readTyped(f)
	case "number":
		return readNumber(f)
	case "order":
		return readOrder(f)
	case "match":
		return readMatch(f)
	case "cloze":
		return readCloze(f)
	case "back":
		return quiz.Card(f.Text("back"))
	}
	f.Lacks(shapes, false, `add one of answer with wrong, answers with wrong, answer = true or false, accept, number, order, match, cloze, back`, "has no answer")
	f.Expect("wrong", "fixed", "last")
	return nil
}

// noText says that an answer is neither a text nor true or false. What else the
// question has depends on what was meant.
func noText(f *block.Fields) {
	f.Expect("answer", "fixed", "last")
	readDistractors(f)
	v, hint := f.Value("answer"), `write a text in quotes, as in answer = "…"`
	switch n, isWhole := v.(int64); {
	case isWhole && !f.Has("wrong") && (n == 0 || n == 1):
		hint = fmt.Sprintf("write answer = %v, or number = %d if a number is asked for", n == 1, n)
	case isWhole && !f.Has("wrong"):
		hint = fmt.Sprintf("write number = %d, or put it in quotes and add wrong = [\"…\", \"…\"]", n)
	case isWhole:
		hint = fmt.Sprintf("put it in quotes: answer = \"%d\"", n)
	}
	f.Bad("answer", hint, "answer is %s", block.TypeName(v))
}

func readChoice(f *block.Fields, right []string, key string, several bool) quiz.Kind {
	c := quiz.Choice{Several: several}
	if several {
		c.Open = f.Flag("open")
	}
	for _, text := range right {
		if text != "" {
			c.Options = append(c.Options, quiz.Option{Text: text, Right: true})
		}
	}
	if several && right != nil && len(right) < 2 {
		f.Bad(key, "give two or more, or write answer for one", "answers has too few: %d", len(right))
	}
	if i := repeated(right); i > 0 {
		f.BadIn(key, i, "leave one out", "%s is there twice", block.Quoted(right[i]))
	}
	wrong, ok := readDistractors(f)
	if ok && len(wrong) == 0 {
		noDistractors(f, right, several)
	}
	c.Options = append(c.Options, wrong...)
	isRight, isWrong := map[string]bool{}, map[string]bool{"": true}
	for _, r := range right {
		isRight[spell.Fold(r)] = true
	}
	for i, o := range wrong {
		text := spell.Fold(o.Text)
		switch {
		case text == "": // which has been said
		case isRight[text] && several:
			f.BadIn("wrong", i, "leave it out of wrong, or correct the answers", "%s stands among answers and among wrong", block.Quoted(o.Text))
		case isRight[text]:
			f.BadIn("wrong", i, "leave it out of wrong, or correct the answer", "answer is also among the wrong options")
		case isWrong[text]:
			f.BadIn("wrong", i, "leave one out", "%s is there twice", block.Quoted(o.Text))
		}
		isWrong[text] = true
	}
	readLayout(f, &c, ok)
	return c
}

// readLayout reads how options are shown: fixed, all in the author's order; last,
// one of them after the others. Whole says that all options could be read.
func readLayout(f *block.Fields, c *quiz.Choice, whole bool) {
	_, listed := block.AsList(f.Value("fixed"))
	switch {
	case f.Has("fixed") && listed:
		c.Fixed = true
		order := f.Texts("fixed")
		if order != nil && whole {
			c.Options = inOrder(f, c.Options, order)
		}
	case f.Flag("fixed"):
		c.Fixed = true
		f.Warn(f.Block.LineOf("fixed"), `name all options in their order instead: fixed = ["…", "…"]`, "fixed keeps the right answer first, where it is written")
	}
	last := f.Text("last")
	switch {
	case last == "" || !whole:
	case c.Fixed:
		f.Bad("last", "leave one of them out: fixed keeps all options in your order, the last one too", "has both fixed and last")
	default:
		if i := optionNamed(c.Options, last); i >= 0 {
			c.Options[i].Last = true
			return
		}
		f.Bad("last", block.Alternatives(last, textsOf(c.Options)), "last is %s, which is no option", block.Quoted(last))
	}
}

// inOrder returns the options in the order in which an author named them. Each must
// be named once.
func inOrder(f *block.Fields, options []quiz.Option, order []string) []quiz.Option {
	var ordered []quiz.Option
	left := slices.Clone(options)
	for i, name := range order {
		at := optionNamed(left, name)
		switch {
		case at >= 0:
			ordered = append(ordered, left[at])
			left = slices.Delete(left, at, at+1)
		case optionNamed(options, name) >= 0:
			f.BadIn("fixed", i, "leave one out", "%s is there twice", block.Quoted(name))
		default:
			f.BadIn("fixed", i, block.Alternatives(name, textsOf(options)), "fixed has %s, which is no option", block.Quoted(name))
		}
	}
	if len(left) > 0 && len(order) <= len(ordered) {
		f.Bad("fixed", "name all options in their order", "fixed leaves out %s", block.Quoted(left[0].Text))
	}
	return append(ordered, left...)
}

// optionNamed returns the place of the option that reads like a text, or -1.
func optionNamed(options []quiz.Option, text string) int {
	key := spell.Fold(text)
	return slices.IndexFunc(options, func(o quiz.Option) bool { return spell.Fold(o.Text) == key })
}

// textsOf lists the texts of options.
func textsOf(options []quiz.Option) []string {
	texts := make([]string, len(options))
	for i, o := range options {
		texts[i] = o.Text
	}
	return texts
}

// refuseLayout says that a question has no options whose order could be given.
func refuseLayout(f *block.Fields) {
	for _, key := range []string{"fixed", "last"} {
		if f.Has(key) {
			f.Expect(key)
			f.Bad(key, "leave it out: it belongs to answer or answers with wrong", "%s is about options, and this question has none to shuffle", key)
		}
	}
}

// noDistractors says that there is nothing to choose among. A right answer such
// as "true" was meant as true without quotes.
func noDistractors(f *block.Fields, right []string, several bool) {
	if !several && len(right) == 1 && !f.Has("wrong") {
		if value, ok := block.TruthOf(right[0]); ok {
			f.Bad("answer", fmt.Sprintf(`write answer = %s, without quotes; or add wrong = ["…", "…"]`, value), "answer is the text %s, and has no wrong options beside it", block.Quoted(right[0]))
			return
		}
	}
	if !f.Has("wrong") {
		f.Lacks([]string{"wrong"}, false, `add wrong = ["…", "…"]`, "has no wrong options")
		return
	}
	f.Bad("wrong", `add wrong = ["…", "…"]`, "has no wrong options")
}

// repeated finds the first text that reads like one before it, and returns its
// place; 0 if there is none.
func repeated(texts []string) int {
	seen := map[string]bool{}
	for i, t := range texts {
		if t = spell.Fold(t); seen[t] {
			return i
		}
		seen[t] = true
	}
	return 0
}

// readDistractors reads wrong options: texts, or { say = "…", because = "…" }. ok is
// false if they are no list, which is noted.
func readDistractors(f *block.Fields) (options []quiz.Option, ok bool) {
	v, given := f.Get("wrong")
	elements, ok := block.AsList(v)
	if given && !ok {
		f.WrongType("wrong", v, `a list, as in wrong = ["…", { say = "…", because = "…" }]`)
		return nil, false
	}
	for i, v := range elements {
		switch v := v.(type) {
		case string:
			if spell.Fold(v) == "" {
				emptyDistractor(f, i)
			}
			options = append(options, quiz.Option{Text: v})
		case map[string]any:
			options = append(options, readDistractor(f, i, v))
		default:
			f.BadIn("wrong", i, "put it in quotes", "wrong holds %s", block.TypeName(v))
			return nil, false
		}
	}
	return options, true
}

func isText(v any) bool {
	_, ok := v.(string)
	return ok
}

func emptyDistractor(f *block.Fields, i int) {
	f.BadIn("wrong", i, "write it, or leave it out", "wrong holds an empty option")
}

func readDistractor(f *block.Fields, i int, table map[string]any) quiz.Option {
	var o quiz.Option
	for key, v := range table {
		text, ok := v.(string)
		switch {
		case key != "say" && key != "because":
			f.Add(f.Block.LineIn("wrong", i, key), block.Alternatives(key, []string{"say", "because"}), "unknown key %s in a wrong option", block.Quoted(key))
		case !ok:
			f.Add(f.Block.LineIn("wrong", i, key), "put it in quotes", "%s is %s", key, block.TypeName(v))
		case key == "say":
			o.Text = text
		default:
			o.Feedback = text
		}
	}
	switch say, given := table["say"]; {
	case !given && len(table) > 0:
		f.Add(f.Block.LineIn("wrong", i), `add say = "…", what the option reads`, "a wrong option has no say")
	case !given, isText(say) && spell.Fold(o.Text) == "":
		emptyDistractor(f, i)
	}
	return o
}

func readOrder(f *block.Fields) quiz.Kind {
	o := f.Texts("order")
	if o != nil && len(o) < 2 {
		f.Bad("order", "give the items in the right order, two or more", "order has too few items: %d", len(o))
	}
	if i := repeated(o); i > 0 {
		f.BadIn("order", i, "items must differ, or there are two right orders", "%s is there twice", block.Quoted(o[i]))
	}
	return quiz.Order(quiz.Items(o...))
}

func readMatch(f *block.Fields) quiz.Kind {
	const pairs = `pairs, as in match = [["who", "what"], ["who", "what"]]`
	const hint = "write " + pairs
	v, _ := f.Get("match")
	rows, ok := block.AsList(v)
	if !ok {
		f.WrongType("match", v, pairs)
		return nil
	}
	var m quiz.Match
	var left []string
	options := map[string]bool{}
	for i, v := range rows {
		pair, _ := v.([]any)
		if len(pair) != 2 {
			f.BadIn("match", i, hint, "a row of match is %s, not a pair", block.TypeName(v))
			return nil
		}
		l, okLeft := pair[0].(string)
		r, okRight := pair[1].(string)
		if !okLeft || !okRight || spell.Fold(l) == "" || spell.Fold(r) == "" {
			f.BadIn("match", i, hint, "a row of match wants two texts")
			return nil
		}
		m.Pairs = append(m.Pairs, quiz.Pair{Left: quiz.Item{Text: l}, Right: quiz.Item{Text: r}})
		left = append(left, l)
		options[r] = true
	}
	readLeftOver(f, &m)
	if n := len(options) + len(m.LeftOver); n > quiz.MaxMatch {
		f.Bad("match", "make several questions of it", "match has too many options: %d, and letters are enough for %d", n, quiz.MaxMatch)
	}
	if len(m.Pairs) < 2 {
		f.Bad("match", hint, "match has too few rows: %d", len(m.Pairs))
	}
	if i := repeated(left); i > 0 {
		f.BadIn("match", i, "rows must differ", "%s is there twice", block.Quoted(left[i]))
	}
	return m
}

// readLeftOver reads the wrong options beside a match: right-hand sides that belong
// to no row.
func readLeftOver(f *block.Fields, m *quiz.Match) {
	wrong, _ := readDistractors(f)
	taken := map[string]bool{}
	for _, p := range m.Pairs {
		taken[spell.Fold(p.Right.Text)] = true
	}
	isWrong := map[string]bool{"": true} // which has been said
	for i, o := range wrong {
		switch key := spell.Fold(o.Text); {
		case key == "":
			continue
		case taken[key]:
			f.BadIn("wrong", i, "leave it out of wrong, or correct the row", "%s is the right side of a row and stands among wrong", block.Quoted(o.Text))
		case isWrong[key]:
			f.BadIn("wrong", i, "leave one out", "%s is there twice", block.Quoted(o.Text))
		}
		isWrong[spell.Fold(o.Text)] = true
		m.LeftOver = append(m.LeftOver, o)
	}
}

func readCloze(f *block.Fields) quiz.Kind {
	text := f.Text("cloze")
	if text == "" {
		return nil
	}
	c, err := quiz.ParseCloze(text)
	if err != nil {
		what, hint, _ := strings.Cut(err.Error(), "; ")
		f.Bad("cloze", cmp.Or(hint, "write the missing words in braces, as in a {neutral} country"), "%s", what)
		return nil
	}
	c.Wrong = readRefusals(f, c.Gaps)
	return c
}
