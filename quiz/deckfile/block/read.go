package block

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// Open opens a file that may be a stranger's: nothing but a regular file of a
// sane size.
func Open(folder fs.FS, name string) (f fs.File, size int, err error) {
	info, err := fs.Stat(folder, name)
	switch {
	case err != nil:
		return nil, 0, UnwrapPath(err)
	case !info.Mode().IsRegular():
		return nil, 0, errors.New("it is no regular file")
	case info.Size() > MaxSize:
		return nil, 0, fmt.Errorf("it is larger than %d MB", MaxSize>>20)
	}
	f, err = folder.Open(name)
	return f, int(info.Size()), UnwrapPath(err)
}

// Read reads a file, or as much of it as there was when it was opened.
func Read(folder fs.FS, name string) (string, error) {
	f, size, err := Open(folder, name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	var src strings.Builder
	src.Grow(size)
	buf := make([]byte, min(size, 128<<10)+1)
	_, err = io.CopyBuffer(&src, io.LimitReader(f, int64(size)), buf)
	return src.String(), UnwrapPath(err)
}

// UnwrapPath drops the path from an error: messages name the file already.
func UnwrapPath(err error) error {
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// formats are the beginnings of files that are no plain text, or text of
// another kind, with what they are.
var formats = []struct{ begins, is, hint string }{
	{"PK\x03\x04", "a document of a word processor, or an archive", plainHint},
	{"\xd0\xcf\x11\xe0", "a document of a word processor", plainHint},
	{`{\rtf`, "a document of a word processor (RTF)", plainHint},
	{"%PDF", "a PDF", plainHint},
	{"\xff\xfe", "in UTF-16, not in UTF-8", utf8Hint},
	{"\xfe\xff", "in UTF-16, not in UTF-8", utf8Hint},
	{"<!DOCTYPE", "a web page", "save the file itself and not the page that shows it"},
	{"<html", "a web page", "save the file itself and not the page that shows it"},
	{"{", "JSON, not TOML", tomlHint},
	{"---", "YAML, not TOML", tomlHint},
	{"<?xml", "XML, not TOML", tomlHint},
}

const (
	plainHint = "write it in a text editor, and save it as plain text in UTF-8"
	utf8Hint  = "save the file as UTF-8, which editors offer when they save"
	tomlHint  = `write it as TOML: title = "…", and then [[question]] with a key and a value a line`
)

// Foreign names the format of a file that is clearly not TOML, with the next step.
// If the file may be TOML, what is empty.
func Foreign(src string) (what, hint string) {
	text := strings.TrimLeft(strings.TrimPrefix(src, "\ufeff"), " \t\r\n")
	for _, f := range formats {
		if strings.HasPrefix(text, f.begins) {
			return "the file is " + f.is, f.hint
		}
	}
	start := src[:min(len(src), 4<<10)]
	switch {
	case strings.Count(start, "\x00") > len(start)/10:
		return "the file has bytes of 0, as text in UTF-16 has", utf8Hint
	case !strings.Contains(src, "\n") && strings.Contains(src, "\r"):
		return "the lines end in CR alone, as they did on old Macs", lineEndHint
	}
	return "", ""
}

const lineEndHint = "save the file with the line ends of Unix or Windows (LF or CRLF), which editors offer when they save"

// FirstTable reads a file as far as its first header, however much stands before
// it, and returns the table of that; "" if there is none.
func FirstTable(f io.Reader) string {
	var start []byte
	for size := int64(4 << 10); ; size *= 2 {
		more, err := io.ReadAll(io.LimitReader(f, size-int64(len(start))))
		start = append(start, more...)
		ended := err != nil || int64(len(start)) < size
		// A header that ends with what was read may be only half of one.
		if blocks := Cut(string(start)); len(blocks) > 1 && (ended || strings.Contains(blocks[1].Raw, "\n")) {
			return blocks[1].Table
		} else if ended {
			return ""
		}
	}
}
