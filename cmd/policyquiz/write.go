package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// This file writes files whole or not at all.

// An unkept is the new content of a file, a draft on disk under another name. The file gets
// it all at once, or keeps what it has.
type unkept struct {
	file string // what is to have the content
	temp string // what has it until then
}

// newDraft writes a draft of a file beside it and waits until it is on disk. If the
// file is a link, it is a draft of what the link leads to. The error names the file.
func newDraft(file string, data []byte, mode fs.FileMode) (*unkept, error) {
	if real, err := filepath.EvalSymlinks(file); err == nil {
		file = real
	}
	if info, err := os.Stat(file); err == nil && !info.Mode().IsRegular() {
		return nil, usagef("name another file", "%q is no ordinary file", file)
	}
	temp, err := writeBeside(file, data, mode)
	if err != nil {
		return nil, fmt.Errorf("writing %s: %w", file, unwrapPath(err))
	}
	return &unkept{file, temp}, nil
}

// writeBeside writes data to a new file in the folder of a file, and returns its
// name.
func writeBeside(file string, data []byte, mode fs.FileMode) (string, error) {
	var f *os.File
	err := fs.ErrExist
	for n := 0; n < 100 && errors.Is(err, fs.ErrExist); n++ { // others may be left over
		name := fmt.Sprintf(".%s.new-%d", filepath.Base(file), n)
		f, err = os.OpenFile(filepath.Join(filepath.Dir(file), name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	}
	if err != nil {
		return "", err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		os.Remove(f.Name())
		return "", err
	}
	return f.Name(), nil
}

// keep gives the file its new content. The error names the file, which then has
// what it had.
func (d *unkept) keep() error {
	if err := os.Rename(d.temp, d.file); err != nil {
		d.discard()
		return fmt.Errorf("writing %s: %w", d.file, unwrapPath(err))
	}
	if folder, err := os.Open(filepath.Dir(d.file)); err == nil {
		folder.Sync() // not every system can
		folder.Close()
	}
	return nil
}

// discard takes the draft away.
func (d *unkept) discard() { os.Remove(d.temp) }
