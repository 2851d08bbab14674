package lint

import (
	"strings"
	"unicode"

	"policyquiz/quiz"
)

// This file has the rules on the stem by itself, and on letters.

// negations are the words by which a stem asks for what is not so.
var negations = set("not isn't aren't wasn't weren't doesn't don't didn't except least cannot can't won't")

// asksFor are the words that begin a question; a negation behind one of them in the
// same clause turns the question round.
var asksFor = set("which what who whom whose where when")

// mostBetween is how many words may stand between the word that asks and the
// negation.
const (
	mostBetween = 7
	mostOfThese = 14 // behind "which of these"
)

// leastOf are words that least turns round; least water is only little of it.
var leastOf = set("likely probable plausible true accurate important convincing useful helpful suited relevant typical")

// negativeStem finds stems that ask for what is not so.
func (l *look) negativeStem() {
	if _, is := l.Kind.(quiz.TrueFalse); is {
		l.twiceNegative()
		return
	}
	if l.choice == nil || l.drawn() {
		return
	}
	raw := strings.FieldsFunc(l.stem, func(r rune) bool { return unicode.IsSpace(r) || r == '?' || r == '.' || r == ';' || r == ':' })
	asked := -1
	for i, field := range raw {
		w := strings.ToLower(strings.Trim(field, ",“”\"'()"))
		switch {
		case asksFor[w] && asked < 0:
			asked = i
		case strings.HasSuffix(field, ","):
			asked = -1 // another clause begins
		case !negations[w] || field == strings.ToUpper(field):
		case w == "least" && (i+1 == len(raw) || !leastOf[strings.ToLower(raw[i+1])]):
		case w == "not" && i+1 < len(raw) && (strings.EqualFold(raw[i+1], "only") || strings.EqualFold(raw[i+1], "yet")):
		case w == "except", asked >= 0 && turns(raw[asked:i]):
			l.find(negativeStem, Part{Name: Stem}, "", "the stem asks for what is not so (%q)", w)
			return
		}
	}
}

// twiceNegative finds statements with two negations, of which nobody knows at once
// what it would mean that they are false.
func (l *look) twiceNegative() {
	first := ""
	for i, w := range l.words {
		switch {
		case !negations[w] && !nothing[w] || w == "least":
		case w == "not" && i+1 < len(l.words) && (l.words[i+1] == "even" || l.words[i+1] == "only"):
		case first != "":
			l.find(negativeStem, Part{Name: Stem}, "say it without the two negations", "the statement has two negations, %q and %q", first, w)
			return
		default:
			first = w
		}
	}
}

// nothing are words that negate a statement, beside the negations.
var nothing = set("never no none nobody nothing neither")

// subjects are words of which a new subject is known: what follows them is no longer
// the question for what is not so, as in "what does he say they do not want".
var subjects = set("that he she it they we because if why how")

// turns reports whether a negation turns the question round: nothing between the
// word that asks and the negation begins another clause, but for one that says more
// of the things on offer (the measures that are listed).
func turns(between []string) bool {
	most := mostBetween
	if len(between) > 1 && strings.EqualFold(between[1], "of") {
		most = mostOfThese
	}
	if len(between) > most {
		return false
	}
	for i, w := range between[1:] {
		relative := strings.EqualFold(w, "that") && i+2 < len(between) && isHelper[strings.ToLower(between[i+2])]
		if subjects[strings.ToLower(w)] && !relative {
			return false
		}
	}
	return true
}

// isHelper has the verbs with which a relative clause begins.
var isHelper = set("is are was were has have had can could may might must will would do does did")

const mostWords = 60

// longStem finds stems that are too long, and gaps in the middle of a stem that
// options follow.
func (l *look) longStem() {
	switch {
	case len(l.words) > mostWords:
		l.find(longStem, Part{Name: Stem}, "", "the stem has %d words", len(l.words))
	case l.choice != nil && gapInside(l.stem):
		l.find(longStem, Part{Name: Stem}, "", "the stem has a gap in its middle")
	}
}

// gapInside reports whether a gap stands in the middle of a sentence.
func gapInside(stem string) bool {
	for _, gap := range []string{"___", "[...]", "[…]"} {
		if i := strings.Index(stem, gap); i >= 0 && len(words(stem[i:])) > 2 {
			return true
		}
	}
	return false
}

// mixedScripts finds a word with Latin and Cyrillic letters.
func (l *look) mixedScripts() {
	check := func(part Part, text string) bool {
		w := mixed(text)
		if w != "" {
			l.find(mixedScripts, part, "", "%q has Latin and Cyrillic letters", w)
		}
		return w != ""
	}
	if check(Part{Name: Stem}, l.stem) || check(Part{Name: Why}, l.Why) {
		return
	}
	for _, o := range l.options {
		if check(o.part, o.Text) || check(o.part, o.Feedback) {
			return
		}
	}
	switch k := l.Kind.(type) {
	case quiz.Typed:
		for i, a := range k.Accept {
			if check(Part{Spelling, i}, a) {
				return
			}
		}
	case quiz.Choice:
	default:
		check(Part{}, l.solution())
	}
}

// mixed returns the first word that has letters of both alphabets.
func mixed(text string) string {
	if isASCII(text) {
		return ""
	}
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		latin := strings.ContainsFunc(w, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
		if latin && strings.ContainsFunc(w, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) {
			return w
		}
	}
	return ""
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
