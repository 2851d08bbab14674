//go:build !windows

package main

// The plain mode as it is heard. A synthesizer drops some signs and reads others as
// noise, so none of these may carry a meaning; and who listens cannot look up what
// number an option had.

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// unheard matches what is lost or misread: signs, signs alone that are words to be typed,
// the gap of a cloze, and columns that only spaces keep apart.
var unheard = regexp.MustCompile(`[¶§→·…–—✓✗•|<>~]|__|(^|\s)[?;](\s|$)|\S {2,}\S`)

// pretest is an exam, and rich in signs: those that authors write, and those of places.
const pretest = `
title = "Pre-test – one → two"
use   = "exam"

[[question]]
id     = "places"
ask    = "Which ¶ … is cited – or § – in “the report”?"
answer = "¶3"
wrong  = ["§ 4", "pp. 5–6"]
why    = "See ¶3–4 · and § 5 — both."
source = [{ seed = "report", at = [3, "5-6"] }, { seed = "law", at = ["5(2)", "9-10"] }]

[[question]]
id    = "card"
ask   = "Front → ?"
back  = "Back … and more"
`

const reportSeed = `
[document]
title  = "The report"
kind   = "report"
`

const law = `
[document]
title  = "The law"
kind   = "law"
places = "article"
`

// hear runs a verb and returns what it says.
func hear(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	cmd.Env = append(cmd.Env, "ACCESSIBLE=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%v: %v\n%s", cmd.Args, err, out)
	}
	return string(out)
}

// expectHeard checks that nothing is lost of lines. The indent of a line says nothing.
// Paths are spelt, and what was typed was not said.
func expectHeard(t *testing.T, lines string) {
	t.Helper()
	for line := range strings.SplitSeq(lines, "\n") {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "/") || strings.HasPrefix(line, "[") {
			continue
		}
		if sign := unheard.FindString(strings.ReplaceAll(line, "~/", "")); sign != "" {
			t.Errorf("%q is not heard in %q", sign, line)
		}
	}
}

// A listener drills through a pipe, and knows only what was said.
type listener struct {
	t       *testing.T
	in      io.WriteCloser
	out     *bufio.Scanner
	heard   bytes.Buffer
	chance  *rand.Rand
	labels  []string          // of the options of the question that waits
	rows    int               // of a match
	options map[string]string // what has a label
	chosen  []string          // the labels of the last reply: "2", or "1b" of a match
}

// listen starts a drill and replies to so many prompts, and then quits.
func (d *desk) listen(seed uint64, replies int, args ...string) *listener {
	d.t.Helper()
	cmd := d.program(append([]string{"drill", "--plain", "--unwrapped"}, args...)...)
	in, err := cmd.StdinPipe()
	if err != nil {
		d.t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		d.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	deadline := time.AfterFunc(patience, func() { cmd.Process.Kill() })
	defer deadline.Stop()
	l := &listener{t: d.t, in: in, out: bufio.NewScanner(out), chance: rand.New(rand.NewPCG(seed, 0))}
	l.forget()
	for l.out.Scan() {
		line := l.out.Text()
		fmt.Fprintln(&l.heard, line)
		if l.hearLine(line) {
			if replies--; replies < 0 {
				l.in.Close()
				continue
			}
			l.reply(line)
		}
	}
	if err := cmd.Wait(); err != nil {
		d.t.Errorf("%v: %v\n%s", cmd.Args, err, l.heard.String())
	}
	return l
}

// forget makes room for the next question.
func (l *listener) forget() { l.labels, l.rows, l.options = nil, 0, map[string]string{} }

var (
	hasLabel = regexp.MustCompile(`^ *(\d+|[a-z]): (.+)$`)
	atPlace  = regexp.MustCompile(`^\d+ of \d+(\.|,|$)`)
	isJudged = regexp.MustCompile(`^(Right|Wrong|Partly right|Not known|Recorded)\b`)
	isPrompt = regexp.MustCompile(`^(Reply with|How sure|Enter: see|All questions are answered|That was the last question)`)
)

// hearLine takes in a line, and reports whether it is a prompt.
func (l *listener) hearLine(line string) bool {
	switch {
	case atPlace.MatchString(line):
		l.forget()
	case isJudged.MatchString(line):
		l.expectNamed(line)
	}
	if m := hasLabel.FindStringSubmatch(line); m != nil && l.options[m[1]] == "" && m[1] != ":s" {
		l.options[m[1]] = m[2]
		l.labels = append(l.labels, m[1])
	}
	return isPrompt.MatchString(line)
}

// expectNamed hears a verdict to its end, and checks that it names what was chosen, by
// its label and in words.
func (l *listener) expectNamed(line string) {
	l.t.Helper()
	said := line
	if !strings.HasPrefix(line, "Recorded") {
		for l.out.Scan() && strings.TrimSpace(l.out.Text()) != "" {
			said += "\n" + l.out.Text()
		}
		fmt.Fprintln(&l.heard, strings.TrimPrefix(said, line+"\n"))
	}
	for _, label := range l.chosen {
		words := l.options[label]
		if l.rows > 0 {
			words = l.options[label[:1]] + ": " + l.options[label[1:]]
		}
		named := regexp.MustCompile(`(?m)(^|[-:;] |You chose )` + label + `(, (right|wrong|rightly|wrongly|out of place))?: ` + regexp.QuoteMeta(words) + `(\.?$|;)`)
		if !named.MatchString(said) {
			l.t.Errorf("%s, %q, was chosen, and it is not named:\n%s", label, words, said)
		}
	}
	l.chosen = nil
}

// reply sends what a prompt asks for, right or wrong.
func (l *listener) reply(prompt string) {
	answer := ""
	if strings.HasPrefix(prompt, "How sure") { // of the last reply
		answer = fmt.Sprint(1 + l.chance.IntN(3))
	} else {
		l.chosen = nil
		answer = l.answer(prompt)
	}
	fmt.Fprintf(&l.heard, "[%s]\n", answer)
	if _, err := io.WriteString(l.in, answer+"\n"); err != nil {
		l.t.Fatal(err)
	}
}

func (l *listener) answer(prompt string) string {
	how, ok := strings.CutPrefix(prompt, "Reply with ")
	if !ok {
		return "" // Enter
	}
	switch l.chance.IntN(12) {
	case 0:
		return "?"
	case 1:
		return ":help"
	case 2:
		return ":flag not → clear"
	case 3:
		return ":p"
	case 4:
		return ":u"
	}
	switch {
	case strings.HasPrefix(how, "1 for again"):
		return fmt.Sprint(1 + l.chance.IntN(4))
	case strings.HasPrefix(how, "a letter for each number"):
		return l.match()
	case strings.HasPrefix(how, "the missing words of all "):
		n, _ := strconv.Atoi(strings.Fields(how)[5])
		return strings.Join([]string{"armed", "EU", "peace", "war", "land", "law"}[:n], "; ")
	case strings.Contains(how, "a semicolon between"):
		return "armed; EU"
	case strings.HasPrefix(how, "the answer"), strings.HasPrefix(how, "one answer"), len(l.labels) == 0:
		return "7"
	case strings.HasPrefix(how, "all ") && strings.Contains(how, "in the right order"):
		return l.pick(len(l.labels))
	case strings.HasPrefix(how, "2 "):
		return l.pick(2)
	case strings.HasPrefix(how, "3 "):
		return l.pick(3)
	case strings.HasPrefix(how, "4 "):
		return l.pick(4)
	case strings.HasPrefix(how, "all that apply"):
		return l.pick(1 + l.chance.IntN(len(l.labels)))
	}
	return l.pick(1)
}

// pick chooses options.
func (l *listener) pick(n int) string {
	for _, i := range l.chance.Perm(len(l.labels))[:n] {
		l.chosen = append(l.chosen, l.labels[i])
	}
	return strings.Join(l.chosen, " ")
}

// match gives each number a letter.
func (l *listener) match() string {
	var letters []string
	l.rows = 0
	for _, label := range l.labels {
		if label < "a" {
			l.rows++
		} else {
			letters = append(letters, label)
		}
	}
	for row, i := range append(l.chance.Perm(len(letters)), l.chance.Perm(len(letters))...)[:l.rows] {
		l.chosen = append(l.chosen, fmt.Sprint(row+1)+letters[i])
	}
	return strings.Join(l.chosen, " ")
}

// Sessions over all kinds are followed by ear alone: nothing is lost, and each verdict
// names what was chosen. So is what the other verbs say.
func TestAloud(t *testing.T) {
	t.Parallel()
	d := newDesk(t, kinds+"\n[[question]]\nid = \"any\"\nask = \"Name two → of them.\"\naccept = [[\"life\"], [\"liberty\"], [\"happiness\"]]\nneed = 2\n")
	for name, text := range map[string]string{"pretest.toml": pretest, "report.toml": reportSeed, "law.toml": law} {
		if err := os.WriteFile(filepath.Join(d.dir, "decks", name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	course := "--course=" + filepath.Join(d.dir, "decks")
	for seed := range uint64(3) {
		expectHeard(t, d.listen(seed, 60, course, "--new", "20", "--as", fmt.Sprint("learner-", seed)).heard.String())
		expectHeard(t, d.listen(seed, 60, "--new", "40", "--as", fmt.Sprint("reader-", seed)).heard.String())
	}
	expectHeard(t, d.listen(5, 40, course, "--sure", "--as", "sure").heard.String())
	expectHeard(t, d.listen(6, 40, course, "--cram", "--as", "sure").heard.String())
	expectHeard(t, hear(t, d.program())) // the page for a newcomer
	for _, exam := range [][]string{{course, "pretest"}, {"final"}} {
		said := d.listen(1, 80, exam...).heard.String()
		expectHeard(t, said)
		if !strings.Contains(said, "You said: ") {
			t.Errorf("the exam was not gone through:\n%s", said)
		}
	}
	for _, verb := range []string{"due", "decks", "history", "history --missed", "history --flagged", "matrix", "settings", "resume", "suspend d/single", "flag d/truth why", "resume d/single", "undo", "sources", "course list", "find river", "why d/single", "plan"} {
		expectHeard(t, hear(t, d.program(append(strings.Fields(verb), course, "--as", "learner-0")...)))
	}
}
