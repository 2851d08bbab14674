package deckfile

import (
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/BurntSushi/toml"

	"policyquiz/quiz"
	"policyquiz/quiz/spell"
	"policyquiz/seeds"
)

// This file holds the shipped seeds and decks to what the design promises of
// them. It reads the records by itself, with the decoder alone, so that a
// mistake in drawing shows.

func TestShippedIsSound(t *testing.T) {
	if got := listed(Open(shipped()...).Check().Sorted()); got != "" {
		t.Error(got)
	}
}

// TestShippedQuestions checks what every shipped question must be.
func TestShippedQuestions(t *testing.T) {
	c := Open(shipped()...)
	docs := records(t)
	ids, err := c.DeckIDs()
	if err != nil || len(ids) == 0 {
		t.Fatal(ids, err)
	}
	families := map[string]string{}
	for _, id := range ids {
		d, _ := c.Deck(id) // TestShippedIsSound reports its problems
		if d.Title == "" || d.Summary == "" || len(d.Refs()) == 0 || !d.Shipped {
			t.Errorf("deck %s lacks title, summary or questions", id)
		}
		for _, ref := range d.Refs() {
			q, err := c.Question(ref)
			if err != nil {
				t.Error(err)
				continue
			}
			families[ref.ID] = ref.Family
			if q.Source.Seed == "" || len(q.Source.At) == 0 || q.Source.Title == "" {
				t.Errorf("%s: cites no paragraph", q.ID)
			} else if doc, ok := docs[q.Source.Seed]; !ok {
				t.Errorf("%s: cites %s, which is no seed", q.ID, q.Source.Seed)
			} else {
				last := doc.Document.Paragraphs
				for _, p := range q.Source.At {
					if p < 1 || p > last {
						t.Errorf("%s: cites paragraph %d of %d", q.ID, p, last)
					}
				}
			}
			if q.Why == "" {
				t.Errorf("%s: has no explanation", q.ID)
			}
			usable(t, q)
			plain(t, q)
		}
	}
}

// TestDrawnIsRight draws whatever can be drawn from the shipped seeds, and
// checks that no wrong option is right by the records.
func TestDrawnIsRight(t *testing.T) {
	c := Open(shipped()...)
	n := 0
	for seed, rec := range records(t) {
		for _, drawn := range drawable(seed, rec) {
			q, err := quiz.Draw(c, drawn)
			if err != nil {
				continue // too few wrong options: check says so where a deck asks for it
			}
			n++
			usable(t, q)
			plain(t, q)
			choice, ok := q.Answer.(quiz.Choice)
			if !ok {
				t.Errorf("%s: is no choice", q.ID)
				continue
			}
			rec.verify(t, q, drawn, choice)
		}
	}
	if n < 100 {
		t.Errorf("only %d questions could be drawn", n)
	}
}

func drawable(seed string, rec *record) (all []quiz.Drawn) {
	for _, entry := range slices.Sorted(maps.Keys(rec.Concept)) {
		for _, form := range []string{"meaning", "term"} {
			all = append(all, quiz.Drawn{Seed: seed, Table: quiz.Concepts, Entry: entry, Form: form})
		}
	}
	for _, entry := range slices.Sorted(maps.Keys(rec.Proposal)) {
		for _, form := range []string{"who", "what", "fate"} {
			all = append(all, quiz.Drawn{Seed: seed, Table: quiz.Proposals, Entry: entry, Form: form})
		}
	}
	return all
}

// A record is a seed as the decoder reads it.
type record struct {
	Document struct {
		Paragraphs int
		Voices     []string
	}
	Actor   map[string]actor
	Concept map[string]struct {
		Term, Means string
		Also, Same  []string
	}
	Proposal map[string]proposal
}

type actor struct {
	Name, Short, Kind string
	Also              []string
	Same              []string
	PartOf            []string `toml:"part-of"`
}

type proposal struct {
	Who, Same                          []string
	What, When, Fate, Became, Told, By string
}

// records reads all seeds; each has the actors of all.
func records(t *testing.T) map[string]*record {
	t.Helper()
	names, err := fs.Glob(seeds.FS, "*.toml")
	if err != nil {
		t.Fatal(err)
	}
	docs := map[string]*record{}
	shared := map[string]actor{}
	for _, name := range names {
		var rec record
		if _, err := toml.DecodeFS(seeds.FS, name, &rec); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if rec.Document.Paragraphs == 0 {
			maps.Copy(shared, rec.Actor)
			continue
		}
		docs[strings.TrimSuffix(name, ".toml")] = &rec
	}
	for _, rec := range docs {
		own := rec.Actor
		rec.Actor = maps.Clone(shared)
		maps.Copy(rec.Actor, own)
	}
	return docs
}

// kin reports whether one actor is, stands for or belongs to the other, by any
// number of steps of belonging.
func (r *record) kin(a, b string) bool {
	return a == b ||
		slices.Contains(r.Actor[a].Same, b) || slices.Contains(r.Actor[b].Same, a) ||
		r.within(a, b, 0) || r.within(b, a, 0)
}

func (r *record) within(a, b string, steps int) bool {
	if steps > 10 {
		return false
	}
	for _, whole := range r.Actor[a].PartOf {
		if whole == b || r.within(whole, b, steps+1) {
			return true
		}
	}
	return false
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

// verify checks each option of a drawn question against the records.
func (r *record) verify(t *testing.T, q quiz.Question, d quiz.Drawn, c quiz.Choice) {
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
		if o.Note == "" {
			t.Errorf("%s: nothing says what %q really is", q.ID, o.Text)
		}
	}
	all := 1
	if d.Form == "who" {
		all = len(r.Proposal[d.Entry].Who)
	}
	if right != all || c.Several != (all > 1) || wrong < 2 || wrong > 3 {
		t.Errorf("%s: %d of %d right options, and %d wrong ones", q.ID, right, all, wrong)
	}
}

type truth int

const (
	isRight truth = iota
	isWrong
	isArguable
)

// truth is what the records say of an option for a question, and its text.
func (r *record) truth(d quiz.Drawn, entry string) (truth, string) {
	if d.Table == quiz.Concepts {
		own, other := r.Concept[d.Entry], r.Concept[entry]
		text := other.Means
		if d.Form == "term" {
			text = other.Term
		}
		return known(entry == d.Entry, !slices.Contains(own.Same, entry) && !slices.Contains(other.Same, d.Entry)), text
	}
	own, other := r.Proposal[d.Entry], r.Proposal[entry]
	switch d.Form {
	case "who":
		a := r.Actor[entry]
		unrelated := a.Kind == r.Actor[own.Who[0]].Kind
		for _, who := range r.proposed(d.Entry) {
			unrelated = unrelated && !r.kin(entry, who)
		}
		return known(slices.Contains(own.Who, entry), unrelated), a.Name
	case "what":
		unrelated := !r.sameProposal(d.Entry, entry)
		for _, a := range own.Who {
			for _, b := range other.Who {
				unrelated = unrelated && !r.kin(a, b)
			}
		}
		return known(entry == d.Entry, unrelated), other.What
	default:
		return known(entry == d.Entry, own.Became != other.Became && !r.sameProposal(d.Entry, entry)), other.Fate
	}
}

func known(right, wrong bool) truth {
	switch {
	case right:
		return isRight
	case wrong:
		return isWrong
	}
	return isArguable
}

// TestStemsKeepSilent checks that no drawn stem says what it asks for.
func TestStemsKeepSilent(t *testing.T) {
	c := Open(shipped()...)
	for seed, rec := range records(t) {
		for _, drawn := range drawable(seed, rec) {
			q, err := quiz.Draw(c, drawn)
			if err != nil {
				continue
			}
			var answers []string
			switch drawn.Form {
			case "who":
				for _, id := range rec.Proposal[drawn.Entry].Who {
					a := rec.Actor[id]
					answers = append(answers, a.Name, a.Short)
				}
			case "term":
				answers = append(answers, rec.Concept[drawn.Entry].Term)
			default:
				answers = append(answers, q.Answer.Solution()...)
			}
			for _, a := range answers {
				if quiz.Mentions(q.Stem, a) {
					t.Errorf("%s: %q stands in %q", q.ID, a, q.Stem)
				}
			}
		}
	}
}

// plain checks that nothing in a question would disturb a screen.
func plain(t *testing.T, q quiz.Question) {
	t.Helper()
	texts := []string{q.Stem, q.Why, q.Source.String()}
	form := q.Answer.Pose(nil)
	texts = append(texts, form.Body, form.Back, form.Hint)
	texts = append(texts, form.Rows...)
	texts = append(texts, form.Options...)
	texts = append(texts, q.Answer.Solution()...)
	if c, ok := q.Answer.(quiz.Choice); ok {
		for _, o := range c.Options {
			texts = append(texts, o.Note, o.Name)
		}
	}
	for _, text := range texts {
		if strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) {
			t.Errorf("%s: %q has what does not print", q.ID, text)
		}
		if strings.TrimSpace(text) != text || strings.Contains(text, "  ") {
			t.Errorf("%s: %q has white space too much", q.ID, text)
		}
	}
}
