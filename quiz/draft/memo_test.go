package draft

import (
	"slices"
	"testing"
)

const memo = `OFFICE OF THE KETTLE

MEMORANDUM FOR: THE KEEPER OF TEA
FROM:     ADA B. ABLE, Counsel
CC:       Ben Baker; NSC
SUBJECT:  Cups in the Cellar
DATE:     May 12, 2004

The cellar drinks too much. Able proposed a limit.
`

// TestMemorandum reads the head of a memorandum: a paragraph a line, the subject as the
// title, and those who wrote and got it among the actors.
func TestMemorandum(t *testing.T) {
	t.Parallel()
	d, _, err := Number(memo, Plain, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Passages) != 7 || d.Passages[2].Text != "FROM: ADA B. ABLE, Counsel" {
		t.Errorf("numbered as\n%s", d)
	}
	c := d.Candidates("")
	if want := "Cups in the Cellar"; c.Title != want {
		t.Errorf("the title is %q, want %q", c.Title, want)
	}
	var names []string
	for _, a := range c.Actors {
		names = append(names, a.Name)
	}
	for _, want := range []string{"Ada B. Able", "Ben Baker", "NSC", "Keeper of Tea"} {
		if !slices.Contains(names, want) {
			t.Errorf("the actors are %q, without %q", names, want)
		}
	}
	for _, no := range []string{"KEEPER", "TEA"} {
		if slices.Contains(names, no) {
			t.Errorf("the actors are %q, and %q is a word in capitals", names, no)
		}
	}
	for _, a := range c.Actors {
		if a.Name == "Ada B. Able" && !slices.Contains(a.Also, "Able") {
			t.Errorf("Able is also called %q", a.Also)
		}
	}
}

// TestNoMemorandum: a line with a colon, or two of one kind, are no head.
func TestNoMemorandum(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"To: whom it may concern\n\nTo: the tenants\n\nThe cellar drinks.\n",
		"Subject: tea\n\nDate: May 12, 2004\n\nThe cellar drinks.\n",
		"from: here\n\nto: there\n\nThe cellar drinks.\n",
	} {
		d, _, err := Number(text, Plain, nil)
		if err != nil {
			t.Fatal(err)
		}
		if lines := d.head(); lines != nil {
			t.Errorf("%q has the head %v", text, lines)
		}
	}
}
