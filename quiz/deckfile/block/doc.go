// Package block cuts TOML into blocks, one for each table or element of an array
// of tables, and reads the fields of a block with the line of every mistake.
//
// [Cut] does not decode: it knows strings, comments and brackets, and that is
// enough to find where each block begins. [Decode] decodes one block by itself.
// So every message has the line in the author's file; the decoder's own lines
// are wrong inside arrays of tables. If a block cannot be decoded, each statement
// is examined alone (syntax.go and its neighbours). Its form shows what the author
// meant, so the message is better than the decoder's. [Fields] reads a block key by
// key, and notes what is wrong with it.
package block
