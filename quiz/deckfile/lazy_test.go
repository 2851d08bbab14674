package deckfile

import (
	"errors"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
)

// counting counts the bytes that are read of each file, and how often a folder
// is listed.
type counting struct {
	fs.FS
	read map[string]int
}

// counted guards what is counted: several files may be read at once.
var counted sync.Mutex

func (c counting) add(name string, n int) {
	counted.Lock()
	defer counted.Unlock()
	c.read[name] += n
}

func (c counting) Open(name string) (fs.File, error) {
	f, err := c.FS.Open(name)
	if dir, ok := f.(fs.ReadDirFile); ok && name == "." {
		c.add(name, 1)
		return dir, err
	}
	if err == nil {
		f = countingFile{f, c, name}
	}
	return f, err
}

type countingFile struct {
	fs.File
	counting
	name string
}

func (f countingFile) Stat() (fs.FileInfo, error) { return f.File.Stat() }

func (f countingFile) Read(b []byte) (int, error) {
	n, err := f.File.Read(b)
	f.add(f.name, n)
	return n, err
}

func baseFiles(t *testing.T) map[string]string {
	t.Helper()
	base, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range base.Files {
		files[f.Name] = string(f.Data)
	}
	return files
}

// TestLazy checks that to drill one deck reads that deck and what it is made
// from, and no more than the beginning of any other file.
func TestLazy(t *testing.T) {
	files := baseFiles(t)
	large := strings.Repeat("# a comment\n", 10_000)
	files["decks/drawn.toml"] = "title = 'Drawn'\n[[draw]]\nfrom = 'concepts'\nseed = 'talk'\n[[draw]]\nfrom = 'proposals'\nseed = 'talk'\nask = ['fate']\n"
	files["decks/written.toml"] = "title = 'Written'\n[[question]]\nid = 'a'\nask = 'So?'\nanswer = true\nsource = { seed = 'talk', at = 1 }\n"
	files["decks/typed.toml"] = "title = 'Typed'\n[[question]]\nid = 'a'\nask = 'What?'\naccept = ['leverage']\nsource = { seed = 'talk', at = 1 }\n"
	files["decks/bare.toml"] = "title = 'Bare'\n[[question]]\nid = 'a'\nask = 'What?'\naccept = ['leverage']\nabout = 'talk/concept/leverage'\n"
	files["decks/large.toml"] = "title = 'Large'\n[[question]]\nid = 'a'\nask = 'So?'\nanswer = true\n" + large
	files["seeds/other.toml"] = strings.Replace(talk, "A talk", "Another", 1) + large
	files["seeds/broken.toml"] = "[document]\n[concept.x]\nterm = 4\n" + large

	const begin = 4 << 10 // bytes, enough to tell that a file is not wanted
	shared := []string{"seeds/actors.toml", "seeds/issues.toml"}
	tests := []struct {
		deck   string
		whole  []string
		others int // bytes that may be read of each of the others
	}{
		{"drawn", []string{"decks/drawn.toml", "seeds/talk.toml"}, 0},
		{"written", []string{"decks/written.toml", "seeds/talk.toml"}, 0},
		{"typed", append(shared, "decks/typed.toml", "seeds/talk.toml"), begin},
		{"bare", []string{"decks/bare.toml"}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.deck, func(t *testing.T) {
			var folders []Folder
			read := map[string]map[string]int{}
			for _, name := range []string{"seeds", "decks"} {
				in := fstest.MapFS{}
				for path, text := range files {
					if file, ok := strings.CutPrefix(path, name+"/"); ok {
						in[file] = &fstest.MapFile{Data: []byte(text)}
					}
				}
				read[name] = map[string]int{}
				folders = append(folders, Folder{FS: counting{in, read[name]}, Name: name})
			}
			refs := ask(t, []string{tt.deck}, folders...)
			if len(refs) == 0 {
				t.Fatal("nothing is asked")
			}
			for folder, names := range read {
				for name, n := range names {
					path := folder + "/" + name
					most := min(len(files[path]), tt.others)
					if slices.Contains(tt.whole, path) {
						most += len(files[path])
					}
					if name == "." {
						most = 1
					}
					if n > most {
						t.Errorf("%d of %s were read, %d would do", n, path, most)
					}
				}
			}
		})
	}
}

// TestOnce checks that nothing is read twice, however much is asked for.
func TestOnce(t *testing.T) {
	files := baseFiles(t)
	in := fstest.MapFS{}
	for path, text := range files {
		in[strings.TrimPrefix(path, "seeds/")] = &fstest.MapFile{Data: []byte(text)}
	}
	in["x.toml"] = &fstest.MapFile{Data: []byte(spoilt(strings.Replace(sound, "talk", "nowhere", 1)))}
	read := map[string]int{}
	c := Open(Folder{FS: counting{in, read}})
	for range 3 {
		c.Check()
		_, _ = c.DeckIDs()
		_, _ = c.Deck("x")
		_, _ = c.Deck("nowhere")
	}
	for name, n := range read {
		most := 1 // listing
		if f := in[name]; f != nil {
			most = len(f.Data)
		}
		if n > most {
			t.Errorf("%d of %s were read, %d would do", n, name, most)
		}
	}
}

// TestSameAfterCheck checks that a question is the same whatever was read
// before it.
func TestSameAfterCheck(t *testing.T) {
	files := baseFiles(t)
	files["decks/x.toml"] = "title = 'X'\n[[draw]]\nfrom = 'concepts'\nseed = 'talk'\n[[draw]]\nfrom = 'proposals'\nseed = 'talk'\n" +
		"[[question]]\nid = 'a'\nask = 'What?'\naccept = ['leverage']\nsource = { seed = 'talk', at = 1 }\n"
	for name, open := range map[string]func() *Catalog{
		"base":    func() *Catalog { return catalog(files) },
		"shipped": func() *Catalog { return Open(shipped()...) },
	} {
		checked := open()
		checked.Check()
		ids, err := checked.DeckIDs()
		if err != nil || len(ids) == 0 {
			t.Fatal(name, ids, err)
		}
		for _, id := range ids {
			d, _ := checked.Deck(id)
			for _, ref := range d.Refs() {
				fresh := open()
				if _, err := fresh.Deck(id); err != nil && name == "base" {
					t.Fatal(err)
				}
				got, gotErr := fresh.Question(ref)
				want, wantErr := checked.Question(ref)
				for _, q := range []*quiz.Question{&got, &want} {
					q.Rules.Known, q.Rules.Answers = nil, nil // functions cannot be compared
				}
				if !reflect.DeepEqual(got, want) || (gotErr == nil) != (wantErr == nil) {
					t.Errorf("%s: %+v, %v\nafter Check it is %+v, %v", ref.ID, got, gotErr, want, wantErr)
				}
				if d2, _ := fresh.Deck(id); !reflect.DeepEqual(d2.Refs(), d.Refs()) {
					t.Errorf("%s: other refs after Check", id)
				}
			}
		}
	}
}

// TestRefs checks the ids and families by which questions are known.
func TestRefs(t *testing.T) {
	files := baseFiles(t)
	files["decks/x.toml"] = `title = "X"
[[question]]
"id" = "quoted"
ask = "So?"
answer = true
[[draw]]
from = "concepts"
seed = "talk"
only = ["red-line"]
[[question]]
ask = "So?"
answer = true
about = "talk/concept/leverage"
id = 'late'
[question.source]
id = "not this"
[[draw]]
from = "proposals"
seed = "talk"
only = ["swap", "truce"]
ask = ["fate", "who"]
[[draw]]
from = "concepts"
seed = "talk"
ask = ["meaning"]
`
	c := catalog(files)
	d, err := c.Deck("x")
	if err != nil {
		t.Fatal(err)
	}
	want := []quiz.Ref{
		{ID: "x/quoted", Family: "x/quoted"},
		{ID: "talk/concept/red-line/meaning", Family: "talk/concept/red-line"},
		{ID: "talk/concept/red-line/term", Family: "talk/concept/red-line"},
		{ID: "x/late", Family: "talk/concept/leverage"},
		{ID: "talk/proposal/swap/fate", Family: "talk/proposal/swap"},
		{ID: "talk/proposal/swap/who", Family: "talk/proposal/swap"},
		{ID: "talk/proposal/truce/fate", Family: "talk/proposal/truce"},
		{ID: "talk/proposal/truce/who", Family: "talk/proposal/truce"},
		{ID: "talk/concept/leverage/meaning", Family: "talk/concept/leverage"},
		{ID: "talk/concept/tripwire/meaning", Family: "talk/concept/tripwire"}, // not what is unasked, nor red-line again
	}
	for i := range want {
		want[i].Deck, want[i].Item, want[i].Rung = "x", i, 1
	}
	if got := d.Refs(); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

// TestUnusualKeys checks that a deck is planned by what its text means, however
// it is written, and that what is written as usual is not decoded for it.
func TestUnusualKeys(t *testing.T) {
	tests := []struct {
		name, keys string
		about      string
		after      []string
		decoded    bool
	}{
		{"usual", "id = 'a'\nabout = \"talk/concept/leverage\"\nafter = [\"x/b\", 'x/c']", "talk/concept/leverage", []string{"x/b", "x/c"}, false},
		{"none", "id = 'a'", "x/a", nil, false},
		{"spaces and comments", "id=' a' # [\nabout=' y ' # 'z'\nafter=[ # one\n ' x/b' , # two ]\n\t'x/c',\n] # three", "y", []string{"x/b", "x/c"}, false},
		{"quoted keys", "\"id\" = 'a'\n'about' = 'y'\n \"after\" = ['x/b']", "y", []string{"x/b"}, false},
		{"an empty list", "id = 'a'\nafter = []", "x/a", []string{}, false},
		{"escaped keys", "\"\\u0069d\" = 'a'\n\"abou\\u0074\" = 'y'\n\"\\u0061fter\" = ['x/b']", "y", []string{"x/b"}, true},
		{"long texts", "id = \"\"\"a\"\"\"\nabout = \"\"\"\n y\"\"\"\nafter = ['''x/b''', \"x/c\"]", "y", []string{"x/b", "x/c"}, true},
		{"an escape in about", "id = 'a'\nabout = \"\\u0079\"", "y", nil, true},
		{"an escape in after", "id = 'a'\nafter = [\"x/\\u0062\", 'x/\\']", "x/a", []string{"x/b", "x/\\"}, true},
		{"a backslash in after", "id = 'a'\nafter = ['x\\b']", "x/a", []string{"x\\b"}, true},
		{"a text for after", "id = 'a'\nafter = 'x/b'", "x/a", nil, true},
		{"a number in after", "id = 'a'\nafter = ['x/b', 2]", "x/a", nil, true},
		{"an empty text in after", "id = 'a'\nafter = ['x/b', '']", "x/a", nil, true},
		{"dotted", "id = 'a'\nabout.it = 'y'\n'after'.all = ['x/b']", "x/a", nil, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			src := "title = 'X'\n[[question]]\n" + tt.keys + "\nask = 'So?'\nanswer = true\n"
			c := Open(Folder{FS: fstest.MapFS{"x.toml": {Data: []byte(src)}}})
			before := block.Worked()
			d, err := c.Deck("x")
			done := block.Worked().Since(before)
			want := quiz.Ref{ID: "x/a", Deck: "x", Family: tt.about, Rung: 1, After: tt.after}
			if err != nil || len(d.Refs()) != 1 || !reflect.DeepEqual(d.Refs()[0], want) {
				t.Errorf("got %+v, %v\nwant %+v", d.Refs(), err, want)
			}
			if head := len("title = 'X'\n"); done.Decoded > head != tt.decoded {
				t.Errorf("%d bytes were decoded", done.Decoded)
			}
		})
	}
}

// TestForeignRefs checks that a ref of another catalog names nothing.
func TestForeignRefs(t *testing.T) {
	files := baseFiles(t)
	files["decks/x.toml"] = spoilt(sound)
	c := catalog(files)
	d, err := c.Deck("x")
	if err != nil {
		t.Fatal(err)
	}
	good := d.Refs()[1]
	for _, r := range []quiz.Ref{{}, {ID: "y/first", Deck: "y"}, {ID: "x/first", Deck: "x", Item: 1}, {ID: "x/first", Deck: "x", Item: 3}, {ID: "x/first", Deck: "x", Item: -1}} {
		var unknown *UnknownError
		if _, err := c.Question(r); !errors.As(err, &unknown) || unknown.Hint() == "" {
			t.Errorf("%+v: %v", r, err)
		}
		if text := c.Text(r); text != "" {
			t.Errorf("%+v has the text %q", r, text)
		}
	}
	if _, err := c.Question(good); err != nil || c.Text(good) == "" {
		t.Error(err, c.Text(good))
	}
}

// TestSharedBehindComments checks that actors of a file of their own are found,
// however much stands before the first of them, and that the rest of a file that
// has none is not read.
func TestSharedBehindComments(t *testing.T) {
	const actor = "[actor.zed]\nname = 'Zed'\nkind = 'person'\n"
	for _, before := range []int{0, 10, 4085, 4090, 4091, 4096, 4097, 8185, 8192, 100_000} {
		comment := "#" + strings.Repeat(" ", before) + "\n"
		files := fstest.MapFS{
			"talk.toml":  {Data: []byte(talk)},
			"zed.toml":   {Data: []byte(comment + actor)},
			"other.toml": {Data: []byte("title = 'x'\n" + comment + "[[question]]\n" + strings.Repeat(comment, 10))},
		}
		read := map[string]int{}
		c := Open(Folder{FS: counting{files, read}})
		if a, err := c.Actor("talk", "zed"); err != nil || a.Name != "Zed" {
			t.Errorf("behind %d bytes: %v", before, err)
		}
		if most := 4096 + 2*len(comment); read["other.toml"] > most {
			t.Errorf("behind %d bytes: %d were read", before, read["other.toml"])
		}
	}
}
