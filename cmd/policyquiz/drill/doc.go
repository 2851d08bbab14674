// Package drill is the conversation with a learner: it asks a question, reads the
// reply, writes the answer down and shows the verdict.
//
// A study.Session decides what to ask and what an answer means for memory. A
// terminal.Console prints and reads. A [Store] keeps each answer before its verdict
// is shown.
//
// A drill is practice or an exam. They differ in what is asked and in what the learner
// is told and when, which is one type, manner.
//
// There are two ways to talk: rich on a terminal and plain elsewhere. They differ in
// one type, voice. It words the prompts, and it says whether outcomes have a sign and
// whether the drill pauses after each verdict.
package drill
