package history

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// found writes what a check finds in a text: lines, reviews, questions, then what is
// wrong with each line.
func found(tb testing.TB, text string) string {
	tb.Helper()
	r, err := Check(file(tb, text))
	if err != nil {
		tb.Fatal(err)
	}
	s := fmt.Sprintf("%d/%d/%d/%d", r.Lines, len(r.Entries), r.Reviews, r.Questions)
	for _, b := range r.Bad {
		s += fmt.Sprintf("; %d: %s", b.Line, b.Why)
	}
	for _, u := range r.Unknown {
		s += fmt.Sprintf("; %d: unknown %s", u.Line, u.Kind)
	}
	for _, n := range r.Wordless {
		s += fmt.Sprintf("; %d: no words", n)
	}
	for _, n := range r.Twofold {
		s += fmt.Sprintf("; %d: twofold", n)
	}
	if r.Torn != nil {
		s += fmt.Sprintf("; %d: torn", r.Torn.Line)
	}
	return s
}

func TestCheck(t *testing.T) {
	asked := func(question string) (print, line string) {
		e := worded(question, "What?")
		line, err := encodeAsked(e.Review.Wording)
		if err != nil {
			t.Fatal(err)
		}
		return e.Review.Asked, line + "\n"
	}
	print, words := asked("q1")
	review := func(id, question string) string {
		return strings.Replace(line(t, id, question), `"asked":"a1"`, `"asked":"`+print+`"`, 1)
	}
	one := review("a-1", "q1")
	for _, tt := range []struct{ name, text, want string }{
		{"empty", "", "0/0/0/0"},
		{"sound", header + "\n" + words + one, "3/1/1/1"},
		{"no last line end", header + "\n" + words + strings.TrimSuffix(one, "\n"), "3/1/1/1"},
		{"the words stand behind", header + "\n" + one + words, "3/1/1/1"},
		{"a line twice", header + "\n" + words + one + one, "4/1/1/1"},
		{"no words", header + "\n" + one + review("a-2", "q2"), "3/2/2/2; 2: no words; 3: no words"},
		{"damaged words", header + "\n" + strings.Replace(words, "Bonn", "Bonk", 1) + one,
			"3/1/1/1; 2: a question whose words do not have the fingerprint " + print + "; 3: no words"},
		{"garbage", header + "\ngarbage\n" + words + one, "4/1/1/1; 2: no JSON: invalid character 'g' looking for beginning of value"},
		{"damaged details", header + "\n" + words + one + strings.Replace(review("a-2", "q2"), `"score":1`, `"score":7`, 1),
			"4/1/1/1; 4: a score outside 0 to 1"},
		{"one thing twice", header + "\n" + words + strings.Replace(one, `"score":1`, `"score":1,"grade":1`, 1),
			"3/1/1/1; 3: twofold"},
		{"another entry of one id", header + "\n" + words + one + review("a-1", "q2"), "4/1/1/1; 4: another entry has its id, a-1"},
		{"unknown", header + "\n" + words + one + `{"id":"a-2","at":"2026-03-02T09:00:00Z","n":1,"later":1}` + "\n", "4/1/1/1; 4: unknown later"},
		{"torn", header + "\n" + words + one + `{"id":"a-2`, "4/1/1/1; 4: torn"},
		{"glued", header + "\n" + words + strings.TrimSuffix(one, "\n") + "*" + review("a-2", "q2"), "3/2/2/2; 3: no JSON: invalid character '*' looking for beginning of value"},
	} {
		got := found(t, tt.text)
		if got != tt.want {
			t.Errorf("%s: got  %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

func TestCheckOfWhatIsNone(t *testing.T) {
	for name, path := range map[string]string{
		"a letter": file(t, "dear diary"), "an old one": file(t, `{"policyquiz":"history","version":1}`+"\n"),
		"a folder": t.TempDir(), "nothing": filepath.Join(t.TempDir(), "h"), "no name": "", "UTF-16": file(t, "\xff\xfe{\x00"),
	} {
		if r, err := Check(path); err == nil || hintOf(err) == "" || r.Lines != 0 {
			t.Errorf("%s: %+v, %v", name, r, err)
		}
	}
	if _, err := Check(filepath.Join(t.TempDir(), "h")); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

// A history that a check calls sound is one that a repair leaves alone, and the other way
// round: whatever one damaged byte does, what is reported can be set aside.
func TestCheckAgreesWithRepair(t *testing.T) {
	text := strings.Join(everyKind(t), "")
	for i := range len(text) {
		for _, bit := range []byte{1, 4, 32, 128} {
			damaged := text[:i] + string([]byte{text[i] ^ bit}) + text[i+1:]
			r, _, err := checkText("h", damaged, nil)
			if err != nil {
				t.Fatalf("%q: %v", damaged, err)
			}
			_, changed := repaired(t, damaged)
			if changed == r.Sound() {
				t.Fatalf("%q: repaired %v, bad %v, torn %v", damaged, changed, r.Bad, r.Torn)
			}
		}
	}
}
