// Package terminal is lines and keys, whatever is said with them. It is the only
// way out to the screen, and it knows nothing of quizzes.
//
// [Streams] are the ends of a process; what goes out through them is cleaned. A
// [Layout] breaks text into lines. A [Console] shows layouts and waits for keys
// or lines: rich on a terminal, plain everywhere else.
package terminal
