// Package stats works out the figures of one learner: what was done, what is known,
// what comes, and what was confused. It reads no file, prints nothing and knows no
// clock: its caller hands it the memories, the facts of each question, and the time.
//
// The words, in the order in which they are used:
//
//   - A Learner is all that is handed in. A Question is one fact sheet in it; a Group
//     is what questions have in common: a deck, an objective, an actor, an issue.
//   - Of makes the Stats of a learner. Each of its methods works out one section.
//   - A Rate is how many answers were right of how many, with its interval.
//   - True retention is the Rate of the answers that say something of memory: the
//     first answer of a day to a question that was first met on an earlier day.
//   - Mastery is the sum of what is recalled today, over the questions of a group.
//
// Weeks begin on Monday, as ISO 8601 has it. A Day is written YYYY-MM-DD.
package stats
