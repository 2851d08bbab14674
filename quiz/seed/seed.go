package seed

import "policyquiz/quiz/place"

// A Document is a text that a course reads.
type Document struct {
	Seed      string   // the id of its seed
	Title     string   // its title
	Short     string   // its name within a stem, singular or plural: "the Lawfare episode", "the minutes"
	Authors   []string // who wrote it, in its own order: "Ann Able", "Able, Ann" or "{World Bank}"; may be empty
	Publisher string   // who published it; may be empty
	Kind      string   // what it is: "podcast transcript"; may be empty
	Date      string   // its date in ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD; may be empty
	URL       string   // where it can be read, an http or https address; may be empty
	Accessed  string   // when it was read there, as Date; may be empty
	Language  string   // its language, a tag of BCP 47: "en", "pt-BR"; may be empty
	Version   string   // which of its versions was read: "2", "third edition"; may be empty
	Voices    []string // the ids of the actors who speak in it
	Text      string   // the path of a copy in the folder of its course; empty if none is named
	Places    place.Numbering
}

// An ActorKind is a kind of actor. All options of one question are of one kind.
type ActorKind string

// The kinds of actor.
const (
	Person ActorKind = "person"
	Body   ActorKind = "body"  // an organization or a government
	State  ActorKind = "state" // a country
	Group  ActorKind = "group" // people without one organization
)

// ActorKinds lists all kinds of actor.
var ActorKinds = []ActorKind{Person, Body, State, Group}

// An Actor is somebody who acts or speaks: a person, a body, a state or a group.
type Actor struct {
	ID     string    // unique in its seed, or among the shared actors
	Name   string    // within a sentence, singular or plural: "Steve Witkoff", "the Kremlin", "the tenants"
	Also   []string  // other names
	Short  string    // its name within a stem; empty: Name
	Kind   ActorKind // its kind
	Role   string    // what it is: "the Kremlin's spokesman"; may be empty
	PartOf []string  // ids of the actors to which it belongs
	Same   []string  // ids of actors that stand for the same thing
	Side   string    // "Kyiv", "Moscow": authors balance a deck by it; may be empty
}

// InStem returns the actor's name within a stem: Short, or Name without it.
func (a Actor) InStem() string {
	if a.Short != "" {
		return a.Short
	}
	return a.Name
}

// A Told says how a document knows what it says.
type Told string

// The ways in which a document knows what it says.
const (
	FirstHand  Told = "first-hand" // an actor speaks about itself
	Attributed Told = "attributed" // a speaker speaks about another actor
	Reported   Told = "reported"   // a speaker repeats the press or a rumour: "reportedly"
)

// Tellings lists all values of Told.
var Tellings = []Told{FirstHand, Attributed, Reported}

// An Origin is what entries of every table have.
type Origin struct {
	Seed       string     // the id of the seed
	ID         string     // unique within its table
	Told       Told       // how the document knows it
	By         string     // the id of the actor who tells it in the document
	At         place.List // the places that say it; empty if the document is silent
	Why        string     // the explanation after an answer; may be empty
	Background string     // what the document presupposes and does not say, shown as such; may be empty
	Garbled    string     // what the transcription garbled, and how we read it; may be empty
	Unasked    string     // why no question is drawn from the entry; empty: questions are drawn
	Rev        int        // how often the author declared that the right answer changed; 0 or more
}

// A Concept is a notion of an actor, with a term for it.
type Concept struct {
	Origin
	Term  string   // the term
	Says  string   // the id of the actor whose word the term is; empty: it is the course's own label
	Also  []string // other spellings
	Means string   // its meaning: a noun phrase without the term itself
	Of    string   // the id of the actor whose notion it is, if that is not By; may be empty
	Near  []string // ids of concepts that make the best distractors
	Same  []string // ids of concepts that could be defended as this one; they are no distractors
}

// A Proposal is something that actors proposed.
type Proposal struct {
	Origin
	Who    []string // ids of all actors who proposed it
	To     []string // ids of the actors to whom they proposed it; may be empty
	What   string   // what they proposed: a clause without the names of Who
	When   string   // the time, in words; may be empty
	Fate   string   // what became of it; empty: the document does not say
	Became Became   // the sort of fate
	Near   []string // ids of proposals that make the best distractors
	Same   []string // ids of proposals that could be defended as this one; they are no distractors
}

// A Became is a sort of fate of a proposal. A question never offers two fates that
// Overlaps says could both be defended.
type Became string

// The sorts of fate.
const (
	Refused Became = "refused" // others rejected or contradicted it
	Pending Became = "pending" // it is still discussed, or was never tried
	Dropped Became = "dropped" // those who proposed it gave it up
	Done    Became = "done"    // it was agreed or carried out
	Lapsed  Became = "lapsed"  // others did not take it up, and no refusal is told
)

// Fates lists all sorts of fate.
var Fates = []Became{Refused, Pending, Dropped, Done, Lapsed}

// Overlaps reports whether a proposal with the fate b could be said to have met the
// other as well: the fates are of one sort, or one is a refusal and the other is that
// it was not taken up, since nobody takes up what was refused.
func (b Became) Overlaps(other Became) bool {
	unwanted := func(f Became) bool { return f == Refused || f == Lapsed }
	return b == other || unwanted(b) && unwanted(other)
}

// A Holds is a position on an issue.
type Holds string

// The positions.
const (
	For         Holds = "for"         // for the claim
	Against     Holds = "against"     // against the claim
	Conditional Holds = "conditional" // neither: it depends on conditions
	Undecided   Holds = "open"        // neither: the actor says that it cannot be known
	Silent      Holds = "silent"      // the author of the seed has checked that the document does not say
)

// Positions lists all positions, in the order in which questions offer them.
var Positions = []Holds{For, Against, Conditional, Undecided, Silent}

// A Stance is an actor's position on an issue. The ID of its Origin is issue/actor.
// Where the document is silent, the Origin has neither Told nor By nor At.
type Stance struct {
	Origin
	Issue string // the id of the issue
	Who   string // the id of the actor
	Holds Holds  // the position
	Says  string // what exactly the actor says, in a clause; may be empty
}

// An Issue is a claim that actors can be for or against. It may stand in a seed or
// in a file of its own; either way all seeds share it.
type Issue struct {
	ID    string // unique among all issues
	Claim string // the claim, a sentence
}

// An Event is something that happened, or is said to have happened.
type Event struct {
	Origin
	What string // what happened, in a clause
	When string // the time in words, as exact as the document is; may be empty
	Date string // the time in ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD, as exact as the document is; may be empty
}

// A Figure is a number or a range of numbers, with what it counts.
type Figure struct {
	Origin
	Value  float64 // the number, or the lower end of a range
	To     float64 // the upper end of a range; 0 without a range
	Ranged bool    // whether the figure is the range from Value to To
	Unit   string  // "personnel"; may be empty
	Counts string  // what it counts, in words
	Whose  string  // the id of the actor whose figure it is
}

// A Duty is something that a law, an order or an agreement lays on actors, or forbids them.
type Duty struct {
	Origin             // without Told it is the document itself that lays it down
	Who       []string // ids of all actors whom it binds
	What      string   // what they have to do, as it stands behind "must": "report each leak"
	Forbidden bool     // whether it is what they must not do
	When      string   // by when, in words: "within two days"; may be empty
	Unless    string   // what lifts it, in a clause; may be empty
	Near      []string // ids of duties that make the best distractors
	Same      []string // ids of duties that could be defended as this one; they are no distractors
}

// A Records looks up what seeds say. A lookup decodes only what it returns. So
// each method returns an error if nothing has that id, or if that one entry has
// a problem.
type Records interface {
	// Document returns the document of a seed.
	Document(seed string) (Document, error)
	// Actor returns an actor of the seed, or an actor that all seeds share.
	Actor(seed, id string) (Actor, error)
	// Entries lists the ids of a table's entries in the order of the file.
	Entries(seed string, t Table) ([]string, error)
	// Concept returns an entry of the table Concepts.
	Concept(seed, id string) (Concept, error)
	// Proposal returns an entry of the table Proposals.
	Proposal(seed, id string) (Proposal, error)
	// Stance returns an entry of the table Stances. Its id is issue/actor.
	Stance(seed, id string) (Stance, error)
	// Event returns an entry of the table Events.
	Event(seed, id string) (Event, error)
	// Figure returns an entry of the table Figures.
	Figure(seed, id string) (Figure, error)
	// Duty returns an entry of the table Duties.
	Duty(seed, id string) (Duty, error)
	// Issue returns an issue of the seed, or any other: all seeds share them.
	Issue(seed, id string) (Issue, error)
	// Held returns the positions that the stances of a seed take, in the order of
	// Positions.
	Held(seed string) ([]Holds, error)
}

// A Table is a sort of seed entry, by its name in the file.
type Table string

// The tables.
const (
	Concepts  Table = "concept"
	Proposals Table = "proposal"
	Events    Table = "event"
	Figures   Table = "figure"
	Stances   Table = "stance"
	Duties    Table = "duty"
)
