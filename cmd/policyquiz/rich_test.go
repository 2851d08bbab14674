//go:build !windows

package main

// The program as a learner meets it: a process on a terminal. The tests wait
// for what they want to see, never for time to pass.

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/term"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/cmd/policyquiz/terminal/terminaltest"
	"policyquiz/quiz"
	"policyquiz/quiz/history"
)

// What the program tells the terminal.
const (
	wrapOn   = "\x1b[?7h" // ends a prompt
	pasteOn  = "\x1b[?2004h"
	pasteOff = "\x1b[?2004l"
)

// patience is how long a test waits for anything at all. What takes so long
// hangs: a busy machine is a reason to wait, not to fail.
const patience = time.Minute

// A desk is where learners sit down: decks, one history, and the day.
type desk struct {
	t   *testing.T
	dir string
	now string
	env []string // beside what every program gets
}

// newDesk has one deck, d.
func newDesk(t *testing.T, deck string) *desk {
	t.Helper()
	d := &desk{t: t, dir: t.TempDir(), now: "2026-03-02T09:00:00+01:00"}
	for _, dir := range []string{"decks", "state"} {
		if err := os.Mkdir(filepath.Join(d.dir, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(d.dir, "decks", "d.toml"), []byte(deck), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(d.dir, "decks", "course.toml"), []byte("id = \"desk\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(exe, filepath.Join(d.dir, "policyquiz")); err != nil {
		t.Fatal(err)
	}
	return d
}

// drill is a drill of the deck, about to be started.
func (d *desk) drill(args ...string) *exec.Cmd {
	return d.program(append([]string{"drill", "d", "--course", filepath.Join(d.dir, "decks")}, args...)...)
}

// program is a run of the program, about to be started.
func (d *desk) program(args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(d.dir, "policyquiz"), args...)
	cmd.Dir = d.dir
	// The race detector makes each process sleep for a second at its end.
	cmd.Env = append([]string{"NOW=" + d.now, "HOME=" + d.dir, "POLICYQUIZ_STATE=" + d.history(), "TERM=xterm-256color", "GORACE=atexit_sleep_ms=0"}, d.env...)
	return cmd
}

func (d *desk) history() string { return filepath.Join(d.dir, "state", "history.jsonl") }

// entries reads the history. A line that is no entry fails the test, and so
// does a torn one unless it may be.
func (d *desk) entries(tornToo bool) []quiz.Entry {
	d.t.Helper()
	log, err := history.Open(d.history(), 0)
	if err != nil {
		d.t.Fatal(err)
	}
	if torn, seen := log.Torn(); seen && !tornToo {
		d.t.Errorf("the history is torn: %+v", torn)
	}
	return log.Entries()
}

// said lists what was done, in short: "capital right", "undo", "amend easy".
func (d *desk) said() []string {
	d.t.Helper()
	list := []string{}
	for _, e := range d.entries(false) {
		switch {
		case e.Review != nil:
			list = append(list, strings.TrimPrefix(e.Review.Question, "desk/d/")+" "+string(e.Review.Outcome))
		case e.Amend != nil:
			list = append(list, "amend "+e.Amend.Grade.String())
		case e.Skip != "":
			list = append(list, "skip "+strings.TrimPrefix(e.Skip, "desk/d/"))
		case e.Suspend != "":
			list = append(list, "suspend "+strings.TrimPrefix(e.Suspend, "desk/d/"))
		case e.Flag != nil:
			list = append(list, "flag "+strings.TrimPrefix(e.Flag.Question, "desk/d/")+" "+e.Flag.Note)
		default:
			list = append(list, "undo")
		}
	}
	return list
}

func (d *desk) expectSaid(want ...string) {
	d.t.Helper()
	if got := d.said(); !reflect.DeepEqual(got, append([]string{}, want...)) {
		d.t.Errorf("the history says %q, want %q", got, want)
	}
}

// A learner sits at a terminal on which the program runs.
type learner struct {
	*terminaltest.Display
	cols, rows int
	cmd        *exec.Cmd
	ended      chan error // what came of the program
	before     *term.State
	row        int     // of the paper, up to which all was seen
	asked      []asked // by prompts
	painted    int     // how many prompts were painted when keys were last pressed
	closed     bool    // the terminal is gone
}

// asked is a prompt that was seen, and what was pressed then.
type asked struct {
	row          int
	prompt, keys string
}

// sit starts a drill on a terminal.
func (d *desk) sit(cols, rows int, args ...string) *learner {
	d.t.Helper()
	return d.start(cols, rows, d.drill(args...))
}

// start starts a program on a terminal.
func (d *desk) start(cols, rows int, cmd *exec.Cmd) *learner {
	d.t.Helper()
	l := &learner{Display: terminaltest.NewDisplay(d.t, cols, rows), cols: cols, rows: rows, cmd: cmd, ended: make(chan error, 1)}
	l.before = l.State()
	l.cmd.Stdin, l.cmd.Stdout, l.cmd.Stderr = l.Program, l.Program, l.Program
	l.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := l.cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	gone := make(chan struct{})
	go func() {
		l.ended <- l.cmd.Wait()
		close(gone)
	}()
	d.t.Cleanup(func() {
		l.cmd.Process.Kill()
		<-gone
	})
	return l
}

// lines returns the rows of the paper from one on to the cursor's, and whether
// a prompt waits on the last one.
func (l *learner) lines(from int) (lines []string, waits bool) {
	l.Mu.Lock()
	defer l.Mu.Unlock()
	l.Paper.Lock()
	defer l.Paper.Unlock()
	cols, _ := l.Paper.Size()
	end := l.Paper.Cursor().Y
	for y := from; y <= end; y++ {
		var line strings.Builder
		for x := range cols {
			if c := l.Paper.Cell(x, y).Char; c != terminaltest.Second {
				line.WriteRune(c)
			}
		}
		lines = append(lines, strings.TrimRight(line.String(), " \x00"))
	}
	// A prompt is whole when wrapping is on again.
	return lines, bytes.HasSuffix(l.Sent, []byte(wrapOn)) && lines[len(lines)-1] != ""
}

func (l *learner) await(what string, come func() bool) {
	l.T.Helper()
	for deadline := time.Now().Add(patience); !come(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			lines, _ := l.lines(0)
			l.T.Fatalf("waited in vain for %q; the terminal shows:\n%s", what, strings.Join(lines, "\n"))
		}
	}
}

// see waits for text below what was seen before, however it is wrapped.
func (l *learner) see(text string) {
	l.T.Helper()
	l.await(text, func() bool {
		lines, _ := l.lines(l.row)
		so := ""
		for i, line := range lines {
			so += unspaced(line)
			if strings.Contains(so, unspaced(text)) {
				l.row += min(i+1, len(lines)-1) // the last may be a prompt
				return true
			}
		}
		return false
	})
}

// unspaced is what is left of text however it is wrapped.
func unspaced(text string) string { return strings.Join(strings.Fields(text), "") }

// Prompts, as regular expressions. How many words there are to them depends on
// the terminal's width.
const (
	next   = "Enter(: next| )"
	more   = "Enter: more"
	typeIt = "> "
)

// prompt waits for a whole prompt that begins as an expression says, and
// returns it. That a key is pressed there goes without saying.
func (l *learner) prompt(begins string) string {
	l.T.Helper()
	wanted := regexp.MustCompile("^(Press )?(" + begins + ")")
	var prompt string
	l.await(begins, func() bool {
		painted := l.prompts() // before the lines are looked at, which may be of a later one
		lines, waits := l.lines(l.row)
		prompt = lines[len(lines)-1]
		return waits && painted > l.painted && wanted.MatchString(prompt+" ")
	})
	return prompt
}

// prompts counts how often a prompt was painted or erased.
func (l *learner) prompts() int {
	l.Mu.Lock()
	defer l.Mu.Unlock()
	return bytes.Count(l.Sent, []byte(wrapOn))
}

// at waits for a prompt that was painted since keys were pressed last, then presses
// keys.
func (l *learner) at(begins, keys string) {
	l.T.Helper()
	prompt := l.prompt(begins)
	l.painted = l.prompts()
	l.Paper.Lock()
	l.asked = append(l.asked, asked{l.Paper.Cursor().Y, prompt, keys})
	l.Paper.Unlock()
	l.Send(keys)
}

// option finds the number or letter of the option that begins with text, in
// the question seen last.
func (l *learner) option(text string) string {
	l.T.Helper()
	find := regexp.MustCompile(`(?m)^ *(\d+|[a-z])(?:  ?|: )` + regexp.QuoteMeta(text))
	lines, _ := l.lines(0)
	found := find.FindAllStringSubmatch(strings.Join(lines, "\n"), -1)
	if found == nil {
		l.T.Fatalf("there is no option %q:\n%s", text, strings.Join(lines, "\n"))
	}
	return found[len(found)-1][1]
}

// turnTo turns pages until a prompt comes.
func (l *learner) turnTo(begins string) {
	l.T.Helper()
	l.turnPages(begins, func() {})
}

// turnPages does so, and looks at each page, the last included.
func (l *learner) turnPages(begins string, look func()) {
	l.T.Helper()
	for {
		page := strings.HasPrefix(l.prompt(more+"|"+begins), more)
		look()
		if !page {
			return
		}
		before, _ := l.lines(0)
		l.at(more, "\r")
		l.await("another page", func() bool {
			lines, waits := l.lines(0)
			return waits && len(lines) > len(before)
		})
	}
}

// tell sends the program a signal.
func (l *learner) tell(s syscall.Signal) {
	l.T.Helper()
	if err := l.cmd.Process.Signal(s); err != nil {
		l.T.Fatal(err)
	}
}

// expectEnd waits for the program to end, with an exit code or, below zero, by
// a signal. The terminal must be in its old mode, unless it is gone.
func (l *learner) expectEnd(code int) {
	l.T.Helper()
	select {
	case err := <-l.ended:
		got := 0
		if exit, ok := errors.AsType[*exec.ExitError](err); ok {
			got = exit.ExitCode()
		} else if err != nil {
			l.T.Fatal(err)
		}
		if got != code {
			l.T.Errorf("exit code %d, want %d", got, code)
		}
	case <-time.After(patience):
		lines, _ := l.lines(0)
		l.T.Fatalf("the program does not end; the terminal shows:\n%s", strings.Join(lines, "\n"))
	}
	if l.closed {
		return
	}
	if code >= 0 && !reflect.DeepEqual(l.before, l.State()) {
		l.T.Error("the terminal's mode is not as it was")
	}
	l.Program.Close() // now all that was sent will be shown
	<-l.Shown
	if code >= 0 && bytes.Contains(l.Sent, []byte(pasteOn)) && bytes.LastIndex(l.Sent, []byte(pasteOff)) < bytes.LastIndex(l.Sent, []byte(pasteOn)) {
		l.T.Error("the terminal still marks pastes")
	}
}

// hangUp closes the terminal's window.
func (l *learner) hangUp() {
	l.closed = true
	l.Program.Close()
	l.Person.Close()
}

// checkPaper checks what a finished drill left on the terminal: no
// prompt is left behind, and the terminal never had to break a line.
func (l *learner) checkPaper() {
	l.T.Helper()
	lines, _ := l.lines(0)
	all := strings.Join(lines, "\n")
	for _, a := range l.asked {
		if w := terminal.Width(a.prompt); w >= l.cols {
			l.T.Errorf("the prompt %q takes %d of %d columns", a.prompt, w, l.cols)
		}
		if a.prompt != ">" && strings.Contains(all, a.prompt) {
			l.T.Errorf("the prompt %q was left behind", a.prompt)
		}
	}
	if breaks := bytes.Count(l.Sent, []byte("\n")); breaks != len(lines)-1 {
		l.T.Errorf("%d lines were sent, and %d shown", breaks+1, len(lines))
	}
	if found := terminaltest.MovesUp.Find(bytes.ReplaceAll(l.Sent, []byte("\x1b[1G"), nil)); found != nil {
		l.T.Errorf("the program sent %q", found)
	}
	if i := strings.Index(l.folded(all), "\n\n\n"); i >= 0 {
		l.T.Errorf("two empty lines below %q", all[max(0, i-40):i])
	}
}

// transcript is all that the terminal ever showed, with the prompts.
func (l *learner) transcript() string {
	var b strings.Builder
	lines, _ := l.lines(0)
	prompts := l.asked
	for y, line := range lines {
		for len(prompts) > 0 && prompts[0].row == y {
			fmt.Fprintf(&b, "[%s] %q\n", prompts[0].prompt, prompts[0].keys)
			prompts = prompts[1:]
		}
		b.WriteString(line + "\n")
	}
	return l.folded(b.String())
}

// folded returns text with a sign in the place of the empty lines that move what is on
// the screen out of sight.
func (l *learner) folded(text string) string {
	clear := strings.Repeat("\n", l.rows)
	for {
		i := strings.Index(text, clear)
		if i < 0 {
			return text
		}
		text = text[:i] + "\n[a clear screen]\n" + strings.TrimLeft(text[i:], "\n")
	}
}

// golden compares with a file in testdata/rich, or with -update writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "rich", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want := readFile(t, path)
	if got != want {
		t.Errorf("%s: not as it was (go test -update, then read the diff); from where they part:\n%s", path, firstDifference(want, got))
	}
}
