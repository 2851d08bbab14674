package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/history"
)

const settingsHelp = `Prints your lasting choices, where each comes from (default, file, flag or env:
a variable of the environment), and where settings, courses and histories lie.
With a name and a value it changes one, and leaves what else stands in the file
alone.

  new (or new-a-day)   new questions a day, over all decks
  limit                questions in a session; 0: no limit
  retention            how likely you want to know an answer when it comes back,
                       0.7 to 0.99
  rollover             the hour at which a day begins, 0 to 23
  terse                short prompts in a drill: true or false
  sure                 say in a drill how sure you are of each answer: true or
                       false
  unwrapped            break no line where a drill prints lines only: true or
                       false
  texts                the folder of your own copies of documents`

func newSettingsCmd(p *program) *cobra.Command {
	var json bool
	cmd := &cobra.Command{
		Use:               "settings [name value]",
		Short:             "Print your lasting choices, or change one",
		Long:              settingsHelp,
		Example:           "  policyquiz settings\n  policyquiz settings new-a-day 15",
		GroupID:           groupLearn,
		Args:              noneOrTwo,
		ValidArgsFunction: completeSettings,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 2 {
				return p.setSetting(args[0], args[1])
			}
			return p.listSettings(json)
		},
	}
	cmd.Flags().BoolVar(&json, "json", false, "print JSON, for scripts")
	return cmd
}

// noneOrTwo checks that there is a name with its value, or nothing.
func noneOrTwo(_ *cobra.Command, args []string) error {
	switch len(args) {
	case 0, 2:
		return nil
	case 1:
		if _, err := settingKey(args[0]); err != nil {
			return err
		}
		return usagef(fmt.Sprintf("write the value behind it, as in policyquiz settings %s 15", args[0]), "settings %s wants a value", args[0])
	}
	return usagef("one setting is changed at a time", "settings wants a name and a value, but got %d arguments", len(args))
}

// newADay is another name of new, which says what it counts.
const newADay = "new-a-day"

// completeSettings offers the names of settings.
func completeSettings(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return append([]string{newADay}, deckfile.SettingKeys...), cobra.ShellCompDirectiveNoFileComp
}

// settingKey finds the key of a setting that was named.
func settingKey(name string) (string, error) {
	if name == newADay {
		return "new", nil
	}
	for _, key := range deckfile.SettingKeys {
		if key == name {
			return key, nil
		}
	}
	names := append([]string{newADay}, deckfile.SettingKeys...)
	return "", usagef(didYouMean(name, names, "there are: "+strings.Join(names, ", ")), "no setting %q", name)
}

// A settingRow is one choice or place, for --json too.
type settingRow struct {
	Name   string `json:"name"`
	Value  string `json:"value"`
	Source string `json:"source"` // default, file, flag or env, with the flag or the variable
}

// listSettings prints all choices and places.
func (p *program) listSettings(json bool) error {
	settings, err := p.settings()
	if err != nil {
		return err
	}
	text, err := p.settingsText()
	if err != nil {
		return err
	}
	var rows []settingRow
	for _, key := range deckfile.SettingKeys {
		row := settingRow{key, strings.Trim(settings.Value(key), `"`), "default"}
		if deckfile.HasSetting(text, key) {
			row.Source = "file"
		}
		rows = append(rows, row)
	}
	open, err := p.openRow()
	if err != nil {
		return err
	}
	place, err := p.historyRow()
	if err != nil {
		return err
	}
	places := []settingRow{
		{"settings file", p.settingsFile(), p.folderSource("XDG_CONFIG_HOME")},
		{"courses added", p.addedFolder(), p.folderSource("XDG_DATA_HOME")},
		place,
		copiesRow(place.Value),
	}
	if json {
		return terminal.WriteJSON(p.out, append(append(rows, open), places...))
	}
	l := p.streams.Layout()
	for _, r := range append(rows, open) {
		l.Say(fmt.Sprintf("%-14s ", r.Name), fmt.Sprintf("%s (%s)", orNothing(r.Value), r.Source))
	}
	l.Gap()
	for _, r := range places { // a path is copied, so it is not broken
		l.Say("", fmt.Sprintf("%s (%s)", r.Name, r.Source))
		l.Verbatim(l.Margin() + l.Margin() + orNothing(r.Value))
	}
	fmt.Fprint(p.out, l)
	return nil
}

func orNothing(value string) string {
	if value == "" {
		return "none"
	}
	return value
}

// openRow says which courses are open.
func (p *program) openRow() (settingRow, error) {
	if len(p.courses) > 0 {
		return settingRow{"open courses", strings.Join(p.courses, ", "), "flag --course"}, nil
	}
	open, err := p.openCourses()
	switch {
	case err != nil:
		return settingRow{}, err
	case len(open) > 0:
		return settingRow{"open courses", strings.Join(open, ", "), "file " + openFile}, nil
	}
	return settingRow{"open courses", shippedID, "default"}, nil
}

// historyRow says where the history lies.
func (p *program) historyRow() (settingRow, error) {
	file, err := p.historyFile(p.state, p.as)
	if err != nil {
		return settingRow{}, err
	}
	row := settingRow{"history", file, p.folderSource("XDG_STATE_HOME")}
	switch {
	case p.state != "":
		row.Source = "flag --state"
	case p.getenv("POLICYQUIZ_STATE") != "":
		row.Source = "env POLICYQUIZ_STATE"
	}
	if p.as != "" {
		row.Source += ", flag --as"
	}
	return row, nil
}

// copiesRow says where the latest copy of a history lies, and how many there are.
func copiesRow(file string) settingRow {
	row := settingRow{Name: "latest copy of it", Source: "none yet"}
	if copies, err := history.Copies(file); err == nil && len(copies) > 0 { // else history check says what is wrong
		row.Value, row.Source = copies[0].File, fmt.Sprintf("of %d; policyquiz history check lists them", len(copies))
	}
	return row
}

// folderSource says whether a variable of the XDG specification names a folder.
func (p *program) folderSource(xdg string) string {
	if filepath.IsAbs(p.getenv(xdg)) {
		return "env " + xdg
	}
	return "default"
}

// settingsFile is the path of the settings file; "" if there is no home folder.
func (p *program) settingsFile() string {
	dir := p.configFolder()
	if dir == "" {
		return ""
	}
	return filepath.Join(dir, "settings.toml")
}

// settingsText is what the settings file has; nothing if there is none.
func (p *program) settingsText() (string, error) {
	text, err := os.ReadFile(p.settingsFile())
	if errors.Is(err, fs.ErrNotExist) || p.settingsFile() == "" {
		return "", nil
	} else if err != nil {
		return "", fmt.Errorf("reading %s: %w", p.settingsFile(), unwrapPath(err))
	}
	return string(text), nil
}

// setSetting changes one choice in the settings file.
func (p *program) setSetting(name, value string) error {
	key, err := settingKey(name)
	if err != nil {
		return err
	}
	file := p.settingsFile()
	if file == "" {
		return usagef("set $HOME, or $XDG_CONFIG_HOME to a folder", "there is no home folder to keep settings.toml in")
	}
	if _, err := p.settings(); err != nil { // with its mistakes the file is not changed
		return err
	}
	text, err := p.settingsText()
	if err != nil {
		return err
	}
	changed, err := deckfile.SetSetting(text, file, key, value)
	if err != nil {
		return settingError(name, value, err)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return fmt.Errorf("making the folder %s: %w", filepath.Dir(file), unwrapPath(err))
	}
	draft, err := newDraft(file, []byte(changed), 0o600)
	if err != nil {
		return err
	}
	if err := draft.keep(); err != nil {
		return err
	}
	l := p.streams.Layout()
	l.Say("", fmt.Sprintf("%s is %s from now on.", name, value))
	fmt.Fprint(p.out, l)
	return nil
}

// settingError says what is wrong with a value that was typed. The line of the file in
// which it would stand says nothing to who typed it.
func settingError(name, value string, err error) error {
	hint := "policyquiz settings --help says what it may be"
	if name == "terse" || name == "sure" || name == "unwrapped" {
		hint = "write true or false"
	} else if _, notNumber := strconv.ParseFloat(value, 64); name != "texts" && notNumber != nil {
		hint = "write a number"
	} else if problems, ok := errors.AsType[*quiz.Problems](err); ok {
		hint = problems.Sorted()[0].Hint
	}
	return usagef(hint, "%s cannot be %q", name, value)
}
