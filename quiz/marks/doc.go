// Package marks works out what the marks of people on one test say of its questions:
// item analysis. It knows no quiz, reads no file and prints nothing.
//
// The words, in the order in which they are used:
//
//   - A Table has a mark for each person on each question. Read makes one of a table
//     of comma-separated values.
//   - Of makes the Analysis of a table. It counts only people who answered every
//     question: the others sat another test.
//   - An Item is what the analysis says of one question. Its facility is how easy the
//     question was; its discrimination is how well it tells strong people from weak.
//   - The total of a person is the sum of all marks, the rest is the total without the
//     mark on the question in hand.
//   - A Figure is a number with its 95 % interval, or the reason why there is none.
//   - Alpha says how far the marks on the questions agree; the Rasch model puts
//     questions and people on one scale.
//   - Uses says which option drew whom.
//
// The names are those of Moodle's quiz statistics report, where it has one. All
// variances divide by n-1 unless a comment says otherwise.
package marks
