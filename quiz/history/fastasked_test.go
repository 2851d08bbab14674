package history

import (
	"reflect"
	"testing"

	"policyquiz/quiz"
)

// askedOfKinds are questions of all shapes, as they were worded.
func askedOfKinds() (list []quiz.Asked) {
	for _, k := range []quiz.Kind{
		quiz.Choice{Options: []quiz.Option{{Text: "a", Right: true}, {Text: "Запоріжжя", Entry: "b"}, {Text: "c"}}},
		quiz.Match{Pairs: []quiz.Pair{{Left: quiz.Item{Text: "x"}, Right: quiz.Item{Text: "y"}}, {Left: quiz.Item{Text: "z"}, Right: quiz.Item{Text: "u"}}}},
		quiz.Cloze{Text: []string{"a ", " b ", "."}, Gaps: [][]string{{"x", "y"}, {"z"}}},
		quiz.Number{Value: 2.5, Unit: "million"}, quiz.Card("back"), quiz.TrueFalse(true),
	} {
		q := quiz.Question{ID: "c/d/q", Stem: "Which?", Kind: k, Objective: "o", Rung: 3, Rev: 12}
		list = append(list, q.Asked("c/d"))
	}
	return list
}

// The fast way reads what encodeAsked writes, and agrees with the slow one wherever it
// reads anything.
func FuzzFastAsked(f *testing.F) {
	for _, a := range askedOfKinds() {
		line, err := encodeAsked(&a)
		if err != nil {
			f.Fatal(err)
		}
		if _, got, ok := fastAskedWords(line); !ok || got.Print() != a.Print() {
			f.Fatalf("%s is read as %+v, %v", line, got, ok)
		}
		f.Add(line)
	}
	f.Add(`{"asked":"x","question":"q","rung":01,"right":[["a"],[]]}`)
	f.Add(`{"asked":"x","question":"q","stem":"a","stem":"b"}`)
	f.Fuzz(func(t *testing.T, line string) {
		print, got, ok := fastAskedWords(line)
		if !ok {
			return
		}
		got.Options, got.Rows = someItems(got.Options), someItems(got.Rows)
		if c, fault := decodeAsked(line); print == got.Print() && (fault != nil || !reflect.DeepEqual(got, *c.words)) {
			t.Errorf("%s: %+v, want %+v, %v", line, got, c.words, fault)
		} else if print != got.Print() && (fault == nil || c.words != nil) {
			t.Errorf("%s: read as %+v, but the slow way has %+v", line, got, c.words)
		}
	})
}

func someItems(items []quiz.AskedItem) []quiz.AskedItem {
	if len(items) == 0 {
		return nil
	}
	return items
}
