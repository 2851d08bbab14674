//go:build !windows

package terminal

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"policyquiz/cmd/policyquiz/terminal/terminaltest"

	"github.com/creack/pty"
)

// An emulator is a console on a display with a person at it.
type emulator struct {
	t *testing.T
	*terminaltest.Display
	console *richConsole
	cancel  context.CancelCauseFunc
}

func newEmulator(t *testing.T, cols, rows int) *emulator {
	t.Helper()
	e := &emulator{t: t, Display: terminaltest.NewDisplay(t, cols, rows)}
	ctx, cancel := context.WithCancelCause(t.Context())
	console, err := newRichConsole(ctx, e.Program, e.Program, false)
	if err != nil {
		t.Fatal(err)
	}
	console.quiet = 0 // what is there is dropped; nothing is waited for
	t.Cleanup(func() { console.Close() })
	e.console, e.cancel = console, cancel
	return e
}

// A stillness is an input whose times pass when the test says so.
type stillness struct {
	*keys
	e    *emulator
	came atomic.Int32 // how often a key was there when the console waited for one
	over chan time.Time
}

// controlQuiet makes the times in which no key comes end at the test's word only.
func (e *emulator) controlQuiet() *stillness {
	s := &stillness{keys: e.console.in.(*keys), e: e, over: make(chan time.Time)}
	s.after = func(time.Duration) <-chan time.Time { return s.over }
	e.console.in = s
	e.console.quiet = time.Hour
	return s
}

func (s *stillness) waits(d time.Duration) bool {
	there := s.keys.waits(d)
	if there {
		s.came.Add(1)
	}
	return there
}

// drops waits until so many keys have come in all while the console waited.
func (s *stillness) drops(n int32) {
	s.e.T.Helper()
	s.e.await("keys", func() bool { return s.came.Load() == n })
}

// end lets a time pass that the console waits for.
func (s *stillness) end() { s.over <- time.Time{} }

type heard struct {
	text string
	err  error
}

// key and line ask in the background, so that the test can press keys. They return when
// the prompt is painted: what is typed before it is dropped.
func (e *emulator) key(prompt, keys string) <-chan heard {
	return e.ask(func() (string, error) { return e.console.Press(prompt, keys) })
}

func (e *emulator) line(prompt string) <-chan heard {
	return e.ask(func() (string, error) { return e.console.Line(prompt) })
}

func (e *emulator) ask(ask func() (string, error)) <-chan heard {
	e.T.Helper()
	e.await("the end of the last prompt", func() bool { return !e.painted() })
	c := background(ask)
	e.await("a prompt", func() bool { return e.painted() || len(c) > 0 })
	return c
}

// painted reports whether a prompt is the last thing that was painted.
func (e *emulator) painted() bool {
	e.Mu.Lock()
	defer e.Mu.Unlock()
	last, ok := bytes.CutSuffix(e.Sent, []byte(wrapOn))
	return ok && !bytes.HasSuffix(last, []byte(wrapOff))
}

func (e *emulator) await(what string, come func() bool) {
	e.T.Helper()
	for tooLate := time.Now().Add(time.Minute); !come(); time.Sleep(time.Millisecond) {
		if time.Now().After(tooLate) {
			e.T.Fatalf("waited in vain for %s; the screen shows:\n%s", what, e.Text())
		}
	}
}

func background(ask func() (string, error)) <-chan heard {
	c := make(chan heard, 1)
	go func() {
		text, err := ask()
		c <- heard{text, err}
	}()
	return c
}

func (e *emulator) expectAnswer(c <-chan heard, want string) {
	e.t.Helper()
	select {
	case got := <-c:
		if got.err != nil || got.text != want {
			e.t.Errorf("got %q, %v; want %q", got.text, got.err, want)
		}
	case <-time.After(time.Minute):
		e.t.Fatalf("no answer; the screen shows:\n%s", e.Text())
	}
}

func (e *emulator) expectError(c <-chan heard, want error) {
	e.t.Helper()
	select {
	case got := <-c:
		if !errors.Is(got.err, want) {
			e.t.Errorf("got %q, %v; want %v", got.text, got.err, want)
		}
	case <-time.After(time.Minute):
		e.t.Fatalf("no answer; the screen shows:\n%s", e.Text())
	}
}

var sizes = []struct{ cols, rows int }{{80, 24}, {20, 6}}

func TestRichKey(t *testing.T) {
	t.Parallel()
	for _, size := range sizes {
		t.Run(fmt.Sprint(size.cols), func(t *testing.T) {
			e := newEmulator(t, size.cols, size.rows)
			e.console.print("Who?\n 1) one\n 2) two\n")
			answer := e.key("1-2, ? or q: ", "12?q\n")
			e.Expect("Who?\n 1) one\n 2) two\n1-2, ? or q: |")
			e.Send("\x1bOP\x1bq\x1b[1;5D\x1b[A\t ") // none of these is a key of ours
			e.Send("2")
			e.expectAnswer(answer, "2")
			e.Expect("Who?\n 1) one\n 2) two\n|")

			e.console.print("Right.\n")
			answer = e.key("Enter: ", "\nq")
			e.Send("\r")
			e.expectAnswer(answer, "\n")
			e.Expect("Who?\n 1) one\n 2) two\nRight.\n|")

			answer = e.key("? ", "qж")
			e.Send("Ж")
			e.expectAnswer(answer, "ж")

			answer = e.key("? ", "1?q")
			e.Send("？")
			e.expectAnswer(answer, "?")
		})
	}
}

// A prompt may have words of a deck in it.
func TestRichPromptsAreClean(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 40, 6)
	key := e.key("red\x1b[31m, q: ", "q")
	e.Expect("red␛[31m, q: |")
	e.Send("q")
	e.expectAnswer(key, "q")

	answer := e.line("red\x1b[31m> ")
	e.Expect("red␛[31m> |")
	e.Send("yes\r")
	e.expectAnswer(answer, "yes")
	e.Expect("red␛[31m> yes\n|")
}

// TestEditingView: of a line that is too long, the text next to the cursor is seen.
// The text after it has a third of the columns, and more if the text before it
// leaves more.
func TestEditingView(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		left, right string
		room        int
		want        string // with | for the cursor
	}{
		{"abc", "def", 6, "abc|def"},
		{"abc", "def", 9, "abc|def"},
		{"", "abcdef", 6, "|abcdef"},
		{"abcdef", "", 6, "abcdef|"},
		{"abcdefghi", "", 6, "…efghi|"},
		{"abcdefghi", "jklmno", 6, "…ghi|j…"},
		{"abcdefghi", "j", 6, "…fghi|j"},
		{"abcdefghi", "jklmno", 2, "hi|"},
		{"a", "bcdefghi", 6, "a|bcde…"},
		{"世界世界", "世界", 7, "…世界|…"},
	} {
		left, right := editing{test.left, test.right}.view(test.room, "…")
		if got := left + "|" + right; got != test.want {
			t.Errorf("%s|%s in %d columns: %s, want %s", test.left, test.right, test.room, got, test.want)
		}
	}
}

func TestRichLine(t *testing.T) {
	t.Parallel()
	for _, size := range sizes {
		t.Run(fmt.Sprint(size.cols), func(t *testing.T) {
			e := newEmulator(t, size.cols, size.rows)
			e.console.print("Who?\n")
			answer := e.line("> ")
			e.Expect("Who?\n> |")
			e.Send("Сolдатенкo\x7f\x7f")
			e.Expect("Who?\n> Сolдатен|")
			e.Send("ко\r")
			e.expectAnswer(answer, "Сolдатенко")
			e.Expect("Who?\n> Сolдатенко\n|")

			answer = e.line("> ")
			e.Send("\r")
			e.expectAnswer(answer, "")
			e.Expect("Who?\n> Сolдатенко\n>\n|")

			e.console.print("And?") // its line is not ended
			answer = e.line("> ")
			e.Expect("Who?\n> Сolдатенко\n>\nAnd?\n> |")
			e.Send("x\r")
			e.expectAnswer(answer, "x")
		})
	}
}

func TestRichLineKeys(t *testing.T) {
	t.Parallel()
	const left, right, home, end, del = "\x1b[D", "\x1b[C", "\x1b[H", "\x1b[F", "\x1b[3~"
	for _, tt := range []struct{ name, send, screen string }{
		{"left, insert", "世界" + left + "新", "> 世新|界"},
		{"left, right", "世界" + left + left + right + "新", "> 世新|界"},
		{"home and end", "界" + home + "世" + end + "!", "> 世界!|"},
		{"ctrl-a, ctrl-e", "界\x01世\x05!", "> 世界!|"},
		{"delete", "世界" + home + del, "> |界"},
		{"ctrl-d", "世界" + home + "\x04", "> |界"},
		{"backspace", "a世b" + left + "\x7f", "> a|b"},
		{"backspace, ctrl-h", "世界\b", "> 世|"},
		{"whole accent", "e\u0301x" + left + "\x7f", "> |x"},
		{"ctrl-k", "世 界" + left + "\x0b", "> 世 |"},
		{"ctrl-u", "世 界" + left + "\x15", "> |界"},
		{"ctrl-w", "one two  \x17", "> one |"},
		{"at the ends", left + del + "\x7f\x17" + right + "x" + right + del, "> x|"},
		{"unknown keys", "a\x1b[A\x1b[B\x1bz\x1bOP\tb\x00\x12\x1b[200~\x1b[201~", "> ab|"},
		{"paste", "a\x1b[200~1\r\n2\t3\u202e\x1b[D\x1b[201~b", "> a1  2 3b|"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			e := newEmulator(t, 40, 6)
			answer := e.line("> ")
			e.Send(tt.send)
			e.Expect(tt.screen)
			e.Send("\r")
			e.expectAnswer(answer, strings.Replace(strings.TrimPrefix(tt.screen, "> "), "|", "", 1))
		})
	}
}

// Esc clears a line.
func TestRichLineEscape(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 40, 6)
	answer := e.line("> ")
	e.Send("世 界\x1b[D")
	e.Expect("> 世 |界")
	e.Send("\x1b")
	e.Expect("> |")
	e.Send("x\r")
	e.expectAnswer(answer, "x")
}

// Esc is no text.
func TestEditingEscape(t *testing.T) {
	t.Parallel()
	e := editing{"a", "b"}
	if e.press('\x1b'); e != (editing{"a", "b"}) {
		t.Errorf("%+v", e)
	}
}

func TestRichLineScrolls(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 20, 6)
	e.console.print("above\n")
	answer := e.line("type: ")
	e.Send("abcdefghijklm")
	e.Expect("above\ntype: abcdefghijklm|")
	e.Send("n世")
	e.Expect("above\ntype: …efghijklmn世|")
	e.Send(strings.Repeat("\x1b[D", 10))
	e.Expect("above\ntype: abcde|fghijkl…")
	e.Send("\x1b[H")
	e.Expect("above\ntype: |abcdefghijkl…")
	e.Send("\x1b[F\r")
	e.expectAnswer(answer, "abcdefghijklmn世")
	e.Expect("above\ntype: abcdefghijklmn\n      世\n|")
}

// A paste of any length is taken in one go, up to the limit.
func TestRichLineLong(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 20, 6)
	answer := e.line("> ")
	e.Send("\x1b[200~" + strings.Repeat("ж", 4096) + "\x1b[201~\r")
	e.expectAnswer(answer, strings.Repeat("ж", 2048))
}

// What was typed before a text was painted is no answer to it.
func TestRichTypedAhead(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 80, 24)
	fast := e.controlQuiet()
	answer := background(func() (string, error) { return e.console.Press("? ", "12q") })
	e.Send("1\r2\x1b[200~1\x1b[201~")
	fast.drops(4)
	e.Send("q")
	fast.drops(5)
	fast.end()
	e.Expect("? |")
	e.Send("2")
	e.expectAnswer(answer, "2")
}

// TestRichWords: the letters of a word at the prompt of a key are no commands, however
// slowly it is typed. A single letter is one.
func TestRichWords(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		send []string // each after the one before was seen
		see  []string
		want string
	}{
		{"at once", []string{"true\r"}, nil, "true"},
		{"by hand", []string{"t", "r", "u", "e", "\r"}, []string{"> t|", "> tr|", "> tru|", "> true|"}, "true"},
		{"a command", []string{":", "s\r"}, []string{"> :|"}, ":s"},
		{"with a number", []string{"2 of them\r"}, nil, "2 of them"},
		{"begins like a command", []string{"skip\r"}, nil, "skip"},
		{"number and Enter", []string{"1\r"}, nil, "1"},
		{"deleted", []string{"x", "\x7f", "1"}, []string{"> x|", "1-2, s: |"}, "1"},
		{"given up", []string{"xy", "\x1b", "1"}, []string{"> xy|", "1-2, s: |"}, "1"},
		{"a page", []string{"what is\rquite clear\r1\r", "\x15", "2"}, []string{"> what is quite clear 1 |", "1-2, s: |"}, "2"},
		{"a page that begins with a number", []string{"1\r2\r", "\x15", "2"}, []string{"> 1 2 |", "1-2, s: |"}, "2"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			e := newEmulator(t, 40, 6)
			answer := e.key("1-2, s: ", "12s\n")
			for i, keys := range test.send {
				e.Send(keys)
				if i < len(test.see) {
					e.Expect(test.see[i])
				}
			}
			e.expectAnswer(answer, test.want)
		})
	}
}

// A letter is a command only if no other follows while a word would go on.
func TestRichLetterWaits(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 40, 6)
	slow := e.controlQuiet()
	answer := background(func() (string, error) { return e.console.Press("? ", "su") })
	slow.end()
	e.Expect("? |")
	e.Send("s")
	e.Send("o\r")
	slow.drops(1)
	slow.end() // no line follows
	e.expectAnswer(answer, "so")

	answer = background(func() (string, error) { return e.console.Press("? ", "su") })
	slow.end()
	e.Expect("> so\n? |")
	e.Send("U")
	slow.end()
	e.expectAnswer(answer, "u")
}

// A window of another width asks for a repaint by itself, and keeps what was typed.
func TestRichResized(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 40, 6)
	resized := make(chan struct{}, 1)
	e.console.in.(*keys).resized = resized
	l := e.console.Layout()
	l.Say("", "Who was it that first proposed so much?")
	e.console.Print(l)
	answer := e.line("> ")
	e.Send("Wit")
	e.Expect("Who was it that first proposed so much?\n> Wit|")
	resized <- struct{}{} // only the height is another
	e.Send("k")
	e.Expect("Who was it that first proposed so much?\n> Witk|")
	e.SetSize(20, 6)
	resized <- struct{}{}
	e.expectError(answer, ErrRepaint)
	e.console.Clear()
	l = e.console.Layout()
	l.Say("", "Who was it that first proposed so much?")
	e.console.Print(l)
	answer = e.line("> ")
	e.Expect("Who was it that\nfirst proposed so\nmuch?\n> Witk|")
	e.Send("off\r")
	e.expectAnswer(answer, "Witkoff")
}

// What is on the screen is moved out of sight, and not lost.
func TestRichClear(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 20, 4)
	e.console.print("The answer: one\n")
	e.console.Clear()
	e.console.print("\nAgain?\n")
	e.Expect("Again?\n|")
	e.Mu.Lock()
	defer e.Mu.Unlock()
	if paper := e.Paper.String(); !strings.Contains(paper, "The answer: one") || strings.Contains(e.Screen.String(), "The answer") {
		t.Errorf("the screen shows:\n%s", e.Screen.String())
	}
}

// What takes long is told in the place of the prompt; what does not, is not.
func TestRichWhile(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 40, 6)
	slow := make(chan time.Time, 1)
	e.console.after = func(time.Duration) <-chan time.Time { return slow }
	e.console.While("Writing …", func() {})
	e.console.print("done\n")
	e.Expect("done\n|")
	slow <- time.Time{}
	e.console.While("Writing …", func() { e.Expect("done\nWriting …|") })
	e.console.print("done again\n")
	e.Expect("done\ndone again\n|")
	e.Mu.Lock()
	defer e.Mu.Unlock()
	if n := bytes.Count(e.Sent, []byte("Writing")); n != 1 {
		t.Errorf("told %d times", n)
	}
}

// A terminal without UTF-8 gets signs in ASCII.
func TestASCIISigns(t *testing.T) {
	t.Parallel()
	for locale, want := range map[string]string{"C": "x Wrong. - par. 3", "de_DE.ISO-8859-1": "x Wrong. - par. 3", "POSIX": "x Wrong. - par. 3",
		"C.UTF-8": "✗ Wrong. · ¶3", "de_DE.utf8": "✗ Wrong. · ¶3", "": "✗ Wrong. · ¶3"} {
		for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
			signs := signsFor(func(n string) string {
				if n == name {
					return locale
				}
				return ""
			})
			l := &Layout{Width: 40, signs: signs}
			l.Say("", "✗ Wrong. · ¶3")
			if got := l.String(); got != want+"\n" {
				t.Errorf("%s=%s: %q", name, locale, got)
			}
		}
	}
}

// After a repaint the text is what it was, so that keys may be meant for it: the prompt
// waits for no silence.
func TestRichRepaintWaitsForNothing(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 40, 6)
	slow := e.controlQuiet()
	answer := background(func() (string, error) { return e.console.Press("? ", "12") })
	slow.end()
	e.Expect("? |")
	e.Send("\x0c")
	e.expectError(answer, ErrRepaint)
	answer = e.key("? ", "12")
	e.Send("2")
	e.expectAnswer(answer, "2")
}

// A paste is text: it may not answer questions.
func TestRichKeyIgnoresPaste(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 80, 24)
	answer := e.key("? ", "12")
	e.Send("\x1b[200~1\r1\x1b[201~2")
	e.expectAnswer(answer, "2")
}

func TestRichQuit(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, send string
		want       error
	}{
		{"ctrl-c", "\x03", ErrQuit},
		{"ctrl-d", "\x04", ErrQuit},
		{"ctrl-c in a paste", "\x1b[200~a\x03", ErrQuit},
		{"ctrl-l", "\x0c", ErrRepaint},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := newEmulator(t, 40, 6)
			e.console.print("Who?\n")
			for _, ask := range []func() <-chan heard{
				func() <-chan heard { return e.key("? ", "12") },
				func() <-chan heard { return e.line("> ") },
			} {
				answer := ask()
				e.Send(tt.send)
				e.expectError(answer, tt.want)
				e.Expect("Who?\n|")
			}
		})
	}
}

func TestRichHangUp(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"key", "line"} {
		t.Run(name, func(t *testing.T) {
			e := newEmulator(t, 40, 6)
			answer := e.key("? ", "12")
			if name == "line" {
				e.Send("1")
				e.expectAnswer(answer, "1")
				answer = e.line("> ")
			}
			e.Person.Close()
			e.expectError(answer, ErrQuit)
			e.console.print("nobody reads this\n")
			if _, err := e.console.Line("> "); !errors.Is(err, ErrQuit) {
				t.Errorf("afterwards: %v", err)
			}
			if err := e.console.Close(); err != nil {
				t.Errorf("Close: %v", err)
			}
		})
	}
}

func TestRichContext(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 40, 6)
	e.console.print("Who?\n")
	answer := e.line("> ")
	e.Send("abc")
	e.Expect("Who?\n> abc|")
	cause := errors.New("SIGTERM")
	e.cancel(cause)
	e.expectError(answer, cause)
	e.Expect("Who?\n|")
}

func TestRichClose(t *testing.T) {
	person, program := terminaltest.OpenPty(t)
	defer person.Close()
	defer program.Close()
	d := &terminaltest.Display{T: t, Program: program}
	before := d.State()
	c, err := newRichConsole(t.Context(), program, program, false)
	if err != nil {
		t.Fatal(err)
	}
	if reflect.DeepEqual(before, d.State()) {
		t.Error("the mode has not changed")
	}
	answer := background(func() (string, error) { return c.Line("> ") })
	for range 2 {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
		if !reflect.DeepEqual(before, d.State()) {
			t.Error("the mode is not as it was")
		}
	}
	(&emulator{t: t, Display: d}).expectError(answer, context.Canceled)
}

func TestRichNoTerminal(t *testing.T) {
	t.Parallel()
	in, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	defer out.Close()
	if _, err := newRichConsole(t.Context(), in, out, false); err == nil {
		t.Error("a pipe was taken for a terminal")
	}
}

func TestRichStop(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 40, 6)
	ours := e.State()
	stopped := false
	e.console.stop = func() {
		stopped = true
		if reflect.DeepEqual(ours, e.State()) {
			t.Error("the shell gets the terminal in our mode")
		}
	}
	answer := e.line("> ")
	e.Send("ab\x1a")
	e.expectError(answer, ErrRepaint)
	if !stopped || !reflect.DeepEqual(ours, e.State()) {
		t.Error("not stopped, or not our mode again")
	}
	answer = e.line("> ")
	e.Expect("> ab|")
	e.Send("c\r")
	e.expectAnswer(answer, "abc")
}

func TestRichSize(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 33, 7)
	if w, h := e.console.Size(); w != 33 || h != 7 {
		t.Errorf("%d by %d", w, h)
	}
	e.SetSize(40, 10)
	if w, h := e.console.Size(); w != 40 || h != 10 {
		t.Errorf("resized: %d by %d", w, h)
	}
	if err := pty.Setsize(e.Program, &pty.Winsize{}); err != nil {
		t.Fatal(err)
	}
	if w, h := e.console.Size(); w != 80 || h != 24 {
		t.Errorf("unknown: %d by %d", w, h)
	}
}

// A prompt as wide as the terminal stays on its line, and follows its width.
func TestRichPromptFits(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 20, 6)
	e.console.print("above\n")
	answer := e.key("12345678901234567890", "q")
	e.Expect("above\n123456789012345678…|")
	e.SetSize(12, 6)
	e.Send("\t")
	e.Expect("above\n1234567890…|")
	e.SetSize(40, 6)
	e.Send("\t")
	e.Expect("above\n12345678901234567890|")
	e.Send("q")
	e.expectAnswer(answer, "q")
	e.Expect("above\n|")
}

// The window becomes narrow while a wide prompt is live: survey's Renderer by
// itself would go up and erase two lines of text.
func TestRichNarrowerEatsNothing(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 60, 6)
	e.console.print("one\ntwo\nthree\n")
	prompt := strings.Repeat("p", 55)
	answer := e.key(prompt, "q")
	e.Expect("one\ntwo\nthree\n" + prompt + "|")
	e.SetSize(20, 6)
	e.Send("q")
	e.expectAnswer(answer, "q")
	e.Expect("one\ntwo\nthree\n|")
}

// However often a prompt is drawn at the bottom of a screen, it touches its own
// row only, and asks the terminal nothing.
func TestRichEatsNothing(t *testing.T) {
	t.Parallel()
	for _, size := range sizes {
		t.Run(fmt.Sprint(size.cols), func(t *testing.T) {
			e := newEmulator(t, size.cols, size.rows)
			var want []string
			for i := range size.rows * 2 {
				line := fmt.Sprintf("line %d", i)
				e.console.print(line + "\n")
				answer := e.key(strings.Repeat("w", size.cols), "12")
				e.Send("\t\t1")
				e.expectAnswer(answer, "1")
				typed := e.line("> ")
				e.Send(strings.Repeat("y", i%(size.cols-4)) + "\r")
				e.expectAnswer(typed, strings.Repeat("y", i%(size.cols-4)))
				want = append(want, line, strings.TrimRight("> "+strings.Repeat("y", i%(size.cols-4)), " "))
			}
			want = append(want[len(want)-size.rows+1:], "|")
			e.Expect(strings.Join(want, "\n"))
			e.Mu.Lock()
			defer e.Mu.Unlock()
			if found := terminaltest.MovesUp.Find(e.Sent); found != nil {
				t.Errorf("the console sent %q", found)
			}
			if bytes.Contains(e.Sent, []byte("\x1b[6n")) {
				t.Error("the console asked where the cursor is")
			}
		})
	}
}

// Text without its line's end is not written over.
func TestRichOpenLine(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 40, 6)
	e.console.print("no end")
	answer := e.key("? ", "1")
	e.Expect("no end\n? |")
	e.Send("1")
	e.expectAnswer(answer, "1")
	e.console.print("next\n")
	e.Expect("no end\nnext\n|")
}

// A prompt is data too.
func TestRichPromptIsClean(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 60, 6)
	e.console.color = true
	answer := e.key("\x1b[2Jgone\nand {{.Env}} \u202e 1 ", "1")
	e.Expect("␛[2Jgone and {{.Env}} \ufffd 1 |")
	e.Send("1")
	e.expectAnswer(answer, "1")
	e.Mu.Lock()
	defer e.Mu.Unlock()
	if !bytes.Contains(e.Sent, []byte("\x1b[1m1\x1b[0m")) {
		t.Error("the key is not bold")
	}
}

// In a prompt what can be pressed is bold, and nothing else.
func TestBoldKeys(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ prompt, keys, want string }{
		{"1-4  ? don't know  s skip", "1234?usq", "<1-4>  <?> don't know  <s> skip"},
		{"Enter: next  g I guessed", "\n g", "<Enter>: next  <g> I guessed"},
		{"Enter g h", "\n gh", "<Enter> <g> <h>"},
		{"Enter ends it", "e", "Enter ends it"},
		{"1 again (not known), 2 hard, 3 good or 4 easy", "1234", "<1> again (not known), <2> hard, <3> good or <4> easy"},
		{"a-c or d", "abc", "<a-c> or d"},
		{"us and q-", "usq", "us and q-"},
		{"Writing it down …", "", "Writing it down …"},
		{"", "1", ""},
	} {
		got := strings.NewReplacer("\x1b[1m", "<", "\x1b[0m", ">").Replace(boldKeys(test.prompt, test.keys))
		if got != test.want {
			t.Errorf("%q with keys %q: %q, want %q", test.prompt, test.keys, got, test.want)
		}
	}
}
