package lint

// A Part is the part of a question, a deck or an entry at which a flaw stands.
type Part struct {
	Name  PartName
	Index int // of a key, a distractor or a spelling: its place among these, counted from 0
}

// A PartName names a part.
type PartName string

// The parts.
const (
	Whole      PartName = ""           // no part by itself
	Stem       PartName = "stem"       // the sentence that asks, gaps included
	Key        PartName = "key"        // a right option
	Distractor PartName = "distractor" // a wrong option
	Spelling   PartName = "spelling"   // an accepted spelling of a typed answer
	Tolerance  PartName = "tolerance"  // how far off a number may be
	Why        PartName = "why"        // the explanation
	Back       PartName = "back"       // of a flashcard
	Term       PartName = "term"       // of an entry
	Means      PartName = "means"      // of an entry
	What       PartName = "what"       // of an entry
	By         PartName = "by"         // of an entry
	ToldBy     PartName = "told"       // of an entry
	Claim      PartName = "claim"      // of an issue
	Value      PartName = "value"      // of a figure
)

// A Finding says that something breaks a rule.
type Finding struct {
	Rule string // its id
	Item int    // the number of the question in its deck, as given to [Deck.Add]; -1: the deck itself
	Part Part   // where the flaw stands
	What string // what is wrong, in lower case and without a full stop
	Hint string // the next step for the author
}
