package history

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/fsrs"
	"policyquiz/quiz/study"
)

// tenYears writes a history of n reviews of 10,000 questions, in runs of 20, with
// the questions as they were worded.
func tenYears(tb testing.TB, n int) (path string) {
	rng := rand.New(rand.NewPCG(1, 2))
	at := time.Date(2026, 3, 2, 9, 0, 0, 123e6, time.FixedZone("", 3600))
	var b strings.Builder
	b.WriteString(header + "\n")
	asked := map[int]bool{}
	for i := range n {
		question := rng.IntN(10_000)
		at = at.Add(time.Duration(rng.IntN(3_000_000)) * time.Millisecond)
		a := quiz.Question{
			ID:   fmt.Sprintf("armed-neutrality/lawfare-2025-10-21/concept/revealed-preference-%d/meaning", question),
			Stem: fmt.Sprintf("As Lapatina uses it in the Lawfare episode, what does “revealed preference %d” mean?", question),
			Kind: quiz.Choice{Options: []quiz.Option{
				{Text: "what someone's conduct, not their words, shows they want", Entry: "revealed-preference", Right: true},
				{Text: "the power to move others by what one can give or withhold", Entry: "leverage"},
				{Text: "talks that are held to be seen, not to agree", Entry: "performative-diplomacy"},
				{Text: "a promise that is kept because breaking it costs more", Entry: "credible-commitment"},
			}},
		}.Asked("concepts")
		shown := []string{"leverage", "revealed-preference", "credible-commitment", "performative-diplomacy"}
		e := quiz.Entry{
			ID: fmt.Sprintf("k3v7x2m6%04d-%06d", i/20, i%20+1), At: at, N: i + 1,
			Review: &quiz.Review{
				Question: a.Question, Outcome: quiz.Right, Grade: quiz.Good, Chance: 0.25,
				Asked: a.Print(), TextPrint: fmt.Sprintf("%012x", question*104729),
				Took: time.Duration(rng.IntN(30_000)) * time.Millisecond,
				Details: &quiz.Details{
					Score: 1, Shown: shown,
					Reply: quiz.Reply{Chosen: shown[rng.IntN(4):][:1]},
				},
			},
		}
		if !asked[question] {
			asked[question] = true
			line, err := encodeAsked(&a)
			if err != nil {
				tb.Fatal(err)
			}
			b.WriteString(line + "\n")
		}
		line, err := encode(e)
		if err != nil {
			tb.Fatal(err)
		}
		b.WriteString(line + "\n")
	}
	path = filepath.Join(tb.TempDir(), "history.jsonl")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

func BenchmarkOpen100000(b *testing.B) {
	path := tenYears(b, 100_000)
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(info.Size())
	b.ReportAllocs()
	for b.Loop() {
		l, err := Open(path, 7)
		if err != nil || len(l.Entries()) != 100_000 {
			b.Fatal(err, len(l.Entries()))
		}
	}
}

func BenchmarkLine(b *testing.B) {
	text, err := os.ReadFile(tenYears(b, 1))
	if err != nil {
		b.Fatal(err)
	}
	line := strings.Split(string(text), "\n")[2]
	b.Run("decoder", func(b *testing.B) {
		var d decoder
		var c content
		b.ReportAllocs()
		for b.Loop() {
			d.decode([]byte(line), true, &c)
		}
	})
	b.Run("encoding/json", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			decode(line)
		}
	})
}

func BenchmarkAppend(b *testing.B) {
	l, err := Open(tenYears(b, 1000), 7)
	if err != nil {
		b.Fatal(err)
	}
	e := l.Entries()[0]
	for b.Loop() {
		if _, _, err := l.Append(ctx, e); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReplay100000 is the part of BenchmarkStart100000 behind the reading.
func BenchmarkReplay100000(b *testing.B) {
	model, err := fsrs.New(fsrs.Defaults())
	if err != nil {
		b.Fatal(err)
	}
	schedule := study.Schedule{Model: model, Retention: 0.9, Longest: 36500, Rollover: 4}
	l := open(b, tenYears(b, 100_000))
	entries := l.Entries()
	b.ReportAllocs()
	for b.Loop() {
		study.Replay(schedule, study.History{Entries: entries, Now: entries[len(entries)-1].At, Asked: l.Asked})
	}
}

// BenchmarkStart100000 is what a history adds to the start of the program: it is
// read, replayed, and each question's memory is asked for.
func BenchmarkStart100000(b *testing.B) {
	path := tenYears(b, 100_000)
	model, err := fsrs.New(fsrs.Defaults())
	if err != nil {
		b.Fatal(err)
	}
	schedule := study.Schedule{Model: model, Retention: 0.9, Longest: 36500, Rollover: 4}
	b.ReportAllocs()
	for b.Loop() {
		l := open(b, path)
		now := l.Entries()[len(l.Entries())-1].At
		ms := study.Replay(schedule, study.History{Entries: l.Entries(), Now: now, Asked: l.Asked})
		if _, ok := ms.Of("none"); ok {
			b.Fatal("what was never asked is known")
		}
	}
}
