package history

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"policyquiz/quiz"
)

// writeHistory writes a text to a file and returns its path.
func writeHistory(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "h.jsonl")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// What is received is what a log has: the same entries, details and words.
func TestReceiveIsOpen(t *testing.T) {
	t.Parallel()
	for name, path := range map[string]string{
		"every kind of line":    writeHistory(t, strings.Join(everyKind(t), "")),
		"many answers":          tenYears(t, 300),
		"with space and breaks": writeHistory(t, strings.ReplaceAll(strings.ReplaceAll(strings.Join(everyKind(t), ""), `,"n":`, `, "n": `), "\n", "\r\n")),
		"one thing said twice":  writeHistory(t, strings.Replace(strings.Join(everyKind(t), ""), `}}`, `,"exam":true,"outcome":"partly"}}`, 1)),
	} {
		got, err := new(Receiver).Receive(path)
		if err != nil {
			t.Fatal(err)
		}
		l, err := Open(path, 0)
		if err != nil {
			t.Fatal(err)
		}
		want := l.Entries()
		if len(got.Entries) != len(want) {
			t.Fatalf("%s: %d entries, want %d", name, len(got.Entries), len(want))
		}
		for i, e := range got.Entries {
			if e.Review != nil {
				sameAnswers(t, got, l, e, want[i])
				review := *e.Review
				review.Details = nil
				e.Review = &review
			}
			if !reflect.DeepEqual(e, want[i]) {
				t.Errorf("%s: %+v, want %+v", name, e, want[i])
			}
		}
	}
}

// sameAnswers compares the details and the words of a review with those of a log.
func sameAnswers(t *testing.T, got *Received, l *Log, e, want quiz.Entry) {
	t.Helper()
	if d, err := l.Details(want); !reflect.DeepEqual(*e.Review.Details, d) {
		t.Errorf("%s: details %+v, want %+v, %v", e.ID, *e.Review.Details, d, err)
	}
	a, ok := l.Asked(e.Review.Asked)
	if words := got.Asked(e.Review.Asked); ok != (words != nil) || ok && words.Print() != a.Print() {
		t.Errorf("%s: words %+v, want %+v", e.ID, words, a)
	}
}

// Whatever one damaged byte does, what is received is what the slow way reads, and what
// that cannot read is reported.
func TestReceiveAgreesWithDecode(t *testing.T) {
	t.Parallel()
	text := strings.Join(everyKind(t), "")
	for i := range len(text) {
		for _, bit := range []byte{1, 4, 32, 128} {
			damaged := text[:i] + string([]byte{text[i] ^ bit}) + text[i+1:]
			r, found, err := checkText("h", damaged, new(words))
			if err != nil {
				t.Fatalf("%q: %v", damaged, err)
			}
			if !decodes(damaged) && r.Sound() {
				t.Fatalf("%q is sound", damaged)
			}
			for _, e := range r.Entries {
				if e.Review == nil || e.Review.Details == nil {
					continue
				}
				c, fault := decode(lineIn(damaged, e.Line))
				c.entry.Line = e.Line
				if fault != nil || !reflect.DeepEqual(c.entry, e) {
					t.Fatalf("%q: %+v of %+v, want %+v, %v", damaged, e, *e.Review, c.entry, fault)
				}
			}
			for _, a := range found.asked {
				if a.words != nil && a.words.Print() != a.print {
					t.Fatalf("%q: %+v under the fingerprint %s", damaged, a.words, a.print)
				}
			}
		}
	}
}

// decodes reports whether each line of a text can be read, or is of an unknown kind.
func decodes(text string) bool {
	for line := range strings.Lines(text) {
		if _, fault := decode(line); fault != nil && fault.kind == "" {
			return false
		}
	}
	return true
}

// A file that was cut short anywhere gives what stands before the cut, and says that it
// was cut.
func TestReceiveCutShort(t *testing.T) {
	t.Parallel()
	text := strings.Join(everyKind(t), "")
	for i := 1; i < len(text); i++ {
		r, _, err := checkText("h", text[:i], new(words))
		whole := strings.LastIndexByte(text[:i], '\n') + 1
		if err != nil {
			if whole > 0 {
				t.Fatalf("%q: %v", text[:i], err)
			}
			continue
		}
		before, _, err := checkText("h", text[:whole], nil)
		ended := decodes(text[whole:i]) // nothing is missing but the line end
		if err != nil && whole > 0 || ended == (r.Torn != nil) || r.Torn != nil && len(r.Entries) != len(before.Entries) {
			t.Fatalf("%q: %d entries, want %d; torn %v, %v", text[:i], len(r.Entries), len(before.Entries), r.Torn, err)
		}
	}
}

// The words of a question are read once, whoever hands them in.
func TestReceiverReadsWordsOnce(t *testing.T) {
	t.Parallel()
	path := tenYears(t, 100)
	var receiver Receiver
	one, err := receiver.Receive(path)
	if err != nil {
		t.Fatal(err)
	}
	two, err := receiver.Receive(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range one.Entries {
		if a, b := one.Asked(e.Review.Asked), two.Asked(e.Review.Asked); a == nil || a != b {
			t.Fatalf("%s was read twice: %p, %p", e.Review.Asked, a, b)
		}
	}
}

// What an answer costs to read is bounded: it is read once, and without encoding/json.
func TestReceiveCost(t *testing.T) {
	path := tenYears(t, 1000)
	var receiver Receiver
	perAnswer := testing.AllocsPerRun(3, func() {
		if _, err := receiver.Receive(path); err != nil {
			t.Fatal(err)
		}
	}) / 1000
	if perAnswer > 12 {
		t.Errorf("%.1f allocations for an answer and its question, want at most 12", perAnswer)
	}
}
