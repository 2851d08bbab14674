package deckfile

import (
	"fmt"
	"maps"
	"testing"
)

// What a question is for is known before it is decoded, however it is written, and is
// the same as in the question itself.
func TestPurpose(t *testing.T) {
	for _, test := range []struct {
		name, written string
		objective     string
		rung          int
	}{
		{"nothing", "", "", 1},
		{"plain", "objective = \"a\"\nrung = 3 # why", "a", 3},
		{"a rung alone", "rung=5", "", 5},
		{"quoted keys", "\"objective\" = 'a'\n'rung' = 4", "a", 4},
		{"keys with escapes", `"\u006fbjective" = "a"` + "\n" + `"run\u0067" = 4`, "a", 4},
		{"a value with escapes", "objective = \"\\u0061\"\nrung = +2", "a", 2},
		{"a long value", "objective = \"\"\"a\"\"\"\nrung = 0x2", "a", 2},
	} {
		d := openWritten(t, fmt.Sprintf("[[question]]\nid = \"q\"\nask = \"Is it?\"\nanswer = true\n%s\n", test.written))
		ref := d.Refs()[0]
		if ref.Objective != test.objective || ref.Rung != test.rung {
			t.Errorf("%s: the ref has objective %q and rung %d", test.name, ref.Objective, ref.Rung)
		}
		q, err := d.catalog.Question(ref)
		if err != nil || q.Objective != test.objective || q.Rung != test.rung {
			t.Errorf("%s: the question has objective %q and rung %d, error %v", test.name, q.Objective, q.Rung, err)
		}
	}
}

// Questions of a draw have its purpose, and so has a set.
func TestPurposeOfDraws(t *testing.T) {
	const draw = "[[draw]]\nfrom = \"concepts\"\nseed = \"talk\"\nobjective = \"a\"\nrung = 4\n"
	for _, more := range []string{"ask = [\"meaning\"]\n", "ask = [\"match\"]\nid = \"terms\"\n"} {
		d := openWritten(t, draw+more)
		for _, ref := range d.Refs() {
			q, err := d.catalog.Question(ref)
			if err != nil || ref.Objective != "a" || ref.Rung != 4 || q.Objective != "a" || q.Rung != 4 {
				t.Errorf("%s: the ref has %q and %d, the question %q and %d, error %v", ref.ID, ref.Objective, ref.Rung, q.Objective, q.Rung, err)
			}
		}
	}
}

func TestExam(t *testing.T) {
	if d := openWritten(t, "[[question]]\nid = \"q\"\nask = \"Is it?\"\nanswer = true\n"); d.Exam || !maps.Equal(d.Objectives, map[string]string{"a": "attribute an offer"}) {
		t.Errorf("exam %v, objectives %v", d.Exam, d.Objectives)
	}
	if d, err := catalog(map[string]string{"decks/x.toml": "title = \"T\"\nuse = \"exam\"\n"}).Deck("x"); err != nil || !d.Exam {
		t.Errorf("no exam: %+v, %v", d, err)
	}
}

// A written deck is one that a test opens, with its catalog.
type writtenDeck struct {
	*Deck
	catalog *Catalog
}

// openWritten opens a deck that lists the objective a, beside the seed of the archives.
func openWritten(t *testing.T, questions string) writtenDeck {
	t.Helper()
	files := baseFiles(t)
	files["decks/x.toml"] = "title = \"T\"\nobjectives = { a = \"attribute an offer\" }\n\n" + questions
	c := catalog(files)
	d, err := c.Deck("x")
	if err != nil {
		t.Fatal(err)
	}
	return writtenDeck{d, c}
}
