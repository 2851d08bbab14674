package draft

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"policyquiz/quiz/spell"
)

// This file finds names of people and bodies, and the nouns of groups. A name is a run of
// words with capital letters. Whether it is an actor's shows in what stands around it.

// A nameRun is one occurrence of a name in a sentence.
type nameRun struct {
	sentence *sentence
	first    int    // its first token, without titles
	end      int    // the token behind it
	titled   string // the titles before it, as written; may be empty
	text     string // as written, without titles
	unsure   bool   // it may be none: one word at the start of a sentence, or in a heading
}

// A name collects all occurrences of a name.
type name struct {
	Found
	key       string         // folded
	words     []string       // of the key
	spellings map[string]int // by how often
	count     int
	titled    int // a title stands before it
	acts      int // a verb comes next, or somebody is addressed
	owns      int // it is a possessive
	place     int // a preposition of place stands before it
	modifies  int // a small noun comes next, which it modifies
	dealt     int // a preposition of dealing stands before it: by, with, told
	body      bool
	group     bool
	inHead    bool   // the head of the memorandum names it
	acronym   string // in brackets behind it
	voice     string // the speaker's name, of a speaker
	merged    *name  // the name that this is a short form of
	order     int
}

// A names are the names of a document.
type names struct {
	survey *survey
	byKey  map[string]*name
	list   []*name // in the order of the text

	bySentence map[*sentence][]*name
}

// names finds all names of the document.
func (s *survey) names() *names {
	n := &names{survey: s, byKey: map[string]*name{}, bySentence: map[*sentence][]*name{}}
	n.addSpeakers()
	shouted := n.addHead()
	var unsure []nameRun
	for i := range s.sentences {
		if s.sentences[i].citing || shouted[s.sentences[i].passage] {
			continue
		}
		for _, r := range s.runsIn(&s.sentences[i]) {
			if r.unsure {
				unsure = append(unsure, r)
				continue
			}
			n.add(r)
		}
		if s.english {
			n.addGroups(&s.sentences[i])
		}
	}
	spoken := n.wordsOfSpeakers()
	for _, r := range unsure {
		if key := keyOf(r.text); n.byKey[key] != nil || spoken[key] {
			n.add(r)
		}
	}
	n.merge()
	return n
}

// keyOf is the form of a name by which its occurrences are told to be of one name.
func keyOf(text string) string {
	words := strings.Fields(strings.ReplaceAll(text, ".", ""))
	for i, w := range words {
		words[i] = spell.Fold(w)
	}
	return strings.Join(words, " ")
}

// addSpeakers makes a name of each speaker.
func (n *names) addSpeakers() {
	for i := range n.survey.doc.Passages {
		p := &n.survey.doc.Passages[i]
		if !p.Named {
			continue
		}
		bare := bareSpeaker(p.Speaker)
		e := n.entry(bare)
		if e.count == 0 {
			e.voice = p.Speaker
			e.Found = Found{At: []int{i}, Quote: quote(p.Text, 0, len(p.Text), 0), Speaker: p.Speaker, Cue: "speaks"}
		}
		e.count++
		e.again(i)
		e.spellings[p.Speaker]++
		if bare != p.Speaker {
			e.spellings[bare]++
		}
	}
}

// bareSpeaker is the name of a speaker without titles and in small letters: "Mr. McCOOK" is
// "McCook". Of "The CHAIR (Ms. Baker)" it is "Baker", who spoke there.
func bareSpeaker(speaker string) string {
	if _, person, found := strings.Cut(strings.TrimSuffix(speaker, ")"), " ("); found {
		return withoutTitles(person)
	}
	bare := withoutTitles(speaker)
	if bare == speaker {
		return speaker
	}
	return capitalRun().ReplaceAllStringFunc(bare, func(run string) string {
		_, first := utf8.DecodeRuneInString(run)
		return run[:first] + strings.ToLower(run[first:])
	})
}

var capitalRun = lazy(`\p{Lu}{2,}`)

// wordsOfSpeakers are the words of the names of speakers and of those in the head of a
// memorandum, who are called by any of them.
func (n *names) wordsOfSpeakers() map[string]bool {
	words := map[string]bool{}
	for _, e := range n.list {
		for _, w := range e.words {
			words[w] = words[w] || e.voice != "" || e.inHead
		}
	}
	return words
}

// withoutTitles cuts titles off the start of a name: "Mr. REID" is "REID". One before a
// small word stays: "President pro tempore".
func withoutTitles(s string) string {
	for {
		word, rest, more := strings.Cut(s, " ")
		low := strings.ToLower(strings.TrimRight(word, "."))
		if !more || !titles.has(low) && low != "the" || startsLower(rest) {
			return s
		}
		s = rest
	}
}

func (n *names) entry(text string) *name {
	key := keyOf(text)
	e := n.byKey[key]
	if e == nil {
		e = &name{key: key, words: strings.Fields(key), spellings: map[string]int{}, order: len(n.list)}
		n.byKey[key] = e
		n.list = append(n.list, e)
	}
	return e
}

// particles stand within names, between words with capitals.
var particles = newWords("of the for and on de da di du del van von der den al el bin la le y")

// runsIn finds the names in a sentence.
func (s *survey) runsIn(in *sentence) []nameRun {
	var runs []nameRun
	text := s.doc.Passages[in.passage].Text
	for i := 0; i < len(in.tokens); {
		if !in.tokens[i].capital {
			i++
			continue
		}
		end := s.endOfRun(text, in, i)
		if r, ok := s.run(text, in, i, end); ok {
			runs = append(runs, r)
		}
		i = end
	}
	return runs
}

// endOfRun finds the end of a run of capitalized words: Office of Management and Budget.
func (s *survey) endOfRun(text string, in *sentence, i int) int {
	end := i + 1
	of := false
	for end < len(in.tokens) && !in.tokens[end-1].own {
		t := in.tokens[end]
		switch {
		case t.capital && (t.joined || afterInitial(text, in.tokens[end-1], t)) && !calendarWords.has(t.low) && !pronounI(t.low):
			if functionWords.has(t.low) && !of {
				return end
			}
			end++
			continue
		case !t.joined || !particles.has(t.low):
			return end
		}
		next := end + 1
		if next < len(in.tokens) && t.low == "of" && in.tokens[next].low == "the" {
			next++
		}
		if next >= len(in.tokens) || !in.tokens[next].capital || !in.tokens[next].joined || in.heading && t.low == "and" || calendarWords.has(in.tokens[next].low) {
			return end
		}
		switch t.low {
		case "and":
			if !of {
				return end
			}
		case "of", "for", "on":
			if !bodyWords.has(in.tokens[end-1].low) && !titles.has(in.tokens[end-1].low) && !isAbstract(in.tokens[end-1].low) && !instrumentWords.has(in.tokens[end-1].low) {
				return end
			}
			of = true
		case "the":
			return end
		}
		end = next + 1
	}
	return end
}

func pronounI(low string) bool { return low == "i" || strings.HasPrefix(low, "i'") }

// afterInitial reports whether a stop and a space alone part two tokens, of which the first
// is an initial or a title.
func afterInitial(text string, t, next token) bool {
	gap := text[t.to:next.from]
	return gap == ". " && (abbreviations.has(t.low) || utf8.RuneCountInString(t.low) <= 3 && t.capital)
}

// run makes an occurrence of a run of tokens: without what does not belong to the name.
func (s *survey) run(text string, in *sentence, first, end int) (nameRun, bool) {
	r := nameRun{sentence: in}
	atStart := first == 0 || strings.Contains(text[in.tokens[first-1].to:in.tokens[first].from], ":")
	for first < end && (functionWords.has(in.tokens[first].low) && !titles.has(in.tokens[first].low) || calendarWords.has(in.tokens[first].low)) {
		first++
	}
	start := first
	for first < end-1 && isTitle(in.tokens[first:end]) {
		first++
	}
	if first > start {
		r.titled = text[in.tokens[start].from:in.tokens[first].from]
	}
	if first == end || end-first == 1 && len(text[in.tokens[first].from:in.tokens[first].to]) < 2 {
		return r, false
	}
	for k := first + 1; k < end-1; k++ { // Russian President Vladimir Putin
		if isTitle(in.tokens[k:end]) {
			r.titled, first = text[in.tokens[k].from:in.tokens[k+1].from], k+1
		}
	}
	if first == 0 && end-first > 1 && r.titled == "" && s.words[in.tokens[0].low].small > 0 && !titles.has(in.tokens[1].low) && s.words[in.tokens[0].low].capital == 0 && !in.heading {
		first++ // "Armed Ukrainians" at the start of a sentence
	}
	r.first, r.end = first, end
	r.text = text[in.tokens[first].from:in.tokens[end-1].to]
	if isInitials(in.tokens[end-1].low) && strings.HasPrefix(text[in.tokens[end-1].to:], ".") {
		r.text += "."
	}
	if functionWords.has(in.tokens[first].low) || !hasLetter(r.text) || end-first > longestActor {
		return r, false
	}
	one := end-first == 1
	if one && labels.has(in.tokens[first].low) && end < len(in.tokens) && isNumberWord(in.tokens[end].low) {
		return r, false // Art. 5
	}
	if _, small, hyphen := strings.Cut(text[in.tokens[first].from:in.tokens[first].to], "-"); hyphen && startsLower(small) {
		return r, false // American-made
	}
	word := s.words[in.tokens[first].low]
	switch {
	case r.titled != "":
	case one && titles.has(in.tokens[first].low) && word.small > 0:
		return r, false // "the President" is a title and no name
	case one && atStart && (word.capital == 0 || word.small > word.capital):
		r.unsure = true
	case one && word.small > 2*word.capital:
		return r, false
	case atStart && strings.HasPrefix(text[in.tokens[end-1].to:], ":"):
		r.unsure = true // a heading within its line
	case in.heading && !namesList(text[in.from:in.to], in, first, end):
		r.unsure = true
	}
	return r, true
}

// isTitle reports whether the first of some tokens is a title before a name: General Able,
// and not General Assembly.
func isTitle(tokens []token) bool {
	return titles.has(tokens[0].low) && len(tokens) > 1 && tokens[1].capital && !bodyWords.has(tokens[1].low) && !titles.has(tokens[len(tokens)-1].low) && !isActing(tokens[len(tokens)-1].low)
}

// namesList reports whether a name in a heading stands between commas, as in a list of
// authors.
func namesList(text string, in *sentence, first, end int) bool {
	return end-first >= 2 && end-first <= 3 && strings.Count(text, ",") >= 1 && !in.tokens[first].joined && (end == len(in.tokens) || !in.tokens[end].joined)
}

// longestActor is the greatest number of words of a name.
const longestActor = 8

func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// The words around a name that tell what it does.
var (
	placeWords = newWords("in at near around across inside outside throughout within toward towards into")
	dealWords  = newWords("by with from to told tell tells asked ask between against for joined met called persuade convinced persuaded")
	actWords   = newWords(`is are was were has have had does did do will would shall should can could may might must wants want wanted says said
		say told tells asked asks proposed proposes argues argued thinks thought believes believed rejects rejected demands demanded offers offered
		agrees agreed refuses refused accepts accepted announced announces called calls denied denies claims claimed insists insisted
		needs needed supports supported opposes opposed recommends recommended suggests suggested warns warned plans planned urges urged
		posted stated explained committed adopted established issued requires required shared gave made put took went came wrote writes spoke reported`)
)

// add counts an occurrence.
func (n *names) add(r nameRun) {
	tokens := r.sentence.tokens
	if calendarWords.has(tokens[r.first].low) && r.end-r.first == 1 {
		return
	}
	e := n.entry(r.text)
	if e.count == 0 {
		e.Found = n.survey.found(r.sentence, tokens[r.first].from, "name")
	}
	n.bySentence[r.sentence] = append(n.bySentence[r.sentence], e)
	e.count++
	e.again(r.sentence.passage)
	e.spellings[r.text]++
	if r.titled != "" {
		e.titled++
		e.spellings[r.titled+r.text]++
	}
	last := tokens[r.end-1]
	for _, t := range tokens[r.first:r.end] {
		e.body = e.body || bodyWords.has(t.low) && r.end-r.first > 1
	}
	if last.own {
		e.owns++
	}
	if r.first > 0 {
		before := tokens[r.first-1].low
		if before == "the" && r.first > 1 {
			before = tokens[r.first-2].low
		}
		if placeWords.has(before) {
			e.place++
		}
		if dealWords.has(before) {
			e.dealt++
		}
	}
	n.lookBehind(e, r)
}

// lookBehind looks at what comes behind a name.
func (n *names) lookBehind(e *name, r nameRun) {
	tokens := r.sentence.tokens
	if r.end >= len(tokens) {
		return
	}
	text := n.survey.doc.Passages[r.sentence.passage].Text
	next, last := tokens[r.end], tokens[r.end-1]
	gap := text[last.to:next.from]
	switch {
	case strings.TrimSpace(gap) == "(" && e.acronym == "" && isAcronym(text[next.from:next.to]) && next.to < len(text) && text[next.to] == ')':
		e.acronym = text[next.from:next.to]
	case !next.joined || last.own:
	case actWords.has(next.low) || plainVerbs.has(next.low) && strings.HasSuffix(next.low, "ed"):
		e.acts++
	case !next.capital && !functionWords.has(next.low) && !plainVerbs.has(next.low):
		e.modifies++
	}
}

// isAcronym reports whether a word has capitals alone, or nearly so.
func isAcronym(s string) bool {
	capitals := 0
	for _, r := range s {
		if r >= 'A' && r <= 'Z' {
			capitals++
		}
	}
	return capitals >= 2 && len(s) <= 8 && capitals*3 >= len(s)*2
}

// quantifiers stand before groups: many Ukrainians.
var quantifiers = newWords("many most some few several certain other")

// institutions are bodies that may do without a name.
var institutions = newWords("parliament parliaments legislature legislatures government court cabinet senate")

// addGroups finds nouns for groups: Ukrainian soldiers, critics of the plan, the tenants.
func (n *names) addGroups(in *sentence) {
	text := n.survey.doc.Passages[in.passage].Text
	for i, t := range in.tokens {
		people := t.capital && strings.HasSuffix(t.low, "s") && isDemonym(t.low[:len(t.low)-1]) && i > 0 && quantifiers.has(in.tokens[i-1].low)
		if t.capital && i > 0 && !people || !people && !isActing(t.low) || i > 0 && plainVerbs.has(in.tokens[i-1].low) && t.low == "sources" {
			continue
		}
		first := i
		for first > 0 && i-first < 3 && in.tokens[first].joined && n.modifier(in.tokens[first-1]) && !(first == 1 && plainVerbs.has(in.tokens[0].low)) {
			first--
		}
		if first == i && first > 0 && in.tokens[first].joined && quantifiers.has(in.tokens[first-1].low) {
			first--
		}
		if i+1 < len(in.tokens) && in.tokens[i+1].joined && !functionWords.has(in.tokens[i+1].low) && !plainVerbs.has(in.tokens[i+1].low) {
			continue // "public policy": it modifies another noun
		}
		e := n.entry(text[in.tokens[first].from:t.to])
		if e.count == 0 {
			e.Found = n.survey.found(in, in.tokens[first].from, "group")
		}
		n.bySentence[in] = append(n.bySentence[in], e)
		e.group = true
		e.count++
		e.again(in.passage)
		e.spellings[text[in.tokens[first].from:t.to]]++
	}
}

// modifier reports whether a word may stand before the noun of a group.
func (n *names) modifier(t token) bool {
	if functionWords.has(t.low) || plainVerbs.has(t.low) && !t.capital || calendarWords.has(t.low) {
		return false
	}
	return !strings.HasSuffix(t.low, "ly") && hasLetter(t.low)
}

// merge finds the names that are short forms of others, and other spellings.
func (n *names) merge() {
	n.mergeFullNames()
	byLast, byFirst := map[string][]*name{}, map[string][]*name{}
	acronyms := map[string][]*name{}
	for _, e := range n.list {
		if len(e.words) < 2 || e.group || e.merged != nil {
			continue
		}
		if n.isPerson(e) {
			addFew(byLast, e.words[len(e.words)-1], e)
			if !titles.has(e.words[0]) { // any president is not the President pro tempore
				addFew(byFirst, e.words[0], e)
			}
		}
		if a := keyOf(e.acronym); a != "" {
			acronyms[a] = append(acronyms[a], e)
		} else {
			acronyms[initials(e.words)] = append(acronyms[initials(e.words)], e)
		}
	}
	for _, e := range n.list {
		if e.group || len(e.words) != 1 || e.merged != nil {
			continue
		}
		switch {
		case len(acronyms[e.key]) == 1 && isAcronym(strings.ReplaceAll(e.best(), ".", "")):
			e.into(acronyms[e.key][0])
		case len(byLast[e.key]) == 1:
			e.into(byLast[e.key][0])
		case len(byFirst[e.key]) == 1:
			e.into(byFirst[e.key][0])
		}
	}
	n.mergeSpellings(byFirst)
}

// mergeFullNames joins full names of one surname whose first names can be one: "John G.
// Roberts", "J. Roberts" and "John Roberts", "Sergey Lavrov" and "Sergei Lavrov". Where
// several could be meant, none is. A body's name may have U.S. before it.
func (n *names) mergeFullNames() {
	bySurname := map[string][]*name{}
	for _, e := range n.list {
		if len(e.words) > 1 && !e.group && n.isPerson(e) {
			addFew(bySurname, e.words[len(e.words)-1], e)
		}
		if whole := n.byKey[strings.TrimPrefix(e.key, "us ")]; e.body && whole != e && whole != nil && whole.body {
			e.into(whole)
		}
	}
	for _, e := range n.list {
		if len(e.words) < 2 || e.merged != nil {
			continue
		}
		var same []*name
		for _, other := range bySurname[e.words[len(e.words)-1]] {
			if other != e && other.merged == nil && (shorterFirst(e.words, other.words) || other.order < e.order && slipOf(e.words, other.words)) {
				same = append(same, other)
			}
		}
		if len(same) == 1 {
			e.into(same[0])
		}
	}
}

// shorterFirst reports whether the first names of one name are a shorter form of those of
// another: without an initial, or as an initial.
func shorterFirst(a, b []string) bool {
	short, long := initialsWithin(a), initialsWithin(b)
	if len(a)-short != 2 || len(b)-long != 2 {
		return false
	}
	if utf8.RuneCountInString(a[0]) == 1 {
		return len(a) == 2 && a[0] != b[0] && strings.HasPrefix(b[0], a[0])
	}
	return a[0] == b[0] && short < long
}

// slipOf reports whether two names have first names that differ by a slip alone. They
// begin alike: Anna is not Hanna.
func slipOf(a, b []string) bool {
	first, other := []rune(a[0]), []rune(b[0])
	if len(a) != 2 || len(b) != 2 || a[0] == b[0] || len(first) < 5 || len(other) < 5 {
		return false
	}
	return slices.Equal(first[:3], other[:3]) && len(spell.Nearest(a[0], b[:1], 1)) > 0
}

// initialsWithin counts the words of one letter between the first and the last.
func initialsWithin(words []string) (n int) {
	for _, w := range words[1 : len(words)-1] {
		if utf8.RuneCountInString(w) == 1 {
			n++
		}
	}
	return n
}

// mostAlike is how many names with a word in common are compared.
const mostAlike = 40

// addFew adds a name to those of one word, unless there are many.
func addFew(to map[string][]*name, word string, e *name) {
	if len(to[word]) < mostAlike {
		to[word] = append(to[word], e)
	}
}

// mergeSpellings joins full names that differ by a slip in the surname.
func (n *names) mergeSpellings(byFirst map[string][]*name) {
	surnames := map[string][]*name{} // of single words, by their first letters
	for _, e := range n.list {
		if r := []rune(e.key); e.merged == nil && len(e.words) == 1 && len(r) >= 6 && !e.group {
			addFew(surnames, string(r[:5]), e)
		}
	}
	for _, e := range n.list {
		if e.merged != nil || !n.isPerson(e) {
			continue
		}
		last := e.words[len(e.words)-1]
		for _, other := range byFirst[e.words[0]] {
			if other != e && other.merged == nil && len(other.words) == len(e.words) && other.order > e.order && n.alike(last, other.words[len(other.words)-1]) {
				other.into(e)
			}
		}
		if r := []rune(last); len(r) >= 6 {
			for _, other := range surnames[string(r[:5])] {
				if other.merged == nil && n.alike(last, other.key) {
					other.into(e)
				}
			}
		}
	}
}

// alike reports whether two surnames are one, spelt in two ways. A plural and an adjective
// are none, and neither are words of the text in small letters.
func (n *names) alike(a, b string) bool {
	if a == b {
		return true
	}
	for _, ending := range []string{"s", "n", "ns"} {
		if a+ending == b || b+ending == a {
			return false
		}
	}
	if len(a) < 5 || len(b) < 5 || n.survey.words[a].small+n.survey.words[b].small > 0 {
		return false
	}
	return len(spell.Nearest(a, []string{b}, 1)) > 0 && len(a)-len(b) <= 2 && len(b)-len(a) <= 2
}

// initials are the first letters of the words that are no particles.
func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		if !particles.has(w) {
			r, _ := utf8.DecodeRuneInString(w)
			b.WriteRune(r)
		}
	}
	return b.String()
}

// hasForm reports whether a name has the form of a person's: two to four words.
func (e *name) hasForm() bool {
	if e.body || e.group || len(e.words) < 2 || len(e.words) > 4 {
		return false
	}
	return !slices.ContainsFunc(e.words, func(w string) bool {
		return particles.has(w) && w != "van" && w != "de" && w != "von" || instrumentWords.has(w) || directions.has(w) || isNumberWord(w) || isActing(w) || titles.has(spell.Singular(w))
	})
}

// directions begin names of regions.
var directions = newWords("north south east west northern southern eastern western central upper lower new united great old black white red")

// isPerson reports whether a name may be a person's: none of its words is a word of the
// text in small letters, and its first is no name by itself.
func (n *names) isPerson(e *name) bool {
	if e.voice != "" || e.titled > 0 && len(e.words) > 1 {
		return true
	}
	if !e.hasForm() {
		return false
	}
	for _, w := range e.words {
		if n.survey.words[w].small > 0 {
			return false
		}
	}
	if best := e.best(); strings.Contains(best, "-") && !strings.Contains(e.words[0], " ") && isAcronym(strings.Fields(best)[0]) {
		return false
	}
	first, last := n.byKey[e.words[0]], n.byKey[e.words[len(e.words)-1]]
	return first == nil || first.count < 3 || last != nil && last.count > first.count
}

// into makes a name a short form of another.
func (e *name) into(other *name) {
	if e == other || other.merged != nil {
		return
	}
	e.merged = other
	for s, count := range e.spellings {
		other.spellings[s] += count
	}
	other.count += e.count
	other.titled += e.titled
	other.inHead = other.inHead || e.inHead
	other.acts += e.acts
	other.owns += e.owns
	other.place += e.place
	other.modifies += e.modifies
	other.dealt += e.dealt
	if other.voice == "" && e.voice != "" {
		other.voice = e.voice
	}
	at := slices.Concat(other.At, e.At)
	slices.Sort(at)
	if e.At[0] < other.At[0] {
		other.Quote, other.Speaker = e.Quote, e.Speaker
	}
	at = slices.Compact(at)
	other.More += e.More + max(0, len(at)-mostPlaces)
	other.At = at[:min(len(at), mostPlaces)]
}

// best is the most frequent spelling; of equals the longest, then the first by letters.
func (e *name) best() string {
	return slices.MaxFunc(slices.Collect(maps.Keys(e.spellings)), func(a, b string) int {
		return cmp.Or(cmp.Compare(e.spellings[a], e.spellings[b]), cmp.Compare(len(a), len(b)), strings.Compare(b, a))
	})
}

// full is the spelling of the key itself, without titles, and the others.
func (e *name) full() (best string, others []string) {
	all := slices.SortedFunc(maps.Keys(e.spellings), func(a, b string) int {
		return cmp.Or(cmp.Compare(e.spellings[b], e.spellings[a]), strings.Compare(a, b))
	})
	for _, s := range all {
		if best == "" && keyOf(s) == e.key {
			best = s
		}
	}
	if best == "" {
		best = all[0]
	}
	seen := map[string]bool{spell.Fold(best): true}
	for _, s := range all {
		if key := spell.Fold(s); !seen[key] {
			seen[key] = true
			others = append(others, s)
		}
	}
	return best, others
}

// voices are the speakers.
func (n *names) voices() []Named {
	var list []Named
	for _, e := range n.list {
		if e.voice != "" && e.merged == nil {
			list = append(list, e.named())
		}
	}
	return list
}

func (e *name) named() Named {
	best, others := e.full()
	return Named{Found: e.Found, Name: best, Also: others}
}

// actors are the names that may be actors, the most frequent first.
func (n *names) actors() []Named {
	var chosen []*name
	for _, e := range n.list {
		if e.merged == nil && e.voice == "" && n.mayAct(e) {
			chosen = append(chosen, e)
		}
	}
	slices.SortStableFunc(chosen, func(a, b *name) int { return cmp.Compare(b.count, a.count) })
	list := make([]Named, len(chosen))
	for i, e := range chosen {
		list[i] = e.named()
	}
	return list
}

// mayAct reports whether a name may be that of an actor.
func (n *names) mayAct(e *name) bool {
	if e.inHead {
		return true
	}
	if e.group {
		return len(e.words) > 1 || e.count > 1 || institutions.has(e.key)
	}
	last := e.words[len(e.words)-1]
	if n.survey.definedKeys[e.key] && e.voice == "" && e.titled == 0 && !e.body && !isActing(last) && !titles.has(last) {
		return false // Open Source Software, with a short form in brackets
	}
	if tag, _, _ := strings.Cut(n.survey.language, "-"); tag == "de" && len(e.words) == 1 && e.titled == 0 && !isAcronym(e.best()) {
		return false // all nouns have capitals
	}
	if e.titled == 0 && e.acronym == "" && e.voice == "" && n.isChaff(e) {
		return false
	}
	switch {
	case e.titled > 0 || e.acronym != "" && !instrumentWords.has(last):
		return true
	case instrumentWords.has(last) && !e.body, isNumberWord(last):
		return false
	case 2*e.modifies >= e.count && !e.body && len(e.words) == 1 && isDemonym(last):
		return false // Ukrainian, American
	case e.body, e.acts > 0:
		return true
	case n.isPerson(e) && e.place == 0:
		return true
	}
	return e.place < e.count && e.modifies < e.count || e.owns > 0 || isAcronym(e.best()) || e.count > 3 && 2*e.place < e.count
}

// isChaff reports whether a name is none: it begins with a verb, as headings do, or is a
// single word that says nothing by itself.
func (n *names) isChaff(e *name) bool {
	if e.body || e.group {
		return false
	}
	first := e.words[0]
	if len(e.words) == 1 {
		return genericNames.has(first) || e.count < 3 && (plainVerbs.has(first) || strings.HasSuffix(first, "less")) && e.acts+e.owns == 0 && n.survey.words[first].small > 0
	}
	verb := plainVerbs.has(first) && !strings.HasSuffix(first, "ed")
	return headingVerbs.has(first) || verb && (strings.HasSuffix(first, "ing") || n.survey.words[first].small > 0)
}

// mayBeThing reports whether a name of several words may as well be that of a thing: a
// crisis, a place. Nothing shows that somebody of that name acts.
func (n *names) mayBeThing(e *name) bool {
	return len(e.words) > 1 && !e.group && !e.body && !n.isChaff(e) && e.acts+e.owns+e.titled == 0 && !n.isPerson(e)
}

// demonyms are the endings of adjectives that are made of names of places.
var demonyms = []string{"ian", "ean", "can", "ish", "ese", "ern", "nch", "ans", "an"}

// isDemonym reports whether a word may be such an adjective.
func isDemonym(low string) bool {
	return len(low) > 4 && slices.ContainsFunc(demonyms, func(e string) bool { return strings.HasSuffix(low, e) })
}

func isNumberWord(low string) bool { return strings.Trim(low, "0123456789") == "" }
