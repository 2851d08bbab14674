// Package cite writes references to documents for papers: in plain words, as
// BibTeX and as CSL-JSON, which Zotero and pandoc read.
package cite

import (
	"strings"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/seed"
)

// A Reference is a document with the places in it that are cited.
type Reference struct {
	seed.Document
	At quiz.Places // empty: the document as a whole
}

// Key names the reference in a bibliography: "lawfare-2025-10-21-p12_92-94",
// or the seed's id for the whole document.
func (r Reference) Key() string {
	if len(r.At) == 0 {
		return r.Seed
	}
	return r.Seed + "-p" + strings.NewReplacer(", ", "_", "–", "-").Replace(r.At.Numbers())
}

// Plain is "Lawfare, “Title”, podcast transcript, 21 October 2025, ¶92–93."
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

// longDate writes an ISO date, cut off or whole, as readers do.
func longDate(iso string) string {
	for form, long := range map[string]string{time.DateOnly: "2 January 2006", "2006-01": "January 2006"} {
		if t, err := time.Parse(form, iso); err == nil {
			return t.Format(long)
		}
	}
	return iso
}
