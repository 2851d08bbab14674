package history

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"policyquiz/quiz"
)

// All details at once are those of each entry.
func TestAllDetails(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	text := headerOf(1) + "\n"
	for i := range 300 {
		e := numbered(randomEntry(rng), "", i+1)
		e.ID = randomName() + "-000001"
		text += lineOf(t, e)
	}
	text += `{"id":"z-1","at":"2026-03-02T09:00:00.123+01:00","n":9999,"review":{"question":"q","outcome":"right","grade":3,"score":7}}` + "\n"
	l := open(t, file(t, text))
	all, err := l.AllDetails()
	if err != nil || len(all) != len(l.Entries()) {
		t.Fatalf("%d details of %d entries, %v", len(all), len(l.Entries()), err)
	}
	for i, e := range l.Entries() {
		want := quiz.Details{}
		if e.Review != nil {
			want, _ = l.Details(e)
		}
		if !reflect.DeepEqual(all[i], want) {
			t.Errorf("entry %s: %+v, want %+v", e.ID, all[i], want)
		}
	}
	if none, err := open(t, t.TempDir()+"/none").AllDetails(); err != nil || len(none) != 0 {
		t.Errorf("without a file: %v, %v", none, err)
	}
}

// The lines of another file are not taken for those of the history.
func TestAllDetailsOfAnotherFile(t *testing.T) {
	path := file(t, headerOf(1)+"\n"+line(t, "a-1", "q")+"\n")
	l := open(t, path)
	write(t, path, strings.Repeat("x", 500))
	if _, err := l.AllDetails(); err == nil {
		t.Error("no error")
	}
}

// The fast way reads what encode writes, and agrees with the slow one wherever it reads
// anything.
func FuzzFastDetails(f *testing.F) {
	e := numbered(reviewOf("c/d/q"), "a-000001", 12)
	e.Review.Details.Shown, e.Review.Details.Reply.Text = []string{"a", "b"}, []string{"Запоріжжя", ""}
	written := trim(lineOf(f, e))
	if _, ok := fastDetails(written, e.ID); !ok {
		f.Fatalf("not read: %s", written)
	}
	f.Add(written)
	f.Add(strings.Replace(written, `"grade"`, `"ms":7,"grade"`, 1))
	f.Add(strings.Replace(written, `"ms":`, `"ms":0`, 1))
	f.Add(strings.Replace(written, `"ms":`, `"ms":1.`, 1))
	f.Add(strings.Replace(written, `}}`, `,"unknown":true}}`, 1))
	f.Fuzz(func(t *testing.T, line string) {
		c, fault := decode(line)
		if fault != nil || c.entry.Review == nil {
			if got, ok := fastDetails(line, c.entry.ID); ok && fault == nil {
				t.Fatalf("%+v of no review", got)
			}
			return
		}
		if got, ok := fastDetails(line, c.entry.ID); ok && !reflect.DeepEqual(got, *c.entry.Review.Details) {
			t.Errorf("%+v, want %+v", got, *c.entry.Review.Details)
		}
	})
}
