package cite

import (
	"strconv"
	"strings"
)

// An Item is an item of CSL-JSON (https://citationstyles.org). Its fields have the
// names of that format. Processors take the document from it for the bibliography,
// and its id, locator and label for a citation in the text.
type Item struct {
	ID        string `json:"id"`                  // the key of the reference
	Type      string `json:"type"`                // "webpage" if it has an address, otherwise "document"
	Author    []Name `json:"author,omitempty"`    // in the document's order
	Title     string `json:"title"`               // the title of the document
	Publisher string `json:"publisher,omitempty"` // who published it
	Genre     string `json:"genre,omitempty"`     // what it is: "podcast transcript"
	Version   string `json:"version,omitempty"`   // which of its versions was read
	Issued    *Date  `json:"issued,omitempty"`    // its date; nil if it has none
	Language  string `json:"language,omitempty"`  // a tag of BCP 47
	URL       string `json:"URL,omitempty"`       // where it can be read
	Accessed  *Date  `json:"accessed,omitempty"`  // when it was read there; nil if that is not known
	Locator   string `json:"locator,omitempty"`   // the cited places: "12, 92–94"
	Label     string `json:"label,omitempty"`     // the kind of the places: "paragraph"
}

// A Date is a date of CSL-JSON.
type Date struct {
	DateParts [][]int `json:"date-parts"` // one list: year, month and day, as far as they are known
}

// CSL returns the reference as an item of CSL-JSON.
func (r Reference) CSL() Item {
	item := Item{
		ID: r.Key(), Type: "document", Author: r.names(), Title: r.Title, Publisher: r.Publisher, Genre: r.Kind,
		Version: r.Version, Issued: cslDate(r.Date), Language: r.Language, URL: r.URL, Accessed: cslDate(r.Accessed),
	}
	if r.URL != "" {
		item.Type = "webpage"
	}
	item.Locator, item.Label = r.At.Locator()
	return item
}

// cslDate returns a date in ISO 8601 in its parts; nil if there is none.
func cslDate(iso string) *Date {
	if iso == "" {
		return nil
	}
	var parts []int
	for part := range strings.SplitSeq(iso, "-") {
		n, _ := strconv.Atoi(part) // the reader of seeds has checked the date
		parts = append(parts, n)
	}
	return &Date{[][]int{parts}}
}
