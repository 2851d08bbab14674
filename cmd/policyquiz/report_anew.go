package main

import (
	"slices"

	"policyquiz/quiz"
)

// This file judges answers anew by the course at hand, where something else is right now
// than when they were given. So a wrong key that was mended wrongs nobody.

// A present is a question as the course at hand asks it.
type present struct {
	question quiz.Question
	asked    quiz.Asked
}

// present finds how the course asks a question now; nil if it does not.
func (m *classMaker) present(id string) *present {
	if now, known := m.now[id]; known {
		return now
	}
	m.now[id] = nil
	if ref, asked := m.refs[id]; asked {
		if q, err := m.facts.Question(ref); err == nil {
			m.now[id] = &present{q, q.Asked(ref.Deck)}
		}
	}
	return m.now[id]
}

// isStale reports whether something else is right now than by a key.
func (m *classMaker) isStale(k *keyed, now *present) bool {
	if !k.compared {
		k.compared, k.stale = true, !quiz.SameAnswer(*k.first, now.asked, now.question.Rules)
	}
	return k.stale
}

// judge judges a reply to an earlier version of the question. Ok is false if the reply
// cannot be one to this version: it is of another kind, or has other options or gaps.
func (now *present) judge(then *quiz.Asked, r quiz.Reply) (v quiz.Verdict, ok bool) {
	sameID := func(a, b quiz.AskedItem) bool { return a.ID == b.ID }
	switch {
	case r.Self != 0, then.Kind != now.asked.Kind, !slices.EqualFunc(then.Rows, now.asked.Rows, sameID):
		return v, false
	case then.Kind == (quiz.Order{}).Name() && len(then.Options) != len(now.asked.Options):
		return v, false
	case then.Kind == (quiz.Cloze{}).Name() && len(then.Right) != len(now.asked.Right):
		return v, false
	}
	for _, id := range r.Chosen {
		if !slices.ContainsFunc(now.asked.Options, func(o quiz.AskedItem) bool { return o.ID == id }) {
			return v, false
		}
	}
	return now.question.Judge(r), true
}
