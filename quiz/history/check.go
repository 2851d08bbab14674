package history

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"

	"policyquiz/quiz"
)

// A Report is what a check of a history found.
type Report struct {
	Size      int64
	Lines     int
	Entries   []quiz.Entry // those that can be read, each once
	Reviews   int
	Questions int // different ones that were answered
	Wordings  int // questions as they were worded, each on a line of its own
	// Bad lines are those that cannot be read to their ends, each once.
	Bad []BadLine
	// Torn is a last line that was cut short; nil: there is none.
	Torn *Torn
	// Unknown lines are of kinds that this program does not know.
	Unknown []UnknownLine
	// Wordless are the reviews whose question was not kept as it was worded, by their
	// lines. They count all the same.
	Wordless []int
	// Twofold are the reviews that say one thing twice, with two meanings, by their lines.
	// What stands first counts.
	Twofold []int
}

// Sound reports whether every line can be read to its end, and was written to its end.
func (r *Report) Sound() bool { return len(r.Bad) == 0 && r.Torn == nil }

// Check reads all of the history at path, every line to its end, and changes nothing. An
// error says that the file is not there, cannot be read, or is no history. It is a
// *BadLine if no line is one of a history that this program can read.
func Check(path string) (Report, error) {
	lines, err := readAll(path)
	if err != nil {
		return Report{}, err
	}
	r, _, err := checkText(path, lines, nil)
	if err != nil {
		return Report{}, cannot("read", path, err)
	}
	return r, nil
}

// readAll returns the text of a history that must be there.
func readAll(path string) (string, error) {
	file, err := resolve(path)
	if err != nil {
		return "", err
	}
	f, err := openFile(file, os.O_RDONLY)
	if errors.Is(err, fs.ErrNotExist) {
		err = errNotThere
	}
	if err != nil {
		return "", cannot("read", path, err)
	}
	defer f.Close()
	lines, err := readWhole(f)
	if err == nil && isUTF16(lines[:min(len(lines), 4)]) {
		err = errUTF16
	}
	if err != nil {
		return "", cannot("read", path, err)
	}
	return lines, nil
}

func readWhole(f *os.File) (string, error) {
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	return readString(f, 0, info.Size())
}

// checkText checks the text of a history, and returns what was found in it, too. Known
// are questions that were read in other files; nil: none.
func checkText(path, lines string, known *words) (Report, scan, error) {
	var found scan
	file := strings.NewReader(lines)
	_ = found.scan(&decoder{whole: true, known: known}, file, 0, file.Size()) // a string can always be read
	words := map[string]bool{}
	for _, a := range found.asked {
		words[a.print] = true // found whole, so it is sound
	}
	all, bad := new(seen).with([]scan{found}, nil, &text{all: lines})
	if len(bad) > 0 && !all.good {
		return Report{}, found, &bad[0]
	}
	r := Report{Size: int64(len(lines)), Lines: strings.Count(lines, "\n"), Entries: all.entries, Torn: all.torn, Unknown: all.unknown, Wordings: len(found.asked)}
	if lines != "" && !strings.HasSuffix(lines, "\n") {
		r.Lines++
	}
	r.reviews(lines, &all, words)
	for _, b := range slices.CompactFunc(bad, func(a, b BadLine) bool { return a.Line == b.Line }) {
		b.Path = path
		r.Bad = append(r.Bad, b)
	}
	return r, found, nil
}

// reviews counts the reviews, and finds those without words and those of which a replay,
// which reads the beginning of a line, takes another meaning than the whole has. Words
// are the fingerprints of the questions that are kept.
func (r *Report) reviews(lines string, all *seen, words map[string]bool) {
	questions := map[string]bool{}
	var d decoder
	number, at := 1, int64(0)
	for i := range all.entries {
		e := all.entries[i]
		number += strings.Count(lines[min(at, e.Line.From):e.Line.From], "\n")
		at = e.Line.From
		if e.Review == nil {
			continue
		}
		r.Reviews++
		questions[e.Review.Question] = true
		if !words[e.Review.Asked] {
			r.Wordless = append(r.Wordless, number)
		}
		if e.Review.Details != nil {
			continue // a line as we write it says each thing once
		}
		line := lineIn(lines, e.Line)
		var c content
		_ = d.decode([]byte(line), true, &c) // it has no fault, for all of it was read
		c.entry.Line = e.Line
		if _, err := details(line, c.entry); err != nil {
			r.Twofold = append(r.Twofold, number)
			all.entries[i] = c.entry // what stands first counts, as in a replay
		}
	}
	r.Questions = len(questions)
}
