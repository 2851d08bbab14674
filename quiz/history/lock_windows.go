package history

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// lockedByte is the offset of the byte that is locked. A lock on Windows keeps
// others from reading and writing what is locked, so it is of a byte far
// beyond the end of any history.
const lockedByte = 1 << 62

func region() *windows.Overlapped {
	return &windows.Overlapped{OffsetHigh: lockedByte >> 32}
}

// lockFile takes the lock of an open file, if no other open file has it. It
// does not wait. The lock stops nobody from reading.
func lockFile(f *os.File) (locked bool, err error) {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err = windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, region())
	switch {
	case err == nil:
		return true, nil
	case errors.Is(err, windows.ERROR_LOCK_VIOLATION), errors.Is(err, windows.ERROR_IO_PENDING):
		return false, nil
	}
	return false, err
}

func unlockFile(f *os.File) { windows.UnlockFileEx(windows.Handle(f.Fd()), 0, 1, 0, region()) }

// What the errors of this system are about.
var (
	fullErrors     = []error{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED}
	readOnlyErrors = []error{windows.ERROR_WRITE_PROTECT}
	noLockErrors   = []error{errors.ErrUnsupported, windows.ERROR_INVALID_FUNCTION}
)
