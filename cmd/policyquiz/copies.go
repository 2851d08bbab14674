package main

import (
	"context"

	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/history"
	"policyquiz/quiz/study"
)

// This file has the daily copy of a history made.

// A store is the history of a drill. Its copy is made as soon as it can be written, while
// the learner reads the first question.
type store struct {
	*history.Log        // nil if it could not be read; then nothing is written
	day          string // of the copy
}

// Ready does what [history.Log.Ready] does, and begins to make the copy.
func (s store) Ready(ctx context.Context) error {
	err := s.Log.Ready(ctx)
	if err == nil {
		s.KeepCopy(s.day)
	}
	return err
}

// copyDay is the day of a copy that is made now. A study day begins at the rollover hour,
// so a long evening has one copy.
func (p *program) copyDay(s deckfile.Settings) string { return date(study.DayOf(p.now(), s.Rollover)) }

// keepCopy begins to make today's copy of a history, and returns what tells at the end
// that it could not be made.
func (p *program) keepCopy(log *history.Log) (tell func()) {
	settings, err := p.settings()
	if err != nil { // which is told elsewhere
		settings = deckfile.DefaultSettings()
	}
	log.KeepCopy(p.copyDay(settings))
	return func() { p.tellCopy(log) }
}

// tellCopy tells, once, that the copy of a history could not be made.
func (p *program) tellCopy(log *history.Log) {
	if log == nil {
		return
	}
	if err := log.CopyFailed(); err != nil {
		complain(p.env, err)
	}
}
