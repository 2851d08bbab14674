package pack

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// An entry is what a test puts into a zip: any name, mode and flags, and what
// the header says of it may be a lie.
type entry struct {
	name   string
	data   string
	mode   fs.FileMode
	flags  uint16
	method uint16
	lie    func(h *zip.FileHeader)
}

func zipOf(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		raw := e.data
		if e.method == zip.Deflate {
			raw = deflated(t, e.data)
		}
		h := &zip.FileHeader{
			Name: e.name, Method: e.method, Flags: e.flags, CRC32: crc32.ChecksumIEEE([]byte(e.data)),
			CompressedSize64: uint64(len(raw)), UncompressedSize64: uint64(len(e.data)),
		}
		h.SetMode(e.mode)
		if e.lie != nil {
			e.lie(h)
		}
		w, err := z.CreateRaw(h)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(e.name, "/") {
			continue // the writer takes no bytes for a folder
		}
		if _, err := io.WriteString(w, raw); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func deflated(t testing.TB, data string) string {
	t.Helper()
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err == nil {
		_, err = io.WriteString(w, data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func entriesOf(names ...string) []entry {
	var all []entry
	for _, n := range names {
		all = append(all, entry{name: n})
	}
	return all
}

func TestUnpackTakesWhatACourseHolds(t *testing.T) {
	t.Parallel()
	const no, elsewhere = "a course holds no such file", "TOML files are read in the course's folder, in decks/ and in seeds/ only"
	for _, tc := range []struct {
		what   string
		zip    []string
		folder string
		files  []string
		left   []Left
	}{
		{"flat", []string{"b.toml", "a.toml", "course.toml"}, "", []string{"a.toml", "b.toml", "course.toml"}, nil},
		{"in folders", []string{"decks/", "decks/a.toml", "seeds/b.toml"}, "", []string{"decks/a.toml", "seeds/b.toml"}, nil},
		{"below one folder", []string{"Heat 2026/", "Heat 2026/decks/", "Heat 2026/decks/a.toml", "Heat 2026/README"}, "Heat 2026", []string{"README", "decks/a.toml"}, nil},
		{
			"by macOS", []string{"Wärme/a.toml", "Wärme/.DS_Store", "Wärme/._a.toml", "__MACOSX/Wärme/._a.toml", ".git/config.toml", "Wärme/.decks/x.toml"},
			"Wärme", []string{"a.toml"}, nil,
		},
		{
			"with more than a course", []string{"a.toml", "notes.pdf", "inner.zip", "README.zip", "Thesis: draft?.docx", "aux.h", "texts/x.html", "decks/README.md", "Decks/b.toml", "texts/c.toml", "x/y/d.toml", "A.TOML"},
			"", []string{"a.toml"},
			[]Left{
				{"A.TOML", no}, {"Decks/b.toml", elsewhere}, {"README.zip", no}, {"Thesis: draft?.docx", no}, {"aux.h", no}, {"decks/README.md", no}, {"inner.zip", no},
				{"notes.pdf", no}, {"texts/c.toml", elsewhere}, {"texts/x.html", no}, {"x/y/d.toml", elsewhere},
			},
		},
		{
			"outside of the folder", []string{"heat/a.toml", "README.md", "x/y/z.toml", "heat.toml.txt"}, "heat", []string{"a.toml"},
			[]Left{
				{"README.md", `it lies outside of the course's folder "heat"`}, {"heat.toml.txt", `it lies outside of the course's folder "heat"`},
				{"x/y/z.toml", `it lies outside of the course's folder "heat"`},
			},
		},
		{"two of a name that are left out", []string{"a.toml", "B.pdf", "b.pdf"}, "", []string{"a.toml"}, []Left{{"B.pdf", no}, {"b.pdf", no}}},
		{"as deep as can be", []string{"a.toml", strings.Repeat("x/", deepest) + "y"}, "", []string{"a.toml"}, []Left{{strings.Repeat("x/", deepest) + "y", no}}},
		{"a folder named as one of a course", []string{"decks/decks/a.toml"}, "decks", []string{"decks/a.toml"}, nil},
	} {
		a, err := unpackBytes(zipOf(t, entriesOf(tc.zip...)...), standard)
		if err != nil {
			t.Errorf("%s: %v", tc.what, err)
			continue
		}
		if a.Folder != tc.folder || !slices.Equal(namesOf(a.Files), tc.files) || !slices.Equal(a.Left, tc.left) {
			t.Errorf("%s: folder %q, files %q, left %q", tc.what, a.Folder, namesOf(a.Files), a.Left)
		}
	}
}

func TestUnpackRefusesNames(t *testing.T) {
	t.Parallel()
	for _, tc := range badNames {
		for _, folder := range []string{"", "heat/"} {
			if folder != "" && (tc.name == "" || tc.name[0] == '/' || strings.Contains(tc.name, ":")) {
				continue // within a folder it is another name
			}
			_, err := unpackBytes(zipOf(t, entriesOf(folder+"a.toml", folder+tc.name)...), standard)
			refused(t, err, folder+tc.name, tc.what)
		}
	}
	// What leads elsewhere is refused even if it is no file of a course.
	for _, name := range []string{"../x.pdf", "/etc/cron.d/x", `C:\x`, `a\b`, "__MACOSX/../../x", ".git/../../x", "../", "x//", "/", "a\x00b"} {
		_, err := unpackBytes(zipOf(t, entriesOf("a.toml", name)...), standard)
		refused(t, err, name, "")
	}
}

func TestUnpackRefuses(t *testing.T) {
	t.Parallel()
	a := entry{name: "a.toml", data: "title = 'A'"}
	long := strings.Repeat("title = 'A' ", 1000)
	size := func(compressed, uncompressed uint64) func(*zip.FileHeader) {
		return func(h *zip.FileHeader) { h.CompressedSize64, h.UncompressedSize64 = compressed, uncompressed }
	}
	for _, tc := range []struct {
		entries    []entry
		name, what string
	}{
		{nil, "", "no course"},
		{entriesOf("README.md"), "", "no course"},
		{entriesOf("x/y/a.toml"), "", "no course"},
		{entriesOf("__MACOSX/a.toml", ".git/a.toml"), "", "no course"},
		{entriesOf("heat/a.toml", "cold/decks/a.toml"), "", `"cold" and "heat"`},
		{entriesOf("a.toml", "a.toml"), "a.toml", "twice"},
		{entriesOf("decks/a.toml", "decks/A.toml"), "decks/a.toml", `one file with "decks/A.toml"`},
		{entriesOf("a.toml", "README", "readme"), "readme", `one file with "README"`},
		{entriesOf("a.toml", "a.toml/"), "a.toml", "a folder has the same name"},
		{entriesOf("a.toml", "A.toml/b.txt"), "a.toml", "a folder has the same name"},
		{entriesOf("a.toml", "NOTES", "notes/b.pdf"), "NOTES", "a folder has the same name"},
		{entriesOf("a.toml", "decks/a.toml", "decks"), "decks", "a folder has the same name"},
		{[]entry{a, {name: "b.toml", data: "/etc/passwd", mode: fs.ModeSymlink | 0o777}}, "b.toml", "is a link"},
		{[]entry{a, {name: "notes.pdf", data: "/etc/passwd", mode: fs.ModeSymlink | 0o777}}, "notes.pdf", "is a link"},
		{[]entry{a, {name: "decks/", mode: fs.ModeSymlink | 0o777}}, "decks/", "is a link"},
		{[]entry{a, {name: "b.toml", mode: fs.ModeDevice}}, "b.toml", "is a device"},
		{[]entry{a, {name: "b.toml", mode: fs.ModeDevice | fs.ModeCharDevice}}, "b.toml", "is a device"},
		{[]entry{a, {name: "b.toml", mode: fs.ModeNamedPipe}}, "b.toml", "is a device"},
		{[]entry{a, {name: "b.toml", mode: fs.ModeSocket}}, "b.toml", "is a device"},
		{[]entry{a, {name: "decks", mode: fs.ModeDir}}, "decks", "a file and a folder"},
		{[]entry{a, {name: "decks/", lie: size(0, 5)}}, "decks/", "bytes of its own"},
		{[]entry{{name: "a.toml", data: "secret", flags: 0x1}}, "a.toml", "encrypted"},
		{[]entry{{name: "a.toml", data: "secret", flags: 0x40}}, "a.toml", "encrypted"},
		{[]entry{{name: "a.toml", data: "secret", flags: 0x2000}}, "a.toml", "encrypted"},
		{[]entry{{name: "a.toml", data: "BZh9", method: 12}}, "a.toml", "method (12)"},
		{[]entry{{name: "a.toml", data: "x", lie: func(h *zip.FileHeader) { h.CRC32++ }}}, "a.toml", "damaged"},
		{[]entry{{name: "a.toml", data: "x", lie: func(h *zip.FileHeader) { h.CRC32 = 0 }}}, "a.toml", "damaged"},
		{[]entry{{name: "a.toml", data: "x", lie: size(1, 2)}}, "a.toml", "not as large as it says"},
		{[]entry{{name: "a.toml", data: "xy", lie: size(2, 1)}}, "a.toml", "not as large as it says"},
		{[]entry{{name: "a.toml", data: "xy", lie: size(2000, 2000)}}, "a.toml", "not as large as it says"},
		{[]entry{{name: "a.toml", data: "xy", lie: size(1<<63, 2)}}, "a.toml", "not as large as it says"},
		{[]entry{{name: "a.toml", data: "xy", lie: size(1<<64-1, 1<<64-1)}}, "a.toml", "not as large as it says"},
		{[]entry{{name: "a.toml", data: long, method: zip.Deflate, lie: func(h *zip.FileHeader) { h.UncompressedSize64 = 10 }}}, "a.toml", "not as large as it says"},
		{[]entry{{name: "a.toml", data: long, method: zip.Deflate, lie: func(h *zip.FileHeader) { h.CompressedSize64 -= 3 }}}, "a.toml", "damaged"},
		{[]entry{{name: "a.toml", data: long, method: zip.Deflate, lie: func(h *zip.FileHeader) { h.CompressedSize64 += 1000 }}}, "a.toml", "not as large as it says"},
		{[]entry{{name: "a.toml", data: "no deflate", lie: func(h *zip.FileHeader) { h.Method = zip.Deflate }}}, "a.toml", "damaged"},
	} {
		_, err := unpackBytes(zipOf(t, tc.entries...), standard)
		refused(t, err, tc.name, tc.what)
	}
}

// What a zip says of things that are left out is not looked at.
func TestUnpackReadsNothingOfWhatIsLeftOut(t *testing.T) {
	t.Parallel()
	_, err := unpackBytes(zipOf(t, entry{name: "a.toml"}, entry{name: "b.pdf", data: "x", flags: 1, method: 99}), standard)
	if err != nil {
		t.Error(err)
	}
}

func TestUnpackRefusesWhatIsNoZip(t *testing.T) {
	t.Parallel()
	whole := packed(t, course)
	for _, b := range [][]byte{nil, []byte("title = 'A'"), whole[:len(whole)-5], whole[:len(whole)/2], bytes.Repeat([]byte("PK\x05\x06"), 100)} {
		_, err := unpackBytes(b, standard)
		refused(t, err, "", "cannot be read as a zip")
	}
}

// patched changes the central header of the nth file, counted from 0.
func patched(b []byte, n int, change func(header []byte)) []byte {
	b = slices.Clone(b)
	at := 0
	for range n + 1 {
		at += bytes.Index(b[at:], []byte("PK\x01\x02")) + 1
	}
	change(b[at-1:])
	return b
}

func TestUnpackRefusesOverlaps(t *testing.T) {
	t.Parallel()
	b := zipOf(t, entry{name: "a.toml", data: "x = 1"}, entry{name: "b.toml", data: "x = 1"}, entry{name: "c.pdf", data: "x = 1"})
	first := func(header []byte) { binary.LittleEndian.PutUint32(header[42:], 0) }
	_, err := unpackBytes(patched(b, 1, first), standard)
	refused(t, err, "b.toml", `shares its bytes with "a.toml"`)
	if _, err := unpackBytes(patched(b, 2, first), standard); err != nil {
		t.Errorf("what is left out is not read, and yet: %v", err)
	}
	_, err = unpackBytes(patched(b, 1, func(header []byte) { binary.LittleEndian.PutUint32(header[42:], 7) }), standard)
	refused(t, err, "b.toml", "damaged")

	// The bytes of the first go on into the header and the bytes of the second.
	b = patched(b, 0, func(header []byte) {
		binary.LittleEndian.PutUint32(header[20:], 60)
		binary.LittleEndian.PutUint32(header[24:], 60)
	})
	_, err = unpackBytes(b, standard)
	refused(t, err, "b.toml", `shares its bytes with "a.toml"`)
}

func TestUnpackStopsAtTheLimits(t *testing.T) {
	t.Parallel()
	zeros := strings.Repeat("\x00", 3<<20)
	most := limits{files: 4, file: 1 << 20, total: 2 << 20, archive: 4 << 20, list: 1 << 20}
	small := func(h *zip.FileHeader) { h.UncompressedSize64 = 100 }
	mega := entry{data: zeros[:1<<20], method: zip.Deflate}
	named := func(names ...string) (all []entry) {
		for _, n := range names {
			e := mega
			e.name = n
			all = append(all, e)
		}
		return all
	}
	for _, tc := range []struct {
		what       string
		zip        []byte
		name, want string
	}{
		{"a bomb", zipOf(t, entry{name: "a.toml", data: zeros, method: zip.Deflate}), "a.toml", "larger than 1 MB"},
		{"one byte too many", zipOf(t, entry{name: "a.toml", data: zeros[:1<<20+1], method: zip.Deflate}), "a.toml", "larger than 1 MB"},
		{"a bomb that says it is small", zipOf(t, entry{name: "a.toml", data: zeros, method: zip.Deflate, lie: small}), "a.toml", "not as large as it says"},
		{"many of the largest", zipOf(t, named("a.toml", "b.toml", "c.toml")...), "", "larger than 2 MB together"},
		{"too many files", zipOf(t, entriesOf("a.toml", "b.pdf", "c/", ".d", "e")...), "", "more than 4 files"},
		{"too large a zip", zipOf(t, entry{name: "a.toml"}, entry{name: "b.pdf", data: zeros}, entry{name: "c.pdf", data: zeros}), "", "the zip is larger than 4 MB"},
	} {
		t.Run(tc.what, func(t *testing.T) {
			_, err := unpackBytes(tc.zip, most)
			refused(t, err, tc.name, tc.want)
		})
	}
	a, err := unpackBytes(zipOf(t, append(named("a.toml", "b.toml"), entriesOf("c.toml", "d.pdf")...)...), most)
	if err != nil || len(a.Files) != 3 {
		t.Errorf("what is just within the limits is refused: %v", err)
	}
}

// A countingReader counts the bytes that are read.
type countingReader struct {
	io.ReaderAt
	n int
}

func (c *countingReader) ReadAt(p []byte, off int64) (int, error) {
	n, err := c.ReaderAt.ReadAt(p, off)
	c.n += n
	return n, err
}

// A hostile zip costs no more than the limits, however long it is.
func TestUnpackReadsNoMoreThanTheLimits(t *testing.T) {
	t.Parallel()
	var names []string
	for i := range 20_000 {
		names = append(names, fmt.Sprintf("decks/%d.toml", i))
	}
	long := zipOf(t, entriesOf(names...)...)
	large := zipOf(t, entry{name: "a.toml", data: strings.Repeat("x", 4<<20)})
	most := limits{files: 1000, file: 64 << 10, total: 64 << 10, archive: 8 << 20, list: 256 << 10}
	for _, tc := range []struct {
		zip  []byte
		want string
	}{{long, "more than 1000 files"}, {large, "is larger than"}} {
		r := &countingReader{ReaderAt: bytes.NewReader(tc.zip)}
		_, err := unpack(r, int64(len(tc.zip)), most)
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("the error is %v, not %q", err, tc.want)
		}
		if r.n > 300<<10 {
			t.Errorf("%q: %d bytes were read of %d", tc.want, r.n, len(tc.zip))
		}
	}
}

// Files of the greatest number have room in the list, with long names and the
// times and owners that archivers add.
func TestTheListHasRoom(t *testing.T) {
	t.Parallel()
	var all []entry
	for i := range MaxFiles {
		all = append(all, entry{
			name: "a folder with a name as long as people make it/decks/" + strings.Repeat("x", 110) + fmt.Sprintf("%04d.toml", i),
			lie:  func(h *zip.FileHeader) { h.Extra = slices.Concat([]byte("zz\x3c\x00"), make([]byte, 60)) },
		})
	}
	a, err := unpackBytes(zipOf(t, all...), standard)
	if err != nil || len(a.Files) != MaxFiles {
		t.Fatal(err)
	}
}

var fuzzLimits = limits{files: 5, file: 64, total: 100, archive: 4096, list: 8192}

// plain is a name that every system holds, said in another way than the code
// says it.
var plain = regexp.MustCompile(`^((decks|seeds|texts)/)?[A-Za-z0-9_+'&(,-][A-Za-z0-9 _+'&(),.-]*[A-Za-z0-9_+'&(),-]$`)

func FuzzUnpack(f *testing.F) {
	f.Add([]byte(nil))
	f.Add(packed(f, course[:5]))
	f.Add(zipOf(f, entriesOf("heat/", "heat/decks/a.toml", "heat/b.pdf", "__MACOSX/x")...))
	f.Add(zipOf(f, entry{name: "a.toml", data: strings.Repeat("x", 60), method: zip.Deflate}, entry{name: "b.toml", data: "y", mode: fs.ModeSymlink}))
	f.Add(zipOf(f, entry{name: "a.toml", data: strings.Repeat("x", 6000), method: zip.Deflate}))
	for _, bad := range badNames {
		f.Add(zipOf(f, entriesOf("a.toml", bad.name)...))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		a, err := unpackBytes(b, fuzzLimits)
		if err != nil {
			refusedSomehow(t, err)
			return
		}
		total := 0
		for _, file := range a.Files {
			total += len(file.Data)
			if len(file.Data) > 64 || !plain.MatchString(file.Name) || !filepath.IsLocal(file.Name) {
				t.Errorf("took %q with %d bytes", file.Name, len(file.Data))
			}
		}
		if total > 100 || len(a.Files) > 5 {
			t.Errorf("took %d files and %d bytes", len(a.Files), total)
		}
		again, err := unpackBytes(packed(t, a.Files), standard)
		if err != nil || !same(again.Files, a.Files) || len(again.Left) > 0 {
			t.Errorf("packed and unpacked again, %q is another course: %v", namesOf(a.Files), err)
		}
	})
}

func refusedSomehow(t *testing.T, err error) {
	t.Helper()
	if e, ok := err.(*Error); !ok || e.What == "" || e.Hint() == "" {
		t.Errorf("an error without a next step: %v", err)
	}
}
