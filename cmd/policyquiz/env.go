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
)

// An env is what the program takes from the world. Only realEnv reads the real
// one.
type env struct {
	in       io.Reader
	out, err io.Writer
	getenv   func(string) string
	now      func() time.Time
	goos     string
	layout   func() uint32 // a layout number for a learner who has none yet
}

func realEnv() env {
	return env{
		in:     os.Stdin,
		out:    os.Stdout,
		err:    os.Stderr,
		getenv: os.Getenv,
		now:    time.Now,
		goos:   runtime.GOOS,
		layout: rand.Uint32,
	}
}

// home is the learner's own folder; "" where there is none.
func (e env) home() string {
	name := "HOME"
	if e.goos == "windows" {
		name = "USERPROFILE"
	}
	return e.getenv(name)
}

// folder is the program's folder below one that the platform has for a
// purpose; "" where nothing says which. The variable of the XDG specification
// wins everywhere, if it is absolute as that specification asks.
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

// stateFolder is where histories are kept.
func (e env) stateFolder() string {
	return e.folder("XDG_STATE_HOME", ".local/state", "Library/Application Support", "LocalAppData")
}

// configFolder is where settings.toml and the learner's own decks are.
func (e env) configFolder() string {
	return e.folder("XDG_CONFIG_HOME", ".config", "Library/Application Support", "AppData")
}

// historyFile is the history that options and environment ask for. Learners
// who share an account are told apart by a name before the file's extension.
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

func isLearner(name string) bool {
	for _, r := range name {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_' {
			return false
		}
	}
	return len(name) <= 64
}
