// Package study says what a learner remembers and what to ask next. It reads
// no file, prints nothing and knows no clock: its caller hands it the entries
// of a history and the time.
//
// The words, in the order in which they are used:
//
//   - A [Day] is a study day. It begins at the rollover hour, not at midnight.
//   - A [Schedule] says how answers turn into days.
//   - [Replay] turns the entries of a history into [Memories]. A [Memory] is
//     what the reviews of one question say: how well it is known, and on
//     which day it is due.
//   - An [Agenda] sorts questions into those that are due today, those that
//     are introduced today and those that wait. An [Outlook] counts them.
//   - A [Session] is one sitting. It decides which question comes next.
//   - A [Turn] is one thing that the learner did in a session. The session
//     makes it, its caller writes its entry into the history, and only then
//     does the session apply it.
//   - A [Summary] is what a session came to.
package study
