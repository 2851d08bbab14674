// Trust asks whether a history loses an answer by something that happens to it
// beside a kill, for which there is .ci/kills. From the project's root:
//
//	go run ./.ci/trust
//
// It damages the last lines of a history at every byte, fills its disk, takes
// the right to write away, and lets several drills write to it under several
// names. It prints what it did, and fails if an answer is lost that was
// acknowledged, if a history cannot be read any more, or if the program does
// not say what is wrong. It needs Linux. Where it may not mount a file system,
// it leaves that out and says so.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("trust: ")
	if len(os.Args) > 3 && os.Args[1] == "limit" {
		log.Fatal(limited(os.Args[2], os.Args[3:]))
	}
	if len(os.Args) > 1 {
		log.Fatal("it takes no argument")
	}
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

// limited runs a program that may write files of so many bytes only.
func limited(bytes string, program []string) error {
	n, err := strconv.ParseUint(bytes, 10, 64)
	if err != nil {
		return err
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: n, Max: n}); err != nil {
		return err
	}
	return syscall.Exec(program[0], program, os.Environ())
}

// A trial tries one sort of accident and returns what it did, in words.
type trial struct {
	name string
	try  func(b *bench) (did string, err error)
}

var trials = []trial{
	{"damage at every byte of the last lines", damageEveryByte},
	{"no room, at every byte of an answer", limitEveryByte},
	{"a full file system", fillFileSystem},
	{"no right to write", forbid},
	{"several names at a time", manyNames},
}

func run() error {
	b, err := newBench()
	if err != nil {
		return err
	}
	defer os.RemoveAll(b.dir)
	var failed error
	for _, t := range trials {
		did, err := t.try(b)
		verdict := "nothing lost"
		if err != nil {
			verdict = "FAILED"
		}
		fmt.Printf("%s: %s; %s\n", t.name, did, verdict)
		if err != nil {
			failed = errors.Join(failed, fmt.Errorf("%s: %w", t.name, err))
		}
	}
	return failed
}

// A bench has the program, a course, and the folder for histories.
type bench struct {
	dir, exe, course string
	histories        int
}

// questions is how many the course has.
const questions = 400

// newBench builds the program and writes the course. In memory a sync takes no time, and
// what is tried here is not the disk.
func newBench() (*bench, error) {
	dir, err := os.MkdirTemp("/dev/shm", "policyquiz-trust-")
	if err != nil {
		dir, err = os.MkdirTemp("", "policyquiz-trust-")
	}
	if err != nil {
		return nil, err
	}
	b := &bench{dir: dir, exe: filepath.Join(dir, "policyquiz"), course: filepath.Join(dir, "course")}
	build := exec.Command("go", "build", "-o", b.exe, "./cmd/policyquiz")
	build.Stderr = os.Stderr
	var deck strings.Builder
	deck.WriteString("title = \"Many\"\n")
	for i := range questions {
		fmt.Fprintf(&deck, "\n[[question]]\nid = \"q%d\"\nask = \"Question %d?\"\nanswer = \"yes\"\nwrong = [\"no\"]\n", i, i)
	}
	return b, errors.Join(
		build.Run(), os.Mkdir(b.course, 0o755), os.Chmod(dir, 0o755),
		os.WriteFile(filepath.Join(b.course, "many.toml"), []byte(deck.String()), 0o644),
	)
}

// folder makes a folder for one more history.
func (b *bench) folder() (string, error) {
	b.histories++
	dir := filepath.Join(b.dir, fmt.Sprintf("history-%d", b.histories))
	return dir, os.Mkdir(dir, 0o755)
}

// A result is what a run of the program came to.
type result struct {
	out, err string
	code     int
}

// policyquiz runs the program on a history, with lines to read. Wrap changes the command
// before it is run; it may be nil.
func (b *bench) policyquiz(history, lines string, wrap func(*exec.Cmd), args ...string) (result, error) {
	cmd := exec.Command(b.exe, append(args, "--course", b.course, "--state", history)...)
	cmd.Env = []string{"HOME=" + b.dir}
	cmd.Stdin = strings.NewReader(lines)
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if wrap != nil {
		wrap(cmd)
	}
	err := cmd.Run()
	if _, exited := errors.AsType[*exec.ExitError](err); exited {
		err = nil
	}
	if err != nil {
		return result{}, err
	}
	return result{out.String(), complaints.String(), cmd.ProcessState.ExitCode()}, nil
}

// drill answers so many questions.
func (b *bench) drill(history string, answers int, wrap func(*exec.Cmd)) (result, error) {
	return b.policyquiz(history, strings.Repeat("1\n", answers)+":q\n", wrap, "drill", "many", "--new", "100000")
}

var said = regexp.MustCompile(`Question (\d+)\?|(Right|Wrong)\.`)

// acknowledged lists the answers whose verdict was shown: question and outcome.
func (r result) acknowledged() (all []string) {
	question := ""
	for _, m := range said.FindAllStringSubmatch(r.out, -1) {
		if m[1] != "" {
			question = m[1]
		} else {
			all = append(all, question+" "+strings.ToLower(m[2]))
		}
	}
	return all
}

var kept = regexp.MustCompile(`"review":\{"question":"course/many/q(\d+)".*?"outcome":"(\w+)"`)

// missing returns which of the answers a file does not have, without the program's own
// reader. Each must be there as often as it was acknowledged.
func missing(file string, answers []string) (lost []string, err error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	have := map[string]int{}
	for line := range strings.SplitSeq(string(text), "\n") {
		if m := kept.FindStringSubmatch(line); m != nil && strings.HasSuffix(line, "}}") {
			have[m[1]+" "+m[2]]++
		}
	}
	for _, a := range answers {
		if have[a]--; have[a] < 0 {
			lost = append(lost, a)
		}
	}
	return lost, nil
}

// sound checks that the program reads a history, and that it says so.
func (b *bench) sound(history string) error {
	r, err := b.policyquiz(history, "", nil, "history", "check")
	if err == nil && r.code != 0 {
		err = fmt.Errorf("history check ends with %d:\n%s%s", r.code, r.out, r.err)
	}
	return err
}
