package seed

// A scene has the words with which stems name a document and the actor who tells
// something in it.
//
// No verb follows a name in them but one that is the same for one and for many: "did
// the minutes mention", "as told by the tenants". So the English is right whether a
// name is singular or plural, which the records do not say.
type scene struct {
	doc  Document
	by   Actor
	solo bool // stems name the document only: it has one voice, or the teller must not be named
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

// unnamed returns the scene in which stems name the document only.
func (s scene) unnamed() scene {
	s.solo = true
	return s
}

// in names the document: "in the Lawfare episode".
func (s scene) in() string { return "in " + s.doc.Short }

// telling names who does something in the document, for after a participle: "by Eric
// Ciaramella in the Lawfare episode". It is "in the Lawfare episode" if the document
// has one voice.
func (s scene) telling() string {
	if s.solo {
		return s.in()
	}
	return "by " + s.by.InStem() + " " + s.in()
}

// passing is telling, and says that it is hearsay if it is: "in reports passed on by Eric
// Ciaramella in the Lawfare episode".
func (s scene) passing(t Told) string {
	if t == Reported {
		return "in reports passed on " + s.telling()
	}
	return s.telling()
}

// according says who tells something, and that it is hearsay if it is: "according to
// Eric Ciaramella in the Lawfare episode".
func (s scene) according(t Told) string {
	switch {
	case t == Reported:
		return "according to reports passed on " + s.telling()
	case s.solo:
		return "according to " + s.doc.Short
	}
	return "according to " + s.by.InStem() + " " + s.in()
}

// source says where something is said and how it is known there. What an actor says
// of itself needs no other teller than the document.
func (s scene) source(t Told) string {
	if t == FirstHand {
		return s.in()
	}
	return s.according(t)
}

// hedge says in feedback how the document knows an entry: ", reportedly", or
// ", according to Ana" where another than the actors concerned tells it. It is empty
// where they speak for themselves, and where a document has one voice, whose word all
// of it is.
func hedge(r Records, o Origin) (string, error) {
	switch o.Told {
	case Reported:
		return ", reportedly", nil
	case Attributed:
		s, err := newScene(r, o.Seed, o.By)
		if err != nil || s.solo {
			return "", err
		}
		return ", according to " + s.by.InStem(), nil
	}
	return "", nil
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
