package seed

import (
	"errors"
	"fmt"
	"slices"

	"policyquiz/quiz"
)

// drawProposal asks who proposed something, what somebody proposed, or what
// became of it.
func drawProposal(r Records, d Drawn) (quiz.Question, error) {
	p, err := r.Proposal(d.Seed, d.Entry)
	if err != nil {
		return quiz.Question{}, err
	}
	q, err := drawn(r, d, p.Origin)
	if err != nil {
		return quiz.Question{}, err
	}
	s, err := newScene(r, d.Seed, p.By)
	if err != nil {
		return quiz.Question{}, err
	}
	if len(p.Who) == 0 {
		return quiz.Question{}, errors.New("nobody is named who proposed it")
	}
	switch d.Facet {
	case "who":
		q.Stem, q.Kind, err = proposalWho(r, d, p, s)
	case "what":
		q.Stem, q.Kind, err = proposalWhat(r, d, p, s)
	case "fate":
		q.Stem, q.Kind, err = proposalFate(r, d, p, s)
	default:
		err = fmt.Errorf("a proposal cannot be asked for its %q", d.Facet)
	}
	return q, err
}

// dated returns the time of a proposal in brackets, or "" if the document gives
// none.
func (p Proposal) dated() string {
	if p.When == "" {
		return ""
	}
	return " (" + p.When + ")"
}

// proposalWho asks who made the proposal.
func proposalWho(r Records, d Drawn, p Proposal, s scene) (string, quiz.Kind, error) {
	var stem string
	switch {
	case p.Told == FirstHand && s.solo:
		return "", nil, fmt.Errorf("%s has one voice, so who proposes this there is no question", s.doc.Short)
	case p.Told == FirstHand:
		stem = fmt.Sprintf("Who in %s argues for this%s: %s?", s.doc.Short, p.dated(), p.What)
	case p.Told == Reported:
		stem = fmt.Sprintf("As %s, who reportedly proposed this%s: %s?", s.verbal("passes it on"), p.dated(), p.What)
	default:
		stem = fmt.Sprintf("According to %s, who proposed this%s: %s?", s.teller(), p.dated(), p.What)
	}
	proposers, err := actors(r, d.Seed, p.Who)
	if err != nil {
		return "", nil, err
	}
	var right []quiz.Option
	for _, a := range proposers {
		if a.Kind != proposers[0].Kind {
			return "", nil, fmt.Errorf("a %s and a %s proposed it, and options are of one kind", proposers[0].Kind, a.Kind)
		}
		right = append(right, quiz.Option{Text: capital(a.Name), Right: true, Entry: a.ID, Name: a.InStem()})
	}
	wrong, err := wrongProposers(r, d, p, proposers, right)
	if err != nil {
		return "", nil, err
	}
	return stem, quiz.Choice{Options: append(right, wrong...), Several: len(right) > 1}, nil
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

// wrongProposers finds actors of the same kind who proposed something else. It
// leaves out the actor who tells of another's proposal: the stem names that
// actor.
func wrongProposers(r Records, d Drawn, p Proposal, proposers []Actor, right []quiz.Option) ([]quiz.Option, error) {
	ids, err := candidates(r, d, p.Near)
	if err != nil {
		return nil, err
	}
	barred, err := backers(r, d.Seed, p)
	if err != nil {
		return nil, err
	}
	if p.Told != FirstHand {
		teller, err := r.Actor(d.Seed, p.By)
		if err != nil {
			return nil, err
		}
		barred = append(barred, teller)
	}
	same := kinOf(barred)
	w := newDistractors(right...)
	for _, id := range ids {
		other, err := r.Proposal(d.Seed, id)
		if err != nil {
			return nil, err
		}
		if sameProposal(p, other) {
			continue
		}
		who, err := actors(r, d.Seed, other.Who)
		if err != nil {
			return nil, err
		}
		for _, a := range who {
			if w.full() {
				return w.options, nil
			}
			if a.Kind != proposers[0].Kind || same.has(a) {
				continue
			}
			w.add(quiz.Option{
				Text:     capital(a.Name),
				Entry:    a.ID,
				Name:     a.InStem(),
				Feedback: fmt.Sprintf("another proposal is theirs: %s (%s)", other.What, other.At),
			})
		}
	}
	return w.options, w.enough(d)
}

// backers lists the actors who made a proposal, in its own entry or in an entry
// that is the same.
func backers(r Records, seed string, p Proposal) ([]Actor, error) {
	ids := slices.Clone(p.Who)
	for _, id := range p.Same {
		same, err := r.Proposal(seed, id)
		if err != nil {
			return nil, err
		}
		ids = append(ids, same.Who...)
	}
	return actors(r, seed, ids)
}

// proposalWhat asks what the actors of a proposal proposed.
func proposalWhat(r Records, d Drawn, p Proposal, s scene) (string, quiz.Kind, error) {
	who, err := joinedNames(r, d.Seed, p.Who)
	if err != nil {
		return "", nil, err
	}
	to := ""
	if len(p.To) > 0 {
		if to, err = joinedNames(r, d.Seed, p.To); err != nil {
			return "", nil, err
		}
		to = " to " + to
	}
	var stem string
	switch {
	case p.Told == FirstHand && s.solo:
		stem = fmt.Sprintf("Which of these is argued for in %s%s?", s.doc.Short, p.dated())
	case p.Told == FirstHand:
		stem = fmt.Sprintf("Which of these is argued for by %s in %s%s?", who, s.doc.Short, p.dated())
	case p.Told == Reported:
		stem = fmt.Sprintf("As %s, what did %s reportedly propose%s%s?", s.verbal("passes it on"), who, to, p.dated())
	default:
		stem = fmt.Sprintf("According to %s, what did %s propose%s%s?", s.teller(), who, to, p.dated())
	}
	right := quiz.Option{Text: capital(p.What), Right: true, Entry: p.ID}
	wrong, err := wrongProposals(r, d, p, right)
	if err != nil {
		return "", nil, err
	}
	return stem, quiz.Choice{Options: append([]quiz.Option{right}, wrong...)}, nil
}

// sameProposal reports whether one proposal could be defended as the other.
func sameProposal(a, b Proposal) bool {
	return slices.Contains(a.Same, b.ID) || slices.Contains(b.Same, a.ID)
}

// wrongProposals finds proposals that only others made.
func wrongProposals(r Records, d Drawn, p Proposal, right quiz.Option) ([]quiz.Option, error) {
	proposers, err := actors(r, d.Seed, p.Who)
	if err != nil {
		return nil, err
	}
	ids, err := candidates(r, d, p.Near)
	if err != nil {
		return nil, err
	}
	w := newDistractors(right)
	for _, id := range ids {
		if w.full() {
			break
		}
		other, err := r.Proposal(d.Seed, id)
		if err != nil {
			return nil, err
		}
		who, err := actors(r, d.Seed, other.Who)
		if err != nil {
			return nil, err
		}
		if sameProposal(p, other) || anyRelated(who, proposers) {
			continue
		}
		theirs, err := joinedNames(r, d.Seed, other.Who)
		if err != nil {
			return nil, err
		}
		w.add(quiz.Option{
			Text:     capital(other.What),
			Entry:    other.ID,
			Feedback: fmt.Sprintf("that comes from %s (%s)", theirs, other.At),
		})
	}
	return w.options, w.enough(d)
}

// proposalFate asks what became of a proposal.
func proposalFate(r Records, d Drawn, p Proposal, s scene) (string, quiz.Kind, error) {
	if p.Fate == "" {
		return "", nil, fmt.Errorf("it has no fate to ask for")
	}
	who, err := joinedNames(r, d.Seed, p.Who)
	if err != nil {
		return "", nil, err
	}
	stem := fmt.Sprintf("As %s, what became of this proposal by %s%s: %s?", s.verbal("tells it"), who, p.dated(), p.What)
	if slices.Contains(p.Who, p.By) {
		stem = fmt.Sprintf("As %s, what has become of their own proposal%s: %s?", s.verbal("tells it"), p.dated(), p.What)
	}
	right := quiz.Option{Text: capital(p.Fate), Right: true, Entry: p.ID}
	wrong, err := wrongFates(r, d, p, right)
	if err != nil {
		return "", nil, err
	}
	return stem, quiz.Choice{Options: append([]quiz.Option{right}, wrong...)}, nil
}

// wrongFates finds one fate of each other sort. Two fates of one sort could both
// be defended.
func wrongFates(r Records, d Drawn, p Proposal, right quiz.Option) ([]quiz.Option, error) {
	ids, err := candidates(r, d, p.Near)
	if err != nil {
		return nil, err
	}
	sorts := []Became{p.Became}
	w := newDistractors(right)
	for _, id := range ids {
		if w.full() {
			break
		}
		other, err := r.Proposal(d.Seed, id)
		if err != nil {
			return nil, err
		}
		if other.Fate == "" || slices.Contains(sorts, other.Became) || sameProposal(p, other) {
			continue
		}
		sorts = append(sorts, other.Became)
		w.add(quiz.Option{
			Text:     capital(other.Fate),
			Entry:    other.ID,
			Feedback: fmt.Sprintf("that became of another: %s (%s)", other.What, other.At),
		})
	}
	return w.options, w.enough(d)
}
