package pack

import (
	"archive/zip"
	"bytes"
	"cmp"
	"crypto/sha256"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// What a course may hold at most.
const (
	MaxFiles = 2_000    // files and folders in a zip, those that are left out too
	MaxFile  = 16 << 20 // bytes of one file
	MaxTotal = 64 << 20 // bytes of all files that are taken
)

// A File is a file of a course.
type File struct {
	Name string // within the course, with forward slashes: decks/terms.toml
	Data []byte // its content
}

// A Left is a file that is no part of a course and was left out.
type Left struct {
	Name string // as the zip or the folder calls it
	Why  string // why it was left out, in words
}

// Pack writes the zip of a course. The same files give the same bytes, on every
// system and in whatever order they are given: the zip is sorted by name, has
// one fixed time (1 January 1980), and is not compressed, because the output
// of a compressor differs between releases of Go.
//
// What Pack writes, Unpack takes. The error is an *Error for a file that Unpack
// would not take, before anything is written, or that of w.
func Pack(w io.Writer, files []File) error {
	if err := check(files, standard); err != nil {
		return err
	}
	z := zip.NewWriter(w)
	for _, f := range sorted(files) {
		if err := add(z, f); err != nil {
			return err
		}
	}
	return z.Close()
}

// add adds a file with its sizes in front of it. CreateHeader would put them
// behind, and some programs cannot read that of a file that is not compressed.
func add(z *zip.Writer, f File) error {
	h := &zip.FileHeader{
		Name:               f.Name,
		Method:             zip.Store,
		ReaderVersion:      20,
		CRC32:              crc32.ChecksumIEEE(f.Data),
		CompressedSize64:   uint64(len(f.Data)),
		UncompressedSize64: uint64(len(f.Data)),
		//lint:ignore SA1019 CreateRaw does not look at Modified
		ModifiedDate: 1<<5 | 1,
	}
	h.SetMode(0o644)
	w, err := z.CreateRaw(h)
	if err != nil {
		return err
	}
	_, err = w.Write(f.Data)
	return err
}

// Hash returns a hash of a course, "v1:" and 64 hexadecimal digits. It is the
// SHA-256 of a list of files, sorted by the bytes of their names, with a line
// for each: the SHA-256 of its content, two spaces, its name, a newline. So it
// is what this prints for the files that are hashed:
//
//	LC_ALL=C sha256sum README.md course.toml decks/*.toml | sha256sum
//
// Line ends count as they are. Two kinds of files do not count: course.lock,
// which holds the hash, and texts/, which one learner has and another has not.
// The files are those of Collect or Unpack; their order does not matter.
func Hash(files []File) string {
	list := sha256.New()
	for _, f := range sorted(files) {
		if path.Base(f.Name) != "course.lock" && !strings.HasPrefix(f.Name, "texts/") {
			fmt.Fprintf(list, "%x  %s\n", sha256.Sum256(f.Data), f.Name)
		}
	}
	return fmt.Sprintf("v1:%x", list.Sum(nil))
}

// FS returns files as a file system, so that a course can be read before it is
// installed. The error is an *Error for files that Pack would not take.
func FS(files []File) (fs.FS, error) {
	var b bytes.Buffer
	if err := Pack(&b, files); err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
}

func sorted(files []File) []File {
	return slices.SortedFunc(slices.Values(files), func(a, b File) int { return cmp.Compare(a.Name, b.Name) })
}

// limits are what a zip and its course may hold at most. Tests make them small.
type limits struct {
	files       int
	file, total int64 // bytes
	archive     int64 // bytes of a zip, with what is left out
	list        int64 // bytes to read of a zip before its files can be counted
}

// The list of a zip with 2,000 files is some 400 KB long, times and owners
// included.
var standard = limits{files: MaxFiles, file: MaxFile, total: MaxTotal, archive: 256 << 20, list: 4 << 20}

// check refuses files that are no course.
func check(files []File, most limits) error {
	if len(files) > most.files {
		return most.tooMany()
	}
	names := make([]string, 0, len(files))
	total := int64(0)
	for _, f := range files {
		if err := checkPath(f.Name); err != nil {
			return err
		}
		if ok, why := belongs(f.Name); !ok {
			return &Error{Name: f.Name, What: why, hint: "leave the file out"}
		}
		if int64(len(f.Data)) > most.file {
			return most.tooLarge(f.Name)
		}
		if total += int64(len(f.Data)); total > most.total {
			return most.tooMuch()
		}
		names = append(names, f.Name)
	}
	if err := checkNames(names); err != nil {
		return err
	}
	return nil
}

func (m limits) tooMany() *Error {
	return &Error{What: fmt.Sprintf("there are more than %d files", m.files), hint: "take out what is no part of the course; " + hintRepack}
}

func (m limits) tooLarge(name string) *Error {
	return &Error{Name: name, What: "is larger than " + megabytes(m.file), hint: "divide the file"}
}

func (m limits) tooMuch() *Error {
	return &Error{What: "the files are larger than " + megabytes(m.total) + " together", hint: "leave texts out, or divide the course"}
}

func megabytes(n int64) string { return fmt.Sprintf("%d MB", n>>20) }
