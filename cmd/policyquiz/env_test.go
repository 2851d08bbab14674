package main

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
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
			getenv: func(string) string { return "" }, now: time.Now, goos: "linux",
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
