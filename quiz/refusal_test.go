package quiz

import (
	"reflect"
	"testing"

	"policyquiz/quiz/spell"
)

// TestRefusals judges answers that are known to be wrong, beside those that are right.
func TestRefusals(t *testing.T) {
	offer := Typed{Accept: []string{"armed neutrality", "forces"}, Wrong: []Refusal{
		{Say: "neutrality", Because: "without arms"}, {Say: "force"}, {Say: "armed neutralism", Because: "a school of thought"},
	}}
	for _, test := range []struct {
		said    string
		outcome Outcome
		really  string
	}{
		{"armed neutrality", Right, ""},
		{"armd neutrality", Right, ""},
		{"forces", Right, ""},
		{"force", Wrong, ""}, // the plural would pass if it were not refused
		{"neutrality", Wrong, "without arms"},
		{"the neutralty", Wrong, "without arms"},
		{"armed neutralism", Wrong, "a school of thought"},
		{"armed neutralizm", Wrong, "a school of thought"},
		{"something else", Wrong, ""},
	} {
		v := offer.Judge(Reply{Text: []string{test.said}}, nil)
		really := ""
		if len(v.Feedback) > 0 {
			really = v.Feedback[0].Really
		}
		if v.Outcome != test.outcome || really != test.really {
			t.Errorf("%q is %v, %q; want %v, %q", test.said, v.Outcome, really, test.outcome, test.really)
		}
	}
}

func TestClozeRefusals(t *testing.T) {
	c, err := ParseCloze("A {lasting} {peace}, and no {peace|truce} before {peace|truce}.")
	if err != nil {
		t.Fatal(err)
	}
	c.Wrong = []Refusal{{Gap: 2, Say: "ceasefire", Because: "it only halts the fighting"}, {Say: "war"}}
	for _, test := range []struct {
		said  []string
		score float64
		notes []string
	}{
		{[]string{"lasting", "peace", "peace", "truce"}, 1, nil},
		{[]string{"lasting", "peace", "truce", "peace"}, 1, nil},
		{[]string{"lasting", "peace", "peace", "peace"}, .75, []string{"that answer is there twice, and counts once"}},
		{[]string{"lasting", "a ceasefire", "peace", "truce"}, .75, []string{"it only halts the fighting"}},
		{[]string{"ceasefire", "peace", "peace", "truce"}, .75, nil},
		{[]string{"war", "war", "war", "war"}, 0, nil},
	} {
		v := c.Judge(Reply{Text: test.said}, nil)
		var notes []string
		for _, f := range v.Feedback {
			notes = append(notes, f.Really)
		}
		if v.Score != test.score || !reflect.DeepEqual(notes, test.notes) {
			t.Errorf("%q scores %v, %q; want %v, %q", test.said, v.Score, notes, test.score, test.notes)
		}
	}
	if got := c.Solution()[0]; got != "A lasting peace, and no peace before truce." {
		t.Errorf("the solution is %q", got)
	}
}

func TestAnyOf(t *testing.T) {
	rights := AnyOf{Answers: [][]string{{"life"}, {"liberty", "freedom"}, {"the pursuit of happiness", "happiness"}}, Need: 2,
		Wrong: []Refusal{{Say: "property", Because: "that is Locke"}}}
	for _, test := range []struct {
		line  string
		score float64 // -1: asked again
		notes []string
		slip  string
	}{
		{"life; liberty", 1, nil, ""},
		{"freedom, happiness", 1, nil, ""},
		{"life and freedom", 1, nil, ""},
		{"Life & the pursuit of happiness;", -1, nil, ""},
		{"life; liberty;", 1, nil, ""},
		{"liberty; freedom", .5, []string{"that answer is there twice, and counts once"}, ""},
		{"life; property", .5, []string{"that is Locke"}, ""},
		{"life; ?", .5, nil, ""},
		{"lief; libertys", .5, nil, "liberty"},
		{"pursuit of hapiness; life", 1, nil, "the pursuit of happiness"},
		{"land; sea", 0, nil, ""},
		{"life", -1, nil, ""},
		{"life; liberty; happiness", -1, nil, ""},
		{"life;", -1, nil, ""},
		{"1. life 2. liberty", 1, nil, ""},
		{"1. life; 2. liberty", 1, nil, ""},
		{"1) life, 2) freedom", 1, nil, ""},
		{"(1) happiness (2) life", 1, nil, ""},
		{"1: life 2: property", .5, []string{"that is Locke"}, ""},
		{"1. life 3. liberty", -1, nil, ""},
		{"both life and liberty", 1, nil, ""},
		{"life / liberty", 1, nil, ""},
		{"life + liberty", 1, nil, ""},
		{"1. life 2. liberty 3. happiness", -1, nil, ""},
	} {
		q := Question{Kind: rights}
		r, err := q.Read(q.Kind.Pose(nil), test.line)
		if err != nil {
			if test.score >= 0 {
				t.Errorf("%q: %v", test.line, err)
			}
			continue
		}
		v := q.Judge(r)
		var notes []string
		for _, f := range v.Feedback {
			notes = append(notes, f.Really)
		}
		if v.Score != test.score || !reflect.DeepEqual(notes, test.notes) || v.Slip != test.slip {
			t.Errorf("%q scores %v, %q, %q; want %v, %q, %q", test.line, v.Score, notes, v.Slip, test.score, test.notes, test.slip)
		}
	}
	years := Question{Kind: AnyOf{Answers: [][]string{{"1914"}, {"1939"}}, Need: 2}}
	for _, line := range []string{"1914; 1939", "1939 and 1914", "1. 1914 2. 1939", "1914, 1939"} {
		if r, err := years.Read(years.Kind.Pose(nil), line); err != nil || years.Judge(r).Outcome != Right {
			t.Errorf("%q: %+v, error %v", line, r, err)
		}
	}
	all := AnyOf{Answers: rights.Answers, Need: 3}
	if len(all.Solution()) != 3 || len(rights.Solution()) != 1 {
		t.Error(all.Solution(), rights.Solution())
	}
}

// TestDistinct: texts that fit several answers do not take them from texts that fit one.
func TestDistinct(t *testing.T) {
	fits := [][]bool{{true, true, false}, {true, false, false}, {false, true, true}}
	given := distinct(3, 3, func(text, answer int) bool { return fits[text][answer] })
	if !reflect.DeepEqual(given, []int{1, 0, 2}) {
		t.Error(given)
	}
	both := AnyOf{Answers: [][]string{{"the Council of Europe", "council"}, {"the European Council", "council"}}, Need: 2}
	if v := both.Judge(Reply{Text: []string{"council", "the Council of Europe"}}, new(spell.Rules)); v.Outcome != Right {
		t.Error(v)
	}
}
