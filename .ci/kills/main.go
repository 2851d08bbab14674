// Kills asks whether an answer can be lost whose verdict the learner has seen.
// It runs drills that are answered at full speed, kills them with SIGKILL at
// random moments, and then looks for each acknowledged answer in the history.
// From the project's root:
//
//	go run ./.ci/kills [-n 3000] [-seed 1]
//
// It does so with one drill at a time and with several on one history. It fails
// if an answer is lost, if a line of the history is damaged that was not the
// last when a drill died, or if the program cannot read the history any more.
// A kill is no power cut: what the system has taken, it keeps.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"
)

// Each of these numbers of drills at a time gets the same share of the kills.
var writers = []int{1, 2, 6}

// course is the id of the course that is drilled, and its folder's name.
const course = "course"

// kills is how many a history sees before it is judged, and a new one begun.
const kills = 60

func main() {
	log.SetFlags(0)
	log.SetPrefix("kills: ")
	n := flag.Int("n", 3000, "how many drills to kill")
	seed := flag.Uint64("seed", 1, "draws the moments and the replies; what is running then differs all the same")
	flag.Parse()
	if flag.NArg() > 0 || *n < 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*n, *seed); err != nil {
		log.Fatal(err)
	}
}

func run(n int, seed uint64) error {
	dir, err := os.MkdirTemp("", "policyquiz-kills-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	build := exec.Command("go", "build", "-o", filepath.Join(dir, "policyquiz"), "./cmd/policyquiz")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return fmt.Errorf("building the program: %w", err)
	}
	if err := os.Mkdir(filepath.Join(dir, course), 0o700); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, course, "many.toml"), []byte(deck(6000)), 0o600); err != nil {
		return err
	}
	var failed error
	for _, w := range writers {
		var all figures
		for round := 0; all.drills < n/len(writers); round++ {
			random := rand.New(rand.NewPCG(seed, uint64(w)<<32+uint64(round)))
			f, err := atOneHistory(dir, fmt.Sprintf("history-%d-%d.jsonl", w, round), w, random)
			all.add(f)
			failed = errors.Join(failed, err)
		}
		fmt.Printf("%d at a time: %s\n", w, all)
		if all.acknowledged < all.drills {
			failed = errors.Join(failed, fmt.Errorf("%d drills acknowledged only %d answers: are verdicts worded in another way now?", all.drills, all.acknowledged))
		}
	}
	return failed
}

// deck is a deck of n questions, with their numbers in their words. The right
// option is called yes.
func deck(n int) string {
	var b strings.Builder
	b.WriteString("title = \"Many\"\n")
	for i := range n {
		fmt.Fprintf(&b, "\n[[question]]\nid = \"q%d\"\nask = \"Question %d?\"\nanswer = \"yes\"\nwrong = [\"no\"]\n", i, i)
	}
	return b.String()
}

// figures count what was done.
type figures struct {
	drills, killed, acknowledged, kept, torn, lost int
}

func (f *figures) add(g figures) {
	f.drills += g.drills
	f.killed += g.killed
	f.acknowledged += g.acknowledged
	f.kept += g.kept
	f.torn += g.torn
	f.lost += g.lost
}

func (f figures) String() string {
	return fmt.Sprintf("%d drills, %d killed before they ended; %d answers acknowledged, %d in the histories, %d lost; %d times a last line was cut short",
		f.drills, f.killed, f.acknowledged, f.kept, f.lost, f.torn)
}

// atOneHistory lets w drills at a time be killed on a new history, and then
// judges it.
func atOneHistory(dir, name string, w int, random *rand.Rand) (figures, error) {
	path := filepath.Join(dir, name)
	var (
		mu     sync.Mutex
		sum    figures
		seen   = map[answer]int{}
		failed error
		all    sync.WaitGroup
	)
	for range w {
		own := rand.New(rand.NewPCG(random.Uint64(), random.Uint64()))
		all.Go(func() {
			for range kills / w {
				out, killed, err := drill(dir, path, own)
				mu.Lock()
				sum.drills++
				if killed {
					sum.killed++
				}
				failed = errors.Join(failed, err)
				for _, a := range acknowledged(out) {
					sum.acknowledged++
					seen[a]++
				}
				mu.Unlock()
			}
		})
	}
	all.Wait()
	if failed != nil {
		return sum, failed
	}
	torn, err := tornFiles(path)
	if err != nil {
		return sum, err
	}
	sum.torn = torn
	kept, err := readHistory(path)
	if err != nil {
		return sum, err
	}
	for _, n := range kept {
		sum.kept += n
	}
	for a, n := range seen {
		if missing := n - kept[a]; missing > 0 {
			sum.lost += missing
			failed = errors.Join(failed, fmt.Errorf("%s: %s was acknowledged as %s %d times, and is there %d times", name, a.question, a.outcome, n, kept[a]))
		}
	}
	if out, err := program(dir, path, "history").CombinedOutput(); err != nil {
		failed = errors.Join(failed, fmt.Errorf("%s: policyquiz history: %w\n%s", name, err, out))
	}
	return sum, failed
}

// program is the program with a history, about to be started.
func program(dir, path string, args ...string) *exec.Cmd {
	args = append(args, "--course", filepath.Join(dir, course), "--state", path)
	cmd := exec.Command(filepath.Join(dir, "policyquiz"), args...)
	cmd.Env = []string{"HOME=" + dir}
	return cmd
}

// drill answers a drill as fast as it goes and kills it at some moment: after
// some time or some output. It returns all that the drill printed, and whether
// it was killed before its end.
func drill(dir, path string, random *rand.Rand) (out string, killed bool, err error) {
	cmd := program(dir, path, "drill", "many", "--new", "100000")
	in, err := cmd.StdinPipe()
	if err != nil {
		return "", false, err
	}
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		return "", false, err
	}
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	replies := rand.New(rand.NewPCG(random.Uint64(), random.Uint64()))
	bytesToo, wait := 1+random.Int64N(16_000), time.Duration(random.IntN(100_000))*time.Microsecond
	if random.IntN(2) == 0 {
		bytesToo = 1 << 30
	} else {
		wait = time.Minute
	}
	if err := cmd.Start(); err != nil {
		return "", false, err
	}
	go func() {
		for {
			if _, err := io.WriteString(in, []string{"1\n", "2\n"}[replies.IntN(2)]); err != nil {
				return
			}
		}
	}()
	timer := time.AfterFunc(wait, func() { cmd.Process.Kill() })
	defer timer.Stop()
	var heard strings.Builder
	if _, err := io.CopyN(&heard, pipe, bytesToo); err == nil {
		cmd.Process.Kill()
	}
	_, err = io.Copy(&heard, pipe) // what was on its way when it died
	if err != nil {
		return "", false, err
	}
	ended := cmd.Wait()
	exit, ok := errors.AsType[*exec.ExitError](ended)
	switch {
	case ended == nil:
		return heard.String(), false, nil
	case ok && exit.ExitCode() == -1:
		return heard.String(), true, nil
	}
	return "", false, fmt.Errorf("a drill failed: %w\n%s", ended, &complaints)
}

// An answer is a question of the deck and what became of it.
type answer struct{ question, outcome string }

var said = regexp.MustCompile(`Question (\d+)\?|(Right|Wrong)\.`)

// acknowledged lists the verdicts that a drill printed.
func acknowledged(out string) []answer {
	var all []answer
	question := ""
	for _, m := range said.FindAllStringSubmatch(out, -1) {
		if m[1] != "" {
			question = course + "/many/q" + m[1]
		} else {
			all = append(all, answer{question, strings.ToLower(m[2])})
		}
	}
	return all
}

// readHistory counts the answers in a history, without the program's own
// reader. Only its last line may be cut short.
func readHistory(path string) (map[answer]int, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil // all were killed before the first answer
	}
	if err != nil {
		return nil, err
	}
	kept := map[answer]int{}
	n := 0
	for line := range strings.Lines(string(text)) {
		n++
		var entry struct {
			Review struct{ Question, Outcome string }
		}
		if err := json.Unmarshal([]byte(line), &entry); err != nil {
			if !strings.HasSuffix(line, "\n") {
				break
			}
			return nil, fmt.Errorf("%s:%d: a damaged line: %w: %q", path, n, err, line)
		}
		if entry.Review.Question != "" {
			kept[answer{entry.Review.Question, entry.Review.Outcome}]++
		}
	}
	return kept, nil
}

// tornFiles counts the lines that were cut short: those kept aside, and the
// last one of the history.
func tornFiles(path string) (int, error) {
	aside, err := filepath.Glob(path + ".torn*")
	if err != nil {
		return 0, err
	}
	text, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return 0, err
	}
	n := len(aside)
	if len(text) > 0 && !bytes.HasSuffix(text, []byte("\n")) {
		n++
	}
	return n, nil
}
