package seed

import (
	"fmt"
	"slices"
	"strings"

	"policyquiz/quiz"
)

// drawStance asks for an actor's position on an issue, or who holds a position.
func drawStance(r Records, d Drawn) (quiz.Question, error) {
	st, err := r.Stance(d.Seed, d.Entry)
	if err != nil {
		return quiz.Question{}, err
	}
	q, err := drawn(r, d, st.Origin)
	if err != nil {
		return quiz.Question{}, err
	}
	if q.Why, err = st.why(r); err != nil {
		return quiz.Question{}, err
	}
	issue, err := r.Issue(d.Seed, st.Issue)
	if err != nil {
		return quiz.Question{}, err
	}
	holder, err := r.Actor(d.Seed, st.Who)
	if err != nil {
		return quiz.Question{}, err
	}
	s, err := st.scene(r, holder)
	if err != nil {
		return quiz.Question{}, err
	}
	claim := "“" + unstopped(issue.Claim) + "”"
	switch d.Facet {
	case "stance":
		var held []Holds
		if held, err = r.Held(d.Seed); err != nil {
			return quiz.Question{}, err
		}
		q.Stem = inTurn(q.ID, st.askPosition(s, slices.Contains(held, Silent), holder.InStem(), claim)...)
		q.Kind, err = position(r, d, st, held)
	case "holder":
		q.Stem = inTurn(q.ID, st.askHolder(s, claim)...)
		q.Kind, err = holders(r, d, st, holder)
	default:
		err = fmt.Errorf("a stance cannot be asked for its %q", d.Facet)
	}
	return q, err
}

// scene returns the scene in which a stance is told. Nobody tells it where a document is
// silent, and the teller is not named where a stem would give the holder away.
func (st Stance) scene(r Records, holder Actor) (scene, error) {
	if st.Holds == Silent {
		doc, err := r.Document(st.Seed)
		return scene{doc: doc, solo: true}, err
	}
	s, err := newScene(r, st.Seed, st.By)
	if Related(holder, s.by) {
		s = s.unnamed()
	}
	return s, err
}

// why returns the explanation: what exactly the actor says, by whose account, and then
// what the author of the seed says of it.
func (st Stance) why(r Records) (string, error) {
	if st.Says == "" {
		return st.Why, nil
	}
	says := unstopped(st.Says) + "."
	s, err := newScene(r, st.Seed, st.By)
	switch {
	case err != nil:
		return "", err
	case st.Told == Reported:
		says = "Reportedly: " + says
	case st.Told == Attributed && !s.solo:
		says = "As told by " + s.by.InStem() + ": " + says
	}
	return strings.TrimSpace(capital(says) + " " + st.Why), nil
}

// askPosition returns the wordings of the facet stance. Where the answer may be that the
// document does not say, they name the document only: nobody tells what is not said, so
// to name a teller would rule that answer out.
func (st Stance) askPosition(s scene, maySilent bool, who, claim string) []string {
	switch {
	case maySilent:
		return []string{
			capital(fmt.Sprintf("%s, what is the position of %s on this claim: %s?", s.in(), who, claim)),
			fmt.Sprintf("Which position on this claim, if any, is ascribed to %s %s: %s?", who, s.in(), claim),
		}
	case st.Told == FirstHand:
		return []string{
			capital(fmt.Sprintf("%s, what is the position of %s on this claim: %s?", s.in(), who, claim)),
			fmt.Sprintf("Which position on this claim is taken by %s %s: %s?", who, s.in(), claim),
		}
	case st.Told == Reported:
		return []string{
			capital(fmt.Sprintf("%s, what is the position of %s on this claim: %s?", s.according(st.Told), who, claim)),
			fmt.Sprintf("Which position on this claim is reportedly taken by %s, as passed on %s: %s?", who, s.telling(), claim),
		}
	}
	return []string{
		capital(fmt.Sprintf("%s, what is the position of %s on this claim: %s?", s.according(st.Told), who, claim)),
		fmt.Sprintf("Which position on this claim is ascribed to %s %s: %s?", who, s.telling(), claim),
	}
}

// askHolder returns the wordings of the facet holder.
func (st Stance) askHolder(s scene, claim string) []string {
	if st.Holds == Silent {
		return []string{
			fmt.Sprintf("Whose position on this claim is not given %s: %s?", s.in(), claim),
			capital(fmt.Sprintf("%s, whose position on this claim is not given: %s?", s.in(), claim)),
		}
	}
	source := s.source(st.Told)
	if st.Told == FirstHand {
		return []string{
			capital(fmt.Sprintf("%s, %s: %s?", source, takes[st.Holds], claim)),
			fmt.Sprintf("%s: %s, %s?", claim, source, takes[st.Holds]),
		}
	}
	return []string{
		capital(fmt.Sprintf("%s, %s: %s?", source, takes[st.Holds], claim)),
		capital(fmt.Sprintf("%s, %s: %s?", takes[st.Holds], source, claim)),
		fmt.Sprintf("%s: %s, %s?", claim, takes[st.Holds], source),
	}
}

// takes asks in a stem who holds a position that a document tells.
var takes = map[Holds]string{
	For:         "who is for this claim",
	Against:     "who is against this claim",
	Conditional: "who makes this claim depend on conditions",
	Undecided:   "who says of this claim that one cannot know",
}

// positions are the options for a position.
var positions = map[Holds]string{
	For:         "for it",
	Against:     "against it",
	Conditional: "neither: it depends on conditions",
	Undecided:   "neither: it is said that one cannot know",
	Silent:      "the document does not say",
}

// position offers the positions, which always have the same order. Those of which
// only few stances are, Undecided and Silent, are offered where any stance of the
// seed is one of them: an option of that one question would be the answer. The feedback
// on a wrong one says of whom it would be right.
func position(r Records, d Drawn, st Stance, held []Holds) (quiz.Kind, error) {
	ids, err := r.Entries(d.Seed, d.Table)
	if err != nil {
		return nil, err
	}
	_, rivals, err := camps(r, d.Seed, around(ids, d.Entry, mostFar), st)
	if err != nil {
		return nil, err
	}
	c := quiz.Choice{Fixed: true, Opposed: true}
	for _, p := range Positions {
		if rare := p == Undecided || p == Silent; rare && !slices.Contains(held, p) {
			continue
		}
		o := quiz.Option{Text: positions[p], Right: p == st.Holds, Entry: string(p)}
		if i := slices.IndexFunc(rivals, func(other Stance) bool { return other.Holds == p }); i >= 0 {
			if o.Feedback, err = rivals[i].whose(r); err != nil {
				return nil, err
			}
		}
		c.Options = append(c.Options, o)
	}
	return c, nil
}

// whose says in feedback that a position is that of another actor.
func (st Stance) whose(r Records) (string, error) {
	a, err := r.Actor(st.Seed, st.Who)
	if err != nil {
		return "", err
	}
	if st.Holds == Silent {
		return "that is so of " + a.InStem(), nil
	}
	by, err := hedge(r, st.Origin)
	return fmt.Sprintf("that is the position of %s%s (%s)", a.InStem(), by, st.At), err
}

// holders offers actors of the same kind who hold another position on the
// issue, first those whose names look like the holder's.
func holders(r Records, d Drawn, st Stance, holder Actor) (quiz.Kind, error) {
	ids, err := candidates(r, d, nil, nil)
	if err != nil {
		return nil, err
	}
	right := quiz.Option{Text: capital(holder.Name), Right: true, Entry: holder.ID, Name: holder.InStem()}
	agree, rivals, err := camps(r, d.Seed, ids, st)
	if err != nil {
		return nil, err
	}
	own := shapeOf(holder.Name)
	slices.SortStableFunc(rivals, func(a, b Stance) int { return unlikeName(r, own, a) - unlikeName(r, own, b) })
	same := kinOf(append(agree, holder))
	w := newDistractors(nil, right)
	for _, rival := range rivals {
		a, err := r.Actor(d.Seed, rival.Who)
		if err != nil {
			return nil, err
		}
		// A body may be for a claim and its head against it. Then neither is offered.
		if w.full() || a.Kind != holder.Kind || same.has(a) {
			continue
		}
		feedback, err := rival.feedback(r, a)
		if err != nil {
			return nil, err
		}
		w.add(rival.ID, quiz.Option{Text: capital(a.Name), Entry: a.ID, Name: a.InStem(), Feedback: feedback})
	}
	return quiz.Choice{Options: append([]quiz.Option{right}, w.options...)}, w.enough(d)
}

// unlikeName says how unlike a name the name of a stance's actor is.
func unlikeName(r Records, own shape, st Stance) int {
	a, err := r.Actor(st.Seed, st.Who)
	if err != nil {
		return strange
	}
	return own.unlike(shapeOf(a.Name))
}

// stands says of an actor what position it holds.
var stands = map[Holds]string{
	For:         "for it",
	Against:     "against it",
	Conditional: "it depends on conditions",
	Undecided:   "one cannot know",
}

// feedback says what the position of an actor really is.
func (st Stance) feedback(r Records, who Actor) (string, error) {
	if st.Holds == Silent {
		return fmt.Sprintf("the position of %s is not given there", who.InStem()), nil
	}
	by, err := hedge(r, st.Origin)
	text := fmt.Sprintf("the position of %s is another%s: %s", who.InStem(), by, stands[st.Holds])
	if st.Says != "" {
		text += "; " + unstopped(st.Says)
	}
	return fmt.Sprintf("%s (%s)", text, st.At), err
}

// camps sorts the other stances on an issue: the actors who agree with st, and
// the stances that differ from it.
func camps(r Records, seed string, ids []string, st Stance) (agree []Actor, rivals []Stance, err error) {
	for _, id := range ids {
		issue, _, _ := strings.Cut(id, "/")
		if issue != st.Issue {
			continue
		}
		other, err := r.Stance(seed, id)
		if err != nil {
			return nil, nil, err
		}
		if other.Holds != st.Holds {
			rivals = append(rivals, other)
			continue
		}
		a, err := r.Actor(seed, other.Who)
		if err != nil {
			return nil, nil, err
		}
		agree = append(agree, a)
	}
	return agree, rivals, nil
}
