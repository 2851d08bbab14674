//go:build !windows

// Package terminaltest emulates a terminal with a person at it, for tests.
package terminaltest

import (
	"bytes"
	"io"
	"os"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
	"golang.org/x/term"
)

// A Display is an emulated terminal.
type Display struct {
	T       *testing.T     // the test that the display belongs to
	Person  *os.File       // the end of the pty at which the person types
	Program *os.File       // the end of the pty that the program has
	Screen  vt10x.Terminal // what the terminal shows now
	Paper   vt10x.Terminal // a screen so high that no line ever leaves it
	Shown   chan struct{}  // closed when all that was sent is shown

	Mu   sync.Mutex // guards Sent
	Sent []byte     // all bytes that the program wrote
}

const paperRows = 1000

// patience is how long a display waits for what it should show. It is so long that
// only a program that hangs exceeds it, however busy the machine is.
const patience = time.Minute

// NewDisplay returns a display of so many columns and rows. The end of the test
// closes it.
func NewDisplay(t *testing.T, cols, rows int) *Display {
	t.Helper()
	person, program := OpenPty(t)
	d := &Display{
		T: t, Person: person, Program: program,
		Screen: vt10x.New(vt10x.WithSize(cols, rows)),
		Paper:  vt10x.New(vt10x.WithSize(cols, paperRows)),
		Shown:  make(chan struct{}),
	}
	d.SetSize(cols, rows)
	go d.show()
	t.Cleanup(func() {
		person.Close()
		program.Close()
		<-d.Shown
		// Package testing holds this function, and so the display, as long as other
		// tests run beside this one.
		d.Screen, d.Paper, d.Sent = nil, nil, nil
	})
	return d
}

// OpenPty returns both ends of a pty. To close person ends a read from either end.
// With the files that pty.Open returns it would not, because pty.Open calls their
// Fd method.
func OpenPty(t *testing.T) (person, program *os.File) {
	t.Helper()
	opened, program, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	// If a program inherited the file, the terminal would never be gone.
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

// Second is in the second column of a wide character, because vt10x gives every
// character one column.
const Second = '\ue000'

// vt10x does not know dim text. A display has it as italic text, which nobody uses.
const (
	dim    = "\x1b[2m"
	italic = "\x1b[3m"
)

// unfinished matches the beginning of an escape code at the end of what was read.
var unfinished = regexp.MustCompile(`\x1b(\[[0-9;?]*)?$`)

// complete returns how many bytes come before an escape code or a character at the end
// of b of which a part is still to come.
func complete(b []byte) int {
	if at := unfinished.FindIndex(b); at != nil {
		return at[0]
	}
	last := max(len(b)-1, 0)
	for last > 0 && !utf8.RuneStart(b[last]) {
		last--
	}
	if !utf8.FullRune(b[last:]) {
		return last
	}
	return len(b)
}

// show shows what the program writes until the pty is closed.
func (d *Display) show() {
	defer close(d.Shown)
	var pending []byte
	buf := make([]byte, 4096)
	for {
		n, err := d.Person.Read(buf)
		if err != nil {
			return
		}
		var cells []rune
		pending = append(pending, buf[:n]...)
		whole := complete(pending)
		ready := bytes.ReplaceAll(pending[:whole], []byte(dim), []byte(italic))
		pending = pending[whole:]
		for len(ready) > 0 {
			r, size := utf8.DecodeRune(ready)
			ready = ready[size:]
			cells = append(cells, r)
			if r != '\x1b' && displaywidth.String(string(r)) == 2 {
				cells = append(cells, Second)
			}
		}
		d.Mu.Lock()
		d.Sent = append(d.Sent, buf[:n]...)
		io.WriteString(d.Screen, string(cells))
		// On the paper nothing is ever below the cursor, and erasing it is slow.
		io.WriteString(d.Paper, strings.ReplaceAll(string(cells), "\x1b[J", ""))
		d.Mu.Unlock()
	}
}

// SetSize changes the size to so many columns and rows, as a window does.
func (d *Display) SetSize(cols, rows int) {
	d.T.Helper()
	if err := pty.Setsize(d.Program, &pty.Winsize{Cols: uint16(cols), Rows: uint16(rows)}); err != nil {
		d.T.Fatal(err)
	}
	d.Screen.Resize(cols, rows)
	d.Paper.Resize(cols, paperRows)
}

// Send types keys.
func (d *Display) Send(keys string) {
	d.T.Helper()
	if _, err := io.WriteString(d.Person, keys); err != nil {
		d.T.Fatal(err)
	}
}

// Text returns the screen without empty lines. A bar shows the cursor.
func (d *Display) Text() string {
	d.Screen.Lock()
	cursor := d.Screen.Cursor()
	d.Screen.Unlock()
	var lines []string
	for y, line := range strings.Split(d.Screen.String(), "\n") {
		cells := []rune(line)
		if y == cursor.Y {
			cells = append(cells[:cursor.X], append([]rune{'|'}, cells[cursor.X:]...)...)
		}
		if line := strings.TrimRight(string(cells), " \x00"); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.ReplaceAll(strings.Join(lines, "\n"), string(Second), "")
}

// Expect waits until Text returns want. It fails the test after a minute.
func (d *Display) Expect(want string) {
	d.T.Helper()
	tooLate := time.After(patience)
	for d.Text() != want {
		select {
		case <-tooLate:
			d.T.Fatalf("the screen shows:\n%s\nwant:\n%s", d.Text(), want)
		case <-time.After(2 * time.Millisecond):
		}
	}
}

// State returns the mode of the terminal, to be compared with another.
func (d *Display) State() *term.State {
	d.T.Helper()
	state, err := term.GetState(int(d.Program.Fd()))
	if err != nil {
		d.T.Fatal(err)
	}
	return state
}

// Attributes of cells as vt10x keeps them; it does not export them.
const (
	cellBold   = 1 << 2
	cellItalic = 1 << 4
	cellAny    = 1<<6 - 1 // of all that a terminal shows; the others are of vt10x itself
)

// Mark returns a letter for the look of a cell: b bold, d dim, r red, g green, m magenta,
// a space for none and for an empty cell, and ! for any other.
func Mark(cell vt10x.Glyph) byte {
	look := cell.Mode & cellAny
	switch {
	case cell.Char == 0 || cell.Char == ' ' || cell.Char == Second:
		return ' '
	case cell.BG != vt10x.DefaultBG:
		return '!'
	case cell.FG == vt10x.DefaultFG && look == 0:
		return ' '
	case cell.FG == vt10x.DefaultFG && look == cellBold:
		return 'b'
	case cell.FG == vt10x.DefaultFG && look == cellItalic:
		return 'd'
	case cell.FG == vt10x.Red && look == 0:
		return 'r'
	case cell.FG == vt10x.Green && look == 0:
		return 'g'
	case cell.FG == vt10x.Magenta && look == 0:
		return 'm'
	}
	return '!'
}

// MovesUp matches an escape code that moves the cursor up or erases the screen.
var MovesUp = regexp.MustCompile("\x1b\\[[0-9]*[AFMTLSH]|\x1b\\[[123]J|\x1bM")
