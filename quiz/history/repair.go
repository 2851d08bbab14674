package history

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

var errNoHistory = errors.New("it has no line of a history")

// Repair moves every bad line of the history at path, a torn last one too, to
// a new file beside it, aside, and returns their numbers, counted from 1. The
// other lines stay as they are to the byte, and the file as it was is kept as
// path.before-repair-…. Without a bad line it does nothing, and aside is "".
//
// The file is replaced whole or not at all. What a newer program wrote is not
// repaired: the error is a *BadLine whose Newer is true.
func Repair(path string) (aside string, lines []int, err error) {
	file, err := resolve(path)
	if err != nil {
		return "", nil, err
	}
	aside, lines, err = repair(file)
	if err != nil {
		return "", nil, cannot("repair", path, err)
	}
	return aside, lines, nil
}

func repair(file string) (aside string, lines []int, err error) {
	if _, err := os.Stat(file); err != nil {
		return "", nil, err // and no lock is left where there is nothing to repair
	}
	unlock, err := lock(file, lockWait)
	if err != nil {
		return "", nil, err
	}
	defer unlock()
	f, err := openFile(file, os.O_RDONLY)
	if err != nil {
		return "", nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", nil, err
	}
	text, err := readString(f, 0, info.Size())
	if err != nil {
		return "", nil, err
	}
	f.Close() // Windows replaces no open file

	lines, err = badLines(text)
	if err != nil || len(lines) == 0 {
		return "", nil, err
	}
	good, bad := divide(text, lines)
	name := randomName()
	aside, whole := file+".bad-"+name, file+".repaired-"+name
	if err := writeAll(info.Mode().Perm(), map[string]string{
		aside:                           bad,
		file + ".before-repair-" + name: text,
		whole:                           good,
	}); err != nil {
		return "", nil, err
	}
	if err := os.Rename(whole, file); err != nil {
		return "", nil, err
	}
	syncFolder(filepath.Dir(file))
	return aside, lines, nil
}

// badLines returns the numbers of the bad and torn lines of a history.
func badLines(text string) (lines []int, err error) {
	var v view
	bad := v.add(scanText(text, 0))
	for _, b := range bad {
		if b.Newer {
			return nil, &b
		}
		lines = append(lines, b.Line)
	}
	if len(bad) > 0 && !v.good {
		return nil, errNoHistory
	}
	if v.torn != nil {
		lines = append(lines, v.torn.Line)
	}
	return lines, nil
}

// writeAll writes new files, given by name, or none of them.
func writeAll(mode fs.FileMode, texts map[string]string) error {
	var done []string
	for file, text := range texts {
		if err := writeNew(file, text, mode); err != nil {
			for _, file := range done {
				err = errors.Join(err, os.Remove(file))
			}
			return err
		}
		done = append(done, file)
	}
	return nil
}

// divide sorts lines, numbered from 1, into good and bad ones.
func divide(text string, badLines []int) (good, bad string) {
	var keep, move strings.Builder
	number := 0
	for line := range strings.Lines(text) {
		number++
		if len(badLines) > 0 && badLines[0] == number {
			badLines = badLines[1:]
			move.WriteString(line)
		} else {
			keep.WriteString(line)
		}
	}
	return keep.String(), move.String()
}
