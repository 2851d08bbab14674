package reference

import "slices"

// A File describes one sort of file.
type File struct {
	ID     string // the topic of the help: "seed-file"
	Title  string // what the file is, in a line without a full stop
	About  string // paragraphs, with an empty line between them
	Tables []Table
	Common []Key // keys that each table with Entries has, too
}

// A Form is how the keys of a table are headed in a file.
type Form int

// The forms.
const (
	Head   Form = iota // no header: the keys stand above the first one
	Single             // [document], once
	Named              // [concept.some-id], as often as wanted
	List               // [[question]], as often as wanted
)

// A Table describes one table of a file.
type Table struct {
	Name    string // "concept"; in a Head what it is called in print
	Form    Form
	About   string // sentences
	Keys    []Key
	OneOf   []string // keys of which a table has exactly one; nil: there are none
	Entries bool     // whether it also has the common keys of its file
}

// Header returns the line that begins the table; empty for a Head.
func (t Table) Header() string {
	switch t.Form {
	case Single:
		return "[" + t.Name + "]"
	case Named:
		return "[" + t.Name + ".some-id]"
	case List:
		return "[[" + t.Name + "]]"
	}
	return ""
}

// A Key describes one key of a table.
type Key struct {
	Name   string
	Type   Type
	Needed bool   // whether the table must have it, whatever else it has
	When   string // when it is needed or where it belongs, as in "beside fate"; may be empty
	About  string // what it means, without a full stop at its end
	// Example is how it stands in a file, whole lines. Where it goes only with certain other
	// keys, these stand there, too.
	Example string
}

// Files lists the descriptions of all sorts of file.
func Files() []File { return []File{seedFile(), deckFile(), courseFile(), settingsFile()} }

// Find returns the description with an id; ok is false if there is none.
func Find(id string) (f File, ok bool) {
	files := Files()
	i := slices.IndexFunc(files, func(f File) bool { return f.ID == id })
	if i < 0 {
		return File{}, false
	}
	return files[i], true
}

// Table finds a table by its name; ok is false if there is none.
func (f File) Table(name string) (t Table, ok bool) {
	i := slices.IndexFunc(f.Tables, func(t Table) bool { return t.Name == name })
	if i < 0 {
		return Table{}, false
	}
	return f.Tables[i], true
}

// AllKeys lists the keys of a table of the file, the common ones behind its own.
func (f File) AllKeys(t Table) []Key {
	if !t.Entries {
		return t.Keys
	}
	return slices.Concat(t.Keys, f.Common)
}
