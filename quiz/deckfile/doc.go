// Package deckfile reads seeds and decks from TOML files, with the line of
// everything that is wrong in them.
//
// A file is first cut into blocks, one for each table (scan.go, index.go).
// That is quick, and enough to know which questions there are. A block is
// decoded by itself when it is wanted (fields.go), so a drill never decodes
// what it does not ask, and every message has the line in the author's file:
// the decoder's own lines are wrong inside arrays of tables. seed.go and
// question.go turn fields into the types of package quiz; catalog.go finds
// files and entries; check.go reads everything, on the same path.
package deckfile
