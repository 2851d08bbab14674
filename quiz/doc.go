// Package quiz is the language of the trade: what a question is, how a reply
// is judged, what a learner remembers and what to ask next. It reads no file,
// prints nothing and knows no clock; whoever calls it brings the time.
//
// The words, in the order in which they meet:
//
//   - A document is a text that a course reads. Its seed records what it says,
//     in our own words: a [Document], its actors, concepts, proposals and so
//     on, each with the paragraph it stands in. [Records] looks them up.
//   - A deck asks: questions written by hand, and draws that turn seed entries
//     into questions ([Draw], [DrawSet]).
//   - A [Question] asks one thing. Its [Answer] knows the kind: [Choice],
//     [TrueFalse], [Typed], [Number], [Order], [Match], [Cloze], [Card].
//   - Posing a question gives a [Form]: what the learner sees and how a line
//     of theirs becomes a [Reply]. Judging the reply gives a [Verdict].
//   - A [Review] is the lasting record of one answer; an [Entry] is a line of
//     the history: a review, a second thought, a skip or an undo.
//   - [Replay] turns entries into [Memories]: what the learner still knows of
//     each question, and on which [Day] it is due.
//   - A [Session] decides what comes next and what each answer means. It
//     decides and returns; whoever runs it asks, prints and saves.
//
// A new kind of question is one file here (a type that implements Answer, like
// order.go), one case in quiz/deckfile/question.go that reads it, and nothing
// else: screens only know forms.
package quiz
