package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"policyquiz/cmd/policyquiz/terminal"
)

// This file asks for what a new file is to hold, line by line, on a terminal and in a
// pipe.

// An asker asks.
type asker struct {
	p     *program
	con   terminal.Console
	rich  bool
	steps bool    // :back is understood; see dialog
	given []given // the replies that were taken, the last one last
	kept  []given // the replies of before :back, in their order
	at    int     // how many of these were met again, or passed by
	again int     // how many of the next ones are taken again without being asked for
}

// A query is what an asker asks for.
type query struct {
	text  string // the question
	help  string // what is wanted, in a sentence or two with an example; ? says it
	about string // what the reply depends on: of another thing, an old reply is none
}

// given is a reply that was taken, as it was typed: empty if it was Enter alone.
type given struct {
	query query
	reply string
}

// ask returns an asker. Whoever is done with it closes it.
func (p *program) ask() (*asker, error) {
	con, rich, err := p.streams.Console(context.Background(), false)
	if err != nil {
		return nil, err
	}
	return &asker{p: p, con: con, rich: rich}, nil
}

func (a *asker) close() { a.con.Close() }

// errNothingWritten says that the person stopped, or that a pipe ended too early.
var errNothingWritten = errors.New("nothing was written")

// errBack says that the person wants to go back to the question before.
var errBack = errors.New("back to the question before")

// howToReply is said before the first question of a dialog.
const howToReply = "For help type ?; to go back to the question before, :back. Ctrl-C stops, and nothing is written."

// wayOut stands below the help of each question.
const wayOut = ":back goes back to the question before, :none takes an old reply away, :quit stops."

// dialog asks one question after the other, as ask does. When the person goes back, ask is
// called again, and what was replied before that question is taken without being asked for.
// So ask must keep nothing of an earlier call. What was replied to that question and to
// those after it is offered: Enter keeps it.
func (a *asker) dialog(ask func() error) error {
	a.steps = true
	for {
		err := ask()
		if !errors.Is(err, errBack) {
			return err
		}
		a.say("Back.")
		a.again = len(a.given) - 1
		a.kept = append(a.given, a.kept[a.at:]...)
		a.given, a.at = nil, 0
	}
}

// find returns the place of the old reply to a query among those that were kept; -1 if there
// is none. Replies that were passed by are none: they belong to what was asked in their stead.
func (a *asker) find(q query) int {
	for i := a.at; i < len(a.kept); i++ {
		if k := a.kept[i].query; k.text == q.text && k.about == q.about {
			return i
		}
	}
	return -1
}

// old returns what was replied to a query before the person went back; "" if that was
// nothing, or if it is none now.
func (a *asker) old(q query, right func(reply string) bool) string {
	i := a.find(q)
	if i < 0 || a.kept[i].reply == "" || !right(a.kept[i].reply) {
		return ""
	}
	return a.kept[i].reply
}

// mostBad is how many lines in a row of a pipe may be no reply.
const mostBad = 3

// say prints a paragraph.
func (a *asker) say(text string) {
	l := a.con.Layout()
	l.Say("", text)
	a.print(l)
}

// print prints, but for what was seen before the person went back.
func (a *asker) print(l *terminal.Layout) {
	if a.again == 0 {
		a.con.Print(l)
	}
}

// done says what was done, and below it a command that can be copied.
func (a *asker) done(text, command string) {
	l := a.con.Layout()
	l.Say("", text)
	l.Verbatim("    " + command)
	a.con.Print(l)
}

// tell prints what is wrong with a reply.
func (a *asker) tell(err error) {
	l := a.con.Layout()
	l.Say("", sentence(err.Error()))
	if hint := terminal.Hint(err); hint != "" {
		l.Say("", "Hint: "+hint+".")
	}
	a.con.Print(l)
}

// sentence returns text with a capital first letter and a full stop.
func sentence(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[size:] + "."
}

// read reads a line below a query. Options stand between, each with its number. Enter alone
// is the old reply; :none is what Enter is where there is none.
func (a *asker) read(q query, old, without string, options ...string) (string, error) {
	if a.again > 0 {
		a.again--
		return a.kept[a.at].reply, nil
	}
	for {
		line, err := a.con.Line(a.pose(q.text+enterIs(old, without), options))
		reply := strings.TrimSpace(line)
		switch {
		case errors.Is(err, terminal.ErrRepaint):
			a.con.Clear()
			continue
		case errors.Is(err, terminal.ErrQuit) && a.p.streams.Typed():
			return "", errNothingWritten
		case errors.Is(err, terminal.ErrQuit):
			return "", fmt.Errorf("%w: the input ended before “%s” had a reply", errNothingWritten, q.text)
		case err != nil:
			return "", err
		case reply == "":
			return old, nil
		case reply == ":none":
			return "", nil
		case !strings.HasPrefix(reply, ":") && reply != "?":
			return reply, nil
		}
		if err := a.obey(reply, q); err != nil {
			return "", err
		}
	}
}

// enterIs says what Enter alone means: an old reply, or what is meant without a reply.
// Where it means nothing, it returns nothing.
func enterIs(old, without string) string {
	switch {
	case old != "" && without != "" && old != without:
		return fmt.Sprintf(" (Enter keeps “%s”; :none for %s)", old, without)
	case old != "":
		return fmt.Sprintf(" (Enter keeps “%s”)", old)
	case without != "":
		return fmt.Sprintf(" (Enter: %s)", without)
	}
	return ""
}

// pose prints a question with its options, unless it is short enough to be the prompt, and
// returns the prompt.
func (a *asker) pose(question string, options []string) (prompt string) {
	if !a.rich && len(options) == 0 {
		return question
	}
	l := a.con.Layout()
	l.Gap()
	l.SayIn(terminal.Span{}, terminal.Span{Style: terminal.Style{Weight: terminal.Bold}, Text: question})
	for i, option := range options {
		l.Say(fmt.Sprintf("%s%d: ", l.Margin(), i+1), option)
	}
	a.con.Print(l)
	return "> "
}

// obey does what a command at a query asks for. The query is then asked again.
func (a *asker) obey(command string, q query) error {
	switch command {
	case ":back", ":b":
		if a.steps && len(a.given) > 0 {
			return errBack
		}
		a.say("There is no question before this one.")
	case ":quit", ":q":
		return errNothingWritten
	case "?", ":help", ":?":
		a.say(q.help)
		a.say(wayOut)
	default:
		a.say(fmt.Sprintf("%q is no command here. %s", terminal.Fit(command, 40), howToReply))
	}
	return nil
}

// take keeps a reply that is right, so that the person can go back to it.
func (a *asker) take(q query, reply string) {
	if i := a.find(q); i >= 0 {
		a.at = i + 1
	}
	a.given = append(a.given, given{q, reply})
}

// errAskAgain is returned by a check of a reply that was no reply, but asked for something,
// which the check has shown.
var errAskAgain = errors.New("what was asked for is shown")

// line asks until check takes the reply. Without a reply it is the one that is named.
func (a *asker) line(q query, otherwise string, check func(string) error) (string, error) {
	return a.lineOr(q, otherwise, otherwise, check)
}

// lineOr is line, with a name for what is meant without a reply: "none".
func (a *asker) lineOr(q query, otherwise, without string, check func(string) error) (string, error) {
	if check == nil {
		check = func(string) error { return nil }
	}
	old := a.old(q, func(reply string) bool { return check(reply) == nil })
	for bad := 1; ; bad++ {
		typed, err := a.read(q, old, without)
		if err != nil {
			return "", err
		}
		reply := cmp.Or(typed, otherwise)
		err = check(reply)
		switch {
		case err == nil:
			a.take(q, typed)
			return reply, nil
		case errors.Is(err, errAskAgain):
			bad--
			continue
		}
		if err := a.refuse(err, bad); err != nil {
			return "", err
		}
	}
}

// refuse tells what is wrong with a reply. It returns an error if a pipe has sent too many
// that were wrong.
func (a *asker) refuse(err error, bad int) error {
	a.tell(err)
	if bad >= mostBad && !a.p.streams.Typed() {
		return fmt.Errorf("%w: %d lines in a row were no reply", errNothingWritten, bad)
	}
	return nil
}

// optional asks for what may be left out.
func (a *asker) optional(q query, check func(string) error) (string, error) {
	return a.lineOr(q, "", "none", ifAny(check))
}

// further asks for one thing more of a list, or for none.
func (a *asker) further(q query, check func(string) error) (string, error) {
	return a.lineOr(q, "", "no more", ifAny(check))
}

// ifAny returns a check that there is no reply, or that another check takes it.
func ifAny(check func(string) error) func(string) error {
	return func(reply string) error {
		if reply == "" || check == nil {
			return nil
		}
		return check(reply)
	}
}

// needed returns a check that there is a reply, and that another check takes it.
func needed(check func(string) error) func(string) error {
	return func(reply string) error {
		if reply == "" {
			return errors.New("something is wanted here")
		}
		if check == nil {
			return nil
		}
		return check(reply)
	}
}

// choose asks for one of several things, by its number. Otherwise is the place of the one
// that is meant without a reply, counted from 0; -1: there is none.
func (a *asker) choose(q query, options []string, otherwise int) (int, error) {
	old := a.old(q, func(reply string) bool { return chosen(reply, options) >= 0 })
	if old != "" {
		old = strconv.Itoa(chosen(old, options) + 1)
	}
	without := ""
	if otherwise >= 0 {
		without = strconv.Itoa(otherwise + 1)
	}
	for bad := 1; ; bad++ {
		reply, err := a.read(q, old, without, options...)
		if err != nil {
			return 0, err
		}
		n := chosen(reply, options)
		if reply == "" {
			n = otherwise
		}
		if n >= 0 {
			a.take(q, reply)
			return n, nil
		}
		if err := a.refuse(fmt.Errorf("%q is none of these; reply with a number from 1 to %d", terminal.Fit(reply, 40), len(options)), bad); err != nil {
			return 0, err
		}
	}
}

// chosen returns the place of the option that a reply names by its number or by the words
// with which it begins; -1 if it is none.
func chosen(reply string, options []string) int {
	if n, err := strconv.Atoi(strings.Trim(reply, ".():")); err == nil && n >= 1 && n <= len(options) {
		return n - 1
	}
	found := -1
	for i, o := range options {
		if reply != "" && strings.HasPrefix(strings.ToLower(o), strings.ToLower(reply)) {
			if found >= 0 {
				return -1
			}
			found = i
		}
	}
	return found
}

// yes asks for yes or no.
func (a *asker) yes(q query, otherwise bool) (bool, error) {
	q.text += " y yes, n no"
	without := map[bool]string{true: "yes", false: "no"}[otherwise]
	old := a.old(q, func(reply string) bool { _, ok := terminal.YesNo(reply); return ok })
	for bad := 1; ; bad++ {
		reply, err := a.read(q, old, without)
		if err != nil {
			return false, err
		}
		yes, ok := terminal.YesNo(cmp.Or(reply, without))
		if ok {
			a.take(q, reply)
			return yes, nil
		}
		if err := a.refuse(errors.New("reply with y or n"), bad); err != nil {
			return false, err
		}
	}
}

// many asks for several replies, until one is empty. At least least are wanted. Check
// takes those before, and the one that was typed.
func (a *asker) many(first, further query, least int, check func(before []string, reply string) error) ([]string, error) {
	var list []string
	for {
		q, without := first, ""
		if len(list) > 0 {
			q = further
		}
		checked := needed(func(reply string) error {
			if check == nil {
				return nil
			}
			return check(list, reply)
		})
		if len(list) >= least {
			without, checked = "no more", ifAny(checked)
		}
		reply, err := a.lineOr(q, "", without, checked)
		if err != nil {
			return nil, err
		}
		if reply == "" {
			return list, nil
		}
		list = append(list, reply)
	}
}
