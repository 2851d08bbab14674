// Package paper puts questions on paper: one form or several, each with its own order
// of questions and options, and a key for whoever marks them. It writes them as HTML for
// print and as Markdown.
//
// A [Test] has forms, and a [Form] has items. An [Item] is a question as it stands on a
// sheet, whatever its kind: what writes a sheet knows no kinds. The number of a form
// decides all that chance decides, so that a sheet can be printed again from it.
package paper
