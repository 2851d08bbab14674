package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"policyquiz/quiz"
)

func TestMissing(t *testing.T) {
	const line = `{"id":"a-1","at":"2026-03-02T09:00:00.000Z","n":1,"review":{"question":"course/many/q7","asked":"a","outcome":"right","grade":3}}`
	for _, tt := range []struct {
		text    string
		answers string
		want    string
	}{
		{line + "\n", "7 right", ""},
		{line + "\n", "7 wrong", "7 wrong"},
		{line + "\n", "7 right;7 right", "7 right"},
		{line + "\n" + line, "7 right;7 right", ""},
		{line[:len(line)-1] + "\n", "7 right", "7 right"},
		{"", "7 right", "7 right"},
		{line, "", ""},
	} {
		file := filepath.Join(t.TempDir(), "h")
		if err := os.WriteFile(file, []byte(tt.text), 0o600); err != nil {
			t.Fatal(err)
		}
		answers := strings.Split(tt.answers, ";")
		if tt.answers == "" {
			answers = nil
		}
		if lost, err := missing(file, answers); err != nil || strings.Join(lost, ";") != tt.want {
			t.Errorf("%q of %q: %v, %v", tt.answers, tt.text, lost, err)
		}
	}
}

func TestAcknowledged(t *testing.T) {
	r := result{out: "1 of 3, new\n\nQuestion 7?\n\nRight.\nThe answer: yes\n\nQuestion 12?\n\nWrong.\nQuestion 7?\n"}
	if got := r.acknowledged(); !slices.Equal(got, []string{"7 right", "12 wrong"}) {
		t.Errorf("got %v", got)
	}
}

// What must live is every entry of whose line no byte is touched, and no other.
func TestLives(t *testing.T) {
	text := "aaaa\nbbbb\n"
	a, b := quiz.Entry{Line: quiz.Stretch{From: 0, Size: 4}}, quiz.Entry{Line: quiz.Stretch{From: 5, Size: 4}}
	for at := range text {
		for _, d := range damages(text, at) {
			if d.text == text {
				t.Errorf("byte %d, %s: nothing is damaged", at, d.what)
			}
			if d.lives(&a) && !strings.Contains(d.text, "aaaa") || d.lives(&b) && !strings.Contains(d.text, "bbbb") {
				t.Errorf("byte %d, %s: %q lost what it is said to keep", at, d.what, d.text)
			}
			if at == 4 && d.what != "cut off there" && (!d.lives(&a) || !d.lives(&b)) {
				t.Errorf("%s at the line end touches a line", d.what)
			}
		}
	}
}

// A sample that is not damaged is found whole; one that lacks an answer is not.
func TestSurvives(t *testing.T) {
	dir := t.TempDir()
	s, err := makeSample(filepath.Join(dir, "sample"))
	if err != nil {
		t.Fatal(err)
	}
	whole := damage{text: s.text, from: len(s.text), to: len(s.text)}
	if repaired, _, err := s.survives(filepath.Join(dir, "a"), whole); repaired || err != nil {
		t.Error(repaired, err)
	}
	lines := strings.SplitAfter(s.text, "\n")
	whole.text = strings.Join(lines[:len(lines)-2], "")
	if _, _, err := s.survives(filepath.Join(dir, "b"), whole); err == nil {
		t.Error("a lost answer was not missed")
	}
	whole.text = strings.Replace(s.text, `"ms":1000`, `"ms":1001`, 1)
	if _, _, err := s.survives(filepath.Join(dir, "c"), whole); err == nil {
		t.Error("changed details were not missed")
	}
}
