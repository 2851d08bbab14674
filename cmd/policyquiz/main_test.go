package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// update rewrites the expected output inside the scripts: go test -update,
// then read the diff like code.
var update = flag.Bool("update", false, "rewrite expected output in testdata/script")

// TestMain makes the test binary the program, too. Its clock stands at $NOW
// (RFC 3339) and goes on by a second at each look, and the layout number of a new
// learner is $LAYOUT, or 0: both are the test's, so the product knows of no such
// variables. A prompt comes at once: tests type when they see it, and not before.
func TestMain(m *testing.M) {
	os.Setenv("GORACE", noLinger)
	// Most tests wait for other processes, so four times as many may run as
	// there are processors. A -parallel on the command line has its way.
	flag.Set("test.parallel", strconv.Itoa(4*runtime.GOMAXPROCS(0)))
	testscript.Main(m, map[string]func(){
		"policyquiz": func() {
			e := realEnv()
			e.now = clock(os.Getenv("NOW"))
			e.layout = func() uint32 {
				n, _ := strconv.ParseUint(os.Getenv("LAYOUT"), 10, 32)
				return uint32(n)
			}
			e.quiet = 0
			os.Exit(run(e, os.Args[1:]))
		},
	})
}

// noLinger spares each run of a program built with -race the second for which
// it would stay to hear of more races.
const noLinger = "atexit_sleep_ms=0"

func clock(start string) func() time.Time {
	now, err := time.Parse(time.RFC3339, start)
	if err != nil {
		panic("the test's NOW: " + err.Error())
	}
	return func() time.Time {
		now = now.Add(time.Second)
		return now
	}
}

func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join("testdata", "script"),
		UpdateScripts: *update,
		Condition: func(name string) (bool, error) {
			if name != "root" {
				return false, fmt.Errorf("unknown condition %q", name)
			}
			return os.Getuid() == 0, nil // to whom nothing is forbidden
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":    exits,
			"names":    names,
			"replace":  replace,
			"truncate": truncate,
			"unescape": unescape,
			"zip":      zipFolder,
		},
		Setup: func(env *testscript.Env) error {
			env.Setenv("ESC", "\x1b")
			env.Setenv("GORACE", noLinger)
			env.Setenv("NOW", "2026-03-02T09:00:00+01:00")
			env.Setenv("HOME", env.WorkDir)
			env.Setenv("XDG_STATE_HOME", filepath.Join(env.WorkDir, "state"))
			env.Setenv("XDG_CONFIG_HOME", filepath.Join(env.WorkDir, "config"))
			env.Setenv("XDG_DATA_HOME", filepath.Join(env.WorkDir, "data"))
			return nil
		},
	})
}

// exits runs a program that must end with a code: exits 3 policyquiz check x.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code program [args...]")
	}
	code := 0
	err := ts.Exec(args[1], args[2:]...)
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, not %s", code, args[0])
	}
}

// names prints what a folder holds, hidden files too, one name a line: names
// folder.
func names(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: names folder")
	}
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	for _, e := range entries {
		fmt.Fprintln(ts.Stdout(), e.Name())
	}
}

// replace puts a text in the place of the first such text of a file: replace file old new.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace file old new")
	}
	text := ts.ReadFile(args[0])
	if !strings.Contains(text, args[1]) {
		ts.Fatalf("%s has no %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(text, args[1], args[2], 1)), 0o600))
}

// truncate takes bytes off the end of a file, as a crash would: truncate file 7.
func truncate(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: truncate file bytes")
	}
	n, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), info.Size()-n))
}

// unescape puts bytes in a file for its \x1b, \u202e and the like, so that
// scripts can be read without harm.
func unescape(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: unescape file")
	}
	text, err := strconv.Unquote(`"` + strings.NewReplacer("\n", `\n`, `"`, `\"`).Replace(ts.ReadFile(args[0])) + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o600))
}
