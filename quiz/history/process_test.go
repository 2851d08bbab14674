package history

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"testing"

	"policyquiz/quiz"
)

// children are other windows: this test binary, started again with a role and
// the path of a history. A role returns what it prints at the end.
var children = map[string]func(l *Log) error{
	"append 25": func(l *Log) error { return appendAndSay(l, 25) },
	"append on": func(l *Log) error { return appendAndSay(l, 1_000_000) },
}

func TestMain(m *testing.M) {
	role := os.Getenv("HISTORY_TEST_ROLE")
	if role == "" {
		os.Exit(m.Run())
	}
	l, err := Open(os.Getenv("HISTORY_TEST_PATH"), 7)
	if err == nil {
		err = children[role](l)
	}
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

// appendAndSay prints each id when its entry is on disk.
func appendAndSay(l *Log, n int) error {
	for i := range n {
		written, _, err := l.Append(ctx, reviewOf("q"+strconv.Itoa(i)))
		if err != nil {
			return err
		}
		fmt.Println(written.ID)
	}
	return nil
}

func child(role, path string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "HISTORY_TEST_ROLE="+role, "HISTORY_TEST_PATH="+path)
	return cmd
}

func TestManyWindows(t *testing.T) {
	path := file(t, "")
	all := names(t, path)
	var windows sync.WaitGroup
	for _, name := range all {
		windows.Go(func() {
			if out, err := child("append 25", name).CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
	for _, name := range all[:2] { // windows of this process
		l := open(t, name)
		var mu sync.Mutex
		seen := make(map[string]int)
		count := func(entries ...quiz.Entry) {
			mu.Lock()
			defer mu.Unlock()
			for _, e := range entries {
				seen[e.ID]++
			}
		}
		count(l.Entries()...)
		windows.Go(func() {
			var window sync.WaitGroup
			for range 3 {
				window.Go(func() {
					for range 25 {
						written, others, err := l.Append(ctx, reviewOf("q"))
						if err != nil {
							t.Error(err)
						}
						count(written)
						count(others...)
					}
				})
			}
			window.Wait()
			for _, e := range l.Entries() {
				if seen[e.ID] != 1 {
					t.Errorf("%s was told %d times", e.ID, seen[e.ID])
				}
				delete(seen, e.ID)
			}
			if len(seen) > 0 {
				t.Errorf("told of entries that are not there: %v", seen)
			}
		})
	}
	windows.Wait()
	if n, want := len(open(t, path).Entries()), len(all)*25+2*3*25; n != want {
		t.Errorf("%d entries, want %d", n, want)
	}
}

func TestKilledWindow(t *testing.T) {
	path := filepath.Join(t.TempDir(), "h")
	acknowledged := make(map[string]bool)
	for range 8 {
		cmd := child("append on", path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for n := 1; lines.Scan(); n++ {
			acknowledged[lines.Text()] = true
			if n == 20 {
				cmd.Process.Kill()
			}
		}
		cmd.Wait()
		there := make(map[string]bool)
		for _, e := range open(t, path).Entries() {
			there[e.ID] = true
		}
		for id := range acknowledged {
			if !there[id] {
				t.Fatalf("%s was acknowledged and is lost", id)
			}
		}
	}
}
