//go:build unix

package history

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func init() { children["full disk"] = fullDisk }

// fullDisk appends where there is room for a part of a line, then where there
// is room again.
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
	_, _, err = l.Append(context.Background(), reviewOf("q2"))
	if !errors.Is(err, syscall.EFBIG) || hintOf(err) == "" {
		return fmt.Errorf("the disk is full, but Append says: %v", err)
	}
	after, err := os.ReadFile(l.path)
	if err != nil || string(after) != string(before) {
		return fmt.Errorf("a failed append left %q, %v", after, err)
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	_, _, err = l.Append(context.Background(), reviewOf("q3"))
	return err
}

func TestFullDisk(t *testing.T) {
	path := file(t, header+"\n"+line(t, "a-1", "q1"))
	if out, err := child("full disk", path).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	wantQuestions(t, path, "q1 q3")
}

func TestPipeDoesNotHang(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip(err)
	}
	if _, err := Open(path); !errors.Is(err, errSpecial) {
		t.Errorf("Open: %v", err)
	}
	if _, _, err := Repair(path); !errors.Is(err, errSpecial) {
		t.Errorf("Repair: %v", err)
	}
	if _, err := Open("/dev/full"); !errors.Is(err, errSpecial) && !errors.Is(err, os.ErrNotExist) {
		t.Errorf("/dev/full: %v", err)
	}
}
