package cite

import (
	"strconv"
	"strings"
)

// An Item is an item of CSL-JSON (https://citationstyles.org). Its fields have the
// names of that format.
type Item struct {
	ID        string `json:"id"`                  // the key of the reference
	Type      string `json:"type"`                // always "document"
	Title     string `json:"title"`               // the title of the document
	Publisher string `json:"publisher,omitempty"` // who published it
	Genre     string `json:"genre,omitempty"`     // what it is: "podcast transcript"
	Issued    *Date  `json:"issued,omitempty"`    // its date; nil if it has none
	Locator   string `json:"locator,omitempty"`   // the cited places: "12, 92–94"
	Label     string `json:"label,omitempty"`     // the kind of the places: "paragraph"
}

// A Date is a date of CSL-JSON.
type Date struct {
	DateParts [][]int `json:"date-parts"` // one list: year, month and day, as far as they are known
}

// CSL returns the reference as an item of CSL-JSON.
func (r Reference) CSL() Item {
	item := Item{ID: r.Key(), Type: "document", Title: r.Title, Publisher: r.Publisher, Genre: r.Kind}
	if r.Date != "" {
		var parts []int
		for part := range strings.SplitSeq(r.Date, "-") {
			n, _ := strconv.Atoi(part) // the reader of seeds has checked the date
			parts = append(parts, n)
		}
		item.Issued = &Date{[][]int{parts}}
	}
	if len(r.At) > 0 {
		item.Locator, item.Label = r.At.Numbers(), "paragraph"
	}
	return item
}
