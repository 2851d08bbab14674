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
	t.Cleanup(func() { console.Close() })
	e.console, e.cancel = console, cancel
	return e
}

type heard struct {
	text string
	err  error
}

// key and line ask in the background, so that the test can press keys.
func (e *emulator) key(prompt, keys string) <-chan heard {
	return background(func() (string, error) {
		return e.console.Press(prompt, keys)
	})
}

func (e *emulator) line(prompt string) <-chan heard {
	return background(func() (string, error) { return e.console.Line(prompt) })
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
			e.Send("x\x1bOP\x1bq\x1b[1;5D\x1b[A\t5") // none of these is a key of ours
			e.Send("2")
			e.expectAnswer(answer, "2")
			e.Expect("Who?\n 1) one\n 2) two\n|")

			e.console.print("Right.\n")
			answer = e.key("Enter: ", "\nq")
			e.Send("\r")
			e.expectAnswer(answer, "\n")
			e.Expect("Who?\n 1) one\n 2) two\nRight.\n|")

			answer = e.key("", "qж")
			e.Send("Ж")
			e.expectAnswer(answer, "ж")

			answer = e.key("", "1?q")
			e.Send("２？")
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
		{"abcdefghi", "", 6, "defghi|"},
		{"abcdefghi", "jklmno", 6, "fghi|jk"},
		{"abcdefghi", "j", 6, "efghi|j"},
		{"abcdefghi", "jklmno", 2, "hi|"},
		{"a", "bcdefghi", 6, "a|bcdef"},
		{"世界世界", "世界", 7, "世界|世"},
	} {
		left, right := editing{test.left, test.right}.view(test.room)
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
		{"esc", "a\x1b", "> a|"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			e := newEmulator(t, 40, 6)
			answer := e.line("> ")
			e.Send(tt.send)
			e.Expect(tt.screen)
			if strings.HasSuffix(tt.send, "\x1b") {
				// Nothing on the screen says that Esc is over. An Enter that
				// comes too soon belongs to it, as with Alt; the next one counts.
				time.Sleep(2 * escWait)
				e.Send("\r")
			}
			e.Send("\r")
			e.expectAnswer(answer, strings.Replace(strings.TrimPrefix(tt.screen, "> "), "|", "", 1))
		})
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
	e.Expect("above\ntype: defghijklmn世|")
	e.Send(strings.Repeat("\x1b[D", 10))
	e.Expect("above\ntype: abcde|fghijklm")
	e.Send("\x1b[H")
	e.Expect("above\ntype: |abcdefghijklm")
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

func TestRichTypedAhead(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 80, 24)
	e.Send("2hello\rq")
	e.expectAnswer(e.key("? ", "12"), "2")
	e.console.print("Right.\n")
	e.expectAnswer(e.line("> "), "hello")
	e.expectAnswer(e.key("? ", "q"), "q")
	e.Expect("Right.\n> hello\n|")
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
	e.Send("x")
	e.Expect("above\n1234567890…|")
	e.SetSize(40, 6)
	e.Send("x")
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
				e.Send("xx1")
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
	answer := e.key("\x1b[2Jgone\nand {{.Env}} \u202e? ", "1")
	e.Expect("␛[2Jgone and {{.Env}} \ufffd? |")
	e.Send("1")
	e.expectAnswer(answer, "1")
	e.Mu.Lock()
	defer e.Mu.Unlock()
	if !bytes.Contains(e.Sent, []byte("\x1b[1m")) {
		t.Error("the prompt has no colour")
	}
}
