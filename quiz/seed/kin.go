package seed

import (
	"slices"

	"policyquiz/quiz/spell"
)

// A kin is a set of actors, with all ids and names that relate other actors to
// them. To look up an actor takes the same time in a large set and in a small one.
type kin struct {
	ids   map[string]bool // their ids
	tied  map[string]bool // the ids of actors that are the same, or to which they belong
	names map[string]bool // their names, folded
}

// kinOf returns the set of these actors.
func kinOf(list []Actor) kin {
	k := kin{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	for _, a := range list {
		k.ids[a.ID] = true
		for _, id := range slices.Concat(a.Same, a.PartOf) {
			k.tied[id] = true
		}
		for _, name := range a.names() {
			k.names[spell.Fold(name)] = true
		}
	}
	return k
}

// has reports whether an actor is related to any actor of the set: it is the same,
// shares a name with it, belongs to it, or the other way round. Then neither is a
// distractor where the other is right.
func (k kin) has(a Actor) bool {
	known := func(id string) bool { return k.ids[id] }
	return k.ids[a.ID] || k.tied[a.ID] || slices.ContainsFunc(a.Same, known) || slices.ContainsFunc(a.PartOf, known) ||
		slices.ContainsFunc(a.names(), func(name string) bool { return k.names[spell.Fold(name)] })
}

// Related reports whether two actors are the same, share a name, or belong to each
// other.
func Related(a, b Actor) bool { return kinOf([]Actor{a}).has(b) }

// names lists all names of the actor.
func (a Actor) names() []string { return append([]string{a.Name}, a.Also...) }

// alike reports whether any name of some folds like any name of others.
func alike(some, others []string) bool {
	folded := make(map[string]bool, len(some))
	for _, a := range some {
		folded[spell.Fold(a)] = true
	}
	return slices.ContainsFunc(others, func(b string) bool { return folded[spell.Fold(b)] })
}

// anyRelated reports whether any of some is related to any of others.
func anyRelated(some, others []Actor) bool {
	return slices.ContainsFunc(some, kinOf(others).has)
}
