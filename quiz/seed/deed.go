package seed

import (
	"fmt"
	"slices"

	"policyquiz/quiz"
)

// A deed is what a proposal and a duty have in common.
type deed struct {
	Origin
	who        []string // those who proposed it, or whom it binds
	what       string   // what they proposed, or have to do
	near, same []string // as in Proposal and Duty
}

// A deedTable draws what is alike in the questions of proposals and those of duties.
type deedTable[E any] struct {
	look func(r Records, seed, id string) (E, error)
	deed func(E) deed
	// mixed refuses an entry whose actors are of two kinds.
	mixed string
	// other says in feedback what those of another entry proposed or have to do.
	other func(r Records, e E) (string, error)
	// askWho returns the wordings of the facet who.
	askWho func(e E, s scene) []string
}

// who asks for the actors of an entry.
func (t *deedTable[E]) who(r Records, d Drawn, e E, s scene) (string, quiz.Kind, error) {
	list, err := actors(r, d.Seed, t.deed(e).who)
	if err != nil {
		return "", nil, err
	}
	var right []quiz.Option
	for _, a := range list {
		if a.Kind != list[0].Kind {
			return "", nil, fmt.Errorf(t.mixed+", and options are of one kind", list[0].Kind, a.Kind)
		}
		right = append(right, actorOption(a))
		right[len(right)-1].Right = true
	}
	wrong, err := t.wrongActors(r, d, e, list[0].Kind, right)
	if err != nil {
		return "", nil, err
	}
	if anyRelated(list, []Actor{s.by}) {
		s = s.unnamed() // the stem would name the answer
	}
	return inTurn(d.ID(), t.askWho(e, s)...), quiz.Choice{Options: append(right, wrong...), Several: len(right) > 1}, nil
}

// actorOption is an option that names an actor.
func actorOption(a Actor) quiz.Option {
	return quiz.Option{Text: capital(a.Name), Entry: a.ID, Name: a.InStem()}
}

// wrongActors finds actors of a kind who are those of other entries.
func (t *deedTable[E]) wrongActors(r Records, d Drawn, e E, kind ActorKind, right []quiz.Option) ([]quiz.Option, error) {
	own := t.deed(e)
	shape := shapeOf(right[0].Text)
	ids, err := candidates(r, d, own.near, t.unlike(r, d, func(other E) int {
		a, err := r.Actor(d.Seed, first(t.deed(other).who))
		if err != nil {
			return strange
		}
		return shape.unlike(shapeOf(a.Name))
	}))
	if err != nil {
		return nil, err
	}
	barred, err := t.barred(r, own)
	if err != nil {
		return nil, err
	}
	w := newDistractors(own.near, right...)
	for _, id := range ids {
		other, err := t.look(r, d.Seed, id)
		if err != nil {
			return nil, err
		}
		if own.isSame(t.deed(other)) {
			continue
		}
		list, err := actors(r, d.Seed, t.deed(other).who)
		if err != nil {
			return nil, err
		}
		feedback, err := t.other(r, other)
		if err != nil {
			return nil, err
		}
		for _, a := range list {
			if w.full() {
				return w.options, nil
			}
			if a.Kind == kind && !barred.has(a) {
				o := actorOption(a)
				o.Feedback = feedback
				w.add(id, o)
			}
		}
	}
	return w.options, w.enough(d)
}

// barred returns those who may not stand against the actors of an entry: those of an entry
// that is the same, and who tells it of others, whom the stem names.
func (t *deedTable[E]) barred(r Records, own deed) (kin, error) {
	list, err := t.allActors(r, own)
	if err != nil || own.Told != Attributed && own.Told != Reported {
		return kinOf(list), err
	}
	teller, err := r.Actor(own.Seed, own.By)
	return kinOf(append(list, teller)), err
}

// allActors lists the actors of an entry, and those of entries that are the same.
func (t *deedTable[E]) allActors(r Records, own deed) ([]Actor, error) {
	ids := slices.Clone(own.who)
	for _, id := range own.same {
		same, err := t.look(r, own.Seed, id)
		if err != nil {
			return nil, err
		}
		ids = append(ids, t.deed(same).who...)
	}
	return actors(r, own.Seed, ids)
}

// isSame reports whether one entry could be defended as the other.
func (a deed) isSame(b deed) bool {
	return slices.Contains(a.same, b.ID) || slices.Contains(b.same, a.ID)
}

// unlike says how unlike d's entry another one is, for candidates; by compares the two as
// far as the question shows them.
func (t *deedTable[E]) unlike(r Records, d Drawn, by func(other E) int) func(id string) int {
	return func(id string) int {
		other, err := t.look(r, d.Seed, id)
		if err != nil {
			return strange
		}
		return mutual(by(other), t.deed(other).near, d.Entry)
	}
}

// A part is a part of an entry that can be asked for: what was proposed, or by when
// something has to be done.
type part[E any] struct {
	text func(E) string // empty: the entry does not have it
	// fits reports whether that of another entry is wrong beyond doubt; nil: it always is.
	fits func(other E) (bool, error)
	// feedback says whose it is.
	feedback func(r Records, other E) (string, error)
}

// choice asks for a part of an entry, and offers those of other entries.
func (t *deedTable[E]) choice(r Records, d Drawn, e E, p part[E]) (quiz.Kind, error) {
	own := t.deed(e)
	right := quiz.Option{Text: capital(p.text(e)), Right: true, Entry: own.ID}
	shape := shapeOf(p.text(e))
	ids, err := candidates(r, d, own.near, t.unlike(r, d, func(other E) int { return shape.unlike(shapeOf(p.text(other))) }))
	if err != nil {
		return nil, err
	}
	w := newDistractors(own.near, right)
	for _, id := range ids {
		if w.full() {
			break
		}
		other, err := t.look(r, d.Seed, id)
		if err != nil {
			return nil, err
		}
		if p.text(other) == "" || own.isSame(t.deed(other)) {
			continue
		}
		if p.fits != nil {
			if ok, err := p.fits(other); err != nil {
				return nil, err
			} else if !ok {
				continue
			}
		}
		feedback, err := p.feedback(r, other)
		if err != nil {
			return nil, err
		}
		w.add(id, quiz.Option{Text: capital(p.text(other)), Entry: t.deed(other).ID, Feedback: feedback})
	}
	return quiz.Choice{Options: append([]quiz.Option{right}, w.options...)}, w.enough(d)
}

// ofOthers returns what fits as the wrong answer to what actors proposed or have to do:
// what only others did.
func (t *deedTable[E]) ofOthers(r Records, e E) (func(other E) (bool, error), error) {
	own, err := actors(r, t.deed(e).Seed, t.deed(e).who)
	return func(other E) (bool, error) {
		list, err := actors(r, t.deed(e).Seed, t.deed(other).who)
		return !anyRelated(list, own), err
	}, err
}

// actors looks up several actors of a seed.
func actors(r Records, seed string, ids []string) ([]Actor, error) {
	list := make([]Actor, len(ids))
	for i, id := range ids {
		var err error
		if list[i], err = r.Actor(seed, id); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// first returns the first of some ids, or "".
func first(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return ids[0]
}
