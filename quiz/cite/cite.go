// Package cite writes references to documents for papers: as plain text, as
// BibTeX, and as CSL-JSON, which Zotero and pandoc read.
package cite

import (
	"strings"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/seed"
)

// A Reference is a document together with the places in it that are cited.
type Reference struct {
	seed.Document
	At quiz.Places // the cited places; empty: the document as a whole
}

// Key returns the key of the reference in a bibliography: the id of the seed and
// the places, as in "lawfare-2025-10-21-p12_92-94"; or the id alone for the whole
// document.
func (r Reference) Key() string {
	if len(r.At) == 0 {
		return r.Seed
	}
	return r.Seed + "-p" + strings.NewReplacer(", ", "_", "–", "-").Replace(r.At.Numbers())
}

// Plain returns the reference as one sentence: "Lawfare, “Title”, podcast
// transcript, 21 October 2025, ¶92–93."
func (r Reference) Plain() string {
	parts := []string{}
	if r.Publisher != "" {
		parts = append(parts, r.Publisher)
	}
	parts = append(parts, "“"+r.Title+"”")
	if r.Kind != "" {
		parts = append(parts, r.Kind)
	}
	if r.Date != "" {
		parts = append(parts, longDate(r.Date))
	} else {
		parts = append(parts, "no date given")
	}
	if len(r.At) > 0 {
		parts = append(parts, r.At.String())
	}
	return strings.Join(parts, ", ") + "."
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
