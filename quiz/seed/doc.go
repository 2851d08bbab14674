// Package seed has the types for what documents say, and draws questions from
// them. It reads no file and prints nothing.
//
// The words, in the order in which they are used:
//
//   - A [Document] is a text that a course reads. Its seed is the record of what
//     it says, in our own words.
//   - An entry is one thing that a seed records: a [Concept], a [Proposal], a
//     [Stance], an [Event] or a [Figure]. Each sort of entry has a [Table].
//   - An [Origin] is what all entries have: the places that say it, the actor
//     who tells it ([Origin.By]) and how that actor knows it ([Told]).
//   - An [Actor] is a person, body, state or group. An [Issue] is a claim; a
//     stance says whether an actor is for it or against it. Seeds share issues,
//     and may share actors.
//   - [Records] looks up all of these.
//   - A facet is one thing that can be asked about an entry: of a proposal who
//     made it, what it says, or what became of it. [Facets] lists them.
//   - [Draw] makes a question from one facet of one entry ([Drawn]). [DrawSet]
//     makes a question from several entries ([DrawnSet]).
//   - A distractor is a wrong option. The other entries of the seed provide them.
//     An entry is no distractor if somebody could defend it as right.
//
// There is one file for each table: draw_concept.go, draw_proposal.go and so on.
// They share scene.go (how a stem says who tells what), words.go (which wording it has,
// and how options look), distractors.go (how wrong options are chosen) and kin.go (which
// actors are related).
package seed
