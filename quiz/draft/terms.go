package draft

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"policyquiz/quiz/spell"
)

// This file finds candidate concepts: terms in quotation marks, terms that the text
// defines, names of texts and plans, and phrases of nouns that are repeated or look like a
// term.

// longestTerm is the greatest number of words of a term.
const longestTerm = 6

// A phrase is the words of a term by their numbers, the last in the singular. Those that
// are not used are 0.
type phrase [longestTerm]int32

// A usage says how often and where a phrase is used.
type usage struct {
	count     int
	passages  int // how many passages have it
	sentence  int // the sentence that has it first
	from, to  int // its bytes there
	last      int // the passage that has it last
	order     int
	words     int
	rank      float64
	cue       string
	whole     bool // it was once all there was between two words of other sorts
	abstract  bool // its last word is a noun for a notion
	hyphen    bool // its last word has a hyphen
	features  float64
	at        []int
	more      int
	spellings map[string]int
	short     string // the form in brackets behind it where it is defined; may be empty
}

// A termFinder collects phrases.
type termFinder struct {
	*survey
	numbers map[string]int32 // of words
	sorts   map[string]wordSort
	used    map[phrase]*usage
	order   []phrase
	sizes   int
}

// terms finds candidate concepts, in the order of the text.
func (s *survey) terms(n *names) []Named {
	f := &termFinder{survey: s, numbers: map[string]int32{}, sorts: map[string]wordSort{}, used: map[phrase]*usage{}}
	for i := range s.sentences {
		in := &s.sentences[i]
		if d, ok := f.defined[i]; ok {
			f.define(i, d)
		}
		f.quotedIn(i)
		if in.citing {
			continue
		}
		f.sizes += len(in.tokens)
		if s.english {
			f.definedIn(i)
			f.chunksIn(i)
		}
	}
	f.addNames(n)
	return f.best(n)
}

// number is the number of a word, from 1.
func (f *termFinder) number(word string) int32 {
	n, ok := f.numbers[word]
	if !ok {
		n = int32(len(f.numbers)) + 1
		f.numbers[word] = n
	}
	return n
}

// phraseOf makes a phrase of tokens; ok is false if they are too many or none.
func (f *termFinder) phraseOf(tokens []token) (p phrase, ok bool) {
	if len(tokens) == 0 || len(tokens) > longestTerm {
		return p, false
	}
	for i, t := range tokens {
		low := t.low
		if i == len(tokens)-1 && f.english {
			low = f.sortOf(low).singular
		}
		p[i] = f.number(low)
	}
	return p, true
}

// A wordSort is what is known of a word.
type wordSort struct {
	singular string
	poor     bool // it says too little to begin a term
	poorEnd  bool // it says too little to end one
	abstract bool
}

// sortOf looks a word up, once.
func (f *termFinder) sortOf(low string) wordSort {
	w, ok := f.sorts[low]
	if !ok {
		w = wordSort{singular: spell.Singular(low), poor: poorWords.has(low), abstract: isAbstract(low)}
		w.poorEnd = w.poor || poorWords.has(w.singular) || isActing(low)
		f.sorts[low] = w
	}
	return w
}

// use counts a use of a phrase; cue is empty for what is merely repeated.
func (f *termFinder) use(sentence int, tokens []token, cue string) *usage {
	p, ok := f.phraseOf(tokens)
	if !ok {
		return nil
	}
	in := &f.sentences[sentence]
	u := f.used[p]
	if u == nil {
		u = &usage{sentence: sentence, from: tokens[0].from, to: tokens[len(tokens)-1].to, words: len(tokens), last: -1, order: len(f.order)}
		f.used[p] = u
		f.order = append(f.order, p)
	}
	if cue != "" && (u.cue == "" || cue == isDefined && u.cue != isDefined) {
		u.cue, u.sentence, u.from, u.to = cue, sentence, tokens[0].from, tokens[len(tokens)-1].to
	}
	u.count++
	if u.last != in.passage {
		u.passages++
		u.last = in.passage
		if len(u.at) < mostPlaces {
			u.at = append(u.at, in.passage)
		} else {
			u.more++
		}
	}
	return u
}

// define uses a term where it is defined. A place that says so by its form counts more
// than another that has been found.
func (f *termFinder) define(sentence int, d definition) {
	u := f.use(sentence, d.tokens, isDefined)
	if u == nil {
		return
	}
	if u.short == "" {
		u.short = d.also
	}
	u.sentence, u.from, u.to = sentence, d.tokens[0].from, d.tokens[len(d.tokens)-1].to
}

// quotationMarks are pairs of marks.
var quotationMarks = []struct{ open, close string }{
	{"“", "”"}, {"„", "“"}, {"«", "»"}, {"‘", "’"}, {`"`, `"`}, {"'", "'"},
}

// quotedIn finds terms in quotation marks. What is long, or has somebody who speaks in it,
// is a quotation and no term.
func (f *termFinder) quotedIn(sentence int) {
	in := &f.sentences[sentence]
	text := f.doc.Passages[in.passage].Text
	for _, m := range quotationMarks {
		for at := in.from; ; {
			open := strings.Index(text[at:in.to], m.open)
			if open < 0 {
				break
			}
			begin := at + open + len(m.open)
			close := closing(text[begin:min(in.to, begin+120)], m.close)
			at = begin
			if close <= 0 || !mayOpen(text[:begin-len(m.open)], m.open) {
				continue
			}
			at = begin + close + len(m.close)
			inside := tokensBetween(in.tokens, begin, begin+close)
			if !isTerm(text[begin:begin+close], inside) {
				continue
			}
			switch {
			case f.english && definesBehind(tokensBetween(in.tokens, at, in.to)):
				f.use(sentence, inside, isDefined)
			case !in.citing:
				f.use(sentence, inside, "in quotation marks")
			}
		}
	}
}

// closing finds the closing mark; one within a word is an apostrophe.
func closing(text, mark string) int {
	from := 0
	for {
		at := strings.Index(text[from:], mark)
		if at < 0 {
			return -1
		}
		at += from
		next, _ := utf8.DecodeRuneInString(text[at+len(mark):])
		if !unicode.IsLetter(next) {
			return at
		}
		from = at + len(mark)
	}
}

// mayOpen reports whether a mark may open a quotation: a straight one only before a word.
func mayOpen(before, mark string) bool {
	if mark != `"` && mark != "'" && mark != "‘" {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || unicode.IsSpace(r) || strings.ContainsRune("([—–-", r)
}

// tokensBetween are the tokens within some bytes.
func tokensBetween(tokens []token, from, to int) []token {
	first := firstAt(tokens, from)
	end := first
	for end < len(tokens) && tokens[end].to <= to {
		end++
	}
	return tokens[first:end]
}

// speaking are words of somebody who speaks.
var speaking = newWords("i we you he she they it my our your me us i'm we're don't can't is are was were will have has")

// isTerm reports whether what stands in quotation marks may be a term.
func isTerm(text string, tokens []token) bool {
	if len(tokens) == 0 || len(tokens) > longestTerm || strings.ContainsAny(text, "?!;:/") || strings.Contains(text, ". ") {
		return false
	}
	content := 0
	for _, t := range tokens {
		if speaking.has(t.low) {
			return false
		}
		if !functionWords.has(t.low) && !isNumberWord(t.low) {
			content++
		}
	}
	return content > 0
}

// definers are the words behind which a term comes.
var definers = [][]string{
	{"so-called"}, {"known", "as"}, {"referred", "to", "as"}, {"the", "term"}, {"a", "term"}, {"the", "concept", "of"}, {"the", "notion", "of"}, {"the", "idea", "of"},
	{"the", "principle", "of"}, {"a", "form", "of"}, {"the", "doctrine", "of"}, {"a", "policy", "of"}, {"concept", "of"}, {"the", "word"}, {"a", "kind", "of"}, {"a", "sort", "of"}, {"the", "question", "of"},
	{"call", "it"}, {"calls", "it"}, {"called"}, {"in", "terms", "of"},
}

// definitions are the verbs before which a defined term stands.
var definitions = [][]string{{"means"}, {"mean"}, {"shall", "mean"}, {"refers", "to"}, {"refer", "to"}, {"is", "defined", "as"}, {"are", "defined", "as"}, {"denotes"}}

// definedIn finds terms that a sentence defines or introduces.
func (f *termFinder) definedIn(sentence int) {
	in := &f.sentences[sentence]
	for i := range in.tokens {
		for _, words := range definers {
			if end := i + len(words); hasAt(in.tokens, i, words) && end < len(in.tokens) {
				if chunk := f.chunkAt(in, end); len(chunk) > 0 && !f.poorEnd(chunk) {
					f.use(sentence, chunk, strings.Join(words, " "))
				}
			}
		}
		if i == 0 || i > longestTerm {
			continue
		}
		for _, words := range definitions {
			if !hasAt(in.tokens, i, words) {
				continue
			}
			before := in.tokens[:i]
			for len(before) > 0 && functionWords.has(before[0].low) {
				before = before[1:]
			}
			if len(before) > 0 && !slices.ContainsFunc(before, func(t token) bool { return speaking.has(t.low) }) && !functionWords.has(before[len(before)-1].low) {
				f.use(sentence, before, isDefined)
			}
		}
	}
}

// hasAt reports whether words stand at a token.
func hasAt(tokens []token, i int, words []string) bool {
	if i+len(words) > len(tokens) {
		return false
	}
	for j, w := range words {
		if tokens[i+j].low != w {
			return false
		}
	}
	return true
}

// chunkAt is the phrase that begins at a token, behind articles.
func (f *termFinder) chunkAt(in *sentence, i int) []token {
	for i < len(in.tokens) && (in.tokens[i].low == "a" || in.tokens[i].low == "an" || in.tokens[i].low == "the") {
		i++
	}
	end := i
	for end < len(in.tokens) && end-i < 4 && (end == i || in.tokens[end].joined) && f.mayBePart(in, end, end > i) {
		end++
		if in.tokens[end-1].own {
			break
		}
	}
	return in.tokens[i:end]
}

// noAdverbs are words in -ly that are no adverbs.
var noAdverbs = newWords("ally anomaly assembly butterfly family fly homily italy july melancholy monopoly reply supply early elderly friendly hostly costly deadly orderly")

// nounVerbs are nouns that are verbs, too.
var nounVerbs = newWords(`guarantee guarantees demand demands claim claims force forces talk talks plan plans offer offers change changes deal deals
	support attack attacks control challenge challenges concern concerns limit limits link links order orders promise promises record
	records request requests result results return shift shifts strike strikes struggle supply supplies use vote votes work increase
	charge charges record review reviews test tests cut cuts release list lists share shares cause causes cover aim aims hope fight
	record force appeal appeals report reports place post posts defense stop point points record care lead love play note notes
	need needs trading training testing building understanding thinking meeting hearing funding spending licensing sharing warning lending trading
	binding making planning reading writing voting`)

// mayBePart reports whether a token may be a part of a phrase of nouns; inside says that
// other parts stand before it.
func (f *termFinder) mayBePart(in *sentence, i int, inside bool) bool {
	t := in.tokens[i]
	low := t.low
	if functionWords.has(low) || calendarWords.has(low) || numberWords.has(low) || len(low) < 3 && !t.capital || titles.has(low) && t.capital {
		return false
	}
	if r := low[0]; r >= '0' && r <= '9' {
		return strings.Contains(low, "-")
	}
	if strings.HasSuffix(low, "ly") && !noAdverbs.has(low) {
		return false
	}
	if i > 0 && in.tokens[i].joined && !t.capital {
		switch before := in.tokens[i-1].low; {
		case beforeVerb.has(before):
			return false
		case before == "to" && !isPlural(low) && !isAbstract(low) && !strings.HasSuffix(low, "ing"):
			return false
		}
	}
	if !plainVerbs.has(low) && !nounVerbs.has(low) {
		return true
	}
	if !nounVerbs.has(low) {
		return false
	}
	if inside {
		return !in.tokens[i-1].capital || t.capital
	}
	return i > 0 && in.tokens[i].joined && beforeNoun.has(in.tokens[i-1].low) || i > 0 && in.tokens[i-1].own
}

// beforeVerb are words behind which a verb comes.
var beforeVerb = newWords("i we you they he she who will would shall should can could may might must cannot don't doesn't didn't won't can't wouldn't couldn't let's not")

// beforeNoun are words behind which a noun comes.
var beforeNoun = newWords("a an the this that these those its their his her our my your of no any some every each such for with by new")

// poorEnd reports whether a phrase begins or ends with a word that says too little.
func (f *termFinder) poorEnd(tokens []token) bool {
	return f.sortOf(tokens[0].low).poor || f.sortOf(tokens[len(tokens)-1].low).poorEnd
}

// chunksIn counts the phrases of nouns of a sentence.
func (f *termFinder) chunksIn(sentence int) {
	in := &f.sentences[sentence]
	for i := 0; i < len(in.tokens); {
		if !f.mayBePart(in, i, false) {
			i++
			continue
		}
		end := i + 1
		for end < len(in.tokens) && in.tokens[end].joined && !in.tokens[end-1].own && f.mayBePart(in, end, true) {
			end++
		}
		f.chunk(sentence, i, end)
		i = end
	}
}

// chunk counts the phrases within a run of tokens, and those with of behind it.
func (f *termFinder) chunk(sentence, first, end int) {
	in := &f.sentences[sentence]
	for i := first; i < end; i++ {
		for j := i + 1; j <= min(end, i+4); j++ {
			f.count(sentence, in.tokens[i:j], i == first && j == end, j == end)
		}
	}
	if end+1 < len(in.tokens) && in.tokens[end].low == "of" && in.tokens[end].joined && !in.tokens[end-1].own {
		next := end + 1
		if low := in.tokens[next].low; (low == "the" || low == "all" || low == "a") && next+1 < len(in.tokens) {
			next++
		}
		stop := next
		for stop < len(in.tokens) && stop-next < 2 && in.tokens[stop].joined && (f.mayBePart(in, stop, stop > next) || stop == next && in.tokens[stop].low == "willing") {
			stop++
		}
		if stop > next && !strings.HasSuffix(in.tokens[stop-1].low, "ing") && (stop == len(in.tokens) || !in.tokens[stop].joined || !f.mayBePart(in, stop, true)) {
			for i := max(first, end-2); i < end; i++ {
				f.count(sentence, in.tokens[i:stop], i == first, true)
			}
		}
	}
}

// count counts a phrase that may be a term.
func (f *termFinder) count(sentence int, tokens []token, whole, atEnd bool) {
	if len(tokens) > longestTerm || f.poorEnd(tokens) {
		return
	}
	last := tokens[len(tokens)-1]
	one := len(tokens) == 1
	if one && commonTerms.has(f.sortOf(last.low).singular) || f.beginsWithVerb(sentence, tokens) {
		return
	}
	hyphen := strings.ContainsAny(last.low, "-‑")
	if hyphen && strings.HasSuffix(last.low, "ed") {
		return // custom-developed: what stands before a noun
	}
	abstract := f.sortOf(last.low).abstract
	if one && !abstract && !(hyphen && atEnd) {
		if len(last.low) < 6 || !atEnd || last.capital {
			return
		}
	}
	if last.capital && tokens[0].capital && !instrumentWords.has(last.low) {
		return // a name, which is looked at as one
	}
	u := f.use(sentence, tokens, "")
	if u == nil {
		return
	}
	u.whole = u.whole || whole && atEnd
	u.abstract, u.hyphen = u.abstract || abstract, u.hyphen || hyphen
	if u.count == 1 {
		u.features = f.featuresOf(&f.sentences[sentence], tokens, hyphen)
	}
}

// beginsWithVerb reports whether a phrase begins with what somebody does to the rest of it:
// mitigating costs. Behind an article such a word is an adjective: the floating rate.
func (f *termFinder) beginsWithVerb(sentence int, tokens []token) bool {
	low := tokens[0].low
	if len(tokens) < 2 || !strings.HasSuffix(low, "ing") || nounVerbs.has(low) || strings.Contains(low, "-") {
		return false
	}
	in := &f.sentences[sentence]
	i := firstAt(in.tokens, tokens[0].from)
	return !tokens[0].capital && (i == 0 || !beforeNoun.has(in.tokens[i-1].low))
}

// relational are the endings of adjectives by which a kind of something is named.
var relational = []string{"al", "ic", "ive", "ary", "ory", "ible", "able", "ous", "ar"}

// featuresOf says how much a phrase looks like a term.
func (f *termFinder) featuresOf(in *sentence, tokens []token, hyphen bool) float64 {
	n := 0.0
	for i, t := range tokens[:len(tokens)-1] {
		for _, e := range relational {
			if len(t.low) > 5 && strings.HasSuffix(t.low, e) {
				n += 0.5
				break
			}
		}
		if strings.Contains(t.low, "-") {
			n += 0.7
		}
		if t.capital && i == 0 {
			n -= 0.6
		}
		if poorWords.has(t.low) {
			n--
		}
	}
	if hyphen {
		n += 0.6
	}
	if first := firstAt(in.tokens, tokens[0].from); first > 0 && (in.tokens[first-1].low == "a" || in.tokens[first-1].low == "an") {
		n += 0.5
	}
	if instrumentWords.has(tokens[len(tokens)-1].low) {
		n += 0.7
	}
	if in.heading {
		n++
	}
	return n
}

// addNames adds the names of texts and plans, and other names that are no actors'.
func (f *termFinder) addNames(n *names) {
	for _, e := range n.list {
		if e.merged != nil || e.group || n.isChaff(e) || e.voice != "" || n.mayAct(e) && !n.mayBeThing(e) {
			continue
		}
		last := e.words[len(e.words)-1]
		if len(e.words) == 1 && isDemonym(last) || len(e.words) < 2 && e.count < 3 && !instrumentWords.has(last) || e.place == e.count && len(e.words) == 1 || calendarWords.has(e.words[0]) {
			continue
		}
		best, _ := e.full()
		tokens := tokensOf(best)
		p, ok := f.phraseOf(tokens)
		if !ok {
			continue
		}
		u := f.used[p]
		if u == nil {
			u = &usage{order: len(f.order), words: len(tokens), sentence: -1}
			f.used[p] = u
			f.order = append(f.order, p)
		}
		u.count, u.passages = max(u.count, e.count), max(u.passages, len(e.At)+e.More)
		u.at, u.more = e.At, e.More
		u.cue = cmp.Or(u.cue, "name")
		u.spellings = map[string]int{best: e.count}
		u.features = e.nameWeight(last)
		u.rank = -1 // of a name
		if u.sentence < 0 {
			u.sentence = f.sentenceOf(e)
		}
	}
}

// nameWeight says how much a name that is no actor's looks like a term.
func (e *name) nameWeight(last string) float64 {
	n := float64(min(len(e.words), 3)) * 0.5
	if instrumentWords.has(last) {
		n += 2
	}
	if e.acronym != "" {
		n += 2
	}
	return n + float64(e.modifies)*0.3
}

// sentenceOf finds the first sentence of a name.
func (f *termFinder) sentenceOf(e *name) int {
	i, _ := slices.BinarySearchFunc(f.sentences, e.At[0], func(s sentence, passage int) int { return cmp.Compare(s.passage, passage) })
	return min(i, len(f.sentences)-1)
}

// rankOf says how good a term a phrase is.
func (u *usage) rankOf() float64 {
	r := math.Log2(float64(u.count)) * 1.2
	switch {
	case u.cue == isDefined:
		r += 100 // it comes before all others
	case u.cue != "" && u.cue != "name":
		r += 4
	case u.cue == "name":
	case u.words == 1:
		r -= 1.7
	case u.words == 2:
		r += 0.7
	case u.words == 3:
		r += 0.9
	default:
		r += 0.5
	}
	switch {
	case u.words > 1 || u.cue != "":
	case !u.abstract:
		r -= 2.2
	case u.hyphen:
		r += 1.2 // self-sufficiency
	}
	if u.abstract {
		r += 0.8
	}
	if u.count == 1 && u.cue == "" && !u.whole {
		r -= 3
	}
	return r + u.features
}

// mostTerms is how many terms are offered of a text of so many words.
func mostTerms(words int) int { return 8 + int(1.9*math.Sqrt(float64(words))) }

// best chooses the terms.
func (f *termFinder) best(n *names) []Named {
	var chosen []phrase
	for _, p := range f.order {
		u := f.used[p]
		u.rank = u.rankOf()
		if u.rank > 0 && !f.isActor(p, u, n) {
			chosen = append(chosen, p)
		}
	}
	slices.SortStableFunc(chosen, func(a, b phrase) int { return cmp.Compare(f.used[b].rank, f.used[a].rank) })
	kept := map[phrase]bool{}
	var list []phrase
	most := mostTerms(f.sizes) + len(f.defined)
	for _, p := range chosen {
		if len(list) == most {
			break
		}
		if !f.covered(p, kept) {
			kept[p] = true
			list = append(list, p)
		}
	}
	slices.SortFunc(list, func(a, b phrase) int {
		ua, ub := f.used[a], f.used[b]
		if d, e := ua.cue == isDefined, ub.cue == isDefined; !d || !e {
			return cmp.Or(cmp.Compare(ub.rank, ua.rank), cmp.Compare(ua.at[0], ub.at[0]), cmp.Compare(ua.order, ub.order))
		}
		return cmp.Or(cmp.Compare(ua.sentence, ub.sentence), cmp.Compare(ua.order, ub.order))
	})
	var terms []Named
	for _, p := range list {
		terms = append(terms, f.named(f.used[p]))
	}
	return terms
}

// isActor reports whether a phrase is the name of a candidate among the actors.
func (f *termFinder) isActor(p phrase, u *usage, n *names) bool {
	if u.spellings != nil || u.cue != "" {
		return false
	}
	in := &f.sentences[u.sentence]
	e := n.byKey[keyOf(f.doc.Passages[in.passage].Text[u.from:u.to])]
	return e != nil && (e.voice != "" || e.merged != nil || n.mayAct(e))
}

// covered reports whether a phrase is a part of one that is kept and used as often, or has
// a part that is kept and used in the same places.
func (f *termFinder) covered(p phrase, kept map[phrase]bool) bool {
	u := f.used[p]
	for k := range kept {
		v := f.used[k]
		if (partOf(p, k) || partOf(k, p)) && u.cue == "" && (u.passages <= v.passages || slices.Equal(u.at, v.at)) {
			return true
		}
	}
	return false
}

// partOf reports whether the words of a phrase stand in another in a row.
func partOf(p, q phrase) bool {
	n := 0
	for n < len(p) && p[n] != 0 {
		n++
	}
	for i := 0; i+n <= len(q); i++ {
		if slices.Equal(p[:n], q[i:i+n]) {
			return true
		}
	}
	return false
}

func (f *termFinder) named(u *usage) Named {
	in := &f.sentences[u.sentence]
	text := f.doc.Passages[in.passage].Text
	cue := u.cue
	if cue == "" {
		cue = "phrase"
	}
	found := f.found(in, u.from, cue)
	if u.cue == isDefined {
		u.defineFirst(in.passage)
	}
	found.At, found.More = u.at, u.more
	var also []string
	if u.short != "" {
		also = []string{u.short}
	}
	if u.spellings != nil {
		for s := range u.spellings {
			return Named{Found: found, Name: s, Also: also}
		}
	}
	return Named{Found: found, Name: text[u.from:u.to], Also: also}
}
