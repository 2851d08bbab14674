package lint

import (
	"policyquiz/quiz"
	"policyquiz/quiz/seed"
	"policyquiz/quiz/spell"
)

// This file has the rules that know who is who.

// who returns the actor whose name an option is.
func (l *look) who(text string) (a seed.Actor, ok bool) {
	for _, d := range l.docs {
		if a, ok = d.actor(text); ok {
			return a, true
		}
	}
	return seed.Actor{}, false
}

// mixedKinds finds the one option that is a person among others that are none, or
// the other way round.
func (l *look) mixedKinds() {
	if !l.single || l.drawn() || len(l.options) < 3 {
		return
	}
	var persons, others []*option
	for i := range l.options {
		a, ok := l.who(l.options[i].Text)
		switch {
		case !ok:
			return
		case a.Kind == seed.Person:
			persons = append(persons, &l.options[i])
		default:
			others = append(others, &l.options[i])
		}
	}
	switch {
	case len(persons) == 1 && len(others) > 1:
		l.find(mixedKinds, persons[0].part, "", "%s is a person, and no other option is", quoted(persons[0].Text))
	case len(others) == 1 && len(persons) > 1:
		l.find(mixedKinds, others[0].part, "", "%s is no person, and all other options are", quoted(others[0].Text))
	}
}

// knownRight finds wrong options that are right by what the seeds say.
func (l *look) knownRight() {
	if l.choice == nil || l.drawn() {
		return
	}
	subject := l.subject()
	if subject == nil {
		subject = l.keysEntry()
	}
	for _, o := range l.wrong() {
		why := l.sameAsKey(o)
		if why == "" && subject != nil {
			why = l.alsoRight(subject, o)
		}
		if why != "" {
			l.find(knownRight, o.part, "", "the wrong option %s is right by the seed: %s", quoted(o.Text), why)
		}
	}
}

// keysEntry is the one proposal, duty or stance at the question's source that the actor of
// the key has, if it shares a telling word with the stem; nil if there is none or
// several.
func (l *look) keysEntry() *entry {
	var stem []string
	for _, w := range l.words {
		if Tells(w) && !l.isName(w) {
			stem = append(stem, root(w))
		}
	}
	var found *entry
	for d, e := range l.entriesAtSources() {
		if e == found || !l.isOfKey(d, e) || shared(e.telling, stem) == 0 {
			continue
		}
		if found != nil {
			return nil
		}
		found = e
	}
	return found
}

// isOfKey reports whether a proposal, a duty or a stance is that of the actor of the key.
func (l *look) isOfKey(d *document, e *entry) bool {
	switch {
	case e.proposal != nil:
		return l.keyIsOneOf(d, e.proposal.Who)
	case e.duty != nil:
		return l.keyIsOneOf(d, e.duty.Who)
	case e.stance != nil:
		return l.keyIsOneOf(d, []string{e.stance.Who})
	}
	return false
}

// sameAsKey says that an option is another name of a right one; "" if it is not.
func (l *look) sameAsKey(o *option) string {
	for i := range l.options {
		key := &l.options[i]
		if !key.Right {
			continue
		}
		a, ok := l.who(key.Text)
		b, also := l.who(o.Text)
		if ok && also && (a.ID == b.ID || contains(a.Same, b.ID) || contains(b.Same, a.ID)) {
			return "it is another name of " + quoted(key.Text)
		}
		for _, d := range l.docs {
			if sameThing(d.terms[spell.Fold(key.Text)], d.terms[spell.Fold(o.Text)]) {
				return "it is another term for " + quoted(key.Text)
			}
		}
	}
	return ""
}

// sameThing reports whether one of some concepts is, or could be defended as, one of
// others.
func sameThing(some, others []*entry) bool {
	for _, a := range some {
		for _, b := range others {
			if a == b || contains(a.concept.Same, b.ID) || contains(b.concept.Same, a.ID) {
				return true
			}
		}
	}
	return false
}

// alsoRight says why an option is right by the entry that the question asks for; ""
// if the entry does not say so.
func (l *look) alsoRight(e *entry, o *option) string {
	d := l.deck.document(e.Seed)
	a, isActor := d.actor(o.Text)
	switch {
	case e.proposal != nil && isActor && l.keyIsOneOf(d, e.proposal.Who):
		for _, who := range l.backers(d, e.proposal) {
			if who == a.ID || contains(a.Same, who) {
				return a.Name + " proposed it as well"
			}
		}
	case e.stance != nil && isActor && l.keyIsOneOf(d, []string{e.stance.Who}):
		other := d.entry(seed.Stances, e.stance.Issue+"/"+a.ID)
		if other != nil && other.stance.Holds == e.stance.Holds {
			return a.Name + " and " + d.actors[e.stance.Who].Name + " are of one mind (" + string(e.stance.Holds) + ")"
		}
	case e.duty != nil && isActor && l.keyIsOneOf(d, e.duty.Who):
		if l.bindsToo(d, e.duty, a) {
			return "the duty binds " + a.Name + " as well"
		}
	case e.proposal != nil:
		for _, id := range e.proposal.Same {
			if p := d.entry(seed.Proposals, id); p != nil && spell.Fold(p.proposal.What) == spell.Fold(o.Text) {
				return "it is the same proposal"
			}
		}
	case e.concept != nil:
		for _, id := range e.concept.Same {
			if c := d.entry(seed.Concepts, id); c != nil && spell.Fold(c.concept.Means) == spell.Fold(o.Text) {
				return "it is the same notion"
			}
		}
	}
	return ""
}

// keyIsOneOf reports whether a right option is the name of one of some actors.
func (l *look) keyIsOneOf(d *document, ids []string) bool {
	for i := range l.options {
		if a, ok := d.actor(l.options[i].Text); ok && l.options[i].Right && contains(ids, a.ID) {
			return true
		}
	}
	return false
}

// bindsToo reports whether a duty, or one that is the same, binds an actor.
func (l *look) bindsToo(d *document, u *seed.Duty, a seed.Actor) bool {
	who := append([]string(nil), u.Who...)
	for _, id := range u.Same {
		if same := d.entry(seed.Duties, id); same != nil {
			who = append(who, same.duty.Who...)
		}
	}
	for _, id := range who {
		if id == a.ID || contains(a.Same, id) {
			return true
		}
	}
	return false
}

// backers lists who made a proposal, or one that is the same.
func (l *look) backers(d *document, p *seed.Proposal) []string {
	list := append([]string(nil), p.Who...)
	for _, id := range p.Same {
		if same := d.entry(seed.Proposals, id); same != nil {
			list = append(list, same.proposal.Who...)
		}
	}
	return list
}

// giveAway finds stems that name the actor they ask for, or an office or side that
// no other option has.
func (l *look) giveAway() {
	if l.drawn() || len(l.docs) == 0 {
		return
	}
	var keys []string
	switch k := l.Kind.(type) {
	case quiz.Typed:
		keys = k.Accept[:1]
	case quiz.Choice:
		if l.single {
			keys = l.Kind.Solution()
		}
	}
	if len(keys) != 1 {
		return
	}
	a, ok := l.who(keys[0])
	if !ok {
		return
	}
	if name := l.namedInStem(a); name != "" {
		for _, o := range l.wrong() {
			if hasPhrase(l.words, withoutArticle(o.words)) {
				return // the stem names several, and asks which of them
			}
		}
		l.find(giveAway, Part{Name: Stem}, "", "the stem says %s, and asks for %s", quoted(name), a.Name)
		return
	}
	if w := l.officeInStem(a); w != "" {
		l.find(giveAway, Part{Name: Stem}, "", "the stem says %q, which of all options only %s is", w, a.Name)
	}
}

// namedInStem returns the name of an actor that the stem has; "" if it has none.
func (l *look) namedInStem(a seed.Actor) string {
	for _, name := range namesOf(a) {
		list := withoutArticle(words(name))
		if hasPhrase(l.words, list) && !l.isDocument(list) {
			return name
		}
		if last := len(list) - 1; a.Kind == seed.Person && last > 0 && len(list[last]) > 3 && hasPhrase(l.words, list[last:]) && !l.isDocument(list[last:]) {
			return name
		}
	}
	return ""
}

// isDocument reports whether words belong to the name of a document of the question.
func (l *look) isDocument(list []string) bool {
	for _, d := range l.docs {
		if shared(list, d.short) == len(list) {
			return true
		}
	}
	return false
}

// officeInStem returns a telling word of the actor's office or side that the stem
// has, where no wrong option shares it and all are known; "" if there is none.
func (l *look) officeInStem(a seed.Actor) string {
	if !l.single || len(l.options) < 3 {
		return ""
	}
	var others []string
	for _, o := range l.wrong() {
		b, ok := l.who(o.Text)
		if !ok {
			return ""
		}
		others = append(others, telling(words(b.Role+" "+b.Side+" "+b.Name))...)
	}
	for _, w := range words(a.Role + " " + a.Side) {
		if Tells(w) && len(w) > 4 && contains(l.telling, root(w)) && !contains(others, root(w)) && !l.isDocument([]string{w}) && !l.otherName(w, a) {
			return w
		}
	}
	return ""
}

// otherName reports whether a word belongs to the name of another actor, of whom the
// stem may speak.
func (l *look) otherName(w string, a seed.Actor) bool {
	for _, d := range l.docs {
		for _, id := range d.inName[bare(w)] {
			if id != a.ID {
				return true
			}
		}
	}
	return false
}
