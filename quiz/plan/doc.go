// Package plan works out what to practise until an exam, so that as much as can be
// is recalled on its day. It reads no file, prints nothing, knows no clock and draws
// no lots of its own.
//
// A [Task] is what there is to plan: the questions with their memories, the day of
// the exam and the time a day. [Make] returns a [Plan]: what to review and to
// introduce today, the days to come, and how much is expected to be recalled on the
// day of the exam, beside other ways to spend the same time.
//
// How a plan is found. To answer a question on a day is worth what it adds to the
// recall of that question on the day of the exam. What it is worth depends on when the
// question is answered again later, which depends on how much else there is to do on
// those days. So each day has a price for an answer (prices.go): what the last answer
// that still fits into that day adds. At given prices a question is planned alone, from
// the exam back: its memory, after whatever answers, either rests until the exam or is
// tried again on the day on which that pays best (values.go). On each day the questions
// are taken by what an answer today adds for its time, best first, until the time is
// used up. This is how people are assigned to scarce places by prices; P. Whittle
// describes it for tasks of which few can be worked on at once ("Restless bandits",
// Journal of Applied Probability 25A, 1988).
//
// Only today's part of a plan is ever followed: it is made anew each day, from the
// memories as they then are. So the days to come are what is expected, and no
// obligation.
package plan
