package pack

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// course is a small course with a file of each kind, sorted.
var course = []File{
	{"LICENSE-CC-BY-4.0", []byte("CC BY 4.0\n")},
	{"README.md", []byte("# Heat\r\n")},
	{"course.lock", []byte("hash = \"v1:…\"\n")},
	{"course.toml", []byte("id = \"heat\"\n")},
	{"decks/terms.toml", []byte("title = \"Terms\"\n")},
	{"empty.toml", nil},
	{"seeds/paper.toml", []byte("[document]\n")},
	{"seeds/places.sum", []byte("12 ab\n")},
	{"texts/paper.txt", []byte("One.\nTwo.\n")},
}

func packed(t testing.TB, files []File) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Pack(&b, files); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func unpackBytes(b []byte, most limits) (*Archive, error) {
	return unpack(bytes.NewReader(b), int64(len(b)), most)
}

func namesOf(files []File) []string {
	names := []string{}
	for _, f := range files {
		names = append(names, f.Name)
	}
	return names
}

func same(a, b []File) bool {
	return slices.EqualFunc(a, b, func(a, b File) bool { return a.Name == b.Name && bytes.Equal(a.Data, b.Data) })
}

func TestUnpackReturnsWhatWasPacked(t *testing.T) {
	t.Parallel()
	a, err := unpackBytes(packed(t, course), standard)
	if err != nil {
		t.Fatal(err)
	}
	if !same(a.Files, course) || a.Folder != "" || len(a.Left) > 0 {
		t.Errorf("unpacked: %v, folder %q, left %v", namesOf(a.Files), a.Folder, a.Left)
	}
}

// Learners compare zips, and a lock holds the hash: both are the same on every
// system, in every release and for every order of the files.
func TestPackAndHashAreTheSameEverywhere(t *testing.T) {
	t.Parallel()
	const (
		wantZip  = "60c697f248d090678405c7e2150ab729258e227c4c0506aa8ee7c9dcb1ec7e3f"
		wantHash = "v1:1fd8de3fa809c7c2326e1ac01faa9ecc281e9883ce228e5eb1ff400cb0013b27" // by sha256sum, as the comment of Hash has it
	)
	mixed := slices.Clone(course)
	for range 20 {
		rand.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		before := namesOf(mixed)
		if got := fmt.Sprintf("%x", sha256.Sum256(packed(t, mixed))); got != wantZip {
			t.Fatalf("the zip has the SHA-256 %s, not %s", got, wantZip)
		}
		if got := Hash(mixed); got != wantHash {
			t.Fatalf("Hash returned %s, not %s", got, wantHash)
		}
		if !slices.Equal(before, namesOf(mixed)) {
			t.Fatal("the caller's files were put into another order")
		}
	}
}

func TestHashTellsCoursesApart(t *testing.T) {
	t.Parallel()
	change := func(name string, data string) []File {
		files := slices.DeleteFunc(slices.Clone(course), func(f File) bool { return f.Name == name })
		return append(files, File{name, []byte(data)})
	}
	for _, tc := range []struct {
		what  string
		files []File
		same  bool
	}{
		{"another content", change("course.toml", "id = \"cold\"\n"), false},
		{"other line ends", change("README.md", "# Heat\n"), false},
		{"another file", change("decks/more.toml", ""), false},
		{"no licence", course[1:], false},
		{"another lock", change("course.lock", ""), true},
		{"another lock in decks", change("decks/course.lock", ""), true},
		{"another text", change("texts/paper.txt", "Other."), true},
		{"no text", course[:len(course)-1], true},
	} {
		if got := Hash(tc.files) == Hash(course); got != tc.same {
			t.Errorf("%s: the same hash is %v", tc.what, got)
		}
	}
}

func TestPackedFilesHaveOneTimeAndMode(t *testing.T) {
	t.Parallel()
	b := packed(t, course)
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if at := f.Modified.Format("2006-01-02 15:04:05"); at != "1980-01-01 00:00:00" || f.Mode() != 0o644 || f.Flags != 0 {
			t.Errorf("%s: time %s, mode %v, flags %x", f.Name, at, f.Mode(), f.Flags)
		}
	}
}

// refused fails unless err is an *Error about name with a hint.
func refused(t *testing.T, err error, name, what string) {
	t.Helper()
	e, ok := errors.AsType[*Error](err)
	switch {
	case !ok:
		t.Errorf("the error is %v, not an *Error", err)
	case e.Name != name || !strings.Contains(e.Error(), what):
		t.Errorf("the error of %q is %q, not %q of %q", e.Name, e.Error(), what, name)
	case e.Hint() == "":
		t.Errorf("no hint with %q", e.Error())
	}
}

// badNames are names that no course's file may have, where it would be taken.
var badNames = []struct{ name, what string }{
	{"", "no name"},
	{"../x.toml", "leads out"},
	{"decks/../../x.toml", "leads out"},
	{"decks/..", "leads out"},
	{"decks/.. /x.toml", "leads out"},
	{"decks/.../x.toml", "leads out"},
	{"./x.toml", "empty part"},
	{"decks//x.toml", "empty part"},
	{"/x.toml", "root of the disk"},
	{"//server/share/x.toml", "root of the disk"},
	{`\\server\share\x.toml`, `has \ in it`},
	{`decks\x.toml`, `has \ in it`},
	{`..\x.toml`, `has \ in it`},
	{"C:x.toml", "begins with a drive"},
	{"z:/x.toml", "begins with a drive"},
	{"x\x00.toml", "NUL"},
	{strings.Repeat("a/", deepest+1) + "x.toml", "too deep"},
	{"decks/CON.toml", "device"},
	{"con.toml", "device"},
	{"NUL.toml", "device"},
	{"nul .toml", "device"},
	{"prn.a.toml", "device"},
	{"Aux.toml", "device"},
	{"com0.toml", "device"},
	{"COM9.toml", "device"},
	{"texts/lpt1.txt", "device"},
	{"README.", "ends with a space or a dot"},
	{"README ", "ends with a space or a dot"},
	{"decks/ x.toml", "begins or ends"},
	{"xy:z.toml", "a character"},
	{"x?.toml", "a character"},
	{"x*.toml", "a character"},
	{"x|y.toml", "a character"},
	{"<x>.toml", "a character"},
	{`"x".toml`, "a character"},
	{"x\n.toml", "a character"},
	{"x\x1b[2J.toml", "a character"},
	{"x\x7f.toml", "a character"},
	{"wärme.toml", "a character"},
	{"wa\u0308rme.toml", "a character"},
	{"COM¹.toml", "a character"},
	{"x\xff.toml", "a character"},
	{"x\u202elmot.toml", "a character"},
	{strings.Repeat("x", longestName-4) + ".toml", "too long"},
}

func TestPackRefusesWhatUnpackRefuses(t *testing.T) {
	t.Parallel()
	for _, tc := range badNames {
		var b bytes.Buffer
		refused(t, Pack(&b, []File{{"a.toml", nil}, {tc.name, nil}}), tc.name, tc.what)
		if b.Len() > 0 {
			t.Errorf("%q: something was written", tc.name)
		}
	}
	large := make([]byte, MaxFile+1)
	for _, tc := range []struct {
		files      []File
		name, what string
	}{
		{nil, "", "no course"},
		{[]File{{"README.md", nil}, {"texts/a.txt", nil}}, "", "no course"},
		{[]File{{"a.toml", nil}, {"a.toml", nil}}, "a.toml", "twice"},
		{[]File{{"a.toml", nil}, {"A.toml", nil}}, "A.toml", `one file with "a.toml"`},
		{[]File{{"a.toml", nil}, {"notes.pdf", nil}}, "notes.pdf", "no such file"},
		{[]File{{"a.toml", nil}, {"week/b.toml", nil}}, "week/b.toml", "read in"},
		{[]File{{"a.toml", nil}, {".b.toml", nil}}, ".b.toml", "hidden"},
		{[]File{{"a.toml", large}}, "a.toml", "larger than 16 MB"},
		{[]File{{"a.toml", large[1:]}, {"b.toml", large[1:]}, {"c.toml", large[1:]}, {"d.toml", large[1:]}, {"e.toml", large[:1]}}, "", "larger than 64 MB together"},
		{make([]File, MaxFiles+1), "", "more than 2000 files"},
	} {
		refused(t, Pack(new(bytes.Buffer), tc.files), tc.name, tc.what)
		refused(t, Install(t.TempDir()+"/c", tc.files), tc.name, tc.what)
	}
}

// The limits are what is allowed, not what is refused.
func TestNamesAtTheLimit(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		strings.Repeat("x", longestName-5) + ".toml", "console.toml", "com.toml", "com10.toml", "lpt.toml", "null.toml", "a b.toml",
		"A-Z_(1)+'&,.toml", "readme", "License.txt", "LICENCE.md", "LICENSE-CC-BY-4.0", "README.de.md", "texts/a.md",
	} {
		if err := check([]File{{"a.toml", nil}, {name, nil}}, standard); err != nil {
			t.Error(err)
		}
	}
	most := limits{files: 2, file: 3, total: 5}
	if err := check([]File{{"a.toml", make([]byte, 3)}, {"b.toml", make([]byte, 2)}}, most); err != nil {
		t.Error(err)
	}
}

func TestFSReadsACourseBeforeItIsInstalled(t *testing.T) {
	t.Parallel()
	system, err := FS(course)
	if err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(system, namesOf(course)...); err != nil {
		t.Error(err)
	}
	if b, err := fs.ReadFile(system, "decks/terms.toml"); string(b) != "title = \"Terms\"\n" {
		t.Errorf("decks/terms.toml holds %q, %v", b, err)
	}
	_, err = FS([]File{{"../x.toml", nil}})
	refused(t, err, "../x.toml", "leads out")
}

func TestCollect(t *testing.T) {
	t.Parallel()
	folder := fstest.MapFS{
		".git/config.toml":     {},
		".DS_Store":            {},
		"notes.pdf":            {},
		"decks/course.zip":     {},
		"decks/old/terms.toml": {},
		"week-2/terms.toml":    {},
		"secret.toml":          {Mode: fs.ModeSymlink, Data: []byte("/etc/passwd")},
		"texts/pipe.txt":       {Mode: fs.ModeNamedPipe},
	}
	for _, f := range course {
		folder[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	files, left, err := Collect(folder)
	if err != nil {
		t.Fatal(err)
	}
	if !same(files, course) {
		t.Errorf("collected: %q", namesOf(files))
	}
	const no = "a course holds no such file"
	if want := []Left{
		{"notes.pdf", no}, {"secret.toml", "it is no ordinary file"}, {"decks/course.zip", no}, {"texts/pipe.txt", "it is no ordinary file"},
	}; !slices.Equal(left, want) {
		t.Errorf("left: %q", left)
	}
}

// A countingFS counts what is opened.
type countingFS struct {
	fs.FS
	opened int
}

func (c *countingFS) Open(name string) (fs.File, error) {
	c.opened++
	return c.FS.Open(name)
}

func TestCollectRefuses(t *testing.T) {
	t.Parallel()
	many, much := fstest.MapFS{}, fstest.MapFS{}
	for i := range 2 * MaxFiles {
		many[fmt.Sprintf("decks/%d.toml", i)] = &fstest.MapFile{}
	}
	large := make([]byte, 14<<20)
	for i := range 100 {
		much[fmt.Sprintf("%d.toml", i)] = &fstest.MapFile{Data: large}
	}
	for _, tc := range []struct {
		folder     fstest.MapFS
		name, what string
		opened     int // at most, folders included
	}{
		{fstest.MapFS{}, "", "no course", 4},
		{fstest.MapFS{"decks/wärme.toml": {}}, "decks/wärme.toml", "a character", 6},
		{fstest.MapFS{"a.toml": {Data: make([]byte, MaxFile+1)}}, "a.toml", "larger than 16 MB", 6},
		{many, "", "more than 2000 files", 2010},
		{much, "", "larger than 64 MB together", 10},
	} {
		folder := &countingFS{FS: tc.folder}
		_, _, err := Collect(folder)
		refused(t, err, tc.name, tc.what)
		if folder.opened > tc.opened {
			t.Errorf("%s: %d files and folders were opened", tc.what, folder.opened)
		}
	}
}
