package pack

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// Install makes a folder of the files of a course, or replaces the folder that
// is there as a whole. Only its owner can read it: folders have mode 0700, files
// 0600, less what the umask takes.
//
// No system replaces a folder in one step. Install writes a new folder beside
// it, waits until that is on disk, renames the old folder away and the new one
// in, and removes the old one. If it fails, the old folder is where it was. If
// the machine stops between the renames, there is no folder until [Heal] puts
// the old one back. Names of folders on their way begin with a dot:
//
//	.ID.new-123    is being written
//	.ID.old-123    was renamed away
//	.ID.gone-123   is being removed
//
// Of two windows that install into one folder at once, one may fail. The error
// is an *Error.
func Install(folder string, files []File) error { return system.install(folder, files) }

// Remove removes the folder of a course, as a whole even if the machine stops.
// The error is an *Error; it wraps fs.ErrNotExist if there is no such folder.
func Remove(folder string) error { return system.remove(folder) }

// Heal ends what an Install or Remove began when the machine stopped: in a
// folder of courses, it puts back each course that was renamed away and not
// replaced, and removes what was being removed. It is to be called before the
// folder is listed. It does not touch a folder that is being written (.ID.new-…). If
// such a folder was abandoned, the next Install of that course removes it. A folder of
// courses that is not there needs no healing.
func Heal(courses string) error { return system.heal(courses) }

// A disk does what is done to files. A test makes one that fails or stops.
type disk struct {
	write     func(file string, data []byte) error // writes a new file and waits until it is on disk
	rename    func(from, to string) error
	removeAll func(path string) error
	sync      func(folder string) // waits until the names in a folder are on disk
}

var system = disk{write: writeNew, rename: rename, removeAll: os.RemoveAll, sync: syncFolder}

func (d disk) install(folder string, files []File) error {
	if err := check(files, standard); err != nil {
		return err
	}
	folder = filepath.Clean(folder)
	courses, id := filepath.Dir(folder), filepath.Base(folder)
	if err := os.MkdirAll(courses, 0o700); err != nil {
		return cannot("make the folder", courses, err)
	}
	if err := d.clear(courses, id); err != nil {
		return cannot("clear up before writing", folder, err)
	}
	if info, err := os.Stat(folder); err == nil && !info.IsDir() {
		return &Error{Name: folder, path: true, What: "is a file, where a course's folder should be", hint: "move the file away"}
	}
	fresh, err := d.writeFolder(courses, id, files)
	if err == nil {
		err = d.swap(folder, fresh)
	}
	if err != nil {
		d.discard(fresh)
		return cannot("write", folder, err)
	}
	d.clear(courses, id) // if it fails, the next Install tries again
	return nil
}

// writeFolder writes files into a new folder beside those of courses. The
// folder is there even if writing fails, unless its name is "".
func (d disk) writeFolder(courses, id string, files []File) (fresh string, err error) {
	fresh, err = os.MkdirTemp(courses, "."+id+".new-*")
	if err != nil {
		return "", err
	}
	made := map[string]bool{fresh: true}
	for _, f := range files {
		file := filepath.Join(fresh, filepath.FromSlash(f.Name))
		if dir := filepath.Dir(file); !made[dir] {
			if err := os.Mkdir(dir, 0o700); err != nil {
				return fresh, err
			}
			made[dir] = true
		}
		if err := d.write(file, f.Data); err != nil {
			return fresh, err
		}
	}
	for dir := range made {
		d.sync(dir)
	}
	return fresh, nil
}

// swap renames folder away, if there is one, and fresh in. If it fails, folder
// is where it was, or heal finds it.
func (d disk) swap(folder, fresh string) error {
	old := as("old", fresh)
	err := d.rename(folder, old)
	there := err == nil
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := d.rename(fresh, folder); err != nil {
		if there {
			err = errors.Join(err, d.rename(old, folder))
		}
		return err
	}
	d.sync(filepath.Dir(folder))
	return nil
}

func (d disk) remove(folder string) error {
	folder = filepath.Clean(folder)
	courses, id := filepath.Dir(folder), filepath.Base(folder)
	err := d.clear(courses, id) // else heal would put an old one in the place of the one that is removed
	if err != nil {
		return cannot("remove", folder, err)
	}
	if _, err := os.Lstat(folder); errors.Is(err, fs.ErrNotExist) {
		return &Error{Name: folder, path: true, What: "there is no such course", hint: "policyquiz course list shows the courses there are", cause: fs.ErrNotExist}
	}
	gone, err := os.MkdirTemp(courses, "."+id+".gone-*")
	if err != nil {
		return cannot("remove", folder, err)
	}
	if err := d.rename(folder, filepath.Join(gone, id)); err != nil {
		d.removeAll(gone)
		return cannot("remove", folder, err)
	}
	d.sync(courses)
	d.removeAll(gone) // if it fails, heal tries again
	return nil
}

func (d disk) heal(courses string) error {
	all, err := leftovers(courses)
	if err != nil {
		return cannot("read the folder", courses, err)
	}
	for _, l := range all {
		switch l.kind {
		case "gone":
			d.removeAll(l.path)
		case "old":
			if err := d.putBack(courses, l); err != nil {
				return cannot("put back", filepath.Join(courses, l.id), err)
			}
		}
	}
	return nil
}

// putBack gives an old folder its name again, unless the name is taken.
func (d disk) putBack(courses string, l leftover) error {
	folder := filepath.Join(courses, l.id)
	if _, err := os.Lstat(folder); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	err := d.rename(l.path, folder)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrExist) {
		return nil // another window was quicker
	}
	return err
}

// clear puts a course back that was renamed away and not replaced, and removes
// whatever else an Install of it has left.
func (d disk) clear(courses, id string) error {
	all, err := leftovers(courses)
	if err != nil {
		return err
	}
	for _, l := range all {
		if l.id == id && l.kind == "old" {
			if err := d.putBack(courses, l); err != nil {
				return err
			}
		}
	}
	for _, l := range all {
		if l.id == id {
			if err := d.discard(l.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	return nil
}

// discard removes a leftover. It renames it first, so that heal never finds an
// old folder of which half is removed, and no window renames in a new one of
// which half is removed.
func (d disk) discard(path string) error {
	if path == "" {
		return nil
	}
	gone := as("gone", path)
	if gone != path {
		if err := d.rename(path, gone); err != nil {
			return err
		}
	}
	return d.removeAll(gone)
}

// A leftover is a folder on its way; see Install.
type leftover struct{ path, id, kind string }

// leftovers lists the folders on their way in a folder of courses, by name: what
// is gone before what is new, and that before what is old.
func leftovers(courses string) ([]leftover, error) {
	entries, err := os.ReadDir(courses)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var all []leftover
	for _, e := range entries {
		name, dotted := strings.CutPrefix(e.Name(), ".")
		dot := strings.LastIndex(name, ".")
		if !dotted || dot < 1 {
			continue
		}
		kind, number, _ := strings.Cut(name[dot+1:], "-")
		if (kind == "new" || kind == "old" || kind == "gone") && number != "" && strings.Trim(number, "0123456789") == "" {
			all = append(all, leftover{filepath.Join(courses, e.Name()), name[:dot], kind})
		}
	}
	return all, nil
}

// as returns the name of a leftover as one of another kind.
func as(kind, path string) string {
	dot := strings.LastIndex(path, ".")
	_, number, _ := strings.Cut(path[dot:], "-")
	return path[:dot+1] + kind + "-" + number
}

func cannot(do, path string, err error) error {
	const hint = "make room on the disk or the folder writable, close other windows, and try again"
	return &Error{Name: path, path: true, What: "cannot " + do, hint: hint, cause: unwrapPath(err)}
}

// unwrapPath drops the paths of folders that nobody has named.
func unwrapPath(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	return err
}

// rename renames a folder. On Windows it tries again for a while, since virus
// scanners open what has just been written, and an open file holds its folder.
func rename(from, to string) error {
	err := os.Rename(from, to)
	for i := 0; i < 20 && runtime.GOOS == "windows" && err != nil && !errors.Is(err, fs.ErrNotExist); i++ {
		time.Sleep(20 * time.Millisecond)
		err = os.Rename(from, to)
	}
	return err
}

// writeNew writes a file that must not be there yet, and waits until it is on
// disk.
func writeNew(file string, data []byte) error {
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// syncFolder asks the system to keep a folder's names through a crash. Not
// every system can.
func syncFolder(folder string) {
	if d, err := os.Open(folder); err == nil {
		d.Sync()
		d.Close()
	}
}
