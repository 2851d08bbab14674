package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/stats"
)

// heating opens the course of a script, of which everything is drawn.
func heating(t *testing.T) (*mixups, []quiz.Ref) {
	t.Helper()
	script, err := txtar.ParseFile(filepath.Join("testdata", "script", "draws_heating.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range script.Files {
		if name, ok := strings.CutPrefix(f.Name, "course/"); ok {
			files[name] = &fstest.MapFile{Data: f.Data}
		}
	}
	c, err := deckfile.OpenCourse("heating", deckfile.Folder{FS: files, Name: "heating"})
	if err != nil {
		t.Fatal(err)
	}
	d, err := c.Deck("heating")
	if err != nil {
		t.Fatal(err)
	}
	lib := &deckfile.Library{Courses: []*deckfile.Course{c}}
	return newMixups(&facts{studies: &studies{selection: &selection{Library: lib}}}), c.Refs(d)
}

// What is confused in drawn questions is known by its entry: in whichever way two
// concepts, or two actors, are asked for.
func TestMixupsOfDrawnQuestions(t *testing.T) {
	t.Parallel()
	m, refs := heating(t)
	names := map[stats.Sort]map[string]bool{stats.Actors: {}, stats.Concepts: {}, stats.Others: {}}
	forms := map[string]bool{}
	for _, r := range refs {
		q, err := m.facts.Question(r)
		if err != nil {
			t.Fatal(err)
		}
		a := q.Asked(r.Deck)
		parts := strings.Split(r.ID, "/")
		for _, o := range a.Options {
			k := m.thing(r.ID, &a, o)
			want := stats.Others
			switch form := strings.Join([]string{parts[min(2, len(parts)-1)], parts[len(parts)-1]}, " "); {
			case len(parts) == 5 && parts[2] == "concept":
				want = stats.Concepts
				forms[form] = true
			case form == "proposal who", form == "stance holder":
				want = stats.Actors
				forms[form] = true
			case isConceptMatch(&a):
				want = stats.Concepts
				forms["match"] = true
			}
			if k.sort != want && !isPositions(r.ID) {
				t.Errorf("%s: %s is %s, want %s", r.ID, o.Text, k.sort, want)
			}
			names[k.sort][k.thing.Name] = true
		}
	}
	if len(forms) < 4 {
		t.Errorf("only %v were tried", forms)
	}
	if !names[stats.Concepts]["warm rent"] || !names[stats.Actors]["the landlords"] || names[stats.Actors]["The landlords"] {
		t.Errorf("names: %v", names)
	}
}

// Typed words are known by the names of actors and concepts.
func TestMixupsByName(t *testing.T) {
	t.Parallel()
	m, _ := heating(t)
	c := m.facts.Courses[0]
	for text, want := range map[string]stats.Sort{"Warm rent": stats.Concepts, "the Landlords": stats.Actors, "landlords": stats.Actors, "the ministry": stats.Actors, "heat": stats.Others} {
		if got := m.byName(c, text); got.sort != want {
			t.Errorf("%q is %s, want %s", text, got.sort, want)
		}
	}
	if m.byName(c, "the ministry").thing != m.byName(c, "The Ministry of Housing").thing {
		t.Error("two names of one actor are two things")
	}
}

func TestIssuesOf(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		id      string
		options []string
		want    []string
	}{
		{"c/s/stance/bypass/mayor/holder", []string{"mayor", "smith"}, []string{"bypass"}},
		{"c/d/match", []string{"bypass/mayor", "bridge/mayor", "bypass/smith"}, []string{"bypass", "bridge"}},
		{"c/d/q", []string{"#a1", "#b2"}, nil},
		{"c/s/concept/toll/term", []string{"toll"}, nil},
	} {
		var a quiz.Asked
		for _, id := range c.options {
			a.Options = append(a.Options, quiz.AskedItem{ID: id})
		}
		if got := issuesOf(c.id, &a); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.id, got, c.want)
		}
	}
}

// The index finds what the slow way finds, in every question of the shipped course.
func TestActorIndex(t *testing.T) {
	t.Parallel()
	lib := &deckfile.Library{Courses: []*deckfile.Course{shippedCourse()}}
	f := &facts{studies: &studies{selection: &selection{Library: lib}}}
	index := f.actorsOf(lib.Courses[0])
	found := 0
	ids, _ := lib.Decks()
	for _, id := range ids {
		d, err := lib.Deck(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range d.Course.Refs(d.Deck) {
			q, err := lib.Question(r)
			if err != nil {
				t.Fatal(err)
			}
			var want []string
			for _, a := range actorsOf(lib) {
				if mentions(q.Stem, a) {
					want = append(want, a.ID)
				}
			}
			var got []string
			for _, g := range index.in(q.Stem) {
				got = append(got, g.ID)
			}
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("%s: %v, want %v", q.Stem, got, want)
			}
			found += len(got)
		}
	}
	if found == 0 {
		t.Error("no actor was found at all")
	}
}

func TestWordsOfTime(t *testing.T) {
	t.Parallel()
	for m, want := range map[float64][2]string{
		0: {"0 s", "0 seconds"}, 1. / 60: {"1 s", "1 second"}, 0.9999: {"1 min", "1 minute"}, 7.4: {"7 min", "7 minutes"}, 185: {"3 h 5 min", "3 hours, 5 minutes"}, 59.9999: {"1 h 0 min", "1 hour, 0 minutes"},
	} {
		if got := [2]string{minutes(m), spoken(m)}; got != want {
			t.Errorf("%v minutes: %q, want %q", m, got, want)
		}
	}
}

func TestDays(t *testing.T) {
	t.Parallel()
	for d, want := range map[float64]string{0.01: "1 hour", 0.2: "5 hours", 0.94: "23 hours", 0.96: "1.0 days", 2.84: "2.8 days", 9.96: "10 days", 365: "365 days"} {
		if got := days(d); got != want {
			t.Errorf("%v is %q, want %q", d, got, want)
		}
	}
}

func TestAnswersOn(t *testing.T) {
	t.Parallel()
	monday, tuesday := stats.Studied{Day: 20000, Answers: 3}, stats.Studied{Day: 20001, Answers: 6}
	for want, c := range map[string]stats.Calendar{
		"3 answers on 1 day.": {Days: []stats.Studied{monday}, Answers: 3},
		"9 answers on 2 days, 4 on each of these; most on 2024-10-05: 6.": {Days: []stats.Studied{monday, tuesday}, Answers: 9},
	} {
		if got := answersOn(c, c.Days[len(c.Days)-1]); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
