package deckfile

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"policyquiz/quiz/deckfile/block"
	"policyquiz/quiz/seed"
)

// This file reads the tables of a seed. Each function reads one entry from its
// fields; whether the names in it lead anywhere is for check.go to say.

func readDocument(f *block.Fields, seedID string) seed.Document {
	d := seed.Document{
		Seed:      seedID,
		Title:     f.Need("title"),
		Short:     f.Text("short"),
		Authors:   f.Texts("authors"),
		Publisher: f.Text("publisher"),
		Kind:      f.Text("kind"),
		Date:      f.Date("date"),
		URL:       readURL(f),
		Accessed:  f.Date("accessed"),
		Language:  readLanguage(f),
		Version:   f.Text("version"),
		Voices:    f.Texts("voices"),
		Text:      readTextPath(f),
		Places:    readNumbering(f),
	}
	if d.Short == "" {
		d.Short = "“" + d.Title + "”"
	}
	readWas(f)
	f.Done()
	return d
}

// IsAddress reports whether a text is the whole address of a page on the web, as url of a
// document wants it.
func IsAddress(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && !strings.ContainsAny(text, " \t\n<>\"")
}

// readURL reads the address of a document.
func readURL(f *block.Fields) string {
	text := f.Text("url")
	if text == "" {
		return ""
	}
	if !IsAddress(text) {
		f.Bad("url", `write the whole address, as in url = "https://example.org/report"`, "url is %s", block.Quoted(text))
		return ""
	}
	return text
}

// readTextPath reads the path of a copy of the document. It stays in the folder of the
// course.
func readTextPath(f *block.Fields) string {
	text := f.Text("text")
	if text == "" {
		return ""
	}
	const hint = `put the text into the folder of the course, and write its path from there, as in text = "texts/report.txt"`
	switch {
	case MayBeCopy(text):
		return text
	case !fs.ValidPath(text) || strings.ContainsAny(text, `\:`):
		f.Bad("text", hint, "text is %s, which is no path within the course", block.Quoted(text))
	default:
		f.Bad("text", hint, "text is %s, which does not end in .txt, .md or .html", block.Quoted(text))
	}
	return ""
}

// MayBeCopy reports whether a path may be that of a copy of a document, from the folder of
// its course on.
func MayBeCopy(text string) bool {
	return fs.ValidPath(text) && !strings.ContainsAny(text, `\:`) && slices.Contains(copyEndings, path.Ext(text))
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// IsLanguage reports whether a text has the form of a code of a language, a tag of BCP 47.
func IsLanguage(s string) bool { return languageTag.MatchString(s) }

// readLanguage reads the language of a document.
func readLanguage(f *block.Fields) string {
	text := f.Text("language")
	if text != "" && !languageTag.MatchString(text) {
		f.Bad("language", `write its code of two or three letters, as in language = "en" or language = "pt-BR"`, "language is %s", block.Quoted(text))
		return ""
	}
	return text
}

func readActor(f *block.Fields, id string) seed.Actor {
	a := seed.Actor{
		ID:     id,
		Name:   f.Need("name"),
		Also:   f.Texts("also"),
		Short:  f.Text("short"),
		Kind:   block.NeedOneOf(f, "kind", seed.ActorKinds, "add kind = "+block.List(seed.ActorKinds)),
		Role:   f.Text("role"),
		PartOf: f.Texts("part-of"),
		Same:   f.Texts("same"),
		Side:   f.Text("side"),
	}
	readWas(f)
	f.Done()
	return a
}

func readIssue(f *block.Fields, id string) seed.Issue {
	i := seed.Issue{ID: id, Claim: f.Need("claim")}
	readWas(f)
	f.Expect("waive")
	f.Done()
	return i
}

// An entryKey says which entry of which seed is read, and how its places are.
type entryKey struct {
	seed, id string
	places   *placing
}

// readOrigin reads what entries of every table have. In most of them told is needed.
func readOrigin(f *block.Fields, e entryKey, told func(*block.Fields) seed.Told) seed.Origin {
	o := seed.Origin{
		Seed:       e.seed,
		ID:         e.id,
		Told:       told(f),
		By:         f.Need("by"),
		At:         readPlacesOf(f, "at", e.places),
		Why:        f.Text("why"),
		Background: f.Text("background"),
		Garbled:    f.Text("garbled"),
		Unasked:    f.Text("unasked"),
		Rev:        f.Whole("rev", 1),
	}
	readWas(f)
	f.Expect("waive") // which a check reads
	if !f.Has("at") {
		f.Missing("at", "add the place it stands in, as in at = 47")
	}
	return o
}

func readConcept(f *block.Fields, e entryKey) seed.Concept {
	c := seed.Concept{
		Origin: readOrigin(f, e, mayTell),
		Term:   f.Need("term"),
		Says:   f.Text("says"),
		Also:   f.Texts("also"),
		Means:  f.Need("means"),
		Of:     f.Text("of"),
		Near:   f.Texts("near"),
		Same:   f.Texts("same"),
	}
	f.Done()
	return c
}

func readProposal(f *block.Fields, e entryKey) seed.Proposal {
	p := seed.Proposal{
		Origin: readOrigin(f, e, readTold),
		Who:    f.NeedTexts("who", `add everyone who proposed it, as in who = ["witkoff"]`),
		To:     f.Texts("to"),
		What:   f.Need("what"),
		When:   f.Text("when"),
		Fate:   f.Text("fate"),
		Became: block.OneOf(f, "became", seed.Fates),
		Near:   f.Texts("near"),
		Same:   f.Texts("same"),
	}
	if p.Fate != "" && !f.Has("became") {
		f.Missing("became", "sort the fate: became = "+block.List(seed.Fates))
	}
	f.Done()
	return p
}

// mayTell reads how the document knows what it says, for tables that do without.
func mayTell(f *block.Fields) seed.Told { return block.OneOf(f, "told", seed.Tellings) }

// readTold reads how the document knows what it says, for tables that need it.
func readTold(f *block.Fields) seed.Told {
	return block.NeedOneOf(f, "told", seed.Tellings, "say how the document knows it: told = "+block.List(seed.Tellings))
}

func readStance(f *block.Fields, e entryKey) seed.Stance {
	if holds, _ := f.Value("holds").(string); seed.Holds(holds) == seed.Silent {
		return readSilence(f, e)
	}
	s := seed.Stance{
		Origin: readOrigin(f, e, readTold),
		Issue:  f.Need("issue"),
		Who:    f.Need("who"),
		Holds:  block.NeedOneOf(f, "holds", seed.Positions, "add holds = "+block.List(seed.Positions)),
		Says:   f.Text("says"),
	}
	f.Done()
	return s
}

// readSilence reads the stance of an actor of whom the document does not say it: so it
// has no place, and nobody who tells it.
func readSilence(f *block.Fields, e entryKey) seed.Stance {
	s := seed.Stance{
		Origin: seed.Origin{
			Seed:       e.seed,
			ID:         e.id,
			Why:        f.Text("why"),
			Background: f.Text("background"),
			Unasked:    f.Text("unasked"),
			Rev:        f.Whole("rev", 1),
		},
		Issue: f.Need("issue"),
		Who:   f.Need("who"),
		Holds: seed.Silent,
	}
	for _, key := range []string{"at", "by", "told", "says"} {
		if f.Has(key) {
			f.Bad(key, "leave it out, or record what the document says: holds = "+block.List(seed.Positions[:len(seed.Positions)-1]), "a silent stance has no %s: the document does not say it", key)
		}
	}
	f.Expect("holds", "at", "by", "told", "says", "waive")
	readWas(f)
	f.Done()
	return s
}

func readEvent(f *block.Fields, e entryKey) seed.Event {
	v := seed.Event{
		Origin: readOrigin(f, e, readTold),
		What:   f.Need("what"),
		Date:   f.Date("date"),
	}
	if t, ok := f.Value("when").(time.Time); ok {
		f.Expect("when")
		f.Bad("when", fmt.Sprintf("say it in words, as in when = %q, and give the date in date = %s", t.Format("on 2 January 2006"), t.Format(time.DateOnly)), "when is a date")
	} else {
		v.When = f.Text("when")
	}
	f.Done()
	return v
}

func readFigure(f *block.Fields, e entryKey) seed.Figure {
	g := seed.Figure{
		Origin: readOrigin(f, e, readTold),
		Unit:   f.Text("unit"),
		Counts: f.Need("counts"),
		Whose:  f.Need("whose"),
	}
	g.Value, _ = f.Number("value", "800000")
	g.To, g.Ranged = f.Number("to", "900000")
	if !f.Has("value") {
		f.Missing("value", "add value = the number, without quotes")
	}
	if g.Ranged && g.To <= g.Value {
		f.Bad("to", "put the lower end in value and the upper in to", "the range ends before it begins")
	}
	f.Done()
	return g
}

func readDuty(f *block.Fields, e entryKey) seed.Duty {
	u := seed.Duty{
		Origin:    readOrigin(f, e, mayTell),
		Who:       f.NeedTexts("who", `add everyone whom it binds, as in who = ["landlords"]`),
		What:      f.Need("what"),
		Forbidden: f.Flag("forbidden"),
		When:      f.Text("when"),
		Unless:    f.Text("unless"),
		Near:      f.Texts("near"),
		Same:      f.Texts("same"),
	}
	checkDuty(f, u)
	f.Done()
	return u
}

// dutyVerbs are words that stand before what has to be done, and that questions add.
var dutyVerbs = regexp.MustCompile(`(?i)^(?:must not|shall not|may not|must|shall|has to|have to|is required to|are required to|to)\s`)

// checkDuty notes words that questions add to the parts of a duty.
func checkDuty(f *block.Fields, u seed.Duty) {
	if m := dutyVerbs.FindString(u.What); m != "" {
		hint := "leave that out: questions put \"must\" before it"
		if strings.Contains(strings.ToLower(m), "not") {
			hint = "leave that out, and add forbidden = true"
		}
		f.Bad("what", hint, "what begins with %s", block.Quoted(strings.TrimSpace(m)))
	}
	if rest, ok := strings.CutPrefix(strings.ToLower(u.Unless), "unless "); ok && rest != "" {
		f.Bad("unless", "leave that word out: questions add it", "unless begins with %s", block.Quoted("unless"))
	}
}

// seedTables are the tables that a seed may have, with whether their entries
// are named in the header.
var seedTables = map[string]bool{
	"document": false, "actor": true, "issue": true, "concept": true, "proposal": true, "stance": false, "event": true, "figure": true, "duty": true,
}

// shape says how the blocks of a table are headed, for messages.
func shape(table string, named, array bool) string {
	switch {
	case array:
		return "[[" + table + "]]"
	case named:
		return fmt.Sprintf("[%s.some-id]", table)
	}
	return "[" + table + "]"
}
