package drill

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
)

// This file is the part of a conversation that listens: it reads keys and lines
// and finds out what they mean.

// A move is what the learner did at a prompt: an answer, or something else.
type move struct {
	kind  moveKind
	grade quiz.Grade    // with amend: the other grade
	aside asideMove     // with aside: what the learner said of a question
	reply quiz.Reply    // with answer: the reply
	posed quiz.Posed    // with answer: the question as it was posed
	took  time.Duration // with answer: the time from the prompt to the reply

	sure quiz.Confidence // with answer: how sure the learner is, if that was asked
	left error           // with answer: why the learner left when asked how sure they are; nil: they did not
}

// A moveKind is a kind of move.
type moveKind int

const (
	answer  moveKind = iota // reply to the question
	quit                    // end the drill
	undo                    // take back the last answer or skip
	skip                    // put the question off until tomorrow
	amend                   // give the last answer another grade
	aside                   // say something of a question
	passage                 // show where the last answer stands
	story                   // say how to be told the story of the last answer's question
	help                    // show the commands
)

// A misreadError says why a line is not a reply.
type misreadError struct {
	error
	command bool // whether it is about a command, and says where they are listed
}

// listen reads what the learner does when a question waits for an answer.
func (c *conversation) listen(a *asking) (move, error) {
	if a.posed.Input == quiz.Reveal && !a.revealed {
		if m, err := c.reveal(a); err != nil || !a.revealed {
			return m, err
		}
	}
	line, err := c.line(a.posed)
	if err != nil {
		return move{}, err
	}
	if m, ok := command(line, a.posed.FreeText); ok {
		return m, nil
	}
	if err := c.doubt(a, line); err != nil {
		return move{}, misreadError{err, true}
	}
	reply, err := a.q.Read(a.posed, line)
	if err != nil {
		return move{}, misreadError{err, false}
	}
	return move{reply: reply}, nil
}

// line reads a line, or one of the keys that the prompt shows.
func (c *conversation) line(p quiz.Posed) (string, error) {
	switch p.Input {
	case quiz.Type:
		return c.con.Line(c.voice.reply(p))
	case quiz.Reveal:
		return c.con.Press(c.voice.reply(p), p.Presses+"?usq")
	}
	keys := ""
	for i := range p.Options {
		keys += p.Label(i)
	}
	return c.con.Press(c.voice.reply(p), keys+"?usq")
}

// reveal waits until the learner wants to see the back of a flashcard, and shows it.
// Otherwise it returns the move that was made instead.
func (c *conversation) reveal(a *asking) (move, error) {
	line, err := c.con.Press(c.voice.back(), "\n ?usq")
	if err != nil {
		return move{}, err
	}
	if strings.TrimSpace(line) != "" {
		m, ok := command(line, false)
		if !ok {
			err = misreadError{fmt.Errorf("%q does not turn the card; Enter alone does", terminal.Fit(line, mostQuoted)), false}
		}
		return m, err
	}
	a.revealed = true
	return move{}, c.read(func() screen {
		s := c.screen()
		s.back(a.posed)
		return s
	})
}

// mostQuoted is how many columns of a typed line are quoted.
const mostQuoted = 20

// doubt returns an error if a line was hardly meant as an answer: if it begins as a
// command does, if its word is that of a command, or if it is a key where words are wanted.
// A word is an answer when it is typed a second time. It is one at once if it is right, but not in an exam: there, to be asked
// back would tell that it is wrong.
func (c *conversation) doubt(a *asking, line string) error {
	word := commandWord(line)
	if strings.HasPrefix(word, ":") {
		return unknownCommand(word)
	}
	name, ok := bareCommand(word)
	switch {
	case word == a.doubted:
		return nil
	case !ok && a.q.IsStrayKey(line):
		a.doubted = word
		return fmt.Errorf("words are wanted here; if %q is your answer, send it again", strings.TrimSpace(line))
	case !ok:
		return nil
	}
	reply, err := a.q.Read(a.posed, line)
	switch {
	case err == nil && !a.posed.FreeText:
		return nil
	case err != nil:
		return fmt.Errorf("the command is %s", name)
	case !c.silent && a.q.Judge(reply).Outcome == quiz.Right:
		return nil
	}
	a.doubted = word
	return fmt.Errorf("the command is %s; if %q is your answer, send it again", name, word)
}

// unknownCommand is the error about a word that begins with a colon.
func unknownCommand(word string) error {
	return fmt.Errorf("there is no command %s here; :help lists the commands", terminal.Fit(word, mostQuoted))
}

// commandWord returns a line as commands are compared: without capitals, wide letters
// and what nobody sees.
func commandWord(line string) string { return strings.ToLower(quiz.Narrow(quiz.Tidy(line))) }

// bareCommand returns the command that a word would be with a colon: ":quit" for "quit"
// and for "exit".
func bareCommand(word string) (name string, ok bool) {
	if word == "exit" {
		word = "quit"
	}
	_, ok = command(":"+word, true)
	return ":" + word, ok && !strings.Contains(word, " ") // "flag day" is no flag
}

// dontKnow are lines that say no more than ? does.
var dontKnow = map[string]bool{
	"?": true, "idk": true, "don't know": true, "dont know": true, "i don't know": true, "i dont know": true, "i do not know": true, "no idea": true, "i have no idea": true, "not sure": true, "i'm not sure": true,
}

// command reads a line that is a command; ok is false for any other line. With free
// text, q, u and s are answers; the commands are :q, :u and :s.
func command(line string, freeText bool) (m move, ok bool) {
	if m, ok := readAside(line); ok {
		return move{kind: aside, aside: m}, true
	}
	word := commandWord(line)
	if dontKnow[strings.TrimSuffix(strings.ReplaceAll(word, "’", "'"), ".")] {
		return move{reply: quiz.Reply{Unknown: true}}, true
	}
	switch word {
	case "q", "u", "s":
		if freeText {
			return move{}, false
		}
		word = ":" + word
	}
	switch word {
	case ":q", ":quit":
		return move{kind: quit}, true
	case ":u", ":undo":
		return move{kind: undo}, true
	case ":s", ":skip":
		return move{kind: skip}, true
	case ":r", ":right":
		return move{kind: amend, grade: quiz.Good}, true
	case ":h", ":hard":
		return move{kind: amend, grade: quiz.Hard}, true
	case ":e", ":easy":
		return move{kind: amend, grade: quiz.Easy}, true
	case ":g", ":guessed":
		return move{kind: amend, grade: quiz.Again}, true
	case ":p", ":passage":
		return move{kind: passage}, true
	case ":why":
		return move{kind: story}, true
	case ":help", ":?":
		return move{kind: help}, true
	}
	return move{}, false
}

// help lists the commands, page by page where the screen is small.
func (c *conversation) help() error { return c.read(c.commands) }

// commands lays out the list of commands.
func (c *conversation) commands() screen {
	s := c.screen()
	for _, h := range commandHelp {
		what := h.what
		if c.silent {
			what = h.inExam
		}
		if what != "" {
			s.SayIn(in(strong, s.Margin()+h.command+"  "), in(normal, what))
		}
	}
	s.space()
	return s
}

// yes asks a question and waits for yes or no. About prints what the question is about;
// it may be nil.
func (c *conversation) yes(about func(), question string) (bool, error) {
	return c.agrees(about, question, terminal.YesNo)
}

// endsAt asks whether to end, as yes does. Who says again that they quit means yes.
func (c *conversation) endsAt(question string) (bool, error) {
	return c.agrees(nil, question, func(word string) (yes, ok bool) {
		if m, said := command(word, false); said && m.kind == quit {
			return true, true
		}
		return terminal.YesNo(word)
	})
}

// agrees asks a question as yes does, and reads the reply as read does.
func (c *conversation) agrees(about func(), question string, read func(string) (yes, ok bool)) (bool, error) {
	above, prompt := c.voice.yes(question)
	show := func() {
		if about != nil {
			about()
		}
		if above != "" {
			c.print("%s", above)
		}
	}
	show()
	for tries := 0; tries < maxTries; {
		word, err := c.con.Press(prompt, terminal.YesNoKeys)
		if errors.Is(err, terminal.ErrRepaint) {
			c.con.Clear()
			show()
			continue
		}
		if err != nil {
			return false, err
		}
		if yes, ok := read(word); ok {
			return yes, nil
		}
		if !c.Streams.Typed() {
			tries++
		}
	}
	return false, errThird
}

// errThird ends a drill in which a pipe sent too many lines that are no reply. It is an
// error, so that a script can tell it from an end that was wanted.
var errThird error = thirdError{}

type thirdError struct{}

func (thirdError) Error() string {
	return fmt.Sprintf("the drill ended: %d lines in a row were no reply", maxTries)
}

// Hint says what became of the answers.
func (thirdError) Hint() string {
	return "what was answered before is recorded; begin again and reply as the prompt says"
}

// maxTries is how often in a row a pipe may send a line that is not a reply. Then
// the drill ends. A person may try as often as they like.
const maxTries = 3
