// Package deckfile reads seeds and decks from TOML files, with the line of
// everything that is wrong in them.
//
// Package block cuts a file into blocks, one for each table. That is quick, and
// enough to know which questions there are. A block is decoded by itself when
// it is wanted, so a drill never decodes what it does not ask. Here, seed.go and
// question.go turn the fields of a block into the types of packages seed and
// quiz; catalog.go finds files, records.go finds entries of seeds, deck.go finds
// the questions of decks; check.go reads everything, on the same path.
package deckfile
