//go:build unix

package history

import (
	"errors"
	"os"
	"syscall"
)

// lockFile takes the lock of an open file, if no other open file has it. It
// does not wait. The lock stops nobody from reading.
func lockFile(f *os.File) (locked bool, err error) {
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	switch {
	case err == nil:
		return true, nil
	case errors.Is(err, syscall.EWOULDBLOCK), errors.Is(err, syscall.EINTR):
		return false, nil
	}
	return false, err
}

func unlockFile(f *os.File) { syscall.Flock(int(f.Fd()), syscall.LOCK_UN) }

// What the errors of this system are about.
var (
	fullErrors     = []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}
	readOnlyErrors = []error{syscall.EROFS}
	noLockErrors   = []error{errors.ErrUnsupported, syscall.ENOLCK}
)
