// Package deckfile reads seeds and decks from TOML files, with the line of
// everything that is wrong in them.
//
// Package block cuts a file into blocks, one for each table. That is quick, and
// enough to know which questions there are. A block is decoded by itself when
// it is wanted, so a drill never decodes what it does not ask.
//
// Start with library.go, which has the courses that are open, and course.go, which
// opens one and gives its decks and questions whole ids. Behind a course is a
// catalog: catalog.go finds files, records.go finds entries of seeds, deck.go finds
// the questions of decks, and draw.go those that are drawn. make.go makes a question
// that is wanted. seed.go and question.go turn the fields of a block into the types
// of packages seed and quiz. was.go follows old ids, and lock.go has the ids of a
// course that was packed. check.go reads everything, on the same path, and flaws.go
// has the rules of item writing.
package deckfile
