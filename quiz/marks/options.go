package marks

// An Option is one that a question offers.
type Option struct {
	Name string `json:"name"`
	Key  bool   `json:"key"` // it is right
}

// A Chosen is what one person chose.
type Chosen struct {
	Options []int // by their places in the list of options, counted from 0; none: no option was chosen
	// Rest is the person's mark on all other questions; NaN: not known.
	Rest float64
}

// A Use is who chose an option.
type Use struct {
	Option
	People int `json:"people"` // who chose it
	// Share is that of all people who were asked, 0 to 1. Its interval is Wilson's.
	Share Figure `json:"share"`
	// Rest is the mean rest of those who chose it. Its interval is Student's t.
	Rest Figure `json:"mean_rest"`
	// Verdict is empty for a key.
	Verdict OptionVerdict `json:"verdict,omitempty"`
}

// An OptionVerdict says in words whether a distractor works. It is empty where that is
// not known: of fewer than [Enough] people, or where rests are not known.
type OptionVerdict string

// The verdicts on a distractor.
const (
	// Works: at least 5 % choose it, and their mean rest is lower than that of those
	// who choose a key.
	Works OptionVerdict = "works"
	// Dead: fewer than 5 % choose it.
	Dead OptionVerdict = "chosen by fewer than 5 %"
	// Misleads: those who choose it do at least as well elsewhere as those who choose a
	// key. If there are many of them, the key may be wrong.
	Misleads OptionVerdict = "draws those who are strong elsewhere"
)

// Uses counts who chose which of the options that a question offers, in their order.
// A place beyond the list is not counted.
func Uses(offered []Option, people []Chosen) []Use {
	uses := make([]Use, len(offered))
	for i, o := range offered {
		uses[i] = Use{Option: o}
	}
	return uses
}
