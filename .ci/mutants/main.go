// Mutants asks whether the tests would notice a fault. It breaks one line of
// the program at a time, in a way that still compiles, and runs the tests of
// the line's package and then of the packages that depend on it. From the
// project's root:
//
//	go run ./.ci/mutants [-seed 1] [-n 60]
//
// The lines are drawn by the seed from all packages, from each in proportion to
// its size and at least one. A broken program is compiled beside the checkout,
// which is never written to. A test run that hangs has caught the mutant.
//
// Mutants that change nothing that anybody could see are named, each with the
// reason, in .ci/mutants/equivalent.txt. The program fails if the tests catch
// fewer than nine in ten of the others.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"runtime"
	"slices"
	"sync"
	"syscall"
	"time"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("mutants: ")
	seed := flag.Uint64("seed", 1, "draws the lines")
	n := flag.Int("n", 60, "how many lines to break")
	jobs := flag.Int("jobs", runtime.NumCPU(), "how many to try at a time")
	flag.Parse()
	if flag.NArg() > 0 || *n < 1 || *jobs < 1 {
		flag.Usage()
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *seed, *n, *jobs); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, seed uint64, n, jobs int) error {
	began := time.Now()
	known, err := readEquivalent(".ci/mutants/equivalent.txt")
	if err != nil {
		return err
	}
	packages, err := listPackages()
	if err != nil {
		return err
	}
	if err := checkThere(known, packages); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "policyquiz-mutants-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	limitProcesses()
	l := lab{dir: dir, packages: packages}
	if err := l.checkSound(ctx); err != nil {
		return err
	}
	t := tally{known: known}
	work := make(chan func())
	var workers sync.WaitGroup
	for range jobs {
		workers.Go(func() {
			for do := range work {
				do()
			}
		})
	}
	for p, quota := range share(packages, n) {
		// Each package's mutants are tried in their drawn order until enough
		// compile. Which ones are counted does not depend on who is faster.
		lines := draw(p.mutants, seed, p.ImportPath)
		for range quota {
			work <- func() { t.count(l.next(ctx, &lines, known)) }
		}
	}
	close(work)
	workers.Wait()
	if ctx.Err() != nil {
		return errInterrupted
	}
	return t.report(time.Since(began))
}

// A tally counts what became of mutants.
type tally struct {
	mu       sync.Mutex
	known    map[string]string
	results  map[fate]int
	survived []mutant
}

func (t *tally) count(m mutant, f fate, took time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.results == nil {
		t.results = map[fate]int{}
	}
	t.results[f]++
	if f == none {
		return
	}
	if f == survived {
		t.survived = append(t.survived, m)
	}
	fmt.Printf("%-9s %s:%d: %s (%.1f s)\n", f, m.file, m.line, m.name, took.Seconds())
}

// report prints the survivors and the figures. The error says that too few
// mutants were caught.
func (t *tally) report(took time.Duration) error {
	slices.SortFunc(t.survived, byPlace)
	if len(t.survived) > 0 {
		fmt.Println("\nNo test noticed:")
	}
	for _, m := range t.survived {
		fmt.Printf("%s:%d: %s\n", m.file, m.line, m.name)
	}
	good := t.results[caught] + t.results[hung]
	all := good + t.results[survived]
	fmt.Printf("\ncaught %d of %d (%d of them hung; %d more are known to change nothing), in %v\n",
		good, all, t.results[hung], t.results[harmless], took.Round(time.Second))
	if good*10 < all*9 {
		return errors.New("fewer than nine in ten were caught")
	}
	return nil
}
