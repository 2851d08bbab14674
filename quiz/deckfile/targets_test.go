package deckfile

import (
	"fmt"
	"io/fs"
	"testing"
	"testing/fstest"
)

func TestUnusableNames(t *testing.T) {
	for name, want := range map[string]string{
		"deck.toml":    "",
		"a-2.toml":     "",
		"de\xffk.toml": "its name is not UTF-8",
		".deck.toml":   "a name that begins with a dot is a hidden file's",
		`d\eck.toml`:   "its name has a backslash",
		"deck.TOML":    "its name does not end in .toml, in lower case",
		"deck":         "its name does not end in .toml, in lower case",
	} {
		if why, hint := unusable(name); why != want || (hint == "") != (why == "") {
			t.Errorf("%q: %q, hint %q", name, why, hint)
		}
	}
}

// TestPassedOver says of what stands in a folder beside decks whether an author
// is told of it.
func TestPassedOver(t *testing.T) {
	many := func(n int) []string {
		var names []string
		for i := range n {
			names = append(names, fmt.Sprintf("sub/%04d.txt", i))
		}
		return append(names, "sub/deck.toml")
	}
	const (
		notRead = "was not read: "
		passed  = "was passed over: "
		ending  = "its name does not end in .toml, in lower case"
	)
	inside := func(name string) string {
		return passed + "folders within a folder are not looked into, and " + name + " is in this one"
	}
	for _, test := range []struct {
		name  string
		files []string // of which the first element of the path is looked at
		want  string
	}{
		{"another file", []string{"notes.txt"}, ""},
		{"a hidden file", []string{".notes"}, ""},
		{"a hidden deck", []string{".deck.toml"}, passed + "a name that begins with a dot is a hidden file's"},
		{"a deck of another name", []string{"de\xffk.toml"}, notRead + "its name is not UTF-8"},
		{"a deck with another ending", []string{"deck.toml.txt"}, passed + ending},
		{"a deck with a slip in its ending", []string{"deck.tolm"}, passed + ending},
		{"a copy of an editor", []string{"deck.toml~"}, ""},
		{"a lock of an editor", []string{"#deck.toml#"}, ""},
		{"an old copy", []string{"deck.toml.bak"}, ""},
		{"a swap file", []string{"deck.toml.swp"}, ""},
		{"a folder called like a deck", []string{"deck.toml/x"}, notRead + "it is a folder"},
		{"a folder with a deck", []string{"sub/deck.toml"}, inside(`"mine/sub/deck.toml"`)},
		{"a folder with a deck far below", []string{"sub/a/b.txt", "sub/c/deck.toml"}, inside(`"mine/sub/c/deck.toml"`)},
		{"a folder with a deck in a hidden one", []string{"sub/.git/deck.toml"}, ""},
		{"a hidden folder", []string{".git/deck.toml"}, ""},
		{"a folder with a hidden deck", []string{"sub/.deck.toml"}, ""},
		{"a folder without a deck", []string{"sub/deck.txt"}, ""},
		{"a folder with a deck that is the last looked at", many(mostLooked - 2), inside(`"mine/sub/deck.toml"`)},
		{"a folder with a deck behind those", many(mostLooked - 1), ""},
	} {
		files := fstest.MapFS{}
		for _, f := range test.files {
			files[f] = &fstest.MapFile{}
		}
		listed, err := fs.ReadDir(files, ".")
		if err != nil || len(listed) != 1 {
			t.Fatal(test.name, listed, err)
		}
		got := ""
		if p := passedOver(Folder{FS: files, Name: "mine"}, listed[0]); p != nil {
			got = p.What
			if p.Hint == "" {
				t.Errorf("%s: no hint", test.name)
			}
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestPlainName(t *testing.T) {
	for name, want := range map[string]string{
		"deck.toml.txt": "deck.toml", "Deck.TOML": "deck.toml", "deck.tolm": "deck.toml", "deck.tml": "deck.toml",
	} {
		if got := plainName(name); got != want {
			t.Errorf("%s would be %s", name, got)
		}
	}
}

// TestCheckOf: no name stands in a command in which a shell would read it in its own
// way.
func TestCheckOf(t *testing.T) {
	const other = "give its name to policyquiz check"
	for folder, want := range map[string]string{
		"decks/week-1": "policyquiz check decks/week-1",
		"Übung_2.a":    "policyquiz check Übung_2.a",
		"$(id)":        other,
		"two words":    other,
		"a;b":          other,
		"~":            other,
		"-x":           other,
	} {
		if got := checkOf(folder); got != want {
			t.Errorf("%q: %s, want %s", folder, got, want)
		}
	}
}
