// Package drill is the conversation with a learner: it asks, listens, has the
// answer written down and says what it earned.
//
// What to ask, and what an answer means for memory, is for a study.Session to
// say; what the screen can do is for a terminal.Console. The two ways to talk,
// rich and plain, differ in their [voice] and nowhere else. Answers go to a
// [Store] before their verdicts are shown.
package drill
