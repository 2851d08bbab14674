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
)

// tenYears writes a history of n reviews of 10,000 questions, in runs of 20.
func tenYears(tb testing.TB, n int) (path string) {
	rng := rand.New(rand.NewPCG(1, 2))
	at := time.Date(2026, 3, 2, 9, 0, 0, 123e6, time.FixedZone("", 3600))
	var b strings.Builder
	b.WriteString(header + "\n")
	for i := range n {
		question := rng.IntN(10_000)
		at = at.Add(time.Duration(rng.IntN(3_000_000)) * time.Millisecond)
		e := quiz.Entry{
			ID: fmt.Sprintf("k3v7x2m6%04d-%06d", i/20, i%20+1), At: at,
			Review: &quiz.Review{
				Question: fmt.Sprintf("lawfare-2025-10-21/concept/revealed-preference-%d/meaning", question),
				Outcome:  quiz.Right, Score: 1, Grade: quiz.Good, Chance: 0.25,
				Reply:    quiz.Reply{Picks: []int{rng.IntN(4)}},
				Took:     time.Duration(rng.IntN(30_000)) * time.Millisecond,
				KeyPrint: fmt.Sprintf("%016x", question*7919), TextPrint: fmt.Sprintf("%016x", question*104729),
			},
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
		l, err := Open(path)
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
	line := strings.Split(string(text), "\n")[1]
	b.Run("decoder", func(b *testing.B) {
		var d decoder
		b.ReportAllocs()
		for b.Loop() {
			d.decode(line)
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
	l, err := Open(tenYears(b, 1000))
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
