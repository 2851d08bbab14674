package history

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"policyquiz/quiz"
)

// locked holds the lock of a file until the test ends, or until it is released.
func locked(tb testing.TB, path string) *held {
	tb.Helper()
	h, err := hold(ctx, path, os.O_RDWR|os.O_APPEND, lockWait)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(h.release)
	return h
}

// names returns the same file by other names, as far as the system has them.
func names(tb testing.TB, path string) []string {
	tb.Helper()
	dir := tb.TempDir()
	folder, base := filepath.Split(path)
	all := []string{path, folder + "../" + filepath.Base(folder) + "/" + base}
	hard, symbolic := filepath.Join(dir, "hard"), filepath.Join(dir, "symbolic")
	if os.Link(path, hard) == nil {
		all = append(all, hard)
	}
	if os.Symlink(path, symbolic) == nil && sameName(path, symbolic) {
		all = append(all, symbolic)
	}
	if runtime.GOOS != "windows" && len(all) < 4 {
		tb.Fatalf("the file has only the names %q", all)
	}
	return all
}

func sameName(a, b string) bool {
	one, err := os.Stat(a)
	two, failed := os.Stat(b)
	return err == nil && failed == nil && os.SameFile(one, two)
}

func TestOneLockForAllNames(t *testing.T) {
	path := file(t, header+"\n"+line(t, "a-1", "q1"))
	h := locked(t, path)
	all := names(t, path)
	for _, name := range all {
		l := open(t, name) // a lock keeps nobody from reading
		if len(l.Entries()) != 1 {
			t.Errorf("%s: %d entries", name, len(l.Entries()))
		}
		l.wait = 0
		for verb, do := range map[string]func() error{
			"Ready":  func() error { return l.Ready(ctx) },
			"Append": func() error { _, _, err := l.Append(ctx, reviewOf("q")); return err },
		} {
			if err := do(); !errors.Is(err, errLocked) || !strings.Contains(err.Error(), "cannot write history "+l.path) || hintOf(err) == "" {
				t.Errorf("%s: %s: %v", name, verb, err)
			}
		}
	}
	h.release()
	for _, name := range all {
		add(t, open(t, name), reviewOf("q2"))
	}
	wantQuestions(t, path, "q1"+strings.Repeat(" q2", len(all)))
	if beside, err := filepath.Glob(path + "?*"); len(beside) > 0 || err != nil {
		t.Errorf("beside the history are %v, %v", beside, err)
	}
}

// A signal ends the wait for a lock. A lock that is free is taken all the same.
func TestContextEndsTheWait(t *testing.T) {
	path := file(t, "")
	h := locked(t, path)
	l := open(t, path)
	l.wait = 24 * time.Hour
	for verb, do := range map[string]func(ctx context.Context) error{
		"Ready":  l.Ready,
		"Append": func(ctx context.Context) error { _, _, err := l.Append(ctx, reviewOf("q1")); return err },
		"Repair": func(ctx context.Context) error { _, _, err := Repair(ctx, path); return err },
	} {
		told, tell := context.WithCancel(ctx)
		done := make(chan error)
		go func() { done <- do(told) }()
		select {
		case err := <-done:
			t.Errorf("%s did not wait: %v", verb, err)
		case <-time.After(5 * lockPause):
			tell()
			if err := <-done; !errors.Is(err, errLocked) || !strings.Contains(err.Error(), "the wait for it was stopped") {
				t.Errorf("%s: %v", verb, err)
			}
		}
		tell()
	}
	h.release()
	over, end := context.WithCancel(ctx)
	end()
	if _, _, err := l.Append(over, reviewOf("q1")); err != nil {
		t.Error(err)
	}
	wantQuestions(t, path, "q1")
}

// A window may have opened the file before another took its place. Its lock is
// then of no use.
func TestLockOfAReplacedFile(t *testing.T) {
	path := file(t, header+"\n")
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := os.Rename(path, path+"-old"); err != nil {
		t.Skip(err) // a system that renames no open file
	}
	write(t, path, header+"\n")
	for _, name := range []string{path, path + "-missing"} {
		if locked, err := lockAs(name, f); locked || err != nil {
			t.Errorf("the lock of another file was taken for that of %s: %v", name, err)
		}
	}
	if locked, err := lockAs(path+"-old", f); !locked || err != nil {
		t.Errorf("the lock was not taken: %v", err)
	}
}

// A program may put another file in the place of the history while windows wait
// for the lock of the old one.
func TestFileIsReplacedUnderItsLock(t *testing.T) {
	path := file(t, header+"\n")
	const windows, each = 4, 25
	var all sync.WaitGroup
	for range windows {
		l := open(t, path)
		all.Go(func() {
			for range each {
				if _, _, err := l.Append(ctx, reviewOf("q")); err != nil {
					t.Error(err)
				}
			}
		})
	}
	replaced := 0
	for ; replaced < 2*each; replaced++ {
		h, err := hold(ctx, path, os.O_RDWR, lockWait)
		if err != nil {
			t.Fatal(err)
		}
		copied := path + strconv.Itoa(replaced)
		write(t, copied, read(t, path))
		err = os.Rename(copied, path)
		h.release()
		if err != nil {
			break
		}
	}
	all.Wait()
	if replaced < 2*each && runtime.GOOS != "windows" { // which replaces no open file
		t.Errorf("replaced only %d times", replaced)
	}
	if n := len(open(t, path).Entries()); n != windows*each {
		t.Errorf("%d entries, want %d", n, windows*each)
	}
}

// Even what a program writes that knows no lock is not overwritten, nor cut off.
func TestUnlockedWriter(t *testing.T) {
	start := header + "\n" + line(t, "a-1", "q1")
	theirs, ours := line(t, "b-1", "q2"), line(t, "c-1", "q3")
	path := file(t, start)
	appendTo(t, path, theirs)
	h := locked(t, path)
	if err := h.add(int64(len(start)), ours); err != nil { // it does not know of theirs
		t.Fatal(err)
	}
	if want := start + theirs + ours; read(t, path) != want {
		t.Errorf("got %q\nwant %q", read(t, path), want)
	}

	// It writes while ours fails.
	before := read(t, path)
	h.disk.sync = func(*os.File) error { appendTo(t, path, theirs); return errDisk }
	err := h.add(int64(len(before)), ours)
	if !errors.Is(err, errDisk) || !errors.Is(err, errShared) || !strings.HasPrefix(read(t, path), before) || !strings.Contains(read(t, path)[len(before):], theirs) {
		t.Errorf("%v; got %q", err, read(t, path))
	}
	h.release()
	wantQuestions(t, path, "q1 q2 q3")
}

// What such a program writes at the same moment is returned as another's entry.
func TestUnlockedWriterIsNoticed(t *testing.T) {
	path := file(t, header+"\n"+line(t, "a-1", "q1"))
	l := open(t, path)
	l.disk.sync = func(f *os.File) error {
		appendTo(t, path, line(t, "b-1", "q3"))
		return f.Sync()
	}
	if written, others := add(t, l, reviewOf("q2")); written.Review.Question != "q2" || questions(others) != "q3" {
		t.Errorf("wrote %v, others are %q", written, questions(others))
	}
	wantQuestions(t, path, "q1 q2 q3")

	// A torn end that has grown since it was seen is not cut off.
	path = file(t, header+"\n"+`{"id":`)
	h := locked(t, path)
	appendTo(t, path, `"a-2"`)
	if err := h.cut(int64(len(header)+1), `{"id":`); !errors.Is(err, errShared) || hintOf(cannot("write", path, err)) == "" {
		t.Errorf("cut: %v", err)
	}
	if want := header + "\n" + `{"id":"a-2"`; read(t, path) != want {
		t.Errorf("left %q", read(t, path))
	}
	if err := h.cut(1000, "x"); err != nil { // it has become shorter
		t.Errorf("cut: %v", err)
	}
	// Nothing is written to another file that has its name now.
	write(t, path+"~", strings.Repeat("x", 100))
	if err := os.Rename(path+"~", path); err != nil {
		t.Skip(err) // a system that replaces no open file
	}
	if err := h.rewrite(0, header); !errors.Is(err, errShared) || read(t, path) != strings.Repeat("x", 100) {
		t.Errorf("rewrite: %v; left %q", err, read(t, path))
	}
}

func appendTo(tb testing.TB, path, text string) {
	tb.Helper()
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
	if err == nil {
		_, err = f.WriteString(text)
	}
	if err := errors.Join(err, f.Close()); err != nil {
		tb.Fatal(err)
	}
}

var errDisk = errors.New("the disk is broken")

// failing returns a disk that fails to sync and to truncate so many times, then
// does as it should.
func failing(syncs, truncates int) disk {
	return disk{
		sync: func(f *os.File) error {
			if syncs--; syncs >= 0 {
				return errDisk
			}
			return f.Sync()
		},
		truncate: func(f *os.File, size int64) error {
			if truncates--; truncates >= 0 {
				return errDisk
			}
			return f.Truncate(size)
		},
	}
}

// However often a disk fails, an entry that is tried again until it is written
// stands once, under the id that it had from the first.
func TestTryAgain(t *testing.T) {
	for syncs := range 4 {
		for cuts := range 10 {
			path := file(t, header+"\n"+strings.TrimSuffix(line(t, "a-1", "q1"), "\n"))
			before := read(t, path)
			l := open(t, path)
			l.disk = failing(syncs, cuts)
			e := reviewOf("mine")
			var written quiz.Entry
			for n := range syncs + 1 {
				var others []quiz.Entry
				var err error
				written, others, err = l.Append(ctx, e)
				if (err == nil) != (n == syncs) || len(others) > 0 {
					t.Fatalf("%d syncs and %d cuts fail: try %d: %v, others %v", syncs, cuts, n+1, err, others)
				}
				if err != nil && (!errors.Is(err, errDisk) || hintOf(err) == "") {
					t.Errorf("error %v, hint %q", err, hintOf(err))
				}
				if err != nil && cuts == 0 && read(t, path) != before {
					t.Errorf("a failed append left %q", read(t, path)[len(before):])
				}
			}
			if want := before + "\n" + lineOf(t, numbered(reviewOf("mine"), l.run+"-000001", 2)); read(t, path) != want {
				t.Fatalf("%d syncs and %d cuts fail: got\n%swant\n%s", syncs, cuts, read(t, path), want)
			}
			if written.ID != l.run+"-000001" || questions(l.Entries()) != "q1 mine" {
				t.Errorf("wrote %v, entries %v", written, l.Entries())
			}
			if written, _ := add(t, l, e); written.ID != l.run+"-000002" {
				t.Errorf("the same answer, given again, has the id %s", written.ID)
			}
		}
	}
}

// If the learner gives up an entry that the disk keeps against its will, it is
// there as if another window had written it.
func TestGivenUpEntry(t *testing.T) {
	path := file(t, header+"\n")
	l := open(t, path)
	l.disk = failing(1, 2)
	if _, _, err := l.Append(ctx, reviewOf("q1")); !errors.Is(err, errDisk) {
		t.Fatal(err)
	}
	if _, others := add(t, l, reviewOf("q2")); questions(others) != "q1" {
		t.Errorf("others are %q", questions(others))
	}
	wantQuestions(t, path, "q1 q2")

	// Another window may write behind it before it is tried again.
	l.disk = failing(1, 2)
	if _, _, err := l.Append(ctx, reviewOf("q3")); !errors.Is(err, errDisk) {
		t.Fatal(err)
	}
	add(t, open(t, path), reviewOf("q4"))
	if written, others := add(t, l, reviewOf("q3")); written.Review.Question != "q3" || questions(others) != "q4" {
		t.Errorf("wrote %v, others %q", written, questions(others))
	}
	wantQuestions(t, path, "q1 q2 q3 q4")
}

func TestWriteAllOrNothing(t *testing.T) {
	dir := t.TempDir()
	a, b, taken := filepath.Join(dir, "a"), filepath.Join(dir, "b"), filepath.Join(dir, "taken")
	write(t, taken, "old")
	if err := writeAll(0o600, newFile{a, "1"}, newFile{b, "2"}, newFile{taken, "new"}); !errors.Is(err, os.ErrExist) {
		t.Error(err)
	}
	left, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || !slices.Equal(left, []string{taken}) || read(t, taken) != "old" {
		t.Errorf("left %v, %v", left, err)
	}
}

// A torn line that cannot be moved is not there twice.
func TestTornLineThatStays(t *testing.T) {
	text := header + "\n" + line(t, "a-1", "q1") + `{"id":`
	path := file(t, text)
	l := open(t, path)
	l.disk = failing(0, 2)
	_, _, err := l.Append(ctx, reviewOf("q2"))
	if !errors.Is(err, errDisk) || hintOf(err) == "" {
		t.Error(err)
	}
	if files, err := filepath.Glob(path + "*"); err != nil || len(files) != 1 || read(t, path) != text {
		t.Errorf("left %v, %v", files, err)
	}
	add(t, l, reviewOf("q2"))
	wantQuestions(t, path, "q1 q2")
}
