package deckfile

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
)

func TestReadSettings(t *testing.T) {
	d := DefaultSettings()
	tests := []struct {
		name, text string
		want       Settings
		problems   string
	}{
		{"empty", "", d, ""},
		{"a comment", "# nothing yet\n", d, ""},
		{"all", "retention = 0.85\nnew = 0\nlimit = 20\nrollover = 0\n", Settings{Retention: 0.85, Limit: 20}, ""},
		{"some", "\ufeffnew = 25\r\nrollover = 23\r\n", Settings{Retention: 0.9, New: 25, Rollover: 23}, ""},
		{"texts", "texts = \"~/texts\"", Settings{Retention: 0.9, New: 10, Rollover: 4, Texts: "~/texts"}, ""},
		{
			"no whole path", "texts = \"texts\"", d,
			"settings.toml:1: settings: texts is \"texts\", which is no whole path\n\thint: write the whole path, as in texts = \"~/texts\"\n",
		},
		{"the lower bound", "retention = 0.70", Settings{Retention: 0.7, New: 10, Rollover: 4}, ""},
		{"the upper bound", "retention = 0.99", Settings{Retention: 0.99, New: 10, Rollover: 4}, ""},
		{
			"just beyond it", "retention = 0.991", d,
			"settings.toml:1: settings: retention is 0.991\n\thint: write a share from 0.7 to 0.99; 0.9 suits most\n",
		},
		{
			"just below", "retention = 0.699", d,
			"settings.toml:1: settings: retention is 0.699\n\thint: write a share from 0.7 to 0.99; 0.9 suits most\n",
		},
		{
			"beyond the bounds", "retention = 1\nnew = -1\nlimit = 1.5\nrollover = 24\n", d,
			`settings.toml:1: settings: retention is 1
	hint: write a share from 0.7 to 0.99; 0.9 suits most
settings.toml:2: settings: new is the number -1
	hint: write a whole number, 0 or more
settings.toml:3: settings: limit is the number 1.5
	hint: write a whole number, 0 or more
settings.toml:4: settings: rollover is 24
	hint: write an hour from 0 to 23
`,
		},
		{
			"wrong types", "retention = \"90%\"\nnew = true\nrollover = 04:00:00\n", d,
			`settings.toml:1: settings: retention is the text "90%"
	hint: write a share: retention = 0.9
settings.toml:2: settings: new is true
	hint: write a whole number, 0 or more
settings.toml:3: settings: rollover is a date or time
	hint: write a whole number, 0 or more
`,
		},
		{
			"unknown keys", "New = 5\n\n# new\nretension = 0.9\n", d,
			`settings.toml:1: settings: unknown key "New"
	hint: did you mean new?
settings.toml:4: settings: unknown key "retension"
	hint: did you mean retention?
`,
		},
		{
			"a table", "new = 5\n[memory]\nretention = 0.9\n", d,
			`settings.toml:2: settings have no tables
	hint: write new = 10, retention = 0.9, limit = 20, rollover = 4, a line each
`,
		},
		{
			"no TOML", "new: 5\n", d,
			`settings.toml:1: settings: : stands behind new, where = is wanted
	hint: write new = 5
`,
		},
		{
			"too large", strings.Repeat("#", block.MaxSize+1), d,
			`settings.toml: was not read: it is larger than 16 MB
	hint: mend the file or take it away
`,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := fstest.MapFS{"s.toml": {Data: []byte(tt.text)}}
			got, err := ReadSettings(files, "s.toml", "settings.toml")
			var problems *quiz.Problems
			if err != nil && !errors.As(err, &problems) {
				t.Fatal(err)
			}
			if err == nil {
				problems = &quiz.Problems{}
			}
			saneProblems(t, problems.Sorted(), map[string]string{"settings.toml": tt.text})
			if list := listed(problems.Sorted()); list != tt.problems {
				t.Errorf("problems:\n%s\nwant\n%s", list, tt.problems)
			}
			if got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestNoSettings(t *testing.T) {
	if got, err := ReadSettings(fstest.MapFS{}, "s.toml", "s.toml"); got != DefaultSettings() || err != nil {
		t.Errorf("%+v, %v", got, err)
	}
	closed := refusing{fstest.MapFS{"s.toml": {}}, "s.toml"}
	got, err := ReadSettings(closed, "s.toml", "home/s.toml")
	if got != DefaultSettings() || err == nil || err.Error() != "home/s.toml: was not read: permission denied" {
		t.Errorf("%+v, %v", got, err)
	}
}
