package quiz

// A Citation says where in one document an answer stands.
type Citation struct {
	Seed  string // the id of the document's seed
	Title string // the document's
	At    Places
}

// String writes the citation as learners see it: the title, then the places.
func (c Citation) String() string {
	if len(c.At) == 0 {
		return c.Title
	}
	return c.Title + ", " + c.At.String()
}
