package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
)

// This file shows questions on a terminal and follows their files as they are saved.

// lookAgain is how often the files are looked at. A person does not notice less.
const lookAgain = 250 * time.Millisecond

// A follower shows one question of a view at a time.
type follower struct {
	p    *program
	con  terminal.Console
	name string
	v    *view
	at   int               // the question that is shown
	had  map[string]string // the fingerprints of all questions, by id
	err  error             // why the files could not be read the last time; nil if they were
}

// follow shows the questions of a view until the person quits.
func (p *program) follow(name string, v *view) error {
	con, _, err := p.streams.Console(context.Background(), false)
	if err != nil {
		return err
	}
	defer con.Close()
	f := &follower{p: p, con: con, name: name, v: v, had: prints(v)}
	ctx, done := context.WithCancel(context.Background())
	defer done()
	if w, ok := con.(terminal.Waker); ok {
		go watch(ctx, v.folders(), w.Wake)
	}
	return f.run()
}

// folders lists the folders in which the files of a view lie.
func (v *view) folders() (list []string) {
	for _, c := range v.lib.Courses {
		if !c.Shipped {
			list = append(list, c.Folders()...)
		}
	}
	return list
}

// watch calls changed each time a TOML file in one of the folders has changed, until the
// context ends.
func watch(ctx context.Context, folders []string, changed func()) {
	before := stamps(folders)
	tick := time.NewTicker(lookAgain)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if now := stamps(folders); now != before {
			before = now
			changed()
		}
	}
}

// stamps tells by names, sizes and times what TOML files there are.
func stamps(folders []string) string {
	var b strings.Builder
	for _, folder := range folders {
		entries, _ := os.ReadDir(filepath.FromSlash(folder)) // what is gone has no stamp
		for _, e := range entries {
			if !strings.HasSuffix(e.Name(), ".toml") {
				continue
			}
			if info, err := os.Stat(filepath.Join(filepath.FromSlash(folder), e.Name())); err == nil {
				fmt.Fprintf(&b, "%s %d %d\n", path.Join(folder, e.Name()), info.Size(), info.ModTime().UnixNano())
			}
		}
	}
	return b.String()
}

// prints lists the fingerprints of the questions of a view.
func prints(v *view) map[string]string {
	all := make(map[string]string, len(v.refs))
	for _, r := range v.refs {
		all[r.ID] = v.lib.Text(r)
	}
	return all
}

// run shows questions and does what keys say.
func (f *follower) run() error {
	f.show()
	for {
		key, err := f.con.Press(f.prompt(), "\nbnq ")
		key = strings.TrimSpace(strings.ToLower(key))
		if errors.Is(err, terminal.ErrQuit) || err == nil && (key == "q" || key == ":q") {
			return nil
		}
		if err != nil && !errors.Is(err, terminal.ErrRepaint) {
			return err
		}
		f.readAgain()
		n := len(f.v.refs)
		switch {
		case err != nil || n == 0:
		case key == "b":
			f.at = (f.at + n - 1) % n
		case key == "" || key == "n":
			f.at = (f.at + 1) % n
		}
		f.con.Clear()
		f.show()
	}
}

// prompt names the keys, as many as fit.
func (f *follower) prompt() string {
	width, _ := f.con.Size()
	prompt := "q quit"
	for _, p := range []string{"Enter: next  b back  q quit  (follows the file)", "Enter: next  b back  q quit", "Enter  b  q"} {
		if len(f.v.refs) == 1 {
			p = strings.Replace(p, "Enter: next  b back  ", "", 1)
		}
		if prompt = p; terminal.Width(p) < width {
			break
		}
	}
	return prompt
}

// readAgain reads the files anew. Of what has changed it shows the first question; else
// the one that was shown.
func (f *follower) readAgain() {
	shown := ""
	if f.at < len(f.v.refs) {
		shown = f.v.refs[f.at].ID
	}
	v, err := f.p.viewOf(f.name)
	if f.err = err; err != nil {
		return
	}
	f.v = v
	now := prints(v)
	f.at = min(f.at, max(len(v.refs)-1, 0))
	changed := false
	for i, r := range v.refs {
		if f.had[r.ID] != now[r.ID] && !changed {
			f.at, changed = i, true
		} else if r.ID == shown && !changed {
			f.at = i
		}
	}
	maps.Copy(f.had, now) // what a mistake has hidden is not new when it is there again
}

// mostMistakes is how many mistakes stand above a question.
const mostMistakes = 4

// show shows the mistakes of the files, then the question.
func (f *follower) show() {
	l := f.con.Layout()
	var problems quiz.Problems
	problems.AddAll(&f.v.problems)
	err := f.err
	var q quiz.Question
	if err == nil && f.at < len(f.v.refs) {
		q, err = f.v.lib.Question(f.v.refs[f.at])
	}
	readable := err == nil
	if err = mistakesIn(err, &problems); err != nil {
		l.Say("", sentence(err.Error()))
	}
	list := problems.Sorted()
	sayMistakes(l, list[:min(len(list), mostMistakes)])
	if more := len(list) - mostMistakes; more > 0 {
		l.Say("", fmt.Sprintf("And %s more.", terminal.Count(more, "mistake")))
	}
	switch {
	case readable && len(f.v.refs) > 0:
		f.v.preview(f.at, q, true).Say(l)
	case len(list) == 0 && err == nil:
		l.Say("", "There is no question yet.")
	}
	l.Gap()
	f.con.Print(l)
}
