package drill

import (
	"fmt"
	"strings"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
)

// This file has the wording of the prompts. What a reply to a question looks like
// is the Hint of the question's kind.

// What both voices say.
const (
	practiseAhead      = "Practise what is not due yet?"        // if nothing is due
	practiseUnrecorded = "Practise without recording anything?" // if answers cannot be written
	writing            = "Writing it down …"                    // while a disk is slow
)

// commandHelp lists the commands, which mean the same at all prompts, and what each does.
// In an exam some do something else, and those without words there do nothing.
var commandHelp = []struct{ command, what, inExam string }{
	{"?", "I don't know", "I don't know"},
	{":s", "skip the question until tomorrow (:skip)", "leave the question out (:skip)"},
	{":u", "undo the last answer or skip (:undo)", "undo the last answer or skip (:undo)"},
	{":q", "quit (:quit)", "end the exam, and see what was right (:quit)"},
	{":r", "of the last answer: I was right (:right)", ""},
	{":h", "of the last answer: it was hard (:hard)", ""},
	{":e", "of the last answer: it was easy (:easy)", ""},
	{":g", "of the last answer: I guessed (:guessed)", ""},
	{":p", "the passage where the last answer stands (:passage)", ""},
	{":why", "why the question of the last answer comes when it does", ""},
	{":x", "suspend the question; :x-last the last one (:suspend)", ""},
	{":f", flagHelp, flagHelp},
	{":resume", "ask the last question again, which was suspended or rests", ""},
	{":help", "this list", "this list"},
}

const flagHelp = "flag the question for the instructor, with a note behind it; :f-last the last one (:flag)"

// A voice is how a drill speaks at its prompts. There are two. The rich voice is for
// a terminal: the learner presses keys at a prompt, which must fit on one line. The
// plain voice is for pipes, scripts and screen readers: the learner types lines, and
// words replace the signs and keys.
type voice interface {
	// signs reports whether outcomes have a sign before their word.
	signs() bool
	// howTo returns the line between a question and its prompt, and behind it the
	// commands; "" for none.
	howTo(quiz.Posed) (how, commands string)
	// reply returns the prompt for a reply.
	reply(quiz.Posed) string
	// begin returns the prompt below the page for whoever begins.
	begin() string
	// more returns the prompt below a part of a long screen. If q ends only what is
	// read there, rest is true; otherwise q ends the drill.
	more(rest bool) string
	// toQuestion returns the prompt between what was read at a question and the question,
	// which is shown again.
	toQuestion() string
	// wants returns the prompt where nothing is left to do today. It offers so many new
	// questions, or none, and what is not due yet if early is true.
	wants(news int, early bool) string
	// howSure returns the line above the prompt and the prompt that asks how sure the
	// learner is of a reply. Said is the reply, if it was given with a key; it may be
	// empty, and so may the line.
	howSure(said string) (above, prompt string)
	// back returns the prompt before the back of a flashcard is shown.
	back() string
	// yes returns the line above the prompt and the prompt of a question whose
	// answer is yes or no. The line may be empty.
	yes(question string) (above, prompt string)
	// unwritten returns the prompt after an answer could not be written.
	unwritten() string
	// pauses reports whether there is a prompt after each verdict, at which the
	// learner may amend the answer. Without it the learner amends the answer at
	// the prompt of the next question.
	pauses() bool
	// next returns the prompt after a verdict, with the actions there.
	next(actions []action) string
	// end returns the prompt after the last question, with the actions there. A
	// voice that pauses has no such prompt.
	end(actions []action) string
	// handIn returns the prompt after the last question of an exam. On a terminal
	// Enter does not end it there: it may be pressed after the key of an answer.
	handIn() string
}

// An action is something that the learner can do after a verdict: its key, its
// description, and a shorter description.
type action struct{ key, words, brief string }

// actionsAfter lists what the learner can do after a verdict: amend the answer as
// far as the verdict allows, say something of the question, undo the answer, or quit.
func actionsAfter(v quiz.Verdict) []action {
	var all []action
	switch {
	case v.Guessed:
		all = append(all, action{"r", "I knew it", "knew it"})
	case v.CanBeRight():
		all = append(all, action{"r", "I was right", "right"})
	}
	if v.CanBeGuessed() {
		all = append(all, action{"g", "I guessed", "guessed"})
	}
	if v.CanBeHard() {
		all = append(all, action{"h", "it was hard", "hard"})
	}
	if v.CanBeEasy() {
		all = append(all, action{"e", "it was easy", "easy"})
	}
	return append(all, action{"x", "suspend", "suspend"}, action{"f", "flag", "flag"}, action{"u", "undo", "undo"}, action{"q", "quit", "quit"})
}

// aloud is the action as a voice without keys says it: its command, and what that is for.
func (a action) aloud() string { return ":" + a.key + " for “" + a.words + "”" }

// A plainVoice is the voice for lines. A terse one does not list the commands.
type plainVoice struct{ terse bool }

func (plainVoice) signs() bool                             { return false }
func (plainVoice) howTo(quiz.Posed) (how, commands string) { return "", "" }
func (plainVoice) pauses() bool                            { return false }
func (plainVoice) next([]action) string                    { return "" }
func (plainVoice) begin() string                           { return "" } // it does not wait there
func (plainVoice) more(bool) string                        { return "" } // its screens have no end

func (plainVoice) toQuestion() string { return "" } // nothing leaves its screen

// reply says of the grades of a flashcard what each is for: "1 again" would be heard as
// once more.
func (v plainVoice) reply(p quiz.Posed) string {
	if p.Input == quiz.Reveal {
		p.Hint = "1 for again, which is not known, 2 for hard, 3 for good or 4 for easy"
	}
	return "Reply with " + p.Hint + otherwise(p, "? for don't know", v.terse)
}

func (v plainVoice) back() string {
	if v.terse {
		return "Enter: see the back"
	}
	return "Enter: see the back; ? for don't know, s skip, u undo, q quit."
}

func (v plainVoice) howSure(string) (above, prompt string) {
	if v.terse {
		return "", "How sure, from 1 to 3?"
	}
	return "", "How sure are you? 1 for not sure, 2 for fairly sure, 3 for sure; u undo, q quit."
}

func (plainVoice) yes(question string) (above, prompt string) {
	return "", question + " y for yes, n for no"
}

func (plainVoice) wants(news int, early bool) string {
	var ways []string
	if news > 0 {
		ways = append(ways, fmt.Sprintf("m for %d more new ones", news))
	}
	if early {
		ways = append(ways, "a for what is not due yet")
	}
	return strings.Join(append(ways, "Enter ends"), ", ") + "."
}

func (plainVoice) unwritten() string {
	return "t try again, p practise on without recording, q quit"
}

func (v plainVoice) end(actions []action) string {
	if v.terse {
		return "All questions are answered. Enter ends."
	}
	var words []string
	for _, a := range actions {
		words = append(words, a.aloud())
	}
	return "All questions are answered. Enter ends; " + strings.Join(words, ", ") + "."
}

func (plainVoice) handIn() string {
	return "That was the last question. Enter shows what was right; u undo."
}

// otherwise lists, behind how to reply with a line, the commands that there are instead.
// DontKnow says what ? is for. If it is terse, it does not list them.
func otherwise(p quiz.Posed, dontKnow string, terse bool) string {
	switch {
	case terse:
		return "."
	case p.FreeText:
		return "; " + dontKnow + ", :s skip, :u undo, :q quit."
	}
	return "; " + dontKnow + ", s skip, u undo, q quit."
}

// A richVoice is the voice for a terminal. Width returns its columns. A terse one does
// not list the commands above the prompt of a line.
type richVoice struct {
	width func() int
	terse bool
}

// longestThatFits returns the first of some wordings, from long to short, that
// fits on the line of a prompt; the last if none fits. A prompt that is cut off
// would hide keys.
func (v richVoice) longestThatFits(wordings ...string) string {
	for _, w := range wordings {
		if terminal.Width(w) < v.width() {
			return w
		}
	}
	return wordings[len(wordings)-1]
}

func (richVoice) signs() bool  { return true }
func (richVoice) pauses() bool { return true }

func (v richVoice) howTo(p quiz.Posed) (how, commands string) {
	if p.Input != quiz.Type {
		return "", ""
	}
	// Where a key is enough the prompt says "Press".
	return "Type " + p.Hint + ", then Enter", otherwise(p, "? don't know", v.terse)
}

func (v richVoice) reply(p quiz.Posed) string {
	switch p.Input {
	case quiz.Type:
		return "> "
	case quiz.Reveal:
		return v.longestThatFits(p.Hint+"  ? don't know  s skip  u undo  q quit", p.Hint+"  ? s u q", "1 again … 4 easy  ? s u q", "1 again … 4 easy")
	}
	// Where a line is wanted, it says "Type"; see howTo.
	keys := "Press " + p.Label(0) + "-" + p.Label(len(p.Options)-1)
	return v.longestThatFits(keys+"  ? don't know  s skip  u undo  q quit", keys+"  ?  s skip  u undo  q quit", keys+" ? s u q")
}

func (v richVoice) more(rest bool) string {
	if rest {
		return v.longestThatFits("Enter: more  q skip the rest", "Enter: more  q end", "Enter  q")
	}
	return v.longestThatFits("Enter: more  q quit", "Enter  q")
}

func (v richVoice) toQuestion() string {
	return v.longestThatFits("Enter: the question again", "Enter: question", "Enter")
}

func (v richVoice) begin() string {
	return v.longestThatFits("Enter: begin  q quit", "Enter: go  q quit", "Enter  q")
}

func (v richVoice) wants(news int, early bool) string {
	whole, brief := "", ""
	if news > 0 {
		whole, brief = fmt.Sprintf("m %d more new  ", news), "m more  "
	}
	if early {
		whole, brief = whole+"a ahead: what is not due yet  ", brief+"a ahead  "
	}
	return v.longestThatFits(whole+"Enter: done", brief+"Enter: done", brief+"Enter", "m a Enter")
}

func (v richVoice) back() string {
	const prompt = "Enter: see the back"
	return v.longestThatFits(prompt+"  ? don't know  s skip  u undo  q quit", prompt+"  ? s u q", prompt)
}

// howSure says above the prompt which option a key chose: a slip is seen there. Where the
// prompt has no room for what the keys mean, that stands above it, too.
func (v richVoice) howSure(said string) (above, prompt string) {
	above = "How sure are you?"
	if said != "" {
		above = fmt.Sprintf("How sure are you of “%s”?", said)
	}
	const keys = "1-3  u undo  q quit"
	prompt = v.longestThatFits("1 not sure  2 fairly sure  3 sure  u undo  q quit", "1 not sure  2 fairly sure  3 sure  u q", keys)
	if prompt == keys {
		above += " 1 not sure, 2 fairly sure, 3 sure."
	}
	return above, prompt
}

// yes puts the question above the prompt, because it may be longer than a line.
func (richVoice) yes(question string) (above, prompt string) { return question, "y yes  n no" }

func (v richVoice) unwritten() string {
	return v.longestThatFits("t try again, p practise on without recording, q quit", "t try again  p practise on  q quit", "t again p on q quit")
}

func (v richVoice) next(actions []action) string {
	const enter = "Enter: next"
	whole, brief, keys, run := enter, "", "Enter", "Enter "
	for _, a := range actions {
		whole += "  " + a.key + " " + a.words
		brief += "  " + a.key + " " + a.brief
		keys += " " + a.key
		run += a.key
	}
	// Of keys without words the help says what they do.
	return v.longestThatFits(whole, enter+brief, "Enter"+brief, keys+"  ? help", keys+" ?", keys, run+" ?")
}

func (richVoice) end([]action) string { return "" }

func (v richVoice) handIn() string {
	return v.longestThatFits("e end, and see what was right  u undo the last answer", "e end, and see what was right  u undo", "e end  u undo")
}
