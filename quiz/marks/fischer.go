package marks

import (
	"math/bits"
	"slices"
)

// This file says whether conditional maximum likelihood has a finite solution. The
// condition is that of G. H. Fischer, "On the existence and uniqueness of
// maximum-likelihood estimates in the Rasch model", Psychometrika 46 (1981), 59–77:
// however the questions are divided into two parts, somebody has a question of the
// first part right and one of the second wrong.

// A set is a set of questions, a bit for each.
type set []uint64

func newSet(n int) set { return make(set, (n+63)/64) }

func (s set) add(i int) { s[i/64] |= 1 << (i % 64) }

func (s set) has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }

// addAll adds all members of another set.
func (s set) addAll(other set) {
	for i := range s {
		s[i] |= other[i]
	}
}

func (s set) size() (n int) {
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	return n
}

// members lists those of the n that may be in the set, lowest first.
func (s set) members(n int) (list []int) {
	for i := range n {
		if s.has(i) {
			list = append(list, i)
		}
	}
	return list
}

// closed returns a set of questions of which whoever has one right has all other
// questions right, too; nil if there is none, and so a finite solution. Of several it is
// the one that is told with the fewest names, inside or outside. Each person's answers
// say which of n questions are right.
func closed(n int, people [][]bool) []int {
	beyond := make([]set, n) // for each question those that somebody who has it right has wrong
	for i := range beyond {
		beyond[i] = newSet(n)
	}
	for _, right := range people {
		wrong := newSet(n)
		for i, yes := range right {
			if !yes {
				wrong.add(i)
			}
		}
		for i, yes := range right {
			if yes {
				beyond[i].addAll(wrong)
			}
		}
	}
	var part []int
	names := n // how many are told
	for i := range beyond {
		r := reached(i, beyond)
		if size := r.size(); size < n && min(size, n-size) < names {
			part, names = r.members(n), min(size, n-size)
		}
	}
	return part
}

// reached returns the questions to which steps lead from one, which is among them.
func reached(from int, beyond []set) set {
	seen := newSet(len(beyond))
	seen.add(from)
	for next := []int{from}; len(next) > 0; {
		i := next[len(next)-1]
		next = next[:len(next)-1]
		fresh := slices.Clone(beyond[i])
		for w := range fresh {
			fresh[w] &^= seen[w]
		}
		seen.addAll(fresh)
		next = append(next, fresh.members(len(beyond))...)
	}
	return seen
}
