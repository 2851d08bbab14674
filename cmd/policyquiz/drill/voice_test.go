package drill

import (
	"strings"
	"testing"

	"policyquiz/quiz"
)

func TestCommands(t *testing.T) {
	for _, test := range []struct {
		line string
		want move
	}{
		{"?", move{reply: quiz.Reply{Unknown: true}}},
		{" ? ", move{reply: quiz.Reply{Unknown: true}}},
		{"？", move{reply: quiz.Reply{Unknown: true}}},
		{"\ufeff?\u200b", move{reply: quiz.Reply{Unknown: true}}},
		{"：ｑ", move{kind: quit}},
		{"\x00:u", move{kind: undo}},
		{":q", move{kind: quit}},
		{":Quit", move{kind: quit}},
		{":u", move{kind: undo}},
		{":undo", move{kind: undo}},
		{":s", move{kind: skip}},
		{":skip", move{kind: skip}},
		{":r", move{kind: amend, grade: quiz.Good}},
		{":right", move{kind: amend, grade: quiz.Good}},
		{":h", move{kind: amend, grade: quiz.Hard}},
		{":hard", move{kind: amend, grade: quiz.Hard}},
		{":e", move{kind: amend, grade: quiz.Easy}},
		{":easy", move{kind: amend, grade: quiz.Easy}},
	} {
		for _, freeText := range []bool{false, true} {
			if got, ok := command(test.line, freeText); !ok || got.kind != test.want.kind || got.grade != test.want.grade || got.reply.Unknown != test.want.reply.Unknown {
				t.Errorf("%q (free text %v): %+v, %v", test.line, freeText, got, ok)
			}
		}
	}
	for line, want := range map[string]moveKind{"q": quit, "U": undo, " s": skip} {
		if got, ok := command(line, false); !ok || got.kind != want {
			t.Errorf("%q: %+v, %v", line, got, ok)
		}
		if got, ok := command(line, true); ok {
			t.Errorf("%q as an answer: %+v", line, got)
		}
	}
	for _, line := range []string{"I don't know", "I don’t know.", "idk", "no idea", "No idea.", "I’m not sure"} {
		if got, ok := command(line, true); !ok || !got.reply.Unknown {
			t.Errorf("%q: %+v, %v", line, got, ok)
		}
	}
	for _, line := range []string{"", "1", "r", "h", "e", "quit", ":y", ":x why", ":resume it", "??", ":", "help"} {
		if got, ok := command(line, false); ok {
			t.Errorf("%q is a command: %+v", line, got)
		}
	}
}

func TestActionsAfter(t *testing.T) {
	for _, test := range []struct {
		name    string
		verdict quiz.Verdict
		keys    string
	}{
		{"typed and right", quiz.Verdict{Outcome: quiz.Right, Score: 1, Said: []string{"x"}}, "ghexfuq"},
		{"called right", quiz.Verdict{Outcome: quiz.Wrong, Said: []string{"x"}}.Amended(quiz.Right), "hexfuq"},
		{"typed and guessed", quiz.Verdict{Outcome: quiz.Right, Score: 1, Said: []string{"x"}}.Amended(quiz.Unknown), "rxfuq"},
		{"typed and wrong", quiz.Verdict{Outcome: quiz.Wrong, Said: []string{"x"}}, "rxfuq"},
		{"guessable and right", quiz.Verdict{Outcome: quiz.Right, Score: 1, Chance: 0.25, Said: []string{"x"}}, "ghxfuq"},
		{"guessable and wrong", quiz.Verdict{Outcome: quiz.Wrong, Chance: 0.25, Said: []string{"x"}}, "xfuq"},
		{"guessed", quiz.Verdict{Outcome: quiz.Unknown, Chance: 0.25, Guessed: true, Said: []string{"x"}}, "rxfuq"},
		{"not known", quiz.Verdict{Outcome: quiz.Unknown}, "xfuq"},
		{"a card", quiz.Verdict{Outcome: quiz.Right, Score: 1, Self: quiz.Good, Said: []string{"good"}}, "xfuq"},
	} {
		keys := ""
		for _, a := range actionsAfter(test.verdict) {
			keys += a.key
			if m, ok := command(":"+a.key, true); !ok || (m.kind == amend) != strings.Contains("rhge", a.key) {
				t.Errorf("%s: key %s is %+v, %v", test.name, a.key, m, ok)
			}
		}
		if keys != test.keys {
			t.Errorf("%s: keys %s, want %s", test.name, keys, test.keys)
		}
	}
}

// TestRichPrompts: a prompt is the longest wording that leaves a column free.
func TestRichPrompts(t *testing.T) {
	choice := quiz.Posed{Options: []string{"a", "b", "c"}}
	card := quiz.Posed{Input: quiz.Reveal, Hint: "1 again (not known), 2 hard, 3 good or 4 easy"}
	after := append([]action{passageAction}, actionsAfter(quiz.Verdict{Outcome: quiz.Right, Score: 1, Said: []string{"x"}})...)
	for _, test := range []struct {
		name   string
		prompt func(richVoice) string
		want   []string // from wide screens to narrow ones
	}{
		{"options", func(v richVoice) string { return v.reply(choice) },
			[]string{"Press 1-3  ? don't know  s skip  u undo  q quit", "Press 1-3  ?  s skip  u undo  q quit", "Press 1-3 ? s u q"}},
		{"a card", func(v richVoice) string { return v.reply(card) },
			[]string{card.Hint + "  ? don't know  s skip  u undo  q quit", card.Hint + "  ? s u q", "1 again … 4 easy  ? s u q", "1 again … 4 easy"}},
		{"the page for whoever begins", richVoice.begin,
			[]string{"Enter: begin  q quit", "Enter: go  q quit", "Enter  q"}},
		{"a part of a question", func(v richVoice) string { return v.more(false) },
			[]string{"Enter: more  q quit", "Enter  q"}},
		{"before the question again", richVoice.toQuestion,
			[]string{"Enter: the question again", "Enter: question", "Enter"}},
		{"a part of a verdict", func(v richVoice) string { return v.more(true) },
			[]string{"Enter: more  q skip the rest", "Enter: more  q end", "Enter  q"}},
		{"the front of a card", richVoice.back,
			[]string{"Enter: see the back  ? don't know  s skip  u undo  q quit", "Enter: see the back  ? s u q", "Enter: see the back"}},
		{"after a failure", richVoice.unwritten,
			[]string{"t try again, p practise on without recording, q quit", "t try again  p practise on  q quit", "t again p on q quit"}},
		{"after an exam", richVoice.handIn,
			[]string{"e end, and see what was right  u undo the last answer", "e end, and see what was right  u undo", "e end  u undo"}},
		{"after a verdict", func(v richVoice) string { return v.next(after) },
			[]string{"Enter: next  p passage  g I guessed  h it was hard  e it was easy  x suspend  f flag  u undo  q quit", "Enter: next  p passage  g guessed  h hard  e easy  x suspend  f flag  u undo  q quit", "Enter  p passage  g guessed  h hard  e easy  x suspend  f flag  u undo  q quit", "Enter p g h e x f u q  ? help", "Enter p g h e x f u q ?", "Enter p g h e x f u q", "Enter pghexfuq ?"}},
	} {
		for i, want := range test.want {
			on := func(width int) string { return test.prompt(richVoice{func() int { return width }, false}) }
			columns := len([]rune(want))
			if got := on(columns + 1); got != want {
				t.Errorf("%s, %d columns: %q, want %q", test.name, columns+1, got, want)
			}
			next := test.want[min(i+1, len(test.want)-1)]
			if got := on(columns); got != next {
				t.Errorf("%s, %d columns: %q, want %q", test.name, columns, got, next)
			}
		}
	}
	typed := quiz.Posed{Input: quiz.Type, FreeText: true, Hint: "the answer in words"}
	v := richVoice{func() int { return 80 }, false}
	if got := v.reply(typed); got != "> " {
		t.Errorf("a line has the prompt %q", got)
	}
	if how, commands := v.howTo(typed); how != "Type the answer in words, then Enter" || commands != "; ? don't know, :s skip, :u undo, :q quit." {
		t.Errorf("%q and %q", how, commands)
	}
	if how, commands := v.howTo(choice); how+commands != "" {
		t.Errorf("above the keys of options stands %q", how+commands)
	}
}

func TestPlainPrompts(t *testing.T) {
	v := plainVoice{}
	after := actionsAfter(quiz.Verdict{Outcome: quiz.Right, Said: []string{"x"}})
	for got, want := range map[string]string{
		v.reply(quiz.Posed{Hint: "a number"}):                                              "Reply with a number; ? for don't know, s skip, u undo, q quit.",
		v.reply(quiz.Posed{Input: quiz.Type, FreeText: true, Hint: "the answer in words"}): "Reply with the answer in words; ? for don't know, :s skip, :u undo, :q quit.",
		v.reply(quiz.Posed{Input: quiz.Reveal, Hint: "1 again or 2 hard"}):                 "Reply with 1 for again, which is not known, 2 for hard, 3 for good or 4 for easy; ? for don't know, s skip, u undo, q quit.",
		v.next(after): "",
		v.end(after):  "All questions are answered. Enter ends; :h for “it was hard”, :e for “it was easy”, :x for “suspend”, :f for “flag”, :u for “undo”, :q for “quit”.",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if how, commands := v.howTo(quiz.Posed{Input: quiz.Type}); how+commands != "" {
		t.Errorf("%q stands between a question and its prompt", how+commands)
	}
}

func TestAsideCommands(t *testing.T) {
	for line, want := range map[string]asideMove{
		":x":                        {kind: suspend},
		" :Suspend ":                {kind: suspend},
		"：suspend-last":             {kind: suspend, last: true},
		":resume":                   {kind: resume, last: true},
		":f":                        {kind: flag},
		":flag":                     {kind: flag},
		":flag  The key is wrong. ": {kind: flag, note: "The key is wrong."},
		":flag-last last of all":    {kind: flag, last: true, note: "last of all"},
		":f :x":                     {kind: flag, note: ":x"},
	} {
		if got, ok := command(line, true); !ok || got.kind != aside || got.aside != want {
			t.Errorf("%q is %+v, %v; want %+v", line, got.aside, ok, want)
		}
	}
}

// A word is a command without its colon only if it stands alone.
func TestBareCommands(t *testing.T) {
	for word, want := range map[string]string{"q": ":q", "quit": ":quit", "exit": ":quit", "help": ":help", "flag": ":flag", "flag day": "", "exit poll": "", "word": "", "": ""} {
		got, ok := bareCommand(word)
		if ok != (want != "") || ok && got != want {
			t.Errorf("%q: %q, %v", word, got, ok)
		}
	}
}

// A command's word is an answer at once if it is right; in an exam it is doubted all the
// same, so that to be asked back tells nothing.
func TestDoubt(t *testing.T) {
	kind := quiz.Typed{Accept: []string{"Q"}}
	for _, silent := range []bool{false, true} {
		c := &conversation{silent: silent}
		a := &asking{q: quiz.Question{Kind: kind}, posed: kind.Pose(nil)}
		if err := c.doubt(a, "q"); (err != nil) != silent {
			t.Errorf("in an exam %v, a right answer: %v", silent, err)
		}
		if err := c.doubt(a, "s"); err == nil {
			t.Errorf("in an exam %v: a wrong answer is not doubted", silent)
		}
		if err := c.doubt(a, "s"); err != nil {
			t.Errorf("in an exam %v, sent again: %v", silent, err)
		}
	}
}
