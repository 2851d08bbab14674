package history

import (
	"reflect"
	"strings"
	"testing"
)

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

// Whoever reads the details of a long history in its order reads the file once, in large
// pieces.
func TestWorkOfDetails(t *testing.T) {
	const reviews, window = 2000, 64 << 10
	l := open(t, tenYears(t, reviews))
	for _, e := range l.Entries() {
		if _, err := l.Details(e); err != nil {
			t.Fatal(err)
		}
	}
	if most := int(l.size/window) + 1; l.reopened > most || l.reopened < most/2 || most < 5 {
		t.Errorf("the file was opened %d times for %d bytes, want %d at most", l.reopened, l.size, most)
	}
}
