package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
)

func TestLearnersName(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"anna": true, "Анна-2": true, "a_b": true, strings.Repeat("a", 64): true,
		strings.Repeat("a", 65): false, "../x": false, "a/b": false, "a.b": false, "a b": false, "..": false,
	} {
		if got := isLearner(name); got != want {
			t.Errorf("%q may be a learner's name: %v", name, got)
		}
	}
}

// A full disk, or a pipe that nobody reads.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestFailedOutputFails(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"version"}, {"help"}, {"decks"}, {"matrix"}, {"matrix", "--csv"}, {"sources", "--json"}, {"completion", "bash"}} {
		var problems bytes.Buffer
		e := env{
			in: strings.NewReader(""), out: fullDisk{}, err: &problems,
			getenv: func(string) string { return "" }, now: time.Now, goos: "linux", layout: rand.Uint32,
		}
		if code := run(e, args); code != exitFailed {
			t.Errorf("%q ends with %d", args, code)
		}
		if !strings.Contains(problems.String(), "no space left on device") {
			t.Errorf("%q says %q", args, &problems)
		}
		e.out = io.Discard
		if code := run(e, args); code != exitDone {
			t.Errorf("%q ends with %d though all was written", args, code)
		}
	}
}

// TestFolders: each system has its own places. A variable of the XDG
// specification comes before them.
func TestFolders(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, goos    string
		vars          map[string]string
		state, config string
	}{
		{"Linux", "linux", map[string]string{"HOME": "/home/anna"}, "/home/anna/.local/state/policyquiz", "/home/anna/.config/policyquiz"},
		{"macOS", "darwin", map[string]string{"HOME": "/Users/anna"}, "/Users/anna/Library/Application Support/policyquiz", "/Users/anna/Library/Application Support/policyquiz"},
		{"iOS", "ios", map[string]string{"HOME": "/Users/anna"}, "/Users/anna/Library/Application Support/policyquiz", "/Users/anna/Library/Application Support/policyquiz"},
		{"Windows", "windows", map[string]string{"LocalAppData": "/anna/Local", "AppData": "/anna/Roaming"}, "/anna/Local/policyquiz", "/anna/Roaming/policyquiz"},
		{"Windows without its variables", "windows", map[string]string{"USERPROFILE": "/anna", "HOME": "/home/anna"}, "/anna/.local/state/policyquiz", "/anna/.config/policyquiz"},
		{"Linux with those of Windows", "linux", map[string]string{"HOME": "/home/anna", "AppData": "/x", "LocalAppData": "/x", "USERPROFILE": "/x"}, "/home/anna/.local/state/policyquiz", "/home/anna/.config/policyquiz"},
		{"XDG on Windows", "windows", map[string]string{"XDG_STATE_HOME": "/s", "XDG_CONFIG_HOME": "/c", "AppData": "/x", "LocalAppData": "/x"}, "/s/policyquiz", "/c/policyquiz"},
		{"XDG that is not absolute", "linux", map[string]string{"XDG_STATE_HOME": "s", "XDG_CONFIG_HOME": "c", "HOME": "/home/anna"}, "/home/anna/.local/state/policyquiz", "/home/anna/.config/policyquiz"},
		{"no home", "linux", nil, "", ""},
	} {
		if !filepath.IsAbs("/s") {
			t.Skip("the test's paths are those of Unix")
		}
		e := env{goos: test.goos, getenv: func(name string) string { return test.vars[name] }}
		if state, config := e.stateFolder(), e.configFolder(); state != test.state || config != test.config {
			t.Errorf("%s: %q and %q, want %q and %q", test.name, state, config, test.state, test.config)
		}
	}
}

func TestHistoryFile(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, state, as, variable, home string
		want                            string // or, after "!", the error
	}{
		{"the platform's place", "", "", "", "/home/anna", "/home/anna/.local/state/policyquiz/history.jsonl"},
		{"the variable", "", "", "/v/h.jsonl", "/home/anna", "/v/h.jsonl"},
		{"the flag", "/f/h.jsonl", "", "/v/h.jsonl", "/home/anna", "/f/h.jsonl"},
		{"a learner", "/f/h.jsonl", "Anna", "", "", "/f/h.anna.jsonl"},
		{"a learner's file without an extension", "/f/h", "Anna", "", "", "/f/h.anna"},
		{"no home", "", "", "", "", "!there is no home folder to keep your history in"},
		{"no name", "/f/h", "a b", "", "", `!the learner's name "a b" cannot be part of a file's name`},
	} {
		if !filepath.IsAbs("/s") {
			t.Skip("the test's paths are those of Unix")
		}
		vars := map[string]string{"POLICYQUIZ_STATE": test.variable, "HOME": test.home}
		e := env{goos: "linux", getenv: func(name string) string { return vars[name] }}
		got, err := e.historyFile(test.state, test.as)
		if err != nil {
			got = "!" + err.Error()
			if exitCode(err) != exitUsage {
				t.Errorf("%s: exit code %d", test.name, exitCode(err))
			}
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestExitCodes(t *testing.T) {
	t.Parallel()
	_, unknown := deckfile.Open().Deck("no-such-deck")
	problems := &quiz.Problems{}
	problems.Add(&quiz.Problem{What: "no answer"})
	for _, test := range []struct {
		name string
		err  error
		want int
	}{
		{"done", nil, 0},
		{"failed", errors.New("the disk is full"), 1},
		{"wrong usage", fmt.Errorf("reading: %w", usagef("name one", "no deck")), 2},
		{"an unknown name", fmt.Errorf("reading: %w", unknown), 2},
		{"problems", fmt.Errorf("reading: %w", problems), 3},
		{"stopped", fmt.Errorf("drill: %w", errStopped), 143},
		{"stopped while it worked", fmt.Errorf("find: %w", asStopped(errors.New("x"), syscall.SIGTERM)), 143},
		{"interrupted", fmt.Errorf("find: %w", asStopped(errors.New("x"), os.Interrupt)), 130},
		{"no signal", asStopped(errors.New("x"), nil), 1},
	} {
		if got := exitCode(test.err); got != test.want {
			t.Errorf("%s: %d, want %d", test.name, got, test.want)
		}
		var said bytes.Buffer
		if test.err != nil {
			complain(env{err: &said}, test.err)
		}
		if silent := said.Len() == 0; silent != (test.want == 0 || test.want == 130 || test.want == 143) {
			t.Errorf("%s: says %q", test.name, &said)
		}
	}
}
