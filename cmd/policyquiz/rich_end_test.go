//go:build !windows

package main

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"policyquiz/cmd/policyquiz/terminal"
)

// places has a question for each prompt at which a drill can end: a key, a
// line, the back of a card, and one that needs a pager on a low screen.
const places = `
title   = "Places"

[[question]]
id     = "key"
ask    = "Press?"
answer = "yes"
wrong  = ["no"]

[[question]]
id     = "line"
ask    = "Type?"
accept = ["word"]

[[question]]
id   = "card"
ask  = "Front?"
back = "Back."

[[question]]
id     = "pager"
ask    = "Long?"
answer = "one"
wrong  = ["two", "three", "four", "five", "six", "seven", "eight"]
`

// The places; what quits there, what leads on to the next ("" is the right
// option), and what was answered before.
var ways = []struct {
	place, prompt, q, on string
	said                 []string
}{
	{"key", "1-2", "q", "", nil},
	{"verdict", next, "q", "\r", []string{"key right"}},
	{"line", typeIt, ":q\r", "word\r", []string{"key right"}},
	{"verdict of a line", next, "q", "\r", []string{"key right", "line right"}},
	{"front", "Enter: see the back", "q", "\r", []string{"key right", "line right"}},
	{"back", "1 again", "q", "3", []string{"key right", "line right"}},
	{"verdict of a card", next, "q", "\r", []string{"key right", "line right", "card right"}},
	{"pager", more, "q", "\r", []string{"key right", "line right", "card right"}},
}

// goTo starts a drill and goes to a place; said is what was answered before.
func (d *desk) goTo(place string) (l *learner, said []string) {
	d.t.Helper()
	l = d.sit(40, 10)
	for _, w := range ways {
		l.prompt(w.prompt)
		if w.place == place {
			return l, w.said
		}
		on := w.on
		if on == "" {
			on = l.option("yes")
		}
		l.at(w.prompt, on)
	}
	d.t.Fatalf("no place %q", place)
	return nil, nil
}

// However one leaves, and from wherever, it is an end like any other.
func TestRichLeave(t *testing.T) {
	t.Parallel()
	for _, w := range ways {
		for name, keys := range map[string]string{"q": w.q, "ctrl-c": "\x03", "ctrl-d": "\x04"} {
			t.Run(w.place+" "+name, func(t *testing.T) {
				t.Parallel()
				d := newDesk(t, places)
				l, said := d.goTo(w.place)
				l.at(w.prompt, keys)
				l.expectEnd(0)
				if len(said) == 0 {
					l.see("No question was answered.")
				} else {
					l.see(fmt.Sprintf("%s: %d right.", terminal.Count(len(said), "question"), len(said)))
					l.see("What comes:")
				}
				l.checkPaper()
				d.expectSaid(said...)
			})
		}
	}
}

// Signals end a drill, too, with the terminal as it was.
func TestRichSignals(t *testing.T) {
	t.Parallel()
	for _, w := range ways {
		for _, s := range []struct {
			name   string
			signal syscall.Signal
			code   int
		}{{"SIGTERM", syscall.SIGTERM, exitTerm}, {"SIGHUP", syscall.SIGHUP, 0}, {"SIGINT", syscall.SIGINT, 0}} {
			if s.signal != syscall.SIGTERM && w.place != "line" && w.place != "key" {
				continue
			}
			t.Run(w.place+" "+s.name, func(t *testing.T) {
				t.Parallel()
				d := newDesk(t, places)
				l, said := d.goTo(w.place)
				if w.place == "line" {
					l.Send("half a wo")
					l.prompt("> half a wo ")
				}
				l.tell(s.signal)
				l.expectEnd(s.code)
				l.checkPaper()
				d.expectSaid(said...)
			})
		}
	}
}

// The window is closed: the program ends by itself.
func TestRichWindowClosed(t *testing.T) {
	t.Parallel()
	for _, w := range ways {
		t.Run(w.place, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, places)
			l, said := d.goTo(w.place)
			l.hangUp()
			l.expectEnd(0)
			d.expectSaid(said...)
		})
	}
}

// many is a deck of n questions, with their numbers in their words.
func many(n int) string {
	var b strings.Builder
	b.WriteString("title = \"Many\"\n")
	for i := range n {
		fmt.Fprintf(&b, "\n[[question]]\nid = \"q%03d\"\nask = \"Question %03d?\"\nanswer = \"right\"\nwrong = [\"wrong\"]\n", i, i)
	}
	return b.String()
}

var judged = regexp.MustCompile(`Question (\d+)\?|(Right|Wrong)\.`)

// acknowledged counts the verdicts in out, by question and outcome as desk.said
// writes them.
func acknowledged(out string) map[string]int {
	n := map[string]int{}
	question := ""
	for _, m := range judged.FindAllStringSubmatch(out, -1) {
		if m[1] != "" {
			question = m[1]
		} else {
			n["q"+question+" "+strings.ToLower(m[2])]++
		}
	}
	return n
}

// expectKept holds the history to what was acknowledged. A kill may have torn
// the last line, and no other.
func (d *desk) expectKept(acked map[string]int) {
	d.t.Helper()
	kept := map[string]int{}
	for _, e := range d.entries(true) {
		kept[strings.TrimPrefix(e.Review.Question, "desk/d/")+" "+string(e.Review.Outcome)]++
	}
	for what, n := range acked {
		if kept[what] < n {
			d.t.Errorf("%q was said %d times, and is in the history %d times", what, n, kept[what])
		}
	}
}

// Whoever has seen a verdict finds the answer in the history, even if the
// program was killed that very moment.
func TestRichKilled(t *testing.T) {
	t.Parallel()
	d := newDesk(t, many(40))
	acked := map[string]int{}
	for i := range 15 {
		l := d.sit(80, 24, "--new", "100")
		for n := i % 3; n >= 0; n-- {
			l.see("Question ")
			l.prompt("1-2")
			l.at("1-2", l.option("right"))
			l.see("✓ Right.")
			if n > 0 {
				l.at(next, "\r")
			} else if i%2 == 0 { // else it may be killed before the prompt is there
				l.prompt(next)
			}
		}
		lines, _ := l.lines(0)
		for what, n := range acknowledged(strings.Join(lines, "\n")) {
			acked[what] += n
		}
		l.tell(syscall.SIGKILL)
		l.expectEnd(-1)
		d.expectKept(acked)
	}
	if len(acked) < 20 {
		t.Errorf("only %d questions were answered", len(acked))
	}
}

// The same through pipes, at full speed and at any moment.
func TestPlainKilled(t *testing.T) {
	t.Parallel()
	// More questions than 15 drills can answer, though the program is a pipe's length
	// ahead of what is read here.
	d := newDesk(t, many(10_000))
	all := map[string]int{}
	for range 15 {
		cmd := d.drill("--new", "10000")
		in, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		go func() {
			for {
				if _, err := io.WriteString(in, "1\n2\n"); err != nil {
					return
				}
			}
		}()
		var heard strings.Builder
		r := bufio.NewReader(out)
		deadline := time.AfterFunc(patience, func() { cmd.Process.Kill() })
		for n := 1 + rand.IntN(6000); n > 0; n-- {
			c, err := r.ReadByte()
			if err != nil {
				t.Fatal("the program ended by itself:", err, heard.String())
			}
			heard.WriteByte(c)
		}
		cmd.Process.Kill()
		rest, err := io.ReadAll(r) // what was on its way when it died
		if err != nil {
			t.Fatal(err)
		}
		deadline.Stop()
		heard.Write(rest)
		cmd.Wait()
		for what, n := range acknowledged(heard.String()) {
			all[what] += n
		}
		if _, err := os.Stat(d.history()); err == nil {
			d.expectKept(all)
		} else if len(all) > 0 {
			t.Fatal(err)
		}
	}
}

// A signal ends a drill through pipes as it does on a terminal.
func TestPlainSignals(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		signal syscall.Signal
		code   int
	}{{syscall.SIGTERM, exitTerm}, {syscall.SIGHUP, 0}, {syscall.SIGINT, 0}} {
		t.Run(tt.signal.String(), func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, three)
			cmd := d.drill()
			in, err := cmd.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			deadline := time.AfterFunc(patience, func() { cmd.Process.Kill() })
			defer deadline.Stop()
			io.WriteString(in, "2\n")
			r := bufio.NewReader(out)
			for line := ""; !strings.HasPrefix(line, "Reply with the answer"); {
				if line, err = r.ReadString('\n'); err != nil {
					t.Fatal(err)
				}
			}
			cmd.Process.Signal(tt.signal)
			rest, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(rest), "1 question: 1 right.") {
				t.Errorf("no summary: %s", rest)
			}
			cmd.Wait()
			if got := cmd.ProcessState.ExitCode(); got != tt.code {
				t.Errorf("exit code %d, want %d", got, tt.code)
			}
			d.expectSaid("one right")
		})
	}
}
