package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"time"
)

// A fate is what became of a mutant.
type fate string

const (
	none     fate = "none"     // the package has no more lines, or all is called off
	caught   fate = "caught"   // a test failed
	hung     fate = "hung"     // a test did not end
	survived fate = "SURVIVED" // all tests passed
	harmless fate = "harmless" // known to change nothing
)

// A lab compiles mutants and runs tests, all below one folder.
type lab struct {
	dir      string
	packages []*pkg

	mu    sync.Mutex // of the lines that are still to be drawn
	count int        // of mutants tried
}

// limitProcesses bounds what a mutant may use: its loops may not end, and it
// may ask for more and more memory. The bounds hold for each process.
func limitProcesses() {
	const gigabyte, seconds = 1 << 30, 1
	for what, most := range map[int]uint64{syscall.RLIMIT_AS: 8 * gigabyte, syscall.RLIMIT_CPU: 120 * seconds} {
		// Where the system refuses, there is only the time limit.
		_ = syscall.Setrlimit(what, &syscall.Rlimit{Cur: most, Max: most})
	}
}

// checkSound runs all tests on the program as it is, and by the time that they
// take sets how long they may take.
func (l *lab) checkSound(ctx context.Context) error {
	for _, p := range l.packages {
		began := time.Now()
		p.patience = 10 * time.Minute
		f, err := l.test(ctx, p, "")
		if ctx.Err() != nil {
			return errInterrupted
		}
		if err != nil {
			return err
		}
		if f != survived {
			return fmt.Errorf("the tests of %s fail on the program as it is; go test %[1]s says why", p.ImportPath)
		}
		p.patience = 30*time.Second + 8*time.Since(began)
	}
	return nil
}

// next tries the next of a package's drawn lines that compiles.
func (l *lab) next(ctx context.Context, drawn *[][]mutant, known map[string]string) (mutant, fate, time.Duration) {
	for {
		m, dir, ok := l.take(drawn)
		if !ok || ctx.Err() != nil {
			return mutant{}, none, 0
		}
		if known[m.name] != "" {
			return m, harmless, 0
		}
		began := time.Now()
		f, err := l.try(ctx, m, dir)
		if errors.Is(err, errNotCompiled) || ctx.Err() != nil {
			continue
		}
		if err != nil {
			// What the system refuses to a mutant, it would refuse to all.
			panic(err)
		}
		return m, f, time.Since(began)
	}
}

// take draws a line's first mutant, and a folder for it.
func (l *lab) take(drawn *[][]mutant) (m mutant, dir string, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(*drawn) == 0 {
		return mutant{}, "", false
	}
	m = (*drawn)[0][0]
	*drawn = (*drawn)[1:]
	l.count++
	return m, filepath.Join(l.dir, fmt.Sprint(l.count)), true
}

var (
	errNotCompiled = errors.New("does not compile")
	errInterrupted = errors.New("interrupted")
)

// try compiles a mutant and runs the tests that may see it.
func (l *lab) try(ctx context.Context, m mutant, dir string) (fate, error) {
	overlay, err := l.write(m, dir)
	if err != nil {
		return none, err
	}
	build := exec.CommandContext(ctx, "go", "build", "-overlay", overlay, "-o", os.DevNull, m.pkg.ImportPath)
	if err := build.Run(); err != nil {
		return none, errNotCompiled
	}
	for _, p := range append([]*pkg{m.pkg}, dependents(l.packages, m.pkg)...) {
		if f, err := l.test(ctx, p, overlay); f != survived || err != nil {
			return f, err
		}
	}
	return survived, nil
}

// write writes a mutant and the file that puts it in the place of the sound one.
func (l *lab) write(m mutant, dir string) (overlay string, err error) {
	if err := os.Mkdir(dir, 0o700); err != nil {
		return "", err
	}
	path, err := filepath.Abs(filepath.FromSlash(m.file))
	if err != nil {
		return "", err
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	file := filepath.Join(dir, "mutant.go")
	if err := os.WriteFile(file, []byte(string(src[:m.start])+m.text+string(src[m.end:])), 0o600); err != nil {
		return "", err
	}
	list, err := json.Marshal(map[string]map[string]string{"Replace": {path: file}})
	if err != nil {
		return "", err
	}
	overlay = filepath.Join(dir, "overlay.json")
	return overlay, os.WriteFile(overlay, list, 0o600)
}

// browsers matches the tests that start a browser, which needs more memory than a mutant
// may have.
const browsers = "InBrowser$"

// test runs the tests of a package until one fails. go vet is left out: to be
// caught by it is no merit of the tests.
func (l *lab) test(ctx context.Context, p *pkg, overlay string) (fate, error) {
	if !p.tested() {
		return survived, nil
	}
	ctx, cancel := context.WithTimeout(ctx, p.patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, "go", "test", "-json", "-failfast", "-vet=off", "-count=1", "-timeout=0", "-skip", browsers, "-overlay", overlay, p.ImportPath)
	tmp, err := os.MkdirTemp(l.dir, "tmp-")
	if err != nil {
		return none, err
	}
	defer os.RemoveAll(tmp) // those that are killed do not clear up
	cmd.Env = append(os.Environ(), "TMPDIR="+tmp)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	cmd.WaitDelay = 5 * time.Second
	out, err := cmd.StdoutPipe()
	if err != nil {
		return none, err
	}
	if err := cmd.Start(); err != nil {
		return none, err
	}
	failed := false
	for r := bufio.NewReader(out); !failed && err == nil; {
		var line []byte
		var event struct{ Action string }
		line, err = r.ReadBytes('\n')
		failed = json.Unmarshal(line, &event) == nil && event.Action == "fail"
	}
	late := ctx.Err() != nil
	if failed {
		cancel() // one failure is enough
	}
	err = cmd.Wait()
	switch {
	case late:
		return hung, nil
	case failed || err != nil:
		return caught, nil
	}
	return survived, nil
}
