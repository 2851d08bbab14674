package main

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"path/filepath"
	"testing"

	"policyquiz/quiz/history"
)

const files, each, rounds = 2, 3, 10 // of the decks and the history of the tests

// If the program did not know the questions of the history, the bench would measure
// a history of which nothing counts.
func TestHistoryCounts(t *testing.T) {
	b := bench{filepath.Join(t.TempDir(), "policyquiz"), t.TempDir()}
	build := exec.Command("go", "build", "-o", b.exe, "./cmd/policyquiz")
	build.Dir = filepath.Join("..", "..")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	folder := b.decks("small", files, each)
	long := b.history("long", folder, rounds)

	cmd := exec.Command(b.exe, "due", "--json", "--course", folder, "--state", long)
	cmd.Env = []string{"HOME=" + b.dir}
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil || complaints.Len() > 0 {
		t.Fatalf("%v\n%s", err, complaints.Bytes())
	}
	var agenda struct {
		New   int
		Decks []struct {
			Deck        string
			Due, Unseen int
		}
	}
	if err := json.Unmarshal(out, &agenda); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if len(agenda.Decks) != files || agenda.New != 0 {
		t.Errorf("%d decks with %d new, want %d with none", len(agenda.Decks), agenda.New, files)
	}
	for _, d := range agenda.Decks {
		if d.Due != each || d.Unseen != 0 {
			t.Errorf("deck %s: %d due, %d unseen, want all %d due", d.Deck, d.Due, d.Unseen, each)
		}
	}
}

// A review without its question's text would make the program read the question
// again at each start, as though the deck had been edited. The wording of a question
// with a wrong fingerprint is damaged, and the program makes no use of it.
func TestHistoryIsWhole(t *testing.T) {
	b := bench{dir: t.TempDir()}
	log, err := history.Open(b.history("long", b.decks("small", files, each), rounds), 1)
	if err != nil {
		t.Fatal(err)
	}
	entries := log.Entries()
	if len(entries) != files*each*rounds {
		t.Errorf("%d reviews, want %d", len(entries), files*each*rounds)
	}
	for _, e := range entries {
		a, ok := log.Asked(e.Review.Asked)
		if !ok || a.Question != e.Review.Question || e.Review.TextPrint == "" {
			t.Fatalf("review %+v: its question is %+v", e.Review, a)
		}
		if _, err := log.Details(e); err != nil {
			t.Fatal(err)
		}
	}
}
