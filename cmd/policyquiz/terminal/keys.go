//go:build !windows

package terminal

import (
	"bytes"
	"context"
	"io"
	"os"
	"sync"
	"time"
	"unicode/utf8"

	surveyterm "github.com/AlecAivazis/survey/v2/terminal"
)

// After the byte ESC, the rest of a sequence comes within these times. A terminal
// sends a sequence at once, and a person who presses Esc takes longer to press
// another key: escWait tells the two apart. If more than the ESC has come, it is
// nearly always a sequence on a slow line, whose rest must not become an answer.
// If nothing follows within sequenceWait, it was Alt-[.
const (
	escWait      = 50 * time.Millisecond
	sequenceWait = 500 * time.Millisecond
)

// A waited says for how long no more bytes have come.
type waited int

const (
	notLong      waited = iota // for less than escWait
	pastEsc                    // for escWait
	pastSequence               // for sequenceWait
)

// A keys reads a terminal for survey's RuneReader. Each Read returns one whole key.
// It leaves out the keys that RuneReader would misread. After the first Read it
// goes on reading, so keys that are typed between two prompts wait for the next
// prompt.
//
// A read from a terminal cannot be cancelled. So a goroutine reads the terminal; it
// may stay in its last read until the program ends. Read itself returns when the
// context ends.
type keys struct {
	ctx     context.Context
	in      *os.File
	fd      uintptr // of in; File.Fd must not be called during a read
	begin   sync.Once
	typed   chan []string   // whole keys, those together that came at once; closed at the end of the input
	queue   []string        // keys that were taken from typed
	rest    string          // the part of a key for which the last Read had no room
	woken   chan struct{}   // says that the text above the prompt is to be painted again; read as keyRepaint
	resized <-chan struct{} // says that the window has another size; read as keyResized
	pasting bool            // whether the last key that was read is part of a paste
	after   func(time.Duration) <-chan time.Time
}

// newKeys returns the keys of a terminal. They end with ctx.
func newKeys(ctx context.Context, in *os.File) *keys {
	return &keys{ctx: ctx, in: in, fd: in.Fd(), typed: make(chan []string, 1024), woken: make(chan struct{}, 1), resized: resizes(ctx), after: time.After}
}

// Fd returns the file descriptor of the terminal. RuneReader sets its mode with it.
func (k *keys) Fd() uintptr { return k.fd }

// Read waits for one key. It returns the error of the context as soon as that ends,
// and io.EOF if the input has ended or the terminal is gone. A window that was resized
// reads as keyResized, but never within a paste.
func (k *keys) Read(p []byte) (int, error) {
	if err := k.ctx.Err(); err != nil {
		return 0, err
	}
	k.begin.Do(k.start)
	if k.rest == "" && len(k.queue) == 0 {
		resized, woken := k.resized, k.woken
		if k.pasting {
			resized, woken = nil, nil
		}
		select {
		case <-k.ctx.Done():
			return 0, k.ctx.Err()
		case <-resized:
			k.rest = string(keyResized)
		case <-woken:
			k.rest = string(keyRepaint)
		case k.queue = <-k.typed:
			if k.queue == nil {
				return 0, io.EOF
			}
		}
	}
	if k.rest == "" {
		k.take()
	}
	n := copy(p, k.rest)
	k.rest = k.rest[n:]
	return n, nil
}

// wake makes the present Read, or the next one, return keyRepaint.
func (k *keys) wake() {
	select {
	case k.woken <- struct{}{}:
	default: // it was not heard yet that there was one before
	}
}

// take makes the first key of the queue the one that is read next.
func (k *keys) take() {
	k.rest, k.queue = k.queue[0], k.queue[1:]
	switch k.rest {
	case string(pasteStart):
		k.pasting = true
	case string(pasteEnd), "\x03":
		k.pasting = false
	}
}

// waits reports whether a key is there to be read, or comes within a time. It leaves
// the key there. It returns false as soon as the input has ended.
func (k *keys) waits(most time.Duration) bool {
	k.begin.Do(k.start)
	if k.rest != "" || len(k.queue) > 0 {
		return true
	}
	select { // a key that is there counts, however short the time is
	case k.queue = <-k.typed:
		return k.queue != nil
	default:
	}
	if most <= 0 {
		return false
	}
	select {
	case k.queue = <-k.typed: // nil at the end of the input
	case <-k.after(most):
	case <-k.ctx.Done():
	}
	return len(k.queue) > 0
}

// start begins to read. It is called by the first Read, because before it the
// terminal has its old mode.
func (k *keys) start() {
	raw := make(chan []byte)
	go k.receive(raw)
	go k.split(raw)
}

// receive sends the bytes from the terminal to raw, in the pieces in which they
// come.
func (k *keys) receive(raw chan<- []byte) {
	defer close(raw)
	buf := make([]byte, 4096)
	for {
		n, err := k.in.Read(buf)
		if n > 0 {
			select {
			case raw <- bytes.Clone(buf[:n]):
			case <-k.ctx.Done():
				return
			}
		}
		if err != nil {
			return
		}
	}
}

// split turns bytes into keys. It runs in its own goroutine, and not in Read,
// because it must measure when bytes come: only the time tells Esc from the start
// of a sequence.
func (k *keys) split(raw <-chan []byte) {
	defer close(k.typed)
	var s splitter
	var late, tooLate <-chan time.Time
	for {
		select {
		case b, ok := <-raw:
			if !ok {
				return
			}
			s.add(b)
			k.pass(&s, notLong)
			late, tooLate = time.After(escWait), time.After(sequenceWait)
		case <-late:
			k.pass(&s, pastEsc)
			late = nil
		case <-tooLate:
			k.pass(&s, pastSequence)
			tooLate = nil
		case <-k.ctx.Done():
			return
		}
	}
}

// pass sends the keys that s has to typed, all at once: whoever reads the first one can
// see that others came with it.
func (k *keys) pass(s *splitter, late waited) {
	var all []string
	for key := s.next(late); key != ""; key = s.next(late) {
		all = append(all, key)
	}
	if all == nil {
		return
	}
	select {
	case k.typed <- all:
	case <-k.ctx.Done():
	}
}

// A splitter cuts bytes from a terminal into keys.
type splitter struct {
	pending []byte // bytes that are no whole key yet
	pasting bool   // whether a paste has begun and not ended
}

// add appends bytes from the terminal.
func (s *splitter) add(b []byte) {
	s.pending = append(s.pending, b...)
}

// next returns the next key for RuneReader, or "" if no whole key has come yet.
func (s *splitter) next(late waited) string {
	for len(s.pending) > 0 {
		raw := cut(s.pending, late)
		if raw == 0 {
			return ""
		}
		key := s.translate(string(s.pending[:raw]))
		s.pending = s.pending[raw:]
		if key != "" {
			return key
		}
	}
	return ""
}

// specialKeys has the sequences of special keys and the form in which RuneReader
// knows each. RuneReader knows Delete by its number and discards the byte after
// it.
var specialKeys = map[string]string{
	"\x1b": "\x1b",

	"\x1b[A": "\x1b[A", "\x1bOA": "\x1b[A", // up
	"\x1b[B": "\x1b[B", "\x1bOB": "\x1b[B", // down
	"\x1b[C": "\x1b[C", "\x1bOC": "\x1b[C", // right
	"\x1b[D": "\x1b[D", "\x1bOD": "\x1b[D", // left
	"\x1b[H": "\x1b[H", "\x1bOH": "\x1b[H", "\x1b[1~": "\x1b[H", "\x1b[7~": "\x1b[H", // Home
	"\x1b[F": "\x1b[F", "\x1bOF": "\x1b[F", "\x1b[4~": "\x1b[F", "\x1b[8~": "\x1b[F", // End
	"\x1b[3~": "\x1b[3~", // Delete

	"\x1bb": string(keyWordLeft), "\x1b[1;5D": string(keyWordLeft), "\x1b[1;3D": string(keyWordLeft), "\x1bOd": string(keyWordLeft), // Alt-B, Ctrl- and Alt-Left
	"\x1bf": string(keyWordRight), "\x1b[1;5C": string(keyWordRight), "\x1b[1;3C": string(keyWordRight), "\x1bOc": string(keyWordRight),
	"\x1b\x7f": string(surveyterm.KeyDeleteWord), "\x1b\b": string(surveyterm.KeyDeleteWord), // Alt-Backspace

	"\x1b[200~": string(pasteStart),
	"\x1b[201~": string(pasteEnd),
}

// translate returns what RuneReader gets for one whole key; "" for nothing.
func (s *splitter) translate(raw string) string {
	if raw[0] == '\x1b' {
		return s.special(specialKeys[raw])
	}
	r, _ := utf8.DecodeRuneInString(raw)
	if r == pasteStart || r == pasteEnd || r == keyResized {
		r = utf8.RuneError // only the terminal itself may mean these
	}
	switch {
	case s.pasting:
		return s.pasted(r)
	case r == '\x11' || r == '\x12':
		return "" // RuneReader would take Ctrl-Q and Ctrl-R for End and Delete
	}
	return string(r)
}

// special returns what RuneReader gets for a special key. It notes where pastes
// begin and end; within a paste, other special keys are dropped.
func (s *splitter) special(key string) string {
	was := s.pasting
	switch key {
	case string(pasteStart):
		s.pasting = true
	case string(pasteEnd):
		s.pasting = false
	default:
		if was {
			return ""
		}
		return key
	}
	if was == s.pasting {
		return "" // a paste that begins twice, or ends twice
	}
	return key
}

// pasted returns what is kept of a rune in a paste. Text is kept; line breaks and
// tabs become spaces; control characters are dropped. Ctrl-C ends the paste, in
// case the terminal does not end it.
func (s *splitter) pasted(r rune) string {
	switch {
	case r == '\x03':
		s.pasting = false
	case r == '\r' || r == '\n' || r == '\t':
		return " "
	case r < ' ' || r == '\x7f':
		return ""
	}
	return string(r)
}

// cut returns the length in bytes of the first key in b, or 0 if more of it must
// come; b is not empty. An unknown sequence is one key as a whole. Otherwise a part
// of it would become an answer: F1 ends with the letter P.
func cut(b []byte, late waited) int {
	if b[0] != '\x1b' {
		if !utf8.FullRune(b) {
			return 0
		}
		_, n := utf8.DecodeRune(b)
		return n
	}
	after := bytes.TrimLeft(b, "\x1b") // some terminals put one more ESC before it for Alt
	escs := len(b) - len(after)
	if len(after) == 0 {
		if late >= pastEsc {
			return escs
		}
		return 0
	}
	n, whole := sequence(after, late)
	if !whole {
		return 0
	}
	return escs + n
}

// sequence returns how many bytes of b belong to the ESC before b, and whether all
// of them have come.
func sequence(b []byte, late waited) (n int, whole bool) {
	switch b[0] {
	case '\x03':
		return 0, true // Ctrl-C is never part of a sequence
	case '[', 'O':
		return controlSequence(b, late)
	case ']', 'P', 'X', '^', '_':
		return controlString(b, late)
	}
	if !utf8.FullRune(b) {
		return 0, false
	}
	_, n = utf8.DecodeRune(b) // Alt and a letter
	return n, true
}

// The greatest lengths in bytes of a key's sequence and of a terminal's reply to a
// program. Anything longer is a mistake, and must not swallow the keys after it.
const (
	maxSequence = 64
	maxString   = 4096
)

// controlSequence returns the length of a sequence that begins with ESC [ or ESC O:
// numbers and signs, then one letter. After sequenceWait an incomplete one counts
// as whole.
func controlSequence(b []byte, late waited) (n int, whole bool) {
	n, whole = wholeSequence(b)
	if !whole && late == pastSequence {
		return len(b), true
	}
	return n, whole
}

// wholeSequence returns the length of such a sequence, and whether all of it has
// come.
func wholeSequence(b []byte) (n int, whole bool) {
	switch {
	case bytes.HasPrefix(b, []byte("[[")):
		return 3, len(b) >= 3 // F1 to F5 on the Linux console
	case bytes.HasPrefix(b, []byte("[M")):
		return 5, len(b) >= 5 // an old mouse: button, column, row
	}
	for i := 1; i < len(b); i++ {
		switch c := b[i]; {
		case c >= '@' && c <= '~':
			return i + 1, true
		case c < ' ' || c > '~' || i == maxSequence:
			return i, true // the sequence breaks off, and this byte is a key of its own
		}
	}
	return 0, false
}

// controlString returns the length of a terminal's late reply to another program,
// which ends with BEL or ESC \. If no end comes, it was only Alt and the first
// byte.
func controlString(b []byte, late waited) (n int, whole bool) {
	for i := 1; i < len(b); i++ {
		switch {
		case b[i] == '\a':
			return i + 1, true
		case bytes.HasPrefix(b[i:], []byte("\x1b\\")):
			return i + 2, true
		}
	}
	return 1, late >= pastEsc || len(b) > maxString
}
