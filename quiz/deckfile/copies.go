package deckfile

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
	"policyquiz/quiz/draft"
	"policyquiz/quiz/place"
	"policyquiz/quiz/seed"
)

// This file reads the copies of documents that are at hand: the text that a seed names, in
// the folder of its course, or the learner's own, in a folder of texts.

// A Copy is a text of a document that is at hand.
type Copy struct {
	*draft.Document
	File  string // as messages name it
	Own   bool   // it is the learner's own, and not the one that the seed names
	Doubt string // why its places may not be those of the record; empty if nothing speaks against it
}

// Copies is a folder of a learner's own texts. A text has the id of its seed as its name,
// and ends in .txt, .md or .html.
type Copies struct {
	Folder
	First bool // they come before the texts that seeds name
}

// A copyRead is what came of reading a copy: the copy, nil if there is none, or an error.
type copyRead struct {
	*Copy
	err error
}

// UseCopies says where the learner's own texts lie.
func (l *Library) UseCopies(in Copies) {
	for _, c := range l.Courses {
		c.UseCopies(in)
	}
}

// UseCopies says where the learner's own texts lie; nowhere, if the folder has no FS.
func (c *Catalog) UseCopies(in Copies) {
	c.own = nil
	if in.FS != nil {
		c.own = &in
	}
	c.copies = map[string]copyRead{}
}

// copyEndings are those of texts, in the order in which they are looked for.
var copyEndings = []string{".txt", ".md", ".html", ".htm"}

// A copyAt is a file that may be a copy of a document.
type copyAt struct {
	Folder
	file string
	own  bool
}

// findCopy finds the copy of a document: the learner's own or the one that the seed names,
// whichever comes first and is there.
func (c *Catalog) findCopy(doc seed.Document) (copyAt, bool) {
	var candidates []copyAt
	if doc.Text != "" && len(c.folders) > 0 {
		candidates = append(candidates, copyAt{c.folders[0], doc.Text, false})
	}
	if c.own != nil {
		var own []copyAt
		for _, ending := range copyEndings {
			own = append(own, copyAt{c.own.Folder, doc.Seed + ending, true})
		}
		if c.own.First {
			candidates = append(own, candidates...)
		} else {
			candidates = append(candidates, own...)
		}
	}
	for _, at := range candidates {
		if _, err := fs.Stat(at.FS, at.file); err == nil {
			return at, true
		}
	}
	return copyAt{}, false
}

// HasCopy reports whether a copy of a document is at hand. It does not read the copy.
func (c *Catalog) HasCopy(seedID string) bool {
	doc, err := c.Document(seedID)
	if err != nil {
		return false
	}
	_, there := c.findCopy(doc)
	return there
}

// A CopyPlace is where a copy of a document is looked for.
type CopyPlace struct {
	File  string // its path as messages name it, or only its name where no folder is known
	Known bool   // whether a folder is known
}

// copyPlace is where a copy of a document is looked for first. Its name may also end in
// another way; see copyEndings.
func (c *Catalog) copyPlace(doc seed.Document) CopyPlace {
	name := doc.Seed + copyEndings[0]
	named := doc.Text != "" && len(c.folders) > 0 && !c.folders[0].Shipped
	switch {
	case c.own != nil && (c.own.First || !named):
		return CopyPlace{c.own.Path(name), true}
	case named:
		return CopyPlace{c.folders[0].Path(doc.Text), true}
	}
	return CopyPlace{name, false}
}

// Copy reads the copy of a document that is at hand; nil if there is none. The error says
// why the copy cannot be read; it names the file and has a hint.
func (c *Catalog) Copy(seedID string) (*Copy, error) {
	if known, ok := c.copies[seedID]; ok {
		return known.Copy, known.err
	}
	doc, err := c.Document(seedID)
	if err != nil {
		return nil, err
	}
	if c.copies == nil {
		c.copies = map[string]copyRead{}
	}
	made, err := c.readCopy(doc)
	c.copies[seedID] = copyRead{made, err}
	return made, err
}

// readCopy reads the copy of a document; nil if there is none.
func (c *Catalog) readCopy(doc seed.Document) (*Copy, error) {
	at, there := c.findCopy(doc)
	if !there {
		return nil, nil
	}
	text, err := at.read()
	if err != nil {
		return nil, err
	}
	return c.counted(doc, at, text), nil
}

// A CopyError says why a copy cannot be read.
type CopyError struct {
	File string // as messages name it
	err  error
}

func (e *CopyError) Error() string {
	return fmt.Sprintf("the text %s was not read: %v", block.Quoted(e.File), e.err)
}

// Unwrap returns the cause.
func (e *CopyError) Unwrap() error { return e.err }

// Hint returns the next step.
func (e *CopyError) Hint() string {
	if bad, ok := errors.AsType[*draft.Error](e.err); ok {
		return bad.Hint()
	}
	return "mend the file or take it away"
}

// read reads the file.
func (at copyAt) read() (string, error) {
	src, err := block.Read(at.FS, at.file)
	if err == nil {
		src, err = draft.Decode([]byte(src))
	}
	if err != nil {
		return "", &CopyError{at.Path(at.file), err}
	}
	return src, nil
}

// counted makes passages of a text in the way in which its paragraphs come to the number
// that the document has, with or without its footnotes, or nearer to it: as its lines stand, or as policyquiz number
// counts them. Where that number is not known, plain text is taken as it stands if it has
// marks or if the document is cited by paragraphs. A text that number wrote is the same
// either way.
func (c *Catalog) counted(doc seed.Document, at copyAt, text string) *Copy {
	names := c.namesIn(doc.Seed)
	found := &Copy{Document: draft.Parse(text, doc.Places, names), File: at.Path(at.file), Own: at.own}
	format := draft.FormatOf(at.file, text)
	want, known := strconv.Atoi(doc.Places.Last[place.Paragraph])
	off := func(d *draft.Document) int { return min(apart(want, len(d.Passages)), apart(want, d.Body())) }
	stays := format == draft.Plain && (found.HasMarks() || doc.Places.Bare == place.Paragraph)
	if known == nil && off(found.Document) == 0 || known != nil && stays {
		return found
	}
	numbered, _, err := draft.Number(text, format, names)
	if err == nil && (known != nil || off(numbered) < off(found.Document)) {
		found.Document = numbered
	}
	if known == nil && off(found.Document) > 0 {
		found.Doubt = fmt.Sprintf("the record counts %d paragraphs, and it has %d", want, len(found.Passages))
	}
	return found
}

// apart is how far two numbers are apart.
func apart(a, b int) int { return max(a-b, b-a) }

// namesIn lists the names of the actors of a seed, as they may stand before what they say.
func (c *Catalog) namesIn(seedID string) []string {
	actors, _ := c.Actors(seedID)
	var names []string
	for _, a := range actors {
		names = append(names, a.Name)
		names = append(names, a.Also...)
		if a.Short != "" {
			names = append(names, a.Short)
		}
	}
	return names
}

// Cited returns the paragraphs that the copy of a document has at some places, each with
// its speaker before it; without places it returns all. It returns nil if no copy can be
// read, if one of the places is not there, and if the places may not be those of the record.
func (c *Catalog) Cited(seedID string, at place.List) []string {
	found, err := c.Copy(seedID)
	if err != nil || found == nil || found.Doubt != "" {
		return nil
	}
	spans := found.AtAll(at)
	if len(at) == 0 {
		spans = []draft.Span{{First: 0, End: len(found.Passages)}}
	}
	var texts []string
	for _, span := range spans {
		for _, p := range found.Passages[span.First:span.End] {
			texts = append(texts, strings.TrimPrefix(p.Speaker+": "+p.Text, ": "))
		}
	}
	return texts
}

// HasExcerpts reports whether a copy of a document that a question cites is at hand.
func (l *Library) HasExcerpts(q quiz.Question) bool {
	c, err := l.Course(q.Course)
	return err == nil && slices.ContainsFunc(q.Sources, func(s quiz.Citation) bool { return c.HasCopy(s.Seed) })
}

// CopyPlaces lists where copies of the documents that a question cites are looked for, each
// document once.
func (l *Library) CopyPlaces(q quiz.Question) (list []CopyPlace) {
	c, err := l.Course(q.Course)
	if err != nil {
		return nil
	}
	for _, s := range q.Sources {
		doc, err := c.Document(s.Seed)
		if at := c.copyPlace(doc); err == nil && !slices.Contains(list, at) {
			list = append(list, at)
		}
	}
	return list
}

// Excerpts returns what the copies at hand have at the sources of a question, in the order
// of the sources. Sources without a copy are left out. The error is that of a copy that
// cannot be read; the other excerpts are there.
func (l *Library) Excerpts(q quiz.Question) ([]quiz.Excerpt, error) {
	c, err := l.Course(q.Course)
	if err != nil {
		return nil, err
	}
	var all []quiz.Excerpt
	var failed error
	for _, s := range q.Sources {
		found, err := c.Copy(s.Seed)
		failed = errors.Join(failed, err)
		if found != nil {
			all = append(all, found.excerpt(s))
		}
	}
	return all, failed
}

// Limits of an excerpt. What is longer is cut: nobody reads it between two questions.
const (
	mostPassages = 6    // paragraphs
	longestPart  = 1500 // characters of a paragraph
)

// excerpt returns what a copy has at a citation.
func (c *Copy) excerpt(s quiz.Citation) quiz.Excerpt {
	e := quiz.Excerpt{Citation: s, File: c.File, Doubt: c.Doubt}
	var all []int
	for _, p := range s.At {
		for _, span := range c.At(p) {
			for i := span.First; i < span.End; i++ {
				if !slices.Contains(all[max(0, len(all)-mostPassages):], i) {
					all = append(all, i)
				}
			}
		}
	}
	for n, i := range all[:min(len(all), mostPassages)] {
		p := c.Passages[i]
		if n > 0 && all[n-1] == i-1 && c.Passages[i-1].Speaker == p.Speaker {
			p.Speaker = "" // who goes on speaking
		}
		e.Passages = append(e.Passages, quiz.Passage{Place: place.Paragraphs(i + 1).String(), Speaker: p.Speaker, Text: shortened(p.Text)})
	}
	if len(all) == 0 && len(s.At) > 0 {
		e.Doubt = "it has no such place"
	}
	if more := len(all) - mostPassages; more > 0 {
		e.Rest = fmt.Sprintf("and %d paragraphs more, to %s", more, place.Paragraphs(all[len(all)-1]+1))
		if more == 1 {
			e.Rest = fmt.Sprintf("and %s", place.Paragraphs(all[len(all)-1]+1))
		}
	}
	return e
}

// shortened cuts a long text, behind a sentence if one ends near.
func shortened(text string) string {
	if utf8.RuneCountInString(text) <= longestPart {
		return text
	}
	cut := string([]rune(text)[:longestPart])
	if end := strings.LastIndex(cut, ". "); end > len(cut)*2/3 {
		return cut[:end+1] + " …"
	}
	if end := strings.LastIndexByte(cut, ' '); end > 0 {
		cut = cut[:end]
	}
	return cut + " …"
}
