package lint

import (
	"fmt"

	"policyquiz/quiz/seed"
)

// This file has the rules on entries of seeds. Each function looks at one entry; the
// findings have no item.

// entryFinding is a finding on an entry.
func entryFinding(id string, part PartName, format string, args ...any) Finding {
	return Finding{id, -1, Part{Name: part}, fmt.Sprintf(format, args...), rules[places[id]].Mend}
}

// Concept looks at a concept.
func (l *Linter) Concept(c seed.Concept) []Finding {
	found := l.teller(c.Origin, nil)
	if seed.Mentions(c.Means, c.Term) {
		found = append(found, entryFinding(termInMeaning, Means, "means gives the term away"))
	}
	return found
}

// Proposal looks at a proposal.
func (l *Linter) Proposal(p seed.Proposal) []Finding {
	found := l.teller(p.Origin, p.Who)
	d := l.document(p.Seed)
	if d == nil {
		return found
	}
	for _, id := range p.Who {
		if a, ok := d.actors[id]; ok && (seed.Mentions(p.What, a.Name) || seed.Mentions(p.What, a.InStem())) {
			found = append(found, entryFinding(proposerInWhat, What, "what names %q, who proposed it", id))
		}
	}
	return found
}

// Stance looks at a stance.
func (l *Linter) Stance(s seed.Stance) []Finding { return l.teller(s.Origin, []string{s.Who}) }

// Event looks at an event.
func (l *Linter) Event(e seed.Event) []Finding { return l.teller(e.Origin, nil) }

// Figure looks at a figure.
func (l *Linter) Figure(g seed.Figure) []Finding {
	return append(l.teller(g.Origin, []string{g.Whose}), l.figureThere(g)...)
}

// Duty looks at a duty. Who lays it down speaks of others: that is no hearsay.
func (l *Linter) Duty(u seed.Duty) []Finding { return l.teller(u.Origin, nil) }

// teller looks at who tells an entry, and of whom. Entries from which nothing is
// asked may be told by anybody.
func (l *Linter) teller(o seed.Origin, of []string) []Finding {
	d := l.document(o.Seed)
	if d == nil || o.Unasked != "" || o.By == "" {
		return nil
	}
	teller, ok := d.actors[o.By]
	if !ok {
		return nil
	}
	var found []Finding
	if len(d.Voices) > 0 && !contains(d.Voices, o.By) {
		found = append(found, entryFinding(notAVoice, By, "by names %q, who is not among the voices of the document", o.By))
	}
	if o.Told != seed.FirstHand {
		return found
	}
	for _, id := range of {
		if a, ok := d.actors[id]; ok && id != o.By && !seed.Related(teller, a) {
			return append(found, entryFinding(notFirstHand, ToldBy, "told is first-hand, but %q tells it, and it is of %q", o.By, id))
		}
	}
	return found
}

// modalIn returns the first modal word of a claim; "" if there is none. One in a
// relative clause is about something else: a pledge that may involve force.
func modalIn(list []string) string {
	for i, w := range list {
		if modal[w] && (i == 0 || list[i-1] != "that" && list[i-1] != "which" && list[i-1] != "who") {
			return w
		}
	}
	return ""
}

// modal are the words with which a claim cannot be keyed beside "it depends".
var modal = set("can could may might truly possibly perhaps")

// Issue looks at a claim. A claim with a modal word is a flaw only if somebody's
// stance on it is conditional.
func (l *Linter) Issue(i seed.Issue) []Finding {
	list := words(i.Claim)
	w := modalIn(list)
	if hasPhrase(list, []string{"as", "things", "stand"}) {
		w = "as things stand"
	}
	if !l.english || w == "" || !l.allIssues().holds[i.ID][seed.Conditional] {
		return nil
	}
	return []Finding{entryFinding(modalClaim, Claim, "the claim has %q in it, and somebody's stance on it is conditional", w)}
}
