// Package report works out what a class did, from the histories that its learners
// handed in: what to teach again, which questions to mend, who is where. It reads no
// file, prints nothing and knows no clock.
//
// The words, in the order in which they are used:
//
//   - A Class is all that is handed in: its questions, and its learners with their
//     answers.
//   - An Answer is one reply of a learner. A Part is one thing that was chosen or typed
//     in it.
//   - The first answer of a learner to a question tells what was known before the
//     question taught it. The latest one tells what is known now: it is the first answer
//     of the last day on which it was asked, since what is repeated on a day is right
//     because it was just shown. A learner counts once in each.
//   - A Share is how many of some answers were right, always with its interval.
//   - A Doubt is a reason why a question may have to be mended.
//   - A Form is a deck that is an exam, as those sat it who answered all of it in their
//     first sitting. Only of a form there is item analysis (package marks): what is
//     practised with a schedule is another test for each learner.
package report
