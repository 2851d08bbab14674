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
)

// How long after the byte ESC the rest of a sequence may come. A terminal sends
// a sequence at once; a person who presses Esc takes longer. Once more than the
// ESC has come it is nearly always a sequence, on a slow line, and its rest must
// not be taken for an answer; else it was Alt-[.
const (
	escWait      = 50 * time.Millisecond
	sequenceWait = 500 * time.Millisecond
)

// waited says how long nothing more has come.
type waited int

const (
	notLong waited = iota
	pastEsc
	pastSequence
)

// keys reads a terminal for survey's RuneReader, one whole key with each Read,
// and leaves out the keys that RuneReader would misread. Once it has begun it
// reads on, so that what is typed between two prompts waits for the next one.
//
// A read from a terminal cannot be called off. So one goroutine reads, and may
// sit in its last read until the program ends; Read itself heeds the context.
type keys struct {
	ctx   context.Context
	in    *os.File
	fd    uintptr // asked for once: File.Fd may not be called during a read
	begin sync.Once
	typed chan string // whole keys; closed at the end of the input
	rest  string      // what the last Read had no room for
}

func newKeys(ctx context.Context, in *os.File) *keys {
	return &keys{ctx: ctx, in: in, fd: in.Fd(), typed: make(chan string, 1024)}
}

// Fd is the terminal's, for RuneReader to set its mode.
func (k *keys) Fd() uintptr { return k.fd }

// Read waits for one key. It fails as soon as the context ends, and with
// io.EOF when the input has ended or the terminal is gone.
func (k *keys) Read(p []byte) (int, error) {
	if err := k.ctx.Err(); err != nil {
		return 0, err
	}
	k.begin.Do(k.start)
	if k.rest == "" {
		select {
		case <-k.ctx.Done():
			return 0, k.ctx.Err()
		case key, ok := <-k.typed:
			if !ok {
				return 0, io.EOF
			}
			k.rest = key
		}
	}
	n := copy(p, k.rest)
	k.rest = k.rest[n:]
	return n, nil
}

// start waits for the first Read: before it the terminal has its old mode.
func (k *keys) start() {
	raw := make(chan []byte)
	go k.receive(raw)
	go k.split(raw)
}

// receive hands on what the terminal sends, in the pieces it comes in.
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

// split turns what is received into keys. It works beside Read, not in it:
// only when the bytes come can Esc be told from the start of a sequence.
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

// pass sends on the keys that s has.
func (k *keys) pass(s *splitter, late waited) {
	for {
		key := s.next(late)
		if key == "" {
			return
		}
		select {
		case k.typed <- key:
		case <-k.ctx.Done():
			return
		}
	}
}

// A splitter cuts a terminal's bytes into keys.
type splitter struct {
	pending []byte
	pasting bool
}

func (s *splitter) add(b []byte) {
	s.pending = append(s.pending, b...)
}

// next returns the next key that RuneReader may see, or "" if it has not come
// yet.
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

// The forms in which RuneReader knows the special keys, and their other
// spellings. It calls Delete by a number and discards the byte after it.
var specialKeys = map[string]string{
	"\x1b": "\x1b",

	"\x1b[A": "\x1b[A", "\x1bOA": "\x1b[A", // up
	"\x1b[B": "\x1b[B", "\x1bOB": "\x1b[B", // down
	"\x1b[C": "\x1b[C", "\x1bOC": "\x1b[C", // right
	"\x1b[D": "\x1b[D", "\x1bOD": "\x1b[D", // left
	"\x1b[H": "\x1b[H", "\x1bOH": "\x1b[H", "\x1b[1~": "\x1b[H", "\x1b[7~": "\x1b[H", // Home
	"\x1b[F": "\x1b[F", "\x1bOF": "\x1b[F", "\x1b[4~": "\x1b[F", "\x1b[8~": "\x1b[F", // End
	"\x1b[3~": "\x1b[3~", // Delete

	"\x1b[200~": string(pasteStart),
	"\x1b[201~": string(pasteEnd),
}

// translate returns what to pass on for one whole key, "" for nothing.
func (s *splitter) translate(raw string) string {
	if raw[0] == '\x1b' {
		return s.special(specialKeys[raw])
	}
	r, _ := utf8.DecodeRuneInString(raw)
	if r == pasteStart || r == pasteEnd {
		r = utf8.RuneError // only the terminal may say these
	}
	switch {
	case s.pasting:
		return s.pasted(r)
	case r == '\x11' || r == '\x12':
		return "" // Ctrl-Q and Ctrl-R, which RuneReader takes for End and Delete
	}
	return string(r)
}

// special keeps account of pastes, in which no other special key counts.
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
		return "" // a mark out of place
	}
	return key
}

// pasted returns what is kept of a rune in a paste: text, as one line. Ctrl-C
// is no part of the paste and ends it, should the terminal forget to.
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

// cut returns the length of the first key in b, which is not empty, or 0 while
// more of it must come. All of an unknown sequence is one key, so that no part
// of it is taken for an answer: F1 is not the letter P.
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

// sequence returns how much of b belongs to the ESC before it, and whether it
// has all come.
func sequence(b []byte, late waited) (n int, whole bool) {
	switch b[0] {
	case '\x03':
		return 0, true // Ctrl-C always counts
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

// Longer than any key's sequence, and any reply of a terminal, is a mistake that
// must not swallow what is typed after it.
const (
	maxSequence = 64
	maxString   = 4096
)

// controlSequence measures a sequence that begins with ESC [ or ESC O: numbers
// and signs, then one letter. One that has not come whole in time never will.
func controlSequence(b []byte, late waited) (n int, whole bool) {
	n, whole = wholeSequence(b)
	if !whole && late == pastSequence {
		return len(b), true
	}
	return n, whole
}

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
			return i, true // broken off: this byte is a key of its own
		}
	}
	return 0, false
}

// controlString measures a terminal's late reply to another program, which ends
// with BEL or ESC \. If no end comes it was Alt and the first byte, no more.
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
