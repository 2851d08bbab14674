package spell

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A Names is a list of known names. It folds them once, so that looking up many
// mistyped names is quick.
type Names struct {
	names  []string
	folded []string // the key of each name
}

// NewNames returns the list of these names. The caller must not change the slice
// afterwards.
func NewNames(names []string) *Names {
	n := &Names{names: names, folded: make([]string, len(names))}
	for i, name := range names {
		n.folded[i] = Fold(name)
	}
	return n
}

// Nearest returns the names that somebody who typed word may have meant: at most
// so many, the best first, and equally good ones in the order given. It compares
// the keys (see [Fold]). A name is plausible in two cases. Its key may begin with
// the key of word, if that has two letters or more. Or there may be few slips
// between the keys. One slip is always allowed; otherwise up to a third of the
// letters of word, at most 4. The slips must be fewer than the letters of the
// shorter key.
func Nearest(word string, among []string, most int) []string {
	return NewNames(among).Nearest(word, most)
}

// Nearest does what the function Nearest does.
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

// maxMistyped is the greatest number of slips in a plausible name of any
// length.
const maxMistyped = 4

// mistyped returns the number of slips between typed and a name, both folded; ok
// is false if the name is not plausible. A name that goes on after typed has one
// slip.
func mistyped(typed []rune, name string) (n int, ok bool) {
	if len(typed) > 1 && len(name) > len(string(typed)) && strings.HasPrefix(name, string(typed)) {
		return 1, true
	}
	most := min(max(1, len(typed)/3), maxMistyped)
	if letters := utf8.RuneCountInString(name); letters > len(typed)+most || letters < len(typed)-most {
		return 0, false // without computing the distance, which is slow
	}
	n = distance(typed, []rune(name), most)
	return n, n <= most && n < min(len(typed), utf8.RuneCountInString(name))
}
