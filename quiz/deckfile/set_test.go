package deckfile

import (
	"strings"
	"testing"
)

func TestSetSetting(t *testing.T) {
	for _, test := range []struct {
		name, text, key, value, want string
	}{
		{"an empty file", "", "new", "15", "new = 15\n"},
		{"a file without a line end", "limit = 3", "new", "15", "limit = 3\nnew = 15\n"},
		{"order and comments stay", "# mine\n\nlimit = 3 # few\n  new   =   10\t# a day\nrollover = 4\n", "new", "15", "# mine\n\nlimit = 3 # few\n  new   =   15\t# a day\nrollover = 4\n"},
		{"line ends stay", "new = 10\r\nlimit = 3\r\n", "new", "15", "new = 15\r\nlimit = 3\r\n"},
		{"and are taken for a new line", "limit = 3\r\n", "new", "15", "limit = 3\r\nnew = 15\r\n"},
		{"a byte order mark", "\ufeffnew = 10\n", "new", "15", "\ufeffnew = 15\n"},
		{"a key in quotes", `"new" = 10`, "new", "15", `"new" = 15`},
		{"a comment is no line", "# new = 10\n", "new", "15", "# new = 10\nnew = 15\n"},
		{"a key that ends like it", "retention = 0.8\n", "new", "15", "retention = 0.8\nnew = 15\n"},
		{"a folder", `texts = "/a # b" # mine`, "texts", `~/my "own" texts`, `texts = "~/my \"own\" texts" # mine`},
		{"a folder in single quotes", `texts = '/a'`, "texts", "/b", `texts = "/b"`},
		{"a share", "", "retention", "0.85", "retention = 0.85\n"},
	} {
		got, err := SetSetting(test.text, "settings.toml", test.key, test.value)
		if err != nil || got != test.want {
			t.Errorf("%s: %q, %v; want %q", test.name, got, err, test.want)
		}
	}
}

// TestSetSettingRefuses: a file with mistakes is not changed, and none are made.
func TestSetSettingRefuses(t *testing.T) {
	for _, test := range []struct{ name, text, key, value, want string }{
		{"a file with a mistake", "limt = 3\n", "new", "15", "limt"},
		{"a value out of bounds", "", "rollover", "24", "rollover is 24"},
		{"a value of another type", "", "new", "many", "settings.toml:1"},
		{"two lines in a value", "", "new", "15\nlimit = 3", "could not be changed"},
		{"a folder that is no whole path", "", "texts", "texts", "no whole path"},
		{"a value over several lines", "texts = \"\"\"/a\"\"\"\n", "texts", "/b", "texts"},
	} {
		got, err := SetSetting(test.text, "settings.toml", test.key, test.value)
		if err == nil || got != "" || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %q, %v; want an error with %q", test.name, got, err, test.want)
		}
	}
}

func TestHasSetting(t *testing.T) {
	const text = "# limit = 3\nnew = 10\n"
	for key, want := range map[string]bool{"new": true, "limit": false} {
		if got := HasSetting(text, key); got != want {
			t.Errorf("%s: %v", key, got)
		}
	}
}
