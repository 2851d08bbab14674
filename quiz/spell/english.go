package spell

import (
	"slices"
	"strings"
	"unicode"
)

// This file holds what does not count in the answers of an English course. Each is
// shown to the learner all the same ("It is written: …").
//
//   - Number words, ordinals, Roman numerals and figures: Minsk 2, Article five, the
//     14th Amendment; 5 million and 5,000,000; $5bn and 5 billion dollars; a half
//     and 1/2.
//   - Singular and plural, but for words whose plural is another word: arms, forces.
//   - the, a and an anywhere; "to" before a verb; "in" and "the so-called" before all.
//   - Titles and what is usually cut: Mr Putin, Queen Elizabeth II, Dr. Prasad, St. Petersburg, Art. 5.
//   - Words beside years, and units in full: the year 1991, 1991 AD, between 2014 and 2022, 25 kilometres.
//   - Roman numerals and ordinals before and behind: World War II, the Second World War.
//   - The order of what "and", commas or slashes join, and of "surname, name".
//   - British and American spelling.
//   - US, UK, EU and UN, and their names in full.

// englishForms returns the ways to write a text.
func englishForms(f form, accepted bool) []form {
	f = withoutArticles(f)
	f = inFull(f)
	f = withoutRangeWords(f)
	forms := []form{f}
	for _, other := range []func(form, bool) (form, bool){withoutTitles, withoutJunior, withoutOpening, ordinalLast} {
		if g, ok := other(f, accepted); ok {
			forms = append(forms, g)
		}
	}
	for _, f := range slices.Clone(forms) {
		if g, ok := surnameLast(f); ok {
			forms = append(forms, g)
		}
	}
	if g, ok := firstNumeral(f, accepted); ok {
		forms = append(forms, g)
	}
	for i, f := range forms {
		f = keyed(f)
		forms[i] = sortedPairs(f)
		if g, ok := sharedWords(f); ok {
			forms = append(forms, g)
		}
	}
	if listed(f) {
		forms = append(forms, sortedParts(keyed(f)))
	}
	return forms
}

// isJoin reports whether a token joins others to a list.
func isJoin(t token) bool { return isAnd(t) || t.key == "or" }

// withoutArticles drops the articles. A capital A within a text is a label, as in
// Annex A, and so is one that stands alone, as in "a and b". An ordinal behind an article names a ruler: Elizabeth the Second is
// Elizabeth II.
func withoutArticles(f form) form {
	var kept form
	comma := false
	for i, t := range f {
		label := t.text == "a" && (t.upper && i > 0 || i+1 == len(f) || isJoin(f[i+1]) || f[i+1].comma)
		t.comma, comma = t.comma || comma, false
		if isArticle(t.key) && !label && len(f) > 1 {
			comma = t.comma
			continue
		}
		if n, ok := strings.CutSuffix(t.key, "."); ok && i > 1 && f[i-1].key == "the" && f[i-2].upper {
			t.key = n
		}
		kept = append(kept, t)
	}
	return kept
}

// shortForms are words that are usually cut. Those of the second map are cut before a
// number.
var (
	shortForms = map[string]string{
		"st": "saint", "mt": "mount", "ft": "fort", "govt": "government", "dept": "department", "intl": "international",
		"assn": "association", "vs": "versus", "v": "versus", "etc": "etcetera", "jr": "junior", "sr": "senior",
		"pres": "president", "sen": "senator", "gen": "general", "rep": "representative", "gov": "governor", "amb": "ambassador",
		"lt": "lieutenant", "col": "colonel", "capt": "captain", "adm": "admiral", "prof": "professor", "dr": "doctor",
		"sgt": "sergeant", "maj": "major", "rev": "reverend", "fr": "father", "cmdr": "commander",
	}
	shortBeforeNumber = map[string]string{
		"art": "article", "arts": "article", "sec": "section", "sect": "section", "§": "section", "ch": "chapter", "chap": "chapter",
		"cl": "clause", "para": "paragraph", "par": "paragraph", "¶": "paragraph", "no": "number", "nr": "number", "p": "page", "pp": "page",
		"vol": "volume", "res": "resolution", "reg": "regulation", "dir": "directive", "fig": "figure", "amdt": "amendment",
	}
	// fullNames are written out or cut alike.
	fullNames = []fullName{
		{[]string{"united", "states", "of", "america"}, "us"},
		{[]string{"united", "states"}, "us"},
		{[]string{"usa"}, "us"},
		{[]string{"united", "kingdom"}, "uk"},
		{[]string{"european", "union"}, "eu"},
		{[]string{"united", "nations"}, "un"},
	}
)

// A fullName is a name of several words and its acronym.
type fullName struct {
	words []string
	short string
}

// inFull writes out what is cut.
func inFull(f form) form {
	var full form
	for i := 0; i < len(f); i++ {
		t := f[i]
		name := slices.IndexFunc(fullNames, func(n fullName) bool { return beginsWith(f[i:], n.words) })
		if name < 0 {
			full = append(full, spelledOut(f, i)...)
			continue
		}
		i += len(fullNames[name].words) - 1
		t.key, t.exact = fullNames[name].short, true
		full = append(full, t)
	}
	return full
}

// spelledOut returns what token i of a form stands for. The word "number" before a figure
// says nothing: Protocol No. 11 is Protocol 11.
func spelledOut(f form, i int) []token {
	t := f[i]
	switch n, isWar := strings.CutPrefix(t.text, "ww"); {
	case isWar && n == "" && i+1 < len(f) && isNumeral(f[i+1]):
		return worldWar(t, "")
	case isWar && (n == "i" || n == "ii" || n == "iii"):
		return worldWar(t, n)
	case i+1 < len(f) && (t.text == "number" || t.text == "nr" || t.text == "no" && !isSpelled(f[i+1])) && isNumeral(f[i+1]) && !isOrdinal(f[i+1]):
		return nil
	}
	return []token{wordInFull(f, i)}
}

// isOrdinal reports whether a token is an ordinal, in whatever way it is written.
func isOrdinal(t token) bool { return strings.HasPrefix(t.key, "#") && strings.HasSuffix(t.key, ".") }

// isSpelled reports whether a number is written in words: no one is not number 1.
func isSpelled(t token) bool {
	return strings.HasPrefix(t.key, "#") && unicode.IsLetter(rune(t.text[0]))
}

// worldWar writes out the token WW, with the number behind it in small Roman numerals.
func worldWar(t token, number string) []token {
	war := []token{{key: "world", text: "world", comma: t.comma}, {key: "war", text: "war"}}
	if number != "" {
		war = append(war, token{key: numberKey(float64(len(number))), text: number, exact: true})
	}
	return war
}

// moreOrLess are words before a number that have a sign.
var moreOrLess = map[string]string{"more": ">", "greater": ">", "over": ">", "above": ">", "less": "<", "fewer": "<", "under": "<", "below": "<"}

var seasons = []string{"spring", "summer", "autumn", "fall", "winter"}

// units are units of measure behind a number, in American spelling, and their signs.
var units = map[string]string{
	"kilometer": "km", "meter": "m", "centimeter": "cm", "millimeter": "mm", "mile": "mi", "kilogram": "kg", "kilogramme": "kg", "hectare": "ha",
	"kilowatt": "kw", "megawatt": "mw", "gigawatt": "gw", "terawatt": "tw", "megaton": "mt", "kiloton": "kt", "gigaton": "gt",
}

// isYear reports whether a token is a number that may be a year of our time.
func isYear(t token) bool {
	const earliest, latest = 100, 2999
	x, ok := wholeNumber(t)
	return ok && x >= earliest && x <= latest
}

// withoutRangeWords writes "from 2014 to 2022" as 2014-2022, and "more than 50" as >50.
func withoutRangeWords(f form) form {
	var kept form
	for i := 0; i < len(f); i++ {
		t := f[i]
		next := i + 1
		if next < len(f) && f[next].text == "than" && (t.text == "more" || t.text == "greater" || t.text == "less" || t.text == "fewer") {
			next++
		}
		number := next < len(f) && isAmount(f[next])
		behind := i > 0 && isAmount(f[i-1])
		switch sign := moreOrLess[t.text]; {
		case number && t.text == "between" && i+3 < len(f) && isAnd(f[i+2]) && isAmount(f[i+3]):
			kept = append(kept, f[next], f[i+3])
			i += 3
			continue
		case number && t.text == "year" && isYear(f[next]),
			number && t.text == "of" && i > 0 && slices.Contains(seasons, f[i-1].text) && isYear(f[next]),
			(t.text == "ad" || t.text == "ce") && (i+1 == len(f) && behind && isYear(f[i-1]) || i == 0 && number && isYear(f[next])):
			continue
		case behind && units[american(Singular(t.text))] != "":
			t.key = units[american(Singular(t.text))]
		case behind && t.text == "degree" || behind && t.text == "degrees":
			t.key, t.exact = "°", true
		case i > 1 && strings.HasPrefix(f[i-1].text, "degree") && (t.text == "celsius" || t.text == "fahrenheit"):
			t.key, t.exact = t.text[:1], true
		case number && sign != "":
			t = token{key: sign, text: sign, exact: true}
			i = next - 1
		case number && behind && (t.text == "to" || t.text == "until" || t.text == "till" || t.text == "through"):
			continue
		case number && t.text == "from" && i+3 < len(f) && f[i+2].text != "" && isAmount(f[i+3]) && (f[i+2].text == "to" || f[i+2].text == "until"):
			continue
		case t.text == "s" && i > 1 && behind && f[i-2].upper && len(f[i-2].key) <= longestType:
			continue
		}
		kept = append(kept, t)
	}
	return kept
}

// longestType is the most letters before the number of a type, which may have a plural:
// F-16s, MiG-29s.
const longestType = 3

// wordInFull returns token i of a form, written out if it is cut. A Roman numeral
// becomes a number; before a word it is an ordinal, as in XXI century.
func wordInFull(f form, i int) token {
	t, last := f[i], i == len(f)-1
	if t.key == "jr" || t.key == "sr" {
		last = false // they stand behind a name
	}
	long, beforeNumber := shortForms[t.key], shortBeforeNumber[t.key]
	switch n := roman(t, i); {
	case long != "" && !last && !t.exact:
		t.key = long
	case beforeNumber != "" && !last && isNumeral(f[i+1]):
		t.key, t.exact = beforeNumber, false
	case n > 0 && i == 0 && !last:
		t.key, t.exact = numberKey(float64(n))+".", true
	case n > 0 && (t.key != "x" || slices.Contains(numbered, Singular(f[i-1].key))):
		t.key, t.exact = numberKey(float64(n)), true
	}
	return t
}

// numbered are words behind which an X is ten. Behind others it may be a letter, as in
// Malcolm X and Generation X.
var numbered = []string{
	"act", "amendment", "annex", "appendix", "article", "basket", "book", "chapter", "clause", "group", "level", "paragraph", "part", "phase", "pillar",
	"protocol", "schedule", "section", "stage", "tier", "title", "type", "volume",
}

// firstNumeral reads a single letter at the start of what was typed as an ordinal: V
// Republic. An accepted one is a letter: X ray.
func firstNumeral(f form, accepted bool) (form, bool) {
	if accepted || len(f) < 2 || len(f[0].key) != 1 {
		return nil, false
	}
	n := roman(f[0], 1)
	if n == 0 {
		return nil, false
	}
	g := slices.Clone(f)
	g[0].key = numberKey(float64(n)) + "."
	return g, true
}

// beginsWith reports whether a form begins with these words.
func beginsWith(f form, words []string) bool {
	if len(f) < len(words) {
		return false
	}
	for i, w := range words {
		if f[i].text != w {
			return false
		}
	}
	return true
}

// isNumeral reports whether a token is a number, in whatever way it is written.
func isNumeral(t token) bool {
	return strings.HasPrefix(t.key, "#") || roman(t, 1) > 0
}

// roman reads a Roman numeral up to 89: in capitals, or in small letters if it has
// two letters or more and is not a word. I, V and X are numerals only behind another
// word; other letters by themselves are none.
func roman(t token, at int) int {
	if t.key == "" || len(t.key) == 1 && (at == 0 || !t.exact) || !t.exact && (t.upper || t.key == "mi" || t.key == "xi") {
		return 0
	}
	values := map[rune]int{'i': 1, 'v': 5, 'x': 10, 'l': 50}
	n, before := 0, 0
	for _, c := range t.key {
		x := values[c]
		if x == 0 || len(t.key) == 1 && c == 'l' {
			return 0
		}
		if n += x; before < x {
			n -= 2 * before
		}
		before = x
	}
	if t.key != romanNumeral(n) {
		return 0
	}
	return n
}

// romanNumeral writes a number in small Roman numerals. It is empty for numbers that
// it does not write.
func romanNumeral(n int) string {
	if n < 1 || n > 89 {
		return ""
	}
	tens := []string{"", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"}
	ones := []string{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"}
	return tens[n/10] + ones[n%10]
}

// titles stand before a name and are not part of it. A name with another office, or of
// the other sex, is not the same.
var titles = map[string]string{
	"king": "king", "queen": "queen", "prince": "prince", "princess": "princess", "emperor": "emperor", "empress": "empress", "tsar": "tsar",
	"pope": "pope", "lord": "lord", "lady": "lady", "reverend": "", "rabbi": "", "ayatollah": "", "sheikh": "",
	"colonel": "colonel", "captain": "captain", "lieutenant": "lieutenant", "sergeant": "sergeant", "admiral": "admiral",
	"general": "general", "major": "major", "justice": "justice", "judge": "judge", "father": "father",
	"mr": "male", "sir": "male", "mrs": "female", "ms": "female", "miss": "female", "dame": "female",
	"mx": "", "dr": "", "doctor": "", "professor": "", "hon": "",
	"president": "president", "senator": "senator", "ambassador": "ambassador", "chancellor": "chancellor",
	"minister": "minister", "governor": "governor", "congressman": "representative", "congresswoman": "representative",
}

// titlesOfThings are titles that stand before other words than names, too: General Assembly,
// Justice Department. Before a thing they are no titles.
var titlesOfThings = []string{"general", "major", "justice", "judge", "father", "captain", "prince", "lord", "lady", "king", "queen", "emperor"}

// isThing reports whether a folded word is an English word that is no name. Names have no
// plural in the dictionary, and other words without one mostly end like these.
func isThing(word string) bool {
	other := word + "s"
	switch stem, ok := strings.CutSuffix(word, "y"); {
	case ok:
		other = stem + "ies"
	case endsIn(word, "x", "ch", "sh", "ss"):
		other = word + "es"
	case strings.HasSuffix(word, "s"):
		other = Singular(word)
	}
	return other != word && hasWord(english, other) ||
		hasWord(english, word) && endsIn(word, "al", "ance", "ed", "ence", "fare", "ic", "ing", "ism", "ity", "ment", "ness", "tion", "tics")
}

// kindsOfTitles stand before some titles and make them others.
var kindsOfTitles = []string{"vice", "deputy", "prime", "foreign", "defence", "defense", "former", "chief", "lieutenant", "major"}

// withoutTitles drops the titles before each name of a list.
func withoutTitles(f form, accepted bool) (form, bool) {
	var g form
	dropped := false
	for i := 0; i < len(f); i++ {
		if i == 0 || f[i].comma || isAnd(f[i-1]) {
			end := i + 1
			for end < len(f) && !f[end].comma && !isAnd(f[end]) {
				end++
			}
			if name, ok := untitled(f[i:end], accepted); ok {
				name[0].comma = f[i].comma
				g, dropped, i = append(g, name...), true, end-1
				continue
			}
		}
		g = append(g, f[i])
	}
	return g, dropped
}

// untitled drops the titles before a name. A name begins with a capital; in what was
// typed, it may be a small one.
func untitled(f form, accepted bool) (form, bool) {
	n, title := 0, ""
	for n < len(f)-1 {
		end := n
		for end < len(f)-2 && slices.Contains(kindsOfTitles, f[end].key) {
			end++
		}
		rank, ok := titles[f[end].key]
		if !ok || slices.Contains(titlesOfThings, f[end].key) && isThing(f[end+1].key) {
			break
		}
		if rank != "" {
			title = f[n:end].key() + rank
		}
		n = end + 1
	}
	if n == 0 || accepted && !f[n].upper || n > 0 && (f[n].key == "of" || f[n].key == "for") {
		return nil, false
	}
	g := slices.Clone(f[n:])
	g[0].title = title
	return g, true
}

// otherTitle reports whether two forms had titles that cannot be those of one person.
func otherTitle(a, b form) bool {
	for i := range min(len(a), len(b)) {
		x, y := a[i].title, b[i].title
		sexes := (x == "male" || x == "female") == (y == "male" || y == "female")
		if x != "" && y != "" && x != y && sexes {
			return true
		}
	}
	return false
}

// withoutJunior drops the Jr. behind an accepted name.
func withoutJunior(f form, accepted bool) (form, bool) {
	last := len(f) - 1
	if !accepted || last < 2 || f[last].key != "junior" {
		return nil, false
	}
	return f[:last], true
}

// ordinalLast writes "Second World War" as World War II.
func ordinalLast(f form, _ bool) (form, bool) {
	if len(f) < 2 || !isOrdinal(f[0]) {
		return nil, false
	}
	number := f[0]
	number.key = strings.TrimSuffix(number.key, ".")
	return append(slices.Clone(f[1:]), number), true
}

// openings stand before an answer that goes on from the question: of Donetsk.
var openings = []string{"in", "at", "on", "of"}

// withoutOpening drops "to" before a verb and "so-called"; of what was typed also one of
// openings. Of an accepted spelling it drops only "in", "at" and "on" before a name.
func withoutOpening(f form, accepted bool) (form, bool) {
	rest := f
	named := len(f) > 1 && !f[0].upper && f[1].upper
	at := slices.Index(openings, f.text(0))
	const places = 3 // so many of openings stand before places
	if f.text(0) == "to" || at >= 0 && (!accepted || named && at < places) {
		rest = rest[1:]
	}
	switch {
	case rest.text(0) == "socalled":
		rest = rest[1:]
	case rest.text(0) == "so" && rest.text(1) == "called":
		rest = rest[2:]
	}
	return rest, len(rest) < len(f) && len(rest) > 0
}

// surnameLast turns "Zelensky, Volodymyr" into Volodymyr Zelensky.
func surnameLast(f form) (form, bool) {
	comma := -1
	for i, t := range f {
		if t.comma && i > 0 {
			if comma >= 0 {
				return nil, false
			}
			comma = i
		}
		if strings.HasPrefix(t.key, "#") || t.key == "and" || t.slash {
			return nil, false
		}
	}
	if comma < 0 {
		return nil, false
	}
	return slices.Concat(f[comma:], f[:comma]), true
}

// sortedPairs puts what "and" joins into one order, whatever order it had: the two
// halves of a text, or all parts of "a, b and c". What stands before "between" stays.
func sortedPairs(f form) form {
	if !slices.ContainsFunc(f, isAnd) {
		return f
	}
	start := 0
	for i, t := range f {
		if t.key == "between" && slices.ContainsFunc(f[i:], isAnd) {
			start = i + 1
		}
	}
	return append(slices.Clone(f[:start]), sortedParts(f[start:])...)
}

// sharedWords puts parts that share a word into one order: North and South Korea, Articles
// 5 and 6, freedom of speech and of the press. The shared word comes first.
func sharedWords(f form) (form, bool) {
	parts := partsOf(f)
	if len(parts) < 2 {
		return nil, false
	}
	first, last, size := parts[0], parts[len(parts)-1], len(parts[1])
	alike := func(parts []form) bool {
		return !slices.ContainsFunc(parts, func(p form) bool {
			return len(p) != size || size == 1 && !isAmount(p[0]) || size > 1 && p[0].key != parts[0][0].key
		})
	}
	var shared form
	switch before := len(first) - size; {
	case len(last) > 1 && !slices.ContainsFunc(parts[:len(parts)-1], func(p form) bool { return len(p) != 1 }):
		shared, parts[len(parts)-1] = last[1:], last[:1]
	case before > 0 && alike(append([]form{first[before:]}, parts[1:]...)):
		shared, parts[0] = first[:before], first[before:]
	default:
		return nil, false
	}
	return append(slices.Clone(shared), joined(parts)...), true
}

func isAnd(t token) bool { return t.key == "and" }

// listed reports whether a text is a list without "and": guns, butter.
func listed(f form) bool {
	return !slices.ContainsFunc(f, isAnd) && slices.ContainsFunc(f, func(t token) bool { return t.comma })
}

// sortedParts sorts what stands between commas and "and".
func sortedParts(f form) form {
	parts := partsOf(f)
	if len(parts) < 2 {
		return f
	}
	return joined(parts)
}

// partsOf returns what stands between commas and "and".
func partsOf(f form) (parts []form) {
	var part form
	for _, t := range f {
		if t.key == "and" || t.comma && len(part) > 0 {
			parts, part = append(parts, part), nil
		}
		if t.key != "and" {
			part = append(part, t)
		}
	}
	parts = append(parts, part)
	return slices.DeleteFunc(parts, func(p form) bool { return len(p) == 0 })
}

// joined sorts parts and puts "and" between them.
func joined(parts []form) form {
	slices.SortStableFunc(parts, func(a, b form) int { return strings.Compare(a.key(), b.key()) })
	var sorted form
	for i, p := range parts {
		if i > 0 {
			sorted = append(sorted, token{key: "and", text: "and"})
		}
		sorted = append(sorted, p...)
	}
	return sorted
}

// keyed gives each word the key that all its spellings have: the singular, in
// American spelling.
func keyed(f form) form {
	g := slices.Clone(f)
	for i, t := range g {
		if strings.ContainsAny(t.key, "#@") || t.exact && !strings.HasSuffix(t.text, "s") {
			continue
		}
		if strings.ContainsFunc(t.key, func(c rune) bool { return c > unicode.MaxASCII }) {
			continue
		}
		if !slices.Contains(otherPlurals, t.key) {
			g[i].key = american(Singular(t.key))
		}
	}
	return g
}
