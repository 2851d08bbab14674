package seed

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"policyquiz/quiz"
)

var proposals = &deedTable[Proposal]{
	look:   Records.Proposal,
	deed:   func(p Proposal) deed { return deed{p.Origin, p.Who, p.What, p.Near, p.Same} },
	mixed:  "a %s and a %s proposed it",
	other:  proposedElse,
	askWho: Proposal.askWho,
}

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
	return proposals.who(r, d, p, s)
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

// proposedElse says in feedback what those who made another proposal put forward.
func proposedElse(r Records, p Proposal) (string, error) {
	who, err := joinedNames(r, p.Seed, p.Who)
	if err != nil {
		return "", err
	}
	by, err := hedge(r, p.Origin)
	return fmt.Sprintf("%s proposed something else%s: %s (%s)", who, by, unstopped(p.What), p.At), err
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
	fits, err := proposals.ofOthers(r, p)
	if err != nil {
		return "", nil, err
	}
	if slices.Contains(p.Who, p.By) {
		s = s.unnamed() // once is enough
	}
	kind, err := proposals.choice(r, d, p, part[Proposal]{func(p Proposal) string { return p.What }, fits, comesFrom})
	return inTurn(d.ID(), p.askWhat(s, who, to)...), kind, err
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
	kind, err := proposals.choice(r, d, p, part[Proposal]{func(p Proposal) string { return p.Fate }, otherFate(p), becameOf})
	return inTurn(d.ID(), p.askFate(s, who)...), kind, err
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

// otherFate returns what fits beside the fate of a proposal: one fate of each other sort.
// Two fates that overlap could both be defended.
func otherFate(p Proposal) func(other Proposal) (bool, error) {
	sorts := []Became{p.Became}
	return func(other Proposal) (bool, error) {
		if slices.ContainsFunc(sorts, other.Became.Overlaps) {
			return false, nil
		}
		sorts = append(sorts, other.Became)
		return true, nil
	}
}

// becameOf says in feedback of which proposal something became.
func becameOf(r Records, p Proposal) (string, error) {
	whose, err := joinedNames(r, p.Seed, p.Who)
	if err != nil {
		return "", err
	}
	by, err := hedge(r, p.Origin)
	return fmt.Sprintf("that became of another proposal, by %s%s: %s (%s)", whose, by, unstopped(p.What), p.At), err
}
