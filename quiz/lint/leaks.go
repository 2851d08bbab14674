package lint

import (
	"strings"

	"policyquiz/quiz"
)

// This file has the rules on what the questions of one deck say of each other.

// leaks are the answers of a deck that other stems may say, and the options that
// stand in many questions.
type leaks struct {
	keys    map[[2]string][]leak // by their first two words
	stems   []asked
	options map[uint64]*worn // by a hash of their words
	order   []*worn
	pools   map[string]int // how many of these options each pool gives; see poolOf
}

// A leak is an answer that another question may say.
type leak struct {
	words  []string
	number int
	family string
	part   Part
}

// An asked is a stem in which answers to other questions are looked for.
type asked struct {
	words  []string
	id     string
	family string
}

// A worn is an option with the questions that offer it.
type worn struct {
	text   string
	pool   string // from which all questions that offer it are drawn; empty if there is none
	count  int
	number int  // the question that offers it once too often
	part   Part // where it stands there
}

func newLeaks() leaks {
	return leaks{keys: map[[2]string][]leak{}, options: map[uint64]*worn{}, pools: map[string]int{}}
}

// add keeps the answer, the stem and the options of a question.
func (s *leaks) add(l *look) {
	s.stems = append(s.stems, asked{l.words, l.ID, l.Family})
	s.addOptions(l)
	text, part := "", l.keyPart()
	switch k := l.Kind.(type) {
	case quiz.Typed:
		text = k.Accept[0]
	case quiz.Choice:
		if l.single && !k.Opposed && !l.drawn() {
			text = l.key().Text
		}
	case quiz.Number:
		text = quiz.Amount(k.Value) + " " + k.Unit
	}
	list := withoutArticle(words(text))
	if len(list) < 2 || len(list) > mostLeaked || l.isActor(text) {
		return
	}
	first := [2]string{list[0], bare(list[1])}
	if len(s.keys[first]) < mostOfOneStart {
		s.keys[first] = append(s.keys[first], leak{list, l.number, l.Family, part})
	}
}

const (
	mostLeaked     = 8  // words of an answer that is looked for in other stems
	mostOfOneStart = 20 // answers of the same first two words that are looked for
)

// isActor reports whether a text is the name of an actor: names stand everywhere.
func (l *look) isActor(text string) bool {
	_, is := l.who(text)
	return is
}

// mostOffered is in how many questions of a deck an option may stand.
const mostOffered = 3

// addOptions counts the options that are sentences.
func (s *leaks) addOptions(l *look) {
	if l.choice == nil || l.choice.Opposed {
		return
	}
	for _, o := range l.options {
		if len(o.words) < fewestInLong {
			continue
		}
		same := l.deck.twins.hash(o.words...)
		w := s.options[same]
		if w == nil {
			w = &worn{text: o.Text, pool: poolOf(l)}
			s.options[same] = w
			s.order = append(s.order, w)
			s.pools[w.pool]++
		}
		if w.pool != poolOf(l) {
			w.pool = "" // what several draws offer, or a question by hand
		}
		if w.count++; w.count == mostOffered+1 {
			w.number, w.part = l.number, o.part
		}
	}
}

// poolOf names the entries from which a drawn question takes its options; "" for one that
// is written by hand.
func poolOf(l *look) string {
	if l.Draw == nil {
		return ""
	}
	return string(l.Draw.Table) + " entries of " + l.Draw.Seed
}

// end finds answers that other stems say, and options that stand in too many
// questions.
func (s *leaks) end(d *Deck) {
	said := map[int]bool{}
	for _, stem := range s.stems {
		for i := 0; i+1 < len(stem.words); i++ {
			for _, key := range s.keys[[2]string{stem.words[i], bare(stem.words[i+1])}] {
				d.compared++
				if said[key.number] || key.family == stem.family || !hasPhrase(stem.words[i:min(len(stem.words), i+len(key.words))], key.words) {
					continue
				}
				said[key.number] = true
				d.find(saidElsewhere, key.number, key.part, "", "the stem of %s says the answer: %s", stem.id, quoted(strings.Join(key.words, " ")))
			}
		}
	}
	s.endOptions(d)
}

// fewInPool is the greatest number of options of a pool that is too small for its
// questions: whichever they take, they take the same.
const fewInPool = 8

// endOptions finds options that stand in too many questions. What a small pool offers is
// found once.
func (s *leaks) endOptions(d *Deck) {
	small := map[string]bool{}
	for _, w := range s.order {
		switch {
		case w.count <= mostOffered:
		case w.pool == "" || s.pools[w.pool] > fewInPool:
			d.find(wornOption, w.number, w.part, "", "%d questions of the deck offer %s", w.count, quoted(w.text))
		case !small[w.pool]:
			small[w.pool] = true
			d.find(wornOption, w.number, w.part, "add more of them to the seed, draw fewer with only = […], or waive the rule",
				"the %s give %d options, so that the questions drawn from them share most of theirs", w.pool, s.pools[w.pool])
		}
	}
}
