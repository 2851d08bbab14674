package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	fence    = regexp.MustCompile("(?ms)^```(toml|console|text)(?: (\\S+))?\n(.*?)^```$")
	fileName = regexp.MustCompile(`^# (\S+\.toml)\n`)
)

// TestREADME does what a reader of the README would; TestTopics does what a reader of
// the topics of help would, each with an empty folder. What the program prints must be
// what they say; go test -update makes it so.
func TestREADME(t *testing.T) {
	t.Parallel()
	doAsTold(t, filepath.Join(projectRoot, "README.md"))
}

func TestTopics(t *testing.T) {
	t.Parallel()
	texts, err := filepath.Glob(filepath.Join("topics", "*.md"))
	if err != nil || len(texts) == 0 {
		t.Fatalf("no topics: %v", err)
	}
	for _, path := range texts {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			if _, ok := findTopic(strings.TrimSuffix(filepath.Base(path), ".md")); !ok {
				t.Errorf("%s is the text of no topic", path)
			}
			doAsTold(t, path)
		})
	}
}

// doAsTold saves the decks and texts that name a file, in order, and types the sessions.
func doAsTold(t *testing.T, path string) {
	t.Helper()
	readme := readFile(t, path)
	dir := t.TempDir()
	told := fence.ReplaceAllStringFunc(readme, func(block string) string {
		m := fence.FindStringSubmatch(block)
		switch {
		case m[1] == "console":
			return "```console\n" + typeSession(t, dir, m[3]) + "```"
		case m[2] != "":
			saveAs(t, filepath.Join(dir, filepath.FromSlash(m[2])), m[3])
		case m[1] == "toml":
			save(t, dir, m[3])
		}
		return block
	})
	if told == readme {
		return
	}
	if *update {
		if err := os.WriteFile(path, []byte(told), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("%s does not say what the program prints (go test -update mends it); it should read:\n%s", path, firstDifference(readme, told))
}

// save writes a deck whose first line names its file.
func save(t *testing.T, dir, text string) {
	t.Helper()
	m := fileName.FindStringSubmatch(text)
	if m == nil {
		return
	}
	saveAs(t, filepath.Join(dir, filepath.FromSlash(m[1])), text)
}

func saveAs(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// typeSession runs the commands of a session, each with the lines typed behind
// "> ", and returns it as it should read.
func typeSession(t *testing.T, dir, session string) string {
	t.Helper()
	var b strings.Builder
	for part := range strings.SplitSeq("\n"+session, "\n$ ") {
		if strings.TrimSpace(part) == "" {
			continue
		}
		command, rest, _ := strings.Cut(part, "\n")
		var typed []string
		for line := range strings.SplitSeq(rest, "\n") {
			if text, ok := strings.CutPrefix(line, ">"); ok {
				typed = append(typed, strings.TrimSpace(text))
			}
		}
		b.WriteString("$ " + command + "\n" + runTyped(t, dir, command, typed))
	}
	return b.String()
}

// runTyped runs a command and weaves what was typed into what it printed, each
// line behind the one that asked for it.
func runTyped(t *testing.T, dir, command string, typed []string) string {
	t.Helper()
	words := wordsOf(command)
	if words[0] != "policyquiz" {
		t.Fatalf("a session runs %q", command)
	}
	cmd := exec.Command("policyquiz", words[1:]...) // testscript.Main has put it into $PATH
	cmd.Dir = dir
	cmd.Env = []string{"NOW=2026-03-02T09:00:00+01:00", "GORACE=" + noLinger, "HOME=" + dir, "USERPROFILE=" + dir, "XDG_STATE_HOME=" + filepath.Join(dir, "state")}
	cmd.Stdin = strings.NewReader(strings.Join(append(typed, ""), "\n"))
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok && exit.ExitCode() == 3 && words[1] == "check" {
		err = nil // a check that finds something has done its work
	}
	if err != nil {
		t.Errorf("%s: %v\n%s", command, err, &out)
	}
	return weave(strings.TrimLeft(out.String(), "\n"), typed)
}

var quotedWord = regexp.MustCompile(`"[^"]*"|\S+`)

// wordsOf parts a command as a shell does, as far as the README goes.
func wordsOf(command string) []string {
	words := quotedWord.FindAllString(command, -1)
	for i, w := range words {
		words[i] = strings.Trim(w, `"`)
	}
	return words
}

// weave puts each line that was typed behind the prompt that it answered.
func weave(out string, typed []string) string {
	var b strings.Builder
	prompt := false
	for line := range strings.SplitAfterSeq(out, "\n") {
		if strings.HasPrefix(line, "Reply with ") || strings.HasPrefix(line, "All questions are answered") {
			prompt = true
		}
		b.WriteString(line)
		// A prompt may be wrapped; it ends with a full stop.
		if prompt && strings.HasSuffix(line, ".\n") {
			prompt = false
			if len(typed) > 0 {
				b.WriteString(strings.TrimSpace("> "+typed[0]) + "\n")
				typed = typed[1:]
			}
		}
	}
	for _, line := range typed {
		b.WriteString(strings.TrimSpace("> "+line) + "\n")
	}
	return b.String()
}

// firstDifference shows where two texts part.
func firstDifference(old, new string) string {
	a, b := strings.Split(old, "\n"), strings.Split(new, "\n")
	for i := range b {
		if i >= len(a) || a[i] != b[i] {
			return strings.Join(b[max(0, i-2):min(len(b), i+12)], "\n")
		}
	}
	return ""
}
