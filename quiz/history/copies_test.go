package history

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// days lists those of the copies of a history, the latest first.
func days(tb testing.TB, path string) (list []string) {
	tb.Helper()
	copies, err := Copies(path)
	if err != nil {
		tb.Fatal(err)
	}
	for _, c := range copies {
		list = append(list, c.Day)
	}
	return list
}

// A copy of a day has what was there before the first entry that is appended after it
// was asked for, and is made once.
func TestCopyOfADay(t *testing.T) {
	path := file(t, "")
	l := open(t, path)
	l.KeepCopy("2026-03-01") // there is nothing to copy yet
	add(t, l, reviewOf("q1"))
	before := read(t, path)
	l.KeepCopy("2026-03-02")
	add(t, l, reviewOf("q2"))
	l.KeepCopy("2026-03-02")
	add(t, open(t, path), reviewOf("q3"))
	other := open(t, path)
	other.KeepCopy("2026-03-02")
	if err := errors.Join(l.CopyFailed(), other.CopyFailed()); err != nil || read(t, path+".copy-2026-03-02") != before {
		t.Errorf("%v; the copy is %q", err, read(t, path+".copy-2026-03-02"))
	}
	if got := days(t, path); !slices.Equal(got, []string{"2026-03-02"}) {
		t.Errorf("copies of %v", got)
	}
	wantQuestions(t, path, "q1 q2 q3")
	info, err := os.Stat(path + ".copy-2026-03-02")
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Error(info.Mode(), err)
	}

	// It is a history like any other: what was lost comes back by a merge.
	write(t, path, header+"\n")
	if _, err := open(t, path).Merge(ctx, path+".copy-2026-03-02"); err != nil {
		t.Fatal(err)
	}
	wantQuestions(t, path, "q1")
	if beside, err := Beside(path); err != nil || len(beside) != 1 {
		t.Errorf("beside it: %v, %v", beside, err)
	}
	write(t, path+draftSuffix, "half")
	if err := Delete(ctx, path); err != nil {
		t.Fatal(err)
	}
	if left, err := filepath.Glob(path + "*"); err != nil || len(left) > 0 {
		t.Errorf("left are %v, %v", left, err)
	}
}

// A copy that cannot be made is told of once, keeps nothing from being appended, and
// leaves nothing behind.
func TestCopyThatFails(t *testing.T) {
	path := file(t, header+"\n"+line(t, "a-1", "q1"))
	if err := os.MkdirAll(filepath.Join(path+draftSuffix, "full"), 0o700); err != nil { // a folder that cannot be removed
		t.Fatal(err)
	}
	l := open(t, path)
	l.KeepCopy("2026-03-02")
	add(t, l, reviewOf("q2"))
	err := l.CopyFailed()
	if err == nil || !strings.Contains(err.Error(), "cannot copy history "+path) || !strings.Contains(hintOf(err), "in the history all the same") {
		t.Errorf("error %v, hint %q", err, hintOf(err))
	}
	if err := l.CopyFailed(); err != nil {
		t.Errorf("told again: %v", err)
	}
	wantQuestions(t, path, "q1 q2")
	if got := days(t, path); got != nil {
		t.Errorf("copies of %v", got)
	}
	for err, want := range map[error]string{fs.ErrPermission: "folder writable", errDisk: "history check"} {
		if hint := hintOf(cannot("copy", path, err)); !strings.Contains(hint, want) {
			t.Errorf("%v: hint %q", err, hint)
		}
	}
}

// One that was killed while it made a copy does no harm.
func TestUnfinishedCopy(t *testing.T) {
	path := file(t, header+"\n"+line(t, "a-1", "q1"))
	write(t, path+draftSuffix, "half")
	l := open(t, path)
	l.KeepCopy("2026-03-02")
	if err := l.CopyFailed(); err != nil || read(t, path+".copy-2026-03-02") != read(t, path) {
		t.Error(err)
	}
	if left, _ := filepath.Glob(path + ".copy-*"); len(left) != 1 {
		t.Errorf("left are %v", left)
	}
}

// A year of days: at most 7 daily and 4 weekly copies, and the largest, are kept, and at
// any time there is one of the day, of a week before and of the weeks behind it.
func TestCopiesRotate(t *testing.T) {
	path := file(t, header+"\n"+line(t, "a-1", "q1"))
	day := time.Date(2025, 12, 20, 0, 0, 0, 0, time.UTC)
	for n := range 120 {
		now := day.AddDate(0, 0, n)
		if err := keepCopy(path, now.Format(time.DateOnly), time.Second); err != nil {
			t.Fatal(err)
		}
		if n == 30 { // something is lost: the largest stays
			write(t, path+".copy-"+now.Format(time.DateOnly), strings.Repeat(" ", 10_000))
		}
		got := days(t, path)
		if most := dailyCopies + weeklyCopies + 1; len(got) > most || !slices.Contains(got, now.Format(time.DateOnly)) {
			t.Fatalf("day %d: copies of %v", n, got)
		}
		for back, slack := range map[int]int{6: 0, 13: 7, 20: 7} {
			from, to := now.AddDate(0, 0, -back-slack).Format(time.DateOnly), now.AddDate(0, 0, -back).Format(time.DateOnly)
			if n > back+slack && !slices.ContainsFunc(got, func(d string) bool { return from <= d && d <= to }) {
				t.Fatalf("day %d: none of %s to %s among %v", n, from, to, got)
			}
		}
	}
	if got := days(t, path); len(got) != dailyCopies+weeklyCopies+1 || got[len(got)-1] != "2026-01-19" {
		t.Errorf("copies of %v", got)
	}
}

// Whose clock is wrong still has copies: one of a day far ahead is one of those kept.
func TestCopyOfAWrongDay(t *testing.T) {
	path := file(t, header+"\n"+line(t, "a-1", "q1"))
	for _, d := range []string{"2096-01-01", "2026-02-31", "2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06", "2026-03-07", "2026-03-08"} {
		if err := keepCopy(path, d, time.Second); err != nil {
			t.Fatal(err)
		}
	}
	if got := days(t, path); !slices.Contains(got, "2026-03-08") || !slices.Contains(got, "2026-03-03") {
		t.Errorf("copies of %v", got)
	}
}
