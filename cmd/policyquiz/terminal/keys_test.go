//go:build !windows

package terminal

import (
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"
	"unicode/utf8"
)

// split feeds b to a splitter in chunks of the given size; the end is late.
func split(b []byte, size int) []string {
	var s splitter
	var all []string
	take := func(late waited) {
		for key := s.next(late); key != ""; key = s.next(late) {
			all = append(all, key)
		}
	}
	for chunk := range slices.Chunk(b, size) {
		s.add(chunk)
		take(notLong)
	}
	take(pastSequence)
	return all
}

func TestSplitter(t *testing.T) {
	t.Parallel()
	const up, left, home, end, del = "\x1b[A", "\x1b[D", "\x1b[H", "\x1b[F", "\x1b[3~"
	open, shut := string(pasteStart), string(pasteEnd)
	for _, tt := range []struct {
		name, in string
		want     []string
	}{
		{"letters", "aЖ世", []string{"a", "Ж", "世"}},
		{"controls", "\r\n\t\x03\x04\x7f", []string{"\r", "\n", "\t", "\x03", "\x04", "\x7f"}},
		{"arrows", "\x1b[A\x1bOA\x1b[D\x1bOD", []string{up, up, left, left}},
		{"home", "\x1b[H\x1bOH\x1b[1~\x1b[7~", []string{home, home, home, home}},
		{"end", "\x1b[F\x1bOF\x1b[4~\x1b[8~", []string{end, end, end, end}},
		{"delete", "\x1b[3~x", []string{del, "x"}},
		{"escape", "\x1b", []string{"\x1b"}},
		{"escapes", "\x1b\x1b\x1b", nil},
		{"function keys", "\x1bOP\x1b[15~\x1b[24;2~\x1b[[Ax", []string{"x"}},
		{"modified", "\x1b[1;2D\x1b[3;2~\x1bO5Cx", []string{"x"}},
		{"alt", "\x1bz\x1bЖx", []string{"x"}},
		{"alt arrow", "\x1b\x1b[Dx", []string{"x"}},
		{"alt bracket, then letters", "\x1b[", nil},
		{"alt closing bracket", "\x1b]", nil},
		{"mouse", "\x1b[<0;10;20M\x1b[<0;10;20m\x1b[M !!x", []string{"x"}},
		{"focus", "\x1b[I\x1b[Ox", []string{"x"}},
		{"cursor report", "\x1b[24;80Rx", []string{"x"}},
		{"device report", "\x1b[?62;1;2;4;6;9;15;16;17;18;21;22;28;29cx", []string{"x"}},
		{"colour report", "\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b]11;rgb:0/0/0\ax", []string{"x"}},
		{"two strings", "\x1bX0\x1b\\x\x1b]0\ay", []string{"x", "y"}},
		{"interrupt after escape", "\x1b\x03", []string{"\x1b", "\x03"}},
		{"interrupt in a sequence", "\x1b[1;\x03", []string{"\x03"}},
		{"endless", "\x1b[" + strings.Repeat("1", 64) + "x", []string{"1", "x"}},
		{"keys RuneReader misreads", "\x11\x12x", []string{"x"}},
		{"Latin-1", "\xe9x", []string{"\ufffd", "x"}},
		{"typed marks", "\ufdd0\ufdd1", []string{"\ufffd", "\ufffd"}},
		{"paste", "\x1b[200~a\nb\tc\x1b[A\x01\x1b[201~\n", []string{open, "a", " ", "b", " ", "c", shut, "\n"}},
		{"marks in a paste", "\x1b[200~\ufdd1\x1b[200~\x1b[201~", []string{open, "\ufffd", shut}},
		{"paste without beginning", "\x1b[201~x", []string{"x"}},
		{"interrupt in a paste", "\x1b[200~a\x03\n", []string{open, "a", "\x03", "\n"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for size := 1; size <= len(tt.in); size++ {
				if got := split([]byte(tt.in), size); !slices.Equal(got, tt.want) {
					t.Errorf("in chunks of %d: %q, want %q", size, got, tt.want)
				}
			}
		})
	}
}

// TestUnendedString: a terminal's reply that does not end was no reply. Keys after
// it are not kept back for ever.
func TestUnendedString(t *testing.T) {
	t.Parallel()
	var s splitter
	s.add([]byte("\x1b]" + strings.Repeat("x", 4095)))
	if key := s.next(notLong); key != "" {
		t.Errorf("a reply of %d bytes that may go on gives the key %q", 4096, key)
	}
	if key := s.next(pastEsc); key != "x" {
		t.Errorf("one that does not go on gives %q", key)
	}
	s = splitter{}
	s.add([]byte("\x1b]" + strings.Repeat("x", 4096)))
	if key := s.next(notLong); key != "x" {
		t.Errorf("a longer one gives %q", key)
	}
}

// A splitter always comes to an end, does not depend on how the bytes arrive,
// passes on single keys only, and keeps plain text as it is.
func FuzzSplitter(f *testing.F) {
	f.Add([]byte("2\x1b[A\x1bOP\x1b[200~a\nb\x1b[201~世\xff\x1b"), 3)
	f.Add([]byte("\x1b]11;rgb\x1b\\\x1b\x1b[[A\x1b[M   \x1b\x03"), 1)
	f.Fuzz(func(t *testing.T, b []byte, size int) {
		if len(b) > maxString || len(b) == 0 {
			return
		}
		got := split(b, len(b))
		if cut := split(b, 1+max(size, 0)%len(b)); !slices.Equal(got, cut) {
			t.Errorf("at once %q, cut %q", got, cut)
		}
		for _, key := range got {
			if special := specialKeys[key] == key; !special && utf8.RuneCountInString(key) != 1 {
				t.Errorf("%q is not one key", key)
			}
		}
		plain := strings.Map(func(r rune) rune {
			if r == '\x11' || r == '\x12' || r == '\x1b' {
				return -1
			}
			if r == pasteStart || r == pasteEnd {
				return utf8.RuneError
			}
			return r
		}, string([]rune(string(b)))) // invalid bytes at the end wait for more
		if got := strings.Join(split([]byte(plain), max(1, len(plain))), ""); got != plain {
			t.Errorf("got %q, want %q", got, plain)
		}
	})
}

// pipeKeys returns keys that read a pipe, and its other end.
func pipeKeys(t *testing.T) (context.CancelFunc, *keys, *os.File) {
	t.Helper()
	in, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(func() { out.Close(); in.Close() })
	return cancel, newKeys(ctx, in), out
}

func readKey(t *testing.T, k *keys) string {
	t.Helper()
	buf := make([]byte, 16)
	n, err := k.Read(buf)
	if err != nil {
		t.Fatal(err)
	}
	return string(buf[:n])
}

func TestKeysTypedAhead(t *testing.T) {
	t.Parallel()
	_, k, out := pipeKeys(t)
	text := strings.Repeat("typed ahead ", 200) // more than the queue holds
	go func() {
		io.WriteString(out, text)
		out.Close()
	}()
	var got strings.Builder
	for range text {
		got.WriteString(readKey(t, k))
	}
	if got.String() != text {
		t.Errorf("got %q", got.String())
	}
	if n, err := k.Read(make([]byte, 1)); n != 0 || !errors.Is(err, io.EOF) {
		t.Errorf("at the end: %d bytes, %v", n, err)
	}
}

// What is a key depends on how long nothing more comes.
func TestSplitterWaits(t *testing.T) {
	for _, test := range []struct {
		name, came string
		late       waited
		then       string
		want       []string
	}{
		{"Esc may begin a sequence", "\x1b", notLong, "[D", []string{"\x1b[D"}},
		{"Esc alone", "\x1b", pastEsc, "a", []string{"\x1b", "a"}},
		{"a sequence on a slow line", "\x1b[", pastEsc, "D", []string{"\x1b[D"}},
		{"more of it", "\x1b[1;", pastEsc, "2Dx", []string{"x"}},
		{"Alt-[ takes no other key with it", "\x1b[", pastSequence, "2", []string{"2"}},
		{"Alt-O neither", "\x1bO", pastSequence, "2", []string{"2"}},
		{"nor a sequence that never ends", "\x1b[1;2", pastSequence, "2", []string{"2"}},
		{"nor an old mouse's", "\x1b[M", pastSequence, "2", []string{"2"}},
	} {
		var s splitter
		var got []string
		take := func(late waited) {
			for key := s.next(late); key != ""; key = s.next(late) {
				got = append(got, key)
			}
		}
		s.add([]byte(test.came))
		take(test.late)
		s.add([]byte(test.then))
		take(notLong)
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestKeysEscape(t *testing.T) {
	t.Parallel()
	_, k, out := pipeKeys(t)
	io.WriteString(out, "\x1b")
	if got := readKey(t, k); got != "\x1b" {
		t.Errorf("Esc alone is %q", got)
	}
	io.WriteString(out, "\x1bz\x1b[D")
	if got := readKey(t, k); got != "\x1b[D" {
		t.Errorf("a sequence behind Alt-z is %q", got)
	}
}

func TestKeysShortRead(t *testing.T) {
	t.Parallel()
	_, k, out := pipeKeys(t)
	io.WriteString(out, "\x1b[A世")
	got, err := io.ReadAll(io.LimitReader(iotest.OneByteReader(k), 6))
	if err != nil || string(got) != "\x1b[A世" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestKeysInterrupted(t *testing.T) {
	t.Parallel()
	cancel, k, out := pipeKeys(t)
	time.AfterFunc(20*time.Millisecond, cancel)
	if _, err := k.Read(make([]byte, 1)); !errors.Is(err, context.Canceled) {
		t.Errorf("while waiting: %v", err)
	}
	io.WriteString(out, "x")
	if _, err := k.Read(make([]byte, 1)); !errors.Is(err, context.Canceled) {
		t.Errorf("afterwards: %v", err)
	}
}

// TestWordKeys: the keys that go over a word, as different terminals send them.
func TestWordKeys(t *testing.T) {
	const at = "|"
	for _, test := range []struct {
		keys []string
		want string // with the cursor
	}{
		{[]string{"\x1bb"}, "one two |three"},
		{[]string{"\x1b[1;5D", "\x1b[1;3D"}, "one |two three"},
		{[]string{"\x1bb", "\x1bb", "\x1bb", "\x1bb"}, "|one two three"},
		{[]string{"\x1bb", "\x1bb", "\x1bf"}, "one two| three"},
		{[]string{"\x1bOd", "\x1b[1;5C", "\x1b[1;3C"}, "one two three|"},
		{[]string{"\x1b\x7f"}, "one two |"},
		{[]string{"\x1bb", "\x1b\b"}, "one |three"},
	} {
		e := editing{left: "one two three"}
		var s splitter
		for _, key := range test.keys {
			s.add([]byte(key))
			r, _ := utf8.DecodeRuneInString(s.next(pastEsc))
			e.press(r)
		}
		if got := e.left + at + e.right; got != test.want {
			t.Errorf("%q: %q, want %q", test.keys, got, test.want)
		}
	}
}

// A window that is resized is a key, but not within a paste, which it would cut in two.
func TestKeysResized(t *testing.T) {
	t.Parallel()
	_, k, out := pipeKeys(t)
	resized := make(chan struct{}, 1)
	k.resized = resized
	io.WriteString(out, "\x1b[200~")
	if got := readKey(t, k); got != string(pasteStart) {
		t.Fatalf("got %q", got)
	}
	resized <- struct{}{}
	text := strings.Repeat("pasted", 5)
	io.WriteString(out, text+"\x1b[201~")
	for _, want := range text {
		if got := readKey(t, k); got != string(want) {
			t.Fatalf("got %q in a paste, want %q", got, want)
		}
	}
	for _, want := range []rune{pasteEnd, keyResized} {
		if got := readKey(t, k); got != string(want) {
			t.Errorf("got %q, want %q", got, string(want))
		}
	}
}

// A key that the console waits for is still there to be read.
func TestKeysWait(t *testing.T) {
	t.Parallel()
	_, k, out := pipeKeys(t)
	passed := make(chan time.Time)
	k.after = func(time.Duration) <-chan time.Time { return passed }
	close(passed)
	if k.waits(time.Hour) {
		t.Error("a key waits before any was typed")
	}
	k.after = func(time.Duration) <-chan time.Time { return nil }
	io.WriteString(out, "世")
	if !k.waits(time.Hour) || !k.waits(0) {
		t.Error("a key does not wait")
	}
	if got := readKey(t, k); got != "世" {
		t.Errorf("got %q", got)
	}
	out.Close()
	if k.waits(time.Hour) {
		t.Error("a key waits at the end of the input")
	}
}
