// Speed measures how long a learner waits for the program. It runs whole processes.
// Start it in the root of the project:
//
//	go run ./.ci/speed [only lines with this text]
//
// It builds the program, and writes courses of 10,000 and 100,000 questions and for
// each a history of 100,000 reviews to a temporary folder. It prints the minimum, the
// median and the maximum of 20 runs in milliseconds, then the median of the time
// that processors worked, and the greatest memory of a run in megabytes. Other
// programs that are running make a run longer, and its work hardly.
//
// Linux counts the memory of whoever starts a program as used by it. So this program
// starts itself anew to write the files, and stays small: smaller than any run.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
)

// runs is how often each command is measured.
const runs = 20

func main() {
	log.SetFlags(0)
	if len(os.Args) == 3 && os.Args[1] == writing {
		bench{dir: os.Args[2]}.write()
		return
	}
	dir, err := os.MkdirTemp("", "policyquiz-speed-")
	check(err)
	defer os.RemoveAll(dir)
	exe := filepath.Join(dir, "policyquiz")
	build := exec.Command("go", "build", "-o", exe, "./cmd/policyquiz")
	build.Stderr = os.Stderr
	check(build.Run())

	self, err := os.Executable()
	check(err)
	write := exec.Command(self, writing, dir)
	write.Stderr = os.Stderr
	check(write.Run())

	b := bench{exe, dir}
	small, large := filepath.Join(dir, "small"), filepath.Join(dir, "large")
	empty, long, wide := b.file("empty"), b.file("long"), b.file("wide")
	exam := time.Now().AddDate(0, 0, 28).Format(time.DateOnly)
	fmt.Printf("%-50s %7s %7s %7s %7s %8s\n", "", "min", "median", "max", "work", "memory")
	b.time("version", "", "version")
	b.time("first question, shipped course", empty, "drill", "--plain")
	b.time("first question, course of 10,000", empty, "drill", "--plain", "--course", small)
	b.time("first question, course of 100,000", empty, "drill", "--plain", "--course", large)
	b.time("first question, 10,000 and 100,000 reviews", long, "drill", "--plain", "--course", small)
	b.time("check, course of 100,000", "", "check", "--rule", "mixed-scripts", large)
	b.time("check, course of 100,000 with 300,000 flaws", "", "check", large)
	b.time("due, 10,000 and 100,000 reviews", long, "due", "--course", small)
	b.time("due, 100,000 and 100,000 reviews", wide, "due", "--course", large)
	b.time("why, 10,000 and 100,000 reviews", long, "why", "deck-05/q77", "--course", small)
	b.time("why, 100,000 and 100,000 reviews", wide, "why", "deck-05/q77", "--course", large)
	b.time("why, never met, course of 100,000", empty, "why", "deck-19/q4999", "--course", large)
	b.time("find, 10,000 and 100,000 reviews, all match", long, "find", "--course", small, "promise", "tried")
	b.time("find, 100,000 and 100,000 reviews, all match", wide, "find", "--course", large, "promise", "tried")
	b.time("find, 100,000 and 100,000 reviews, few match", wide, "find", "--course", large, "paragraph 4711", "q4711")
	b.time("find, 100,000 and 100,000 reviews, none match", wide, "find", "--course", large, "promis", "zebra")
	b.time("plan, 10,000 and 100,000 reviews", long, "plan", "--exam", exam, "--course", small)
	b.time("plan, 100,000 and 100,000 reviews", wide, "plan", "--exam", exam, "--course", large)
	b.time("stats, 10,000 and 100,000 reviews", long, "stats", "--course", small)
	b.time("stats, 100,000 questions, each answered once", wide, "stats", "--course", large)
}

// writing is the argument with which this program is told to write the files.
const writing = "write-files"

// write writes the courses and the histories.
func (b bench) write() {
	small := b.decks("small", 10, 1_000)
	large := b.decks("large", 20, 5_000)
	b.history("long", small, 10)
	b.history("wide", large, 1)
	check(os.WriteFile(b.file("empty"), []byte(header), 0o600))
}

// header is the first line of a history.
const header = `{"policyquiz":"history","version":2,"layout":1}` + "\n"

// file is the file of a history.
func (b bench) file(name string) string { return filepath.Join(b.dir, name+".jsonl") }

// check ends the program if there is an error.
func check(err error) {
	if err != nil {
		log.Fatal("speed: ", err)
	}
}

// A bench has the program to measure and the folder for its files.
type bench struct{ exe, dir string }

// decks writes so many files with each questions in each, and returns their folder.
func (b bench) decks(name string, files, each int) string {
	dir := filepath.Join(b.dir, name)
	check(os.Mkdir(dir, 0o755))
	for f := range files {
		var s strings.Builder
		fmt.Fprintf(&s, "title = \"Deck %d\"\n", f)
		for q := range each {
			fmt.Fprintf(&s, `
[[question]]
id     = "q%d"
ask    = "According to document %d, what follows from the argument in paragraph %d?"
answer = "that the promise would be kept only if it had been tried before"
wrong  = ["that nobody had asked for it", { say = "that it was free", because = "that is what document %d says" }, "that it came late"]
why    = "The argument rests on what was done, not on what was said; paragraph %d makes the step explicit."
`, q, f, q, f+1, q)
		}
		check(os.WriteFile(filepath.Join(dir, fmt.Sprintf("deck-%02d.toml", f)), []byte(s.String()), 0o644))
	}
	return dir
}

// history writes a history with each reviews of each question of the course in the
// folder decks, and returns its file. It names the questions as the program does that
// is started with --course decks: by the ids that begin with that of the course.
func (b bench) history(name, decks string, each int) string {
	file := b.file(name)
	f, err := os.Create(file)
	check(err)
	w := bufio.NewWriter(f)
	fmt.Fprint(w, header)
	c, err := deckfile.OpenCourse(filepath.Base(decks), deckfile.Folder{FS: os.DirFS(decks), Name: decks})
	check(err)
	ids, err := c.DeckIDs()
	check(err)
	var refs []quiz.Ref
	for _, id := range ids {
		d, err := c.Deck(id)
		check(err)
		refs = c.AppendRefs(refs, d)
	}
	prints, shown := make([]string, len(refs)), make([]string, len(refs))
	for i, r := range refs {
		q, err := c.Question(r)
		check(err)
		a := q.Asked(r.Deck)
		prints[i], shown[i] = a.Print(), toJSON(q.Kind.Pose(nil).IDs)
		var options [][2]string
		for _, o := range a.Options {
			options = append(options, [2]string{o.ID, o.Text})
		}
		fmt.Fprintf(w, `{"asked":"%s","question":"%s","kind":"%s","deck":"%s","rung":%d,"stem":%s,"options":%s,"right":%s}`+"\n",
			prints[i], r.ID, a.Kind, r.Deck, a.Rung, toJSON(a.Stem), toJSON(options), toJSON(a.Right))
	}
	at := time.Date(2024, 1, 1, 9, 0, 0, 0, time.FixedZone("", 3600))
	n := 0
	for round := range each {
		for i, r := range refs {
			n++
			at = at.Add(9 * time.Minute)
			outcome, grade, score := "right", 3, `"score":1,`
			if (i+round)%7 == 0 {
				outcome, grade, score = "wrong", 1, ""
			}
			fmt.Fprintf(w, `{"id":"speedspeed00-%06d","at":"%s","n":%d,"review":{"question":"%s","asked":"%s","text":"%s","outcome":"%s","grade":%d,"chance":0.25,%s"ms":5321,"shown":%s,"chosen":["x"]}}`+"\n",
				n, at.Format("2006-01-02T15:04:05.000Z07:00"), n, r.ID, prints[i], c.Text(r), outcome, grade, score, shown[i])
		}
	}
	check(w.Flush())
	check(f.Close())
	return file
}

// toJSON writes v as JSON.
func toJSON(v any) string {
	text, err := json.Marshal(v)
	check(err)
	return string(text)
}

// time measures runs of the program with args and prints a line of figures. If state
// is not empty, it is the history of the run.
func (b bench) time(what, state string, args ...string) {
	if len(os.Args) > 1 && !strings.Contains(what, os.Args[1]) {
		return
	}
	var took, worked []time.Duration
	var memory int64
	for range runs + 1 {
		t, w, m := b.run(state, args)
		took, worked, memory = append(took, t), append(worked, w), max(memory, m)
	}
	took, worked = took[1:], worked[1:] // the first run fills the disk's cache
	slices.Sort(took)
	slices.Sort(worked)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	fmt.Printf("%-50s %7.1f %7.1f %7.1f %7.1f %5d MB\n", what, ms(took[0]), ms(took[runs/2]), ms(took[runs-1]), ms(worked[runs/2]), memory>>10)
}

// run runs the program once. It returns the time until the first question, or to the
// end if there is no question, the time that processors worked on the whole run, and
// the greatest memory in kilobytes.
func (b bench) run(state string, args []string) (took, worked time.Duration, memory int64) {
	if state != "" {
		args = append(slices.Clone(args), "--state", state)
	}
	cmd := exec.Command(b.exe, args...)
	cmd.Env = []string{"HOME=" + b.dir}
	in, err := cmd.StdinPipe()
	check(err)
	out, err := cmd.StdoutPipe()
	check(err)
	var told bytes.Buffer // what check finds, too
	cmd.Stderr = &told
	began := time.Now()
	check(cmd.Start())
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if took == 0 && strings.HasPrefix(lines.Text(), "Reply with") {
			took = time.Since(began)
			in.Close()
		}
	}
	if err := cmd.Wait(); err != nil {
		log.Fatalf("speed: %v: %v\n%s", args, err, &told)
	}
	if took == 0 {
		took = time.Since(began)
	}
	p := cmd.ProcessState
	return took, p.UserTime() + p.SystemTime(), p.SysUsage().(*syscall.Rusage).Maxrss
}
