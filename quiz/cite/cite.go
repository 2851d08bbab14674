// Package cite writes references to documents for papers: as plain text, as
// BibTeX, and as CSL-JSON, which Zotero and pandoc read.
package cite

import (
	"slices"
	"strings"
	"time"

	"policyquiz/quiz/place"
	"policyquiz/quiz/seed"
)

// A Reference is a document together with the places in it that are cited.
type Reference struct {
	seed.Document
	At place.List // the cited places; empty: the document as a whole
}

// Key returns the key of the reference in a bibliography, which is the id of the
// seed: a bibliography has a document once, wherever it is cited.
func (r Reference) Key() string { return r.Seed }

// Joined returns the references with each document once, in the order in which the
// documents come first. Its places are all that are cited of it.
func Joined(list []Reference) []Reference {
	at := map[string]int{}
	var joined []Reference
	for _, r := range list {
		i, known := at[r.Key()]
		if !known {
			at[r.Key()] = len(joined)
			r.At = r.At.Joined()
			joined = append(joined, r)
			continue
		}
		joined[i].At = append(joined[i].At, r.At...).Joined()
	}
	return joined
}

// Plain returns the reference as one line: "Ann Able and Bob Baker, “Title”, Lawfare,
// podcast transcript, 21 October 2025, ¶92–93. https://example.org/1 (accessed 3 March
// 2026)". Without authors the publisher comes first.
func (r Reference) Plain() string {
	title, publisher := "“"+r.Title+"”", r.Publisher
	parts := []string{joinedNames(r.names()), title, publisher}
	if len(r.Authors) == 0 {
		parts = []string{publisher, title}
	}
	parts = append(parts, r.Kind, version(r.Version))
	if r.Date != "" {
		parts = append(parts, longDate(r.Date))
	} else {
		parts = append(parts, "no date given")
	}
	parts = append(parts, r.At.String())
	parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" })
	text := strings.Join(parts, ", ") + "."
	// An address stands behind the full stop, so that none is taken for a part of it.
	if r.URL != "" {
		text += " " + r.URL
	}
	if r.Accessed != "" {
		text += " (accessed " + longDate(r.Accessed) + ")"
	}
	return text
}

// version returns the version with the word for it, unless it has a word of its own:
// "version 2", "third edition".
func version(v string) string {
	if v == "" || strings.ContainsAny(v, " ") || v[0] > '9' {
		return v
	}
	return "version " + v
}

// joinedNames returns names as one phrase: "Ann Able, Bob Baker and Cal Cole".
func joinedNames(names []Name) string {
	var list []string
	for _, n := range names {
		list = append(list, n.String())
	}
	if last := len(list) - 1; last > 0 {
		return strings.Join(list[:last], ", ") + " and " + list[last]
	}
	return strings.Join(list, "")
}

// longDate writes a date in ISO 8601 in words: "21 October 2025", or "October
// 2025" for a month. It returns anything else unchanged.
func longDate(iso string) string {
	for layout, long := range map[string]string{time.DateOnly: "2 January 2006", "2006-01": "January 2006"} {
		if t, err := time.Parse(layout, iso); err == nil {
			return t.Format(long)
		}
	}
	return iso
}
