package drill

import (
	"strings"
	"testing"

	"policyquiz/quiz"
)

// In a right answer what was asked for is strong, and what was given is not.
func TestKeyIsStrong(t *testing.T) {
	row := func(left, right string) quiz.Pair {
		return quiz.Pair{Left: quiz.Item{Text: left}, Right: quiz.Item{Text: right}}
	}
	twin := []string{"life", "liberty"}
	for _, test := range []struct {
		name     string
		kind     quiz.Kind
		solution []string
		want     string // what is strong in <>, and | between lines
	}{
		{"a choice", quiz.Choice{}, []string{"a", "b"}, "<a>|<b>"},
		{"a match", quiz.Match{Pairs: []quiz.Pair{row("A: B", "c"), row("D", "e: f")}}, []string{"A: B: c", "D: e: f"}, "A: B: <c>|D: <e: f>"},
		{"another match", quiz.Match{Pairs: []quiz.Pair{row("A", "b")}}, []string{"C: d", "E: f"}, "<C: d>|<E: f>"},
		{"gaps", quiz.Cloze{Text: []string{"A ", ", a ", "."}, Gaps: [][]string{{"b", "c"}, {"d"}}}, []string{"A b, a d."}, "A <b>, a <d>."},
		{"gaps of the same spellings", quiz.Cloze{Text: []string{"", " and ", ""}, Gaps: [][]string{twin, twin}}, []string{"life and liberty"}, "<life> and <liberty>"},
		{"gaps of another sentence", quiz.Cloze{Text: []string{"A ", "."}, Gaps: [][]string{{"b"}}}, []string{"A c."}, "A <c.>"},
		{"gaps of quite another one", quiz.Cloze{Text: []string{"A ", "."}, Gaps: [][]string{{"b"}}}, []string{"The c."}, "<The c.>"},
	} {
		var lines []string
		for _, spans := range key(test.kind, test.solution) {
			line := ""
			for _, s := range spans {
				if s.Style == strong && s.Text != "" {
					s.Text = "<" + s.Text + ">"
				}
				line += s.Text
			}
			lines = append(lines, line)
		}
		if got := strings.Join(lines, "|"); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}
