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
		return nil, 0, errors.New("is no regular file")
	case info.Size() > MaxSize:
		return nil, 0, fmt.Errorf("is larger than %d MB", MaxSize>>20)
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
