//go:build !windows

package main

// A week of a learner in a hurry, who hits wrong keys, types ahead, pastes, resizes and
// stops the window, sits at two windows, quits half way and closes the lid. Whatever
// happens, the history holds what was meant, once, and nothing else.

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

var (
	weeks    = flag.Int("weeks", 3, "how many weeks TestRichWeek goes through")
	weekFrom = flag.Uint64("week", 1, "the seed of the first of them")
)

// TestRichWeek goes through a few weeks; .ci/slow through more. A week that fails is seen
// again with go test -run RichWeek -week SEED -weeks 1.
func TestRichWeek(t *testing.T) {
	t.Parallel()
	for i := range uint64(*weeks) {
		t.Run(fmt.Sprint("seed ", *weekFrom+i), func(t *testing.T) {
			t.Parallel()
			newWeek(t, *weekFrom+i).live()
		})
	}
}

// hurried has questions of all kinds, with stems that fit on any line. The words of
// right answers and of wrong ones are the same in all.
func hurried() string {
	var b strings.Builder
	b.WriteString("title = \"Hurry\"\n")
	for i := range 40 {
		fmt.Fprintf(&b, "\n[[question]]\nid = \"q%02d\"\n", i)
		stem := fmt.Sprintf("Item %02d?", i)
		switch i % 8 {
		case 0, 1:
			fmt.Fprintf(&b, "ask = %q\nanswer = \"good\"\nwrong = [\"bad\", \"worse\", \"worst\"]\nwhy = %q\n", stem, strings.TrimSpace("It is. "+strings.Repeat("It is so because it is good. ", i%16)))
		case 2:
			fmt.Fprintf(&b, "ask = %q\nanswer = %v\n", stem, i%16 == 2)
		case 3:
			fmt.Fprintf(&b, "ask = %q\naccept = [\"armada\"]\n", stem)
		case 4:
			fmt.Fprintf(&b, "ask = %q\nanswers = [\"good\", \"fine\"]\nwrong = [\"bad\", \"worse\"]\n", stem)
		case 5:
			fmt.Fprintf(&b, "ask = %q\nnumber = 42\n", stem)
		case 6:
			fmt.Fprintf(&b, "ask = %q\nback = \"It is the back.\"\n", stem)
		case 7:
			fmt.Fprintf(&b, "ask = %q\ncloze = \"An {armada} sails.\"\n", stem)
		}
	}
	return b.String()
}

// A week is a learner's week.
type week struct {
	*rand.Rand
	t         *testing.T
	d         *desk
	suspended map[string]bool
	meant     []string // what the history must say, as desk.said has it
	did       []string // what was done, for whoever reads a failure
}

func newWeek(t *testing.T, seed uint64) *week {
	return &week{Rand: rand.New(rand.NewPCG(seed, 7)), t: t, d: newDesk(t, hurried()), suspended: map[string]bool{}}
}

// live goes through the days. In each the learner sits down once or more, at one window
// or at two.
func (w *week) live() {
	for day := range 7 {
		for _, hour := range []int{9, 13, 20}[:1+w.IntN(3)] {
			w.d.now = fmt.Sprintf("2026-03-%02dT%02d:00:00+01:00", 2+day, hour)
			w.note("it is %s", w.d.now)
			w.sitting()
			if got := w.said(); !slices.Equal(got, w.meant) {
				w.t.Fatalf("the history says\n%q, and meant was\n%q\n%s", got, w.meant, strings.Join(w.did, "\n"))
			}
		}
	}
	if len(w.meant) < 30 {
		w.t.Errorf("hardly anything was meant: %q", w.meant)
	}
}

// said is what the history says. How far a reply that is not right was right does not
// matter here.
func (w *week) said() []string {
	list := []string{}
	for _, s := range w.d.said() {
		for _, missed := range []string{"wrong", "partly"} {
			if id, ok := strings.CutSuffix(s, " "+missed); ok {
				s = id + " missed"
			}
		}
		list = append(list, s)
	}
	return list
}

func (w *week) note(format string, args ...any) {
	w.did = append(w.did, fmt.Sprintf(format, args...))
}

// mean notes what the history must hold from now on.
func (w *week) mean(format string, args ...any) {
	w.meant = append(w.meant, fmt.Sprintf(format, args...))
	w.note("meant: "+format, args...)
}

// sizes are those of windows.
var sizes = [][2]int{{80, 24}, {40, 12}, {60, 30}, {100, 24}, {34, 10}}

// sitting is one time at the desk, to the end of all windows.
func (w *week) sitting() {
	var windows []*window
	for range 1 + w.IntN(5)/4 {
		size := sizes[w.IntN(len(sizes))]
		windows = append(windows, &window{week: w, n: len(windows) + 1, learner: w.d.sit(size[0], size[1]), patience: 4 + w.IntN(12)})
		w.note("window %d of %v", len(windows), size)
	}
	for len(windows) > 0 {
		i := w.IntN(len(windows))
		if over := windows[i].step(); over {
			windows = slices.Delete(windows, i, i+1)
		}
	}
}

// A window is one of the learner's windows.
type window struct {
	*week
	*learner
	n        int
	patience int      // how many more prompts the learner replies to
	doubted  []string // commands that were typed as an answer to this question
	of       string   // this question
	slips    int      // at this prompt
	undoing  []string // what takes back that the answer shown was hard, or a suspension, the last one last
}

// does notes and types.
func (w *window) does(what, keys string) {
	w.note("window %d, at %q: %s %q", w.n, w.line(), what, keys)
	w.painted = w.prompts()
	w.Send(keys)
}

// line is the line of the prompt.
func (w *window) line() string {
	lines, _ := w.lines(0)
	return lines[len(lines)-1]
}

// comes waits for a prompt that matches, painted since keys were pressed last. It
// returns "" if the program ended instead.
func (w *window) comes(matches string) (prompt string) {
	w.T.Helper()
	wanted := regexp.MustCompile(matches)
	for deadline := time.Now().Add(patience); ; time.Sleep(time.Millisecond) {
		select {
		case err := <-w.ended:
			w.ended <- err // for expectEnd
			return ""
		default:
		}
		painted := w.prompts() // before the lines are looked at, which may be of a later one
		lines, waits := w.lines(0)
		prompt = lines[len(lines)-1]
		if waits && painted > w.painted && wanted.MatchString(prompt) {
			return prompt
		}
		if time.Now().After(deadline) {
			w.T.Fatalf("no prompt %q comes; the terminal shows\n%s\n%s", matches, strings.Join(lines[max(0, len(lines)-40):], "\n"), strings.Join(w.did, "\n"))
		}
	}
}

// Prompts at which the learner replies.
const (
	atChoice  = `^Press 1-[24]\b`
	atLine    = `^>$`
	atFront   = `^Enter: see`
	atGrade   = `^1 again`
	atVerdict = `^Enter(: next)? +[a-z]`
	atPage    = `^Enter: more`
	atText    = `^Enter: more  q skip`              // of what is only read
	atAhead   = `^(m \d+ more|m more|a ahead|m a )` // what is offered who has nothing left today
	atLocked  = `^t `                               // another window holds the history
	atAny     = atChoice + "|" + atLine + "|" + atFront + "|" + atGrade + "|" + atVerdict + "|" + atPage + "|" + atAhead
)

// step waits for a prompt and does something there. It reports whether the window is
// closed.
func (w *window) step() (over bool) {
	prompt := w.comes(atAny)
	if prompt == "" {
		w.note("window %d is done", w.n)
		w.expectEnd(0)
		return true
	}
	if w.slips < 3 && w.IntN(5) < 2 {
		w.slips++
		w.slip(prompt)
		return false
	}
	w.slips = 0
	if w.patience--; w.patience < 0 {
		w.leave(prompt)
		return true
	}
	w.reply(prompt)
	return false
}

// at reports whether a prompt is one of those that match.
func at(prompt, matches string) bool { return regexp.MustCompile(matches).MatchString(prompt) }

var item = regexp.MustCompile(`Item (\d\d)\?`)

// question is the id of the question shown last.
func (w *window) question() string {
	lines, _ := w.lines(0)
	found := item.FindAllStringSubmatch(strings.Join(lines, "\n"), -1)
	if found == nil {
		w.T.Fatalf("there is no question\n%s", strings.Join(w.did, "\n"))
	}
	id := "q" + found[len(found)-1][1]
	if id != w.of {
		w.of, w.doubted = id, nil
	}
	return id
}

// reply does what is meant at a prompt, and waits for what comes of it.
func (w *window) reply(prompt string) {
	switch {
	case at(prompt, atPage):
		w.does("turns the page", "\r")
	case at(prompt, atAhead):
		keys := []string{"\r", "q", "n\r"}
		if strings.HasPrefix(prompt, "m") {
			keys = append(keys, "m", "M", "more\r")
		}
		if strings.Contains(" "+prompt, " a ") {
			keys = append(keys, "a", "ahead\r")
		}
		w.does("wants more, or has had enough", keys[w.IntN(len(keys))])
	case at(prompt, atFront):
		w.does("turns the card", "\r")
		w.comes(atGrade)
	case at(prompt, atVerdict):
		w.afterVerdict(prompt)
	case w.IntN(12) == 0:
		w.command(prompt)
	default:
		w.answer(prompt)
	}
}

// afterVerdict goes on, or has second thoughts.
func (w *window) afterVerdict(prompt string) {
	id := w.question()
	switch n := w.IntN(20); {
	case n == 0:
		if last := len(w.undoing) - 1; last >= 0 {
			w.mean("%s", w.undoing[last])
			w.undoing = w.undoing[:last]
		} else {
			w.mean("undo")
		}
		w.does("takes back", []string{"u", ":undo\r"}[w.IntN(2)])
		w.comes(atAny)
	case n == 1 && strings.Contains(prompt, " h ") && !slices.Contains(w.undoing, "amend good"):
		w.undoing = append(w.undoing, "amend good")
		w.mean("amend hard")
		w.does("found it hard", "h")
		w.comes(atVerdict)
	case n == 2:
		w.mean("flag %s so so", id)
		w.does("flags", "f")
		w.comes(atLine)
		w.does("writes a note", "so so\r")
		w.comes(atVerdict)
	case n == 3 && !w.suspended[id]:
		w.suspended[id] = true
		w.undoing = append(w.undoing, "undo")
		w.mean("suspend %s", id)
		w.does("suspends", ":x\r")
		w.comes(atVerdict)
	default:
		w.undoing = nil
		w.does("goes on", []string{"\r", " "}[w.IntN(2)])
	}
}

// command gives a command instead of an answer.
func (w *window) command(prompt string) {
	id := w.question()
	short := func(key string) string {
		if at(prompt, atLine) || w.IntN(2) == 0 {
			return ":" + key + "\r"
		}
		return key
	}
	switch w.IntN(3) {
	case 0:
		w.mean("skip %s", id)
		w.does("puts off", short("s"))
	case 1:
		w.mean("flag %s really", id)
		w.does("flags", ":flag really\r")
	case 2:
		w.mean("%s unknown", id)
		keys := "?"
		if at(prompt, atLine) {
			keys = "?\r"
		}
		w.does("does not know", keys)
	}
	w.comes(atAny) // then it is written
}

// answer answers, right or wrong, in one of the ways that there are.
func (w *window) answer(prompt string) {
	id := w.question()
	right := w.IntN(3) > 0
	keys := w.keys(prompt, id, right)
	if right {
		w.mean("%s right", id)
	} else {
		w.mean("%s missed", id)
	}
	switch {
	case at(prompt, atLine) && w.IntN(6) == 0:
		// An Enter that another follows is a line break of a paste.
		w.does("answers with two Enters", keys+"\r")
		typed := `^> ` + regexp.QuoteMeta(strings.TrimSuffix(keys, "\r")) + `$`
		w.comes(typed)
		w.repaintDraft(typed)
		w.does("sends it", "\r")
	case w.IntN(8) == 0:
		w.typesAhead(keys)
	default:
		w.does("answers", keys)
	}
	w.comes(atVerdict + "|" + atPage)
}

// keys are those of an answer.
func (w *window) keys(prompt, id string, right bool) string {
	n, _ := strconv.Atoi(id[1:])
	pick := func(yes, no string) string {
		if right {
			return yes
		}
		return no
	}
	switch n % 8 {
	case 0, 1:
		return w.choice(pick("good", []string{"bad", "worse", "worst"}[w.IntN(3)]))
	case 2:
		return w.choice(strconv.FormatBool((n%16 == 2) == right))
	case 4:
		return pick(w.option("good")+","+w.option("fine"), w.option("bad")+" "+w.option("worse")) + "\r"
	case 5:
		return pick([]string{"42", "forty-two"}[w.IntN(2)], "17") + "\r"
	case 6:
		return pick([]string{"2", "3", "4"}[w.IntN(3)], "1") + []string{"", "\r"}[w.IntN(2)]
	}
	return pick([]string{"armada", "Armada", "armda"}[w.IntN(3)], "xylophone") + "\r"
}

// choice is an option's label, with or without Enter, or its words.
func (w *window) choice(option string) string {
	switch w.IntN(3) {
	case 0:
		return w.option(option) + "\r"
	case 1:
		return option + "\r"
	}
	return w.option(option)
}

// typesAhead answers, and types on while a slow disk keeps the verdict back. What was
// typed is no reply to that.
func (w *window) typesAhead(keys string) {
	f, err := os.Open(w.d.history())
	if err != nil || runtime.GOOS != "linux" { // there is nothing to wait for yet, or nobody tells when keys have come
		w.does("answers", keys)
		return
	}
	defer f.Close()
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX); err != nil {
		w.T.Fatal(err)
	}
	w.does("answers on a slow disk", keys)
	w.comes("^Writing")
	w.does("types ahead", []string{"\r1\r", "2", "uuu", "\x1b[200~1\rq\x1b[201~", "  s", "worst\r:x\r", "?"}[w.IntN(7)])
	w.await("the program to read the keys", w.learner.hasRead)
	before := w.learner.pauses()
	w.await("the program to pass them on", func() bool { return w.learner.pauses() > before+50 })
	w.painted = w.prompts()
	syscall.Flock(int(f.Fd()), syscall.LOCK_UN)
	if at(w.comes(atVerdict+"|"+atPage+"|"+atLocked), atLocked) { // on a machine that is very busy
		w.does("writes it down after all", "t")
	}
}

// hasRead reports whether the program has read all that was typed.
func (l *learner) hasRead() bool {
	keys := []unix.PollFd{{Fd: int32(l.Program.Fd()), Events: unix.POLLIN}}
	n, err := unix.Poll(keys, 0)
	return n == 0 && err == nil
}

// pauses is how often threads of the program had nothing to do, as Linux counts it. A
// program that waits for a lock looks at it again and again, and passes on between two
// looks what it has read, however busy the machine is.
func (l *learner) pauses() (sum int) {
	threads, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/status", l.cmd.Process.Pid))
	for _, thread := range threads {
		status, _ := os.ReadFile(thread) // none: it has ended
		_, count, _ := strings.Cut(string(status), "\nvoluntary_ctxt_switches:")
		n := 0
		fmt.Sscan(count, &n)
		sum += n
	}
	return sum
}

// What a learner may paste, or hit, without meaning it. A page ends with a word by which
// it is known to have come.
var (
	strayPages = []string{
		"A page of text.\rIt has lines.\r1\r2\ru\rq\romega",
		"1. Ukraine is neutral.\r2. It has an army.\r\romega",
		"?\r:q\r:x\romega",
		strings.Repeat("Neutrality was armed.\r", 20) + "omega",
		"true\r1\r\r\r\r:u\ryes\romega\r\r",
	}
	strayKeys = []string{"\x1b[A", "\x1b[B\x1b[B", "\x1bOP", "\x1b[15~", "\x1b[5~", "\t", "\x02", "\x1b[H", "\x1b[3~", "\x7f", "\x15"}
	strayWord = []string{"human", "unclear", ":zz", "what the author said", "sqb", "uu", "qed"}
	commands  = []string{"quit", "help", "skip", "exit", "undo", "right"}
)

// slip does something at a prompt that is not meant, and waits until a prompt is there
// again: the same, or that of a page where the window is small.
func (w *window) slip(prompt string) {
	inLine := at(prompt, atLine)
	switch w.IntN(8) {
	case 0:
		w.does("hits stray keys", strings.Join([]string{strayKeys[w.IntN(len(strayKeys))], strayKeys[w.IntN(len(strayKeys))]}, ""))
		w.repaint(atAny)
	case 1:
		w.does("pastes a page", "\x1b[200~"+strayPages[w.IntN(len(strayPages))]+"\x1b[201~")
		if inLine {
			w.comes(`omega$`)
			w.does("clears the line", "\x15")
		} else {
			w.repaint(atAny)
		}
		w.comes(atAny)
	case 2:
		w.does("pastes a page that is not marked", strayPages[w.IntN(len(strayPages))])
		w.comes(`^> .*omega$`)
		if w.IntN(3) == 0 {
			w.repaintDraft(`^> .*omega$`)
		}
		w.does("gives it up", map[bool]string{true: "\x15", false: "\x1b"}[inLine])
		w.comes(atAny)
		w.repaint(atAny) // what follows faster than a person types would be of the paste
	case 3:
		w.repaint(atAny)
	case 4:
		w.misspeaks(inLine)
	case 5:
		w.does("hits a wrong key", []string{"9", "0", "v", ";"}[w.IntN(4)])
		w.comes(`^> .$`)
		if w.IntN(3) == 0 {
			w.repaintDraft(`^> .$`)
		}
		w.does("deletes it", "\x7f")
		w.comes(atAny)
	case 6:
		w.resize()
	case 7:
		w.stop()
	}
}

// misspeaks sends a word that means nothing there.
func (w *window) misspeaks(inLine bool) {
	word := strayWord[w.IntN(len(strayWord))]
	if inLine {
		word = append(commands, "", ":zz")[w.IntN(len(commands)+2)]
		if w.question(); slices.Contains(w.doubted, word) {
			return // sent twice, it is an answer
		}
		w.doubted = append(w.doubted, word)
	}
	w.does("misspeaks", word+"\r")
	w.comes(atAny)
}

// repaint asks for the text anew, and waits until it is there.
func (w *window) repaint(same string) { w.anew("asks for a repaint", same, func() { w.Send("\x0c") }) }

// repaintDraft does so where something was typed, which is there again below the last
// page.
func (w *window) repaintDraft(matches string) {
	w.repaint(matches + "|" + atPage)
	for at(w.line(), atPage) {
		w.does("turns the page", "\r")
		w.comes(matches + "|" + atPage)
	}
}

// anew does what has the text painted anew, and waits for a prompt below.
func (w *window) anew(what, same string, do func()) {
	w.note("window %d, at %q: %s", w.n, w.line(), what)
	before, _ := w.lines(0)
	w.painted = w.prompts()
	do()
	w.await(what, func() bool {
		lines, waits := w.lines(0)
		return waits && len(lines) > len(before)+w.rows/2 && at(lines[len(lines)-1], same)
	})
}

// resize drags an edge of the window.
func (w *window) resize() {
	size := sizes[w.IntN(len(sizes))]
	if size[0] == w.cols {
		return // it is not painted anew
	}
	w.cols, w.rows = size[0], size[1]
	w.anew(fmt.Sprint("resizes to ", size), atAny, func() { w.SetSize(w.cols, w.rows) })
}

// stop stops the program as Ctrl-Z does, and lets it go on.
func (w *window) stop() {
	w.anew("stops it", atAny, func() {
		w.Send("\x1a")
		w.await("the terminal given back", func() bool {
			w.Mu.Lock()
			defer w.Mu.Unlock()
			return strings.HasSuffix(string(w.Sent), pasteOff)
		})
		w.tell(syscall.SIGCONT)
	})
}

// leave ends the program in one of the ways that there are.
func (w *window) leave(prompt string) {
	quit := "q"
	if at(prompt, atLine) {
		quit = ":q\r"
	}
	code := 0
	switch w.IntN(6) {
	case 0:
		w.does("leaves", "\x03")
	case 1:
		w.does("leaves", "\x04")
	case 2:
		w.note("window %d is closed", w.n)
		w.hangUp()
	case 3:
		w.note("window %d is killed", w.n)
		w.tell(syscall.SIGKILL)
		code = -1
	case 4:
		w.note("window %d is told to end", w.n)
		w.tell(syscall.SIGTERM)
		code = exitTerm
	default:
		if at(prompt, atText) {
			w.does("skips the rest", "q")
			w.comes(atVerdict)
		}
		w.does("leaves", quit)
	}
	w.expectEnd(code)
}
