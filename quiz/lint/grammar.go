package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file has the rules on form: the option that fits the stem, or differs from
// the others, is known by its form.

// article finds a stem that ends in a or an, which only some options can follow.
func (l *look) article() {
	if l.choice == nil || len(l.words) == 0 || !endsOpen(l.stem) {
		return
	}
	last := l.words[len(l.words)-1]
	if last != "a" && last != "an" {
		return
	}
	fits := func(o *option) bool {
		return len(o.words) > 0 && vowel(o.words[0]) == (last == "an")
	}
	for i := range l.options {
		if o := &l.options[i]; !fits(o) {
			l.find(grammarCue, Part{Name: Stem}, "end the stem before the article, and give each option its own", "the stem ends in %q, which %s cannot follow", last, quoted(o.Text))
			return
		}
	}
}

// endsOpen reports whether a stem ends in the middle of a sentence, which the
// options go on with.
func endsOpen(stem string) bool {
	end := strings.TrimRight(stem, " \t\n._…:?")
	return end != "" && !strings.HasSuffix(strings.TrimSpace(stem), "?") || strings.HasSuffix(end, " a") || strings.HasSuffix(end, " an")
}

// vowel reports whether a word begins with a vowel, as it sounds.
func vowel(w string) bool {
	for _, sounded := range []string{"uni", "use", "eu", "one", "uk"} {
		if strings.HasPrefix(w, sounded) && !strings.HasPrefix(w, "unin") && !strings.HasPrefix(w, "unim") {
			return false
		}
	}
	for _, silent := range []string{"hour", "honest", "honour", "heir"} {
		if strings.HasPrefix(w, silent) {
			return true
		}
	}
	return strings.ContainsRune("aeiou8", rune(w[0]))
}

// mostOfNoun is how many words an option has of which the last is taken for its noun.
const mostOfNoun = 3

// numberCue finds a key that alone agrees in number with the verb of the stem.
func (l *look) numberCue() {
	if !l.single || l.drawn() || len(l.options) < 3 {
		return
	}
	verb := mainVerb(l.words)
	many := verb == "are" || verb == "were"
	key := l.key()
	if verb == "" || l.isActor(key.Text) {
		return
	}
	if !isNoun(key) || isPlural(key) != many {
		return
	}
	for _, o := range l.wrong() {
		if !isNoun(o) || isPlural(o) == many {
			return
		}
	}
	l.find(grammarCue, key.part, "", "only the answer agrees in number with the stem")
}

// mainVerb returns the form of to be with which a stem asks: which measures are, what
// is. It is empty if there is none.
func mainVerb(stem []string) string {
	const near = 4 // words from the one that asks
	for i, w := range stem {
		if w != "which" && w != "what" {
			continue
		}
		for _, verb := range stem[i+1 : min(len(stem), i+1+near)] {
			switch verb {
			case "is", "was", "are", "were":
				return verb
			}
		}
	}
	return ""
}

func isNoun(o *option) bool { return len(o.words) > 0 && len(o.words) <= mostOfNoun }

// isPlural reports whether an option looks like a noun in the plural, or like two.
func isPlural(o *option) bool {
	last := o.words[len(o.words)-1]
	if contains(o.words, "and") {
		return true
	}
	return len(last) > 3 && last[len(last)-1] == 's' && !strings.HasSuffix(last, "ss") && !strings.HasSuffix(last, "us") && !strings.HasSuffix(last, "is") && bare(last) == last
}

// starters are words that begin a clause and are no name: whether one of them has a
// capital is the author's choice.
var starters = set(`a an the it they he she we you in on at by for from to of with without under over after before because since while if when that this these
	those there no not all some each both more less only his her its their as until than and but or`)

// likeOptions finds options that differ from the others in their first capital or
// in their full stop.
func (l *look) likeOptions() {
	if l.choice == nil || l.drawn() || len(l.options) < 3 {
		return
	}
	capitals := l.oddOption(func(o *option) (is, counts bool) {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(o.Text, "“\"'‘("))
		return unicode.IsUpper(r), len(o.words) > 1 && starters[o.words[0]]
	})
	if capitals != nil {
		l.find(grammarCue, capitals.part, "", "%s begins otherwise than the other options: with a capital or without", quoted(capitals.Text))
		return
	}
	stops := l.oddOption(func(o *option) (is, counts bool) {
		if abbreviated(o.Text) {
			return false, false
		}
		return strings.HasSuffix(strings.TrimRight(o.Text, "”\"')"), "."), true
	})
	if stops != nil {
		l.find(grammarCue, stops.part, "", "%s ends otherwise than the other options: with a full stop or without", quoted(stops.Text))
	}
}

// oddOption returns the first of the fewer options, if some are and some are not.
// Options that do not count are left out; two at least must count.
func (l *look) oddOption(form func(*option) (is, counts bool)) *option {
	var with, without []*option
	for i := range l.options {
		o := &l.options[i]
		switch is, counts := form(o); {
		case !counts:
		case is:
			with = append(with, o)
		default:
			without = append(without, o)
		}
	}
	switch {
	case len(with) == 0 || len(without) == 0:
		return nil
	case len(with) <= len(without):
		return with[0]
	}
	return without[0]
}

// abbreviated reports whether a text ends in a full stop that may belong to an
// abbreviation.
func abbreviated(s string) bool {
	body, ok := strings.CutSuffix(s, ".")
	if !ok {
		return false
	}
	last := body[strings.LastIndexAny(body, " (")+1:]
	return strings.Contains(last, ".") || utf8.RuneCountInString(last) <= 3
}
