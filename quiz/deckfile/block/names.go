package block

import (
	"fmt"
	"slices"
	"strings"

	"policyquiz/quiz/spell"
)

// Names are the known words with which an unknown word is compared: the keys of a
// block, or the entries of a seed.
type Names struct {
	known []string
	spelt *spell.Names // the known ones, once a word was looked for
	left  int          // words for which the nearest are still looked for
	list  string       // the hint for all others
}

// mostHints is for how many unknown words of one list the nearest known ones
// are looked for. Each is compared with all that are known: for a long list of
// wrong words that would be more work than to read the file.
const mostHints = 20

// NewNames makes names of a list, which it does not change.
func NewNames[T ~string](known []T) *Names {
	n := &Names{known: make([]string, len(known)), left: mostHints}
	for i, k := range known {
		n.known[i] = string(k)
	}
	return n
}

// Hint is the hint for a word that is not among the names: those that are
// nearest, or else those there are. A letter that is not a Latin one is named,
// for on a screen the word may look the same as the one that is meant.
func (n *Names) Hint(word string) string {
	near := ""
	if n.left > 0 {
		n.left--
		near = n.nearest(word)
	}
	if odd := oddRune(word); odd.what != "" {
		return Visible(strings.TrimSpace(near + " " + fmt.Sprintf("%s has %s; %s", cited(word), odd.what, odd.hint)))
	}
	if near != "" {
		return Visible(near)
	}
	if n.list == "" {
		n.list = n.listed()
	}
	return n.list
}

// nearest asks for the names that are spelt much like a word, or like the id in
// a file's name or path; "" if there are none.
func (n *Names) nearest(word string) string {
	if n.spelt == nil {
		n.spelt = spell.NewNames(n.known)
	}
	for _, w := range slices.Compact([]string{latin(word), bareName(word)}) {
		work.compared.Add(int64(len(n.known)))
		if near := n.spelt.Nearest(w, 3); len(near) > 0 {
			return "did you mean " + strings.Join(near, " or ") + "?"
		}
	}
	return ""
}

// mostListed is how many names a hint lists: as many as a question has keys.
const mostListed = 16

func (n *Names) listed() string {
	texts := slices.Sorted(slices.Values(n.known))
	texts = slices.Compact(texts)
	if len(texts) > mostListed {
		texts = append(texts[:mostListed], "…")
	}
	if len(texts) == 0 {
		return "there is none yet"
	}
	return Visible("there are: " + strings.Join(texts, ", "))
}
