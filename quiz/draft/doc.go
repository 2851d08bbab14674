// Package draft makes places of a document's text: it divides plain text, Markdown and
// HTML into numbered paragraphs, with the pages, sections and times at which they stand
// and with who speaks. It reads bytes and text, no files.
//
// [Decode] refuses what is no text. [Number] reads any of the formats and leaves out page
// furniture: what is on a page and is no part of the document, such as menus. It returns a
// [Document], whose method String writes the text format, and a [Report] of what it did.
// [Parse] reads the text format. [Document.At] finds the passages of a place,
// [Document.Find] finds words. [Prints] fingerprints passages, so that a later copy of the
// document can be compared with what was cited.
//
// # The text format
//
// A file of the text format is UTF-8. Each line with something besides white space is a
// paragraph, counted from 1, headings too. Empty lines do not matter. A mark is a place in
// square brackets, alone on a line; it is no paragraph. What follows stands there, until
// the next mark of that kind:
//
//	[p. 14]
//	[§ 3]
//	3. Scope
//
//	Anna Able: It begins on page 14, [p. 15] and it goes on here.
//
//	[00:12:40]
//	[end of § 3]
//	Ben Baker: This stands in no section.
//
// Where the next page begins within a paragraph, its mark stands in the line. The mark of
// an article ends the section before it. A name and a colon at the start of a paragraph,
// or a name in capitals and a stop, say who speaks from there on; see [Parse].
//
// A raw text without any mark is read in the same way: its paragraphs are its lines.
package draft
