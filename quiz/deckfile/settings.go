package deckfile

import (
	"errors"
	"io/fs"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
)

// Settings are a learner's lasting choices.
type Settings struct {
	Retention float64 // desired probability of recall, 0.7 to 0.99
	New       int     // new questions a day
	Limit     int     // questions a session; 0: no limit
	Rollover  int     // hour at which a study day begins, 0 to 23
}

// DefaultSettings are the settings of a learner who has no settings file.
func DefaultSettings() Settings {
	return Settings{Retention: 0.9, New: 10, Rollover: 4}
}

// ReadSettings reads a settings file of a folder, named in messages as name
// says. A file that is not there gives the defaults. The error is the
// quiz.Problems of the file; the settings are then the defaults.
func ReadSettings(folder fs.FS, file, name string) (Settings, error) {
	s := DefaultSettings()
	src, err := block.Read(folder, file)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return s, nil
		}
		var problems quiz.Problems
		problems.Add(&quiz.Problem{Pos: quiz.Pos{File: name}, What: "was not read: " + err.Error(), Hint: "mend the file or take it away"})
		return s, &problems
	}
	var problems quiz.Problems
	blocks := block.Cut(src)
	if len(blocks) > 1 {
		problems.Add(&quiz.Problem{
			Pos:  quiz.Pos{File: name, Line: blocks[1].Line},
			What: "settings have no tables",
			Hint: "write new = 10, retention = 0.9, limit = 20, rollover = 4, a line each",
		})
		return s, &problems
	}
	f := block.DecodeAs("settings", name, &blocks[0], &problems)
	if f.Sound() {
		s = readSettings(f)
	}
	if err := problems.Err(); err != nil {
		return DefaultSettings(), err
	}
	return s, nil
}

func readSettings(f *block.Fields) Settings {
	s := DefaultSettings()
	f.Expect("retention", "new", "limit", "rollover")
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
	f.Done()
	return s
}
