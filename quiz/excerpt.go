package quiz

// An Excerpt is what a copy of a document has at the places of a citation.
type Excerpt struct {
	Citation
	File     string    // the copy, as messages name it
	Passages []Passage // in the order of the places; none if the copy has no such place, or if none is cited
	Rest     string    // what was cut off: "and 12 paragraphs more, to ¶30"; empty if nothing was
	Doubt    string    // why the copy may not be the document that was cited; empty if nothing speaks against it
}

// A Passage is one paragraph of an excerpt.
type Passage struct {
	Place   string // where it stands in the copy: "¶12"
	Speaker string // who speaks, as the copy names them; empty if nobody is known to, or if who spoke in the passage before goes on
	Text    string
}
