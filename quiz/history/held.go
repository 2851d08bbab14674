package history

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"
)

const (
	// lockWait is far longer than any append takes, and still not too long
	// to wait for a window that hangs.
	lockWait = 10 * time.Second
	// lockPause is the time between two attempts to take a lock.
	lockPause = 2 * time.Millisecond
)

// A held is a history file, open and locked. The lock is the system's lock of
// the file itself, so that windows which know the file by different names
// (links, mounts) share it.
type held struct {
	f    *os.File
	name string
	disk disk
}

// A disk holds two operations of a file, so that tests can make them fail.
type disk struct {
	sync     func(*os.File) error
	truncate func(*os.File, int64) error
}

var realDisk = disk{(*os.File).Sync, (*os.File).Truncate}

// hold opens a file with the flags of package os and takes its lock. It waits
// for another window no longer than wait, and not beyond the end of ctx; it
// tries at least once.
//
// The lock counts only if the name still leads to the file that was locked:
// another program may have put a new file in its place meanwhile.
func hold(ctx context.Context, file string, flag int, wait time.Duration) (*held, error) {
	waiting, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	for {
		f, err := openFile(file, flag)
		if err != nil {
			return nil, err
		}
		locked, err := lockAs(file, f)
		if locked {
			return &held{f, file, realDisk}, nil
		}
		f.Close()
		switch {
		case err != nil:
			return nil, noLock{err}
		case waiting.Err() == nil:
			pause(waiting)
		case ctx.Err() != nil:
			return nil, fmt.Errorf("%w; the wait for it was stopped", errLocked)
		default:
			return nil, fmt.Errorf("%w, for more than %v", errLocked, wait)
		}
	}
}

// lockAs takes the lock of an open file, if no other open file has it and the
// name still leads to it.
func lockAs(name string, f *os.File) (locked bool, err error) {
	locked, err = lockFile(f)
	return locked && sameFile(name, f), err
}

func pause(ctx context.Context) {
	select {
	case <-ctx.Done():
	case <-time.After(lockPause):
	}
}

// sameFile reports whether a name leads to an open file.
func sameFile(name string, f *os.File) bool {
	there, err := os.Stat(name)
	here, failed := f.Stat()
	return err == nil && failed == nil && os.SameFile(there, here)
}

func (h *held) release() {
	unlockFile(h.f)
	h.f.Close()
}

// add writes text at the end of the file, which should be at the offset at,
// and waits until it is on disk. The file must be open for appending: then the
// system finds the end, and even a program that ignores the lock cannot make
// two writes overwrite each other. If add fails, it takes off again what was
// written of text.
func (h *held) add(at int64, text string) error {
	_, err := h.f.WriteString(text)
	if err == nil {
		err = h.disk.sync(h.f)
	}
	if err != nil {
		if left := h.cut(at, text); left != nil {
			return fmt.Errorf("%w; what was written of it could not be removed: %w", withoutName(h.name, err), withoutName(h.name, left))
		}
		return err
	}
	return nil
}

// cut takes text, or as much of it as is there, off the end of the file, where
// it begins at an offset. If anything else stands behind that offset, cut
// changes nothing and returns errShared.
func (h *held) cut(at int64, text string) error {
	info, err := h.f.Stat()
	if err != nil || info.Size() <= at {
		return err
	}
	end, err := readString(h.f, at, info.Size())
	if err != nil {
		return err
	}
	if !strings.HasPrefix(text, end) {
		return errShared
	}
	return h.truncate(at)
}

// truncate shortens the file. Windows does not let a file that is open for
// appending be shortened, so there it is opened once more.
func (h *held) truncate(size int64) error {
	err := h.disk.truncate(h.f, size)
	if err == nil {
		return nil
	}
	f, reopened := h.reopen()
	if reopened != nil {
		return err
	}
	defer f.Close()
	return h.disk.truncate(f, size)
}

// holds reports whether text stands in the file at an offset.
func (h *held) holds(at int64, text string) bool {
	there, err := readString(h.f, at, at+int64(len(text)))
	return err == nil && there == text
}

// rewrite writes over text the same text again, and waits until it is on disk.
// After a failed sync, a system can take bytes for written that are not: a
// second sync alone would prove nothing.
func (h *held) rewrite(at int64, text string) error {
	f, err := h.reopen()
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := f.WriteAt([]byte(text), at); err != nil {
		return err
	}
	return h.disk.sync(f)
}

// reopen opens the same file to write at any offset.
func (h *held) reopen() (*os.File, error) {
	f, err := os.OpenFile(h.name, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	again, err := f.Stat()
	first, failed := h.f.Stat()
	if err != nil || failed != nil || !os.SameFile(again, first) {
		f.Close()
		return nil, errors.Join(errShared, err, failed)
	}
	return f, nil
}
