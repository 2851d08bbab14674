package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/lint"
)

var (
	fence    = regexp.MustCompile("(?ms)^```(toml|console)\n(.*?)^```$")
	fileName = regexp.MustCompile(`^# (\S+\.toml)\n`)
)

// TestREADME does what a reader of the README would: it saves the decks that
// name a file, in order, and types the sessions. What the program prints must
// be what the README says; go test -update makes it so.
func TestREADME(t *testing.T) {
	t.Parallel()
	path := filepath.Join(projectRoot, "README.md")
	readme := readFile(t, path)
	dir := t.TempDir()
	told := fence.ReplaceAllStringFunc(readme, func(block string) string {
		m := fence.FindStringSubmatch(block)
		if m[1] == "toml" {
			save(t, dir, m[2])
			return block
		}
		return "```console\n" + typeSession(t, dir, m[2]) + "```"
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
	t.Errorf("README.md does not say what the program prints (go test -update mends it); it should read:\n%s", firstDifference(readme, told))
}

// save writes a deck whose first line names its file.
func save(t *testing.T, dir, text string) {
	t.Helper()
	m := fileName.FindStringSubmatch(text)
	if m == nil {
		return
	}
	file := filepath.Join(dir, filepath.FromSlash(m[1]))
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
		t.Fatalf("README.md: a session runs %q", command)
	}
	cmd := exec.Command("policyquiz", words[1:]...) // testscript.Main has put it into $PATH
	cmd.Dir = dir
	cmd.Env = []string{"NOW=2026-03-02T09:00:00+01:00", "GORACE=" + noLinger, "HOME=" + dir, "USERPROFILE=" + dir, "XDG_STATE_HOME=" + filepath.Join(dir, "state")}
	cmd.Stdin = strings.NewReader(strings.Join(append(typed, ""), "\n"))
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		t.Errorf("README.md: %s: %v\n%s", command, err, &out)
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

// TestREADMERules holds that the README lists every rule of item writing as package
// lint has it; go test -update makes it so.
func TestREADMERules(t *testing.T) {
	path := filepath.Join(projectRoot, "README.md")
	readme := readFile(t, path)
	const header = "| rule | level | finds |\n|---|---|---|\n"
	before, rest, found := strings.Cut(readme, header)
	_, after, ended := strings.Cut(rest, "\n### ")
	if !found || !ended {
		t.Fatal("README.md has no list of rules")
	}
	var rows strings.Builder
	for _, r := range lint.Rules() {
		fmt.Fprintf(&rows, "| `%s` | %s | %s |\n", r.ID, r.Level, r.Finds)
	}
	want := before + header + rows.String() + "\n### " + after
	if want == readme {
		return
	}
	if !*update {
		t.Errorf("README.md does not list the rules as they are (go test -update mends it):\n%s", firstDifference(readme, want))
		return
	}
	if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}

var (
	keyRow = regexp.MustCompile("(?m)^\\| `([a-z]+)` \\| (.*) \\|$")
	codeIn = regexp.MustCompile("`([a-z-]+)`")
)

// TestREADMEKeys checks the list of keys of seeds in the README: check knows each of
// them, and those that check offers for a wrong one are among them.
func TestREADMEKeys(t *testing.T) {
	_, section, _ := strings.Cut(readFile(t, filepath.Join(projectRoot, "README.md")), "#### All keys of a seed\n")
	section, _, _ = strings.Cut(section, "\n```")
	_, common, _ := strings.Cut(section, "Each entry may also have ")
	rows := keyRow.FindAllStringSubmatch(section, -1)
	if len(rows) != 9 || common == "" {
		t.Fatalf("README.md lists the keys of %d tables", len(rows))
	}
	for _, row := range rows {
		table, keys := row[1], map[string]bool{"was": true}
		header := "[document]\n[" + table + ".x]\n"
		switch table {
		case "document":
			header = "[document]\n"
			for _, k := range []string{"paragraphs", "pages", "sections", "articles", "lines", "slides", "minutes"} {
				keys[k] = true
			}
		case "stance":
			header = "[document]\n[[stance]]\n"
		}
		text := row[2]
		if table != "document" && table != "actor" && table != "issue" {
			text += common
		}
		for _, m := range codeIn.FindAllStringSubmatch(text, -1) {
			keys[m[1]] = true
		}
		checkKeys(t, table, header, keys)
	}
}

// checkKeys has a seed checked that gives each of some keys, and one that is wrong.
func checkKeys(t *testing.T, table, header string, keys map[string]bool) {
	t.Helper()
	seed := header + "wrong-key = 1\n"
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		seed += key + " = 1\n"
	}
	course, err := deckfile.OpenCourse("c", deckfile.Folder{Name: "c", FS: fstest.MapFS{"s.toml": {Data: []byte(seed)}}})
	if err != nil {
		t.Fatal(err)
	}
	listed := false
	for _, p := range course.Check().All() {
		_, key, ok := strings.Cut(p.What, "unknown key ")
		if ok && key != `"wrong-key"` {
			t.Errorf("README.md gives %s the key %s, which is none", table, key)
		}
		if !ok || key != `"wrong-key"` {
			continue
		}
		listed = true
		for key := range strings.SplitSeq(strings.TrimPrefix(p.Hint, "there are: "), ", ") {
			if key != "…" && !keys[key] {
				t.Errorf("README.md does not give %s the key %s", table, key)
			}
		}
	}
	if !listed {
		t.Errorf("check of %s lists no keys:\n%v", table, course.Check())
	}
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
