package drill

import (
	"strings"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
)

// A voice is one of the two ways to talk with a learner. On a terminal (rich)
// keys are pressed at a prompt of one line, which must fit; elsewhere (plain)
// lines are typed, and words say what signs and keys say on a terminal.
type voice interface {
	// signs reports whether outcomes have a sign beside their word.
	signs() bool
	// howTo is what stands under a question, above the prompt; "" for nothing.
	howTo(quiz.Posed) string
	// reply is the prompt for a reply.
	reply(quiz.Posed) string
	// back is the prompt before the back of a flashcard is shown.
	back() string
	// yes says what stands above the prompt of a question to be answered with
	// yes or no, and the prompt.
	yes(question string) (above, prompt string)
	// unwritten is the prompt after an answer could not be written.
	unwritten() string
	// pauses reports whether the learner is asked to go on after a verdict, and
	// has second thoughts there. Elsewhere they are had at the next prompt.
	pauses() bool
	// next is the prompt after a verdict, with the second thoughts it allows.
	next(thoughts []thought) string
	// end is the last prompt where there was no pause after the last verdict.
	end(thoughts []thought) string
}

// A thought is what can be said of the last answer: the key that says it, the
// words for it, and fewer words.
type thought struct{ key, words, brief string }

// thoughts are the second thoughts that a verdict leaves room for, and what
// else can be done after it.
func thoughts(v quiz.Verdict) []thought {
	var all []thought
	if v.CanBeRight() {
		all = append(all, thought{"r", "I was right", "right"})
	}
	if v.CanBeHard() {
		all = append(all, thought{"h", "it was hard", "hard"})
	}
	if v.CanBeEasy() {
		all = append(all, thought{"e", "it was easy", "easy"})
	}
	return append(all, thought{"u", "undo", "undo"}, thought{"q", "quit", "quit"})
}

// A plainVoice speaks in lines.
type plainVoice struct{}

func (plainVoice) signs() bool               { return false }
func (plainVoice) howTo(quiz.Posed) string   { return "" }
func (plainVoice) reply(p quiz.Posed) string { return replyWith(p) }
func (plainVoice) back() string              { return "Enter: see the back" }
func (plainVoice) pauses() bool              { return false }
func (plainVoice) next([]thought) string     { return "" }

func (plainVoice) yes(question string) (above, prompt string) {
	return "", question + " y yes, n no"
}

func (plainVoice) unwritten() string {
	return "t try again, p practise on without recording, q quit"
}

func (plainVoice) end(thoughts []thought) string {
	var words []string
	for _, t := range thoughts {
		words = append(words, ":"+t.key+" "+t.words)
	}
	return "All questions are answered. Enter ends; " + strings.Join(words, ", ") + "."
}

// replyWith says how to reply by a line.
func replyWith(p quiz.Posed) string {
	if p.FreeText {
		return "Reply with " + p.Hint + "; ? don't know, :s skip, :u undo, :q quit."
	}
	return "Reply with " + p.Hint + "; ? don't know, s skip, u undo, q quit."
}

// A richVoice speaks at a terminal.
type richVoice struct{ width func() int }

// fitting is the first of some wordings that fits on a prompt's line, or the
// last: a prompt that is cut off hides keys.
func (v richVoice) fitting(wordings ...string) string {
	for _, w := range wordings {
		if terminal.Width(w) < v.width() {
			return w
		}
	}
	return wordings[len(wordings)-1]
}

func (richVoice) signs() bool  { return true }
func (richVoice) pauses() bool { return true }

func (richVoice) howTo(p quiz.Posed) string {
	if p.Input != quiz.Type {
		return ""
	}
	return replyWith(p)
}

func (v richVoice) reply(p quiz.Posed) string {
	switch p.Input {
	case quiz.Type:
		return "> "
	case quiz.Reveal:
		return v.fitting(p.Hint, "1 again … 4 easy")
	}
	keys := p.Label(0) + "-" + p.Label(len(p.Options)-1)
	return v.fitting(keys+"  ? don't know  s skip  u undo  q quit", keys+"  ?  s skip  u undo  q quit", keys+" ? s u q")
}

func (v richVoice) back() string {
	const prompt = "Enter: see the back"
	return v.fitting(prompt+"  ? don't know  s skip  u undo  q quit", prompt+"  ? s u q", prompt)
}

// yes puts the question above its prompt: it may be longer than a line.
func (richVoice) yes(question string) (above, prompt string) { return question, "y yes  n no" }

func (v richVoice) unwritten() string {
	return v.fitting("t try again, p practise on without recording, q quit", "t try again  p practise on  q quit", "t again p on q quit")
}

func (v richVoice) next(thoughts []thought) string {
	whole, brief, keys := "Enter: next", "Enter", "Enter"
	for _, t := range thoughts {
		whole += "  " + t.key + " " + t.words
		brief += "  " + t.key + " " + t.brief
		keys += " " + t.key
	}
	return v.fitting(whole, brief, keys)
}

func (richVoice) end([]thought) string { return "" }
