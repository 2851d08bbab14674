package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestErrorsArePassedOn: whatever a verb needs and cannot have, it says so and
// ends with the exit code for that.
func TestErrorsArePassedOn(t *testing.T) {
	t.Parallel()
	all := []string{"check", "cite x", "decks", "decks --balance", "drill", "due", "history", "undo", "matrix", "show x", "sources"}
	dir := t.TempDir()
	write := func(name, text string) string {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	write("broken/policyquiz/settings.toml", "new = -1\n")
	damaged := write("damaged.jsonl", "no line of a history\n"+`{"policyquiz":"history","version":2,"layout":0}`+"\n")
	for _, test := range []struct {
		name  string
		vars  map[string]string
		flags []string
		verbs string // that fail; the others do not need it
		code  int
		says  string
	}{
		{"a course that is not there", nil, []string{"--course", filepath.Join(dir, "nowhere")},
			"check cite decks drill due matrix show sources", exitUsage, "nowhere"},
		{"settings with a mistake", map[string]string{"XDG_CONFIG_HOME": filepath.Join(dir, "broken")}, nil,
			"drill due history undo", exitProblems, "settings.toml:1: settings: new is the number -1"},
		{"a damaged history", nil, []string{"--state", damaged},
			"drill due history undo", exitFailed, "damaged.jsonl:1: "},
		{"a history that is a folder", nil, []string{"--state", dir},
			"due history undo", exitFailed, "it is a folder"},
		{"no home folder", map[string]string{"HOME": "", "XDG_STATE_HOME": ""}, nil,
			"drill due history undo", exitUsage, "there is no home folder to keep your history in"},
	} {
		for _, verb := range all {
			args := strings.Fields(verb)
			if !strings.Contains(test.verbs, args[0]) {
				continue
			}
			vars := map[string]string{"HOME": dir, "XDG_STATE_HOME": filepath.Join(dir, "state")}
			for name, value := range test.vars {
				vars[name] = value
			}
			var out, problems bytes.Buffer
			e := env{
				in: strings.NewReader(""), out: &out, err: &problems,
				getenv: func(name string) string { return vars[name] }, now: time.Now, goos: "linux", layout: rand.Uint32,
			}
			if code := run(e, append(args, test.flags...)); code != test.code {
				t.Errorf("%s, %s: exit code %d, want %d", test.name, verb, code, test.code)
			}
			if !strings.Contains(problems.String(), test.says) || !strings.Contains(problems.String(), "\thint: ") {
				t.Errorf("%s, %s: says %q, want %q and a hint", test.name, verb, &problems, test.says)
			}
		}
	}
}

func TestCountOfWhatIsLeftOut(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{
		1: `1 question of deck "x" has problems and is left out`,
		2: `2 questions of deck "x" have problems and are left out`,
	} {
		if got := howMany(n, "question", `deck "x"`); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
