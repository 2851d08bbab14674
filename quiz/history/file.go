package history

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// resolve follows path if it is a symbolic link, so that files beside the
// history stand beside the file itself.
func resolve(path string) (string, error) {
	if path == "" {
		return "", cannot("read", path, errNoPath)
	}
	info, err := os.Lstat(path)
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return path, nil // opening it reports what is wrong, if anything
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		// Making an empty history there would be wrong: the link may lead to
		// a drive that is not connected.
		target, _ := os.Readlink(path)
		return "", cannot("read", path, deadLink{target})
	} else if err != nil {
		return "", cannot("read", path, err)
	}
	file, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", cannot("read", path, err)
	}
	return file, nil
}

// openFile opens an ordinary file, or with os.O_CREATE makes one that only its
// owner can read. It looks before it opens: opening a named pipe can hang.
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

// syncFolder asks the system to keep a folder's names through a crash. It
// reports no error: not every system can do it, and what was written is in
// danger only if the machine stops.
func syncFolder(folder string) {
	if d, err := os.Open(folder); err == nil {
		d.Sync()
		d.Close()
	}
}
