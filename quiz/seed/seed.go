package seed

import "policyquiz/quiz"

// A Document is a text that a course reads.
type Document struct {
	Seed       string // the id of its seed
	Title      string
	Short      string // how a stem names it in mid-sentence: "the Lawfare episode"
	Publisher  string
	Kind       string // "podcast transcript"
	Date       string // as the document gives it, ISO 8601; may be empty
	Voices     []string
	Paragraphs int // lines with something besides white space
}

// An ActorKind is what sort of thing an actor is. The options of a question
// are of one kind.
type ActorKind string

const (
	Person ActorKind = "person"
	Body   ActorKind = "body"
	State  ActorKind = "state"
	Group  ActorKind = "group"
)

// ActorKinds lists the kinds there are.
var ActorKinds = []ActorKind{Person, Body, State, Group}

// An Actor is a person, body, government or group.
type Actor struct {
	ID     string
	Name   string // as it stands in a sentence: "Steve Witkoff", "the Kremlin"
	Also   []string
	Short  string // how a stem names it; empty: Name
	Kind   ActorKind
	Role   string   // ends "… is", as in "the Kremlin's spokesman"
	PartOf []string // what it belongs to
	Same   []string // what stands for the same thing
	Side   string   // "Kyiv", "Moscow": by which an author sees to balance; may be empty
}

// InStem is how a stem names the actor.
func (a Actor) InStem() string {
	if a.Short != "" {
		return a.Short
	}
	return a.Name
}

// Told is how a document knows what it says.
type Told string

const (
	FirstHand  Told = "first-hand" // who holds it says it
	Attributed Told = "attributed" // a speaker says it of another
	Reported   Told = "reported"   // press, "reportedly"
)

// Tellings lists the ways of telling there are.
var Tellings = []Told{FirstHand, Attributed, Reported}

// An Origin says where an entry of a seed comes from, and what else holds for
// entries of every table.
type Origin struct {
	Seed    string
	ID      string // within its table
	Told    Told
	By      string // the actor who tells it in the document
	At      quiz.Places
	Why     string // explanation shown after an answer
	Garbled string // where the transcription is garbled, and how it was read
	Unasked string // why no question is drawn from the entry; empty: it may be
	Rev     int    // raised by an author when the right answer changes
}

// A Concept is a term in the sense of the one who uses it.
type Concept struct {
	Origin
	Term  string
	Also  []string // other spellings
	Means string   // a noun phrase without the term itself
	Of    string   // whose notion it is, where By reports another's
	Near  []string // concepts that make the best wrong options
	Same  []string // concepts that could be defended as this one; never offered against it
}

// A Proposal is what somebody put forward.
type Proposal struct {
	Origin
	Who    []string // everyone who proposed it
	To     []string
	What   string // a clause without the names of Who
	When   string
	Fate   string // what became of it; empty: the document does not say
	Became Became // the sort of fate
	Near   []string
	Same   []string
}

// Became sorts fates, so that two of one sort are never offered against each
// other.
type Became string

const (
	Refused Became = "refused" // turned down, contradicted or not taken up
	Pending Became = "pending" // on the table, or never tried
	Dropped Became = "dropped" // its own side backed off
	Done    Became = "done"    // agreed or carried out
)

// Fates lists the sorts of fate there are.
var Fates = []Became{Refused, Pending, Dropped, Done}

// Holds is where somebody stands on an issue.
type Holds string

const (
	For         Holds = "for"
	Against     Holds = "against"
	Conditional Holds = "conditional"
)

// Positions lists the ways to stand on an issue.
var Positions = []Holds{For, Against, Conditional}

// A Stance records where an actor stands on an issue. The ID of its Origin is
// issue/actor.
type Stance struct {
	Origin
	Issue string
	Who   string
	Holds Holds
	Says  string // what exactly, in a clause
}

// An Issue is a claim that one can be for or against; issues are shared by all
// seeds.
type Issue struct {
	ID    string
	Claim string
}

// An Event is something that happened, or is said to have happened.
type Event struct {
	Origin
	What string
	When string // in words, as far as the text gives it
	Date string // ISO 8601, cut off where the text goes no further: "2025-05"; may be empty
}

// A Figure is a number with what it counts and whose it is.
type Figure struct {
	Origin
	Value  float64
	To     float64 // the upper end of a range; 0: not a range
	Unit   string
	Counts string
	Whose  string
}

// Records looks up what seeds say. Lookups decode what is asked for and no
// more, so each may fail with the problem of that entry.
type Records interface {
	Document(seed string) (Document, error)
	// Actor finds an actor of the seed, or one shared by all.
	Actor(seed, id string) (Actor, error)
	// Entries lists the ids of a table in the order of the file.
	Entries(seed string, t Table) ([]string, error)
	Concept(seed, id string) (Concept, error)
	Proposal(seed, id string) (Proposal, error)
	Stance(seed, id string) (Stance, error)
	Event(seed, id string) (Event, error)
	Figure(seed, id string) (Figure, error)
	// Issue finds an issue; all seeds share them.
	Issue(id string) (Issue, error)
}

// A Table is a kind of seed entry, named as in the file.
type Table string

const (
	Concepts  Table = "concept"
	Proposals Table = "proposal"
	Events    Table = "event"
	Figures   Table = "figure"
	Stances   Table = "stance"
)
