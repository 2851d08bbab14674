// Package terminal prints text and reads keys and lines. All output of the program
// goes through it. It knows nothing of quizzes.
//
// [Streams] are the input and the outputs of the process. They clean all output: a
// control character in a text cannot act on the terminal. A [Layout] breaks text
// into lines. A [Console] shows layouts and waits for keys or lines. There are two
// consoles: the rich one on a terminal, the plain one everywhere else. [WriteJSON]
// and [WriteCSV] print for other programs.
package terminal
