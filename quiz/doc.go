// Package quiz defines questions and replies, and judges a reply. It reads no
// file, prints nothing and knows no clock.
//
// The words, in the order in which they are used:
//
//   - A [Question] asks one thing. Its stem is the sentence that asks. It cites
//     its sources: each [Citation] names a document and places in it.
//   - A [Kind] is the kind of a question together with its right answer:
//     [Choice], [TrueFalse], [Typed], [Number], [Order], [Match], [Cloze] or
//     [Card].
//   - A [Ref] names a question without holding it.
//   - A [Posed] is a question as one learner sees it once: its options are
//     shuffled, and it says how to reply.
//   - A [Reply] is what the learner answers. [Question.Read] makes it from a
//     typed line or a pressed key.
//   - A [Verdict] is the result of judging a reply: its [Outcome], its score,
//     and what the learner can learn from it.
//   - A [Review] is the lasting record of one answer. It holds a [Grade], which
//     is all that the schedule uses.
//   - An [Asked] is a question as it was worded when it was asked. It is kept
//     beside the reviews, so that these can be read without the deck.
//   - An [Entry] is one line of a learner's history: a review, an amendment
//     ([Amend]), an undo, a skip, a suspension or its end, or a [Flag].
//   - A [Problem] is a mistake in a file that an author wrote.
//
// Other packages have the rest of the vocabulary. Package seed has what
// documents say and the questions that are drawn from it. Package study has
// what a learner remembers and what to ask next. Package deckfile reads decks
// and seeds from files; package history keeps entries in a file.
//
// Each kind of question has one file, kind_*.go, with a type that implements
// [Kind] (kind_truefalse.go is a short example). How a reply names options is in
// menu.go, and how options are sorted in sorted.go. A new kind also needs a function in
// quiz/deckfile/question.go that reads it. A drill shows a [Posed] and does not
// know the kinds.
package quiz
