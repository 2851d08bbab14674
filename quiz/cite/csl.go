package cite

import (
	"strconv"
	"strings"
)

// An Item is an item of CSL-JSON (https://citationstyles.org).
type Item struct {
	ID        string `json:"id"`
	Type      string `json:"type"`
	Title     string `json:"title"`
	Publisher string `json:"publisher,omitempty"`
	Genre     string `json:"genre,omitempty"`
	Issued    *Date  `json:"issued,omitempty"`
	Locator   string `json:"locator,omitempty"`
	Label     string `json:"label,omitempty"`
}

// A Date is a date of CSL-JSON: year, month and day, as far as they are known.
type Date struct {
	DateParts [][]int `json:"date-parts"`
}

// CSL is the reference as an item of CSL-JSON.
func (r Reference) CSL() Item {
	item := Item{ID: r.Key(), Type: "document", Title: r.Title, Publisher: r.Publisher, Genre: r.Kind}
	if r.Date != "" {
		var parts []int
		for part := range strings.SplitSeq(r.Date, "-") {
			n, _ := strconv.Atoi(part) // the seed's reader has seen to its form
			parts = append(parts, n)
		}
		item.Issued = &Date{[][]int{parts}}
	}
	if len(r.At) > 0 {
		item.Locator, item.Label = r.At.Numbers(), "paragraph"
	}
	return item
}
