package history

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"policyquiz/quiz"
)

// repaired returns text as Repair would leave it, and whether there was
// anything to repair.
func repaired(tb testing.TB, text string) (after string, changed bool) {
	tb.Helper()
	parts, err := unreadable(text)
	if err != nil {
		tb.Fatalf("%q cannot be repaired: %v", text, err)
	}
	bytes := []byte(text)
	for _, p := range parts {
		if p.to == len(text) {
			bytes = bytes[:p.from]
			break
		}
		copy(bytes[p.from:p.to], strings.Repeat(" ", p.to-p.from))
	}
	return string(bytes), len(parts) > 0
}

// readable returns the entries of text, which must have no bad line.
func readable(tb testing.TB, text string) *seen {
	tb.Helper()
	all, bad := seenIn(text, false)
	if len(bad) > 0 {
		tb.Fatalf("%q has bad lines: %v", text, bad)
	}
	return &all
}

// All four kinds of entries, with a header.
func everyKind(tb testing.TB) (lines []string) {
	lines = []string{header + "\n"}
	for i, e := range []quiz.Entry{
		reviewOf("q1"), {Amend: &quiz.Amend{Of: "a-1", Grade: quiz.Easy}}, {Skip: "q2"}, {Undo: "a-1"}, reviewOf("q3"),
	} {
		e = numbered(e, "a-"+string(rune('1'+i)), i+1)
		e.At = monday
		s, err := encode(e)
		if err != nil {
			tb.Fatal(err)
		}
		lines = append(lines, s+"\n")
	}
	return lines
}

// One damaged bit, wherever it is, never locks a history: it can be read, or
// repaired and then read, and no other line is lost by it.
func TestOneDamagedBit(t *testing.T) {
	lines := everyKind(t)
	text := strings.Join(lines, "")
	sound := readable(t, text).entries
	unknown := 0
	for i, number := 0, 0; i < len(text); i++ {
		for bit := range 8 {
			damaged := text[:i] + string([]byte{text[i] ^ 1<<bit}) + text[i+1:]
			if _, bad := seenIn(damaged, false); len(bad) > 0 && hintOf(&bad[0]) == "" {
				t.Errorf("%q: no hint for %v", damaged, bad[0])
			}
			after, _ := repaired(t, damaged)
			left := readable(t, after)
			for n, e := range sound {
				if n+1 == number && text[i] != '\n' { // the header is line 0
					continue
				}
				if slices.ContainsFunc(left.entries, func(have quiz.Entry) bool { return have.ID == e.ID && !reflect.DeepEqual(have, e) }) {
					continue // a damaged id became this one, so which is right cannot be known
				}
				if !slices.ContainsFunc(left.entries, func(have quiz.Entry) bool { return reflect.DeepEqual(have, e) }) {
					t.Fatalf("bit %d of byte %d (%q) costs entry %d", bit, i, text[i], n+1)
				}
			}
			unknown += len(left.unknown)
		}
		if text[i] == '\n' {
			number++
		}
	}
	if want := 8 * len("reviewamendskipundoreview") * 3 / 4; unknown < want {
		t.Errorf("%d damages of a kind's name were met, want %d at least", unknown, want)
	}
}

// The same on disk, for the words that once locked a history for good.
func TestDamagedKind(t *testing.T) {
	for _, flipped := range []string{"rdview", "amefd", "ulfo", "scip"} {
		kind := map[string]string{"rdview": "review", "amefd": "amend", "ulfo": "undo", "scip": "skip"}[flipped]
		text := strings.Join(everyKind(t), "")
		at := strings.LastIndex(text, `"`+kind+`"`)
		text = text[:at] + `"` + flipped + `"` + text[at+len(kind)+2:]
		path := file(t, text)
		l := open(t, path)
		number := strings.Count(text[:at], "\n") + 1
		if got := l.Unknown(); !slices.Equal(got, []UnknownLine{{number, flipped}}) || len(l.Entries()) != 4 {
			t.Errorf("%s: unknown %v, %d entries", flipped, got, len(l.Entries()))
		}
		add(t, l, reviewOf("mine"))
		if got := open(t, path).Unknown(); len(got) != 1 || !strings.HasPrefix(read(t, path), text) {
			t.Errorf("%s: after an append, unknown %v", flipped, got)
		}
		appendTo(t, path, `{"id":"b-1","at":"2026-03-02T09:00:00Z","n":1,"later":1}`+"\n")
		add(t, l, reviewOf("mine"))
		if got := l.Unknown(); len(got) != 2 || got[1] != (UnknownLine{8, "later"}) {
			t.Errorf("%s: after another window, unknown %v", flipped, got)
		}
		if aside, lines, err := Repair(ctx, path); aside != "" || lines != nil || err != nil {
			t.Errorf("%s: repair moved %v: %v", flipped, lines, err)
		}
	}
}

// Lines of other programs can look like entries of an unknown kind. A file of
// nothing else is no history.
func TestUnknownKindsAloneAreNoHistory(t *testing.T) {
	log := `{"id":"1","at":"2026-03-02T09:00:00Z","n":1,"message":"started"}` + "\n"
	path := file(t, log+log)
	_, err := Open(path, 7)
	wantBad(t, err, 1, "no line of this file")
	if _, _, err := Repair(ctx, path); err == nil || read(t, path) != log+log {
		t.Errorf("it was repaired: %v", err)
	}
	wantQuestions(t, file(t, log+header+"\n"+log+line(t, "a-1", "q1")), "q1")
}

// What is no entry by itself does not become one because it is in a line that
// is none.
func TestNothingIsTakenOutOfAValue(t *testing.T) {
	for _, text := range []string{
		`{"at":"2026-03-02T09:00:00Z","later":{"id":"z-1","at":"2026-03-02T09:00:00Z","n":1,"skip":"q"}}`,
		`[{"id":"z-1","at":"2026-03-02T09:00:00Z","n":1,"skip":"q"}]`,
	} {
		after, changed := repaired(t, header+"\n"+text+"\n")
		if got := readable(t, after).entries; !changed || len(got) > 0 {
			t.Errorf("%s: repaired %v, entries %v", text, changed, got)
		}
	}
	_, err := Open(file(t, header+"\n"+line(t, "a-1", "q1")+`{"x":1}`), 7) // whole, so not cut short
	wantBad(t, err, 3, notOurs)
}

// The hint names the file, which may not be the learner's usual one.
func TestRepairHint(t *testing.T) {
	for path, want := range map[string]string{
		"/home/anna/history.jsonl": "policyquiz history repair --state /home/anna/history.jsonl moves",
		`C:\Users\anna\my-1.jsonl`: `policyquiz history repair --state C:\Users\anna\my-1.jsonl moves`,
		"Library/My Files/h.jsonl": `policyquiz history repair --state "Library/My Files/h.jsonl" moves`,
		"анна/history.jsonl":       "policyquiz history repair --state анна/history.jsonl moves",
		"a(1).jsonl":               `policyquiz history repair --state "a(1).jsonl" moves`,
	} {
		if got := (&BadLine{Path: path}).Hint(); !strings.HasPrefix(got, want) {
			t.Errorf("hint %q, want %q", got, want)
		}
	}
	_, err := Open(file(t, `{"policyquiz":"history","version":3}`), 7)
	if hint := hintOf(err); !strings.Contains(hint, "update") || strings.Contains(hint, "repair") {
		t.Errorf("hint %q", hint) // there is nothing that a repair could leave
	}
}

// A damaged version number does not lock a history either.
func TestDamagedVersion(t *testing.T) {
	text := strings.Replace(header, "2", "9", 1) + "\n" + line(t, "a-1", "q1")
	path := file(t, text)
	_, err := Open(path, 7)
	wantBad(t, err, 1, "version 9")
	if hint := hintOf(err); !strings.Contains(hint, "update") || !strings.Contains(hint, "history repair --state "+path) {
		t.Errorf("hint %q", hint)
	}
	aside, lines, err := Repair(ctx, path)
	if err != nil || !slices.Equal(lines, []int{1}) {
		t.Fatal(lines, err)
	}
	checkRepair(t, text, path, aside)
	add(t, open(t, path), reviewOf("q2"))
	wantQuestions(t, path, "q1 q2")
}

// Line ends can be lost, or become something else, or something that was cut
// short can stand before an entry. No entry is lost by it.
func TestGluedLines(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 1))
	for range 2000 {
		var text strings.Builder
		var want []quiz.Entry
		var lines []string
		spaceOnly := true
		for n := range 1 + rng.IntN(6) {
			if rng.IntN(3) == 0 || n == 0 {
				text.WriteString(header)
				glue, harmless := randomGlue(t, rng)
				text.WriteString(glue)
				spaceOnly = spaceOnly && harmless
			}
			e := randomEntry(rng)
			e.ID = "a-" + string(rune('1'+n))
			s, err := encode(e)
			if err != nil {
				t.Fatal(err)
			}
			c, fault := decodeBy(new(decoder), s, false)
			if fault != nil {
				t.Fatal(fault)
			}
			want, lines = append(want, c.entry), append(lines, s)
			glue, harmless := randomGlue(t, rng)
			text.WriteString(s + glue)
			spaceOnly = spaceOnly && harmless
		}
		after, changed := repaired(t, text.String())
		got := readable(t, after).entries
		for i := range min(len(got), len(want)) {
			if lineIn(after, got[i].Line) != lines[i] {
				t.Fatalf("%q: entry %d stands at %v", after, i, got[i].Line)
			}
			want[i].Line = got[i].Line
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%q\ngot  %v\nwant %v", text.String(), got, want)
		}
		if changed == spaceOnly {
			t.Fatalf("%q was repaired: %v", text.String(), changed)
		}
	}
}

// randomGlue returns what may stand in the place of a line end, and whether it
// can be read as it is.
func randomGlue(tb testing.TB, rng *rand.Rand) (glue string, harmless bool) {
	cut := line(tb, "z-9", "cut")
	switch rng.IntN(8) {
	case 0:
		return string([]byte{'\n' ^ 1<<rng.IntN(8)}), false
	case 1:
		return cut[:1+rng.IntN(len(cut)-3)], false // without its last bracket
	case 2:
		return "garbage", false
	case 3:
		return strings.Repeat("\x00", 1+rng.IntN(50)), false
	default:
		return []string{"", " ", "\t\r", "\r\n", byteOrder}[rng.IntN(5)], true
	}
}

// The glue that a damaged bit leaves, on disk: {...}*{...} and so on.
func TestGluedLinesOnDisk(t *testing.T) {
	a, b, c := line(t, "a-1", "q1"), line(t, "a-2", "q2"), line(t, "a-3", "q3")
	bare := func(s string) string { return strings.TrimSuffix(s, "\n") }
	cut := line(t, "a-8", "cut among the details")
	cut = cut[:len(cut)-20]
	formatted := strings.ReplaceAll(bare(b), ":{", ": { ")
	formatted = "{ " + formatted[1:]
	for _, tt := range []struct{ text, moved string }{
		{header + bare(a) + bare(b) + c, ""},
		{header + "\n" + bare(a) + bare(b) + bare(c), ""},
		{header + "\n" + bare(a) + byteOrder + header + "\n" + b + c, ""}, // put together by cat, where the first had no last line end
		{header + "\n" + bare(a) + "*" + b + c, "*\n"},
		{header + "\n" + a + c[:40] + b + c, c[:40] + "\n"},
		{header + "\n" + a + cut + b + c, cut + "\n"},
		{header + "\n" + bare(a) + "x" + bare(b) + c[:9] + c, "x\n" + c[:9] + "\n"},
		{header + "\n" + a + bare(b) + strings.Replace(a, "q1", "other", 1) + c, strings.Replace(a, "q1", "other", 1)},
		{header + "\n" + bare(a) + `{"x":1}*` + b + c, `{"x":1}*` + "\n"},
		{header + "\n" + bare(a) + "*" + formatted + "\n" + c, "*\n"},
		{header + "\n" + bare(a) + "*" + `{"id":"a-9","at":"2026-03-02T09:00:00Z","n":1,"later":1}` + b + c, "*\n"}, // what is unknown stays
	} {
		path := file(t, tt.text)
		if _, err := Open(path, 7); (err == nil) != (tt.moved == "") {
			t.Errorf("%q: read with error %v", tt.text, err)
		}
		aside, lines, err := Repair(ctx, path)
		if err != nil || (aside == "") != (tt.moved == "") || len(slices.Compact(slices.Clone(lines))) != len(lines) {
			t.Fatalf("%q: %v %v", tt.text, lines, err)
		}
		if aside != "" {
			checkRepair(t, tt.text, path, aside)
			if read(t, aside) != tt.moved {
				t.Errorf("%q: moved %q, want %q", tt.text, read(t, aside), tt.moved)
			}
		}
		add(t, open(t, path), reviewOf("q4"))
		wantQuestions(t, path, "q1 q2 q3 q4")
	}

	// What is glued to a good line and cut short is kept aside by itself.
	path := file(t, header+"\n"+bare(a)+c[:40])
	l := open(t, path)
	if torn, seen := l.Torn(); !seen || torn != (Torn{Line: 2, Bytes: c[:40]}) {
		t.Errorf("torn is %+v", torn)
	}
	add(t, l, reviewOf("q2"))
	wantQuestions(t, path, "q1 q2")
}

// A line that is nothing but the beginnings of objects takes work that grows
// with its length, not faster. JSON is read into memory, so memory tells how much
// of it was read.
func TestHostileLines(t *testing.T) {
	for _, unit := range []string{"{", `{"a":`, `{"id":"`, `{"id":"",`, `{"id":"","a":`, `{"policyquiz":"`, "{}", "[", `"`, "0 ", "{}x", "x{", "\x00"} {
		work := func(size int) uint64 {
			text := strings.Repeat(unit, size/len(unit))
			after, _ := repaired(t, header+"\n"+text+"\n"+line(t, "a-1", "q1"))
			if got := questions(readable(t, after).entries); got != "q1" {
				t.Errorf("behind %q... stands %q", unit, got)
			}
			n := 0
			var before, now runtime.MemStats
			runtime.ReadMemStats(&before)
			for piece := range pieces(text) {
				n += len(piece)
			}
			runtime.ReadMemStats(&now)
			if n != len(text) {
				t.Errorf("the pieces of %q... have %d bytes, want %d", unit, n, len(text))
			}
			return now.TotalAlloc - before.TotalAlloc
		}
		if once, fourTimes := work(1<<14), work(1<<16); fourTimes > 6*once+1<<16 {
			t.Errorf("%q...: four times the text takes %d bytes, not %d", unit, fourTimes, once)
		}
	}
}

// A history that an editor or a shell has saved as UTF-16 is not taken for a
// broken one, and not torn apart.
func TestUTF16(t *testing.T) {
	text := header + "\r\n" + line(t, "a-1", "Київ")
	for _, mark := range []string{"", "\ufeff"} {
		for _, little := range []int{0, 1} {
			var wide []byte
			for _, u := range utf16.Encode([]rune(mark + text)) {
				pair := [2]byte{byte(u >> 8), byte(u)}
				wide = append(wide, pair[little], pair[1-little])
			}
			path := file(t, text)
			l := open(t, path)
			write(t, path, string(wide))
			for verb, do := range map[string]func() error{
				"Open":   func() error { _, err := Open(path, 7); return err },
				"Append": func() error { _, _, err := l.Append(ctx, reviewOf("q2")); return err },
				"Repair": func() error { _, _, err := Repair(ctx, path); return err },
			} {
				if err := do(); err == nil || !strings.Contains(err.Error(), "UTF-16") || !strings.Contains(hintOf(err), "save it as UTF-8") {
					t.Errorf("%s: %v", verb, err)
				}
			}
			if files, err := filepath.Glob(path + "*"); err != nil || len(files) != 1 || read(t, path) != string(wide) {
				t.Errorf("something was changed: %v, %v", files, err)
			}
		}
	}
	for _, other := range []string{"", "{", "\x00\x00\x00\x00", "\x00\x00\x00{", "PK\x03\x04"} {
		if isUTF16(other) {
			t.Errorf("%q passes for UTF-16", other)
		}
	}
}

// A repair that fails leaves the file as it was, and nothing beside it; one that
// fails later leaves a copy, and can be repeated.
func TestRepairThatFails(t *testing.T) {
	text := header + "\n" + line(t, "a-1", "q1") + "garbage\n" + line(t, "a-2", "q2") + `{"id":`
	path := file(t, text)
	parts, err := unreadable(text)
	if err != nil || len(parts) != 2 {
		t.Fatal(parts, err)
	}
	h, err := hold(ctx, path, os.O_RDWR, lockWait)
	if err != nil {
		t.Fatal(err)
	}
	h.disk = failing(0, 2)
	if err := blank(h, parts, int64(len(text))); err == nil {
		t.Error("no error")
	}
	h.release()
	wantQuestions(t, path, "q1 q2")
	if _, lines, err := Repair(ctx, path); err != nil || !slices.Equal(lines, []int{5}) {
		t.Errorf("%v, %v", lines, err)
	}
	wantQuestions(t, path, "q1 q2")
}
