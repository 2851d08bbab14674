package pack

import (
	"strings"
	"testing"
)

// TestErrorNames: a name from a zip is cut between letters; a path of this machine
// is whole, for whoever must find it.
func TestErrorNames(t *testing.T) {
	long := "x" + strings.Repeat("é", longestQuoted)
	if got, want := (&Error{Name: long, What: "is bad"}).Error(), `"x`+strings.Repeat("é", (longestQuoted-1)/2)+`"…: is bad`; got != want {
		t.Errorf("from a zip: %s, want %s", got, want)
	}
	if got, want := (&Error{Name: long, path: true, What: "is bad"}).Error(), `"`+long+`": is bad`; got != want {
		t.Errorf("of this machine: %s, want %s", got, want)
	}
}
