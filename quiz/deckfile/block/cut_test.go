package block

import (
	"strings"
	"testing"
	"testing/iotest"
)

// TestQuotesBeforeTheEnd checks that up to two quotes may stand before the three
// that close a long text: else the next would open another text, and what comes
// behind it would be in it.
func TestQuotesBeforeTheEnd(t *testing.T) {
	for _, quote := range []string{`"`, "'"} {
		for n := range 3 {
			src := "a = [" + strings.Repeat(quote, 3) + "x" + strings.Repeat(quote, 3+n) + ", '[', \"[\"]\n[b1]\n"
			if blocks := Cut(src); len(blocks) != 2 || blocks[1].Table != "b1" {
				t.Errorf("%s has %d blocks", src, len(blocks))
			}
		}
	}
}

func TestFirstTable(t *testing.T) {
	for _, before := range []string{"", "a = 1\n", "a = \"\"\"\n[no]\n\"\"\"\n", "a = [\n[1],\n[2]]\n", "# [no]\n"} {
		for _, n := range []int{0, 1, 4080, 4094, 4095, 4096, 8190, 20_000} {
			src := before + "#" + strings.Repeat("x", n) + "\n"
			if got := FirstTable(iotest.OneByteReader(strings.NewReader(src))); got != "" {
				t.Errorf("%q... has the table %q", before, got)
			}
			for _, header := range []string{"[actor.zed]", "[actor.zed]\n", "[[actor]]\n[no]"} {
				if got := FirstTable(iotest.HalfReader(strings.NewReader(src + header))); got != "actor" {
					t.Errorf("%q... and %d bytes, then %q: %q", before, n, header, got)
				}
			}
		}
	}
	if got := FirstTable(iotest.ErrReader(iotest.ErrTimeout)); got != "" {
		t.Errorf("%q", got)
	}
}

// TestLinesAreWalkedOnce checks that the lines of a block are worked out once,
// however many are asked for.
func TestLinesAreWalkedOnce(t *testing.T) {
	src := "[[question]]\nid = 'a'\nafter = [\n" + strings.Repeat("'x',\n", 1000) + "]\n" + strings.Repeat("[[question.wrong]]\nsay = 'x'\n", 1000)
	b := &Cut(src)[1]
	before := Worked()
	for i := range 1000 {
		if got := b.LineIn("after", i); got != 4+i {
			t.Fatalf("element %d is on line %d", i, got)
		}
		if got := b.LineIn("wrong", i, "say"); got != 1006+2*i {
			t.Fatalf("say of table %d is on line %d", i, got)
		}
		if got := b.LineIn("wrong", i, "because"); got != 1005+2*i {
			t.Fatalf("table %d is on line %d", i, got)
		}
		if got := b.LineOf("wrong", "say"); got != 1006 {
			t.Fatalf("say is on line %d", got)
		}
	}
	if w := Worked().Since(before); w.Scanned > 2*len(src) {
		t.Errorf("%d bytes of %d were scanned", w.Scanned, len(src))
	}
	for want, got := range map[int]int{1: b.LineOf("nothing"), 3: b.LineOf("after", "x"), 1004: b.LineIn("after", 1000)} {
		if want == 1004 {
			want = 3 // behind the last element, the list
		}
		if got != want {
			t.Errorf("line %d, not %d", got, want)
		}
	}
}

// TestNamesAreComparedSoOften checks that a great many unknown names do not cost
// as many comparisons each.
func TestNamesAreComparedSoOften(t *testing.T) {
	known := make([]string, 1000)
	for i := range known {
		known[i] = strings.Repeat("x", 3+i)
	}
	names := NewNames(known)
	before := Worked()
	for i := range 1000 {
		hint := names.Hint("xx")
		if want := i < mostHints; want != strings.HasPrefix(hint, "did you mean xxx or ") {
			t.Fatalf("hint %d is %q", i, hint)
		}
	}
	if w := Worked().Since(before); w.Compared != mostHints*len(known) {
		t.Errorf("%d names were compared", w.Compared)
	}
}
