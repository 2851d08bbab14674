package terminal

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
)

func TestWriterCleans(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, in, want string }{
		{"text, lines and tabs", "a\tb\nЖ世🇺🇦\n", "a\tb\nЖ世🇺🇦\n"},
		{"escape codes", "\x1b[31mred\x1b[0m\a", "␛[31mred␛[0m␇"},
		{"carriage returns", "a\rb\r\n", "a␍b␍\n"},
		{"one-byte controls of the 8-bit kind", "\u009b2J", "\ufffd2J"},
		{"directions and what is not seen", "\u202e\u2066\u200b\U000E0041\U000E0100", "\ufffd\ufffd\ufffd\ufffd\ufffd"},
		{"what emoji and Persian need", "❤\ufe0f 👩\u200d🔬 می\u200cخواهم", "❤\ufe0f 👩\u200d🔬 می\u200cخواهم"},
		{"what is no text", "a\xffb", "a\ufffdb"},
	} {
		for size := 1; size <= len(test.in); size++ { // however it is cut
			var out bytes.Buffer
			w := NewWriter(&out)
			for rest := []byte(test.in); len(rest) > 0; rest = rest[min(size, len(rest)):] {
				if n, err := w.Write(rest[:min(size, len(rest))]); err != nil || n != min(size, len(rest)) {
					t.Fatalf("%s: wrote %d, %v", test.name, n, err)
				}
			}
			if got := out.String(); got != test.want {
				t.Errorf("%s, by %d bytes: %q, want %q", test.name, size, got, test.want)
			}
		}
	}
}

type full struct{}

var errFull = errors.New("no space left")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWriterRemembersFailure(t *testing.T) {
	t.Parallel()
	w := NewWriter(full{})
	if w.Err() != nil {
		t.Errorf("before any write: %v", w.Err())
	}
	if _, err := w.Write([]byte("x")); !errors.Is(err, errFull) {
		t.Errorf("the write: %v", err)
	}
	w.Write(nil)
	if !errors.Is(w.Err(), errFull) {
		t.Errorf("afterwards: %v", w.Err())
	}
}

func TestWriteJSONEscapes(t *testing.T) {
	t.Parallel()
	const said = "\x1b[31m\u009b\x7f\u202e\u2028\ufeff\U000E0041 <&> Ж世🇺🇦\n"
	var out bytes.Buffer
	if err := WriteJSON(&out, []string{said}); err != nil {
		t.Fatal(err)
	}
	if clean := CleanLines(out.String()); clean != out.String() {
		t.Errorf("a terminal is given %q", out.String())
	}
	if !strings.Contains(out.String(), `\udb40\udc41 <&> Ж世🇺🇦\n`) {
		t.Errorf("got %s", &out)
	}
	var back []string
	if err := json.Unmarshal(out.Bytes(), &back); err != nil || !reflect.DeepEqual(back, []string{said}) {
		t.Errorf("a script reads %q, %v", back, err)
	}
}

func TestWriteCSVEscapes(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	err := WriteCSV(&out, [][]string{{"=1+1", "+1", "-1", "-1-1", "-0.25e-3", "@x", "  =x", "＝x", "a=b", "a, b", "\x1b[31m", "two\nlines", ""}})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	want := []string{"'=1+1", "'+1", "-1", "'-1-1", "-0.25e-3", "'@x", "'  =x", "'＝x", "a=b", "a, b", "␛[31m", "two\nlines", ""}
	if err != nil || len(rows) != 1 || !reflect.DeepEqual(rows[0], want) {
		t.Errorf("got %q, %v", rows, err)
	}
}

func TestWriteFailureIsReported(t *testing.T) {
	t.Parallel()
	if err := WriteJSON(full{}, 1); !errors.Is(err, errFull) {
		t.Errorf("JSON: %v", err)
	}
	if err := WriteCSV(full{}, [][]string{{"x"}}); !errors.Is(err, errFull) {
		t.Errorf("CSV: %v", err)
	}
}
