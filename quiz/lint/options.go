package lint

import (
	"strings"
)

// This file has the rules on what options look like beside each other.

const (
	muchLonger   = 1.25 // a key that is so many times as long as the next longest stands out
	fewestInLong = 4    // words; shorter keys are names, and names have the length they have
)

// longestKey finds a key that is much longer than all other options.
func (l *look) longestKey() {
	if !l.single || l.choice.Opposed || len(l.options) < 2 {
		return
	}
	key, next := l.key(), 0
	for _, o := range l.wrong() {
		next = max(next, length(o.Text))
	}
	if long := length(key.Text); len(key.words) >= fewestInLong && float64(long) >= muchLonger*float64(next) {
		l.find(longestKey, key.part, "", "the answer has %d characters, and the longest wrong option %d", long, next)
	}
}

var absolutes = set(`always never only all none every everything everyone nothing nobody entirely completely totally solely exclusively`)

var cautious = set(`may might could sometimes often usually probably perhaps possibly partly mostly largely likely seems seem appears appear tends generally`)

// toneOfOptions finds options that are more absolute, or more cautious, than the
// others.
func (l *look) toneOfOptions() {
	if !l.single || l.choice.Opposed || l.drawn() || len(l.options) < 3 {
		return
	}
	key, wrong := l.key(), l.wrong()
	var absolute *option
	hedged := false
	for _, o := range wrong {
		if absolute == nil && firstIn(o.words, absolutes) != "" && !noneOf(o.words) {
			absolute = o
		}
		hedged = hedged || firstIn(o.words, cautious) != ""
	}
	if absolute != nil && firstIn(key.words, absolutes) == "" {
		l.find(absoluteOptions, absolute.part, "", "%q stands in a wrong option, and no such word in the answer", firstIn(absolute.words, absolutes))
	}
	w := firstIn(key.words, cautious)
	if w == "may" && !strings.Contains(key.Text, "may") {
		return // the month
	}
	if w != "" && !hedged {
		l.find(oddKey, key.part, "", "%q stands in the answer, and no such word in any wrong option", w)
	}
}

// noneOf reports whether an option is none of something: none of these.
func noneOf(list []string) bool { return len(list) > 1 && list[0] == "none" && list[1] == "of" }

// echo finds a telling word of the stem that the key has and no wrong option.
func (l *look) echo() {
	if !l.single || l.drawn() || l.choice.Opposed {
		return
	}
	key := l.key()
	var inWrong []string
	for _, o := range l.wrong() {
		inWrong = append(inWrong, telling(o.words)...)
	}
	for _, w := range key.words {
		if !Tells(w) || len(w) < 4 || !contains(l.telling, root(w)) || l.isName(w) {
			continue
		}
		if !contains(inWrong, root(w)) {
			l.find(echo, key.part, "", "%q stands in the stem and in the answer, and in no wrong option", w)
			return
		}
	}
}

// byPlace are the phrases by which an option points to others.
var byPlace = [][]string{
	words("of the above"), words("the above"), words("of the below"), words("of the previous"), words("the options above"), words("the first two"),
	words("none of these"), words("all of these"), words("any of these"), words("both of these"),
	words("of the other two"), words("of the others"), words("of the other options"),
	words("a and b"), words("b and c"), words("a and c"), words("a and d"), words("b and d"), words("c and d"),
}

// mostAround is how many words more than the phrase such an option has: both, none,
// are right.
const mostAround = 2

// ofTheAbove finds options that point to others by their place.
func (l *look) ofTheAbove() {
	for i, o := range l.options {
		if o.Last || l.choice.Fixed && i == len(l.options)-1 {
			continue // the others stand above it
		}
		for _, phrase := range byPlace {
			if len(o.words) <= len(phrase)+mostAround && hasPhrase(o.words, phrase) {
				l.find(ofTheAbove, o.part, "", "the option %s points to others by their place", quoted(o.Text))
				break
			}
		}
	}
}

// twoOptions finds choices with one wrong option.
func (l *look) twoOptions() {
	if l.single && len(l.options) == 2 {
		l.find(twoOptions, l.wrong()[0].part, "", "there is one wrong option")
	}
}
