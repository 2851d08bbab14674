package deckfile

import (
	"strings"
	"testing"

	"policyquiz/quiz/deckfile/block"
)

// TestWasInProse: blocks that only speak of what was are not taken apart. A course
// of many questions would start much later.
func TestWasInProse(t *testing.T) {
	question := "\n[[question]]\nid = 'q'\nask = 'Was it what it was = no? What \"was\"?'\nanswer = true\n"
	prose := strings.ReplaceAll(question, "= no", "")
	for _, test := range []struct {
		text  string
		apart bool
	}{{prose, false}, {question, true}} {
		f := &file{kind: deckFile, blocks: block.Cut("title = 'T'\n" + strings.Repeat(test.text, 50))}
		var found []rename
		n := testing.AllocsPerRun(1, func() { found = f.renames() })
		if len(found) > 0 || (n > 0) != test.apart {
			t.Errorf("%q: %v, with %v pieces of memory", test.text, found, n)
		}
	}
}

func TestMayGive(t *testing.T) {
	for text, want := range map[string]bool{
		"":                           false,
		"was":                        false,
		"it was so":                  false,
		"was = ['a']":                true,
		"was=['a']":                  true,
		"was\t = ['a']":              true,
		`"was" = ['a']`:              true,
		`'was'= ['a']`:               true,
		"why = 'was'\nwas = ['a']":   true,
		"why = 'was'\nask = 'b'\n":   false,
		"[[question]]\nwas = ['a']":  true,
		"{ id = 'b', was = ['a'] }":  true,
		"was\n= ['no TOML does so']": false,
	} {
		if got := mayGive(text, "was"); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
