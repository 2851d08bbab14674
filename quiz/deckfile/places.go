package deckfile

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
	"policyquiz/quiz/place"
)

// A placing reads places of one document, and says what is wrong with them.
type placing struct {
	place.Numbering
	broken bool         // what [document] says of its places has problems, or is not there
	names  *block.Names // of its labels, once one was looked for
}

// placing is how places of the seed's document are read. Other problems of
// [document] do not matter to it.
func (s *rawSeed) placing() *placing {
	if s.places != nil {
		return s.places
	}
	s.places = &placing{broken: true}
	if s.head == nil {
		return s.places
	}
	var problems quiz.Problems
	if f := block.Decode(s.file.name, s.head, &problems); f.Sound() {
		s.places.Numbering = readNumbering(f)
		s.places.broken = problems.Broken()
	}
	return s.places
}

// wholeDocument is what a source says in at that cites a document as a whole.
const wholeDocument = "whole"

// read reads the value of at: a place, or a list of places. Note takes what is wrong
// with element i, counted from 0; i is -1 for the value as a whole.
func (p *placing) read(v any, note func(i int, hint, what string)) place.List {
	list, isList := v.([]any)
	if !isList {
		at, ok := p.one(v, func(hint, what string) { note(-1, hint, what) })
		if !ok {
			return nil
		}
		return place.List{at}
	}
	if len(list) == 0 {
		note(-1, "write "+place.Examples, "at is an empty list")
	}
	places := make(place.List, 0, len(list))
	for i, v := range list {
		if at, ok := p.one(v, func(hint, what string) { note(i, hint, what) }); ok {
			places = append(places, at)
		}
	}
	return places
}

// one reads one place; ok is false if it is none.
func (p *placing) one(v any, note func(hint, what string)) (at place.Place, ok bool) {
	var err error
	switch v := v.(type) {
	case int64:
		at, err = p.Number(v)
	case string:
		switch strings.TrimSpace(v) {
		case "":
			note("write "+place.Examples, "at is empty")
			return at, false
		case wholeDocument:
			note(`name the places; a document as a whole is cited by a source alone: source = { seed = "…", at = "whole" }`, `"whole" is no place among others, or of an entry`)
			return at, false
		}
		at, err = p.Read(v)
	case float64:
		if v == math.Trunc(v) {
			note("write the whole number without a point or an exponent, as in at = 12", fmt.Sprintf("at has the number %v", v))
			return at, false
		}
		note(`put it in quotes, as in at = "5.10": without them 5.10 would be 5.1`, fmt.Sprintf("at has the number %v, with a fraction", v))
		return at, false
	case time.Time:
		note(`put a time in quotes, as in at = "00:12:40"`, "at has a date or time without quotes")
		return at, false
	default:
		note("write "+place.Examples, "at has "+block.TypeName(v))
		return at, false
	}
	wrong, isWrong := errors.AsType[*place.Error](err)
	if isWrong && !p.broken { // else the document has to be mended first
		note(p.hint(wrong), wrong.What)
	}
	return at, !isWrong
}

// hint is the next step for a place that the document does not have.
func (p *placing) hint(e *place.Error) string {
	if e.Unlisted == "" {
		return e.Hint()
	}
	if p.names == nil {
		p.names = block.NewNames(p.Labels)
	}
	hint := p.names.Hint(e.Unlisted)
	if strings.HasSuffix(hint, "?") {
		return hint + " Or add it to labels in [document]"
	}
	return hint + "; or add it to labels in [document]"
}

// readPlacesOf reads the places of an entry.
func readPlacesOf(f *block.Fields, key string, p *placing) place.List {
	v, ok := f.Get(key)
	if !ok {
		return nil
	}
	return p.read(v, func(i int, hint, what string) {
		if i < 0 {
			f.Bad(key, hint, "%s", what)
		} else {
			f.BadIn(key, i, hint, "%s", what)
		}
	})
}

// numberedKinds are the kinds of place that have numbers, and so may have a last one.
var numberedKinds = withNumbers(place.Kinds)

// withNumbers leaves out the kind that has names in place of numbers.
func withNumbers(kinds []place.Kind) []place.Kind {
	return slices.DeleteFunc(slices.Clone(kinds), func(k place.Kind) bool { return k == place.Label })
}

// readNumbering reads by what places a document is place.
func readNumbering(f *block.Fields) place.Numbering {
	bare := block.OneOf(f, "places", numberedKinds)
	last := map[place.Kind]string{}
	for _, kind := range numberedKinds {
		if n, ok := readLast(f, kind); ok {
			last[kind] = n
		}
	}
	labels := f.Texts("labels")
	if labels != nil && len(labels) == 0 {
		f.Bad("labels", "list the document's own names of its places in their order, or leave the key out", "labels is empty")
	}
	seen := map[string]bool{}
	for i, l := range labels {
		if seen[l] {
			f.BadIn("labels", i, "leave one out", "%s is there twice", block.Quoted(l))
			labels = nil
			break
		}
		seen[l] = true
	}
	if bare == "" && !f.Has("places") && !f.Has("labels") && len(last) > 0 && last[place.Paragraph] == "" {
		f.Missing("places", fmt.Sprintf("say what a number without a sign is: places = %q", firstKind(last)))
	}
	return place.NewNumbering(bare, last, labels)
}

// firstKind is the first kind of which the last place is known.
func firstKind(last map[place.Kind]string) place.Kind {
	for _, kind := range numberedKinds {
		if last[kind] != "" {
			return kind
		}
	}
	return place.Paragraph
}

// readLast reads the last place of a kind, as in pages = 20.
func readLast(f *block.Fields, kind place.Kind) (last string, ok bool) {
	key := string(kind) + "s"
	v, ok := f.Get(key)
	if !ok {
		return "", false
	}
	text, isText := v.(string)
	if n, isNumber := v.(int64); isNumber {
		text, isText = fmt.Sprint(n), true
	}
	if last, ok = place.ReadLast(kind, text); !isText || !ok {
		f.Bad(key, fmt.Sprintf("write the last %s, as in %s = 20; or leave the key out if it is not known", kind, key), "%s is %s", key, block.TypeName(v))
		return "", false
	}
	return last, true
}
