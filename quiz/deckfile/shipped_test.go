package deckfile

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/BurntSushi/toml"

	"policyquiz/quiz"
	"policyquiz/seeds"
)

// This file and those named alike hold the shipped seeds and decks to what the
// design promises of them. They read the records by themselves, with the
// decoder alone, so that a mistake in drawing shows.

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
			if len(q.Sources) == 0 {
				t.Errorf("%s: cites no document", q.ID)
			}
			for _, cited := range q.Sources {
				// What a document leaves out stands nowhere in it.
				if len(cited.At) > 0 || len(q.Sources) == 1 {
					cites(t, q, cited, docs[cited.Seed])
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

// A record is a seed as the decoder reads it.
type record struct {
	Document struct {
		Short      string
		Paragraphs int
		Voices     []string
	}
	Actor    map[string]actor
	Concept  map[string]concept
	Proposal map[string]proposal
	Stance   []stance
	Event    map[string]event
	Figure   map[string]figure
	Issue    map[string]struct{ Claim string }
}

type actor struct {
	Name, Short, Kind string
	Also              []string
	Same              []string
	PartOf            []string `toml:"part-of"`
}

// An entry is what entries of all tables have.
type entry struct {
	At      places
	Unasked string
}

type concept struct {
	entry
	Term, Means string
	Also, Same  []string
}

type proposal struct {
	entry
	Who, Same                          []string
	What, When, Fate, Became, Told, By string
}

type stance struct {
	entry
	Issue, Who, Holds, Says string
}

type event struct {
	entry
	What, When string
	Date       day
}

type figure struct {
	entry
	Value, To    float64
	Unit, Counts string
}

// readPlacesOf are a paragraph or several.
type places []int

func (p *places) UnmarshalTOML(v any) error {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	for _, n := range list {
		*p = append(*p, int(n.(int64)))
	}
	return nil
}

// A day is a date as far as it is known: "2025", "2025-10", "2025-10-17".
type day string

func (d *day) UnmarshalTOML(v any) error {
	if t, ok := v.(time.Time); ok {
		v = t.Format(time.DateOnly)
	}
	*d = day(v.(string))
	return nil
}

// apart reports whether two days cannot be one.
func (d day) apart(other day) bool {
	return d != "" && other != "" && !strings.HasPrefix(string(d), string(other)) && !strings.HasPrefix(string(other), string(d))
}

// records reads all seeds; each has the actors and issues of all.
func records(t *testing.T) map[string]*record {
	t.Helper()
	names, err := fs.Glob(seeds.FS, "*.toml")
	if err != nil {
		t.Fatal(err)
	}
	docs := map[string]*record{}
	shared := record{Actor: map[string]actor{}, Issue: map[string]struct{ Claim string }{}}
	for _, name := range names {
		var rec record
		if _, err := toml.DecodeFS(seeds.FS, name, &rec); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if rec.Document.Paragraphs == 0 {
			maps.Copy(shared.Actor, rec.Actor)
			maps.Copy(shared.Issue, rec.Issue)
			continue
		}
		docs[strings.TrimSuffix(name, ".toml")] = &rec
	}
	for _, rec := range docs {
		own := rec.Actor
		rec.Actor, rec.Issue = maps.Clone(shared.Actor), shared.Issue
		maps.Copy(rec.Actor, own)
	}
	return docs
}

// kin reports whether one actor is, stands for or belongs to the other.
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

// oneSide reports more than kin: whether one actor belongs to the other by any
// number of steps, of belonging and of standing for. Trump's envoy is no kin of
// Trump's, for a proposal has one author; where somebody stands he may stand,
// too.
func (r *record) oneSide(a, b string) bool { return r.above(a)[b] || r.above(b)[a] }

// above lists an actor with all that it stands for or belongs to.
func (r *record) above(id string) map[string]bool {
	found := map[string]bool{id: true}
	for next := []string{id}; len(next) > 0; next = next[1:] {
		for other, a := range r.Actor {
			own := r.Actor[next[0]]
			if !found[other] && (slices.Contains(own.PartOf, other) || slices.Contains(own.Same, other) || slices.Contains(a.Same, next[0])) {
				found[other] = true
				next = append(next, other)
			}
		}
	}
	return found
}

// cites checks that a citation leads to paragraphs that its document has.
func cites(t *testing.T, q quiz.Question, c quiz.Citation, rec *record) {
	t.Helper()
	if rec == nil || c.Title == "" || len(c.At) == 0 {
		t.Errorf("%s: cites %+v, which leads nowhere", q.ID, c)
		return
	}
	for _, p := range c.At {
		if n, err := strconv.Atoi(p.From); err != nil || n < 1 || n > rec.Document.Paragraphs {
			t.Errorf("%s: cites paragraph %s of %d", q.ID, p.From, rec.Document.Paragraphs)
		}
	}
}

// plain checks that nothing in a question would disturb a screen.
func plain(t *testing.T, q quiz.Question) {
	t.Helper()
	texts := []string{q.Stem, q.Why, fmt.Sprint(q.Sources)}
	form := q.Kind.Pose(nil)
	texts = append(texts, form.Body, form.Back, form.Hint)
	texts = append(texts, form.Rows...)
	texts = append(texts, form.Options...)
	texts = append(texts, q.Kind.Solution()...)
	if c, ok := q.Kind.(quiz.Choice); ok {
		for _, o := range c.Options {
			texts = append(texts, o.Feedback, o.Name)
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
