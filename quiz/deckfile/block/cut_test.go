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

// TestLimitsOfABlock: what is nested too deep or is too large is not decoded.
func TestLimitsOfABlock(t *testing.T) {
	deep := func(open, inside, end string, n int) string {
		return strings.Repeat(open, n) + inside + strings.Repeat(end, n)
	}
	dotted := func(parts int) string { return strings.Repeat("a.", parts-1) + "a" }
	const tooDeep, tooLarge = "this: nested more than 32 deep", "this: larger than 64 KB"
	large := func(size int) string { return "a = '" + strings.Repeat("x", size-len("a = ''")) + "'" }
	for _, test := range []struct{ name, src, want string }{
		{"lists as deep as may be", "a = " + deep("[", "", "]", maxDepth-1), ""},
		{"and deeper", "a = " + deep("[", "", "]", maxDepth), tooDeep},
		{"tables as deep as may be", "a = " + deep("{b=", "1", "}", maxDepth-1), ""},
		{"and deeper ", "a = " + deep("{b=", "1", "}", maxDepth), tooDeep},
		{"a key of as many parts as may be", dotted(maxDepth) + " = 1", ""},
		{"and of more", dotted(maxDepth+1) + " = 1", tooDeep},
		{"a header of as many parts as may be", "[" + dotted(maxDepth) + "]\nb = 1", ""},
		{"a header of more", "[" + dotted(maxDepth+1) + "]\nb = 1", tooDeep},
		{"a key and lists together", dotted(maxDepth/2) + " = " + deep("[", "", "]", maxDepth/2), ""},
		{"one more", dotted(maxDepth/2) + " = " + deep("[", "", "]", maxDepth/2+1), tooDeep},
		{"a dotted key in a table", "a = {" + dotted(maxDepth-1) + " = 1}", ""},
		{"and a longer one", "a = {" + dotted(maxDepth) + " = 1}", tooDeep},
		{"many lists side by side", "a = [" + strings.Repeat("[[1]], ", 100) + "]", ""},
		{"many keys side by side in a table", "a = {" + strings.Repeat("b.c = 1, ", 1) + "d.e = 1, f.g = 1}", ""},
		{"many fractions side by side", "a = [" + strings.Repeat("1.5, ", 100) + "]", ""},
		{"dots in texts", "a = ['" + strings.Repeat(".", 100) + "']", ""},
		{"brackets in texts", "a = '" + strings.Repeat("[", 100) + "'", ""},
		{"brackets in comments", "a = [ # " + strings.Repeat("[", 100) + "\n1]", ""},
		{"as large as may be", large(maxBlock), ""},
		{"larger", large(maxBlock + 1), tooLarge},
		{"large without its comments", large(maxBlock) + "\n# " + strings.Repeat("x", maxBlock), ""},
		{"large with its header", "[b]\n" + large(maxBlock-2), tooLarge},
		{"as large as may be with its header", "[b]\n" + large(maxBlock-3), ""},
	} {
		got := ""
		for _, p := range faults(test.src) {
			got += p.What
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// TestTooDeepIsNamedByItsLine checks that the line is that of the first statement
// that is too deep.
func TestTooDeepIsNamedByItsLine(t *testing.T) {
	tooDeep := "= " + strings.Repeat("[", 40) + strings.Repeat("]", 40) + "\n"
	found := faults("[b]\na = 1\nc " + tooDeep + "d " + tooDeep)
	if len(found) != 1 || found[0].Pos.Line != 3 {
		t.Errorf("%v", found)
	}
}

func TestSplitKey(t *testing.T) {
	for key, want := range map[string]string{
		"":              "",
		"a":             "a",
		"a.b":           "a|b",
		" a . b ":       "a|b",
		`a."c d".'e.f'`: "a|c d|e.f",
		"a.":            "a",
		".a":            "",
		"a..b":          "a",
		"a b":           "a",
		"a]":            "a",
		"a = 1":         "a",
		`a."b`:          "a",
		`"a"b`:          "a",
		`a#b`:           "a",
	} {
		if got := strings.Join(splitKey(key), "|"); got != want {
			t.Errorf("%q has the parts %q, want %q", key, got, want)
		}
	}
}

// TestNotedKeys says what is known of a question without decoding it.
func TestNotedKeys(t *testing.T) {
	for _, test := range []struct {
		keys   string
		id     string
		about  string
		after  string // ids, or "?" if only decoding tells
		opaque bool
	}{
		{`id = "a"`, "a", "", "", false},
		{`id = 'a'`, "a", "", "", false},
		{`id = " a " # why`, "a", "", "", false},
		{`"id" = "a"`, "a", "", "", false},
		{`'id' = "a"`, "a", "", "", false},
		{`"i\u0064" = "a"`, "", "", "", true},
		{`"id".x = "a"`, "", "", "", false},
		{`id = "a\u0062"`, "", "", "", true},
		{`id = """a"""`, "", "", "", true},
		{`id = ""`, "", "", "", true},
		{`id = 5`, "", "", "", true},
		{`id =`, "", "", "", true},
		{"id = \"a\"\nabout = \"b\"", "a", "b", "", false},
		{"about = '''b'''", "", "", "", true},
		{`after = []`, "", "", "", false},
		{`after = ["a/b"]`, "", "", "a/b", false},
		{`after = ["a/b", 'c/d',]`, "", "", "a/b c/d", false},
		{"after = [ # those\n\"a/b\",\n\"c/d\" # this\n] # all", "", "", "a/b c/d", false},
		{`after = "a/b"`, "", "", "?", false},
		{`after = ["a/b" "c/d"]`, "", "", "?", false},
		{`after = ["a/b", 5]`, "", "", "?", false},
		{`after = ["a\u0062"]`, "", "", "?", false},
		{`after = ["""a"""]`, "", "", "?", false},
		{`after = ["a/b"] x`, "", "", "?", false},
		{`after = ["a/b"`, "", "", "?", false},
		{`after = [,]`, "", "", "?", false},
		{`after =`, "", "", "?", false},
	} {
		b := &Cut("[[question]]\n" + test.keys + "\n")[1]
		ids, ok := b.After()
		after := strings.Join(ids, " ")
		if !ok {
			after = "?"
		}
		if b.Id != test.id || b.About != test.about || b.Opaque != test.opaque || after != test.after {
			t.Errorf("%s: id %q, about %q, after %q, opaque %v", test.keys, b.Id, b.About, after, b.Opaque)
		}
	}
}

// TestBlocksEnd checks which headers begin a block of their own.
func TestBlocksEnd(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"", ":"},
		{"a = 1\n[b]\n", ": b:"},
		{"[[question]]\n[question.source]\n[[question.wrong]]\n[[question]]\n", ": question: question:"},
		{"[question]\n[question.source]\n", ": question: question:source"},
		{"[concept.a]\n[concept.a.x]\n[concept.b]\n", ": concept:a concept:b"},
		{"[concept.a]\n[concept.a]\n", ": concept:a concept:a"},
		{"[concept]\n[concept.a]\n", ": concept: concept:a"},
		{"[[question]]\nx = [\n[1],\n[2]]\n[b]\n", ": question: b:"},
		{"[[question]]\nx = [\n[[draw]]\n", ": question: draw:"},
		{"[[question]]\nx = [\n  [draw.a-b]\n", ": question: draw:a-b"},
		{"[[question]]\nx = [\n[true],\n[nan],\n[inf],\n[false]\n]\n", ": question:"},
		{"[[question]]\nx = [\n[1],\n['draw']\n]\n", ": question:"},
		{"a = \"\"\"\n[b]\n\"\"\"\n[c]\n", ": c:"},
		{"a = '''\n[b]\n'''\n[c]\n", ": c:"},
		{"a = \"\"\"\\\n[b]\\\"\"\"\"\n[c]\n", ": c:"},
		{"a = \"x\n[c]\n", ": c:"},
		{"# [b]\n[c] # [d]\n", ": c:"},
	} {
		var got []string
		joined := ""
		for _, b := range Cut(test.src) {
			got = append(got, b.Table+":"+b.Id)
			joined += b.Raw
			if at := strings.Count(test.src[:len(joined)-len(b.Raw)], "\n") + 1; b.Headed && b.Line != at {
				t.Errorf("%q: %s is said to be on line %d, not %d", test.src, b.Table, b.Line, at)
			}
		}
		if strings.Join(got, " ") != test.want || joined != test.src {
			t.Errorf("%q: %s, want %s", test.src, strings.Join(got, " "), test.want)
		}
	}
}

// TestLineIn names the lines of the elements of a list.
func TestLineIn(t *testing.T) {
	const src = "[[question]]\nid = 'a'\n" + // 1, 2
		"wrong = [ 'a', # one, two\n" + // 3
		"  [1, 2,\n 3], { say = '],' },\n" + // 4, 5
		"  \"\"\"\n,\n\"\"\",\n" + // 6 to 8
		"  'b',\n]\n" + // 9, 10
		"none = 5\nempty = []\n" // 11, 12
	b := &Cut(src)[1]
	for i, want := range []int{3, 4, 5, 6, 9, 3} {
		if got := b.LineIn("wrong", i); got != want {
			t.Errorf("element %d is on line %d, want %d", i, got, want)
		}
	}
	for key, want := range map[string]int{"none": 11, "empty": 12, "absent": 1} {
		if got := b.LineIn(key, 0); got != want {
			t.Errorf("%s is on line %d, want %d", key, got, want)
		}
	}
}
