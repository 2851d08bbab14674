package exchange

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

func TestCSV(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"stem,answer,wrong 1,wrong 2\nWho?,Ada,Bob,Cyd\n", "Who? +Ada -Bob -Cyd"},
		{"Question;Right answer;Wrong;Because;Wrong;Because;Why\nWho?;Ada;Bob;he paid;Cyd;;so\n", "Who? +Ada -Bob(he paid) -Cyd why: so"},
		{"stem\tanswer\twrong1\tbecause1\nWho?\tAda\tBob\the paid\n", "Who? +Ada -Bob(he paid)"},
		{"sep=;\r\nstem;answer\r\nWho?;Ada\r\n", "Who? back Ada"},
		{"term\tdefinition\nsnapback\tit returns, or so\n", "snapback back it returns, or so"},
		{"snapback\tit returns\nleverage\tit moves\n", "snapback back it returns\nleverage back it moves"},
		{"snapback,it returns\n", "snapback back it returns"},
		{"kind,stem,answer,wrong 1\nseveral choices,Which?,a | b,c\nmultiple choice,Which?,a|b,c\n", "Which? +a +b -c several\nWhich? +a +b -c several"},
		{"kind,stem,answer\ntrue or false,Two?,T\ntrue-false,Two?,maybe\n", "Two? true\nleft: its answer is neither true nor false: “maybe”"},
		{"stem,answer\nTwo?,TRUE\n", "Two? true"},
		{"kind,stem,answer,wrong\ntyped,Name?,Ada|Lovelace,Bob\n", "Name? typed Ada|Lovelace -Bob()"},
		{"kind,stem,answer,within,unit,wrong\nnumeric,When?,1822|1823,5,years,1800\nnumeric,When?,soon,,,\nnumeric,Much?,50,5 %,,\n", "When? [1822 1823] within 5 0% years not [{1800 }]\nMuch? [50] within 0 5%\nleft: “soon” is no number"},
		{"kind,stem,answer\norder,Sort.,a|b|c\norder,Sort.,a\n", "Sort. <a <b <c\nleft: its answer has fewer than two items"},
		{"kind,stem,answer,wrong\nmatch,Match.,a=1|b -> 2,3\nmatch,Match.,a|b,\n", "Match. a=1 b=2 -3\nleft: its answer has no pair in “a”"},
		{"kind,stem,answer\ncloze,Fill.,A {neutral} country.\ncloze,A {red} one.,\ncloze,No gap.,x\ncloze,,An {open gap.\n", "Fill.[\"A \" \" country.\"] [[\"neutral\"]]\n[\"A \" \" one.\"] [[\"red\"]]\nleft: there is no gap\nleft: a { stands without its }"},
		{"kind,stem,answer\nhot spot,Where?,x\n", "left: there is no kind “hot spot”"},
		{"stem,answer,tags,wrong\nWho?,Ada,heat,Bob\n", "Who? +Ada -Bob lost: the column “tags”: heat"},
		{"stem,answer\nWho?,Ada,more\n", "Who? back Ada lost: column 3: more"},
		{"stem,answer\n,Ada\nWho?,\n,\n\n", "left: it has no question\nleft: it has no answer"},
		{"stem,answer\n\"Who \"\"exactly\"\",\n then?\",\"Ada\"\n", "Who \"exactly\",/then? back Ada"},
		{"stem,answer\nWho \"x\" y,Ada\nTwo?,true\n", "Two? true\nleft: its quotation marks cannot be read: one stands within a cell that has none around it"},
		{"stem,answer\nTwo?,true\n\"Who,Ada\nx,y\n", "Two? true\nleft: its quotation marks cannot be read: one is not closed, or something stands behind it"},
		{"\ufeffstem,answer\nTwo?,true\n", "Two? true"},
		{"stem,answer\nCaf\xe9?,true\n", "Café? true"},
		{"", ""},
	} {
		r, err := CSV([]byte(test.src), 0)
		if got := found(r); got != test.want || err != nil {
			t.Errorf("%q: %v\n%s\nwant\n%s", test.src, err, got, test.want)
		}
	}
	if _, err := CSV([]byte("a,b,c\nd,e,f\n"), 0); !errors.Is(err, ErrNoHeading) {
		t.Errorf("without headings: %v", err)
	}
	if r, err := CSV([]byte("stem|answer\nWho?|Ada\n"), '|'); err != nil || found(r) != "Who? back Ada" {
		t.Errorf("with a bar between: %v %v", r, err)
	}
}

func TestCSVKeepsLinesAndNames(t *testing.T) {
	r, err := CSV([]byte("id,stem,answer,source\n\nq1,\"a\nb\",c,\"White Paper, p. 3\"\n\nq2,d,e,\n"), 0)
	if err != nil || len(r.Questions) != 2 {
		t.Fatal(r, err)
	}
	a, b := r.Questions[0], r.Questions[1]
	if a.ID != "q1" || a.Line != 3 || a.End != 4 || a.Source != "White Paper, p. 3" || b.Line != 6 {
		t.Errorf("%+v %+v", a, b)
	}
}

// FuzzCSV checks that nothing panics, and that each line of a table belongs to its
// heading or to one question that was read or left.
func FuzzCSV(f *testing.F) {
	for _, src := range []string{"stem,answer,wrong\nWho?,Ada,Bob\n", "a\tb\nc\td\n", "stem;answer\n\"a\"\"\nb\";c\n", "kind,stem,answer\nmatch,x,a=b|c=d\n", "sep=;\na;b\n"} {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if bytes.ContainsAny(src, "\"") {
			if _, err := CSV(src, 0); err != nil && !errors.Is(err, ErrNoHeading) {
				t.Fatal(err)
			}
			return // a cell may go over lines
		}
		r, err := CSV(src, 0)
		if err != nil {
			return
		}
		owner := map[int]bool{}
		for _, q := range r.Questions {
			if q.Kind == nil || owner[q.Line] {
				t.Fatalf("%+v", q)
			}
			owner[q.Line] = true
		}
		for _, l := range r.Left {
			if l.Why == "" || owner[l.Line] {
				t.Fatalf("%+v", l)
			}
			owner[l.Line] = true
		}
		missed := 0
		for i, line := range strings.Split(decode(src), "\n") {
			if strings.Trim(tidy(line), ",;\t \u00a0") != "" && !owner[i+1] {
				missed++
			}
		}
		if missed > 2 { // the heading, and what Excel writes before it
			t.Fatalf("%d lines are nowhere", missed)
		}
	})
}
