package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/deckfile/block"
)

// Whatever a stranger can write, in any field, name, history or argument, no
// verb sends it to a terminal as it is.

// hostile is text that would recolour a screen, fill the clipboard, clear the
// screen, ring, turn the direction of writing, hide, and go back in the line.
const hostile = "=x\x1b[31m\x1b]52;c;QUJD\x07\u009b2J\x7f\r\u202eX\u2066Y\u200bZ\ufeff\u2028\U000E0041"

// inTOML is hostile as an author would write it in quotes.
var inTOML = strings.NewReplacer(
	"\x1b", `\u001b`, "\x07", `\u0007`, "\u009b", `\u009b`, "\x7f", `\u007f`, "\r", `\r`, "\u202e", `\u202e`,
	"\u2066", `\u2066`, "\u200b", `\u200b`, "\ufeff", `\ufeff`, "\u2028", `\u2028`, "\U000E0041", `\U000E0041`).Replace(hostile)

// hostileSeed and hostileDeck have HOSTILE in every text that a seed and a deck
// may hold, each behind a word that tells one from another.
const hostileSeed = `[document]
title = "Title HOSTILE"
short = "short HOSTILE"
publisher = "publisher HOSTILE"
kind = "kind HOSTILE"
date = 2025-10-21
voices = ["a", "b", "c"]
paragraphs = 9

[actor.a]
name = "Ada HOSTILE"
also = ["Also HOSTILE"]
short = "Ada short HOSTILE"
kind = "person"
role = "the role HOSTILE is"
side = "side HOSTILE"
[actor.b]
name = "Bob HOSTILE"
kind = "person"
[actor.c]
name = "Cyd HOSTILE"
kind = "person"

[concept.one]
term = "one HOSTILE"
also = ["uno HOSTILE"]
means = "first HOSTILE"
why = "why HOSTILE"
garbled = "garbled HOSTILE"
by = "a"
at = 1
[concept.two]
term = "two HOSTILE"
means = "second HOSTILE"
of = "b"
by = "a"
at = [2, 3]
[concept.three]
term = "three HOSTILE"
means = "third HOSTILE"
by = "a"
at = 3

[proposal.p]
who = ["a"]
to = ["b"]
what = "do p HOSTILE"
when = "when HOSTILE"
fate = "fate p HOSTILE"
became = "refused"
told = "attributed"
by = "a"
at = 4
[proposal.q]
who = ["b"]
what = "do q HOSTILE"
fate = "fate q HOSTILE"
became = "pending"
told = "reported"
by = "a"
at = 4
[proposal.r]
who = ["c"]
what = "do r HOSTILE"
fate = "fate r HOSTILE"
became = "done"
told = "first-hand"
by = "a"
at = 4

[[stance]]
issue = "claim"
who = "a"
holds = "for"
says = "says a HOSTILE"
told = "first-hand"
by = "a"
at = 5
[[stance]]
issue = "claim"
who = "b"
holds = "against"
says = "says b HOSTILE"
told = "attributed"
by = "a"
at = 5
[[stance]]
issue = "claim"
who = "c"
holds = "conditional"
says = "says c HOSTILE"
told = "reported"
by = "a"
at = 5

[event.e]
what = "event e HOSTILE"
when = "time e HOSTILE"
date = "2024"
told = "first-hand"
by = "a"
at = 6
[event.f]
what = "event f HOSTILE"
when = "time f HOSTILE"
date = "2025"
told = "first-hand"
by = "a"
at = 6
[event.g]
what = "event g HOSTILE"
when = "time g HOSTILE"
date = "2026"
told = "first-hand"
by = "a"
at = 6

[figure.x]
value = 5
unit = "units HOSTILE"
counts = "things x HOSTILE"
whose = "a"
told = "first-hand"
by = "a"
at = 7
[figure.y]
value = 6
unit = "units HOSTILE"
counts = "things y HOSTILE"
whose = "b"
told = "first-hand"
by = "a"
at = 7
[figure.z]
value = 7
unit = "units HOSTILE"
counts = "things z HOSTILE"
whose = "c"
told = "first-hand"
by = "a"
at = 7
`

const hostileIssues = `[issue.claim]
claim = "claim HOSTILE"
`

const hostileDeck = `title = "Title of the deck HOSTILE"
summary = "summary HOSTILE"

[[question]]
id = "choice"
ask = "choice HOSTILE"
answer = "right HOSTILE"
wrong = [{ say = "wrong HOSTILE", because = "because HOSTILE" }, "other HOSTILE"]
why = "why HOSTILE"
source = [{ seed = "talk", at = 1 }, { seed = "talk", at = [2, 3] }]
[[question]]
id = "several"
ask = "several HOSTILE"
answers = ["yes HOSTILE", "also HOSTILE"]
wrong = ["no HOSTILE"]
[[question]]
id = "truth"
ask = "truth HOSTILE"
answer = true
[[question]]
id = "typed"
ask = "typed HOSTILE"
accept = ["typed HOSTILE", "or HOSTILE"]
[[question]]
id = "number"
ask = "number HOSTILE"
number = 5
within = 1
unit = "unit HOSTILE"
[[question]]
id = "order"
ask = "order HOSTILE"
order = ["first HOSTILE", "second HOSTILE"]
[[question]]
id = "match"
ask = "match HOSTILE"
match = [["left HOSTILE", "right HOSTILE"], ["links HOSTILE", "rechts HOSTILE"]]
[[question]]
id = "cloze"
ask = "cloze HOSTILE"
cloze = "A {gap HOSTILE|hole HOSTILE} and {another HOSTILE} HOSTILE"
[[question]]
id = "card"
ask = "card HOSTILE"
back = "back HOSTILE"

[[draw]]
from = "concepts"
seed = "talk"
[[draw]]
from = "concepts"
seed = "talk"
id = "terms"
ask = ["match"]
[[draw]]
from = "proposals"
seed = "talk"
ask = ["what", "fate"]
[[draw]]
from = "stances"
seed = "talk"
ask = ["stance"]
[[draw]]
from = "stances"
seed = "talk"
id = "voices"
ask = ["match"]
[[draw]]
from = "events"
seed = "talk"
[[draw]]
from = "events"
seed = "talk"
id = "times"
ask = ["order"]
[[draw]]
from = "figures"
seed = "talk"
ask = ["counts"]
`

// brokenDeck has HOSTILE wherever a message may repeat it.
const brokenDeck = `title = "t"
"key HOSTILE" = 1
[[question]]
id = "id HOSTILE"
ask = "x"
answer = "a HOSTILE"
wrong = ["a HOSTILE", "b HOSTILE", "b HOSTILE"]
"k HOSTILE" = "x"
after = ["HOSTILE"]
about = "HOSTILE"
source = { seed = "seed HOSTILE", at = "at HOSTILE", "s HOSTILE" = 1 }
["table HOSTILE"]
[[draw]]
from = "from HOSTILE"
seed = "seed HOSTILE"
ask = ["ask HOSTILE"]
only = ["only HOSTILE"]
`

// acts finds the first character that a terminal may not be given.
func acts(text string) (r rune, at int) {
	for at, r := range text {
		switch {
		case r == '\n' || r == '\t':
		case unicode.IsControl(r):
			return r, at
		case unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point):
			return r, at
		}
	}
	return 0, -1
}

func TestHostileText(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	fill := func(text string) string { return strings.ReplaceAll(text, "HOSTILE", inTOML) }
	write("course/talk.toml", fill(hostileSeed))
	write("course/issues.toml", fill(hostileIssues))
	write("course/d.toml", fill(hostileDeck))
	write("course/course.toml", fill("id = \"hostile\"\ntitle = \"Course HOSTILE\"\nby = \"By HOSTILE\"\n"))
	write("headless/course.toml", fill("id = \"id HOSTILE\"\nwas = [\"was HOSTILE\"]\ndecks = [\"deck HOSTILE\"]\nlanguage = \"HOSTILE\"\n\"key HOSTILE\" = 1\n"))
	write("kinds/talk.toml", fill(hostileSeed))
	write("kinds/issues.toml", fill(hostileIssues))
	write("broken/d.toml", fill(brokenDeck))
	write("raw/d.toml", strings.ReplaceAll(brokenDeck, "HOSTILE", hostile))
	named := "named/a" + hostile + ".toml"
	if runtime.GOOS != "windows" {
		write(named, hostileDeck)
		write(named+"x/d.toml", hostileDeck)
	}
	write("config/policyquiz/settings.toml", fill("\"HOSTILE\" = \"HOSTILE\"\nretention = \"HOSTILE\"\n"))
	write("old.jsonl", `{"policyquiz":"history","version":2,"layout":0}
{"id":"`+inTOML+`-000001","at":"2026-03-01T09:00:00.000+01:00","n":1,"review":{"question":"`+strings.ReplaceAll(inTOML, `\U000E0041`, `\udb40\udc41`)+`","outcome":"wrong","grade":1,"typed":["`+strings.ReplaceAll(inTOML, `\U000E0041`, `\udb40\udc41`)+`"]}}
`)
	write("bad.jsonl", "{\"policyquiz\":\"history\",\"version\":2,\"layout\":0}\n{\""+hostile+"\":1}\n{}\n")

	run := func(name, input string, env []string, args ...string) string {
		t.Helper()
		cmd := exec.Command("policyquiz", args...)
		cmd.Dir = dir
		cmd.Env = append([]string{"NOW=2026-03-02T09:00:00+01:00", "GORACE=" + noLinger, "HOME=" + dir, "POLICYQUIZ_STATE=" + filepath.Join(dir, "h.jsonl")}, env...)
		cmd.Stdin = strings.NewReader(input)
		var out, problems bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &problems
		_ = cmd.Run() // most fail, as they should
		for stream, text := range map[string]string{"stdout": out.String(), "stderr": problems.String()} {
			if r, at := acts(text); at >= 0 {
				t.Errorf("%s: %q: %s has %U: %q", name, args, stream, r, text[max(0, at-40):min(len(text), at+20)])
			}
		}
		return out.String() + problems.String()
	}

	in := []string{"--course", "./course"}
	head, items, _ := strings.Cut(hostileDeck, "\n\n")
	for i, item := range strings.Split(items, "\n[[") {
		deck := "k" + strconv.Itoa(i)
		write("kinds/"+deck+".toml", fill(head+"\n[["+strings.TrimPrefix(item, "[[")+"\n"))
		verdicts := 0
		for _, reply := range []string{"1,2", "1a 2b", "2 1 3", "1a 2b 3c", hostile, hostile + ";" + hostile, "1"} {
			out := run("drill of one kind", reply+"\n1\n?\n", nil, "--course", "./kinds", "--state", "kinds.jsonl", "drill", "--plain", "--new", "99", deck)
			verdicts += strings.Count(out, "The answer:")
		}
		if verdicts == 0 {
			t.Errorf("no question of %s was answered", item)
		}
	}
	for _, args := range [][]string{
		{"drill", "--plain", "--ahead"}, {"due"}, {"due", "--json"}, {"decks"}, {"decks", "--json"}, {"decks", "--balance"}, {"decks", "--balance", "--json"},
		{"show", "d"}, {"show", "d", "--json"}, {"show", hostile}, {"sources"}, {"sources", "--json"},
		{"matrix"}, {"matrix", "--json"}, {"matrix", "--csv"}, {"matrix", "--issue", "claim"}, {"matrix", "--actor", "a"}, {"matrix", "--actor", hostile},
		{"cite", "talk"}, {"cite", "d/choice"}, {"cite", "--format", "bibtex", "d/choice"}, {"cite", "--format", "csl", "d/choice"}, {"cite", hostile},
		{"history"}, {"history", "--json"}, {"check"}, {"check", "course"}, {"course", "list"}, {"course", "list", "--json"}, {"undo"}, {"__complete", "drill", ""}, {"__complete", "show", ""},
	} {
		run("a hostile course", "1\nq\n", nil, append(in, args...)...)
	}
	for _, folder := range []string{"broken", "raw", "named"} {
		for _, args := range [][]string{
			{"check", folder}, {"check", folder + "/d.toml"}, {"check", named}, {"check", named + "x"}, {"--course", "./" + folder, "drill", "--plain"}, {"--course", "./" + folder, "drill", "--plain", "d"},
			{"--course", "./" + folder, "decks"}, {"--course", "./" + folder, "due"}, {"--course", "./" + folder, "sources"}, {"--course", "./" + folder, "__complete", "drill", ""}, {"--course", "./" + folder, "__complete", "show", ""},
		} {
			run(folder, "1\nq\n", nil, args...)
		}
	}
	for _, args := range [][]string{
		{hostile}, {"help", hostile}, {"drill", hostile}, {"drill", "--" + hostile}, {"drill", "-" + hostile}, {"drill", "--new", hostile}, {"due", hostile}, {"check", hostile}, {"show", hostile},
		{"--as", hostile, "due"}, {"--state", hostile, "due"}, {"--state", hostile + "/x", "drill", "--plain"}, {"--course", hostile, "due"}, {"undo", hostile}, {"version", hostile},
		{"course", hostile}, {"course", "use", hostile}, {"course", "use", "./" + hostile}, {"course", "add", hostile}, {"course", "remove", hostile}, {"course", "pack", hostile},
		{"course", "new", hostile, "--title", hostile}, {"course", "new", "new", "--title", hostile}, {"course", "add", "new"}, {"course", "list"}, {"course", "list", "--course", hostile}, {"course", "remove", "new"},
		{"course", "use", "./headless"}, {"course", "list", "--course", "./headless"}, {"course", "add", "headless"}, {"course", "pack", "headless"},
		{"course", "pack", "course"}, {"course", "pack", "course", "-o", hostile}, {"course", "add", "hostile.zip"}, {"course", "add", hostile}, {"course", "add", "named"}, {"course", "list"}, {"course", "remove", "hostile", "--yes"}, {"course", "use"},
		{"cite", "--format", hostile, "guarantees"}, {"history", "-n", hostile}, {"completion", hostile}, {"completion", "bash"}, {"completion", "zsh"}, {"completion", "fish"}, {"completion", "powershell"},
	} {
		run("hostile words", "1\nq\n", nil, args...)
	}
	for _, args := range [][]string{{"history"}, {"history", "--json"}, {"due"}, {"undo"}, {"drill", "--plain"}, {"history", "repair"}} {
		run("a hostile history", "q\n", nil, append([]string{"--state", "old.jsonl"}, args...)...)
		run("a bad history", "q\n", nil, append([]string{"--state", "bad.jsonl"}, args...)...)
		run("hostile settings", "q\n", []string{"XDG_CONFIG_HOME=" + filepath.Join(dir, "config")}, args...)
		run("a hostile place", "q\n", []string{"POLICYQUIZ_STATE=" + hostile + "/x", "XDG_CONFIG_HOME=/" + hostile, "COLUMNS=" + hostile}, args...)
	}
}

// TestCheckWarnsOfWhatIsReplaced: what a screen does not get as it is counts as
// unseen where a deck is checked, and nothing else does.
func TestCheckWarnsOfWhatIsReplaced(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		if text := string(r); block.IsUnseen(r) != (terminal.Clean(text) != text) {
			t.Errorf("%U is shown as %q; unseen: %v", r, terminal.Clean(text), block.IsUnseen(r))
		}
	}
}
