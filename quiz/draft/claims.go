package draft

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// This file finds sentences that may say what somebody proposes, holds or has to do.

// A cueSort is what a cue is a sign of.
type cueSort int

const (
	ofProposal cueSort = iota
	ofStance
	ofHearsay // how a stance is known
	ofDuty
	ofLeave     // what somebody may do
	ofTime      // of a duty: by when
	ofException // of a duty: unless
)

// A cue is words that are a sign of something.
type cue struct {
	words []string
	sort  cueSort
}

// cues are found by their first words.
var cues = sync.OnceValue(makeCues)

func makeCues() map[string][]cue {
	all := map[string][]cue{}
	add := func(sort cueSort, phrases ...string) {
		for _, p := range phrases {
			words := strings.Fields(p)
			all[words[0]] = append(all[words[0]], cue{words, sort})
		}
	}
	verbs := func(sort cueSort, verbs string) {
		for v := range strings.FieldsSeq(verbs) {
			for _, form := range formsOf(v) {
				add(sort, form)
			}
		}
	}
	verbs(ofProposal, "propose recommend urge advocate demand request suggest pledge threaten offer promise")
	add(ofProposal, "should", "ought to", "shall", "must", "needs to", "need to", "have to", "has to", "let's", "let us", "why not", "proposal", "proposals",
		"in return for", "in exchange for", "in exchange", "call for", "calls for", "called for", "calling for", "calling on", "call on", "calls on", "called on", "push for",
		"pushes for", "pushed for", "pushing for", "asking for", "asks for", "asked for", "ask for", "would require", "be wise to", "one option", "option would be", "put forward", "on the table",
		"plans to", "planned to", "plan to", "want to", "wants to", "wanted to", "committed to", "agree to", "agreed to", "i would like", "it would be useful", "would be better", "better path",
		"the plan", "current plan", "formula", "might choose to", "can give", "give up", "giving up", "withdraw", "in order to", "would cede", "cede", "concession", "could be", "framework agreement")
	verbs(ofStance, "argue reject oppose support favor favour doubt disagree dismiss deny contend believe criticize criticise welcome refuse insist object concede acknowledge assert condemn question misunderstand")
	add(ofStance, "think", "thinks", "thought", "agree with", "agrees with", "agrees", "agreed with", "agree that", "i agree", "would accept", "could accept", "accept that", "accepts", "never accept", "would never", "will never", "in favor of",
		"in favour of", "skeptical", "sceptical", "skepticism", "scepticism", "unacceptable", "not acceptable", "in my opinion", "in my view", "in my judgment", "my view", "their view", "his view", "her view", "unlikely",
		"impossibility", "impossible", "convinced", "concerned that", "concerned about", "is right", "is wrong", "mistake", "misguided", "willing to", "not willing", "ready to", "don't see", "bad idea", "good idea",
		"non-starter", "off the table", "claims", "claimed", "claims that", "says that", "said that", "it's clear", "is clear", "important to", "i support", "i oppose", "proud", "i hope", "i am sure", "not necessary", "inaccurate", "realistic", "unrealistic", "in the interest", "not interested",
		"like the idea", "expect", "expects", "expected", "hopes", "fear", "fears", "view that", "feel", "feels", "would support", "position is", "position of")
	add(ofHearsay, "according to", "reportedly", "supposedly", "allegedly", "reports that", "sources say", "is said to", "are said to", "rumored", "rumoured", "anonymous sources", "it was reported", "was reported")
	add(ofDuty, "shall", "must", "is required to", "are required to", "may not", "is prohibited from", "are prohibited from", "has to", "have to", "is responsible for", "are responsible for", "is obliged to", "are obliged to", "is forbidden", "required to", "mandatory", "may only")
	add(ofLeave, "may", "is permitted to", "are permitted to", "is allowed to", "are allowed to", "is entitled to", "are entitled to", "has the right to", "have the right to")
	add(ofTime, "within", "no later than", "not later than", "by the end of", "annually", "each year", "before", "until", "prior to", "immediately", "without delay", "promptly")
	add(ofException, "unless", "except", "other than", "does not apply")
	return all
}

// claims finds the sentences with cues.
func (s *survey) claims(c *Candidates, n *names) {
	if !s.english {
		return
	}
	marked := make([]marks, len(s.sentences))
	duties := 0
	for i := range s.sentences {
		marked[i] = s.mark(&s.sentences[i])
		if marked[i].duty != "" {
			duties++
		}
	}
	law := len(c.Voices) == 0 && duties >= 4 && duties*8 >= len(s.sentences)
	for i := range s.sentences {
		in := &s.sentences[i]
		m := marked[i]
		claim := func(cue string) Claim {
			return Claim{Found: s.found(in, m.at, cue), Names: n.in(in)}
		}
		switch {
		case law && (m.duty != "" || m.leave != ""):
			duty := claim(m.ofDuty())
			duty.Timed, duty.Excepted, duty.Allows = m.time != "", m.exception != "", m.duty == ""
			c.Duties = append(c.Duties, duty)
			continue
		case m.proposal != "":
			c.Proposals = append(c.Proposals, claim(m.proposal))
		}
		switch {
		case m.stance != "" && m.hearsay != "":
			c.Stances = append(c.Stances, claim(m.hearsay+" … "+m.stance))
		case m.stance != "":
			c.Stances = append(c.Stances, claim(m.stance))
		case m.hearsay != "":
			c.Stances = append(c.Stances, claim(m.hearsay))
		}
	}
}

// marks are the first cues of each sort in a sentence.
type marks struct {
	proposal, stance, hearsay, duty, leave, time, exception string

	at int // where the first of them begins that is none of time or exception
}

// ofDuty returns the cues of a duty, or of what somebody may do, with those of its time and
// of what lifts it.
func (m *marks) ofDuty() string {
	text := cmp.Or(m.duty, m.leave)
	for _, more := range []string{m.time, m.exception} {
		if more != "" {
			text += " … " + more
		}
	}
	return text
}

// fewestWords is the number of words of the shortest sentence that says something.
const fewestWords = 5

// mark finds the cues of a sentence.
func (s *survey) mark(in *sentence) marks {
	var m marks
	if len(in.tokens) < fewestWords || in.heading || in.citing {
		return m
	}
	text := s.doc.Passages[in.passage].Text
	if strings.HasSuffix(strings.TrimRight(text[in.from:in.to], " ”\""), "?") {
		return m // a question claims nothing
	}
	first := true
	begin := in.tokens[0].low
	if isNumberWord(begin) || len(begin) == 1 { // (3) No keeper may
		begin = in.tokens[1].low
	}
	if begin == "no" && slices.ContainsFunc(in.tokens, func(t token) bool { return t.low == "may" || t.low == "shall" }) {
		m.duty, m.at, first = "no … may", in.from, false // No keeper may sell ducks.
	}
	for i, t := range in.tokens {
		if t.low == "by" && i+1 < len(in.tokens) && m.time == "" {
			if _, _, ok := s.momentAt(text, in, i+1); ok {
				m.time = "by"
			}
		}
		for _, c := range cues()[t.low] {
			if !hasAt(in.tokens, i, c.words) || t.low == "may" && c.sort == ofLeave && isPossibility(in.tokens, i) {
				continue
			}
			if first && c.sort < ofTime {
				m.at, first = t.from, false
			}
			m.add(c)
		}
	}
	return m
}

// notAllowed are verbs that stand behind a may of what is possible.
var notAllowed = newWords("result include have exist differ vary cause lead contain occur seem even well arise mean")

// isPossibility reports whether the may at a token says that something is possible, and not
// that it is allowed: challenges may result in costs, code that may be reused.
func isPossibility(tokens []token, i int) bool {
	within := i > 0 && (tokens[i-1].low == "that" || tokens[i-1].low == "which" || tokens[i-1].low == "who")
	return within || i+1 < len(tokens) && notAllowed.has(tokens[i+1].low)
}

func (m *marks) add(c cue) {
	words := strings.Join(c.words, " ")
	switch c.sort {
	case ofProposal:
		m.proposal = cmp.Or(m.proposal, words)
	case ofStance:
		m.stance = cmp.Or(m.stance, words)
	case ofHearsay:
		m.hearsay = cmp.Or(m.hearsay, words)
	case ofDuty:
		m.duty = cmp.Or(m.duty, words)
	case ofLeave:
		m.leave = cmp.Or(m.leave, words)
	case ofTime:
		m.time = cmp.Or(m.time, words)
	case ofException:
		m.exception = cmp.Or(m.exception, words)
	}
}

// in lists the names of a sentence, those of candidates among the actors.
func (n *names) in(in *sentence) []string {
	var list []string
	seen := map[*name]bool{}
	for _, e := range n.bySentence[in] {
		for e.merged != nil {
			e = e.merged
		}
		if !seen[e] && (e.voice != "" || n.mayAct(e)) {
			seen[e] = true
			best, _ := e.full()
			list = append(list, best)
		}
	}
	return list
}
