//go:build unix

package history

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func init() {
	children["full disk"] = fullDisk
	children["full disk that keeps the rest"] = func(l *Log) error {
		l.disk = failing(0, 2)
		return fullDisk(l)
	}
	children["repair on a full disk"] = repairFullDisk
}

// fullDisk appends where there is room for a part of a line, then tries again
// where there is room.
func fullDisk(l *Log) error {
	before, err := os.ReadFile(l.path)
	if err != nil {
		return err
	}
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	full := limit
	full.Cur = uint64(len(before) + 50)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &full); err != nil {
		return err
	}
	_, _, err = l.Append(ctx, reviewOf("q2"))
	if !errors.Is(err, syscall.EFBIG) || !strings.Contains(hintOf(err), "make room") {
		return fmt.Errorf("the disk is full, but Append says: %v", err)
	}
	after, failed := os.ReadFile(l.path)
	if failed != nil || string(after) != string(before) && !errors.Is(err, errDisk) {
		return fmt.Errorf("a failed append left %q, %v", after, failed)
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	_, _, err = l.Append(ctx, reviewOf("q2"))
	return err
}

// repairFullDisk repairs where there is no room for the copy of the file.
func repairFullDisk(l *Log) error {
	text := header + "\n" + "garbage\n"
	if err := os.WriteFile(l.path, []byte(text), 0o600); err != nil {
		return err
	}
	full := syscall.Rlimit{Cur: uint64(len(text) - 1), Max: uint64(len(text) - 1)}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &full); err != nil {
		return err
	}
	_, _, err := Repair(ctx, l.path)
	if !errors.Is(err, syscall.EFBIG) || !strings.Contains(hintOf(err), "make room") {
		return fmt.Errorf("the disk is full, but Repair says: %v", err)
	}
	files, err := filepath.Glob(l.path + "*")
	if err != nil || len(files) != 1 {
		return fmt.Errorf("a failed repair left %v, %v", files, err)
	}
	after, err := os.ReadFile(l.path)
	if err != nil || string(after) != text {
		return fmt.Errorf("a failed repair left %q, %v", after, err)
	}
	return nil
}

func TestFullDisk(t *testing.T) {
	for _, role := range []string{"full disk", "full disk that keeps the rest"} {
		path := file(t, header+"\n"+line(t, "a-1", "q1"))
		if out, err := child(role, path).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v: %s", role, err, out)
		}
		wantQuestions(t, path, "q1 q2")
	}
	if out, err := child("repair on a full disk", file(t, "")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

func TestPipeDoesNotHang(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe")
	path := filepath.Join(dir, "history")
	for _, name := range []string{pipe, path + ".lock"} {
		if err := syscall.Mkfifo(name, 0o600); err != nil {
			t.Skip(err)
		}
	}
	for _, special := range []string{pipe, "/dev/full", "/dev/zero"} {
		if _, err := os.Stat(special); err != nil {
			continue
		}
		if _, err := Open(special, 7); !errors.Is(err, errSpecial) {
			t.Errorf("Open: %s: %v", special, err)
		}
		if _, _, err := Repair(ctx, special); !errors.Is(err, errSpecial) {
			t.Errorf("Repair: %s: %v", special, err)
		}
	}
	// It may become one later; and no file beside the history matters.
	l := open(t, path)
	add(t, l, reviewOf("q1"))
	if err := errors.Join(os.Remove(path), os.Rename(pipe, path)); err != nil {
		t.Fatal(err)
	}
	if err := l.Ready(ctx); !errors.Is(err, errSpecial) {
		t.Errorf("Ready: %v", err)
	}
	if _, _, err := l.Append(ctx, reviewOf("q2")); !errors.Is(err, errSpecial) {
		t.Errorf("Append: %v", err)
	}
}
