package history

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"syscall"
)

var (
	errLocked    = errors.New("another window holds it")
	errFolder    = errors.New("it is a folder")
	errSpecial   = errors.New("it is no ordinary file")
	errNoPath    = errors.New("it has no name")
	errShared    = errors.New("another program writes to it and takes no notice of its lock")
	errChanged   = errors.New("it has changed since it was read")
	errUTF16     = errors.New("it is saved as UTF-16, not as UTF-8")
	errNoHistory = errors.New("it has no line of a history")
	errNotThere  = fmt.Errorf("it is not there: %w", fs.ErrNotExist)
)

// A noLock says that the lock of a file could not be taken, though nobody
// holds it.
type noLock struct{ error }

// Unwrap returns what the system said.
func (n noLock) Unwrap() error { return n.error }

// A badEntry says what is wrong with an entry.
type badEntry struct{ id, why string }

func (b badEntry) Error() string { return fmt.Sprintf("entry %s: %s", b.id, b.why) }

// A deadLink says that a link leads to no file.
type deadLink struct{ target string }

// Error names the file that is not there.
func (d deadLink) Error() string {
	return fmt.Sprintf("it is a link to %s, which is not there", d.target)
}

// Unwrap returns fs.ErrNotExist.
func (d deadLink) Unwrap() error { return fs.ErrNotExist }

// A hinted error says what the learner can do about it.
type hinted struct {
	error
	hint string
}

// Unwrap returns the error without its hint.
func (h hinted) Unwrap() error { return h.error }

// Hint returns what to do next.
func (h hinted) Hint() string { return h.hint }

// cannot says what could not be done to the history at path, and adds a hint.
// A *BadLine says enough by itself; it only learns its path here.
func cannot(do, path string, err error) error {
	if bad, ok := errors.AsType[*BadLine](err); ok {
		bad.Path = path
		return bad
	}
	if _, ok := errors.AsType[noLock](err); ok {
		do = "lock"
	}
	hint := hintFor(do, err)
	return hinted{fmt.Errorf("cannot %s history %s: %w", do, path, withoutName(path, err)), hint}
}

// withoutName returns err without the name of a file that is named already.
func withoutName(name string, err error) error {
	if pe, ok := err.(*fs.PathError); ok && pe.Path == name {
		return pe.Err
	}
	return err
}

// hintFor returns the next step after err, which came up in doing something to
// a history.
func hintFor(do string, err error) string {
	is := func(targets ...error) bool {
		return slices.ContainsFunc(targets, func(target error) bool { return errors.Is(err, target) })
	}
	_, dead := errors.AsType[deadLink](err)
	_, bad := errors.AsType[badEntry](err)
	if do == "copy" {
		return hintForCopy(is)
	}
	switch {
	case bad:
		return "policyquiz history repair sets such lines aside"
	case is(errNotThere):
		return "name a file that is there"
	case is(fs.ErrExist):
		return "name another file"
	case is(errLocked):
		return "close the other window, or try again"
	case is(errChanged):
		return "try again"
	case is(errShared):
		return "close the other program, then try again"
	case is(errFolder, errSpecial, errNoPath):
		return "name an ordinary file with --state"
	case is(errUTF16):
		return "open the file in an editor and save it as UTF-8"
	case is(errNoHistory):
		return foreignHint
	case dead:
		return "connect the drive it leads to, or remove the link"
	case do == "lock" && is(noLockErrors...):
		return "its file system, often that of a network folder, has no locks: name a file on a disk of this machine with --state"
	case is(fullErrors...):
		return "make room on the disk, then try again"
	case is(syscall.ENOTDIR):
		return "a part of its path is a file, not a folder: name another with --state"
	case is(syscall.ENAMETOOLONG):
		return "name a file with a shorter path with --state"
	case is(syscall.ELOOP):
		return "its links lead round in a circle: name an ordinary file with --state"
	case is(fs.ErrNotExist):
		return "its folder is gone: make it again, or name another history with --state"
	case is(fs.ErrPermission) && do == "read":
		return "make the file readable, or name another with --state"
	case is(fs.ErrPermission), is(readOnlyErrors...):
		return "make the file and its folder writable, or name another with --state"
	}
	return "try again; if that fails too, name a file on another disk with --state"
}

// hintForCopy returns the next step after a copy could not be made.
func hintForCopy(is func(...error) bool) string {
	const harmless = "your answers are in the history all the same; "
	switch {
	case is(fullErrors...):
		return harmless + "make room on the disk"
	case is(fs.ErrPermission), is(readOnlyErrors...):
		return harmless + "make its folder writable"
	}
	return harmless + "policyquiz history check lists the copies that there are"
}
