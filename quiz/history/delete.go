package history

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
)

// Beside returns the files beside the history at path in which parts of it were
// kept: torn lines, lines that could not be read, copies made by repairs and daily ones.
func Beside(path string) ([]string, error) {
	file, err := resolve(path)
	if err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(filepath.Dir(file))
	if err != nil {
		return nil, cannot("read", path, err)
	}
	var list []string
	for _, e := range entries {
		for _, suffix := range []string{tornSuffix, badSuffix, beforeSuffix} {
			start := filepath.Base(file) + suffix
			if name := e.Name(); e.Type().IsRegular() && len(name) == len(start)+nameLength && name[:len(start)] == start {
				list = append(list, filepath.Join(filepath.Dir(file), name))
			}
		}
		if e.Name() == filepath.Base(file)+draftSuffix {
			list = append(list, file+draftSuffix)
		}
	}
	copies, err := copiesOf(file)
	if err != nil {
		return nil, cannot("read", path, err)
	}
	for _, c := range copies {
		list = append(list, c.File)
	}
	return list, nil
}

// Delete removes the history at path, a link to it, and the files beside it. It
// waits for the lock as Append does. If the file is not a history, Delete removes
// nothing and returns the error of Open. A history with lines that cannot be read,
// or of an old format, is removed all the same.
func Delete(ctx context.Context, path string) error {
	_, err := openThere(path)
	if bad, ok := errors.AsType[*BadLine](err); err != nil && !(ok && (bad.Old || !bad.Foreign)) {
		return err
	}
	file, err := resolve(path)
	if err != nil {
		return err
	}
	beside, err := Beside(path)
	if err != nil {
		return err
	}
	h, err := hold(ctx, file, os.O_RDWR, lockWait)
	if err != nil {
		return cannot("delete", path, err)
	}
	h.release() // Windows removes no open file
	names := append(beside, file, path)
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		if err := os.Remove(name); err != nil {
			return cannot("delete", path, err)
		}
	}
	syncFolder(filepath.Dir(file))
	return nil
}
