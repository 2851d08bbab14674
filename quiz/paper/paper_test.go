package paper

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"policyquiz/quiz"
)

const hostile = `<script>alert(1)</script>"'><img src=//x.example/y onerror=z> | [a](javascript:b) *c* _d_ # e`

// questions are one of each kind, some of them worded by a stranger.
func questions() []quiz.Question {
	options := func(right int, texts ...string) (list []quiz.Option) {
		for i, text := range texts {
			list = append(list, quiz.Option{Text: text, Right: i < right})
		}
		return list
	}
	last := quiz.Choice{Options: options(1, "red", "green", "blue", "none of these")}
	last.Options[3].Last = true
	kinds := []quiz.Kind{
		quiz.Choice{Options: options(1, "Vienna", "Graz", "Linz", hostile)},
		quiz.Choice{Options: options(2, "Austria", "Switzerland", "Germany", "Italy"), Several: true},
		quiz.Choice{Options: options(3, "a", "b", "c", "d", "e"), Several: true, Open: true},
		quiz.Choice{Options: options(1, "2024", "1949", "1995", "2023")},
		quiz.Choice{Options: options(1, "low", "middle", "high"), Fixed: true},
		last,
		quiz.TrueFalse(true),
		quiz.Typed{Accept: []string{"State Treaty", hostile}, Wrong: []quiz.Refusal{{Say: "Peace Treaty"}}},
		quiz.AnyOf{Answers: [][]string{{"goods"}, {"capital", "money"}, {"people"}}, Need: 2},
		quiz.Number{Value: 2850, Also: []float64{2860}, Within: 50, Unit: "km", Wrong: []quiz.WrongNumber{{Value: 2888}}},
		quiz.Order(quiz.Items("one", "two", "three", "four")),
		quiz.Match{Pairs: pairs("Austria", "Vienna", "Hungary", "Budapest", "Slovakia", "Bratislava"), LeftOver: options(0, "Linz", hostile)},
		quiz.Match{Pairs: pairs("Ms A", "yes", "Mr B", "no", "Dr C", "yes")},
		quiz.Cloze{Text: []string{"In ", " it was ", "."}, Gaps: [][]string{{"life", "liberty"}, {"life", "liberty"}}},
		quiz.Cloze{Text: []string{"a ", " country " + hostile}, Gaps: [][]string{{"neutral"}}, Wrong: []quiz.Refusal{{Say: "poor", Gap: 1}}},
		quiz.Card("Agreements must be kept."),
	}
	var list []quiz.Question
	for i, k := range kinds {
		list = append(list, quiz.Question{ID: fmt.Sprintf("c/deck/q%d", i), Course: "c", Stem: fmt.Sprintf("Question %d? %s", i, hostile), Kind: k, Sources: []quiz.Citation{{Title: "Title " + hostile}}})
	}
	return list
}

func pairs(texts ...string) (list []quiz.Pair) {
	for pair := range slices.Chunk(texts, 2) {
		list = append(list, quiz.Pair{Left: quiz.Item{Text: pair[0]}, Right: quiz.Item{Text: pair[1]}})
	}
	return list
}

// aTest is a test of all kinds in some forms.
func aTest(numbers ...uint32) Test {
	t := Test{Title: "Test " + hostile, Course: "Course " + hostile, Version: "abc", Language: "uk", Key: true, Places: true}
	for _, n := range numbers {
		t.Forms = append(t.Forms, NewForm(n, questions(), false))
	}
	return t
}

// TestKeyIsWhereItStands: on each form, what the key says is what is right, as it is
// printed there.
func TestKeyIsWhereItStands(t *testing.T) {
	keys := map[string]map[string]bool{} // of each question with letters
	for number := uint32(1); number <= 200; number++ {
		form := NewForm(number, questions(), false)
		if len(form.Items) != len(questions()) {
			t.Fatalf("form %d has %d questions", number, len(form.Items))
		}
		for i, item := range form.Items {
			if item.Number != i+1 {
				t.Fatalf("form %d: question %d has number %d", number, i+1, item.Number)
			}
			if got, want := printedUnder(t, item), rightTexts(item.Question.Kind); want != nil && !slices.Equal(got, want) {
				t.Fatalf("form %d, question %d: the key is %s, which is printed as %q; right is %q", number, item.Number, item.Key, got, want)
			}
			if keys[item.Question.ID] == nil {
				keys[item.Question.ID] = map[string]bool{}
			}
			keys[item.Question.ID][item.Key] = true
		}
	}
	if n := len(keys["c/deck/q0"]); n != 4 {
		t.Errorf("the right one of 4 options stands in %d places", n)
	}
}

// printedUnder returns what is printed where the key of an item points.
func printedUnder(t *testing.T, item Item) (texts []string) {
	t.Helper()
	at := func(label string) string {
		i := slices.IndexFunc(item.Options, func(o Option) bool { return o.Label == label })
		if i < 0 {
			t.Fatalf("there is no option %q in %v", label, item.Options)
		}
		return item.Options[i].Text
	}
	switch item.Question.Kind.(type) {
	case quiz.Choice:
		for label := range strings.SplitSeq(item.Key, ", ") {
			texts = append(texts, at(label))
		}
		slices.Sort(texts)
	case quiz.Match:
		for i, pair := range strings.Fields(item.Key) {
			label, ok := strings.CutPrefix(pair, fmt.Sprint(i+1))
			if !ok {
				t.Fatalf("the key of a match is %s", item.Key)
			}
			texts = append(texts, item.Rows[i]+": "+at(label))
		}
	case quiz.Order:
		texts = make([]string, len(item.Options))
		for i, number := range strings.Fields(item.Key) {
			var place int
			fmt.Sscan(number, &place)
			texts[place-1] = item.Options[i].Text
		}
	}
	return texts
}

// rightTexts are the texts of what is right; nil for a kind that offers nothing.
func rightTexts(k quiz.Kind) (texts []string) {
	switch k := k.(type) {
	case quiz.Choice:
		for _, o := range k.Options {
			if o.Right {
				texts = append(texts, o.Text)
			}
		}
		slices.Sort(texts)
	case quiz.Match, quiz.Order:
		texts = k.Solution()
	}
	return texts
}

// TestOrderThatMeansSomething: dates are sorted, what is fixed stays, and what is last
// comes last, on every form.
func TestOrderThatMeansSomething(t *testing.T) {
	for number := uint32(1); number <= 50; number++ {
		for _, item := range NewForm(number, questions(), false).Items {
			var texts []string
			for _, o := range item.Options {
				texts = append(texts, o.Text)
			}
			switch item.Question.ID {
			case "c/deck/q3":
				if !slices.IsSorted(texts) {
					t.Errorf("form %d: dates are %v", number, texts)
				}
			case "c/deck/q4":
				if !slices.Equal(texts, []string{"low", "middle", "high"}) {
					t.Errorf("form %d: fixed options are %v", number, texts)
				}
			case "c/deck/q5":
				if texts[3] != "none of these" {
					t.Errorf("form %d: the last option is %s", number, texts[3])
				}
			}
		}
	}
}

// ids are the questions of a form in its order.
func ids(f Form) (list []string) {
	for _, item := range f.Items {
		list = append(list, item.Question.ID)
	}
	return list
}

func TestOrderOfQuestions(t *testing.T) {
	all := questions()
	orders := map[string]bool{}
	for number := uint32(1); number <= 50; number++ {
		f := NewForm(number, all, false)
		orders[strings.Join(ids(f), " ")] = true
		without := slices.DeleteFunc(ids(f), func(id string) bool { return id == all[3].ID })
		fewer := NewForm(number, slices.Delete(slices.Clone(all), 3, 4), false)
		if !slices.Equal(ids(fewer), without) {
			t.Errorf("form %d: without one question the others are %v, not %v", number, ids(fewer), without)
		}
		kept := NewForm(number, all, true)
		for i, item := range kept.Items {
			same := f.Items[slices.Index(ids(f), item.Question.ID)]
			if item.Question.ID != all[i].ID || !slices.Equal(item.Options, same.Options) || item.Key != same.Key {
				t.Fatalf("form %d, kept in order: question %d is %+v", number, i, item)
			}
		}
	}
	if len(orders) != 50 {
		t.Errorf("50 forms have %d orders of questions", len(orders))
	}
}

// TestWholeMarks: what a reply is judged to be worth is a whole number of marks, but where
// the number of right options is not told.
func TestWholeMarks(t *testing.T) {
	tried := 0
	for _, item := range NewForm(1, questions(), true).Items {
		if item.Marks < 1 {
			t.Errorf("%s earns %d", item.Question.Kind.Name(), item.Marks)
		}
		if c, ok := item.Question.Kind.(quiz.Choice); ok && c.Open {
			if item.Marks != 1 {
				t.Errorf("the sheet tells by %d marks how many options are right", item.Marks)
			}
			continue
		}
		for _, r := range replies(item) {
			tried++
			v := item.Question.Judge(r)
			if got := v.Score * float64(item.Marks); math.Abs(got-math.Round(got)) > 1e-9 {
				t.Errorf("%s: %v earns %v of %d marks", item.Question.Kind.Name(), r, got, item.Marks)
			}
		}
	}
	if tried < 500 {
		t.Errorf("%d replies were tried", tried)
	}
}

// replies are many a reply that chooses among the options of an item, and some words.
func replies(item Item) (list []quiz.Reply) {
	n := len(item.shown)
	for code := range 1 << (3 * min(n, 3)) {
		var r quiz.Reply
		for rest := code; rest > 0; rest /= 5 {
			if i := rest % 5; i < n {
				r.Chosen = append(r.Chosen, item.shown[i])
			}
		}
		list = append(list, r)
	}
	for _, words := range []string{"goods; money", "goods; sand", "life; liberty", "life; life", "State Treaty", "2850", "neutral"} {
		list = append(list, quiz.Reply{Text: strings.Split(words, "; ")})
	}
	return list
}

func TestCode(t *testing.T) {
	codes := map[string]bool{}
	add := func(f Form) { codes[f.Code()] = true }
	all := questions()
	for number := uint32(1); number <= 20; number++ {
		add(NewForm(number, all, false))
		add(NewForm(number, all, false))
	}
	if len(codes) != 20 {
		t.Fatalf("20 forms have %d codes", len(codes))
	}
	all[0].Stem += "!"
	add(NewForm(1, all, false))
	all[6].Kind = quiz.TrueFalse(false)
	add(NewForm(1, all, false))
	add(NewForm(1, all, true))
	if len(codes) != 23 {
		t.Errorf("after an edit of a stem, of an answer and of the order there are %d codes", len(codes)-20)
	}
}

func written(t *testing.T, test Test) string {
	t.Helper()
	var b bytes.Buffer
	if err := test.HTML(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestHTMLIsData: nothing of a stranger's course becomes an element or an attribute, and
// all of it is there to read.
func TestHTMLIsData(t *testing.T) {
	text := written(t, aTest(1, 2))
	if again := written(t, aTest(1, 2)); again != text {
		t.Error("written twice, it is not the same")
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	elements := map[string]bool{}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		elements[n.Data] = true
		for _, a := range n.Attr {
			if !slices.Contains([]string{"class", "lang", "dir", "id", "aria-labelledby", "scope", "charset", "content", "http-equiv", "name"}, a.Key) || strings.Contains(a.Val, "alert") {
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
	}
	for _, bad := range []string{"script", "img", "a", "link", "form", "input"} {
		if elements[bad] {
			t.Errorf("there is <%s>", bad)
		}
	}
	if n := strings.Count(text, "&lt;script&gt;alert(1)&lt;/script&gt;"); n < 2*len(questions()) {
		t.Errorf("a stranger's words are there %d times", n)
	}
	for _, want := range []string{`lang="uk"`, "Form 2, code ", "End of form 1", `default-src &#39;none&#39;`, "Course &lt;script"} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %s", want)
		}
	}
}

func TestPartsThatAreAskedFor(t *testing.T) {
	test := aTest(1)
	test.Key, test.Places = false, false
	plain := written(t, test)
	for _, unwanted := range []string{`class="key"`, "Source: ", `class="large"`, "Peace Treaty", "Agreements"} {
		if strings.Contains(plain, unwanted) || strings.Contains(test.Markdown(), unwanted) {
			t.Errorf("there is %s", unwanted)
		}
	}
	test.Large, test.Places = true, true
	for _, wanted := range []string{`class="large"`, "Source: "} {
		if !strings.Contains(written(t, test), wanted) {
			t.Errorf("there is no %s", wanted)
		}
	}
}

// TestGroups: many forms stand side by side a few at a time, and all of them are there.
func TestGroups(t *testing.T) {
	groups := aTest(1, 2, 3, 4, 5, 6, 7, 8, 9).Groups()
	var numbers []uint32
	for _, g := range groups {
		for i, f := range g.Forms {
			numbers = append(numbers, f.Number)
			for at, row := range g.Rows {
				if !strings.HasPrefix(row.Keys[i], f.Items[at].Key) || row.Number != at+1 {
					t.Fatalf("form %d, question %d: %s, not %s", f.Number, at+1, row.Keys[i], f.Items[at].Key)
				}
			}
		}
	}
	if !slices.Equal(numbers, []uint32{1, 2, 3, 4, 5, 6, 7, 8, 9}) || len(groups) != 3 {
		t.Errorf("the groups have %v", numbers)
	}
}

// TestJudged: the key says where each question stands on each form.
func TestJudged(t *testing.T) {
	test := aTest(3, 8)
	for _, j := range test.Judged() {
		if len(j.On) != 2 || j.On[0].Form != 3 || j.On[1].Form != 8 {
			t.Fatalf("%s stands on %v", j.Question.ID, j.On)
		}
		for i, on := range j.On {
			if got := test.Forms[i].Items[on.Number-1].Question.ID; got != j.Question.ID {
				t.Errorf("%s is no. %d on form %d, where %s stands", j.Question.ID, on.Number, on.Form, got)
			}
		}
	}
}

// What is known to be wrong stands in the key as it would be written on the paper, with the
// gap in which it would be wrong.
func TestRefused(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		kind quiz.Kind
		want string
	}{
		{quiz.Typed{Accept: []string{"State Treaty"}, Wrong: []quiz.Refusal{{Say: "Peace Treaty"}}}, "Peace Treaty"},
		{quiz.AnyOf{Answers: [][]string{{"goods"}, {"people"}}, Need: 1, Wrong: []quiz.Refusal{{Say: "news"}}}, "news"},
		{quiz.Number{Value: 2850, Wrong: []quiz.WrongNumber{{Value: 2888}}}, "2888"},
		{quiz.Cloze{Text: []string{"a ", " and ", " country"}, Gaps: [][]string{{"neutral"}, {"armed"}}, Wrong: []quiz.Refusal{{Say: "poor", Gap: 2}, {Say: "small"}}}, "gap 2: poor|small"},
		{quiz.TrueFalse(true), ""},
	} {
		if got := strings.Join(wrong(test.kind), "|"); got != test.want {
			t.Errorf("%T: %q, want %q", test.kind, got, test.want)
		}
	}
}

// FuzzEscape: in escaped text no sign of Markdown is left, and without the escapes it is
// the text.
func FuzzEscape(f *testing.F) {
	f.Add(hostile)
	f.Add("a  b\n# c\\* `d` &lt; $x$ ~~e~~")
	f.Fuzz(func(t *testing.T, text string) {
		var plain strings.Builder
		escaped := false
		for _, r := range escape(text) {
			switch {
			case escaped:
				escaped = false
			case r == '\\':
				escaped = true
				continue
			case strings.ContainsRune("`*_{}[]<>#|~$&^\n", r):
				t.Fatalf("%q leaves %q", text, r)
			}
			plain.WriteRune(r)
		}
		if want := space.ReplaceAllString(strings.ToValidUTF8(text, "�"), " "); escaped || plain.String() != want && strings.ToValidUTF8(text, "") == text {
			t.Fatalf("%q is shown as %q", text, plain.String())
		}
	})
}
