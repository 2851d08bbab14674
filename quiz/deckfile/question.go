package deckfile

import (
	"maps"
	"slices"

	"policyquiz/quiz"
	"policyquiz/quiz/spell"
)

// shapes are the keys by which the kind of a question is known: exactly one of
// them is in each.
var shapes = []string{"answer", "answers", "accept", "number", "order", "match", "cloze", "back"}

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
	at   quiz.Places
}

// readQuestion reads a [[question]].
func readQuestion(f *fields, deck string) reading {
	if !f.has("id") {
		f.missing("id", `add id = "…", a short name that stays when the wording changes`)
	}
	r := reading{id: f.str("id")}
	if r.id != "" && !isID(r.id) {
		f.bad("id", idHint, "the id %s cannot be used", quoted(r.id))
	}
	r.ID = deck + "/" + r.id
	r.Family = r.ID
	if about := f.str("about"); about != "" {
		r.Family = about
	}
	r.Why = f.str("why")
	r.Rev = f.whole("rev", 1)
	f.strs("after") // which deck.go has read
	r.sources = f.sources()
	r.Kind = readAnswer(f)
	if f.has("cloze") {
		r.Stem = f.str("ask")
		if r.Stem == "" {
			r.Stem = "Which words are missing?"
		}
	} else {
		r.Stem = f.need("ask")
	}
	f.done()
	return r
}

const idHint = "use lower-case letters, digits and hyphens, as in three-pillars"

// isID reports whether s can be part of a question's id.
func isID(s string) bool {
	for _, c := range s {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return s != ""
}

const sourceHint = `write source = { seed = "the seed's id", at = 12 }`

// sources reads { seed = "…", at = 167 }, or a list of such tables.
func (f *fields) sources() []source {
	v, ok := f.get("source")
	if !ok {
		return nil
	}
	if table, ok := v.(map[string]any); ok {
		return []source{f.source(table, func(key ...string) int { return f.block.lineOf(append([]string{"source"}, key...)...) })}
	}
	list, ok := asList(v)
	if !ok {
		f.bad("source", sourceHint, "source is %s", typeName(v))
		return nil
	}
	if len(list) == 0 {
		f.bad("source", sourceHint, "source is empty")
	}
	var all []source
	for i, v := range list {
		table, ok := v.(map[string]any)
		if !ok {
			f.badIn("source", i, sourceHint, "source holds %s", typeName(v))
			continue
		}
		all = append(all, f.source(table, func(key ...string) int { return f.block.lineIn("source", i, key...) }))
	}
	return all
}

// source reads one source; line finds the line of one of its keys.
func (f *fields) source(table map[string]any, line func(key ...string) int) (s source) {
	for _, key := range slices.Sorted(maps.Keys(table)) {
		v, ok := table[key], false
		switch key {
		case "seed":
			if s.seed, ok = v.(string); !ok || s.seed == "" {
				f.add(line(key), sourceHint, "the source's seed is %s", typeName(v))
			}
		case "at":
			if s.at, ok = readPlaces(v); !ok {
				f.add(line(key), "write "+placesHint, "the source's at is %s", typeName(v))
			}
		default:
			f.add(line(key), alternatives(key, []string{"seed", "at"}), "unknown key %s in source", quoted(key))
		}
	}
	for _, key := range []string{"seed", "at"} {
		if _, ok := table[key]; !ok {
			f.add(line(), sourceHint, "the source does not say %s", key)
		}
	}
	return s
}

// readAnswer reads the answer that the block's shape stands for; nil if that
// cannot be told.
func readAnswer(f *fields) quiz.Kind {
	shape := ""
	for _, s := range shapes {
		switch {
		case !f.has(s):
		case shape == "":
			shape = s
		default:
			f.bad(s, "keep one of them", "has two shapes: %s and %s", shape, s)
			f.asked = append(f.asked, shapes...)
			f.asked = append(f.asked, "wrong", "within", "unit", "open")
			return nil
		}
	}
	switch shape {
	case "answer":
		if _, ok := f.values["answer"].(bool); ok {
			return quiz.TrueFalse(f.flag("answer"))
		}
		return readChoice(f, []string{f.str("answer")}, "answer", false)
	case "answers":
		return readChoice(f, f.strs("answers"), "answers", true)
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
		return quiz.Card(f.str("back"))
	}
	f.add(f.block.line, `add one of answer with wrong, answers with wrong, answer = true or false, accept, number, order, match, cloze, back`, "has no answer")
	f.asked = append(f.asked, "wrong")
	f.asked = append(f.asked, shapes...) // so that a misspelt one is recognized
	return nil
}

func readChoice(f *fields, right []string, key string, several bool) quiz.Kind {
	c := quiz.Choice{Several: several}
	if several {
		c.Open = f.flag("open")
	}
	for _, text := range right {
		if text != "" {
			c.Options = append(c.Options, quiz.Option{Text: text, Right: true})
		}
	}
	if several && right != nil && len(right) < 2 {
		f.bad(key, "give two or more, or write answer for one", "answers has too few: %d", len(right))
	}
	if i := repeated(right); i > 0 {
		f.badIn(key, i, "leave one out", "%s is there twice", quoted(right[i]))
	}
	wrong, ok := f.wrong()
	if ok && len(wrong) == 0 {
		f.bad("wrong", `add wrong = ["…", "…"]`, "has no wrong options")
	}
	c.Options = append(c.Options, wrong...)
	isRight, isWrong := map[string]bool{}, map[string]bool{"": true}
	for _, r := range right {
		isRight[spell.Fold(r)] = true
	}
	for i, o := range wrong {
		text := spell.Fold(o.Text)
		switch {
		case text == "":
			f.badIn("wrong", i, "write it, or leave it out", "wrong holds an empty option")
		case isRight[text] && several:
			f.badIn("wrong", i, "leave it out of wrong, or correct the answers", "%s stands among answers and among wrong", quoted(o.Text))
		case isRight[text]:
			f.badIn("wrong", i, "leave it out of wrong, or correct the answer", "answer is also among the wrong options")
		case isWrong[text]:
			f.badIn("wrong", i, "leave one out", "%s is there twice", quoted(o.Text))
		}
		isWrong[text] = true
	}
	return c
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

// wrong reads wrong options: texts, or { say = "…", because = "…" }. ok is
// false if they are no list, which is noted.
func (f *fields) wrong() (options []quiz.Option, ok bool) {
	v, given := f.get("wrong")
	elements, ok := asList(v)
	if given && !ok {
		f.wrongType("wrong", v, `a list, as in wrong = ["…", { say = "…", because = "…" }]`)
		return nil, false
	}
	for i, v := range elements {
		switch v := v.(type) {
		case string:
			options = append(options, quiz.Option{Text: v})
		case map[string]any:
			options = append(options, f.wrongWithReason(i, v))
		default:
			f.badIn("wrong", i, "put it in quotes", "wrong holds %s", typeName(v))
			return nil, false
		}
	}
	return options, true
}

func (f *fields) wrongWithReason(i int, table map[string]any) quiz.Option {
	var o quiz.Option
	for key, v := range table {
		text, ok := v.(string)
		switch {
		case key != "say" && key != "because":
			f.add(f.block.lineIn("wrong", i, key), alternatives(key, []string{"say", "because"}), "unknown key %s in a wrong option", quoted(key))
		case !ok:
			f.add(f.block.lineIn("wrong", i, key), "put it in quotes", "%s is %s", key, typeName(v))
		case key == "say":
			o.Text = text
		default:
			o.Feedback = text
		}
	}
	return o
}

// asList is a list of any values, also where the decoder made a list of tables
// of it.
func asList(v any) ([]any, bool) {
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

func readTyped(f *fields) quiz.Kind {
	t := quiz.Typed{Accept: f.strs("accept")}
	if t.Accept == nil {
		return nil
	}
	if len(t.Accept) == 0 {
		f.bad("accept", `write every spelling, as in accept = ["Zelensky", "Zelenskyy"]`, "accept is empty")
		return nil
	}
	for i, a := range t.Accept {
		if spell.Fold(a) == "" {
			f.badIn("accept", i, "write letters or digits", "%s cannot be typed", quoted(a))
			return nil
		}
	}
	return t
}

func readNumber(f *fields) quiz.Kind {
	n := quiz.Number{Unit: f.str("unit")}
	n.Value, _ = f.number("number", "800000")
	n.Within, _ = f.number("within", "500")
	if n.Within < 0 {
		f.bad("within", "write how far off is still right, 0 or more", "within is negative")
	}
	return n
}

func readOrder(f *fields) quiz.Kind {
	o := quiz.Order(f.strs("order"))
	if o != nil && len(o) < 2 {
		f.bad("order", "give the items in the right order, two or more", "order has too few items: %d", len(o))
	}
	if i := repeated(o); i > 0 {
		f.badIn("order", i, "items must differ, or there are two right orders", "%s is there twice", quoted(o[i]))
	}
	return o
}

func readMatch(f *fields) quiz.Kind {
	const pairs = `pairs, as in match = [["who", "what"], ["who", "what"]]`
	const hint = "write " + pairs
	v, _ := f.get("match")
	rows, ok := asList(v)
	if !ok {
		f.wrongType("match", v, pairs)
		return nil
	}
	var m quiz.Match
	var left []string
	for i, v := range rows {
		pair, _ := v.([]any)
		if len(pair) != 2 {
			f.badIn("match", i, hint, "a row of match is %s, not a pair", typeName(v))
			return nil
		}
		l, okLeft := pair[0].(string)
		r, okRight := pair[1].(string)
		if !okLeft || !okRight || spell.Fold(l) == "" || spell.Fold(r) == "" {
			f.badIn("match", i, hint, "a row of match wants two texts")
			return nil
		}
		m = append(m, quiz.Pair{Left: l, Right: r})
		left = append(left, l)
	}
	if len(m) < 2 {
		f.bad("match", hint, "match has too few rows: %d", len(m))
	}
	if i := repeated(left); i > 0 {
		f.badIn("match", i, "rows must differ", "%s is there twice", quoted(left[i]))
	}
	return m
}

func readCloze(f *fields) quiz.Kind {
	text := f.str("cloze")
	if text == "" {
		return nil
	}
	c, err := quiz.ParseCloze(text)
	if err != nil {
		f.bad("cloze", "write the missing words in braces, as in a {neutral} country", "%v", err)
		return nil
	}
	return c
}
