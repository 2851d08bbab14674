package spell

import (
	"slices"
	"testing"
)

func TestNearest(t *testing.T) {
	decks := []string{"guarantees-pledges-pillars", "heat-pumps", "who-said-what", "stances"}
	verbs := []string{"drill", "due", "check", "stats", "draft", "decks"}
	seeds := []string{"iea-2021", "iea-2023", "lawfare-2025-10-21", "responsible-statecraft-2025"}
	for _, test := range []struct {
		word  string
		among []string
		most  int
		want  []string
	}{
		{"heatpump", decks, 3, []string{"heat-pumps"}},
		{"Heat Pumps", decks, 3, []string{"heat-pumps"}},
		{"guarantees", decks, 3, []string{"guarantees-pledges-pillars"}},
		{"stence", decks, 3, []string{"stances"}},
		{"economics", decks, 3, nil},
		{"dril", verbs, 3, []string{"drill"}},
		{"dirll", verbs, 3, []string{"drill"}},
		{"dr", verbs, 3, []string{"drill", "draft"}},
		{"dr", verbs, 1, []string{"drill"}},
		{"deu", verbs, 3, []string{"due"}},
		{"x", verbs, 3, nil},
		{"--stat", verbs, 3, []string{"stats"}},
		{"iea-2022", seeds, 3, []string{"iea-2021", "iea-2023"}},
		{"lawfare-2025-10-12", seeds, 3, []string{"lawfare-2025-10-21"}},
		{"", verbs, 3, nil},
		{"??", verbs, 3, nil},
		{"drill", verbs, 0, nil},
		{"drill", nil, 3, nil},
		{"dril", []string{"drills", "drill", "drill"}, 3, []string{"drills", "drill"}},
		{"drill", []string{"drills", "drill"}, 3, []string{"drill", "drills"}},
		{"x", []string{"y", "xy", "xyz"}, 3, nil},
		{"xy", []string{"xz", "zz"}, 3, []string{"xz"}},
		{"xyz", []string{"x", "xy", "xyzuvw"}, 3, []string{"xy", "xyzuvw"}},
		{"abcdefghijk", []string{"abcdefgh123", "abcdefg1234"}, 3, []string{"abcdefgh123"}},
		{"abcdefghijkl", []string{"abcdefgh1234", "abcdefg12345"}, 3, []string{"abcdefgh1234"}},
		{"abcdefghijklmno", []string{"abcdefghijk1234", "abcdefghij12345"}, 3, []string{"abcdefghijk1234"}},
		{"abcdefghijklmno", []string{"abcdefghijk", "abcdefghij"}, 3, []string{"abcdefghijk"}},
		{"стан", []string{"стани", "мир"}, 3, []string{"стани"}},
	} {
		if got := Nearest(test.word, test.among, test.most); !slices.Equal(got, test.want) {
			t.Errorf("Nearest(%q, %q, %d) = %q, want %q", test.word, test.among, test.most, got, test.want)
		}
	}
}
