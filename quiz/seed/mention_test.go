package seed

import "testing"

func TestMentions(t *testing.T) {
	for _, test := range []struct {
		text, name string
		want       bool
	}{
		{"the army of Ukraine", "army", true},
		{"ARMY, they say", "army", true},
		{"they say “army”.", "Army", true},
		{"a standing-army plan", "standing army", true},
		{"an army", "standing army", false},
		{"an army standing by", "standing army", false},
		{"armies", "army", false},
		{"army", "a", false},
		{"", "army", false},
		{"army", "", false},
	} {
		if got := Mentions(test.text, test.name); got != test.want {
			t.Errorf("%q mentions %q: %v", test.text, test.name, got)
		}
	}
}
