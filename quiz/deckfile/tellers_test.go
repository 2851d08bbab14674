package deckfile

import (
	"strings"
	"testing"
)

const debate = `[document]
title = "A debate"
short = "the debate"
voices = ["leahy", "reid"]

[actor.leahy]
name = "Patrick Leahy"
kind = "person"
part-of = ["senate"]

[actor.reid]
name = "Harry Reid"
kind = "person"

[actor.specter]
name = "Arlen Specter"
kind = "person"

[actor.senate]
name = "the Senate"
kind = "body"

[issue.october]
claim = "It must be done by October"

`

func TestTellers(t *testing.T) {
	const proposal = "[proposal.outsiders]\nwhat = 'no judges'\nat = 4\n"
	for name, test := range map[string]struct{ entry, want string }{
		"sound":                    {proposal + "who = ['leahy']\ntold = 'first-hand'\nby = 'leahy'", ""},
		"told by no voice":         {proposal + "who = ['specter']\ntold = 'first-hand'\nby = 'specter'", `d.toml:31: warning: proposal "outsiders": by names "specter", who is not among the voices of the document`},
		"not asked":                {proposal + "who = ['specter']\ntold = 'first-hand'\nby = 'specter'\nunasked = 'a matter of the page'", ""},
		"another's, attributed":    {proposal + "who = ['specter']\ntold = 'attributed'\nby = 'leahy'", ""},
		"another's, first-hand":    {proposal + "who = ['reid']\ntold = 'first-hand'\nby = 'leahy'", `d.toml:30: warning: proposal "outsiders": told is first-hand, but "leahy" tells it, and it is of "reid"`},
		"of two, told by one":      {proposal + "who = ['leahy', 'specter']\ntold = 'first-hand'\nby = 'leahy'", `d.toml:30: warning: proposal "outsiders": told is first-hand, but "leahy" tells it, and it is of "specter"`},
		"of a body, by its member": {proposal + "who = ['senate']\ntold = 'first-hand'\nby = 'leahy'", ""},
		"a stance":                 {"[[stance]]\nissue = 'october'\nholds = 'for'\nat = 4\nwho = 'reid'\ntold = 'first-hand'\nby = 'leahy'", `told is first-hand, but "leahy" tells it, and it is of "reid"`},
		"a figure":                 {"[figure.days]\ncounts = 'days'\nvalue = 3\nat = 4\nwhose = 'reid'\ntold = 'first-hand'\nby = 'leahy'", `told is first-hand, but "leahy" tells it, and it is of "reid"`},
		"an unknown teller":        {proposal + "who = ['leahy']\ntold = 'first-hand'\nby = 'leahi'", ""},
	} {
		c, err := OpenCourse("folder", files("c", map[string]string{"d.toml": debate + test.entry, "other.toml": "title = 'A'\n" + trueQuestion}))
		if err != nil {
			t.Fatal(err)
		}
		var told []string
		_, flaws := c.Inspect()
		for _, p := range flaws.Sorted() {
			if strings.Contains(p.Error(), " voices of the document") || strings.Contains(p.Error(), "first-hand, but") {
				told = append(told, p.Error())
			}
		}
		if got := strings.Join(told, "\n"); test.want == "" && got != "" || !strings.Contains(got, test.want) {
			t.Errorf("%s: got %q", name, got)
		}
		if _, flaws := c.Inspect("c/other.toml"); strings.Contains(flaws.Error(), "first-hand") {
			t.Errorf("%s: check of another file tells of it", name)
		}
	}
}
