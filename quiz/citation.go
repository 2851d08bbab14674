package quiz

import "policyquiz/quiz/place"

// A Citation names a document and the places in it that give an answer.
type Citation struct {
	Seed  string     // the id of the document's seed
	Title string     // the title of the document
	At    place.List // empty: the document as a whole
}

// String returns the citation as learners see it: "Title, ¶12, 92–94".
func (c Citation) String() string {
	if len(c.At) == 0 {
		return c.Title
	}
	return c.Title + ", " + c.At.String()
}
