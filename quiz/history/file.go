package history

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// lockWait is far longer than any append takes, and still not too long to
// wait for a window that hangs.
const lockWait = 10 * time.Second

var (
	errLocked  = errors.New("another window holds it")
	errFolder  = errors.New("it is a folder")
	errSpecial = errors.New("it is no ordinary file")
	errNoPath  = errors.New("it has no name")
)

// A hinted error says what the learner can do about it.
type hinted struct {
	error
	hint string
}

func (h hinted) Unwrap() error { return h.error }
func (h hinted) Hint() string  { return h.hint }

// cannot says what could not be done to the history at path.
// A *BadLine says enough by itself; it learns its path here.
func cannot(do, path string, err error) error {
	if bad, ok := errors.AsType[*BadLine](err); ok {
		bad.Path = path
		return bad
	}
	hint := "make room on the disk or the file writable, or name another with --state"
	switch {
	case errors.Is(err, errLocked):
		hint = "close the other window, or try again"
	case errors.Is(err, errFolder), errors.Is(err, errSpecial), errors.Is(err, errNoPath):
		hint = "name an ordinary file with --state"
	case do == "read":
		hint = "make the file readable, or name another with --state"
	}
	if pe, ok := errors.AsType[*fs.PathError](err); ok && pe.Path == path {
		err = pe.Err // the path is named once
	}
	return hinted{fmt.Errorf("cannot %s history %s: %w", do, path, err), hint}
}

// resolve follows path if it is a symbolic link, so that a history has one
// lock whatever it is called by.
func resolve(path string) (string, error) {
	if path == "" {
		return "", cannot("read", path, errNoPath)
	}
	info, err := os.Lstat(path)
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return path, nil // opening it says what is wrong, if anything
	}
	file, err := filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		// No empty history: it may be on a drive that is not connected.
		target, _ := os.Readlink(path)
		return "", hinted{
			fmt.Errorf("cannot read history %s: it is a link to %s: %w", path, target, fs.ErrNotExist),
			"connect the drive it leads to, or remove the link",
		}
	}
	if err != nil {
		return "", cannot("read", path, err)
	}
	return file, nil
}

// openFile opens an ordinary file, or makes one that only its owner can read.
// It looks before it opens: a named pipe would hang.
func openFile(file string, flag int) (*os.File, error) {
	info, err := os.Stat(file)
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, err
	case err == nil && info.IsDir():
		return nil, errFolder
	case err == nil && !info.Mode().IsRegular():
		return nil, errSpecial
	}
	return os.OpenFile(file, flag, 0o600)
}

// lock takes the lock of a file and returns what releases it. It waits for
// another window no longer than it is told.
func lock(file string, wait time.Duration) (unlock func(), err error) {
	ctx, cancel := context.WithTimeout(context.Background(), wait)
	defer cancel()
	l := flock.New(file+".lock", flock.SetPermissions(0o600))
	_, err = l.TryLockContext(ctx, 2*time.Millisecond)
	if errors.Is(err, context.DeadlineExceeded) {
		return nil, fmt.Errorf("%w, for more than %v", errLocked, wait)
	}
	if err != nil {
		return nil, err
	}
	return func() { l.Close() }, nil
}

// extend writes text at the end of f, which has size bytes, and waits until it
// is on disk. If it fails, it leaves nothing of text behind.
func extend(f *os.File, size int64, text string) error {
	_, err := f.WriteAt([]byte(text), size)
	if err == nil {
		err = f.Sync()
	}
	if err != nil {
		return errors.Join(err, f.Truncate(size))
	}
	return nil
}

// writeNew writes a file that must not be there yet, and waits until it is on
// disk. If it fails, it leaves no file behind.
func writeNew(file, text string, mode fs.FileMode) error {
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(file))
	}
	syncFolder(filepath.Dir(file))
	return nil
}

// syncFolder asks the system to keep a folder's names through a crash. Not
// every system can, and a file that is only in danger in a crash is no reason
// to record nothing.
func syncFolder(folder string) {
	if d, err := os.Open(folder); err == nil {
		d.Sync()
		d.Close()
	}
}
