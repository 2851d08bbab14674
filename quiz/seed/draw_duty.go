package seed

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"policyquiz/quiz"
)

// drawDuty asks who has to do something, what somebody has to do, by when, or what lifts
// the duty.
func drawDuty(r Records, d Drawn) (quiz.Question, error) {
	u, err := r.Duty(d.Seed, d.Entry)
	if err != nil {
		return quiz.Question{}, err
	}
	q, s, err := opened(r, d, u.Origin)
	if err != nil {
		return quiz.Question{}, err
	}
	if len(u.Who) == 0 {
		return quiz.Question{}, errors.New("nobody is named whom it binds")
	}
	switch d.Facet {
	case "who":
		q.Stem, q.Kind, err = dutyWho(r, d, u, s)
	case "what":
		q.Stem, q.Kind, err = dutyWhat(r, d, u, s)
	case "when":
		q.Stem, q.Kind, err = dutyPart(r, d, u, s, timePart)
	case "unless":
		q.Stem, q.Kind, err = dutyPart(r, d, u, s, exceptionPart)
	default:
		err = fmt.Errorf("a duty cannot be asked for its %q", d.Facet)
	}
	return q, err
}

// must is the verb before what is to be done.
func (u Duty) must() string {
	if u.Forbidden {
		return "must not"
	}
	return "must"
}

// under says where a duty is laid down: in the document itself, or by what somebody tells
// there.
func (u Duty) under(s scene) string {
	switch u.Told {
	case Attributed, Reported:
		return s.according(u.Told)
	}
	return "under " + s.doc.Short
}

// whole writes a duty with its time and what lifts it, behind the name of whom it binds:
// "must report each leak within a day, unless it is mended".
func (u Duty) whole() string {
	text := u.must() + " " + unstopped(u.What) + timed(u.When)
	if u.Unless != "" {
		text += ", unless " + unstopped(u.Unless)
	}
	return text
}

// dutyWho asks whom a duty binds.
func dutyWho(r Records, d Drawn, u Duty, s scene) (string, quiz.Kind, error) {
	bound, err := actors(r, d.Seed, u.Who)
	if err != nil {
		return "", nil, err
	}
	var right []quiz.Option
	for _, a := range bound {
		if a.Kind != bound[0].Kind {
			return "", nil, fmt.Errorf("it binds a %s and a %s, and options are of one kind", bound[0].Kind, a.Kind)
		}
		right = append(right, quiz.Option{Text: capital(a.Name), Right: true, Entry: a.ID, Name: a.InStem()})
	}
	wrong, err := wrongBound(r, d, u, bound, right)
	if err != nil {
		return "", nil, err
	}
	if anyRelated(bound, []Actor{s.by}) {
		s = s.unnamed() // the stem would name the answer
	}
	return inTurn(d.ID(), u.askWho(s)...), quiz.Choice{Options: append(right, wrong...), Several: len(right) > 1}, nil
}

// askWho returns the wordings of the facet who.
func (u Duty) askWho(s scene) []string {
	who := "who"
	if n := len(u.Who); n > 1 {
		who = "which " + count(n) + " of these"
	}
	return []string{
		capital(fmt.Sprintf("%s, %s %s?", u.under(s), who, u.whole())),
		capital(fmt.Sprintf("%s, %s, %s?", who, u.under(s), u.whole())),
	}
}

// wrongBound finds actors of the same kind whom other duties bind.
func wrongBound(r Records, d Drawn, u Duty, bound []Actor, right []quiz.Option) ([]quiz.Option, error) {
	own := shapeOf(right[0].Text)
	ids, err := candidates(r, d, u.Near, unlikeDuty(r, d, func(other Duty) int {
		a, err := r.Actor(d.Seed, first(other.Who))
		if err != nil {
			return strange
		}
		return own.unlike(shapeOf(a.Name))
	}))
	if err != nil {
		return nil, err
	}
	barred, err := alsoBound(r, d.Seed, u)
	if err != nil {
		return nil, err
	}
	if u.Told == Attributed || u.Told == Reported {
		teller, err := r.Actor(d.Seed, u.By)
		if err != nil {
			return nil, err
		}
		barred = append(barred, teller)
	}
	same := kinOf(barred)
	w := newDistractors(u.Near, right...)
	for _, id := range ids {
		other, err := r.Duty(d.Seed, id)
		if err != nil {
			return nil, err
		}
		if sameDuty(u, other) {
			continue
		}
		who, err := actors(r, d.Seed, other.Who)
		if err != nil {
			return nil, err
		}
		feedback, err := bindsElse(r, other)
		if err != nil {
			return nil, err
		}
		for _, a := range who {
			if w.full() {
				return w.options, nil
			}
			if a.Kind == bound[0].Kind && !same.has(a) {
				w.add(id, quiz.Option{Text: capital(a.Name), Entry: a.ID, Name: a.InStem(), Feedback: feedback})
			}
		}
	}
	return w.options, w.enough(d)
}

// alsoBound lists the actors whom a duty binds, in its own entry or in one that is the
// same.
func alsoBound(r Records, seed string, u Duty) ([]Actor, error) {
	ids := slices.Clone(u.Who)
	for _, id := range u.Same {
		same, err := r.Duty(seed, id)
		if err != nil {
			return nil, err
		}
		ids = append(ids, same.Who...)
	}
	return actors(r, seed, ids)
}

// bindsElse says in feedback what another duty asks of those whom it binds.
func bindsElse(r Records, u Duty) (string, error) {
	who, err := joinedNames(r, u.Seed, u.Who)
	if err != nil {
		return "", err
	}
	by, err := hedge(r, u.Origin)
	return fmt.Sprintf("%s %s %s%s (%s)", who, u.must(), unstopped(u.What), by, u.At), err
}

// unlikeDuty says how unlike d's entry another duty is, for candidates; by how compares the
// two as far as the question shows them.
func unlikeDuty(r Records, d Drawn, by func(other Duty) int) func(id string) int {
	return func(id string) int {
		other, err := r.Duty(d.Seed, id)
		if err != nil {
			return strange
		}
		return mutual(by(other), other.Near, d.Entry)
	}
}

// sameDuty reports whether one duty could be defended as the other.
func sameDuty(a, b Duty) bool {
	return slices.Contains(a.Same, b.ID) || slices.Contains(b.Same, a.ID)
}

// dutyWhat asks what the actors whom a duty binds have to do, or must not do.
func dutyWhat(r Records, d Drawn, u Duty, s scene) (string, quiz.Kind, error) {
	who, err := joinedNames(r, d.Seed, u.Who)
	if err != nil {
		return "", nil, err
	}
	bound, err := actors(r, d.Seed, u.Who)
	if err != nil {
		return "", nil, err
	}
	right := quiz.Option{Text: capital(u.What), Right: true, Entry: u.ID}
	own := shapeOf(u.What)
	ids, err := candidates(r, d, u.Near, unlikeDuty(r, d, func(other Duty) int { return own.unlike(shapeOf(other.What)) }))
	if err != nil {
		return "", nil, err
	}
	w := newDistractors(u.Near, right)
	for _, id := range ids {
		if w.full() {
			break
		}
		other, err := r.Duty(d.Seed, id)
		if err != nil {
			return "", nil, err
		}
		others, err := actors(r, d.Seed, other.Who)
		if err != nil {
			return "", nil, err
		}
		if sameDuty(u, other) || anyRelated(others, bound) {
			continue
		}
		feedback, err := bindsElse(r, other)
		if err != nil {
			return "", nil, err
		}
		w.add(id, quiz.Option{Text: capital(other.What), Entry: other.ID, Feedback: feedback})
	}
	return inTurn(d.ID(), u.askWhat(s, who)...), quiz.Choice{Options: append([]quiz.Option{right}, w.options...)}, w.enough(d)
}

// askWhat returns the wordings of the facet what; who are those whom the duty binds. What
// lifts the duty is left out: it often speaks of what is to be done.
func (u Duty) askWhat(s scene, who string) []string {
	do := "do"
	if u.Forbidden {
		do = "not do"
	}
	return []string{
		capital(fmt.Sprintf("%s, what must %s %s%s?", u.under(s), who, do, timed(u.When))),
		fmt.Sprintf("Which of these must %s %s%s, %s?", who, do, timed(u.When), u.under(s)),
	}
}

// A dutyPartKind is a part of a duty that can be asked for by itself.
type dutyPartKind struct {
	of                string // whose it is not, in feedback
	key, lacks, write string // for the author
	get               func(Duty) string
	ask               func(u Duty, s scene, who string) []string
}

// timePart is by when something has to be done.
var timePart = dutyPartKind{
	of: "that is the time for something else", key: "when", lacks: "it has no time to ask for", write: "by when it has to be done, in words",
	get: func(u Duty) string { return u.When },
	ask: func(u Duty, s scene, who string) []string {
		what := who + " " + u.must() + " " + unstopped(u.What)
		wordings := []string{capital(fmt.Sprintf("%s, which time is set for this: %s?", u.under(s), what))}
		if !u.Forbidden {
			wordings = append(wordings, capital(fmt.Sprintf("%s, when must %s %s?", u.under(s), who, unstopped(u.What))))
		}
		return wordings
	},
}

// exceptionPart is what lifts a duty.
var exceptionPart = dutyPartKind{
	of: "that lifts another duty", key: "unless", lacks: "nothing that lifts it is on record", write: "what lifts it, in a clause",
	get: func(u Duty) string { return u.Unless },
	ask: func(u Duty, s scene, who string) []string {
		what := who + " " + u.must() + " " + unstopped(u.What) + timed(u.When)
		return []string{
			capital(fmt.Sprintf("%s, what lifts this: %s?", u.under(s), what)),
			capital(fmt.Sprintf("%s, %s, unless one thing is so. Which?", u.under(s), what)),
		}
	},
}

// dutyPart asks for a part of a duty, and offers those of other duties.
func dutyPart(r Records, d Drawn, u Duty, s scene, part dutyPartKind) (string, quiz.Kind, error) {
	text := part.get(u)
	if text == "" {
		return "", nil, &lackError{part.lacks, fmt.Sprintf(`add %s = "…", %s, to [duty.%s] in its seed, or leave it out of only`, part.key, part.write, u.ID)}
	}
	who, err := joinedNames(r, d.Seed, u.Who)
	if err != nil {
		return "", nil, err
	}
	right := quiz.Option{Text: capital(text), Right: true, Entry: u.ID}
	own := shapeOf(text)
	ids, err := candidates(r, d, u.Near, unlikeDuty(r, d, func(other Duty) int { return own.unlike(shapeOf(part.get(other))) }))
	if err != nil {
		return "", nil, err
	}
	w := newDistractors(u.Near, right)
	for _, id := range ids {
		if w.full() {
			break
		}
		other, err := r.Duty(d.Seed, id)
		if err != nil {
			return "", nil, err
		}
		if part.get(other) == "" || sameDuty(u, other) {
			continue
		}
		feedback, err := bindsElse(r, other)
		if err != nil {
			return "", nil, err
		}
		w.add(id, quiz.Option{Text: capital(part.get(other)), Entry: other.ID, Feedback: part.of + ": " + feedback})
	}
	return inTurn(d.ID(), part.ask(u, s, who)...), quiz.Choice{Options: append([]quiz.Option{right}, w.options...)}, w.enough(d)
}

// matchDuties asks the learner to match actors with what they have to do.
func matchDuties(r Records, d DrawnSet, doc Document, q *quiz.Question) error {
	m := matching{rows: len(d.Entries)}
	var own [][]Actor
	var duties []Duty
	for i, id := range d.all() {
		u, err := r.Duty(d.Seed, id)
		if err != nil {
			return err
		}
		who, err := alsoBound(r, d.Seed, u)
		if err != nil {
			return err
		}
		for j := range min(i, len(d.Entries)) { // two left over may bind one actor
			if anyRelated(who, own[j]) {
				return fmt.Errorf("those whom %q binds are not apart from those whom %q binds", id, d.all()[j])
			}
		}
		own, duties = append(own, who), append(duties, u)
		q.Sources[0].At = append(q.Sources[0].At, u.At...)
	}
	forbids := slices.ContainsFunc(duties, func(u Duty) bool { return u.Forbidden })
	for _, u := range duties {
		by, err := joinedNames(r, d.Seed, u.Who)
		if err != nil {
			return err
		}
		feedback, err := bindsElse(r, u)
		if err != nil {
			return err
		}
		what := unstopped(u.What)
		if forbids {
			what = u.must() + " " + what
		}
		m.add(quiz.Pair{
			Left:  quiz.Item{Text: capital(by), Entry: strings.Join(u.Who, "+")},
			Right: quiz.Item{Text: what, Entry: u.ID},
		}, feedback)
	}
	q.Kind = m.kind
	do, must := "have to do", "must do what"
	if forbids {
		do, must = "must or must not do", "must do what, or must not"
	}
	q.Stem = inTurn(d.ID,
		fmt.Sprintf("Match each to what they %s, under %s.", do, doc.Short),
		fmt.Sprintf("Who %s, under %s? Match each to a duty.", must, doc.Short),
	)
	return nil
}
