package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/history"
)

// This file damages the last lines of a history at every byte.

// lastLines is how many lines are damaged: the last ones, of which one is a question as
// it was worded.
const lastLines = 3

// inserted are the bytes that are put in.
const inserted = " \n\"}{x\x00"

// A sample is a history with what it holds.
type sample struct {
	text    string
	entries []quiz.Entry
	details []quiz.Details // of these
}

// makeSample writes a history of some answers, each to a question of its own.
func makeSample(file string) (s sample, err error) {
	l, err := history.Open(file, 1)
	if err != nil {
		return s, err
	}
	for i := range 6 {
		q := quiz.Question{ID: fmt.Sprintf("course/many/q%d", i), Stem: "Who offered “armed neutrality”?", Kind: quiz.Choice{Options: []quiz.Option{
			{Text: "Kyiv (Київ)", Right: true}, {Text: "Paris {2}"},
		}}}
		if i == 5 {
			q.ID = "course/many/q4" // answered again, so without a line for its words
		}
		words := q.Asked("course/many")
		e := quiz.Entry{At: time.Date(2026, 3, 2, 9, i, 0, 0, time.FixedZone("", 3600)), Review: &quiz.Review{
			Question: q.ID, Outcome: quiz.Right, Grade: quiz.Good, Chance: 0.5, Asked: words.Print(), TextPrint: "t", Wording: &words,
			Took: time.Second, Details: &quiz.Details{Score: 1, Shown: []string{"a", "b"}, Reply: quiz.Reply{Chosen: []string{"a"}}},
		}}
		if _, _, err := l.Append(context.Background(), e); err != nil {
			return s, err
		}
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return s, err
	}
	l, err = history.Open(file, 1)
	if err != nil {
		return s, err
	}
	s.text, s.entries = string(text), l.Entries()
	for _, e := range s.entries {
		d, err := l.Details(e)
		if err != nil {
			return s, err
		}
		s.details = append(s.details, d)
	}
	return s, nil
}

// A damage is what a text became, and which of its bytes are no longer what they were.
type damage struct {
	what     string
	text     string
	from, to int // in the text as it was; what stands outside is whole
}

// damages lists what can happen at one byte of a text.
func damages(text string, at int) (list []damage) {
	for bit := range 8 {
		list = append(list, damage{fmt.Sprintf("bit %d flipped", bit), text[:at] + string([]byte{text[at] ^ 1<<bit}) + text[at+1:], at, at + 1})
	}
	for _, c := range []byte(inserted) {
		list = append(list, damage{fmt.Sprintf("%q put in", c), text[:at] + string([]byte{c}) + text[at:], at, at})
	}
	return append(list,
		damage{"taken out", text[:at] + text[at+1:], at, at + 1},
		damage{"cut off there", text[:at], at, len(text)},
	)
}

// lives reports whether an entry must have outlived a damage: nothing of its line was
// touched. What was put in before its first byte or behind its last one touches the line
// end, which is not the entry's.
func (d *damage) lives(e *quiz.Entry) bool {
	from, to := int(e.Line.From), int(e.Line.From)+e.Line.Size
	if d.from == d.to {
		return d.from <= from || d.from >= to
	}
	return d.to <= from || d.from >= to
}

// damageEveryByte opens each damaged history, repairs it where that is asked for, appends
// an answer, and looks for all answers that were not touched.
func damageEveryByte(b *bench) (string, error) {
	dir, err := b.folder()
	if err != nil {
		return "", err
	}
	s, err := makeSample(filepath.Join(dir, "sample.jsonl"))
	if err != nil {
		return "", err
	}
	lines := strings.SplitAfter(strings.TrimSuffix(s.text, "\n"), "\n")
	start := len(strings.Join(lines[:len(lines)-lastLines], ""))
	cases, repairs, unclear := 0, 0, 0
	var failed error
	for at := start; at < len(s.text); at++ {
		for _, d := range damages(s.text, at) {
			cases++
			repaired, ambiguous, err := s.survives(filepath.Join(dir, fmt.Sprintf("%d.jsonl", cases)), d)
			if repaired {
				repairs++
			}
			unclear += ambiguous
			if err != nil {
				failed = errors.Join(failed, fmt.Errorf("byte %d, %s: %w", at, d.what, err))
			}
		}
	}
	return fmt.Sprintf("%d damages of %d bytes, %d of them repaired, %d times an id became that of another answer",
		cases, len(s.text)-start, repairs, unclear), failed
}

// survives tries one damage.
func (s *sample) survives(file string, d damage) (repaired bool, unclear int, err error) {
	if err := os.WriteFile(file, []byte(d.text), 0o600); err != nil {
		return false, 0, err
	}
	defer func() { // what is left beside it must not slow the next one down
		if beside, err := history.Beside(file); err == nil {
			for _, f := range append(beside, file) {
				os.Remove(f)
			}
		}
	}()
	l, err := history.Open(file, 1)
	if _, bad := errors.AsType[*history.BadLine](err); bad {
		if _, _, err := history.Repair(context.Background(), file); err != nil {
			return false, 0, err
		}
		repaired = true
		l, err = history.Open(file, 1)
	}
	if err != nil {
		return repaired, 0, err
	}
	e := quiz.Entry{At: s.entries[0].At, Skip: "course/many/new"}
	if _, _, err := l.Append(context.Background(), e); err != nil {
		return repaired, 0, err
	}
	if l, err = history.Open(file, 1); err != nil {
		return repaired, 0, err
	}
	have := map[string]quiz.Entry{}
	for _, e := range l.Entries() {
		have[e.ID] = e
	}
	for i := range s.entries {
		e := s.entries[i]
		if !d.lives(&e) {
			continue
		}
		there, ok := have[e.ID]
		place := there.Line
		there.Line = e.Line
		switch {
		case !ok:
			return repaired, unclear, fmt.Errorf("the answer %s is lost", e.ID)
		case !reflect.DeepEqual(without(there), without(e)):
			unclear++ // another line took its id, and which is right cannot be known
			continue
		}
		there.Line = place
		if details, err := l.Details(there); err != nil || !reflect.DeepEqual(details, s.details[i]) || there.Review.Took != e.Review.Took {
			return repaired, unclear, fmt.Errorf("the details of %s are lost: %v", e.ID, err)
		}
	}
	return repaired, unclear, nil
}

// without is an entry without the time that its answer took, which is no part of what a
// replay needs.
func without(e quiz.Entry) quiz.Entry {
	if e.Review != nil {
		r := *e.Review
		r.Took = 0
		e.Review = &r
	}
	return e
}
