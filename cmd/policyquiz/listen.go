package main

import (
	"errors"
	"strings"
	"time"

	"policyquiz/quiz"
)

// This file is the half of a talk that listens: how a learner is asked, and
// what their keys and lines mean.

// A said is what the learner did: an answer, or something else.
type said struct {
	act   act
	grade quiz.Grade // of amend
	reply quiz.Reply // of answer
	took  time.Duration
}

type act int

const (
	answer act = iota
	quit
	undo
	skip
	amend
)

// A misreadError says why a line is no reply.
type misreadError struct{ error }

// listen reads what the learner does about a question as it was posed.
func (t *talk) listen(q quiz.Question, f quiz.Posed) (said, error) {
	if f.Input == quiz.Reveal {
		s, err := t.reveal(f)
		if err != nil || s.act != answer || s.reply.Unknown {
			return s, err
		}
	}
	var line string
	var err error
	if f.Input == quiz.Type {
		line, err = t.con.Line(t.prompt(f))
	} else {
		line, err = t.con.Key(t.prompt(f), f.Presses+"?usq")
	}
	if err != nil {
		return said{}, err
	}
	if s, ok := command(line, f.FreeText); ok {
		return s, nil
	}
	reply, err := q.Read(f, line)
	if err != nil {
		return said{}, misreadError{err}
	}
	return said{reply: reply}, nil
}

// reveal waits before the front of a flashcard, then shows its back.
func (t *talk) reveal(f quiz.Posed) (said, error) {
	prompt := "Enter: see the back"
	if t.rich {
		prompt = t.fitting(prompt+"  ? don't know  s skip  u undo  q quit", prompt+"  ? s u q", prompt)
	}
	line, err := t.con.Key(prompt, "\n ?usq")
	if err != nil {
		return said{}, err
	}
	if s, ok := command(line, false); ok {
		return s, nil
	}
	back := t.sheet()
	back.say(back.margin(), f.Back)
	back.gap()
	t.con.Print(back.String())
	return said{}, nil
}

// prompt is the line at which a reply is given.
func (t *talk) prompt(f quiz.Posed) string {
	switch {
	case !t.rich:
		return howTo(f)
	case f.Input == quiz.Type:
		return "> "
	case f.Input == quiz.Reveal:
		return t.fitting(f.Hint, "1 again … 4 easy")
	}
	keys := f.Label(0) + "-" + f.Label(len(f.Options)-1)
	return t.fitting(keys+"  ? don't know  s skip  u undo  q quit", keys+"  ?  s skip  u undo  q quit", keys+" ? s u q")
}

// fitting is the first of some wordings that fits on a prompt's line, or the
// last: a prompt that is cut off hides keys.
func (t *talk) fitting(wordings ...string) string {
	width, _ := t.con.Size()
	for _, w := range wordings {
		if textWidth(w) < width {
			return w
		}
	}
	return wordings[len(wordings)-1]
}

// howTo says how to reply by a line.
func howTo(f quiz.Posed) string {
	if f.FreeText {
		return "Reply with " + f.Hint + "; ? don't know, :s skip, :u undo, :q quit."
	}
	return "Reply with " + f.Hint + "; ? don't know, s skip, u undo, q quit."
}

// command reads a line that is a command; ok is false for any other.
func command(line string, freeText bool) (s said, ok bool) {
	word := strings.ToLower(strings.TrimSpace(line))
	if word == "?" {
		return said{reply: quiz.Reply{Unknown: true}}, true
	}
	switch word {
	case "q", "u", "s":
		if freeText {
			return said{}, false
		}
		word = ":" + word
	}
	switch word {
	case ":q", ":quit":
		return said{act: quit}, true
	case ":u", ":undo":
		return said{act: undo}, true
	case ":s", ":skip":
		return said{act: skip}, true
	case ":r", ":right":
		return said{act: amend, grade: quiz.Good}, true
	case ":h", ":hard":
		return said{act: amend, grade: quiz.Hard}, true
	case ":e", ":easy":
		return said{act: amend, grade: quiz.Easy}, true
	}
	return said{}, false
}

// afterPrompt names what can be done after a verdict.
func (t *talk) afterPrompt() string {
	brief := "Enter"
	keys := "Enter"
	for _, k := range secondThoughts {
		if strings.Contains(t.afterKeys(), k.key) {
			brief += "  " + k.key + " " + k.brief
			keys += " " + k.key
		}
	}
	return t.fitting("Enter: next  "+t.afterthoughts(), brief, keys)
}

// secondThoughts are what can be said of the last answer, and their wordings.
var secondThoughts = []struct{ key, words, brief string }{
	{"r", "I was right", "right"}, {"h", "it was hard", "hard"}, {"e", "it was easy", "easy"}, {"u", "undo", "undo"}, {"q", "quit", "quit"},
}

// afterKeys are the keys of the second thoughts that the last verdict allows.
func (t *talk) afterKeys() string {
	keys := "uq"
	last, _ := t.session.Last()
	v := last.Verdict
	if v.CanBeRight() {
		keys += "r"
	}
	if v.CanBeHard() {
		keys += "h"
	}
	if v.CanBeEasy() {
		keys += "e"
	}
	return keys
}

// afterthoughts names them.
func (t *talk) afterthoughts() string {
	mark := ""
	if !t.rich {
		mark = ":"
	}
	var words []string
	for _, k := range secondThoughts {
		if strings.Contains(t.afterKeys(), k.key) {
			words = append(words, mark+k.key+" "+k.words)
		}
	}
	sep := ", "
	if t.rich {
		sep = "  "
	}
	return strings.Join(words, sep)
}

// yes asks for a yes or a no.
func (t *talk) yes(question string) (bool, error) {
	prompt := question + " y yes, n no"
	if t.rich {
		t.print("%s", question) // which may be longer than a prompt
		prompt = "y yes  n no"
	}
	for tries := 0; tries < maxTries; {
		word, err := t.con.Key(prompt, "ynq")
		if errors.Is(err, errRepaint) {
			continue
		}
		if err != nil {
			return false, err
		}
		switch strings.ToLower(strings.TrimSpace(word)) {
		case "y", "yes":
			return true, nil
		case "n", "no", "q", ":q":
			return false, nil
		}
		if !t.patient() {
			tries++
		}
	}
	t.print("%s", thirdTime)
	return false, errQuit
}

// maxTries is how often a pipe may say what is no answer before it counts as
// quitting. A person may try for as long as they like.
const maxTries = 3

const thirdTime = "That was the third time: the drill ends here."

// patient reports whether a person is at the other end.
func (t *talk) patient() bool {
	_, ok := asTerminal(t.in)
	return ok
}
