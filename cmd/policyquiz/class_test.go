//go:build !windows

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// A class that does not exist goes through a course by commands, as the instructor's
// week in the topic class tells it: pack, add, practise, sit an exam, hand in, report. What its learners know is drawn
// by chance, and what is wrong with two questions is known, so that one sees whether the
// report finds it.

var keepClass = flag.String("class", "", "keep the class of TestClass in this folder")

// The class has so many learners on its list.
const (
	classSize   = 40
	absentees   = 2 // who hand in nothing
	idlers      = 1 // who hand in a history without an answer
	examLength  = 20
	wrongKey    = 7  // the question of the exam whose key is wrong
	deadOption  = 12 // the question of the exam that has an option which nobody believes
	drillLength = 10
)

// A pupil is a learner who does not exist.
type pupil struct {
	name    string
	home    string
	ability float64 // by the Rasch model, where a question of difficulty 0 is known by half
	guesses bool    // answers whatever comes
	late    bool    // begins on the day before the exam
	idle    bool    // answers nothing
	chance  *rand.Rand
	seen    map[string]bool // stems of which the verdict was shown
}

// A classroom is where they sit.
type classroom struct {
	t   *testing.T
	dir string
	exe string
}

// TestClass: see above.
func TestClass(t *testing.T) {
	t.Parallel()
	c := newClassroom(t)
	c.do("", "2026-03-01", "course", "pack", "heat")
	var wait sync.WaitGroup
	sem := make(chan bool, 4)
	for _, p := range c.pupils() {
		wait.Go(func() {
			sem <- true
			defer func() { <-sem }()
			c.week(p)
		})
	}
	wait.Wait()
	var r struct {
		Learners int
		Absent   []string `json:"handed_in_nothing"`
		Idle     []string `json:"not_begun"`
		Versions []struct {
			Current  bool
			Learners []string
		}
		Mend []struct {
			ID     string
			Doubts []struct{ Why, Words string }
		}
		Exams []struct {
			Analysis struct {
				People int
				Alpha  struct{ Value, Low, High float64 }
			}
			Left []struct{ Learner, Why string }
		}
		By struct {
			Learners []struct {
				Name  string
				First struct{ Share float64 }
			}
		} `json:"by_learner"`
	}
	out := c.do("", "2026-03-20", "report", "handed-in", "--names", "class.csv", "--course", "heat/", "--json")
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatalf("%v in\n%s", err, out)
	}
	if r.Learners != classSize-absentees-idlers || len(r.Absent) != absentees || len(r.Idle) != idlers {
		t.Errorf("%d learners, absent %q, idle %q", r.Learners, r.Absent, r.Idle)
	}
	if len(r.Versions) != 1 || !r.Versions[0].Current {
		t.Errorf("versions %+v, want the one that was packed", r.Versions)
	}
	doubts := map[string]string{}
	for _, m := range r.Mend {
		for _, d := range m.Doubts {
			doubts[m.ID] += d.Why + "; "
		}
	}
	if d := doubts[fmt.Sprintf("exam/m%02d", wrongKey)]; !strings.Contains(d, "preferred") {
		t.Errorf("the wrong key is not found: %q", d)
	}
	if d := doubts[fmt.Sprintf("exam/m%02d", deadOption)]; !strings.Contains(d, "dead option") {
		t.Errorf("the dead option is not found: %q", d)
	}
	if len(r.Exams) != 1 || r.Exams[0].Analysis.People < classSize-absentees-idlers-1 || r.Exams[0].Analysis.Alpha.Low < 0.3 {
		t.Errorf("exams %+v, want nearly all who handed in, and a reliable form", r.Exams)
	}
	if len(r.Exams) == 1 && len(r.Exams[0].Left) != 1 {
		t.Errorf("%+v do not count, want the one who stopped half way", r.Exams[0].Left)
	}
	strong, weak := 0.0, 0.0
	for _, l := range r.By.Learners {
		switch l.Name {
		case "Strong 1", "Strong 2", "Strong 3":
			strong += l.First.Share
		case "Weak 1", "Weak 2", "Weak 3":
			weak += l.First.Share
		}
	}
	if strong <= weak {
		t.Errorf("the strong had %.2f right, the weak %.2f", strong, weak)
	}
	for _, args := range [][]string{
		{"report", "handed-in", "--course", "heat/"},
		{"report", "handed-in", "--names", "class.csv", "--course", "heat/", "--plain"},
		{"report", "handed-in", "--names", "class.csv", "--course", "heat/", "--html", "report.html"},
		{"report", "handed-in", "--names", "class.csv", "--course", "heat/", "--section", "questions", "--csv"},
	} {
		if out := c.do("", "2026-03-20", args...); strings.Contains(out, "NaN") || strings.Contains(out, "Inf") {
			t.Errorf("%v prints what is no number:\n%s", args, out)
		}
	}
	anonymous := c.do("", "2026-03-20", "report", "handed-in", "--course", "heat/")
	if strings.Contains(anonymous, "Strong") {
		t.Errorf("without --names somebody is named")
	}
}

// newClassroom writes the course and the list of names.
func newClassroom(t *testing.T) *classroom {
	c := &classroom{t: t, dir: t.TempDir()}
	if *keepClass != "" {
		c.dir = *keepClass
	}
	var err error
	if c.exe, err = os.Executable(); err != nil {
		t.Fatal(err)
	}
	names := "file,name,group\n"
	for i := range classSize {
		names += fmt.Sprintf("%s,%s,%s\n", fileOf(classmate(i)), classmate(i), []string{"Monday", "Thursday"}[i%2])
	}
	for name, text := range map[string]string{
		"heat/course.toml": "id = \"heat\"\ntitle = \"Heat policy\"\n",
		"heat/terms.toml":  "title = \"Terms\"\n" + classQuestions("t", drillLength),
		"heat/exam.toml":   "title = \"The exam\"\nuse = \"exam\"\n" + classQuestions("m", examLength),
		"class.csv":        names,
		"handed-in/.keep":  "",
	} {
		at := filepath.Join(c.dir, name)
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

// classQuestions writes so many questions. What is right of measure N is agency N; of the one
// with the wrong key the deck says that it is another.
func classQuestions(letter string, n int) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		right, wrong := "agency A", []string{"agency B", "agency C", "agency D"}
		if letter == "m" && i == wrongKey {
			right, wrong = wrong[0], []string{right, "agency C", "agency D"}
		}
		if letter == "m" && i == deadOption {
			wrong[2] = "the weather service"
		}
		fmt.Fprintf(&b, "\n[[question]]\nid     = \"%s%02d\"\nask    = \"Which agency proposed measure %s%02d?\"\nanswer = %q\nwrong  = [%q, %q, %q]\n", letter, i, letter, i, right, wrong[0], wrong[1], wrong[2])
	}
	return b.String()
}

// classmate is the name of a learner: half are strong, a third weak, the others guess.
func classmate(i int) string {
	switch {
	case i < 20:
		return fmt.Sprint("Strong ", i+1)
	case i < 33:
		return fmt.Sprint("Weak ", i-19)
	}
	return fmt.Sprint("Guessing ", i-32)
}

func fileOf(name string) string { return strings.ToLower(strings.ReplaceAll(name, " ", "-")) }

func (c *classroom) pupils() (list []*pupil) {
	for i := range classSize - absentees {
		name := classmate(i)
		p := &pupil{name: name, home: filepath.Join(c.dir, "homes", fileOf(name)), chance: rand.New(rand.NewPCG(uint64(i), 40)), seen: map[string]bool{}}
		switch {
		case strings.HasPrefix(name, "Strong"):
			p.ability = 1.5
		case strings.HasPrefix(name, "Weak"):
			p.ability = -1
		default:
			p.guesses = true
		}
		p.late = i%10 == 3
		list = append(list, p)
	}
	return list
}

// week is what one learner does.
func (c *classroom) week(p *pupil) {
	c.do(p.home, "2026-03-02", "course", "add", "heat.zip")
	switch {
	case p.name == "Guessing 5": // puts a question off, and does nothing else
		p.idle = true
		c.drill(p, "2026-03-02", 1, "terms")
	case p.name == "Weak 4": // stops half way, and sits the exam again
		c.drill(p, "2026-03-13", examLength/2, "exam")
		c.drill(p, "2026-03-14", 1000, "exam")
	case p.late:
		c.drill(p, "2026-03-12", 1000, "terms")
		c.drill(p, "2026-03-13", 1000, "exam")
	default:
		c.drill(p, "2026-03-02", 1000, "terms", "--sure")
		c.drill(p, "2026-03-05", 1000)
		c.drill(p, "2026-03-13", 1000, "exam")
	}
	c.do(p.home, "2026-03-15", "history", "export", "--course", "heat", filepath.Join("handed-in", fileOf(p.name)+".jsonl"))
}

// do runs a command for a learner, or for the instructor, and returns what it prints.
func (c *classroom) do(home, day string, args ...string) string {
	c.t.Helper()
	var complaints bytes.Buffer
	cmd := c.command(home, day, args...)
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil {
		c.t.Errorf("%v: %v\n%s%s", args, err, out, complaints.String())
	}
	return string(out)
}

func (c *classroom) command(home, day string, args ...string) *exec.Cmd {
	if home == "" {
		home = filepath.Join(c.dir, "homes", "instructor")
	}
	if err := os.MkdirAll(home, 0o755); err != nil {
		c.t.Fatal(err)
	}
	cmd := exec.Command(c.exe, args...)
	cmd.Args[0] = "policyquiz"
	cmd.Dir = c.dir
	layout := crc32.ChecksumIEEE([]byte(filepath.Base(home))) // everybody has a number
	cmd.Env = []string{"NOW=" + day + "T09:00:00+01:00", "HOME=" + home, "GORACE=atexit_sleep_ms=0", fmt.Sprint("LAYOUT=", layout)}
	return cmd
}

// drill answers so many prompts, and then quits.
func (c *classroom) drill(p *pupil, day string, replies int, args ...string) {
	cmd := c.command(p.home, day, append([]string{"drill", "--plain", "--unwrapped"}, args...)...)
	in, err := cmd.StdinPipe()
	if err != nil {
		c.t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		c.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		c.t.Fatal(err)
	}
	deadline := time.AfterFunc(patience, func() { cmd.Process.Kill() })
	defer deadline.Stop()
	s := sheet{pupil: p, exam: len(args) > 0 && args[0] == "exam"}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		reply, wanted := s.hear(lines.Text())
		if !wanted {
			continue
		}
		if replies--; replies < 0 {
			in.Close()
			continue
		}
		if _, err := io.WriteString(in, reply+"\n"); err != nil {
			c.t.Error(err)
		}
	}
	if err := cmd.Wait(); err != nil {
		c.t.Errorf("%s: %v: %v", p.name, args, err)
	}
}

// A sheet is what a learner has heard of the question in hand.
type sheet struct {
	*pupil
	exam    bool
	stem    string
	options []string
	knew    bool
}

var measure = regexp.MustCompile(`^Which agency proposed measure (.)(\d+)\?$`)

// hear takes in a line, and returns the reply if it is a prompt.
func (s *sheet) hear(line string) (reply string, wanted bool) {
	switch m := hasLabel.FindStringSubmatch(line); {
	case measure.MatchString(line):
		s.stem, s.options = line, nil
	case m != nil && len(s.options) < 4:
		s.options = append(s.options, m[2])
	case strings.HasPrefix(line, "How sure"):
		if s.knew {
			return "3", true
		}
		return fmt.Sprint(1 + s.chance.IntN(3)), true
	case strings.HasPrefix(line, "Reply with") && s.idle:
		return ":s", true
	case strings.HasPrefix(line, "Reply with"):
		return s.reply(), true
	}
	return "", isPrompt.MatchString(line)
}

// reply is what the learner says: the truth, if it is known; else any option that can be
// believed.
func (s *sheet) reply() string {
	m := measure.FindStringSubmatch(s.stem)
	difficulty := float64(m[2][1]-'0')/5 - 1 // -1 to 0.8
	s.knew = !s.guesses && (s.seen[s.stem] || s.chance.Float64() < 1/(1+math.Exp(difficulty-s.ability)))
	s.seen[s.stem] = s.seen[s.stem] || !s.exam
	if s.knew {
		return "agency A"
	}
	for {
		o := s.options[s.chance.IntN(len(s.options))]
		if o != "the weather service" {
			return o
		}
	}
}
