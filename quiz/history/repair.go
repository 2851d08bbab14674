package history

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"policyquiz/quiz"
)

// Repair moves all that cannot be read of the history at path, a torn end too,
// to a new file beside it, aside. It returns the numbers of the lines this
// stood on, counted from 1. Where several entries stand on one line, only what
// is no entry is moved. The file as it was is kept as path.before-repair-….
// If everything can be read Repair does nothing, and aside is "".
//
// In the file, spaces take the place of what was moved; a line of spaces means
// nothing. A torn end is cut off. So every other byte stays where it is, the
// file keeps all its names (links, mounts), and a repair that is interrupted
// loses nothing and can be repeated. Lines of kinds that this program does not
// know stay too, because they do not stop the reading.
//
// A header that names a newer version is moved as well, for it may be damaged.
// If the file has no line of a history that this program can read, Repair
// changes nothing and returns an error.
func Repair(ctx context.Context, path string) (aside string, lines []int, err error) {
	file, err := resolve(path)
	if err != nil {
		return "", nil, err
	}
	aside, lines, err = repair(ctx, file)
	if err != nil {
		return "", nil, cannot("repair", path, err)
	}
	return aside, lines, nil
}

func repair(ctx context.Context, file string) (aside string, lines []int, err error) {
	h, err := hold(ctx, file, os.O_RDWR, lockWait)
	if err != nil {
		return "", nil, err
	}
	defer h.release()
	info, err := h.f.Stat()
	if err != nil {
		return "", nil, err
	}
	text, err := readString(h.f, 0, info.Size())
	if err != nil {
		return "", nil, err
	}
	parts, err := unreadable(text)
	if err != nil || len(parts) == 0 {
		return "", nil, err
	}
	var bad strings.Builder
	for _, p := range parts {
		lines = append(lines, p.line)
		bad.WriteString(text[p.from:p.to] + "\n")
	}
	name := randomName()
	aside, before := file+badSuffix+name, file+beforeSuffix+name
	if err := writeAll(info.Mode().Perm(), newFile{before, text}, newFile{aside, bad.String()}); err != nil {
		return "", nil, err
	}
	if err := blank(h, parts, info.Size()); err != nil {
		return "", nil, fmt.Errorf("%w; as it was it is kept as %s", err, before)
	}
	return aside, slices.Compact(lines), nil
}

// A part is a stretch of a file's text, on one line.
type part struct {
	line     int // counted from 1
	from, to int // offsets
}

// unreadable returns the parts of a history that cannot be read, in order.
func unreadable(text string) ([]part, error) {
	if isUTF16(text[:min(len(text), 4)]) {
		return nil, errUTF16
	}
	all, bad := seenIn(text, true)
	switch {
	case len(bad) == 0 || all.good:
	case bad[0].Newer, bad[0].Old:
		return nil, &bad[0]
	default:
		return nil, errNoHistory
	}
	parts := badParts(text[:all.size], bad, all.entries)
	if all.torn != nil {
		parts = append(parts, part{all.torn.Line, int(all.size), len(text)})
	}
	return parts, nil
}

// badParts returns what is no entry on the bad lines of text, and entries on
// them that have the id of another.
func badParts(text string, bad []BadLine, entries []quiz.Entry) (parts []part) {
	ids := indexed(entries).index
	wrong := func(piece string) bool {
		c, fault := decode(piece)
		if fault != nil {
			return fault.kind == ""
		}
		return c.entry.ID != "" && !sameLine(piece, lineIn(text, entries[ids[c.entry.ID]].Line))
	}
	number, from := 0, 0
	for line := range strings.Lines(text) {
		number++
		for len(bad) > 0 && bad[0].Line < number {
			bad = bad[1:]
		}
		if len(bad) > 0 && bad[0].Line == number {
			for _, p := range wrongParts(strings.TrimSuffix(line, "\n"), wrong) {
				parts = append(parts, part{number, from + p.from, from + p.to})
			}
		}
		from += len(line)
	}
	return parts
}

// wrongParts returns the pieces of a line that are wrong. Pieces that touch are
// one part.
func wrongParts(line string, wrong func(piece string) bool) (parts []part) {
	from := 0
	for piece := range pieces(line) {
		to := from + len(piece)
		switch n := len(parts); {
		case !wrong(piece):
		case n > 0 && parts[n-1].to == from:
			parts[n-1].to = to
		default:
			parts = append(parts, part{from: from, to: to})
		}
		from = to
	}
	return parts
}

// blank writes spaces over parts of a file of the given size. A part at the
// end is cut off.
func blank(h *held, parts []part, size int64) error {
	for _, p := range parts {
		var err error
		if int64(p.to) == size {
			err = h.truncate(int64(p.from))
		} else {
			_, err = h.f.WriteAt([]byte(strings.Repeat(" ", p.to-p.from)), int64(p.from))
		}
		if err != nil {
			return err
		}
	}
	return h.disk.sync(h.f)
}

// A newFile is a file that is still to be written.
type newFile struct{ name, text string }

// writeAll writes new files, or none of them.
func writeAll(mode fs.FileMode, files ...newFile) error {
	for i, f := range files {
		if err := writeNew(f.name, f.text, mode); err != nil {
			for _, done := range files[:i] {
				err = errors.Join(err, os.Remove(done.name))
			}
			return err
		}
	}
	return nil
}
