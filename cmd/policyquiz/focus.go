package main

import (
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/seed"
)

// This file narrows a drill down to what the learner wants to practise.

// A focus is what a drill is narrowed down to. Several values of one flag are
// alternatives; several flags must all be met.
type focus struct {
	kinds      []string // --kind
	actors     []string // --actor
	objectives []string // --objective
	missed     bool     // --missed
}

// flags adds all flags.
func (f *focus) flags(p *program, cmd *cobra.Command) {
	f.subjectFlags(p, cmd)
	cmd.Flags().BoolVar(&f.missed, "missed", false, "only what is not yet right: what you missed when you last answered it, due or not")
}

// subjectFlags adds the flags that ask for no history.
func (f *focus) subjectFlags(p *program, cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringArrayVar(&f.kinds, "kind", nil, "only questions of this `kind`, as in typed or single-choice; may be given again")
	flags.StringArrayVar(&f.actors, "actor", nil, "only questions that name the actor with this `id`; may be given again")
	flags.StringArrayVar(&f.objectives, "objective", nil, "only questions that serve this `objective` of a deck; may be given again")
	completeFlag(cmd, "kind", fixed(kindNames()...))
	completeFlag(cmd, "actor", p.completeActors)
	completeFlag(cmd, "objective", p.completeObjectives)
}

// given reports whether there is a focus.
func (f *focus) given() bool {
	return f.missed || len(f.kinds)+len(f.actors)+len(f.objectives) > 0
}

// kindNames are the kinds of question as --kind takes them.
func kindNames() (names []string) {
	for _, k := range allKinds() {
		names = append(names, kindName(k.Name()))
	}
	return names
}

// allKinds has one of each kind of question.
func allKinds() []quiz.Kind {
	return []quiz.Kind{
		quiz.Choice{}, quiz.Choice{Several: true}, quiz.TrueFalse(true), quiz.Typed{}, quiz.AnyOf{}, quiz.Number{},
		quiz.Order{}, quiz.Match{}, quiz.Cloze{}, quiz.Card(""),
	}
}

// kindName is the name of a kind as one word.
func kindName(name string) string {
	return strings.ReplaceAll(strings.ToLower(strings.TrimSpace(name)), " ", "-")
}

// narrow keeps the questions that a focus wants. It is an error if the focus names what
// there is not, or if no question is left.
func (s *studies) narrow(f focus) error {
	if f.missed {
		missed := func(r quiz.Ref) bool { m, ok := s.memories.Of(r.ID); return ok && m.NotRight() }
		s.refs = slices.DeleteFunc(slices.Clone(s.refs), func(r quiz.Ref) bool { return !missed(r) })
	}
	return s.selection.narrow(f)
}

// narrow keeps the questions that a focus wants, whatever the learner knows. It is an
// error if the focus names what there is not, or if no question is left that could be.
func (s *selection) narrow(f focus) error {
	if !f.given() {
		return nil
	}
	if err := f.known(s.Library); err != nil {
		return err
	}
	actors := f.actorsIn(s.Library)
	s.refs = slices.DeleteFunc(slices.Clone(s.refs), func(r quiz.Ref) bool { return !s.wanted(f, actors, r) })
	s.focused = true
	if len(s.refs) == 0 && !f.missed {
		return usagef("widen it, or name other decks", "no question is of all that was asked for")
	}
	return nil
}

// known refuses a kind, an actor or an objective that there is not.
func (f *focus) known(lib *deckfile.Library) error {
	for _, k := range f.kinds {
		if names := kindNames(); !slices.Contains(names, kindName(k)) {
			return usagef(didYouMean(kindName(k), names, "there are: "+strings.Join(names, ", ")), "no kind of question %q", k)
		}
	}
	if len(f.actors) > 0 {
		var ids []string
		for _, a := range actorsOf(lib) {
			ids = append(ids, a.ID)
		}
		for _, id := range f.actors {
			if !slices.Contains(ids, id) {
				return usagef(didYouMean(id, ids, "policyquiz matrix --json has the ids of actors, and shells complete them"), "no actor %q", id)
			}
		}
	}
	for _, o := range f.objectives {
		all := slices.Sorted(maps.Keys(objectivesOf(lib)))
		if !slices.ContainsFunc(all, func(whole string) bool { return isObjective(whole, o) }) {
			return usagef(didYouMean(o, all, "there are: "+strings.Join(all, ", ")), "no objective %q", o)
		}
	}
	return nil
}

// isObjective reports whether an objective is meant by a name: deck/objective, or the
// objective alone.
func isObjective(whole, name string) bool { return whole == name || strings.HasSuffix(whole, "/"+name) }

// actorsIn are the actors of a focus, with their names.
func (f *focus) actorsIn(lib *deckfile.Library) (list []seed.Actor) {
	if len(f.actors) == 0 {
		return nil
	}
	for _, a := range actorsOf(lib) {
		if slices.Contains(f.actors, a.ID) {
			list = append(list, a)
		}
	}
	return list
}

// wanted reports whether a focus wants a question. What is known without the question's
// text is asked first. An actor must be named in the question itself: one that only the
// answer names would be given away.
func (s *selection) wanted(f focus, actors []seed.Actor, r quiz.Ref) bool {
	objective := shortID(s.Library, r.Deck) + "/" + r.Objective
	if len(f.objectives) > 0 && (r.Objective == "" || !slices.ContainsFunc(f.objectives, func(o string) bool { return isObjective(objective, o) })) {
		return false
	}
	if len(f.kinds)+len(f.actors) == 0 {
		return true
	}
	q, err := s.Question(r)
	if err != nil {
		return false // it could not be asked either
	}
	if len(f.kinds) > 0 && !slices.ContainsFunc(f.kinds, func(k string) bool { return kindName(k) == kindName(q.Kind.Name()) }) {
		return false
	}
	asked := q.Stem + " " + q.Kind.Pose(nil).Body
	return len(f.actors) == 0 || slices.ContainsFunc(actors, func(a seed.Actor) bool { return mentions(asked, a) })
}
