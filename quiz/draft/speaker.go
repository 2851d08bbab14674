package draft

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"policyquiz/quiz/spell"
)

// This file finds who speaks.

// longestName is the greatest number of bytes of a name before a colon.
const longestName = 60

// A name in capitals and a stop, as records of debates have it: "Mr. REID. ", "The
// PRESIDING OFFICER (Mr. Able). ", "SMITH: ". The second group is what stands in brackets.
var inCapitals = lazy(`^((?:(?:Mr|Ms|Mrs|Dr|Miss|Madam|Sen|Rep|Senator|Representative|Lord|Lady|Sir|Hon|Prof|The)\.? )?` +
	capitals + `(?: ` + capitals + `){0,4}(?: pro tempore)?(?: of(?: \p{Lu}\p{Ll}+){1,3})?)( \([^()]{1,60}\))?[.:] `)

const capitals = `(?:Mc|Mac|Van|De|La|O['’])?\p{Lu}[\p{Lu}'’-]+`

// noNames are words in capitals, or before a colon, that begin a paragraph and name nobody.
var noNames = map[string]bool{}

func init() {
	const words = `note notes source sources subject subj from to cc copy copies through thru via date re example examples title section sec article art chapter part
		annex appendix table figure box summary abstract warning caution provided update correction editor's image photo credit
		caption http https tel fax email phone address isbn issn doi step rule option first second third finally however`
	for w := range strings.FieldsSeq(words) {
		noNames[w] = true
	}
}

// speakerOf cuts a name off the start of a paragraph: what is before a colon, or a name in
// capitals before a stop. Sure says that it has the form of a speaker's name, which no
// other text has. It does not decide whether anybody speaks.
func speakerOf(text string) (name, rest string, sure bool) {
	if m := nameInCapitals(text); m != nil {
		name, rest = withBrackets(text, m)
		word, _, several := strings.Cut(name, " ")
		if !noNames[strings.ToLower(strings.TrimRight(word, ".:"))] && rest != "" {
			titled := several && strings.ToUpper(word) != word
			return name, rest, titled
		}
		return "", text, false
	}
	colon := strings.Index(text[:min(len(text), longestName+2)], ": ")
	if colon <= 0 {
		return "", text, false
	}
	name = text[:colon]
	if !isName(name) || strings.TrimSpace(text[colon+2:]) == "" {
		return "", text, false
	}
	return name, strings.TrimSpace(text[colon+2:]), false
}

// withBrackets cuts a match of inCapitals off a text. What stands in brackets behind the
// name belongs to it if it is a name, too, and else to what is said: "(continuing)".
func withBrackets(text string, m []int) (name, rest string) {
	name, rest = text[:m[3]], text[m[1]:]
	if m[4] < 0 {
		return name, rest
	}
	if isName(strings.Trim(text[m[4]:m[5]], " ()")) {
		return text[:m[5]], rest
	}
	return name, text[m[4]+1:]
}

// longestInCapitals is the greatest number of bytes of a name in capitals, with its titles.
const longestInCapitals = 200

// nameInCapitals matches inCapitals, on the start of a text that may have such a name.
func nameInCapitals(text string) []int {
	start := text[:min(len(text), longestInCapitals)]
	capitals := 0
	for _, r := range start {
		switch {
		case unicode.IsUpper(r):
			if capitals++; capitals == 2 {
				return inCapitals().FindStringSubmatchIndex(start)
			}
		case r != '\'' && r != '’':
			capitals = 0
		}
	}
	return nil
}

// isName reports whether every word of s could be a part of a name: it begins with a
// capital letter, or is one of the small words of names. Only titles and initials end
// with a stop.
func isName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 6 || noNames[strings.ToLower(words[0])] || strings.ContainsAny(s, ";!?") {
		return false
	}
	for i, w := range words {
		if strings.HasSuffix(w, ".") && !shortened().MatchString(w) {
			return false
		}
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(“\"'’"))
		if isSmall := unicode.IsLower(r) || !unicode.IsLetter(r); isSmall && (i == 0 || !smallWords[w]) {
			return false
		}
	}
	return true
}

// shortened are the words of names that end with a stop: titles and initials.
var shortened = lazy(`^(?:Mr|Ms|Mrs|Dr|Jr|Sr|Sen|Rep|Prof|Hon|Gen|Lt|Col|Amb|St|(?:\p{Lu}\.)*\p{Lu})\.$`)

// smallWords are words of names that have no capital letter.
var smallWords = map[string]bool{"of": true, "the": true, "de": true, "da": true, "di": true, "du": true, "van": true, "von": true, "der": true, "den": true, "al": true, "el": true, "bin": true, "la": true, "le": true, "y": true, "e": true}

// findSpeakers cuts the names of speakers off the passages. A name counts if it is among
// the names given, if it has the form of a speaker's name, or if it begins two passages.
// Where such names begin two passages, a name of several words counts though it begins
// only one: somebody who speaks once is still no other. Before the first speech it does
// not: a title may have a colon, too.
func (d *Document) findSpeakers(names []string) {
	count, said := map[string]int{}, map[string]bool{}
	for _, n := range names {
		count[spell.Fold(n)] = 2
	}
	candidates := make([]string, len(d.Passages))
	for i, p := range d.Passages {
		name, _, sure := speakerOf(p.Text)
		if name == "" {
			continue
		}
		candidates[i] = name
		switch key := spell.Fold(name); {
		case sure:
			count[key] = 2
		case !said[p.Text]: // a title that a page repeats is no second speech
			count[key]++
		}
		said[p.Text] = true
	}
	speeches, first := 0, len(candidates)
	for i, name := range candidates {
		if name != "" && count[spell.Fold(name)] >= 2 {
			speeches++
			first = min(first, i)
		}
	}
	now := ""
	for i := range d.Passages {
		p := &d.Passages[i]
		if name := candidates[i]; name != "" && (count[spell.Fold(name)] >= 2 || speeches >= 2 && i > first && strings.Contains(name, " ")) {
			_, rest, _ := speakerOf(p.Text)
			p.cut(len(p.Text) - len(rest))
			now, p.Named = name, true
		}
		p.Speaker = now
	}
}

// cut drops the first bytes of the text.
func (p *Passage) cut(n int) {
	p.Text = p.Text[n:]
	for i := range p.Turns {
		p.Turns[i].At = max(p.Turns[i].At-n, 0)
	}
}

// Speakers lists who is named as a speaker, in the order of their first words.
func (d *Document) Speakers() []string {
	var names []string
	seen := map[string]bool{}
	for _, p := range d.Passages {
		if key := spell.Fold(p.Speaker); p.Named && !seen[key] {
			seen[key] = true
			names = append(names, p.Speaker)
		}
	}
	return names
}
