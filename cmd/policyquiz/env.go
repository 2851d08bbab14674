package main

import (
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
	"unicode"

	"policyquiz/cmd/policyquiz/terminal"
)

// An env is what the program takes from its surroundings. Only realEnv reads the
// real ones; tests make their own.
type env struct {
	in       io.Reader           // standard input
	out, err io.Writer           // standard output and standard error
	getenv   func(string) string // reads an environment variable
	now      func() time.Time    // the clock
	errWidth func() int          // columns of standard error; 0 or nil where it is no terminal
	goos     string              // the operating system, as runtime.GOOS
	layout   func() uint32       // draws a layout number for a learner who has none yet
	quiet    time.Duration       // see terminal.Streams.Quiet
}

// realEnv returns the surroundings of the process.
func realEnv() env {
	return env{
		in:     os.Stdin,
		out:    os.Stdout,
		err:    os.Stderr,
		getenv: os.Getenv,
		now:    time.Now,
		goos:   runtime.GOOS,
		layout: rand.Uint32,
		quiet:  terminal.Quiet,
	}
}

// home returns the learner's home folder; "" if there is none.
func (e env) home() string {
	name := "HOME"
	if e.goos == "windows" {
		name = "USERPROFILE"
	}
	return e.getenv(name)
}

// folder returns the program's folder for one purpose; "" if there is no home
// folder. Each platform has its own place for it. On all platforms the variable of
// the XDG specification comes first, if it is an absolute path as that
// specification demands. The other arguments are the folder below home on Unix and
// on macOS, and the variable that names it on Windows.
func (e env) folder(xdg, unix, mac, windows string) string {
	if dir := e.getenv(xdg); filepath.IsAbs(dir) {
		return filepath.Join(dir, "policyquiz")
	}
	if dir := e.getenv(windows); e.goos == "windows" && dir != "" {
		return filepath.Join(dir, "policyquiz")
	}
	switch {
	case e.home() == "":
		return ""
	case e.goos == "darwin", e.goos == "ios":
		return filepath.Join(e.home(), mac, "policyquiz")
	}
	return filepath.Join(e.home(), unix, "policyquiz")
}

// stateFolder returns the folder of the histories.
func (e env) stateFolder() string {
	return e.folder("XDG_STATE_HOME", ".local/state", "Library/Application Support", "LocalAppData")
}

// dataFolder is where courses that were added are kept.
func (e env) dataFolder() string {
	return e.folder("XDG_DATA_HOME", ".local/share", "Library/Application Support", "LocalAppData")
}

// configFolder returns the folder of settings.toml and courses.toml.
func (e env) configFolder() string {
	return e.folder("XDG_CONFIG_HOME", ".config", "Library/Application Support", "AppData")
}

// historyFile returns the path of the history that --state, --as and the
// environment ask for. Learners who share an account have one file each, with
// their name before its extension. It is an error if there is no home folder, or
// if the name cannot be part of a file name.
func (e env) historyFile(state, as string) (string, error) {
	file := state
	if file == "" {
		file = e.getenv("POLICYQUIZ_STATE")
	}
	if file == "" {
		dir := e.stateFolder()
		if dir == "" {
			return "", usagef("name a file with --state or $POLICYQUIZ_STATE", "there is no home folder to keep your history in")
		}
		file = filepath.Join(dir, "history.jsonl")
	}
	if as == "" {
		return file, nil
	}
	if !isLearner(as) {
		return "", usagef("use letters, digits, - and _, as in --as anna", "the learner's name %q cannot be part of a file's name", as)
	}
	ext := filepath.Ext(file)
	return strings.TrimSuffix(file, ext) + "." + strings.ToLower(as) + ext, nil
}

// isLearner reports whether a learner's name can be part of a file name: letters,
// digits, - and _, at most 64 bytes.
func isLearner(name string) bool {
	for _, r := range name {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_' {
			return false
		}
	}
	return len(name) <= 64
}
