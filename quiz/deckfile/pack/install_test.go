package pack

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
)

// other is another course, with other files in other folders.
var other = []File{{"course.toml", []byte("id = \"heat\"\n")}, {"decks/new.toml", []byte("title = \"New\"\n")}, {"texts/a.md", []byte("A\n")}}

// holds reads a folder, whatever is in it.
func holds(t *testing.T, folder string) []File {
	t.Helper()
	var files []File
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(folder, path)
		files = append(files, File{filepath.ToSlash(name), data})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return sorted(files)
}

func namesIn(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	names := []string{}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// quick is a disk that does not wait, for tests that install many courses.
var quick = disk{
	write:     func(file string, data []byte) error { return os.WriteFile(file, data, 0o600) },
	rename:    rename,
	removeAll: os.RemoveAll,
	sync:      func(string) {},
}

func install(t *testing.T, folder string, files []File) {
	t.Helper()
	if err := quick.install(folder, files); err != nil {
		t.Fatal(err)
	}
}

func TestInstallAndRemove(t *testing.T) {
	t.Parallel()
	courses := filepath.Join(t.TempDir(), "data", "courses")
	heat, cold := filepath.Join(courses, "heat"), filepath.Join(courses, "heat.2")
	install := func(t *testing.T, folder string, files []File) {
		t.Helper()
		if err := Install(folder, files); err != nil {
			t.Fatal(err)
		}
	}
	install(t, heat, course)
	install(t, cold, course)
	if err := os.WriteFile(filepath.Join(heat, "stray"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	install(t, heat, other)
	if got := holds(t, heat); !same(got, other) {
		t.Errorf("replaced: %q", namesOf(got))
	}
	if got := holds(t, cold); !same(got, course) {
		t.Errorf("the other course: %q", namesOf(got))
	}
	if err := Remove(heat); err != nil {
		t.Error(err)
	}
	if got := namesIn(t, courses); !slices.Equal(got, []string{"heat.2"}) {
		t.Errorf("removed: %q", got)
	}
	err := Remove(heat)
	refused(t, err, heat, "no such course")
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v is not fs.ErrNotExist", err)
	}
}

// The new course is on disk, names and all, before the old one is renamed away,
// and the renames are before the old one is removed.
func TestInstallWaitsForTheDisk(t *testing.T) {
	t.Parallel()
	courses := t.TempDir()
	heat := filepath.Join(courses, "heat")
	install(t, heat, course)
	var steps []string
	note := func(step string) { steps = append(steps, step) }
	d := quick
	d.write = func(file string, data []byte) error { note("write"); return quick.write(file, data) }
	d.rename = func(from, to string) error { note("rename"); return quick.rename(from, to) }
	d.removeAll = func(path string) error { note("remove"); return quick.removeAll(path) }
	d.sync = func(folder string) {
		if folder == courses {
			note("sync courses")
		} else {
			note("sync")
		}
	}
	if err := d.install(heat, other); err != nil {
		t.Fatal(err)
	}
	want := []string{"write", "write", "write", "sync", "sync", "sync", "rename", "rename", "sync courses", "rename", "remove"}
	if !slices.Equal(steps, want) {
		t.Errorf("the steps are %q", steps)
	}
	steps = nil
	if err := d.remove(heat); err != nil {
		t.Fatal(err)
	}
	if want := []string{"rename", "sync courses", "remove"}; !slices.Equal(steps, want) {
		t.Errorf("the steps of removing are %q", steps)
	}
}

func TestOnlyTheOwnerReadsACourse(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has other permissions")
	}
	t.Parallel()
	heat := filepath.Join(t.TempDir(), "heat")
	if err := Install(heat, other); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]fs.FileMode{"": 0o700, "decks": 0o700, "course.toml": 0o600, "decks/new.toml": 0o600} {
		info, err := os.Stat(filepath.Join(heat, name))
		if err != nil || info.Mode().Perm() != want {
			t.Errorf("%q has mode %v, not %v: %v", name, info.Mode().Perm(), want, err)
		}
	}
}

func TestInstallReplacesNoFile(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "heat")
	if err := os.WriteFile(file, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	refused(t, Install(file, course), file, "is a file")
	refused(t, Install(filepath.Join(file, "x"), course), file, "cannot make the folder")
	if b, err := os.ReadFile(file); string(b) != "mine" {
		t.Errorf("the file holds %q: %v", b, err)
	}
}

func TestWriteNewReplacesNothing(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "a.toml")
	if err := writeNew(file, []byte("first")); err != nil {
		t.Fatal(err)
	}
	if err := writeNew(file, []byte("second")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("the error is %v", err)
	}
	if b, err := os.ReadFile(file); string(b) != "first" {
		t.Errorf("the file holds %q: %v", b, err)
	}
}

func TestHealNeedsNoFolder(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if err := Heal(filepath.Join(folder, "courses")); err != nil {
		t.Error(err)
	}
	if got := namesIn(t, folder); len(got) > 0 {
		t.Errorf("made %q", got)
	}
}

// Names that people and other programs give to folders are no leftovers.
func TestStrangersAreLetBe(t *testing.T) {
	t.Parallel()
	courses := t.TempDir()
	names := []string{".git", ".heat.gone-", ".heat.gone-1a", ".heat.gone", ".gone-1", ".heat.goner-1", "heat.gone-1", "heat.new-1", "heat.old-1"}
	for _, n := range names {
		if err := os.Mkdir(filepath.Join(courses, n), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := Heal(courses); err != nil {
		t.Error(err)
	}
	install(t, filepath.Join(courses, "heat"), course)
	if err := Remove(filepath.Join(courses, "heat")); err != nil {
		t.Error(err)
	}
	slices.Sort(names)
	if got := namesIn(t, courses); !slices.Equal(got, names) {
		t.Errorf("there are now %q", got)
	}
}

// What an Install of one course left is no business of another course.
func TestLeftoversOfOtherCoursesAreLetBe(t *testing.T) {
	t.Parallel()
	courses := t.TempDir()
	leave(t, courses, ".cold.old-7", course)
	leave(t, courses, ".heat.2.new-8", course)
	install(t, filepath.Join(courses, "heat"), other)
	if got := namesIn(t, courses); !slices.Equal(got, []string{".cold.old-7", ".heat.2.new-8", "heat"}) {
		t.Errorf("there are %q", got)
	}
	if err := Heal(courses); err != nil {
		t.Fatal(err)
	}
	if got := namesIn(t, courses); !slices.Equal(got, []string{".heat.2.new-8", "cold", "heat"}) || !same(holds(t, filepath.Join(courses, "cold")), course) {
		t.Errorf("healed, there are %q", got)
	}
}

var errTest = errors.New("the disk is full")

// A crash stops the program at a step, as loss of power does: nothing that
// comes after it is done.
type crash struct{}

// faulty is a disk on which the nth step, counted from 0, goes wrong. Half of
// it is done before: half of a file is written, or one file of a folder is
// removed.
func faulty(n int, goWrong func() error) (d disk, steps *int) {
	steps = new(int)
	now := func() bool {
		*steps++
		return *steps == n+1
	}
	d = quick
	d.write = func(file string, data []byte) error {
		if now() {
			quick.write(file, data[:len(data)/2])
			return goWrong()
		}
		return quick.write(file, data)
	}
	d.rename = func(from, to string) error {
		if now() {
			return goWrong()
		}
		return quick.rename(from, to)
	}
	d.removeAll = func(path string) error {
		if now() {
			removeOne(path)
			return goWrong()
		}
		return quick.removeAll(path)
	}
	return d, steps
}

func removeOne(folder string) {
	done := errors.New("removed")
	filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			os.Remove(path)
			return done
		}
		return err
	})
}

// crashing calls do, which may stop at a crash.
func crashing(do func() error) (err error, crashed bool) {
	defer func() {
		if r := recover(); r != nil {
			if _, crashed = r.(crash); !crashed {
				panic(r)
			}
		}
	}()
	return do(), false
}

// Whatever step an Install stops at, Heal finds the old course or the new one,
// whole, and the next Install leaves nothing behind.
func TestInstallSurvivesACrashAtAnyStep(t *testing.T) {
	t.Parallel()
	olds, news := 0, 0
	for _, before := range [][]File{nil, course} {
		for n := 0; ; n++ {
			courses := t.TempDir()
			heat := filepath.Join(courses, "heat")
			if before != nil {
				install(t, heat, before)
			}
			d, _ := faulty(n, func() error { panic(crash{}) })
			err, crashed := crashing(func() error { return d.install(heat, other) })
			if err != nil {
				t.Fatal(err)
			}
			if err := Heal(courses); err != nil {
				t.Fatal(err)
			}
			switch _, err := os.Stat(heat); {
			case err != nil:
				if before != nil {
					t.Fatalf("after step %d there is no course", n)
				}
				olds++
			case same(holds(t, heat), other):
				news++
			case same(holds(t, heat), before):
				olds++
			default:
				t.Fatalf("after step %d there is half a course: %q", n, namesOf(holds(t, heat)))
			}
			install(t, heat, other)
			if got := namesIn(t, courses); !slices.Equal(got, []string{"heat"}) || !same(holds(t, heat), other) {
				t.Fatalf("after step %d and another Install there are %q", n, got)
			}
			if !crashed {
				break
			}
		}
	}
	if olds < 5 || news < 3 {
		t.Errorf("the old course was found %d times, the new one %d times", olds, news)
	}
}

// A second crash, while what the first one left is put in order, does no more
// harm than the first.
func TestInstallSurvivesTwoCrashes(t *testing.T) {
	t.Parallel()
	for first := range 10 {
		for second := 0; ; second++ {
			courses := t.TempDir()
			heat := filepath.Join(courses, "heat")
			install(t, heat, course)
			d, _ := faulty(first, func() error { panic(crash{}) })
			crashing(func() error { return d.install(heat, other) })
			d, _ = faulty(second, func() error { panic(crash{}) })
			_, crashed := crashing(func() error { return d.install(heat, other) })
			if err := Heal(courses); err != nil {
				t.Fatal(err)
			}
			if got := holds(t, heat); !same(got, course) && !same(got, other) {
				t.Fatalf("after steps %d and %d there is half a course: %q", first, second, namesOf(got))
			}
			install(t, heat, other)
			if got := namesIn(t, courses); !slices.Equal(got, []string{"heat"}) {
				t.Fatalf("after steps %d and %d and another Install there are %q", first, second, got)
			}
			if !crashed {
				break
			}
		}
	}
}

// A step that fails leaves the old course, and says so; a step that only tidies
// up may fail.
func TestInstallThatFailsChangesNothing(t *testing.T) {
	t.Parallel()
	failed := 0
	for n := 0; ; n++ {
		courses := t.TempDir()
		heat := filepath.Join(courses, "heat")
		install(t, heat, course)
		d, steps := faulty(n, func() error { return errTest })
		err := d.install(heat, other)
		want := other
		if err != nil {
			failed++
			want = course
			refused(t, err, heat, "cannot write: "+errTest.Error())
			if got := namesIn(t, courses); !slices.Equal(got, []string{"heat"}) {
				t.Errorf("step %d failed, and there are %q", n, got)
			}
		}
		if !same(holds(t, heat), want) {
			t.Errorf("step %d failed with %v, and there is %q", n, err, namesOf(holds(t, heat)))
		}
		if *steps <= n {
			break
		}
	}
	if want := len(other) + 2; failed != want {
		t.Errorf("%d steps fail, not %d: each file, and two renames", failed, want)
	}
}

// The rename back may fail too. Then Heal does it.
func TestInstallThatCannotPutBackIsHealed(t *testing.T) {
	t.Parallel()
	courses := t.TempDir()
	heat := filepath.Join(courses, "heat")
	install(t, heat, course)
	renames := 0
	d := quick
	d.rename = func(from, to string) error {
		if renames++; renames > 1 {
			return errTest
		}
		return os.Rename(from, to)
	}
	refused(t, d.install(heat, other), heat, errTest.Error())
	refused(t, d.heal(courses), heat, "cannot put back: "+errTest.Error())
	if err := Heal(courses); err != nil {
		t.Fatal(err)
	}
	if got := holds(t, heat); !same(got, course) {
		t.Errorf("healed: %q", namesOf(got))
	}
}

// After Remove was interrupted there is the whole course or none, and no older
// one comes back.
func TestRemoveSurvivesACrashAtAnyStep(t *testing.T) {
	t.Parallel()
	gone := 0
	for n := 0; ; n++ {
		courses := t.TempDir()
		heat := filepath.Join(courses, "heat")
		install(t, heat, other)
		leave(t, courses, ".heat.old-7", course)
		leave(t, courses, ".heat.new-8", course)
		d, _ := faulty(n, func() error { panic(crash{}) })
		_, crashed := crashing(func() error { return d.remove(heat) })
		if err := Heal(courses); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(heat); err != nil {
			gone++
		} else if got := holds(t, heat); !same(got, other) {
			t.Fatalf("after step %d there is %q", n, namesOf(got))
		} else if err := Remove(heat); err != nil {
			t.Fatal(err)
		}
		if got := namesIn(t, courses); len(got) > 0 {
			t.Fatalf("after step %d there is %q", n, got)
		}
		if !crashed {
			break
		}
	}
	if gone != 2 {
		t.Errorf("the course was gone %d times, not after the last step and without a crash", gone)
	}
}

// leave writes a folder as an earlier run left it.
func leave(t *testing.T, courses, name string, files []File) {
	t.Helper()
	fresh, err := quick.writeFolder(courses, "x", files)
	if err == nil {
		err = os.Rename(fresh, filepath.Join(courses, name))
	}
	if err != nil {
		t.Fatal(err)
	}
}

// Another window may heal while this one is between its renames, or install the
// same course. One of them may fail, and there is always a whole course.
func TestTwoWindowsAtOnce(t *testing.T) {
	t.Parallel()
	third := []File{{"third.toml", []byte("title = \"Third\"\n")}}
	for _, meanwhile := range []func(courses, heat string) error{
		func(courses, _ string) error { return quick.heal(courses) },
		func(_, heat string) error { return quick.install(heat, third) },
		func(_, heat string) error { return quick.remove(heat) },
	} {
		for n := 0; ; n++ {
			courses := t.TempDir()
			heat := filepath.Join(courses, "heat")
			install(t, heat, course)
			var failed error
			step := 0
			now := func() {
				if step++; step == n+1 {
					failed = meanwhile(courses, heat)
				}
			}
			d := quick
			d.write = func(file string, data []byte) error { now(); return quick.write(file, data) }
			d.rename = func(from, to string) error { now(); return quick.rename(from, to) }
			d.removeAll = func(path string) error { now(); return quick.removeAll(path) }
			err := d.install(heat, other)
			if err != nil && failed != nil {
				t.Errorf("at step %d both failed: %v; %v", n, err, failed)
			}
			if err := Heal(courses); err != nil {
				t.Fatal(err)
			}
			if _, err := os.Stat(heat); err == nil {
				if got := holds(t, heat); !same(got, course) && !same(got, other) && !same(got, third) {
					t.Errorf("at step %d there is half a course: %q", n, namesOf(got))
				}
			}
			if step <= n {
				break
			}
		}
	}
}
