// Package exchange reads questions of other programs: GIFT, the text format of
// Moodle, and tables of comma-separated values. It turns bytes into questions and a
// list of what could not be taken over, and touches no file.
//
// Other programs can say what this one cannot, such as half marks. So each question
// that was read says what of it was lost, and each that was not read says why. The
// two lists together account for every question of the file.
package exchange

import "policyquiz/quiz"

// A Read is what was found in a file.
type Read struct {
	Questions []Question
	Left      []Left
}

// A Question is one that was taken over. Of the embedded question, ID may be empty or
// may not fit into a deck, and Sources is empty.
type Question struct {
	quiz.Question
	Title   string   // the name by which the file calls it; may be empty
	Section string   // the category in which it stands; may be empty
	Source  string   // where its answer stands, in the words of the file; may be empty
	Line    int      // where it begins, counted from 1
	End     int      // its last line
	Lost    []string // what of it could not be taken over
}

// A Left is a question, or a text, that was not taken over.
type Left struct {
	Line int    // where it begins, counted from 1
	End  int    // its last line
	Text string // how it begins, in one line
	Why  string // why it was not taken over, without a full stop
	Hint string // what its author can do about it; may be empty
}
