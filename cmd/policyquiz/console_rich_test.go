//go:build !windows

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
	"golang.org/x/term"
)

// An emulator is a console on a display with a person at it.
type emulator struct {
	*display
	console *richConsole
	cancel  context.CancelCauseFunc
}

func newEmulator(t *testing.T, cols, rows int) *emulator {
	t.Helper()
	e := &emulator{display: newDisplay(t, cols, rows)}
	ctx, cancel := context.WithCancelCause(t.Context())
	console, err := newRichConsole(ctx, e.program, e.program, false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { console.Close() })
	e.console, e.cancel = console, cancel
	return e
}

// A display is an emulated terminal.
type display struct {
	t       *testing.T
	person  *os.File // the terminal's end of the pty
	program *os.File // the end of the one who writes to it
	screen  vt10x.Terminal
	paper   vt10x.Terminal // a screen so high that nothing ever leaves it
	shown   chan struct{}  // closed when all that was sent is shown

	mu   sync.Mutex
	sent []byte // all that was written to it
}

const paperRows = 1000

func newDisplay(t *testing.T, cols, rows int) *display {
	t.Helper()
	person, program := openPty(t)
	d := &display{
		t: t, person: person, program: program,
		screen: vt10x.New(vt10x.WithSize(cols, rows)),
		paper:  vt10x.New(vt10x.WithSize(cols, paperRows)),
		shown:  make(chan struct{}),
	}
	d.setSize(cols, rows)
	go d.show()
	t.Cleanup(func() {
		person.Close()
		program.Close()
		<-d.shown
	})
	return d
}

// openPty returns both ends of a pty. Closing person ends a read from either,
// which it does not when the end's file has been asked for its Fd, as pty.Open does.
func openPty(t *testing.T) (person, program *os.File) {
	t.Helper()
	opened, program, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	// No program may inherit it, or the terminal would never be gone.
	syscall.ForkLock.RLock()
	fd, err := syscall.Dup(int(opened.Fd()))
	syscall.CloseOnExec(fd)
	syscall.ForkLock.RUnlock()
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.SetNonblock(fd, true); err != nil {
		t.Fatal(err)
	}
	return os.NewFile(uintptr(fd), opened.Name()), program
}

// second stands in the second column of a wide character: vt10x knows of one.
const second = '\ue000'

func (d *display) show() {
	defer close(d.shown)
	var pending []byte
	buf := make([]byte, 4096)
	for {
		n, err := d.person.Read(buf)
		if err != nil {
			return
		}
		var cells []rune
		pending = append(pending, buf[:n]...)
		for len(pending) > 0 && utf8.FullRune(pending) {
			r, size := utf8.DecodeRune(pending)
			pending = pending[size:]
			cells = append(cells, r)
			if r != '\x1b' && textWidth(string(r)) == 2 {
				cells = append(cells, second)
			}
		}
		d.mu.Lock()
		d.sent = append(d.sent, buf[:n]...)
		io.WriteString(d.screen, string(cells))
		// There is never anything below; to look at all of it takes long.
		io.WriteString(d.paper, strings.ReplaceAll(string(cells), eraseBelow, ""))
		d.mu.Unlock()
	}
}

func (d *display) setSize(cols, rows int) {
	d.t.Helper()
	if err := pty.Setsize(d.program, &pty.Winsize{Cols: uint16(cols), Rows: uint16(rows)}); err != nil {
		d.t.Fatal(err)
	}
	d.screen.Resize(cols, rows)
	d.paper.Resize(cols, paperRows)
}

func (d *display) send(keys string) {
	d.t.Helper()
	if _, err := io.WriteString(d.person, keys); err != nil {
		d.t.Fatal(err)
	}
}

// text returns the screen without its empty lines, the cursor as a bar.
func (d *display) text() string {
	d.screen.Lock()
	cursor := d.screen.Cursor()
	d.screen.Unlock()
	var lines []string
	for y, line := range strings.Split(d.screen.String(), "\n") {
		cells := []rune(line)
		if y == cursor.Y {
			cells = append(cells[:cursor.X], append([]rune{'|'}, cells[cursor.X:]...)...)
		}
		if line := strings.TrimRight(string(cells), " \x00"); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.ReplaceAll(strings.Join(lines, "\n"), string(second), "")
}

// expect waits for the screen to show want.
func (d *display) expect(want string) {
	d.t.Helper()
	deadline := time.Now().Add(patience)
	for d.text() != want {
		if time.Now().After(deadline) {
			d.t.Fatalf("the screen shows:\n%s\nwant:\n%s", d.text(), want)
		}
		time.Sleep(2 * time.Millisecond)
	}
}

type heard struct {
	text string
	err  error
}

// key and line ask in the background, so that the test can press keys.
func (e *emulator) key(prompt, keys string) <-chan heard {
	return background(func() (string, error) {
		r, err := e.console.Key(prompt, keys)
		return string(r), err
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
	case <-time.After(patience):
		e.t.Fatalf("no answer; the screen shows:\n%s", e.text())
	}
}

func (e *emulator) expectError(c <-chan heard, want error) {
	e.t.Helper()
	select {
	case got := <-c:
		if !errors.Is(got.err, want) {
			e.t.Errorf("got %q, %v; want %v", got.text, got.err, want)
		}
	case <-time.After(patience):
		e.t.Fatalf("no answer; the screen shows:\n%s", e.text())
	}
}

var sizes = []struct{ cols, rows int }{{80, 24}, {20, 6}}

func TestRichKey(t *testing.T) {
	t.Parallel()
	for _, size := range sizes {
		t.Run(fmt.Sprint(size.cols), func(t *testing.T) {
			e := newEmulator(t, size.cols, size.rows)
			e.console.Print("Who?\n 1) one\n 2) two\n")
			answer := e.key("1-2, ? or q: ", "12?q\n")
			e.expect("Who?\n 1) one\n 2) two\n1-2, ? or q: |")
			e.send("x\x1bOP\x1bq\x1b[1;5D\x1b[A\t5") // none of these is a key of ours
			e.send("2")
			e.expectAnswer(answer, "2")
			e.expect("Who?\n 1) one\n 2) two\n|")

			e.console.Print("Right.\n")
			answer = e.key("Enter: ", "\nq")
			e.send("\r")
			e.expectAnswer(answer, "\n")
			e.expect("Who?\n 1) one\n 2) two\nRight.\n|")

			answer = e.key("", "qж")
			e.send("Ж")
			e.expectAnswer(answer, "ж")
		})
	}
}

func TestRichLine(t *testing.T) {
	t.Parallel()
	for _, size := range sizes {
		t.Run(fmt.Sprint(size.cols), func(t *testing.T) {
			e := newEmulator(t, size.cols, size.rows)
			e.console.Print("Who?\n")
			answer := e.line("> ")
			e.expect("Who?\n> |")
			e.send("Сolдатенкo\x7f\x7f")
			e.expect("Who?\n> Сolдатен|")
			e.send("ко\r")
			e.expectAnswer(answer, "Сolдатенко")
			e.expect("Who?\n> Сolдатенко\n|")

			answer = e.line("> ")
			e.send("\r")
			e.expectAnswer(answer, "")
			e.expect("Who?\n> Сolдатенко\n>\n|")
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
		{"unknown keys", "a\x1b[A\x1b[B\x1bb\x1bOP\tb\x00\x12\x1b[200~\x1b[201~", "> ab|"},
		{"paste", "a\x1b[200~1\r\n2\t3\u202e\x1b[D\x1b[201~b", "> a1  2 3b|"},
		{"esc", "a\x1b", "> a|"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			e := newEmulator(t, 40, 6)
			answer := e.line("> ")
			e.send(tt.send)
			e.expect(tt.screen)
			if strings.HasSuffix(tt.send, "\x1b") {
				// Nothing on the screen says that Esc is over. An Enter that
				// comes too soon belongs to it, as with Alt; the next one counts.
				time.Sleep(2 * escWait)
				e.send("\r")
			}
			e.send("\r")
			e.expectAnswer(answer, strings.Replace(strings.TrimPrefix(tt.screen, "> "), "|", "", 1))
		})
	}
}

func TestRichLineScrolls(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 20, 6)
	e.console.Print("above\n")
	answer := e.line("type: ")
	e.send("abcdefghijklm")
	e.expect("above\ntype: abcdefghijklm|")
	e.send("n世")
	e.expect("above\ntype: defghijklmn世|")
	e.send(strings.Repeat("\x1b[D", 10))
	e.expect("above\ntype: abcde|fghijklm")
	e.send("\x1b[H")
	e.expect("above\ntype: |abcdefghijklm")
	e.send("\x1b[F\r")
	e.expectAnswer(answer, "abcdefghijklmn世")
	e.expect("above\ntype: abcdefghijklmn\n      世\n|")
}

// A paste of any length is taken in one go, up to the limit.
func TestRichLineLong(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 20, 6)
	answer := e.line("> ")
	e.send("\x1b[200~" + strings.Repeat("ж", maxLine) + "\x1b[201~\r")
	e.expectAnswer(answer, strings.Repeat("ж", maxLine/2))
}

func TestRichTypedAhead(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 80, 24)
	e.send("2hello\rq")
	e.expectAnswer(e.key("? ", "12"), "2")
	e.console.Print("Right.\n")
	e.expectAnswer(e.line("> "), "hello")
	e.expectAnswer(e.key("? ", "q"), "q")
	e.expect("Right.\n> hello\n|")
}

// A paste is text: it may not answer questions.
func TestRichKeyIgnoresPaste(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 80, 24)
	answer := e.key("? ", "12")
	e.send("\x1b[200~1\r1\x1b[201~2")
	e.expectAnswer(answer, "2")
}

func TestRichQuit(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, send string
		want       error
	}{
		{"ctrl-c", "\x03", errQuit},
		{"ctrl-d", "\x04", errQuit},
		{"ctrl-c in a paste", "\x1b[200~a\x03", errQuit},
		{"ctrl-l", "\x0c", errRepaint},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := newEmulator(t, 40, 6)
			e.console.Print("Who?\n")
			for _, ask := range []func() <-chan heard{
				func() <-chan heard { return e.key("? ", "12") },
				func() <-chan heard { return e.line("> ") },
			} {
				answer := ask()
				e.send(tt.send)
				e.expectError(answer, tt.want)
				e.expect("Who?\n|")
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
				e.send("1")
				e.expectAnswer(answer, "1")
				answer = e.line("> ")
			}
			e.person.Close()
			e.expectError(answer, errQuit)
			e.console.Print("nobody reads this\n")
			if _, err := e.console.Line("> "); !errors.Is(err, errQuit) {
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
	e.console.Print("Who?\n")
	answer := e.line("> ")
	e.send("abc")
	e.expect("Who?\n> abc|")
	cause := errors.New("SIGTERM")
	e.cancel(cause)
	e.expectError(answer, cause)
	e.expect("Who?\n|")
}

// state returns the terminal's mode, which can only be compared.
func (d *display) state() *term.State {
	d.t.Helper()
	state, err := term.GetState(int(d.program.Fd()))
	if err != nil {
		d.t.Fatal(err)
	}
	return state
}

func TestRichClose(t *testing.T) {
	t.Parallel()
	person, program := openPty(t)
	defer person.Close()
	defer program.Close()
	d := &display{t: t, program: program}
	before := d.state()
	c, err := newRichConsole(t.Context(), program, program, false)
	if err != nil {
		t.Fatal(err)
	}
	if reflect.DeepEqual(before, d.state()) {
		t.Error("the mode has not changed")
	}
	answer := background(func() (string, error) { return c.Line("> ") })
	for range 2 {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
		if !reflect.DeepEqual(before, d.state()) {
			t.Error("the mode is not as it was")
		}
	}
	(&emulator{display: d}).expectError(answer, context.Canceled)
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
	ours := e.state()
	stopped := false
	e.console.stop = func() {
		stopped = true
		if reflect.DeepEqual(ours, e.state()) {
			t.Error("the shell gets the terminal in our mode")
		}
	}
	answer := e.line("> ")
	e.send("ab\x1a")
	e.expectError(answer, errRepaint)
	if !stopped || !reflect.DeepEqual(ours, e.state()) {
		t.Error("not stopped, or not our mode again")
	}
	answer = e.line("> ")
	e.expect("> ab|")
	e.send("c\r")
	e.expectAnswer(answer, "abc")
}

func TestRichSize(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 33, 7)
	if w, h := e.console.Size(); w != 33 || h != 7 {
		t.Errorf("%d by %d", w, h)
	}
	e.setSize(40, 10)
	if w, h := e.console.Size(); w != 40 || h != 10 {
		t.Errorf("resized: %d by %d", w, h)
	}
	if err := pty.Setsize(e.program, &pty.Winsize{}); err != nil {
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
	e.console.Print("above\n")
	answer := e.key("12345678901234567890", "q")
	e.expect("above\n123456789012345678…|")
	e.setSize(12, 6)
	e.send("x")
	e.expect("above\n1234567890…|")
	e.setSize(40, 6)
	e.send("x")
	e.expect("above\n12345678901234567890|")
	e.send("q")
	e.expectAnswer(answer, "q")
	e.expect("above\n|")
}

// The window becomes narrow while a wide prompt is live: survey's Renderer by
// itself would go up and erase two lines of text.
func TestRichNarrowerEatsNothing(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 60, 6)
	e.console.Print("one\ntwo\nthree\n")
	prompt := strings.Repeat("p", 55)
	answer := e.key(prompt, "q")
	e.expect("one\ntwo\nthree\n" + prompt + "|")
	e.setSize(20, 6)
	e.send("q")
	e.expectAnswer(answer, "q")
	e.expect("one\ntwo\nthree\n|")
}

var movesUp = regexp.MustCompile("\x1b\\[[0-9]*[AFMTLSH]|\x1b\\[[123]J|\x1bM")

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
				e.console.Print(line + "\n")
				answer := e.key(strings.Repeat("w", size.cols), "12")
				e.send("xx1")
				e.expectAnswer(answer, "1")
				typed := e.line("> ")
				e.send(strings.Repeat("y", i%(size.cols-4)) + "\r")
				e.expectAnswer(typed, strings.Repeat("y", i%(size.cols-4)))
				want = append(want, line, strings.TrimRight("> "+strings.Repeat("y", i%(size.cols-4)), " "))
			}
			want = append(want[len(want)-size.rows+1:], "|")
			e.expect(strings.Join(want, "\n"))
			e.mu.Lock()
			defer e.mu.Unlock()
			if found := movesUp.Find(e.sent); found != nil {
				t.Errorf("the console sent %q", found)
			}
			if bytes.Contains(e.sent, []byte("\x1b[6n")) {
				t.Error("the console asked where the cursor is")
			}
		})
	}
}

// Text without its line's end is not written over.
func TestRichOpenLine(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 40, 6)
	e.console.Print("no end")
	answer := e.key("? ", "1")
	e.expect("no end\n? |")
	e.send("1")
	e.expectAnswer(answer, "1")
	e.console.Print("next\n")
	e.expect("no end\nnext\n|")
}

// A prompt is data too.
func TestRichPromptIsClean(t *testing.T) {
	t.Parallel()
	e := newEmulator(t, 60, 6)
	e.console.color = true
	answer := e.key("\x1b[2Jgone\nand {{.Env}} \u202e? ", "1")
	e.expect("␛[2Jgone and {{.Env}} \ufffd? |")
	e.send("1")
	e.expectAnswer(answer, "1")
	e.mu.Lock()
	defer e.mu.Unlock()
	if !bytes.Contains(e.sent, []byte("\x1b[1m")) {
		t.Error("the prompt has no colour")
	}
}
