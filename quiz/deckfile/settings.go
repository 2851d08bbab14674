package deckfile

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
)

// Settings are a learner's lasting choices.
type Settings struct {
	Retention float64 // desired probability of recall, 0.7 to 0.99
	New       int     // new questions a day
	Limit     int     // questions a session; 0: no limit
	Rollover  int     // hour at which a study day begins, 0 to 23
	Terse     bool    // whether prompts leave out what a learner knows by heart
	Sure      bool    // whether a drill asks how sure the learner is of each answer
	Unwrapped bool    // whether lines are not broken where no keys are read, for screen readers
	Texts     string  // the folder of the learner's own copies of documents, whole or from ~; may be empty
}

// DefaultSettings are the settings of a learner who has no settings file.
func DefaultSettings() Settings {
	return Settings{Retention: 0.9, New: 10, Rollover: 4}
}

// ReadSettings reads a settings file of a folder, named in messages as name
// says. A file that is not there gives the defaults. The error is the
// quiz.Problems of the file; the settings are then the defaults.
func ReadSettings(folder fs.FS, file, name string) (Settings, error) {
	var problems quiz.Problems
	s := DefaultSettings()
	if f := readFlat(folder, file, name, "settings", settingsHint, &problems); f != nil {
		s = readSettings(f)
	}
	if err := problems.Err(); err != nil {
		return DefaultSettings(), err
	}
	return s, nil
}

// settingsHint is what to write instead of a table.
const settingsHint = "write new = 10, retention = 0.9, limit = 20, rollover = 4, a line each"

// readFlat reads a file that has keys and no tables. Messages speak of it as
// what; hint says what to write instead of a table. It returns nil if the file is not there or cannot be read, which is noted.
func readFlat(folder fs.FS, file, name, what, hint string, problems *quiz.Problems) *block.Fields {
	src, err := block.Read(folder, file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if err != nil {
		problems.Add(&quiz.Problem{Pos: quiz.Pos{File: name}, What: "was not read: " + err.Error(), Hint: "mend the file or take it away"})
		return nil
	}
	return flatText(src, name, what, hint, problems)
}

// flatText is readFlat of a text.
func flatText(src, name, what, hint string, problems *quiz.Problems) *block.Fields {
	blocks := block.Cut(src)
	if len(blocks) > 1 {
		problems.Add(&quiz.Problem{
			Pos:  quiz.Pos{File: name, Line: blocks[1].Line},
			What: what + " have no tables",
			Hint: hint,
		})
		return nil
	}
	f := block.DecodeAs(what, name, &blocks[0], problems)
	if !f.Sound() {
		return nil
	}
	return f
}

func readSettings(f *block.Fields) Settings {
	s := DefaultSettings()
	f.Expect(SettingKeys...)
	if n, ok := f.Number("retention", "0.9"); ok {
		if s.Retention = n; n < 0.7 || n > 0.99 {
			f.Bad("retention", "write a share from 0.7 to 0.99; 0.9 suits most", "retention is %v", n)
		}
	}
	if f.Has("new") {
		s.New = f.Whole("new", 0)
	}
	if f.Has("limit") {
		s.Limit = f.Whole("limit", 0)
	}
	if f.Has("rollover") {
		if s.Rollover = f.Whole("rollover", 0); s.Rollover > 23 {
			f.Bad("rollover", "write an hour from 0 to 23", "rollover is %d", s.Rollover)
		}
	}
	s.Terse, s.Sure, s.Unwrapped = f.Flag("terse"), f.Flag("sure"), f.Flag("unwrapped")
	if s.Texts = f.Text("texts"); s.Texts != "" && !strings.HasPrefix(s.Texts, "~") && !filepath.IsAbs(s.Texts) {
		f.Bad("texts", `write the whole path, as in texts = "~/texts"`, "texts is %s, which is no whole path", block.Quoted(s.Texts))
	}
	f.Done()
	return s
}

// ReadOpenCourses reads which courses a learner opened for good: ids and paths, in
// the order in which they were opened. A file that is not there gives none. The
// error is the [quiz.Problems] of the file.
func ReadOpenCourses(folder fs.FS, file, name string) ([]string, error) {
	var problems quiz.Problems
	f := readFlat(folder, file, name, "the open courses", `write open = ["an-id", "/a/folder/"]`, &problems)
	if f == nil {
		return nil, problems.Err()
	}
	open := f.Texts("open")
	f.Done()
	return open, problems.Err()
}

// WriteOpenCourses is the text of a file that [ReadOpenCourses] reads.
func WriteOpenCourses(open []string) string {
	var b strings.Builder
	b.WriteString("# The courses that are open where none is named; policyquiz course use writes this.\nopen = [\n")
	for _, name := range open {
		b.WriteString("  " + tomlText(name) + ",\n")
	}
	b.WriteString("]\n")
	return b.String()
}

// tomlText writes a text as TOML does in quotes.
func tomlText(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
