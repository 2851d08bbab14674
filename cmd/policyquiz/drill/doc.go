// Package drill is the conversation with a learner: it asks a question, reads the
// reply, writes the answer down and shows the verdict.
//
// A study.Session decides what to ask and what an answer means for memory. A
// terminal.Console prints and reads. There are two ways to talk, rich on a
// terminal and plain elsewhere; they differ in their wording (type voice) and nowhere else. A
// [Store] keeps each answer before its verdict is shown.
package drill
