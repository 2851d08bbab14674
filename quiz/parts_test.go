package quiz

import (
	"reflect"
	"strings"
	"testing"
)

// TestOrderShares is the table of what an order earns: the items in sequence.
func TestOrderShares(t *testing.T) {
	o := orderOf("1st", "2nd", "3rd", "4th", "5th")
	for _, test := range []struct {
		said  string // the items by their right places
		score float64
		out   string // those out of place
	}{
		{"12", 1, ""}, {"21", 0, ""},
		{"123", 1, ""}, {"132", 2. / 3, "2"}, {"213", 2. / 3, "1"}, {"231", 2. / 3, "1"}, {"312", 2. / 3, "3"}, {"321", 0, ""},
		{"1234", 1, ""},
		{"2341", 0.75, "1"}, {"4123", 0.75, "4"}, {"1342", 0.75, "2"}, {"1423", 0.75, "4"}, {"2314", 0.75, "1"}, // one moved
		{"2134", 0.75, "1"}, {"1324", 0.75, "2"}, {"1243", 0.75, "3"}, // two neighbours exchanged
		{"3412", 0.5, "12"}, {"4231", 0.5, "41"}, {"2143", 0.5, "13"}, {"1432", 0.5, "42"},
		{"4321", 0, ""},
		{"23451", 0.8, "1"}, {"54321", 0, ""}, {"51234", 0.8, "5"}, {"21354", 0.6, "14"},
	} {
		k := o[:len(test.said)]
		var picks []int
		for _, r := range test.said {
			picks = append(picks, int(r-'1'))
		}
		v := Question{Kind: k}.Judge(picked(k, picks...))
		out := ""
		for _, p := range v.Parts {
			if !p.Right() {
				out += p.Said[:1]
				if p.Flaw != "out of place" {
					t.Errorf("%s: %s is %q", test.said, p.Said, p.Flaw)
				}
			}
		}
		if !close(v.Score, test.score) || out != test.out {
			t.Errorf("%s: score %v, out of place %s; want %v, %s", test.said, v.Score, out, test.score, test.out)
		}
		if (v.Outcome == Right) != (test.score == 1) || (v.Grade() == Again) == (test.score == 1) {
			t.Errorf("%s: %s, graded %v", test.said, v.Outcome, v.Grade())
		}
	}
}

// TestParts: what was right in some parts only says in which.
func TestParts(t *testing.T) {
	twoGaps := func(words ...string) Reply { return Reply{Text: words} }
	for _, test := range []struct {
		name  string
		kind  Kind
		reply Reply
		want  string
	}{
		{"all right", several, picked(several, 0, 1, 2), ""},
		{"some options", several, picked(several, 0, 1, 3), "US force: right; Ukraine's army: right; a European force: wrong"},
		{"as many wrong as right", open, picked(open, 0, 4), "US force: right; sanctions: wrong"},
		{"only right ones, but not all", open, picked(open, 0, 1), ""},
		{"none", open, picked(open, 4), ""},
		{"one option", single, picked(single, 1), ""},
		{"an order", order, picked(order, 1, 2, 3, 0), "Minsk: right; Istanbul: right; Alaska: right; Budapest: out of place"},
		{"an order turned round", order, picked(order, 3, 2, 1, 0), ""},
		{"a match", match, picked(match, 0, 2, 1), "Ciaramella: neutrality: right; Kellogg: doubt: wrong; Lapatina: a European force: wrong"},
		{"gaps", cloze2, twoGaps("armed neutrality", "Moscow"), "gap 1, armed neutrality: right; gap 2, Moscow: wrong"},
		{"one gap", cloze1, twoGaps("sunset"), ""},
		{"not known", several, Reply{Unknown: true}, ""},
	} {
		var got []string
		for _, p := range (Question{Kind: test.kind}).Judge(test.reply).Parts {
			word := p.Flaw
			if p.Right() {
				word = "right"
			}
			said := p.Said
			if p.Name != "" {
				said = p.Name + ", " + said
			}
			got = append(got, said+": "+word)
		}
		if strings.Join(got, "; ") != test.want {
			t.Errorf("%s: %s, want %s", test.name, strings.Join(got, "; "), test.want)
		}
	}
}

// TestLeftOver: an option that is left over belongs to no row and says what it is.
func TestLeftOver(t *testing.T) {
	q := Question{Kind: over}
	if got := len(over.Pose(nil).Options); got != 5 {
		t.Errorf("%d options", got)
	}
	v := q.Judge(picked(over, 3, 4, 3))
	want := []Feedback{{"a tax", "that is Trump's (¶9)"}}
	if v.Outcome != Wrong || !reflect.DeepEqual(v.Feedback, want) || len(v.Confused) != 3 {
		t.Errorf("left-over options chosen: %+v", v)
	}
	if v := q.Judge(picked(over, 0, 1, 2)); v.Outcome != Right || v.Feedback != nil {
		t.Errorf("the right ones: %+v", v)
	}
	// A history stays where options are left over now, or no longer.
	for _, pair := range [][2]Kind{{match, over}, {over, match}, {over, Match{Pairs: match.Pairs, LeftOver: over.LeftOver[1:]}}} {
		if !SameAnswer(Question{Kind: pair[0]}.Asked("d"), Question{Kind: pair[1]}.Asked("d"), nil) {
			t.Error("an option left over made another answer")
		}
	}
	if got := strings.Join(q.Judge(Reply{Unknown: true}).Solution, "; "); strings.Contains(got, "tax") {
		t.Errorf("the solution has what is left over: %s", got)
	}
}

// TestChances is the table of how likely a guess is right.
func TestChances(t *testing.T) {
	leftOver := func(m Match, n int) Match {
		for i := range n {
			m.LeftOver = append(m.LeftOver, Option{Text: strings.Repeat("x", i+1)})
		}
		return m
	}
	opened := func(c Choice) Choice { c.Open = true; return c }
	one := func(c Choice) Choice { c.Several = false; return c }
	last := choiceOf(4, 1)
	last.Options[3].Last = true
	for _, test := range []struct {
		name string
		kind Kind
		ways float64 // 0: nothing can be guessed
	}{
		{"one of 2", one(choiceOf(2, 1)), 2}, {"one of 4", one(choiceOf(4, 1)), 4}, {"one of 4, one of them last", one(last), 4},
		{"true or false", TrueFalse(true), 2},
		{"2 of 4", choiceOf(4, 2), 6}, {"3 of 5", choiceOf(5, 3), 10},
		{"hidden, of 4", opened(choiceOf(4, 2)), 15}, {"hidden, of 5", opened(choiceOf(5, 1)), 31},
		{"an order of 2", order[:2], 2}, {"an order of 3", order[:3], 6}, {"an order of 4", order, 24},
		{"3 rows of 3", match, 6}, {"3 rows of 4", leftOver(match, 1), 24}, {"3 rows of 5", leftOver(match, 2), 60},
		{"2 rows of 5", leftOver(matchOf("a", "p", "b", "q"), 3), 20},
		{"rows that share 2 options", shared, 8}, {"rows that share 2 of 3 options", leftOver(shared, 1), 27},
		{"typed", typed, 0}, {"a number", number, 0}, {"gaps", cloze2, 0}, {"a card", card, 0},
	} {
		want := 0.0
		if test.ways > 0 {
			want = 1 / test.ways
		}
		if got := test.kind.Chance(); !close(got, want) {
			t.Errorf("%s: %v, want %v", test.name, got, want)
		}
	}
}

// TestPairWithManySigns: where a row could end is tried at each sign, so a part with more
// signs than anybody types is not read. Its time would grow with their square.
func TestPairWithManySigns(t *testing.T) {
	m := Match{Pairs: []Pair{{Item{Text: "Kellogg"}, Item{Text: "doubt"}}, {Item{Text: "Vance"}, Item{Text: "hope"}}}}
	for signs, want := range map[int]bool{1: true, 20: true, mostBesides: true, mostBesides + 1: false, 4000: false} {
		part := "Kellogg" + strings.Repeat(":", signs) + "doubt"
		if _, ok := m.pair(m.Pose(nil), part); ok != want {
			t.Errorf("with %d signs: %v", signs, ok)
		}
	}
}

// TestTicks: of several options each that was chosen or should have been is told once.
func TestTicks(t *testing.T) {
	for _, test := range []struct {
		name  string
		kind  Choice
		reply Reply
		want  string
	}{
		{"all right", several, picked(several, 0, 1, 2), ""},
		{"all right of open", open, picked(open, 2, 1, 0), ""},
		{"one wrong", several, picked(several, 3, 0, 1),
			"right: US force; right: Ukraine's army; missed: Russia's interest; wrong: a European force, that is reassurance (¶12)"},
		{"wrong without feedback", several, picked(several, 4, 0, 1), "right: US force; right: Ukraine's army; missed: Russia's interest; wrong: sanctions"},
		{"one of open", open, picked(open, 1), "missed: US force; right: Ukraine's army; missed: Russia's interest"},
		{"only a wrong one", open, picked(open, 4), "missed: US force; missed: Ukraine's army; missed: Russia's interest; wrong: sanctions"},
		{"everything", open, picked(open, 0, 1, 2, 3, 4),
			"right: US force; right: Ukraine's army; right: Russia's interest; wrong: a European force, that is reassurance (¶12); wrong: sanctions"},
		{"one option is asked for", single, picked(single, 1), ""},
		{"not known", several, Reply{Unknown: true}, ""},
	} {
		var said []string
		for _, tick := range (Question{Kind: test.kind}).Judge(test.reply).Ticks {
			word := tick.Flaw
			if tick.Right() {
				word = "right"
			}
			if tick.Really != "" {
				tick.Really = ", " + tick.Really
			}
			said = append(said, word+": "+tick.Said+tick.Really)
		}
		if got := strings.Join(said, "; "); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, test.want)
		}
	}
}
