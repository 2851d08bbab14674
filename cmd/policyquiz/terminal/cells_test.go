package terminal

import (
	"strings"
	"testing"

	"policyquiz/quiz/chart"
)

// loans is a table with an id and figures in each row.
func loans() chart.Table {
	const long = "[source-code-policy/figure/spending/number]"
	return chart.Table{
		Title: "Loans",
		Head:  []chart.Column{{Name: "question"}, {Name: "right now", Number: true}, {Name: "r", Number: true}, {Name: "said"}},
		Rows: []chart.Line{
			{Cells: []chart.Cell{chart.Text("How much was spent? " + long), chart.Number("59/100, 59 % (49 to 68)", .59), chart.Number("-0.85 (-0.99 to 0.13)", -.85), chart.Text("see terms/who-pays-half-of-it for it")}},
			{Cells: []chart.Cell{chart.Text("Who pays? [terms/who-pays-half-of-it]"), chart.Number("3/5, 60 % (23 to 88)", .6), chart.Text("none: everyone has the same mark"), chart.Text("")}},
		},
	}
}

// At no width is an id broken, or a figure within itself, and no tie is left over. At widths
// below 16 not even a figure has room.
func TestWholeIDsAndFigures(t *testing.T) {
	t.Parallel()
	for width := 20; width <= 160; width++ {
		l := &Layout{Width: width}
		table := loans()
		l.table(&table)
		got := l.String()
		for _, whole := range []string{
			"[source-code-policy/figure/spending/number]", "[terms/who-pays-half-of-it]", "terms/who-pays-half-of-it for", "59/100, 59 %", "(49 to 68)", "3/5, 60 %", "(23 to 88)", "-0.85", "(-0.99 to 0.13)",
		} {
			if whole, _, _ = strings.Cut(whole, " for"); !strings.Contains(got, whole) {
				t.Errorf("%d columns: %q is broken:\n%s", width, whole, got)
			}
		}
		if strings.Contains(got, tie) {
			t.Errorf("%d columns: a tie is left over in %q", width, got)
		}
	}
}

// Only an id is wider than a line.
func TestWholeLines(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text  string
		width int
		want  string
	}{
		{"Who pays? [terms/who-pays]", 30, "Who pays? [terms/who-pays]"},
		{"Who pays? [terms/who-pays]", 20, "Who pays?|  [terms/who-pays]"},
		{"Who pays? [terms/who-pays]", 10, "Who pays?|  [terms/who-pays]"},
		{"[terms/who-pays]", 10, "[terms/who-pays]"},
		{"terms/who-pays then", 10, "terms/who-pays|  then"},
		{"a b/c-d-e-f-g-h-i and x/y-z-y-z-y-z", 10, "a|  b/c-d-e-f-g-h-i|  and|  x/y-z-y-z-y-z"},
		{"", 10, ""},
		{"wordsthatarewide", 10, "wordsthata|  rewide"},
	} {
		if got := strings.Join(wholeLines(tt.text, tt.width, "", "  "), "|"); got != tt.want {
			t.Errorf("%q in %d columns: %q", tt.text, tt.width, got)
		}
	}
}

func TestTied(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"59/100, 59 % (49 to 68)": "59/100,_59_% (49_to_68)", "1.20 ± 0.30": "1.20_±_0.30", "12": "12", "": ""} {
		if got := strings.ReplaceAll(tied(text), tie, "_"); got != want || untied(tied(text)) != text {
			t.Errorf("%q: %q", text, got)
		}
	}
}
