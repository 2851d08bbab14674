package deckfile

import (
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
	id     string // within its deck
	source string // id of the seed
	at     []int
}

// readQuestion reads a [[question]].
func readQuestion(f *fields, deck string) reading {
	r := reading{id: f.need("id")}
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
	r.source, r.at = f.source()
	r.Answer = readAnswer(f)
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

// source reads { seed = "…", at = 167 }.
func (f *fields) source() (seed string, at []int) {
	v, ok := f.get("source")
	if !ok {
		return "", nil
	}
	const hint = `write source = { seed = "the seed's id", at = 12 }`
	table, ok := v.(map[string]any)
	if !ok {
		f.bad("source", hint, "source is %s", typeName(v))
		return "", nil
	}
	for key, v := range table {
		switch key {
		case "seed":
			if seed, ok = v.(string); !ok || seed == "" {
				f.bad("source", hint, "the source's seed is %s", typeName(v))
			}
		case "at":
			at = f.readPlaces("source", v)
		default:
			f.bad("source", alternatives(key, []string{"seed", "at"}), "unknown key %s in source", quoted(key))
		}
	}
	if seed == "" || len(at) == 0 {
		f.bad("source", hint, "the source does not say seed and paragraph")
	}
	return seed, at
}

// readAnswer reads the answer that the block's shape stands for; nil if that
// cannot be told.
func readAnswer(f *fields) quiz.Answer {
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
	return nil
}

func readChoice(f *fields, right []string, key string, several bool) quiz.Answer {
	c := quiz.Choice{Several: several}
	if several {
		c.Open = f.flag("open")
	}
	for _, text := range right {
		if text != "" {
			c.Options = append(c.Options, quiz.Option{Text: text, Right: true})
		}
	}
	if several && len(right) < 2 {
		f.bad(key, "give two or more, or write answer for one", "answers has %d", len(right))
	}
	if twice := repeated(right); twice != "" {
		f.bad(key, "leave one out", "%s is there twice", quoted(twice))
	}
	wrong := f.wrong()
	if len(wrong) == 0 {
		f.bad("wrong", `add wrong = ["…", "…"]`, "has no wrong options")
	}
	c.Options = append(c.Options, wrong...)
	var texts []string
	for i, o := range wrong {
		for _, r := range right {
			if spell.Fold(r) == spell.Fold(o.Text) {
				f.badIn("wrong", i, "leave it out of wrong, or correct the answer", "%s is also among the wrong options", key)
			}
		}
		if slices.Contains(texts, spell.Fold(o.Text)) {
			f.badIn("wrong", i, "leave one out", "%s is there twice", quoted(o.Text))
		}
		texts = append(texts, spell.Fold(o.Text))
	}
	return c
}

// repeated finds a text that is there twice; "" if there is none.
func repeated(texts []string) string {
	var seen []string
	for _, t := range texts {
		if slices.Contains(seen, spell.Fold(t)) {
			return t
		}
		seen = append(seen, spell.Fold(t))
	}
	return ""
}

// wrong reads wrong options: texts, or { say = "…", because = "…" }.
func (f *fields) wrong() []quiz.Option {
	v, ok := f.get("wrong")
	if !ok {
		return nil
	}
	elements, ok := asList(v)
	if !ok {
		f.wrongType("wrong", v, `a list, as in wrong = ["…", { say = "…", because = "…" }]`)
		return nil
	}
	var options []quiz.Option
	for i, v := range elements {
		switch v := v.(type) {
		case string:
			options = append(options, quiz.Option{Text: v})
		case map[string]any:
			options = append(options, f.wrongWithReason(i, v))
		default:
			f.badIn("wrong", i, "put it in quotes", "wrong holds %s", typeName(v))
			continue
		}
		if spell.Fold(options[len(options)-1].Text) == "" {
			f.badIn("wrong", i, "write it, or leave it out", "wrong holds an empty option")
		}
	}
	return options
}

func (f *fields) wrongWithReason(i int, table map[string]any) quiz.Option {
	var o quiz.Option
	for key, v := range table {
		text, ok := v.(string)
		switch {
		case key != "say" && key != "because":
			f.badIn("wrong", i, alternatives(key, []string{"say", "because"}), "unknown key %s in a wrong option", quoted(key))
		case !ok:
			f.badIn("wrong", i, "put it in quotes", "%s is %s", key, typeName(v))
		case key == "say":
			o.Text = text
		default:
			o.Note = text
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

func readTyped(f *fields) quiz.Answer {
	t := quiz.Typed{Accept: f.strs("accept")}
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

func readNumber(f *fields) quiz.Answer {
	n := quiz.Number{Value: f.number("number"), Within: f.number("within"), Unit: f.str("unit")}
	if n.Within < 0 {
		f.bad("within", "write how far off is still right, 0 or more", "within is negative")
	}
	return n
}

func readOrder(f *fields) quiz.Answer {
	o := quiz.Order(f.strs("order"))
	if len(o) < 2 {
		f.bad("order", "give the items in the right order, two or more", "order has %d", len(o))
	}
	if twice := repeated(o); twice != "" {
		f.bad("order", "items must differ, or there are two right orders", "%s is there twice", quoted(twice))
	}
	return o
}

func readMatch(f *fields) quiz.Answer {
	const hint = `write pairs, as in match = [["who", "what"], ["who", "what"]]`
	v, _ := f.get("match")
	rows, ok := v.([]any)
	if !ok {
		f.wrongType("match", v, hint)
		return nil
	}
	var m quiz.Match
	var left []string
	for i, v := range rows {
		pair, _ := v.([]any)
		if len(pair) != 2 {
			f.badIn("match", i, hint, "a row of match is %s", typeName(v))
			continue
		}
		l, okLeft := pair[0].(string)
		r, okRight := pair[1].(string)
		if !okLeft || !okRight || spell.Fold(l) == "" || spell.Fold(r) == "" {
			f.badIn("match", i, hint, "a row of match wants two texts")
			continue
		}
		m = append(m, quiz.Pair{Left: l, Right: r})
		left = append(left, l)
	}
	if len(m) < 2 {
		f.bad("match", hint, "match has %d rows", len(m))
	}
	if twice := repeated(left); twice != "" {
		f.bad("match", "rows must differ", "%s is there twice", quoted(twice))
	}
	return m
}

func readCloze(f *fields) quiz.Answer {
	c, err := quiz.ParseCloze(f.str("cloze"))
	if err != nil {
		f.bad("cloze", "write the missing words in braces, as in a {neutral} country", "%v", err)
		return nil
	}
	return c
}
