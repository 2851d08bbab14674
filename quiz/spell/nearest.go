package spell

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Names are known names, in which a mistyped one can be looked for. They are
// folded once, however many are looked for.
type Names struct {
	names  []string
	folded []string
}

// NewNames makes names of a list, which is not to change any more.
func NewNames(names []string) *Names {
	n := &Names{names: names, folded: make([]string, len(names))}
	for i, name := range names {
		n.folded[i] = Fold(name)
	}
	return n
}

// Nearest returns those among the known names that word may have been meant
// for, at most so many, best first and in the order given where equal. A name
// is plausible if it folds like word or begins with it, or is a third of its
// letters away at most, yet not so far that nothing of it is left.
func Nearest(word string, among []string, most int) []string {
	return NewNames(among).Nearest(word, most)
}

// Nearest is as the function of that name.
func (n *Names) Nearest(word string, most int) []string {
	type candidate struct {
		name  string
		slips int
	}
	typed := []rune(Fold(word))
	if len(typed) == 0 {
		return nil
	}
	var plausible []candidate
	for i, folded := range n.folded {
		if slips, ok := mistyped(typed, folded); ok {
			plausible = append(plausible, candidate{n.names[i], slips})
		}
	}
	slices.SortStableFunc(plausible, func(a, b candidate) int { return a.slips - b.slips })

	var names []string
	for _, c := range plausible {
		if len(names) >= most {
			break
		}
		if !slices.Contains(names, c.name) {
			names = append(names, c.name)
		}
	}
	return names
}

// maxMistyped is the most slips after which a name may still be meant,
// however long.
const maxMistyped = 4

// mistyped counts the slips that make typed of a name, both folded; ok is
// false when it is not plausible. Breaking off counts as one slip.
func mistyped(typed []rune, name string) (n int, ok bool) {
	if len(typed) > 1 && len(name) > len(string(typed)) && strings.HasPrefix(name, string(typed)) {
		return 1, true
	}
	most := min(max(1, len(typed)/3), maxMistyped)
	if letters := utf8.RuneCountInString(name); letters > len(typed)+most || letters < len(typed)-most {
		return 0, false // before its letters are taken apart
	}
	n = distance(typed, []rune(name), most)
	return n, n <= most && n < min(len(typed), utf8.RuneCountInString(name))
}
