package paper

import (
	"strings"
	"testing"

	"policyquiz/quiz"
)

// The example that the key gives for an order is judged as it says: 3 of 4 marks.
func TestOrderExample(t *testing.T) {
	t.Parallel()
	o := quiz.Order(quiz.Items("A", "B", "C", "D"))
	if v := o.Judge(quiz.Reply{Chosen: []string{o[1].ID(), o[2].ID(), o[0].ID(), o[3].ID()}}, nil); v.Score != 0.75 {
		t.Errorf("the score is %v", v.Score)
	}
	for _, rule := range rules {
		if rule.of(o) && !strings.Contains(rule.says, "A B C D is right and the sheet says B C A D: without A the others stand in the right order, so it earns 3 marks.") {
			t.Errorf("no example: %s", rule.says)
		}
	}
}
