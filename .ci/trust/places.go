package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
)

// This file fills disks, takes rights away and gives a history several names.

// begun makes a history with some answers, and returns its file and these.
func (b *bench) begun(dir string) (file string, answers []string, err error) {
	file = filepath.Join(dir, "history.jsonl")
	r, err := b.drill(file, 3, nil)
	if err == nil && r.code != 0 {
		err = fmt.Errorf("a drill ends with %d: %s", r.code, r.err)
	}
	return file, r.acknowledged(), err
}

// judge checks a history after an accident: every answer is there that was acknowledged,
// and the program can read and write it now.
func (b *bench) judge(file string, answers []string) error {
	lost, err := missing(file, answers)
	if err != nil {
		return err
	}
	if len(lost) > 0 {
		return fmt.Errorf("%s: lost are %v", file, lost)
	}
	r, err := b.drill(file, 1, nil)
	if err != nil {
		return err
	}
	if r.code != 0 || len(r.acknowledged()) != 1 {
		return fmt.Errorf("%s: the next drill ends with %d:\n%s%s", file, r.code, r.out, r.err)
	}
	return b.sound(file)
}

// limitEveryByte lets the file grow by so many bytes only: from none to those of two
// answers.
func limitEveryByte(b *bench) (string, error) {
	own, err := os.Executable()
	if err != nil {
		return "", err
	}
	var failed error
	runs, said, seen := 0, 0, 0
	const most = 1400
	for room := 0; room <= most; room += 4 {
		dir, err := b.folder()
		if err != nil {
			return "", err
		}
		file, answers, err := b.begun(dir)
		if err != nil {
			return "", err
		}
		info, err := os.Stat(file)
		if err != nil {
			return "", err
		}
		r, err := b.drill(file, 6, func(cmd *exec.Cmd) {
			cmd.Args = append([]string{own, "limit", strconv.FormatInt(info.Size()+int64(room), 10), cmd.Path}, cmd.Args[1:]...)
			cmd.Path = own
		})
		if err != nil {
			return "", err
		}
		runs++
		seen += len(r.acknowledged())
		if strings.Contains(r.out+r.err, "make room on the disk") {
			said++
		} else {
			failed = errors.Join(failed, fmt.Errorf("with room for %d bytes it says:\n%s%s", room, r.out, r.err))
		}
		failed = errors.Join(failed, b.judge(file, append(answers, r.acknowledged()...)), os.RemoveAll(dir))
	}
	return fmt.Sprintf("%d drills with room for 0 to %d bytes more; %d answers acknowledged; the learner was told %d times", runs, most, seen, said), failed
}

// mounted mounts a small file system in memory, and returns what removes it; false if
// that is not allowed.
func mounted(dir, options string) (done func() error, ok bool) {
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, options); err != nil {
		return nil, false
	}
	return func() error { return syscall.Unmount(dir, 0) }, true
}

// fillFileSystem leaves so many pages on a file system. Its copy of the day finds no room
// either.
func fillFileSystem(b *bench) (string, error) {
	var failed error
	runs, seen := 0, 0
	const page = 4096
	for pages := range 12 {
		dir, err := b.folder()
		if err != nil {
			return "", err
		}
		done, ok := mounted(dir, "size=128k,mode=755")
		if !ok {
			return "left out: no file system may be mounted here", os.Remove(dir)
		}
		file, answers, err := b.begun(dir)
		if err != nil {
			return "", errors.Join(err, done())
		}
		filler := filepath.Join(dir, "filler")
		if err := fill(filler, int64(pages)*page); err != nil {
			return "", errors.Join(err, done())
		}
		r, err := b.drill(file, 60, nil)
		if err != nil {
			return "", errors.Join(err, done())
		}
		runs++
		seen += len(r.acknowledged())
		answers = append(answers, r.acknowledged()...)
		lost, err := missing(file, answers)
		if len(lost) > 0 {
			err = errors.Join(err, fmt.Errorf("with %d pages left, lost are %v", pages, lost))
		}
		failed = errors.Join(failed, err, os.Remove(filler), b.judge(file, answers), done())
	}
	return fmt.Sprintf("%d drills on one with 0 to %d pages left; %d answers acknowledged", runs, runs-1, seen), failed
}

// fill writes a file until its file system is full, and then makes it so much shorter.
func fill(file string, less int64) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	defer f.Close()
	size := int64(0)
	for block := make([]byte, 4096); ; {
		n, err := f.Write(block)
		if size += int64(n); errors.Is(err, syscall.ENOSPC) {
			return f.Truncate(max(size-less, 0))
		} else if err != nil {
			return err
		}
	}
}

// nobody is who has no rights of an administrator.
const nobody = 65534

// asNobody runs a command without the rights of an administrator, whom nothing is
// forbidden.
func asNobody(cmd *exec.Cmd) {
	if os.Getuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
}

// forbid tries a file and a folder that cannot be written, each by rights and on a file
// system that is read only.
func forbid(b *bench) (string, error) {
	var failed error
	var tried []string
	for _, t := range []struct {
		name         string
		file, folder os.FileMode
		mounted      bool // read only
		goes         bool // answers can be written all the same
	}{
		{"a file", 0o444, 0o755, false, false},
		{"a folder", 0o644, 0o555, false, true},
		{"both", 0o444, 0o555, false, false},
		{"a file system", 0o644, 0o755, true, false},
	} {
		did, err := b.forbidden(t.file, t.folder, t.mounted, t.goes)
		if err != nil {
			err = fmt.Errorf("%s: %w", t.name, err)
		}
		if did {
			tried = append(tried, t.name)
		}
		failed = errors.Join(failed, err)
	}
	return strings.Join(tried, ", ") + ": each told", failed
}

// forbidden tries one way to forbid writing, and reports whether it could be tried.
func (b *bench) forbidden(file, folder os.FileMode, readOnly, goes bool) (tried bool, err error) {
	dir, err := b.folder()
	if err != nil {
		return false, err
	}
	if readOnly {
		done, ok := mounted(dir, "size=1m,mode=755")
		if !ok {
			return false, os.Remove(dir)
		}
		defer func() { err = errors.Join(err, done()) }()
	}
	name, answers, err := b.begun(dir)
	if err != nil {
		return true, err
	}
	before, err := os.ReadFile(name)
	if os.Getuid() == 0 {
		err = errors.Join(err, os.Chown(name, nobody, nobody), os.Chown(dir, nobody, nobody))
	}
	if err = errors.Join(err, os.Chmod(name, file), os.Chmod(dir, folder)); err != nil {
		return true, err
	}
	if readOnly {
		if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
			return true, err
		}
	}
	r, err := b.drill(name, 2, asNobody)
	if err != nil {
		return true, err
	}
	list, err := b.policyquiz(name, "", asNobody, "history")
	if err != nil {
		return true, err
	}
	after, err := os.ReadFile(name)
	switch {
	case err != nil:
		return true, err
	case list.code != 0:
		return true, fmt.Errorf("the history cannot be listed: %s", list.err)
	case goes && (r.code != 0 || len(r.acknowledged()) != 2 || strings.Count(r.err, "cannot copy history") != 1):
		return true, fmt.Errorf("a drill ends with %d:\n%s%s", r.code, r.out, r.err)
	case !goes && (r.code != 1 || len(r.acknowledged()) > 0 || string(after) != string(before) || !strings.Contains(r.out, "writable")):
		return true, fmt.Errorf("a drill ends with %d:\n%s%s", r.code, r.out, r.err)
	}
	lost, err := missing(name, append(answers, r.acknowledged()...))
	if err == nil && len(lost) > 0 {
		err = fmt.Errorf("lost are %v", lost)
	}
	return true, err
}

// manyNames lets drills write to one history at the same time, each by another name: its
// own, a hard link in another folder, a symbolic link, and one with a detour.
func manyNames(b *bench) (string, error) {
	const rounds, answersEach = 12, 25
	var failed error
	runs, seen := 0, 0
	for range rounds {
		dir, err := b.folder()
		if err != nil {
			return "", err
		}
		file, answers, err := b.begun(dir)
		if err != nil {
			return "", err
		}
		other, err := b.folder()
		if err != nil {
			return "", err
		}
		names := []string{file, filepath.Join(other, "hard.jsonl"), filepath.Join(other, "symbolic.jsonl"), dir + "/../" + filepath.Base(dir) + "/history.jsonl"}
		if err := errors.Join(os.Link(file, names[1]), os.Symlink(file, names[2])); err != nil {
			return "", err
		}
		var mu sync.Mutex
		var drills sync.WaitGroup
		for _, name := range names {
			drills.Go(func() {
				r, err := b.drill(name, answersEach, nil)
				if err == nil && (r.code != 0 || len(r.acknowledged()) != answersEach) {
					err = fmt.Errorf("%s: a drill ends with %d after %d answers: %s", name, r.code, len(r.acknowledged()), r.err)
				}
				mu.Lock()
				defer mu.Unlock()
				answers = append(answers, r.acknowledged()...)
				failed = errors.Join(failed, err)
			})
		}
		drills.Wait()
		runs += len(names)
		seen += len(answers)
		failed = errors.Join(failed, b.judge(file, answers))
	}
	return fmt.Sprintf("%d drills, 4 at a time by 4 names; %d answers acknowledged", runs, seen), failed
}
