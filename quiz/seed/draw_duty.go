package seed

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"policyquiz/quiz"
)

var duties = &deedTable[Duty]{
	look:   Records.Duty,
	deed:   func(u Duty) deed { return deed{u.Origin, u.Who, u.What, u.Near, u.Same} },
	mixed:  "it binds a %s and a %s",
	other:  bindsElse,
	askWho: Duty.askWho,
}

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
		q.Stem, q.Kind, err = duties.who(r, d, u, s)
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

// bindsElse says in feedback what another duty asks of those whom it binds.
func bindsElse(r Records, u Duty) (string, error) {
	who, err := joinedNames(r, u.Seed, u.Who)
	if err != nil {
		return "", err
	}
	by, err := hedge(r, u.Origin)
	return fmt.Sprintf("%s %s %s%s (%s)", who, u.must(), unstopped(u.What), by, u.At), err
}

// dutyWhat asks what the actors whom a duty binds have to do, or must not do.
func dutyWhat(r Records, d Drawn, u Duty, s scene) (string, quiz.Kind, error) {
	who, err := joinedNames(r, d.Seed, u.Who)
	if err != nil {
		return "", nil, err
	}
	fits, err := duties.ofOthers(r, u)
	if err != nil {
		return "", nil, err
	}
	kind, err := duties.choice(r, d, u, part[Duty]{func(u Duty) string { return u.What }, fits, bindsElse})
	return inTurn(d.ID(), u.askWhat(s, who)...), kind, err
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
func dutyPart(r Records, d Drawn, u Duty, s scene, of dutyPartKind) (string, quiz.Kind, error) {
	if of.get(u) == "" {
		return "", nil, &lackError{of.lacks, fmt.Sprintf(`add %s = "…", %s, to [duty.%s] in its seed, or leave it out of only`, of.key, of.write, u.ID)}
	}
	who, err := joinedNames(r, d.Seed, u.Who)
	if err != nil {
		return "", nil, err
	}
	feedback := func(r Records, other Duty) (string, error) {
		whose, err := bindsElse(r, other)
		return of.of + ": " + whose, err
	}
	kind, err := duties.choice(r, d, u, part[Duty]{of.get, nil, feedback})
	return inTurn(d.ID(), of.ask(u, s, who)...), kind, err
}

// matchDuties asks the learner to match actors with what they have to do.
func matchDuties(r Records, d DrawnSet, doc Document, q *quiz.Question) error {
	m := matching{rows: len(d.Entries)}
	var own [][]Actor
	var list []Duty
	for i, id := range d.all() {
		u, err := r.Duty(d.Seed, id)
		if err != nil {
			return err
		}
		who, err := duties.allActors(r, duties.deed(u))
		if err != nil {
			return err
		}
		for j := range min(i, len(d.Entries)) { // two left over may bind one actor
			if anyRelated(who, own[j]) {
				return fmt.Errorf("those whom %q binds are not apart from those whom %q binds", id, d.all()[j])
			}
		}
		own, list = append(own, who), append(list, u)
		q.Sources[0].At = append(q.Sources[0].At, u.At...)
	}
	forbids := slices.ContainsFunc(list, func(u Duty) bool { return u.Forbidden })
	for _, u := range list {
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
