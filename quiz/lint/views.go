package lint

import (
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/seed"
	"policyquiz/quiz/spell"
)

// This file has the rules on whose view a question teaches.

// speakers are words by which a stem says that somebody speaks, without a name.
var speakers = set(`according author authors article paper document episode transcript speaker speakers host guest guests report debate memo memorandum bill law statute
	treaty says argues holds thinks claims believes text`)

// whoseView finds a disputed claim in the trainer's own voice.
func (l *look) whoseView() {
	if l.drawn() {
		return
	}
	switch l.Kind.(type) {
	case quiz.TrueFalse, quiz.Choice:
	default:
		return
	}
	all := l.deck.allIssues()
	issue := all.nearest(l.telling)
	if issue == "" && l.about != nil && l.about.stance != nil && all.disputed(l.about.stance.Issue) {
		issue = l.about.stance.Issue
	}
	if issue != "" && !l.namesSomebody() {
		l.find(whoseView, Part{Name: Stem}, "", "the stem names nobody, and the claim %q is disputed", issue)
	}
}

// namesSomebody reports whether the stem names an actor or a document, or says that
// somebody speaks.
func (l *look) namesSomebody() bool {
	if firstIn(l.words, speakers) != "" {
		return true
	}
	docs := l.docs
	if len(docs) == 0 {
		docs = l.deck.allDocuments()
	}
	for _, d := range docs {
		if hasPhrase(l.words, d.short) {
			return true
		}
		for i, w := range l.words {
			for _, name := range d.names[bare(w)] {
				if hasPhrase(l.words[i:min(len(l.words), i+len(name))], name) {
					return true
				}
			}
		}
	}
	return false
}

// hedges are words that say that something is reported.
var hedges = set(`reportedly report reports reported reporting rumour rumours rumoured rumored rumor rumors hearsay allegedly alleged supposedly apparently unconfirmed unnamed anonymous anonymously
	press media newspaper newspapers sources leaked passes passed heard seems seemed`)

// hedgePhrases say it in several words.
var hedgePhrases = [][]string{words("is said to"), words("are said to"), words("was said to"), words("were said to"), words("said to have"), words("it is said"), words("as he has it"), words("as she has it"), words("has it from"), words("second hand"), words("washington post"), words("new york times")}

// hearsayLost finds questions on what is only reported that do not say so.
func (l *look) hearsayLost() {
	if l.Set {
		return
	}
	e := l.subject()
	if e == nil || e.Told != seed.Reported {
		return
	}
	said := append(words(l.Why+" "+l.solution()+" "+l.Background), l.words...)
	for _, w := range said {
		if hedges[w] && !l.isDocument([]string{w}) { // the word report may be the document's name
			return
		}
	}
	for _, phrase := range hedgePhrases {
		if hasPhrase(said, phrase) {
			return
		}
	}
	l.find(hearsayLost, Part{Name: Stem}, "", "the seed has it as reported (%s %q), and neither stem nor why says so", e.table, e.ID)
}

// wordVerbs are words by which a stem says that a word is somebody's.
var wordVerbs = set(`uses use used calls call called term terms word words phrase phrases speaks speak says coin coins coined label labels name names terms`)

// labelInMouth finds labels of the course's own that a stem gives to a speaker.
func (l *look) labelInMouth() {
	if l.drawn() || len(l.docs) == 0 || firstIn(l.words, wordVerbs) == "" || contains(l.words, "course") {
		return
	}
	for _, quote := range quotes(l.Stem) {
		if l.isLabel(quote) && l.namesSomebody() {
			l.find(labelInMouth, Part{Name: Stem}, "", "the stem has %s as a word of the document, and the seed has it as the course's own", quoted(quote))
			return
		}
	}
	if !asksForWord(l.words) || !l.namesSomebody() {
		return
	}
	switch k := l.Kind.(type) {
	case quiz.Typed:
		if l.isLabel(k.Accept[0]) {
			l.find(labelInMouth, Part{Spelling, 0}, "", "the stem asks for a word of the document, and the seed has %s as the course's own", quoted(k.Accept[0]))
		}
	case quiz.Choice:
		if key := l.key(); l.single && l.isLabel(key.Text) {
			l.find(labelInMouth, key.part, "", "the stem asks for a word of the document, and the seed has %s as the course's own", quoted(key.Text))
		}
	}
}

// asksForWord reports whether a stem asks for a word: which term, what word.
func asksForWord(list []string) bool {
	for i, w := range list {
		if (w == "which" || w == "what" || w == "whose") && i+1 < len(list) {
			for _, next := range list[i+1 : min(i+4, len(list))] {
				switch next {
				case "term", "word", "words", "phrase", "name", "expression":
					return true
				}
			}
		}
	}
	return false
}

// isLabel reports whether a text is a term that a seed of the question has as the
// course's own.
func (l *look) isLabel(text string) bool {
	folded := spell.Fold(text)
	for _, d := range l.docs {
		if d.labels[folded] {
			return true
		}
	}
	return false
}

// quotes returns what stands in quotation marks.
func quotes(s string) []string {
	var list []string
	for _, pair := range [][2]string{{"“", "”"}, {"‘", "’"}, {"\"", "\""}, {"„", "“"}, {"«", "»"}} {
		rest := s
		for {
			_, after, found := strings.Cut(rest, pair[0])
			inside, behind, closed := strings.Cut(after, pair[1])
			if !found || !closed {
				break
			}
			list = append(list, inside)
			rest = behind
		}
	}
	return list
}
