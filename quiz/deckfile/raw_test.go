package deckfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"policyquiz/quiz/deckfile/block"
)

// one is a deck of three questions, the second of which is spoilt by %s.
const one = `title = "A deck"

[[question]]
id = "first"
ask = "So it is."
answer = true
source = { seed = "talk", at = 1 }

[[question]]
id = "second"
%s

[[question]]
id = "third"
ask = "So it is."
answer = true
source = { seed = "talk", at = 1 }
`

// spoilt is line 11 of a deck in which all else is sound.
func spoilt(text string) string { return fmt.Sprintf(one, text) }

const sound = `ask = "So it is."
answer = true
source = { seed = "talk", at = 1 }`

const talk = `[document]
title = "A talk"
paragraphs = 40
`

// TestCheckBytes holds what cannot stand in an archive, or not legibly.
func TestCheckBytes(t *testing.T) {
	const deepHint = "\n\thint: keep tables and lists flat\n"
	tests := []struct{ name, deck, want string }{
		{"sound", spoilt(sound), ""},
		{"CRLF", strings.ReplaceAll(spoilt(sound), "\n", "\r\n"), ""},
		{"BOM", "\ufeff" + spoilt(sound), ""},
		{"no newline at the end", strings.TrimSpace(spoilt(sound)), ""},
		{
			"CRLF keeps lines", strings.ReplaceAll(spoilt(sound+"\ncolour = \"\"\"\na\n\"\"\"\nsize = 1"), "\n", "\r\n"),
			`x.toml:14: question "second": unknown key "colour"` + "\n\thint: there are: about, after, answer, ask, background, id, objective, rev, rung, source, waive, was, why\n" +
				`x.toml:17: question "second": unknown key "size"` + "\n\thint: there are: about, after, answer, ask, background, id, objective, rev, rung, source, waive, was, why\n",
		},
		{
			"a BOM is no line and no key", "\ufefftitel = 1\n" + spoilt(sound),
			`x.toml:1: this deck: unknown key "titel"` + "\n\thint: did you mean title?\n",
		},
		{
			"invalid UTF-8", spoilt(sound + "\nwhy = \"caf\xe9\""),
			`x.toml:14: question "second": "café" is not UTF-8 (byte 0xe9)` + "\n\thint: save the file as UTF-8, which editors offer when they save\n",
		},
		{
			"UTF-16", "\xff\xfet\x00i\x00t\x00l\x00e\x00=\x00'\x00x\x00'\x00",
			"x.toml:1: the file is in UTF-16, not in UTF-8\n\thint: save the file as UTF-8, which editors offer when they save\n",
		},
		{
			"a control character", spoilt(sound + "\nwhy = \"a\x1b[2Jb\""),
			"x.toml:14: question \"second\": it has the invisible character U+001B\n\thint: take it out, and save the file as plain text\n",
		},
		{
			"lines ended by CR alone", strings.ReplaceAll(spoilt(sound), "\n", "\r"),
			"x.toml:1: the lines end in CR alone, as they did on old Macs\n\thint: save the file with the line ends of Unix or Windows (LF or CRLF), which editors offer when they save\n",
		},
		{
			"an escaped control character", spoilt("ask = \"\"\"So it\nis\\u0007.\"\"\"\nanswer = true\nsource = { seed = \"talk\", at = 1 }"),
			"x.toml:11: warning: question \"second\": ask has the invisible character U+0007\n\thint: take it out; learners would not see it\n",
		},
		{
			"a turned direction, in a list", spoilt("ask = \"Which?\"\nanswer = \"a\"\nsource = { seed = \"talk\", at = 1 }\nwrong = [\n \"b\",\n { say = \"c\", because = \"\u202ed\" },\n]"),
			"x.toml:16: warning: question \"second\": wrong has the invisible character U+202E\n\thint: take it out; learners would not see it\n",
		},
		{"lines and tabs are no such thing", spoilt("ask = \"\"\"So\tit\nis.\"\"\"\nanswer = true\nsource = { seed = \"talk\", at = 1 }"), ""},
		{"as deep as may be", spoilt(sound + "\nwhy = 'x' # " + strings.Repeat("[", 99)), ""},
		{
			"deep lists", spoilt(sound + "\nwrong = " + strings.Repeat("[", 33) + strings.Repeat("]", 33)),
			`x.toml:14: question "second": nested more than 32 deep` + deepHint,
		},
		{
			"deep tables", spoilt(sound + "\nwrong = " + strings.Repeat("{a=", 33) + "1" + strings.Repeat("}", 33)),
			`x.toml:14: question "second": nested more than 32 deep` + deepHint,
		},
		{
			"very deep, never closed", spoilt(sound + "\nwrong = " + strings.Repeat("[", 100_000)),
			`x.toml:14: question "second": nested more than 32 deep` + deepHint,
		},
		{
			"a deep key", spoilt(sound + "\n" + strings.Repeat("a.", 100_000) + "a = 1"),
			`x.toml:14: question "second": nested more than 32 deep` + deepHint,
		},
		{
			"a deep key in a table", spoilt(sound + "\nwrong = [{ say = \"b\" }, {" + strings.Repeat("a.", 100_000) + "a = 1}]"),
			`x.toml:14: question "second": nested more than 32 deep` + deepHint,
		},
		{
			"deep only taken together", spoilt(sound + "\nwrong = " + strings.Repeat("[", 13) + "{ a.b.c.d.e.f = { g.h.i.j.k.l = { m.n.o.p.q.r.s = 1 } } }" + strings.Repeat("]", 13)),
			`x.toml:14: question "second": nested more than 32 deep` + deepHint,
		},
		{
			"a deep header", spoilt(sound + "\n[question.a" + strings.Repeat(".a", 100_000) + "]"),
			`x.toml:14: question "second": nested more than 32 deep` + deepHint,
		},
		{"many numbers are not deep", spoilt(sound) + "\n[[question]]\nid = 'n'\nask = 'In which order?'\norder = ['1', '2']\nsource = { seed = 'talk', at = [" + strings.Repeat("1, ", 99) + "] }", ""},
		{
			"a large question", spoilt(sound + "\nwhy = '''" + strings.Repeat("word \n", 20_000) + "'''"),
			"x.toml:9: question \"second\": larger than 64 KB\n\thint: part it into several\n",
		},
		{"a large comment", spoilt(sound + strings.Repeat("\n# word", 20_000)), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := Open(Folder{FS: fstest.MapFS{"x.toml": {Data: []byte(tt.deck)}, "talk.toml": {Data: []byte(talk)}}})
			before := block.Worked()
			problems := c.Check().Sorted()
			done, most := block.Worked().Since(before), 200+2*len(tt.deck)
			if strings.Contains(tt.want, "nested more") || strings.Contains(tt.want, "larger than") {
				most = 2_000 // the decoder would take minutes
			}
			if done.Decoded > most || done.Scanned > 200+4*len(tt.deck) {
				t.Errorf("%d bytes cost %+v", len(tt.deck), done)
			}
			saneProblems(t, problems, map[string]string{"x.toml": tt.deck})
			if got := listed(problems); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// TestUnreadable checks files that are no decks whatever is in them.
func TestUnreadable(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("talk.toml", talk)
	write("good.toml", spoilt(sound))
	write(".hidden.toml", "not looked at")
	write("notes.txt", "not looked at")
	write("huge.toml", strings.Repeat("#", block.MaxSize+1))
	write("secret.toml", spoilt(sound))
	for _, name := range []string{"folder.toml", "target"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	symlink(t, "target", filepath.Join(dir, "link.toml"))
	symlink(t, "nowhere", filepath.Join(dir, "dangling.toml"))
	sys := refusing{os.DirFS(dir), "secret.toml"}

	c := Open(Folder{FS: sys, Name: "mine"}, Folder{FS: os.DirFS(filepath.Join(dir, "nowhere")), Name: "nowhere"},
		Folder{FS: refusing{fstest.MapFS{}, "."}, Name: "closed"})
	want := `closed: reading folder closed: permission denied
	hint: mend the folder's permissions
mine/.hidden.toml: warning: was passed over: a name that begins with a dot is a hidden file's
	hint: rename it: lower-case letters, digits and hyphens, and .toml behind them
mine/folder.toml: was not read: it is a folder
	hint: rename it, or name it by itself: policyquiz check mine/folder.toml
mine/huge.toml: was not read: it is larger than 16 MB
	hint: mend the file or take it away
mine/link.toml: was not read: it is no regular file
	hint: mend the file or take it away
mine/secret.toml: was not read: permission denied
	hint: mend the file or take it away
`
	if got := listed(c.Check().Sorted()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	ids, err := c.DeckIDs()
	if err == nil || !strings.Contains(err.Error(), "closed") {
		t.Errorf("DeckIDs does not name the folder that cannot be read: %v", err)
	}
	if got := fmt.Sprint(ids); got != "[good huge link secret]" {
		t.Errorf("decks: %s", got)
	}
	for _, id := range ids {
		d, err := c.Deck(id)
		if broken := id != "good"; d == nil || (err != nil) != broken {
			t.Errorf("deck %s: %v, %v", id, d, err)
		}
	}
	if _, err := c.Deck("folder"); err == nil {
		t.Error("a folder is a deck")
	}
}

// refusing is a file system in which one name may not be opened.
type refusing struct {
	fs.FS
	name string
}

func (r refusing) Open(name string) (fs.File, error) {
	if name == r.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return r.FS.Open(name)
}

// TestUnknownDeck checks that names lead nowhere but into the folders.
func TestUnknownDeck(t *testing.T) {
	files := fstest.MapFS{
		"week-1.toml": {Data: []byte(spoilt(sound))}, "Week 2.toml": {Data: []byte(spoilt(sound))},
		"in/side.toml": {Data: []byte(spoilt(sound))}, ".dot.toml": {Data: []byte(spoilt(sound))}, "talk.toml": {Data: []byte(talk)},
	}
	c := Open(Folder{FS: files})
	for _, id := range []string{"", ".", "..", "../week-1", "in/side", `in\side`, ".dot", "/week-1", "talk", "week-2", "week-1.toml", "a\x00b"} {
		d, err := c.Deck(id)
		var unknown *UnknownError
		if d != nil || !errors.As(err, &unknown) {
			t.Errorf("deck %q: %v, %v", id, d, err)
			continue
		}
		if unknown.Kind != "deck" || unknown.ID != id || unknown.Hint() == "" {
			t.Errorf("deck %q: %+v", id, unknown)
		}
	}
	// A file that is listed is found by what it is listed as, and says why it
	// cannot be used.
	d, err := c.Deck("Week 2")
	if d == nil || err == nil || !strings.Contains(err.Error(), "cannot be used as an id") {
		t.Errorf("%v, %v", d, err)
	}
}

// symlink makes a link, or skips the test. There are systems that make none and
// say that they did.
func symlink(t *testing.T, target, link string) {
	t.Helper()
	err := os.Symlink(target, link)
	if err == nil {
		_, err = os.Lstat(link)
	}
	if err != nil {
		t.Skip(err)
	}
}
