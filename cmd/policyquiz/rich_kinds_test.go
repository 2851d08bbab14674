//go:build !windows

package main

import (
	"fmt"
	"strings"
	"testing"

	"policyquiz/cmd/policyquiz/terminal/terminaltest"
)

// kinds has a question of each kind, and some that are hard to show.
const kinds = `
title   = "Every kind of question"
summary = "Questions of every kind, for narrow and wide screens."

[[question]]
id     = "single"
ask    = "Who first proposed that Russian troops leave the Zaporizhzhia nuclear plant?"
answer = "Steve Witkoff, in May 2025"
wrong  = [{ say = "Vladimir Putin, in August 2025", because = "he asked for Donbas, and never spoke of the plant (¶93)" }, "the Lawfare podcast's editors", "Mykhailo Soldatenko"]
why    = "Witkoff put it to the Kremlin; as far as Ciaramella knows, Moscow never took it up."

[[question]]
id      = "several"
ask     = "Which three things deter Russia in Soldatenko's model?"
answers = ["possible use of US force", "Ukraine's own forces", "Russia's interest in keeping the deal"]
wrong   = ["a European reassurance force", { say = "an army of 800,000", because = "that is the plan in Responsible Statecraft" }]
why     = "Attacking again would mean facing American force."

[[question]]
id     = "truth"
ask    = "True or false: a security guarantee in Ciaramella's sense binds the guarantor to fight."
answer = true

[[question]]
id     = "typed"
ask    = "Which term does Ciaramella use for what someone's conduct, not their words, shows they want?"
accept = ["revealed preference", "revealed preferences"]

[[question]]
id     = "number"
ask    = "How large an army does the plan in Responsible Statecraft give Ukraine?"
number = 800000
within = 10000
unit   = "personnel"

[[question]]
id    = "order"
ask   = "Put these in order, from first to last."
order = ["Budapest Memorandum", "Minsk II", "Istanbul talks"]

[[question]]
id    = "match"
ask   = "Who said what?"
match = [["Ciaramella", "a guarantee means own troops"], ["Soldatenko", "neutrality can be armed"], ["Putin", "no foreign troops"]]

[[question]]
id    = "gaps"
cloze = "An {armed|militarised} neutrality leaves Ukraine outside {NATO|the alliance}, but not defenceless."

[[question]]
id   = "card"
ask  = "What is a snapback clause?"
back = "A promise that lifted sanctions return by themselves when the deal is broken."
why  = "Soldatenko counts on it (¶120)."

[[question]]
id     = "chinese"
ask    = "Which is the Chinese term for strategic ambiguity? 请选择正确的译法，并注意它与相近概念的区别。"
answer = "战略模糊：不明确说明是否会出兵，以此同时威慑双方，避免任何一方单方面改变现状"
wrong  = ["战略清晰：事先明确说明会出兵，使对手不敢轻举妄动，也使盟友放心", "全面接触"]

[[question]]
id     = "cyrillic"
ask    = "Який термін відповідає англійському “armed neutrality”?"
answer = "збройний нейтралітет, за якого держава не вступає до союзів, але зберігає боєздатне військо"
wrong  = ["гарантії безпеки, за яких союзник зобов'язується воювати на боці держави", "стримування"]

[[question]]
id     = "eleven"
ask    = "Which of these is not a member of the Weimar Triangle or the Nordic-Baltic Eight?"
answer = "Hungary"
wrong  = ["Denmark", "Estonia", "Finland", "France", "Germany", "Iceland", "Latvia", "Lithuania", "Norway", "Poland"]
`

// A turn is one answer to one question of kinds: what is typed or pressed, at
// which prompt, and what is seen of it.
type turn struct {
	prompt string
	reply  func(l *learner) string
	see    []string
}

// put replies with the labels of options, in order.
func put(options ...string) func(*learner) string {
	return func(l *learner) string {
		var labels []string
		for _, o := range options {
			labels = append(labels, l.option(o))
		}
		return strings.Join(labels, " ")
	}
}

// rows replies with an option for each row.
func rows(options ...string) func(*learner) string {
	return func(l *learner) string {
		var pairs []string
		for i, o := range options {
			pairs = append(pairs, fmt.Sprint(i+1)+l.option(o))
		}
		return strings.Join(pairs, " ")
	}
}

func say(text string) func(*learner) string { return func(*learner) string { return text } }

// kindsTurns has the answers to each question of kinds, by its stem, until it
// is answered rightly.
var kindsTurns = map[string][]turn{
	"Who first proposed": {
		{"1-4", put("Vladimir"), []string{"✗ Wrong.", "You said: Vladimir Putin, in August 2025", "No: he asked for Donbas",
			"The answer: Steve Witkoff, in May 2025", "Why: Witkoff put it", "It comes back in this session."}},
		{"1-4", put("Steve"), []string{"✓ Right.", "The answer: Steve Witkoff", "It comes back tomorrow."}},
	},
	"Which three things": {
		{typeIt, put("possible", "Ukraine's", "an army"), []string{"~ Partly right. It counts 33 %.", "✗ wrong: an army of 800,000", "No: that is the plan", "missed: Russia's interest"}},
		{typeIt, say("?"), []string{"· Not known.", "The answer:", "- possible use of US force"}},
		{typeIt, put("possible", "Ukraine's", "Russia's"), []string{"✓ Right."}},
	},
	"True or false": {
		{"1-2", put("true"), []string{"✓ Right.", "The answer: true"}},
	},
	"Which term does Ciaramella": {
		{typeIt, say("reveald preference"), []string{"✓ Right. It is written: revealed preference."}},
	},
	"How large an army": {
		{typeIt, say("800k"), []string{"✓ Right.", "The answer: 800,000 personnel", "It comes back in 2 days."}},
	},
	"Put these in order": {
		{typeIt, put("Minsk", "Budapest", "Istanbul"), []string{"~ Partly right. It counts 67 %.", "You said:", "out of place: Budapest Memorandum", "✓ right: Istanbul talks", "The answer:", "- Budapest Memorandum"}},
		{typeIt, put("Budapest", "Minsk", "Istanbul"), []string{"✓ Right."}},
	},
	"Who said what?": {
		{typeIt, rows("a guarantee", "no foreign", "neutrality"), []string{"~ Partly right.", "✗ wrong: Soldatenko: no foreign troops; right is neutrality can be armed"}},
		{typeIt, rows("a guarantee", "neutrality", "no foreign"), []string{"✓ Right."}},
	},
	"Which words are missing?": {
		{typeIt, say("armed; EU"), []string{"~ Partly right. It counts 50 %.", "✓ gap 1, right: armed", "✗ gap 2, wrong: EU", "outside NATO"}},
		{typeIt, say("armed; the alliance"), []string{"✓ Right."}},
	},
	"What is a snapback clause?": {
		{"1 again", say("3"), []string{"✓ Noted: good.", "Soldatenko counts on it"}},
	},
	"Which is the Chinese term": {
		{"1-3", put("战略模糊"), []string{"✓ Right.", "The answer: 战略模糊"}},
	},
	"Який термін": {
		{"1-3", put("гарантії"), []string{"✗ Wrong.", "You said: гарантії безпеки"}},
		{"1-3", put("збройний"), []string{"✓ Right."}},
	},
	"Which of these is not": {
		{typeIt, put("Hungary"), []string{"✓ Right."}},
	},
}

// One of every kind, on wide and narrow screens: what is shown stays readable
// to the last line, and nothing else stays.
func TestRichKinds(t *testing.T) {
	t.Parallel()
	for _, size := range []struct{ cols, rows int }{{80, 24}, {40, 12}, {20, 10}} {
		t.Run(fmt.Sprintf("%dx%d", size.cols, size.rows), func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, kinds)
			l := d.sit(size.cols, size.rows, "--new", "20")
			left := map[string][]turn{}
			turns := 0
			for stem, t := range kindsTurns {
				left[stem] = t
				turns += len(t)
			}
			for ; turns > 0; turns-- {
				stem := l.stem(left)
				turn := left[stem][0]
				left[stem] = left[stem][1:]
				if turn.prompt == "1 again" {
					l.turnTo("Enter: see the back")
					l.at("Enter: see the back", "\r")
					l.see("A promise that lifted")
				} else {
					l.turnTo(turn.prompt)
				}
				l.at(turn.prompt, turn.reply(l)+strings.Repeat("\r", strings.Count(turn.prompt, ">")))
				l.see(turn.see[0])
				l.turnTo(next)
				for _, text := range turn.see[1:] {
					l.see(text)
				}
				l.at(next, "\r")
			}
			l.see("12 questions: 6 right, 4 partly right, 2 wrong.")
			l.expectEnd(0)
			l.checkPaper()
			golden(t, fmt.Sprintf("kinds-%dx%d.txt", size.cols, size.rows), l.transcript())
		})
	}
}

// stem waits for the next question, and returns which of turns it is.
func (l *learner) stem(turns map[string][]turn) (stem string) {
	l.T.Helper()
	l.see(" of ")
	from := l.row
	l.await("a question", func() bool {
		lines, waits := l.lines(from)
		all := unspaced(strings.Join(lines, " "))
		for stem = range turns {
			if waits && len(turns[stem]) > 0 && strings.Contains(all, unspaced(stem)) {
				return true
			}
		}
		return false
	})
	l.see(stem)
	return stem
}

// What stands on the screen, row by row, when a page is full, when a reply is
// waited for, and when there is a verdict.
func TestRichScreens(t *testing.T) {
	t.Parallel()
	for _, size := range []struct{ cols, rows int }{{80, 24}, {40, 12}, {20, 10}} {
		t.Run(fmt.Sprintf("%dx%d", size.cols, size.rows), func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, kinds)
			l := d.sit(size.cols, size.rows)
			var shots strings.Builder
			shoot := func(begins string) {
				t.Helper()
				l.turnPages(begins, func() { shots.WriteString(l.shot()) })
			}
			shoot("1-4")
			l.at("1-4", l.option("Vladimir"))
			l.see("✗ Wrong.")
			shoot(next)
			l.at(next, "\r")
			shoot(typeIt)
			l.at(typeIt, put("possible", "Ukraine's", "an army")(l))
			l.prompt("> \\d \\d \\d")
			shots.WriteString(l.shot())
			l.Send("\r")
			l.see("~ Partly right.")
			shoot(next)
			l.at(next, "q")
			l.see("To go on:")
			l.expectEnd(0)
			shots.WriteString(l.shot())
			golden(t, fmt.Sprintf("screens-%dx%d.txt", size.cols, size.rows), shots.String())
		})
	}
}

// shot is the screen in its frame, the cursor as a bar. Below a row that is not all plain
// stand the marks of its characters; see terminaltest.Mark.
func (l *learner) shot() string {
	l.Mu.Lock()
	defer l.Mu.Unlock()
	l.Screen.Lock()
	defer l.Screen.Unlock()
	cols, height := l.Screen.Size()
	cursor := l.Screen.Cursor()
	var b strings.Builder
	edge := "+" + strings.Repeat("-", cols) + "+\n"
	b.WriteString(edge)
	for y := range height {
		b.WriteString("|")
		marks := " "
		for x := range cols {
			cell := l.Screen.Cell(x, y)
			marks += string(terminaltest.Mark(cell))
			switch c := cell.Char; {
			case x == cursor.X && y == cursor.Y:
				b.WriteRune('█')
			case c == 0:
				b.WriteRune(' ')
			case c != terminaltest.Second:
				b.WriteRune(c)
			}
		}
		b.WriteString("|\n")
		if marks := strings.TrimRight(marks, " "); marks != "" {
			b.WriteString(marks + "\n")
		}
	}
	b.WriteString(edge)
	return b.String()
}
