package main

import (
	"slices"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/seed"
	"policyquiz/quiz/spell"
	"policyquiz/quiz/stats"
	"policyquiz/quiz/workers"
)

// This file finds again in a history what was taken for what. What was drawn from a seed
// is known by its entry; of other words the names of actors and the terms of concepts
// are known.

// A mixups knows the actors and concepts of courses by their names.
type mixups struct {
	facts *facts
	names map[string]map[string]known // by course, then by the folded name
}

// A known is an actor, a concept or other words.
type known struct {
	sort  stats.Sort
	thing stats.Thing
}

func newMixups(f *facts) *mixups {
	return &mixups{facts: f, names: map[string]map[string]known{}}
}

// A missed is an answer that is not right: a question as it was worded, and the reply.
type missed struct {
	asked quiz.Asked
	reply quiz.Reply
	lost  bool // of these; or nothing was said
}

// of lists for each answer what was taken for what in it. The questions are read on all
// processors; courses are for one goroutine at a time.
func (m *mixups) of(entries []*quiz.Entry) [][]stats.Mixup {
	answers := make([]missed, len(entries))
	for i, e := range entries { // one behind the other, as they stand in the file
		details, err := m.facts.log.Details(*e)
		answers[i] = missed{reply: details.Reply, lost: err != nil || details.Reply.Unknown}
	}
	workers.Each(len(entries), 64, func(i int) {
		if a := &answers[i]; !a.lost {
			asked, ok := m.facts.log.Asked(entries[i].Review.Asked)
			a.asked, a.lost = asked, !ok
		}
	})
	list := make([][]stats.Mixup, len(entries))
	for i := range answers {
		if a := &answers[i]; !a.lost {
			list[i] = m.in(m.facts.memories.Question(entries[i]), &a.asked, a.reply)
		}
	}
	return list
}

// in lists what was taken for what in a reply to a question, by its id and its words.
func (m *mixups) in(id string, a *quiz.Asked, reply quiz.Reply) (list []stats.Mixup) {
	if isPositions(id) {
		return nil
	}
	for _, pair := range a.Mixups(reply, m.rules(a, id, reply)) {
		took, said := m.thing(id, a, pair[0]), m.thing(id, a, pair[1])
		sort := took.sort
		if said.sort != sort {
			sort = stats.Others
		}
		if took.thing.ID != said.thing.ID {
			list = append(list, stats.Mixup{Sort: sort, Took: took.thing, For: said.thing})
		}
	}
	return list
}

// isPositions reports whether the options of a question are positions. Nobody takes one
// for the other by missed.
func isPositions(id string) bool {
	parts := strings.Split(id, "/")
	return len(parts) == 6 && parts[2] == string(seed.Stances) && parts[5] == "stance"
}

// rules are those by which typed words are compared; nil for what needs none. English words
// need none: to make a question takes time.
func (m *mixups) rules(a *quiz.Asked, id string, r quiz.Reply) *spell.Rules {
	switch english := (*spell.Rules)(nil); a.Kind {
	case quiz.Cloze{}.Name():
	case quiz.Typed{}.Name():
		if english.Means(strings.Join(r.Text, " ")) {
			return nil
		}
	default:
		return nil
	}
	if found, err := m.facts.Find(id); err == nil && len(found) == 1 {
		if q, err := m.facts.Question(found[0]); err == nil {
			return q.Rules
		}
	}
	return nil
}

// thing is what an option, or what was typed, stands for.
func (m *mixups) thing(id string, a *quiz.Asked, item quiz.AskedItem) known {
	course := courseOf(id)
	c, err := m.facts.Course(course)
	drawn := item.ID != "" && !strings.HasPrefix(item.ID, "#")
	parts := strings.Split(id, "/") // course, seed, table, entry in one part or two, facet
	switch {
	case err != nil:
	case !drawn:
		return m.byName(c, item.Text)
	case len(parts) < 5:
		if isConceptMatch(a) {
			return m.conceptAnywhere(c, item)
		}
	case parts[2] == string(seed.Concepts):
		return conceptOf(c, parts[1], item)
	case isWho(parts):
		if actor, err := c.Actor(parts[1], item.ID); err == nil {
			return actorIn(c, actor)
		}
	default:
		return known{stats.Others, stats.Thing{ID: strings.Join(append(parts[:3:3], item.ID), "/"), Name: item.Text}}
	}
	return known{stats.Others, stats.Thing{ID: course + "/" + item.ID, Name: item.Text}}
}

// isWho reports whether the options of a drawn question are actors.
func isWho(parts []string) bool {
	switch facet := parts[len(parts)-1]; seed.Table(parts[2]) {
	case seed.Proposals:
		return facet == "who"
	case seed.Stances:
		return facet == "holder"
	}
	return false
}

// isConceptMatch reports whether a match was drawn from concepts: a term and its meaning
// are of one entry.
func isConceptMatch(a *quiz.Asked) bool {
	return len(a.Rows) > 0 && !slices.ContainsFunc(a.Right, func(pair []string) bool { return len(pair) != 2 || pair[0] != pair[1] })
}

// conceptAnywhere is a concept of any seed of a course.
func (m *mixups) conceptAnywhere(c *deckfile.Course, item quiz.AskedItem) known {
	seeds, _ := c.Seeds()
	for _, s := range seeds {
		if _, err := c.Concept(s, item.ID); err == nil {
			return conceptOf(c, s, item)
		}
	}
	return known{stats.Others, stats.Thing{ID: c.ID + "/" + item.ID, Name: item.Text}}
}

// conceptOf is a concept of a seed; if it is there no longer, by the words of then.
func conceptOf(c *deckfile.Course, seedID string, item quiz.AskedItem) known {
	name := item.Text
	if found, err := c.Concept(seedID, item.ID); err == nil {
		name = found.Term
	}
	return known{stats.Concepts, stats.Thing{ID: c.Whole(seedID + "/concept/" + item.ID), Name: name}}
}

func actorIn(c *deckfile.Course, a seed.Actor) known {
	return known{stats.Actors, stats.Thing{ID: c.Whole("actor/" + a.ID), Name: a.Name}}
}

// byName is the actor or concept of a name, or the words themselves.
func (m *mixups) byName(c *deckfile.Course, text string) known {
	names, ok := m.names[c.ID]
	if !ok {
		names = namesIn(c)
		m.names[c.ID] = names
	}
	if found, ok := names[nameKey(text)]; ok {
		return found
	}
	return known{stats.Others, stats.Thing{ID: "#" + nameKey(text), Name: text}}
}

// nameKey is what different ways to write a name have in common.
func nameKey(text string) string {
	lower := strings.ToLower(spell.Owner(strings.TrimSpace(text)))
	return spell.Fold(strings.TrimPrefix(lower, "the "))
}

// namesIn lists the actors and concepts of a course by their names. What has two
// meanings keeps the first.
func namesIn(c *deckfile.Course) map[string]known {
	names := map[string]known{}
	note := func(k known, spellings ...string) {
		for _, s := range spellings {
			if _, taken := names[nameKey(s)]; !taken && nameKey(s) != "" {
				names[nameKey(s)] = k
			}
		}
	}
	seeds, _ := c.Seeds()
	for _, s := range seeds {
		actors, _ := c.Actors(s)
		for _, a := range actors {
			note(actorIn(c, a), append([]string{a.Name, a.InStem()}, a.Also...)...)
		}
		ids, _ := c.Entries(s, seed.Concepts)
		for _, id := range ids {
			if concept, err := c.Concept(s, id); err == nil {
				note(conceptOf(c, s, quiz.AskedItem{ID: id}), append([]string{concept.Term}, concept.Also...)...)
			}
		}
	}
	return names
}
