package exchange

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"policyquiz/quiz"
)

// said writes a question on one line, so that tables can name it.
func said(q Question) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s", strings.ReplaceAll(q.Stem, "\n", "/"))
	switch k := q.Kind.(type) {
	case quiz.Choice:
		for _, o := range k.Options {
			sign := " -"
			if o.Right {
				sign = " +"
			}
			b.WriteString(sign + o.Text)
			if o.Feedback != "" {
				b.WriteString("(" + o.Feedback + ")")
			}
		}
		if k.Several {
			b.WriteString(" several")
		}
	case quiz.Number:
		fmt.Fprintf(&b, " %v within %v %v%%", append([]float64{k.Value}, k.Also...), k.Within, k.Percent)
		if k.Unit != "" {
			b.WriteString(" " + k.Unit)
		}
		if k.Wrong != nil {
			fmt.Fprintf(&b, " not %v", k.Wrong)
		}
	case quiz.Card:
		fmt.Fprintf(&b, " back %s", strings.ReplaceAll(string(k), "\n", "/"))
	case quiz.TrueFalse:
		fmt.Fprintf(&b, " %v", k)
	case quiz.Typed:
		fmt.Fprintf(&b, " typed %s", strings.Join(k.Accept, "|"))
		for _, w := range k.Wrong {
			fmt.Fprintf(&b, " -%s(%s)", w.Say, w.Because)
		}
	case quiz.Cloze:
		fmt.Fprintf(&b, "%q %q", k.Text, k.Gaps)
		for _, w := range k.Wrong {
			fmt.Fprintf(&b, " -%s(%s)", w.Say, w.Because)
		}
	case quiz.Order:
		for _, item := range k {
			b.WriteString(" <" + item.Text)
		}
	case quiz.Match:
		for _, p := range k.Pairs {
			fmt.Fprintf(&b, " %s=%s", p.Left.Text, p.Right.Text)
		}
		for _, o := range k.LeftOver {
			fmt.Fprintf(&b, " -%s", o.Text)
		}
	}
	if q.Why != "" {
		b.WriteString(" why: " + q.Why)
	}
	for _, l := range q.Lost {
		b.WriteString(" lost: " + l)
	}
	return b.String()
}

// found writes all that was found, one a line.
func found(r Read) string {
	var lines []string
	for _, q := range r.Questions {
		lines = append(lines, said(q))
	}
	for _, l := range r.Left {
		lines = append(lines, "left: "+l.Why)
	}
	return strings.Join(lines, "\n")
}

func TestGIFT(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"Who?{=Ada ~Bob ~Cyd}", "Who? +Ada -Bob -Cyd"},
		{"Who?{~Bob#no, he paid =Ada#she wrote it ~Cyd}", "Who? +Ada -Bob(no, he paid) -Cyd why: she wrote it"},
		{"Who?{~Bob =Ada#yes}", "Who? +Ada -Bob lost: the feedback to the right answer “Ada”: yes"},
		{"Who?{~Bob =Ada####She wrote it.}", "Who? +Ada -Bob why: She wrote it."},
		{"Who?{\n=Ada # first\n~Bob\n#### In all.\n}", "Who? +Ada -Bob why: In all. lost: the feedback to the right answer “Ada”: first"},
		{"Which?{~%50%a ~%50%b ~%-100%c}", "Which? +a +b -c several"},
		{"Which?{~%70%a ~%30%b ~%-100%c}", "Which? +a +b -c several lost: that the right options have different weights"},
		{"Which?{~%33.33333%a ~%33.33333%b ~%33.33333%c ~d}", "Which? +a +b +c -d several"},
		{"Which?{~%100%a ~b}", "Which? +a -b"},
		{"Which?{=a ~%50%b ~c}", "Which? +a -b -c lost: part of the marks for “b”: 50 %"},
		{"Which?{=a =b ~c}", "left: 2 options are right, and only one may be chosen"},
		{"Which?{~a ~b}", "left: no option is right"},
		{"Which?{~%50%a ~%50%b}", "left: it has no wrong option"},
		{"Which?{=a ~<img src\\='x.png'>}", "left: an option is empty, or a picture"},
		{"Two?{T}", "Two? true"},
		{"Two?{TRUE#no it is#it is so}", "Two? true why: it is so lost: feedback: no it is"},
		{"Two?{ F #no }", "Two? false lost: feedback: no"},
		{"Two?{FALSE####all}", "Two? false why: all"},
		{"Two?{true}", "Two? typed true"},
		{"Name?{=Ada =Lovelace =%50%Countess =%0%Bob#he paid}", "Name? typed Ada|Lovelace -Bob(he paid) lost: part of the marks for “Countess”: 50 %"},
		{"Name?{=Ada =*#try again}", "Name? typed Ada lost: the feedback to all other answers: try again"},
		{"Name?{=Ada*}", "left: its answers have a * for any letters"},
		{"Name?{=Ada =Lovel*}", "Name? typed Ada lost: an answer with a * for any letters: “Lovel*”"},
		{`Name?{=5 \* 3}`, "Name? typed 5 * 3"},
		{"Name?{=%50%a}", "left: no answer has full marks"},
		{"When?{#1822:5}", "When? [1822] within 5 0%"},
		{"When?{#1820..1830}", "When? [1825] within 5 0%"},
		{"Pi?{#3.141..3.142}", "Pi? [3.1415] within 0.0005 0%"},
		{"When?{#=1822:0 =1823:0 =%50%1822:2 ~#no}", "When? [1822 1823] within 0 0% lost: part of the marks for “1822:2”: 50 % lost: the feedback to all other answers: no"},
		{"When?{#=1822 =1823:5}", "left: its right numbers have different tolerances"},
		{"When?{#=1822 =%0%1800#too early}", "When? [1822] within 0 0% not [{1800 too early}]"},
		{"When?{#soon}", "left: “soon” is no number"},
		{"When?{#nan}", "left: “nan” is no number"},
		{"When?{#5..1}", "left: “5..1” is no number"},
		{"When?{#=%50%5}", "left: no number has full marks"},
		{"Match.{=a -> 1 =b -> 2 = -> 3}", "Match. a=1 b=2 -3"},
		{"Match.{=a -> 1}", "left: it has fewer than two pairs"},
		{"Match.{=a -> 1 =b}", "left: a pair has no right side: “b”"},
		{"The {=cat =tom ~dog} sat.", "left: 2 options are right, and only one may be chosen"},
		{"The {=cat ~dog} sat.", "The _____ sat. +cat -dog"},
		{"The mouse and the {=cat =tom =%0%dog#it barked}.", `["The mouse and the " "."] [["cat" "tom"]] -dog(it barked)`},
		{"Write.{}", "left: it is an essay, and nothing says what a good answer is"},
		{"Write.{####A good one.}", "Write. back A good one."},
		{"Only a text.", "left: it is a text without a question: it has no braces"},
		{"Open { =a ~b", "left: a { stands without its }"},
		{"Close =a }", "left: a } stands without its {"},
		{"Two {=a ~b} and {=c ~d}", "left: it has more than one pair of braces"},
		{"{=a ~b}", "left: it asks nothing: no text stands beside its braces"},
		{`Set \{1\~2\} \= \# 3\: a\nb {=x ~y\=z}`, "Set {1~2} = # 3: a/b +x -y=z"},
		{`In C:\temp \\ there {=x ~y}`, `In C:\temp \ there +x -y`},
		{"[html]<p>Is <b>x</b> &lt; y?</p><p>Or not?</p>{T}", "Is x < y?/Or not? true"},
		{"[plain]Is <b>x</b>?{T}", "Is <b>x</b>? true"},
		{"[markdown]Is *x*?{T}", "Is *x*? true"},
		{"Is x<y and y>z?{T}", "Is x<y and y>z? true"},
		{"Look: <img src=\"@@PLUGINFILE@@/x.png\"> who?{T}", "Look: who? true lost: a picture or a sound"},
		{"Who?{=Ada\n\n~Bob\n\n}\n\nTwo?{T}", "Who? +Ada -Bob\nTwo? true"},
		{"Who?{=Ada\n\n::b::Two?{T}", "Two? true\nleft: a { stands without its }"},
		{"// Who\nWho?{ // no comment\n// a comment\n=Ada\n~Bob}", "Who? +Ada -// no comment -Bob"}, // a comment begins its line
		{"Who?{\n// a comment\n=Ada\n  // another\n~Bob}\n", "Who? +Ada -Bob"},
		{"\ufeffTwo?{T}\r\n\r\nThree?{F}\r\n", "Two? true\nThree? false"},
		{"Two?{T}\rThree?{F}\r", "left: it has more than one pair of braces"},
		{"Caf\xe9 \x93x\x94?{T}", "Café “x”? true"},
		{"", ""},
		{"// only a comment\n\n$CATEGORY: x\n\n", ""},
	} {
		if got := found(GIFT([]byte(test.src))); got != test.want {
			t.Errorf("%q:\n%s\nwant\n%s", test.src, got, test.want)
		}
	}
}

func TestGIFTNames(t *testing.T) {
	const src = "$CATEGORY: $course$/top/Heat pumps\n// [id:q\\:1] [tag:policy] [tag:heat]\n::A title::\nTwo?{T}\n\n$CATEGORY: tom/dick\n\n::Second::[html]Three?{F}\n"
	r := GIFT([]byte(src))
	if len(r.Questions) != 2 || len(r.Left) != 0 {
		t.Fatalf("%+v", r)
	}
	a, b := r.Questions[0], r.Questions[1]
	if a.ID != "q:1" || a.Title != "A title" || a.Section != "Heat pumps" || a.Line != 3 || a.End != 4 || !reflect.DeepEqual(a.Lost, []string{"its tags: policy, heat"}) {
		t.Errorf("%+v", a)
	}
	if b.ID != "" || b.Title != "Second" || b.Section != "tom/dick" || b.Line != 8 {
		t.Errorf("%+v", b)
	}
}

// TestEncodings reads one question in several encodings.
func TestEncodings(t *testing.T) {
	const text = "Is it “¶ 5 €”?{T}\n"
	wide := func(big bool) []byte {
		out := []byte{0xff, 0xfe}
		if big {
			out = []byte{0xfe, 0xff}
		}
		for _, r := range text {
			if big {
				out = append(out, byte(r>>8), byte(r))
			} else {
				out = append(out, byte(r), byte(r>>8))
			}
		}
		return out
	}
	for name, src := range map[string][]byte{
		"UTF-8": []byte(text), "with a mark": []byte("\ufeff" + text), "UTF-16": wide(false), "UTF-16 big": wide(true),
		"Windows-1252": []byte("Is it \x93\xb6 5 \x80\x94?{T}\n"),
	} {
		if got := found(GIFT(src)); got != "Is it “¶ 5 €”? true" {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// isText reports whether a line of GIFT belongs to a question or a text.
func isText(line string) bool {
	line = strings.TrimSpace(line)
	return line != "" && !strings.HasPrefix(line, "//") && !strings.HasPrefix(line, "$CATEGORY:")
}

// FuzzGIFT checks that nothing panics, and that each line of a file belongs to one
// question that was read or left.
func FuzzGIFT(f *testing.F) {
	for _, src := range []string{
		"Who?{=Ada ~Bob#fb}\n\n::t::x{T}\n", "a{#1..5}\n\nb{=a -> b =c -> d}", "x {=a} y\n\n{}\n\n$CATEGORY: a\nq{F}", "a{=b\n\n~c}\n\n// [id:x]\nd{", `\{\n\=\~{~%50%a ~%50%b ~c}`,
	} {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		r := GIFT(src)
		owner := map[int]int{}
		for _, q := range r.Questions {
			if q.Kind == nil {
				t.Fatalf("a question of no kind: %+v", q)
			}
			for n := q.Line; n <= q.End; n++ {
				owner[n]++
			}
		}
		for _, l := range r.Left {
			if l.Why == "" {
				t.Fatalf("left without a reason: %+v", l)
			}
			for n := l.Line; n <= l.End; n++ {
				owner[n]++
			}
		}
		for i, line := range strings.Split(decode(src), "\n") {
			if want := isText(line); want && owner[i+1] != 1 {
				t.Fatalf("line %d, %q, belongs to %d questions", i+1, line, owner[i+1])
			}
		}
	})
}
