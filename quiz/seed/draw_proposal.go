package seed

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"policyquiz/quiz"
)

// drawProposal asks who proposed something, what somebody proposed, or what
// became of it.
func drawProposal(r Records, d Drawn) (quiz.Question, error) {
	p, err := r.Proposal(d.Seed, d.Entry)
	if err != nil {
		return quiz.Question{}, err
	}
	q, s, err := opened(r, d, p.Origin)
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

// proposalWho asks who made the proposal.
func proposalWho(r Records, d Drawn, p Proposal, s scene) (string, quiz.Kind, error) {
	if p.Told == FirstHand && s.solo {
		return "", nil, fmt.Errorf("%s: the document has one voice, so who proposes this there is no question", s.doc.Short)
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
	if anyRelated(proposers, []Actor{s.by}) {
		s = s.unnamed() // the stem would name the answer
	}
	return inTurn(d.ID(), p.askWho(s)...), quiz.Choice{Options: append(right, wrong...), Several: len(right) > 1}, nil
}

// askWho returns the wordings of the facet who.
func (p Proposal) askWho(s scene) []string {
	who, argues, what := "who", "argues", unstopped(p.What)
	if n := len(p.Who); n > 1 {
		who, argues = "which "+count(n)+" of these", "argue"
	}
	switch p.Told {
	case FirstHand:
		return leading(what, []string{
			capital(fmt.Sprintf("%s %s for this %s%s: %s?", who, argues, s.in(), timed(p.When), what)),
		}, fmt.Sprintf("%s %s for this %s%s?", who, argues, s.in(), timed(p.When)))
	case Reported:
		return leading(what, []string{
			capital(fmt.Sprintf("%s, %s proposed this%s: %s?", s.according(p.Told), who, timed(p.When), what)),
			capital(fmt.Sprintf("%s reportedly put this forward%s, as passed on %s: %s?", who, timed(p.When), s.telling(), what)),
		}, fmt.Sprintf("%s reportedly proposed this%s, as passed on %s?", who, timed(p.When), s.telling()))
	}
	return leading(what, []string{
		capital(fmt.Sprintf("%s, %s proposed this%s: %s?", s.according(p.Told), who, timed(p.When), what)),
		capital(fmt.Sprintf("%s put this forward%s, %s: %s?", who, timed(p.When), s.according(p.Told), what)),
	}, fmt.Sprintf("%s proposed this%s, %s?", who, timed(p.When), s.according(p.Told)))
}

// count writes a number as stems do.
func count(n int) string {
	if n < len(numberWords) {
		return numberWords[n]
	}
	return strconv.Itoa(n)
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
	own := shapeOf(right[0].Text)
	ids, err := candidates(r, d, p.Near, unlikeProposal(r, d, func(other Proposal) int {
		a, err := r.Actor(d.Seed, first(other.Who))
		if err != nil {
			return strange
		}
		return own.unlike(shapeOf(a.Name))
	}))
	if err != nil {
		return nil, err
	}
	same, err := noDistractors(r, d, p)
	if err != nil {
		return nil, err
	}
	w := newDistractors(p.Near, right...)
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
			feedback, err := proposedElse(r, other)
			if err != nil {
				return nil, err
			}
			w.add(id, quiz.Option{Text: capital(a.Name), Entry: a.ID, Name: a.InStem(), Feedback: feedback})
		}
	}
	return w.options, w.enough(d)
}

// noDistractors returns those who may not stand against the proposers: whoever made the
// same proposal, and who tells it of others, whom the stem names.
func noDistractors(r Records, d Drawn, p Proposal) (kin, error) {
	barred, err := backers(r, d.Seed, p)
	if err != nil || p.Told == FirstHand {
		return kinOf(barred), err
	}
	teller, err := r.Actor(d.Seed, p.By)
	return kinOf(append(barred, teller)), err
}

// proposedElse says in feedback what those who made another proposal put forward.
func proposedElse(r Records, p Proposal) (string, error) {
	who, err := joinedNames(r, p.Seed, p.Who)
	if err != nil {
		return "", err
	}
	by, err := hedge(r, p.Origin)
	return fmt.Sprintf("%s proposed something else%s: %s (%s)", who, by, unstopped(p.What), p.At), err
}

// unlikeProposal says how unlike d's entry another proposal is, for candidates; by how
// compares the two as far as the question shows them.
func unlikeProposal(r Records, d Drawn, by func(other Proposal) int) func(id string) int {
	return func(id string) int {
		other, err := r.Proposal(d.Seed, id)
		if err != nil {
			return strange
		}
		return mutual(by(other), other.Near, d.Entry)
	}
}

// first returns the first of some ids, or "".
func first(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return ids[0]
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
	right := quiz.Option{Text: capital(p.What), Right: true, Entry: p.ID}
	wrong, err := wrongProposals(r, d, p, right)
	if err != nil {
		return "", nil, err
	}
	if slices.Contains(p.Who, p.By) {
		s = s.unnamed() // once is enough
	}
	return inTurn(d.ID(), p.askWhat(s, who, to)...), quiz.Choice{Options: append([]quiz.Option{right}, wrong...)}, nil
}

// askWhat returns the wordings of the facet what; who are those who proposed it, and to
// is to whom, with a space before it.
func (p Proposal) askWhat(s scene, who, to string) []string {
	when := timed(p.When)
	to += when
	switch {
	case p.Told == FirstHand && len(s.doc.Voices) == 1 && slices.Contains(p.Who, s.doc.Voices[0]):
		return []string{
			fmt.Sprintf("Which of these is called for %s%s?", s.in(), when),
			fmt.Sprintf("Which of these is put forward %s%s, rather than only reported there?", s.in(), when),
		}
	case p.Told == FirstHand:
		return []string{
			fmt.Sprintf("Which of these is argued for by %s %s%s?", who, s.in(), when),
			fmt.Sprintf("What did %s argue for %s%s?", who, s.in(), when),
			fmt.Sprintf("Which of these did %s put forward %s%s?", who, s.in(), when),
		}
	case p.Told == Reported:
		return []string{
			capital(fmt.Sprintf("%s, what did %s propose%s?", s.according(p.Told), who, to)),
			fmt.Sprintf("What did %s reportedly propose%s, as passed on %s?", who, to, s.telling()),
			fmt.Sprintf("Which proposal did %s reportedly make%s, as passed on %s?", who, to, s.telling()),
		}
	}
	return []string{
		capital(fmt.Sprintf("%s, what did %s propose%s?", s.according(p.Told), who, to)),
		fmt.Sprintf("Which of these did %s propose%s, %s?", who, to, s.according(p.Told)),
		fmt.Sprintf("Which proposal did %s make%s, %s?", who, to, s.according(p.Told)),
	}
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
	own := shapeOf(p.What)
	ids, err := candidates(r, d, p.Near, unlikeProposal(r, d, func(other Proposal) int { return own.unlike(shapeOf(other.What)) }))
	if err != nil {
		return nil, err
	}
	w := newDistractors(p.Near, right)
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
		feedback, err := comesFrom(r, other)
		if err != nil {
			return nil, err
		}
		w.add(id, quiz.Option{Text: capital(other.What), Entry: other.ID, Feedback: feedback})
	}
	return w.options, w.enough(d)
}

// comesFrom says in feedback whose a proposal is.
func comesFrom(r Records, p Proposal) (string, error) {
	who, err := joinedNames(r, p.Seed, p.Who)
	if err != nil {
		return "", err
	}
	by, err := hedge(r, p.Origin)
	return fmt.Sprintf("that comes from %s%s (%s)", who, by, p.At), err
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
	right := quiz.Option{Text: capital(p.Fate), Right: true, Entry: p.ID}
	wrong, err := wrongFates(r, d, p, right)
	if err != nil {
		return "", nil, err
	}
	return inTurn(d.ID(), p.askFate(s, who)...), quiz.Choice{Options: append([]quiz.Option{right}, wrong...)}, nil
}

// askFate returns the wordings of the facet fate; who are those who proposed it.
func (p Proposal) askFate(s scene, who string) []string {
	what, when := unstopped(p.What), timed(p.When)
	switch {
	case slices.Contains(p.Who, p.By):
		return []string{
			fmt.Sprintf("What became of this proposal by %s%s, as told %s: %s?", who, when, s.in(), what),
			fmt.Sprintf("How did this proposal by %s%s fare, as told %s: %s?", who, when, s.in(), what),
		}
	case p.Told == Reported:
		return []string{
			capital(fmt.Sprintf("%s, %s proposed this%s: %s. What came of it?", s.according(p.Told), who, when, what)),
			fmt.Sprintf("What became of this, which %s reportedly proposed%s, as passed on %s: %s?", who, when, s.telling(), what),
		}
	}
	return []string{
		capital(fmt.Sprintf("%s, %s proposed this%s: %s. What came of it?", s.according(p.Told), who, when, what)),
		capital(fmt.Sprintf("%s, what became of this proposal by %s%s: %s?", s.according(p.Told), who, when, what)),
	}
}

// wrongFates finds one fate of each other sort. Two fates that overlap could both be
// defended.
func wrongFates(r Records, d Drawn, p Proposal, right quiz.Option) ([]quiz.Option, error) {
	own := shapeOf(p.Fate)
	ids, err := candidates(r, d, p.Near, unlikeProposal(r, d, func(other Proposal) int { return own.unlike(shapeOf(other.Fate)) }))
	if err != nil {
		return nil, err
	}
	sorts := []Became{p.Became}
	w := newDistractors(p.Near, right)
	for _, id := range ids {
		if w.full() {
			break
		}
		other, err := r.Proposal(d.Seed, id)
		if err != nil {
			return nil, err
		}
		if other.Fate == "" || slices.ContainsFunc(sorts, other.Became.Overlaps) || sameProposal(p, other) {
			continue
		}
		whose, err := joinedNames(r, d.Seed, other.Who)
		if err != nil {
			return nil, err
		}
		by, err := hedge(r, other.Origin)
		if err != nil {
			return nil, err
		}
		sorts = append(sorts, other.Became)
		w.add(id, quiz.Option{
			Text:     capital(other.Fate),
			Entry:    other.ID,
			Feedback: fmt.Sprintf("that became of another proposal, by %s%s: %s (%s)", whose, by, unstopped(other.What), other.At),
		})
	}
	return w.options, w.enough(d)
}
