package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Courses are strangers to one another: three of them have files, decks, seeds,
// entries, actors, issues and questions of the same ids, and no verb shows a word
// of one where another is meant.

// strangers are the courses, by id, each with a word that stands in all its texts
// and in no other course.
var strangers = map[string]string{"first": "quokka", "second": "wombat", "third": "numbat"}

// strangerFiles are the files of each course; WORD is its word, ID its id.
var strangerFiles = map[string]string{
	"course.toml": `id = "ID"
title = "Course of the WORD"
`,
	"people.toml": `[actor.mayor]
name = "the WORD mayor"
kind = "person"
side = "WORD side"
[actor.clerk]
name = "the WORD clerk"
kind = "person"
[actor.smith]
name = "the WORD smith"
kind = "person"
[actor.baker]
name = "the WORD baker"
kind = "person"
[issue.toll]
claim = "A WORD toll should be paid"
`,
	"paper.toml": `[document]
title = "WORD minutes"
short = "the WORD minutes"
publisher = "WORD press"
voices = ["clerk"]
paragraphs = 9
[concept.quorum]
term = "WORD quorum"
means = "the fewest WORD members who can decide"
by = "clerk"
at = 1
[concept.proxy]
term = "WORD proxy"
means = "one WORD member who votes for another"
by = "clerk"
at = 2
[concept.motion]
term = "WORD motion"
means = "a WORD text that is voted on"
by = "clerk"
at = 3
[proposal.road]
who = ["mayor"]
what = "a WORD road"
told = "attributed"
by = "clerk"
at = 4
[proposal.bridge]
who = ["smith"]
what = "a WORD bridge"
told = "attributed"
by = "clerk"
at = 4
[proposal.lamps]
who = ["baker"]
what = "WORD lamps"
told = "attributed"
by = "clerk"
at = 4
[[stance]]
issue = "toll"
who = "mayor"
holds = "for"
says = "a WORD toll is fair"
told = "attributed"
by = "clerk"
at = 5
[[stance]]
issue = "toll"
who = "smith"
holds = "against"
says = "a WORD toll is unfair"
told = "attributed"
by = "clerk"
at = 5
[[stance]]
issue = "toll"
who = "baker"
holds = "conditional"
says = "a WORD toll is fair for lorries"
told = "attributed"
by = "clerk"
at = 5
`,
	"terms.toml": `title = "WORD terms"
[[question]]
id = "choice"
ask = "Which WORD?"
answer = "the right WORD"
wrong = ["the wrong WORD", { say = "the other WORD", because = "that is another WORD" }]
why = "So says the WORD."
source = { seed = "paper", at = 6 }
[[draw]]
from = "concepts"
seed = "paper"
ask = ["meaning", "term"]
[[draw]]
from = "proposals"
seed = "paper"
ask = ["who", "what"]
[[draw]]
from = "stances"
seed = "paper"
`,
}

// A strangerRun is the program of one learner, who has one history for all courses.
type strangerRun struct {
	*testing.T
	dir   string
	clock *struct{ minutes int } // since five in the morning; each run takes five
}

func (r strangerRun) run(code int, input string, args ...string) string {
	r.Helper()
	cmd := exec.Command("policyquiz", args...)
	cmd.Dir = r.dir
	r.clock.minutes += 5
	now := fmt.Sprintf("2026-03-02T%02d:%02d:00+01:00", 5+r.clock.minutes/60, r.clock.minutes%60)
	cmd.Env = []string{"NOW=" + now, "GORACE=" + noLinger, "HOME=" + r.dir, "USERPROFILE=" + r.dir}
	cmd.Stdin = strings.NewReader(input)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	got := 0
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		got = exit.ExitCode()
	} else if err != nil {
		r.Fatal(err)
	}
	if got != code {
		r.Errorf("%q ended with %d, not %d:\n%s", args, got, code, &out)
	}
	return out.String()
}

// whose lists the courses of which a text has words or whole ids.
func whose(text string) []string {
	var ids []string
	for id, word := range strangers {
		if strings.Contains(text, word) || strings.Contains(text, id+"/") {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// knows fails unless a text is of one course alone.
func (r strangerRun) knows(id, text string, what ...string) {
	r.Helper()
	if found := whose(text); !slices.Equal(found, []string{id}) {
		r.Errorf("%q of course %s has words of %q:\n%s", what, id, found, text)
	}
}

// apart fails unless each part of a text is of one course at most, and all courses
// have a part.
func (r strangerRun) apart(parts []string, what ...string) {
	r.Helper()
	met := map[string]bool{}
	for _, part := range parts {
		found := whose(part)
		if len(found) > 1 {
			r.Errorf("%q has words of %q in one part:\n%s", what, found, part)
		}
		for _, id := range found {
			met[id] = true
		}
	}
	if len(met) != len(strangers) {
		r.Errorf("%q has words of %d courses, not %d:\n%s", what, len(met), len(strangers), strings.Join(parts, "\n---\n"))
	}
}

// elements are the elements of a JSON list, or of the lists in a JSON object.
func (r strangerRun) elements(text string) []string {
	r.Helper()
	var list []json.RawMessage
	if json.Unmarshal([]byte(text), &list) != nil {
		var object map[string]json.RawMessage
		if err := json.Unmarshal([]byte(text), &object); err != nil {
			r.Fatalf("%v:\n%s", err, text)
		}
		for _, part := range object {
			var some []json.RawMessage
			if json.Unmarshal(part, &some) == nil {
				list = append(list, some...)
			}
		}
	}
	var texts []string
	for _, e := range list {
		texts = append(texts, string(e))
	}
	return texts
}

var (
	asking  = regexp.MustCompile(`(?m)^\d+ of \d+, `)
	summing = regexp.MustCompile(`(?m)^\d+ questions?: `)
)

// askedParts are the questions of a drill with what followed on each, and the lines of
// the summary.
func askedParts(transcript string) []string {
	end := summing.FindStringIndex(transcript)
	if end == nil {
		return []string{transcript}
	}
	var parts []string
	at := 0
	for _, m := range asking.FindAllStringIndex(transcript[:end[0]], -1) {
		parts, at = append(parts, transcript[at:m[0]]), m[0]
	}
	return append(append(parts, transcript[at:end[0]]), strings.Split(transcript[end[0]:], "\n")...)
}

func newStrangers(t *testing.T) strangerRun {
	t.Helper()
	r := strangerRun{t, t.TempDir(), &struct{ minutes int }{}}
	for id, word := range strangers {
		for name, text := range strangerFiles {
			file := filepath.Join(r.dir, id, name)
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			text = strings.NewReplacer("WORD", word, "ID", id).Replace(text)
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	return r
}

// answers are replies of all sorts, wrong ones among them.
var answers = strings.Repeat("1\n2\n3\n?\n", 60)

// alone runs every verb on one course.
func (r strangerRun) alone(id string, at ...string) {
	r.Helper()
	for _, args := range [][]string{
		{"decks"}, {"decks", "--balance"}, {"sources"}, {"matrix"}, {"matrix", "--csv"}, {"matrix", "--issue", "toll", "--actor", "mayor"},
		{"show", "terms"}, {"show", "terms/choice"}, {"show", "paper/concept/quorum/meaning"}, {"show", "paper/proposal/road/who"},
		{"cite", "paper"}, {"cite", "terms/choice"}, {"cite", "terms", "--format", "csl"}, {"due"}, {"drill", "--new", "99"}, {"drill", "--ahead", "terms"},
		{"history", "-n", "1"}, {"undo"},
	} {
		input := ""
		if args[0] == "drill" {
			input = answers
		}
		out := r.run(0, input, append(args, at...)...)
		r.knows(id, strings.ReplaceAll(strings.ReplaceAll(out, "terms/", id+"/"), "paper/", id+"/"), args...)
	}
	if out := r.run(0, "", append([]string{"check"}, at...)...); !strings.Contains(out, "no mistakes") {
		r.Errorf("check of course %s:\n%s", id, out)
	}
}

func TestCoursesAreStrangers(t *testing.T) {
	t.Parallel()
	r := newStrangers(t)
	for _, id := range []string{"first", "second", "third"} {
		r.alone(id, "--course", "./"+id)
	}
	r.run(0, "", "course", "use", "./second/")
	r.alone("second", "--as", "again")

	// Added, and all open at once. A short id may be one of three.
	for _, id := range []string{"first", "second", "third"} {
		r.run(0, "", "course", "add", id)
	}
	r.run(0, "", "course", "use", "third", "first", "second")
	for _, args := range [][]string{
		{"decks", "--json"}, {"decks", "--balance", "--json"}, {"sources", "--json"}, {"due", "--json"}, {"course", "list", "--json"}, {"matrix", "--json"},
		{"history", "--json", "-n", "0"}, {"cite", "--format", "csl", "first/terms", "second/terms", "third/paper"},
		{"show", "--json", "first/terms", "second/paper/concept/quorum/term", "third/terms/choice"},
	} {
		r.apart(r.elements(r.run(0, "", args...)), args...)
	}
	for _, args := range [][]string{{"show", "terms"}, {"cite", "terms/choice"}, {"drill", "terms"}, {"due", "terms"}} {
		if out := r.run(2, "", args...); !strings.Contains(out, "may be one of several courses") {
			t.Errorf("%q: %s", args, out)
		}
	}
	for id := range strangers {
		for _, args := range [][]string{{"show", id + "/terms"}, {"cite", id + "/terms"}, {"cite", id + "/paper"}, {"due", id + "/terms", "--json"}, {"drill", id + "/terms", "--ahead"}} {
			r.knows(id, r.run(0, answers, args...), args...)
		}
	}
	// The page for whoever begins names the documents of all of them.
	_, questions, _ := strings.Cut(r.run(0, answers, "drill", "--new", "99", "--as", "other"), "what else you can say.")
	r.apart(askedParts(questions), "drill", "--as", "other")
	if out := r.run(0, "", "check"); !strings.Contains(out, "no mistakes") {
		t.Errorf("check: %s", out)
	}

	// What one course lacks no other supplies.
	for _, name := range []string{"people.toml", "paper.toml"} {
		lacking := newStrangers(t)
		if err := os.Remove(filepath.Join(lacking.dir, "first", name)); err != nil {
			t.Fatal(err)
		}
		// With a rule that nothing breaks, only mistakes are listed.
		for _, args := range [][]string{{"check", "--rule", "mixed-scripts", "first", "second"}, {"check", "--rule", "mixed-scripts", "--course", "./second", "--course", "./first"}} {
			if out := lacking.run(3, "", args...); !strings.Contains(out, "first/") || strings.Contains(out, "second/") {
				t.Errorf("without %s: %q: %s", name, args, out)
			}
		}
	}
}
