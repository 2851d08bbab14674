// Package lint finds flaws of questions: what makes a question a bad one though
// nothing in it is false. It reads no file and prints nothing.
//
// The words, in the order in which they are used:
//
//   - A [Rule] is one flaw that a program can find. It has an id that never
//     changes, a [Level], a sentence on why it matters, an example, and how to mend
//     it. [Rules] lists them.
//   - A [Finding] says that a question, a deck or an entry of a seed breaks a rule,
//     and names the [Part] that is at fault.
//   - [Records] looks up what seeds say. Some rules need it: it knows which wrong
//     option is right after all, who is of what kind, and what is disputed.
//   - A [Linter] looks at one course. It is given decks one after the other, and of
//     each deck its questions ([Item]).
//
// A rule never says that a question cannot be asked. Rules that are right in fewer
// than nine of ten cases are of the level [Note]. The test TestMeasured measures
// that on questions that people have judged.
//
// There is one file for each group of rules: options.go, stem.go, grammar.go,
// amounts.go, owed.go, actors.go, views.go, overlap.go, twins.go, leaks.go, deck.go
// and entries.go.
package lint
