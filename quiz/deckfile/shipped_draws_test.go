package deckfile

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"policyquiz/quiz"
	"policyquiz/quiz/seed"
	"policyquiz/quiz/spell"
)

// TestDrawnIsRight draws whatever can be drawn from the shipped seeds, and
// checks that no wrong option is right by the records.
func TestDrawnIsRight(t *testing.T) {
	c := Open(shipped()...)
	n := map[seed.Table]int{}
	for seedID, rec := range records(t) {
		for _, drawn := range rec.drawable(seedID) {
			q, err := seed.Draw(c, drawn)
			if err != nil {
				continue // too few wrong options: check says so where a deck asks for it
			}
			n[drawn.Table]++
			usable(t, q)
			plain(t, q)
			switch a := q.Kind.(type) {
			case quiz.Choice:
				rec.verify(t, q, drawn, a)
			case quiz.Number:
				g := rec.Figure[drawn.Entry]
				if drawn.Facet != "number" || !reflect.DeepEqual(a, quiz.Number{Value: g.Value, Unit: g.Unit}) || g.To != 0 {
					t.Errorf("%s: asks for %+v of %+v", q.ID, a, g)
				}
			default:
				t.Errorf("%s: is %s", q.ID, a.Name())
			}
		}
	}
	for table, fewest := range map[seed.Table]int{seed.Concepts: 150, seed.Proposals: 60, seed.Stances: 100, seed.Events: 10, seed.Figures: 20} {
		if n[table] < fewest {
			t.Errorf("only %d questions could be drawn of table %s", n[table], table)
		}
	}
}

func (r *record) drawable(seedID string) (all []seed.Drawn) {
	add := func(t seed.Table, entries []string, forms ...string) {
		slices.Sort(entries)
		for _, e := range entries {
			for _, f := range forms {
				all = append(all, seed.Drawn{Seed: seedID, Table: t, Entry: e, Facet: f})
			}
		}
	}
	add(seed.Concepts, slices.Collect(maps.Keys(r.Concept)), "meaning", "term")
	add(seed.Proposals, slices.Collect(maps.Keys(r.Proposal)), "who", "what", "fate")
	var stances []string
	for _, s := range r.Stance {
		stances = append(stances, s.Issue+"/"+s.Who)
	}
	add(seed.Stances, stances, "stance", "holder")
	add(seed.Events, slices.Collect(maps.Keys(r.Event)), "when")
	add(seed.Figures, slices.Collect(maps.Keys(r.Figure)), "number", "counts")
	return all
}

func (r *record) sameConcept(a, b string) bool {
	return a == b || slices.Contains(r.Concept[a].Same, b) || slices.Contains(r.Concept[b].Same, a)
}

func (r *record) sameProposal(a, b string) bool {
	return a == b || slices.Contains(r.Proposal[a].Same, b) || slices.Contains(r.Proposal[b].Same, a) ||
		spell.Fold(r.Proposal[a].What) == spell.Fold(r.Proposal[b].What)
}

// proposed lists all who put a proposal forward, under whatever entry.
func (r *record) proposed(id string) (who []string) {
	for other, p := range r.Proposal {
		if r.sameProposal(id, other) {
			who = append(who, p.Who...)
		}
	}
	return who
}

// held is where an actor stands on an issue; "" if that is not on record.
func (r *record) held(issue, who string) string {
	for _, s := range r.Stance {
		if s.Issue == issue && s.Who == who {
			return s.Holds
		}
	}
	return ""
}

// verify checks each option of a drawn question against the records.
func (r *record) verify(t *testing.T, q quiz.Question, d seed.Drawn, c quiz.Choice) {
	t.Helper()
	texts := map[string]bool{}
	right, wrong := 0, 0
	for _, o := range c.Options {
		if text := spell.Fold(o.Text); text == "" || texts[text] {
			t.Errorf("%s: option %q is there twice", q.ID, o.Text)
		} else {
			texts[text] = true
		}
		is, text := r.truth(d, o.Entry)
		if spell.Fold(text) != spell.Fold(o.Text) {
			t.Errorf("%s: option %q is not what the record of %s says: %q", q.ID, o.Text, o.Entry, text)
		}
		if o.Right {
			right++
			if is != isRight {
				t.Errorf("%s: %q is called right", q.ID, o.Text)
			}
			continue
		}
		wrong++
		if is != isWrong {
			t.Errorf("%s: %q is called wrong, and could be defended", q.ID, o.Text)
		}
		if o.Feedback == "" && d.Facet != "stance" {
			t.Errorf("%s: nothing says what %q really is", q.ID, o.Text)
		}
	}
	all := 1
	if d.Facet == "who" {
		all = len(r.Proposal[d.Entry].Who)
	}
	most := 3
	if d.Facet == "stance" { // for, against, conditional, open, silent
		most = 4
	}
	if right != all || c.Several != (all > 1) || wrong < 2 || wrong > most || c.Fixed != (d.Facet == "stance") {
		t.Errorf("%s: %d of %d right options, and %d wrong ones", q.ID, right, all, wrong)
	}
}

type truth int

const (
	isRight truth = iota
	isWrong
	isArguable
)

func known(right, wrong bool) truth {
	switch {
	case right:
		return isRight
	case wrong:
		return isWrong
	}
	return isArguable
}

// oneFate reports whether two sorts of fate could both be said of one proposal.
func oneFate(a, b string) bool {
	unwanted := map[string]bool{"refused": true, "lapsed": true}
	return a == b || unwanted[a] && unwanted[b]
}

// truth is what the records say of an option for a question, and its text.
func (r *record) truth(d seed.Drawn, option string) (truth, string) {
	right := option == d.Entry
	switch d.Facet {
	case "meaning":
		return known(right, !r.sameConcept(d.Entry, option)), r.Concept[option].Means
	case "term":
		return known(right, !r.sameConcept(d.Entry, option)), r.Concept[option].Term
	case "who":
		own, a := r.Proposal[d.Entry], r.Actor[option]
		return known(slices.Contains(own.Who, option), a.Kind == r.Actor[own.Who[0]].Kind && !r.anyKin([]string{option}, r.proposed(d.Entry))), a.Name
	case "what":
		own, other := r.Proposal[d.Entry], r.Proposal[option]
		return known(right, !r.sameProposal(d.Entry, option) && !r.anyKin(own.Who, other.Who)), other.What
	case "fate":
		own, other := r.Proposal[d.Entry], r.Proposal[option]
		return known(right, !oneFate(own.Became, other.Became) && !r.sameProposal(d.Entry, option)), other.Fate
	case "stance":
		issue, who, _ := strings.Cut(d.Entry, "/")
		return known(option == r.held(issue, who), option != r.held(issue, who)),
			map[string]string{
				"for": "for it", "against": "against it", "conditional": "neither: it depends on conditions",
				"open": "neither: it is said that one cannot know", "silent": "the document does not say",
			}[option]
	case "holder":
		return r.holder(d.Entry, option), r.Actor[option].Name
	case "when":
		return known(right, r.Event[option].Date.apart(r.Event[d.Entry].Date)), r.Event[option].When
	case "number":
		own, other := r.Figure[d.Entry], r.Figure[option]
		return known(right, own.Value != other.Value || own.To != other.To), other.amount()
	case "counts":
		own, other := r.Figure[d.Entry], r.Figure[option]
		return known(right, own.Value != other.Value || own.To != other.To), other.Counts
	}
	return isArguable, ""
}

// holder is wrong whose other position on the issue is on record, if nobody
// on their side holds the right one.
func (r *record) holder(stance, option string) truth {
	issue, who, _ := strings.Cut(stance, "/")
	holds := r.held(issue, who)
	own := r.held(issue, option)
	wrong := own != "" && own != holds && r.Actor[option].Kind == r.Actor[who].Kind
	for _, s := range r.Stance {
		if s.Issue == issue && s.Holds == holds && r.oneSide(option, s.Who) {
			wrong = false
		}
	}
	return known(option == who, wrong)
}

func (r *record) anyKin(some, others []string) bool {
	return slices.ContainsFunc(some, func(a string) bool {
		return slices.ContainsFunc(others, func(b string) bool { return r.kin(a, b) })
	})
}

// amount writes a figure in full: "300,000 to 400,000 personnel".
func (g figure) amount() string {
	s := commas(g.Value)
	if g.To != 0 {
		s += " to " + commas(g.To)
	}
	return s + " " + g.Unit
}

func commas(n float64) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", commas(float64(int(n)/1000)), int(n)%1000)
}

// TestSetsAreRight draws a great many sets from the shipped seeds, those of the
// shipped decks among them, and checks that none has two right arrangements.
func TestSetsAreRight(t *testing.T) {
	c := Open(shipped()...)
	docs := records(t)
	n := map[string]int{}
	try := func(d seed.DrawnSet) (drawn bool) {
		q, err := seed.DrawSet(c, d)
		if err == nil {
			n[string(d.Table)+" "+d.Facet]++
			docs[d.Seed].verifySet(t, q, d)
		}
		return err == nil
	}
	for _, it := range items(t, c) {
		if it.isSet() && !try(*it.drawn.set) {
			t.Errorf("%s cannot be drawn", it.ref.ID)
		}
	}
	const near = 12 // what is alike stands close together in a seed
	for table, form := range map[seed.Table]string{seed.Concepts: "match", seed.Proposals: "match", seed.Stances: "match", seed.Events: "order"} {
		for seedID := range docs {
			ids, err := c.Entries(seedID, table)
			if err != nil {
				t.Fatal(err)
			}
			for i, a := range ids {
				for j, b := range ids[max(i-near, 0):i] {
					third := ids[(i+j+1)%len(ids)]
					if table == seed.Stances { // a set is on one issue
						third = ids[(i+1)%len(ids)]
					}
					if third != a && third != b {
						try(seed.DrawnSet{ID: "deck/set", Seed: seedID, Table: table, Facet: form, Entries: []string{a, b, third}})
					}
				}
			}
		}
		if all := n[string(table)+" "+form]; all < 10 {
			t.Errorf("only %d sets could be drawn of table %s", all, table)
		}
	}
}

// items are what the shipped decks ask.
func items(t *testing.T, c *Catalog) (all []*item) {
	t.Helper()
	ids, err := c.DeckIDs()
	if err != nil || len(ids) == 0 {
		t.Fatal(ids, err)
	}
	for _, id := range ids {
		d, err := c.Deck(id)
		if err != nil {
			t.Fatal(err)
		}
		for i := range d.items {
			all = append(all, &d.items[i])
		}
	}
	return all
}

// verifySet checks that what stands together in a set can be told apart.
func (r *record) verifySet(t *testing.T, q quiz.Question, d seed.DrawnSet) {
	t.Helper()
	apart := map[string]func(a, b string) bool{
		"concept match": func(a, b string) bool { return !r.sameConcept(a, b) },
		"proposal match": func(a, b string) bool {
			return !r.anyKin(r.Proposal[a].Who, r.proposed(b)) && !r.anyKin(r.Proposal[b].Who, r.proposed(a))
		},
		"stance match": func(a, b string) bool {
			issueA, whoA, _ := strings.Cut(a, "/")
			issueB, whoB, _ := strings.Cut(b, "/")
			silent := r.held(issueA, whoA) == "silent" && r.held(issueB, whoB) == "silent" // one option, right for both
			return issueA == issueB && !r.kin(whoA, whoB) && (silent || spell.Fold(r.says(a)) != spell.Fold(r.says(b)))
		},
		"event order": func(a, b string) bool { return r.Event[a].Date.apart(r.Event[b].Date) },
	}[string(d.Table)+" "+d.Facet]
	for i, a := range d.Entries {
		for _, b := range d.Entries[:i] {
			if !apart(a, b) {
				t.Errorf("%s: %q and %q could change places", q.ID, a, b)
			}
		}
	}
	var want []string
	switch entries := slices.Clone(d.Entries); d.Table {
	case seed.Concepts:
		for _, id := range entries {
			want = append(want, r.Concept[id].Term+": "+r.Concept[id].Means)
		}
	case seed.Proposals:
		for _, id := range entries {
			var who []string
			for _, a := range r.Proposal[id].Who {
				who = append(who, r.Actor[a].inStem())
			}
			want = append(want, strings.Join(who, " and ")+": "+r.Proposal[id].What)
		}
	case seed.Stances:
		for _, id := range entries {
			_, who, _ := strings.Cut(id, "/")
			want = append(want, r.Actor[who].inStem()+": "+r.says(id))
		}
	case seed.Events:
		slices.SortFunc(entries, func(a, b string) int { return strings.Compare(string(r.Event[a].Date), string(r.Event[b].Date)) })
		for _, id := range entries {
			want = append(want, r.Event[id].What)
		}
	}
	// The names of three are joined with commas: a comma says no more than "and".
	plainly := func(s string) string { return spell.Fold(strings.ReplaceAll(s, " and ", ", ")) }
	if got := q.Kind.Solution(); !slices.EqualFunc(got, want, func(a, b string) bool { return a == b || plainly(a) == plainly(b) }) {
		t.Errorf("%s: solved by %q, by the records %q", q.ID, got, want)
	}
}

// says is what an actor says on an issue, by the id of the stance, or that the document
// does not say it.
func (r *record) says(stance string) string {
	for _, s := range r.Stance {
		switch {
		case s.Issue+"/"+s.Who != stance:
		case s.Holds == "silent":
			return "the document does not say"
		default:
			return s.Says
		}
	}
	return ""
}

func (a actor) inStem() string {
	if a.Short != "" {
		return a.Short
	}
	return a.Name
}

func (a actor) names() []string { return append([]string{a.Name, a.inStem()}, a.Also...) }

// TestStemsKeepSilent checks that no drawn stem says what it asks for.
func TestStemsKeepSilent(t *testing.T) {
	c := Open(shipped()...)
	for seedID, rec := range records(t) {
		for _, drawn := range rec.drawable(seedID) {
			q, err := seed.Draw(c, drawn)
			if err != nil {
				continue
			}
			var answers []string
			named := func(ids ...string) {
				for _, id := range ids {
					answers = append(answers, rec.Actor[id].Name, rec.Actor[id].Short)
				}
			}
			switch drawn.Facet {
			case "who":
				named(rec.Proposal[drawn.Entry].Who...)
			case "holder":
				_, who, _ := strings.Cut(drawn.Entry, "/")
				named(who)
			case "term":
				answers = append(answers, rec.Concept[drawn.Entry].Term)
			case "stance": // its three options are the same everywhere
			case "number":
				g := rec.Figure[drawn.Entry]
				answers = append(answers, commas(g.Value), g.amount())
			default:
				answers = append(answers, q.Kind.Solution()...)
			}
			for _, a := range answers {
				if seed.Mentions(q.Stem, a) {
					t.Errorf("%s: %q stands in %q", q.ID, a, q.Stem)
				}
			}
		}
	}
}
