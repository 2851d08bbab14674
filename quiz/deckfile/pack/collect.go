package pack

import (
	"errors"
	"io"
	"io/fs"
	"path"
)

// Collect takes the files of a course from a folder, by the rules of Unpack. It
// looks into decks/, seeds/ and texts/ only, so left names no files of other
// folders. Links are left out: what they lead to is elsewhere.
//
// The error is an *Error for a file that Pack would not take, or one of the
// folder. Texts are among the files; whoever packs a course may leave them out.
func Collect(folder fs.FS) (files []File, left []Left, err error) {
	total := 0
	for _, dir := range []string{".", "decks", "seeds", "texts"} {
		entries, err := fs.ReadDir(folder, dir)
		if errors.Is(err, fs.ErrNotExist) && dir != "." {
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		for _, e := range entries {
			name := path.Join(dir, e.Name())
			ok, why := belongs(name)
			switch {
			case e.IsDir() || isHidden(name):
			case !ok:
				left = append(left, Left{name, why})
			case !e.Type().IsRegular():
				left = append(left, Left{name, "it is no ordinary file"})
			case len(files) == standard.files:
				return nil, nil, standard.tooMany()
			default:
				data, err := readFile(folder, name)
				if err != nil {
					return nil, nil, err
				}
				if total += len(data); int64(total) > standard.total {
					return nil, nil, standard.tooMuch()
				}
				files = append(files, File{name, data})
			}
		}
	}
	files = sorted(files)
	if err := check(files, standard); err != nil {
		return nil, nil, err
	}
	return files, left, nil
}

// readFile reads no more of a file than a course may hold and one byte; then
// check refuses it.
func readFile(folder fs.FS, name string) ([]byte, error) {
	f, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, standard.file+1))
}
