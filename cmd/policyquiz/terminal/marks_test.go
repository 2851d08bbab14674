package terminal

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// markedAs marks what stands between angles in a text.
func markedAs(text string) (plain string, marks []Mark) {
	for {
		before, rest, ok := strings.Cut(text, "<")
		plain += before
		if !ok {
			return plain, marks
		}
		inside, behind, _ := strings.Cut(rest, ">")
		marks = append(marks, Mark{len(plain), len(plain) + len(inside)})
		plain, text = plain+inside, behind
	}
}

// angles writes lines with what is bold in angles.
func angles(l *Layout) string {
	var b strings.Builder
	for _, line := range l.lines {
		for _, s := range line.spans {
			if s.Style.Weight == Bold && strings.TrimSpace(s.Text) != "" {
				text := strings.TrimSpace(s.Text) // whether a space is bold cannot be seen
				s.Text = strings.Replace(s.Text, text, "<"+text+">", 1)
			}
			b.WriteString(s.Text)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestSayMarked(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		width             int
		first, text, want string
	}{
		{40, "Why: ", "the <snapback> clause", "Why: the <snapback> clause\n"},
		{40, "Why: ", "no mark", "Why: no mark\n"},
		{40, "", "<all of it>", "<all of it>\n"},
		{12, "Why: ", "the <revealed preference> here", "Why: the\n   <revealed>\n   <preferenc>\n   <e> here\n"},
		{6, "An explanation: ", "a <b> c", "An\n   exp\n   lan\n   ati\n   on:\n   a <b>\n   c\n"},
		{40, "", "\x1b<[31m> red", "␛<[31m> red\n"},
		{40, "¶", "“<a…b>”", "par. \"<a...b>\"\n"},
		{40, "", "中<立>国", "中<立>国\n"},
	} {
		l := &Layout{Width: tt.width, signs: asciiSigns}
		text, marks := markedAs(tt.text)
		l.SayMarked(tt.first, text, marks)
		if got := angles(l); got != tt.want {
			t.Errorf("%q: got\n%swant\n%s", tt.text, got, tt.want)
		}
		same := &Layout{Width: tt.width, signs: asciiSigns}
		if same.Say(tt.first, text); same.String() != l.String() {
			t.Errorf("%q: without its marks it is\n%s", tt.text, l)
		}
	}
	l := &Layout{Width: 40}
	l.SayMarked("", "abcdef", []Mark{{3, 5}, {1, 4}, {-3, 0}, {6, 9}, {5, 5}})
	if got := angles(l); got != "a<bcde>f\n" {
		t.Errorf("overlapping marks: %q", got)
	}
}

func TestExcerpt(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		columns    int
		text, want string
	}{
		{20, "it is <short>", "it is <short>"},
		{20, "a <mark> at the start of it all", "a <mark> at the …"},
		{24, "words before words before a <mark> and words behind it", "… a <mark> and words …"},
		{24, "words before words before the last <mark>", "… last <mark>"},
		{20, "nothing is marked in it, but it is long", "nothing is marked …"},
		{10, "averyveryverylongword <averyveryverylongmark>", "… <averyv> …"},
	} {
		text, marks := markedAs(tt.text)
		got, left := Excerpt(text, marks, tt.columns)
		l := &Layout{Width: 1000}
		if l.SayMarked("", got, left); strings.TrimSuffix(angles(l), "\n") != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, angles(l), tt.want)
		}
	}
	rng := rand.New(rand.NewPCG(1, 1))
	letters := []rune("ab é中  .")
	for range 2000 {
		var b strings.Builder
		for range rng.IntN(60) {
			b.WriteRune(letters[rng.IntN(len(letters))])
		}
		text := b.String()
		at := slices.Collect(func(yield func(int) bool) {
			for i := range text {
				if !yield(i) {
					return
				}
			}
		})
		var marks []Mark
		for range rng.IntN(3) {
			if len(at) > 1 {
				i := rng.IntN(len(at) - 1)
				marks = append(marks, Mark{at[i], at[i+1+rng.IntN(len(at)-i-1)]})
			}
		}
		columns := 8 + rng.IntN(40)
		if got, left := Excerpt(text, marks, columns); Width(got) > columns || len(left) > 0 && left[len(left)-1].To > len(got) {
			t.Fatalf("%q, %v, %d columns: %q %v", text, marks, columns, got, left)
		}
	}
}
