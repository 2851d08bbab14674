package seed

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A scene has the words with which stems name a document and the actor who tells
// something in it.
type scene struct {
	doc  Document
	by   Actor
	solo bool // the document has one voice; then stems name the document only
}

// newScene returns the scene of a seed in which the actor by tells something.
func newScene(r Records, seed, by string) (scene, error) {
	doc, err := r.Document(seed)
	if err != nil {
		return scene{}, err
	}
	actor, err := r.Actor(seed, by)
	if err != nil {
		return scene{}, err
	}
	return scene{doc, actor, len(doc.Voices) == 1 && doc.Voices[0] == by}, nil
}

// teller names the actor and the document: "Eric Ciaramella in the Lawfare
// episode". It names the document alone if that has one voice.
func (s scene) teller() string {
	if s.solo {
		return s.doc.Short
	}
	return s.by.InStem() + " in " + s.doc.Short
}

// verbal returns "ACTOR VERB in DOCUMENT", or "DOCUMENT VERB" if the document has
// one voice.
func (s scene) verbal(verb string) string {
	if s.solo {
		return s.doc.Short + " " + verb
	}
	return s.by.InStem() + " " + verb + " in " + s.doc.Short
}

// source returns the beginning of a stem that says where something is said and
// how it is known there.
func (s scene) source(t Told) string {
	switch t {
	case FirstHand:
		return "in " + s.doc.Short
	case Reported:
		return "in reports, as " + s.verbal("passes them on")
	}
	return "as " + s.verbal("tells it")
}

// joinedNames returns the names of actors as one phrase: "Ana, Ben and Cal".
func joinedNames(r Records, seed string, ids []string) (string, error) {
	list := make([]string, len(ids))
	for i, id := range ids {
		a, err := r.Actor(seed, id)
		if err != nil {
			return "", err
		}
		list[i] = a.InStem()
	}
	return joined(list), nil
}

// joined returns texts as one phrase: "Ana, Ben and Cal".
func joined(list []string) string {
	switch n := len(list); n {
	case 0:
		return ""
	case 1:
		return list[0]
	default:
		return strings.Join(list[:n-1], ", ") + " and " + list[n-1]
	}
}

// capital returns s with a capital first letter, for the start of a sentence or
// an option.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
