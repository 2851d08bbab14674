package drill

import (
	"fmt"
	"strings"
	"testing"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
)

// Labels stand in a column as wide as the widest of them.
func TestLabelsAreAligned(t *testing.T) {
	for options, want := range map[int]string{
		2:  "  1  option 1\n  2  option 2\n",
		9:  "  1  option 1\n",
		10: "   1  option 1\n",
	} {
		var c quiz.Choice
		for i := range options {
			c.Options = append(c.Options, quiz.Option{Text: fmt.Sprint("option ", i+1), Right: i == 0})
		}
		s := screen{&terminal.Layout{Width: 80}, false}
		s.question("1 of 1", "Deck", quiz.Question{Stem: "Which?", Kind: c}, c.Pose(nil))
		last := fmt.Sprintf("\n  %d  option %[1]d\n\n", options)
		if said := s.String(); !strings.Contains(said, "Which?\n\n"+want) || !strings.HasSuffix(said, last) {
			t.Errorf("%d options:\n%s", options, said)
		}
	}
}
