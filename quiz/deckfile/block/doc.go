// Package block cuts TOML into blocks, one for each table or element of an array
// of tables, and reads the fields of a block with the line of every mistake.
//
// [Cut] does not decode: it knows strings, comments and brackets, and that is
// enough to find where each block begins. [Decode] decodes one block by itself.
// So every message has the line in the author's file; the decoder's own lines
// are wrong inside arrays of tables. Of a block that cannot be decoded each
// statement is looked at by itself: what it looks like tells what was meant, and
// so the next step, better than the decoder's words. [Fields] reads what a block
// gives, key by key, and notes what is wrong with it.
package block
