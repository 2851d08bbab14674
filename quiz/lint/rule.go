package lint

import "slices"

// A Level says how sure it is that what a rule finds is a flaw.
type Level string

// The levels.
const (
	Warning Level = "warning" // it is a flaw in at least nine of ten cases
	Note    Level = "note"    // it only informs: the author should look
)

// A Scope is what a rule is about.
type Scope string

// The scopes.
const (
	OfQuestion Scope = "question" // one question, whatever it is compared with
	OfDeck     Scope = "deck"     // a deck as a whole
	OfEntry    Scope = "entry"    // an entry of a seed
)

// A Rule is one flaw that a program can find. Its texts are sentences of one line
// without a full stop, except Why, which ends in one.
type Rule struct {
	ID      string // lower-case letters and hyphens; it never changes
	Level   Level
	Scope   Scope
	Across  bool   // it compares questions with those of other decks
	OfText  bool   // it needs the text of a document, which may not be at hand
	English bool   // it knows words of English, and is silent in courses of other languages
	Finds   string // what it finds: "the right option is much longer than the others"
	Why     string // why that matters
	Example string // a flawed question or entry, shortened
	Mend    string // the next step for the author
}

// Rules lists all rules: those of questions, of decks and of entries.
func Rules() []Rule { return slices.Clone(rules) }

// Find returns the rule of an id; ok is false if there is none.
func Find(id string) (r Rule, ok bool) {
	i, ok := places[id]
	if !ok {
		return Rule{}, false
	}
	return rules[i], true
}

// IDs lists the ids of all rules in the order of Rules.
func IDs() []string {
	ids := make([]string, len(rules))
	for i := range rules {
		ids[i] = rules[i].ID
	}
	return ids
}

// places are the positions of the rules by id.
var places = func() map[string]int {
	m := make(map[string]int, len(rules))
	for i := range rules {
		m[rules[i].ID] = i
	}
	return m
}()
