package deckfile

import (
	"maps"
	"slices"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
	"policyquiz/quiz/spell"
)

// This file reads the answers that a learner types in words.

const (
	acceptHint = `write every spelling, as in accept = ["Zelensky", "Zelenskyy"]`
	needHint   = `write a list for each answer, as in accept = [["life"], ["liberty", "freedom"]] with need = 2`
)

// readTyped reads accept: the spellings of one answer, or with lists in it several
// answers, of which need are asked for.
func readTyped(f *block.Fields) quiz.Kind {
	list, isList := block.AsList(f.Value("accept"))
	if isList && slices.ContainsFunc(list, func(v any) bool { _, ok := v.([]any); return ok }) {
		return readAnyOf(f, list)
	}
	if f.Has("need") {
		f.Bad("need", needHint, "need stands beside an accept that holds one answer")
		f.Expect("need")
	}
	t := quiz.Typed{Accept: f.Texts("accept")}
	if t.Accept == nil {
		f.Expect("wrong")
		return nil
	}
	if len(t.Accept) == 0 {
		f.Bad("accept", acceptHint, "accept is empty")
		f.Expect("wrong")
		return nil
	}
	t.Wrong = readRefusals(f, [][]string{t.Accept})
	if !allTypeable(f, -1, t.Accept) {
		return nil
	}
	return t
}

// allTypeable notes each spelling that has nothing to type. Answer is its place in
// accept, or -1 if accept is one answer.
func allTypeable(f *block.Fields, answer int, spellings []string) bool {
	for i, a := range spellings {
		if spell.Fold(a) != "" {
			continue
		}
		place := i
		if answer >= 0 {
			place = answer
		}
		f.BadIn("accept", place, "write letters or digits", "%s cannot be typed", block.Quoted(a))
		return false
	}
	return true
}

// readAnyOf reads several answers, each a list of its spellings.
func readAnyOf(f *block.Fields, list []any) quiz.Kind {
	f.Expect("accept")
	a := quiz.AnyOf{Need: len(list)}
	for i, v := range list {
		spellings, ok := readSpellings(v)
		if !ok {
			f.BadIn("accept", i, needHint, "accept holds lists and %s", block.TypeName(v))
			f.Expect("need", "wrong")
			return nil
		}
		if len(spellings) == 0 {
			f.BadIn("accept", i, needHint, "an answer of accept is empty")
		}
		a.Answers = append(a.Answers, spellings)
	}
	if f.Has("need") {
		a.Need = f.Whole("need", 1)
	}
	if a.Need < 1 || a.Need > len(list) {
		f.Bad("need", "write how many of the answers are asked for", "need is %d, and accept has %d answers", a.Need, len(list))
	}
	a.Wrong = readRefusals(f, a.Answers)
	for i, spellings := range a.Answers {
		if !allTypeable(f, i, spellings) || len(spellings) == 0 {
			return nil
		}
	}
	sharedSpellings(f, a.Answers)
	return a
}

// readSpellings reads a list of texts.
func readSpellings(v any) (spellings []string, ok bool) {
	list, ok := v.([]any)
	for _, v := range list {
		text, isText := v.(string)
		if !isText {
			return nil, false
		}
		spellings = append(spellings, text)
	}
	return spellings, ok
}

// sharedSpellings notes a spelling that stands in two answers.
func sharedSpellings(f *block.Fields, answers [][]string) {
	seen := map[string]int{}
	for i, spellings := range answers {
		for _, s := range spellings {
			folded := spell.Fold(s)
			if before, ok := seen[folded]; ok && before != i {
				f.BadIn("accept", i, "leave it in one answer", "%s is a spelling of two answers", block.Quoted(s))
			}
			seen[folded] = i
		}
	}
}

// readRefusals reads wrong answers of a question whose answers are typed: texts, or
// { say = "…", because = "…" }, in a cloze also with gap = 1. Answers are the accepted
// spellings: of each gap if it is a cloze.
func readRefusals(f *block.Fields, answers [][]string) []quiz.Refusal {
	v, given := f.Get("wrong")
	if !given {
		return nil
	}
	list, ok := block.AsList(v)
	if !ok {
		f.WrongType("wrong", v, `a list, as in wrong = ["…", { say = "…", because = "…" }]`)
		return nil
	}
	var refusals []quiz.Refusal
	for i, v := range list {
		r, ok := readRefusal(f, i, v, len(answers))
		if !ok {
			continue
		}
		for gap, spellings := range answers {
			if f.Has("cloze") && r.Gap > 0 && r.Gap != gap+1 {
				continue
			}
			if slices.ContainsFunc(spellings, func(s string) bool { return spell.Fold(s) == spell.Fold(r.Say) }) {
				f.BadIn("wrong", i, "leave it out of one of them", "%s is accepted, and stands in wrong", block.Quoted(r.Say))
				break
			}
		}
		refusals = append(refusals, r)
	}
	return refusals
}

// readRefusal reads element i of wrong; ok is false if it is none, which is noted.
func readRefusal(f *block.Fields, i int, v any, gaps int) (r quiz.Refusal, ok bool) {
	switch v := v.(type) {
	case string:
		r.Say = v
		if spell.Fold(v) == "" {
			emptyDistractor(f, i)
			return r, false
		}
	case map[string]any:
		table := maps.Clone(v)
		if f.Has("cloze") {
			r.Gap = readGap(f, i, v, gaps)
			delete(table, "gap")
		}
		o := readDistractor(f, i, table)
		r.Say, r.Because = o.Text, o.Feedback
	default:
		f.BadIn("wrong", i, "put it in quotes", "wrong holds %s", block.TypeName(v))
	}
	return r, spell.Fold(r.Say) != ""
}

// readGap reads the gap that a wrong answer of a cloze belongs to; 0 if it does not say.
func readGap(f *block.Fields, i int, table map[string]any, gaps int) int {
	v, given := table["gap"]
	if !given {
		return 0
	}
	gap, isWhole := v.(int64)
	if !isWhole || gap < 1 || gap > int64(gaps) {
		f.Add(f.Block.LineIn("wrong", i, "gap"), "write the number of a gap, as in gap = 1", "gap is %s, and there are %d gaps", block.TypeName(v), gaps)
		return 0
	}
	return int(gap)
}
