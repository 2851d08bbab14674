package report

import (
	"cmp"
	"slices"
)

// Reteach puts questions in the order in which it pays to teach them again: first those
// of which we can be surest that few know them now. That is the upper bound of the share
// of latest answers that are right, so that a question with few answers does not come
// first by chance. Questions that all know now are left out.
func Reteach(results []Result) []Result {
	list := slices.DeleteFunc(slices.Clone(results), func(r Result) bool { return r.Latest.Right == r.Latest.Of })
	slices.SortStableFunc(list, func(a, b Result) int { return a.Latest.Before(b.Latest) })
	return list
}

// ReteachGroups does with groups of questions what Reteach does with questions.
func ReteachGroups(results []GroupResult) []GroupResult {
	list := slices.DeleteFunc(slices.Clone(results), func(r GroupResult) bool { return r.Latest.Right == r.Latest.Of })
	slices.SortStableFunc(list, func(a, b GroupResult) int { return a.Latest.Before(b.Latest) })
	return list
}

// Before orders shares as they are taught again: it is negative if s comes first, because
// we can be surer that it is small.
func (s Share) Before(other Share) int {
	return cmp.Or(cmp.Compare(s.High, other.High), cmp.Compare(s.Share, other.Share))
}
