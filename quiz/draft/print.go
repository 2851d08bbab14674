package draft

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"policyquiz/quiz/place"
	"policyquiz/quiz/spell"
)

// Normal names the normalisation of a [Print] with its version: of a text in Unicode NFC
// the letters, marks and digits alone, in lower case. So line breaks, hyphens, quotation
// marks and spaces do not matter.
const Normal = "letters-1"

// A Print is the fingerprint of passages: it tells whether they are the same, and says
// nothing of what they say.
type Print struct {
	Letters int    // the number of bytes of the normalised text
	Sum     string // its SHA-256, in hexadecimal digits
}

// normalised is a text as it is fingerprinted.
func normalised(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, spell.Composed(text))
}

// A Prints fingerprints passages of one document.
type Prints struct {
	doc    *Document
	normal []string // each passage, normalised
	starts []int    // the number of bytes before each passage; one more than there are passages
	known  map[Span]Print
	hashed int // bytes
}

// NewPrints prepares the fingerprints of a document.
func NewPrints(d *Document) *Prints {
	p := &Prints{doc: d, starts: []int{0}, known: map[Span]Print{}}
	n := 0
	for _, passage := range d.Passages {
		text := normalised(passage.Text)
		n += len(text)
		p.normal, p.starts = append(p.normal, text), append(p.starts, n)
	}
	return p
}

// Of returns the fingerprint of some spans together. The names of speakers do not count.
func (p *Prints) Of(spans []Span) Print {
	if len(spans) == 1 {
		if print, ok := p.known[spans[0]]; ok {
			return print
		}
	}
	sum, n := sha256.New(), 0
	for _, s := range spans {
		for _, text := range p.normal[s.First:s.End] {
			sum.Write([]byte(text))
			n += len(text)
		}
	}
	p.hashed += n
	print := Print{n, hex.EncodeToString(sum.Sum(nil))}
	if len(spans) == 1 {
		p.known[spans[0]] = print
	}
	return print
}

// mostHashed is how often the bytes of a document may be hashed while passages are looked
// for. An ordinary document has few passages of one length; a hostile one has many.
const mostHashed = 100

// Find returns the first passages in a row that have a fingerprint; ok is false if none
// have. It only hashes what has the right length.
func (p *Prints) Find(print Print) (found Span, ok bool) {
	if print.Letters == 0 {
		return Span{}, false
	}
	end, most := 0, mostHashed*p.starts[len(p.normal)]
	for first := range p.normal {
		if p.hashed > most {
			break
		}
		for end < len(p.normal) && p.starts[end]-p.starts[first] < print.Letters {
			end++
		}
		if p.normal[first] == "" || p.starts[end]-p.starts[first] != print.Letters {
			continue
		}
		if s := (Span{first, end}); p.Of([]Span{s}) == print {
			return s, true
		}
	}
	return Span{}, false
}

// A State says what has become of a cited passage.
type State string

// The states.
const (
	Unchanged State = "unchanged" // it stands where it stood
	Moved     State = "moved"     // it stands elsewhere
	Changed   State = "changed"   // another text stands there, and it stands nowhere else
	Gone      State = "gone"      // the document has no such place any more, and it stands nowhere else
)

// Compare says what has become of a passage that had a fingerprint at a place. The new
// places are those of Moved alone. They are of the same kind where the document has it,
// otherwise paragraphs.
func (p *Prints) Compare(at place.Place, was Print) (State, place.List) {
	spans := p.doc.At(at)
	if spans != nil && p.Of(spans) == was {
		return Unchanged, nil
	}
	if s, ok := p.Find(was); ok {
		return Moved, p.doc.PlacesOf(s, at.Kind)
	}
	if spans == nil {
		return Gone, nil
	}
	return Changed, nil
}

// PlacesOf names where passages stand, by a kind of place. Where the document has no
// such places there, these are paragraphs.
func (d *Document) PlacesOf(s Span, kind place.Kind) place.List {
	part := Document{d.Passages[s.First:s.End]}
	if places := part.PlacesOfKind(kind); len(places) > 0 {
		return places.Joined()
	}
	var places place.List
	for i := s.First; i < s.End; i++ {
		places = append(places, place.Paragraphs(i+1)...)
	}
	return places.Joined()
}

// PlacesOfKind lists the places of a kind that are marked, each once.
func (d *Document) PlacesOfKind(kind place.Kind) place.List {
	var places place.List
	seen := map[place.Place]bool{}
	add := func(p place.Place) {
		if p.Kind == kind && !seen[p] {
			seen[p] = true
			places = append(places, p)
		}
	}
	for _, p := range d.Passages {
		add(ofKind(p.Places, kind))
		for _, t := range p.Turns {
			add(t.Page)
		}
	}
	return places
}
