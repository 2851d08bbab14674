//go:build unix

package history

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// Each error that a system can give has a hint that is the next step.
func TestHints(t *testing.T) {
	const path = "/home/anna/history.jsonl"
	of := func(err error) error { return &fs.PathError{Op: "open", Path: path, Err: err} }
	for _, tt := range []struct {
		do   string
		err  error
		hint string
	}{
		{"write", noLock{syscall.ENOLCK}, "has no locks"},
		{"repair", noLock{syscall.EOPNOTSUPP}, "has no locks"},
		{"write", noLock{syscall.ENOTSUP}, "has no locks"},
		{"write", noLock{os.NewSyscallError("flock", syscall.ENOSYS)}, "has no locks"},
		{"write", noLock{syscall.EIO}, "try again"},
		{"write", of(syscall.ENOSPC), "make room on the disk"},
		{"repair", of(syscall.EDQUOT), "make room on the disk"},
		{"write", of(syscall.EFBIG), "make room on the disk"},
		{"write", of(syscall.EROFS), "make the file and its folder writable"},
		{"repair", of(syscall.EACCES), "make the file and its folder writable"},
		{"make the folder of", &fs.PathError{Op: "mkdir", Path: "/home/anna", Err: syscall.EPERM}, "make the file and its folder writable"},
		{"read", of(syscall.EACCES), "make the file readable"},
		{"read", of(syscall.ENOTDIR), "a part of its path is a file"},
		{"make the folder of", of(syscall.ENOTDIR), "a part of its path is a file"},
		{"read", of(syscall.ELOOP), "in a circle"},
		{"write", of(syscall.ENAMETOOLONG), "shorter path"},
		{"write", of(syscall.ENOENT), "its folder is gone"},
		{"read", deadLink{"/media/stick/h"}, "connect the drive"},
		{"write", errors.Join(syscall.EIO, errShared), "close the other program"},
		{"write", of(syscall.EIO), "try again"},
		{"read", of(syscall.EMFILE), "try again"},
		{"write", errLocked, "close the other window"},
		{"read", errFolder, "name an ordinary file"},
		{"read", errSpecial, "name an ordinary file"},
		{"read", errNoPath, "name an ordinary file"},
		{"read", errUTF16, "save it as UTF-8"},
		{"repair", errNoHistory, "name your history with --state, or move this file"},
	} {
		err := cannot(tt.do, path, tt.err)
		if !strings.Contains(hintOf(err), tt.hint) {
			t.Errorf("%v: hint %q, want %q", err, hintOf(err), tt.hint)
		}
		if n := strings.Count(err.Error(), path); n != 1 || !errors.Is(err, tt.err) && !errors.Is(err, errors.Unwrap(tt.err)) {
			t.Errorf("%v names the file %d times, or hides %v", err, n, tt.err)
		}
		if _, ok := tt.err.(noLock); ok && !strings.HasPrefix(err.Error(), "cannot lock history") {
			t.Errorf("%v", err)
		}
	}
}

// The same from the system itself.
func TestHintsOfTheSystem(t *testing.T) {
	dir := t.TempDir()
	plain := filepath.Join(dir, "plain")
	write(t, plain, "")
	circle := filepath.Join(dir, "circle")
	if err := os.Symlink(circle, circle); err != nil {
		t.Fatal(err)
	}
	for path, hint := range map[string]string{
		circle:                                  "in a circle",
		filepath.Join(plain, "history"):         "a part of its path is a file",
		filepath.Join(plain, "deep", "history"): "a part of its path is a file",
		dir:                                     "name an ordinary file",
		filepath.Join(dir, strings.Repeat("x", 300)): "shorter path",
	} {
		_, err := Open(path, 7)
		if err == nil || !strings.Contains(hintOf(err), hint) {
			t.Errorf("%v: hint %q, want %q", err, hintOf(err), hint)
		}
	}

	// The folder goes while the program runs.
	l := open(t, filepath.Join(dir, "folder", "history"))
	if err := l.Ready(ctx); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Dir(l.path)); err != nil {
		t.Fatal(err)
	}
	if _, _, err := l.Append(ctx, reviewOf("q")); !strings.Contains(hintOf(err), "its folder is gone") {
		t.Errorf("%v: hint %q", err, hintOf(err))
	}
	if err := l.Ready(ctx); err != nil { // as the hint says
		t.Error(err)
	}
	add(t, l, reviewOf("q"))
}
