package deckfile

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
)

// This file changes a settings file and leaves what else stands in it alone.

// SettingKeys are the keys of a settings file, in the order in which they are told.
var SettingKeys = []string{"new", "limit", "retention", "rollover", "terse", "sure", "unwrapped", "texts"}

// Value is what a setting is, as a settings file has it. The key must be one of
// [SettingKeys].
func (s Settings) Value(key string) string {
	switch key {
	case "new":
		return fmt.Sprint(s.New)
	case "limit":
		return fmt.Sprint(s.Limit)
	case "retention":
		return fmt.Sprint(s.Retention)
	case "rollover":
		return fmt.Sprint(s.Rollover)
	case "terse":
		return fmt.Sprint(s.Terse)
	case "sure":
		return fmt.Sprint(s.Sure)
	case "unwrapped":
		return fmt.Sprint(s.Unwrapped)
	}
	return tomlText(s.Texts)
}

// settingLine finds a line that sets a key: what stands before its value, the value, and
// what stands behind it.
func settingLine(key string) *regexp.Regexp {
	const value = `"(?:[^"\\]|\\.)*"|'[^']*'|[^\s#"']+`
	return regexp.MustCompile(`(?m)^(\x{feff}?[ \t]*(?:` + key + `|"` + key + `"|'` + key + `')[ \t]*=[ \t]*)(` + value + `)([ \t]*(?:#[^\n]*)?\r?)$`)
}

// SetSetting returns the text of a settings file in which a key has another value, as
// the learner typed it. Order, comments and line ends stay; a key that is not there
// comes last. Name is how messages name the file. The error is the [quiz.Problems] of
// the file, or of what it would be: for example a value that is out of bounds.
func SetSetting(text, name, key, value string) (string, error) {
	if _, err := readSettingsText(text, name); err != nil {
		return "", err
	}
	switch {
	case key == "texts":
		value = tomlText(value)
	case strings.ContainsAny(value, "\r\n#"): // more than a value
		return "", errNotSet
	}
	changed := appendSetting(text, key, value)
	if line := settingLine(key); line.MatchString(text) {
		changed = line.ReplaceAllStringFunc(text, func(found string) string {
			m := line.FindStringSubmatch(found)
			return m[1] + value + m[3]
		})
	}
	after, err := readSettingsText(changed, name)
	if err != nil {
		return "", err
	}
	if meant, err := readSettingsText(key+" = "+value+"\n", name); err != nil || meant.Value(key) != after.Value(key) {
		return "", errNotSet
	}
	return changed, nil
}

// errNotSet says that a file is written in a way that SetSetting does not read.
var errNotSet = errors.New("the line of this setting could not be changed; change it with an editor")

// appendSetting puts a line behind all others.
func appendSetting(text, key, value string) string {
	end := "\n"
	if strings.Contains(text, "\r\n") {
		end = "\r\n"
	}
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += end
	}
	return text + key + " = " + value + end
}

// HasSetting reports whether the text of a settings file sets a key.
func HasSetting(text, key string) bool { return block.Cut(text)[0].Has(key) }

// readSettingsText is ReadSettings of a text.
func readSettingsText(text, name string) (Settings, error) {
	var problems quiz.Problems
	s := DefaultSettings()
	if f := flatText(text, name, "settings", settingsHint, &problems); f != nil {
		s = readSettings(f)
	}
	return s, problems.Err()
}
