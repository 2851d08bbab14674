package pack

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"math"
	"path"
	"slices"
	"strings"
)

// An Archive is what a zip holds of a course.
type Archive struct {
	Folder string // the one folder above all others, as many archivers make it, or ""
	Files  []File // sorted by name; the names are without Folder
	Left   []Left // sorted by name; hidden files, such as .DS_Store, are not among them
}

// Unpack reads the zip of a course that may come from anyone, and writes
// nothing. The files of the course are at the top of the zip, or all in one folder.
// The comment of package pack lists what a course holds.
//
// The error is an *Error that names an entry, or one of r. Unpack refuses a zip
//   - with a name that leads out of the folder on any system, in any entry;
//   - with a link, a device, or a file that is also a folder, in any entry;
//   - with a name of a course's file that some system cannot hold, or not tell
//     from another;
//   - with a course's file that is encrypted, damaged, shares its bytes with
//     another, or is compressed otherwise than zips usually are;
//   - that holds more than MaxFiles, MaxFile and MaxTotal allow, whatever it
//     says of itself, or no course, or several.
//
// Permissions in the zip mean nothing.
func Unpack(r io.ReaderAt, size int64) (*Archive, error) { return unpack(r, size, standard) }

func unpack(r io.ReaderAt, size int64, most limits) (*Archive, error) {
	entries, err := list(r, size, most)
	if err != nil {
		return nil, err
	}
	folder, err := courseFolder(entries)
	if err != nil {
		return nil, err
	}
	a := &Archive{Folder: folder}
	var taken []*zip.File
	var names []string
	for _, e := range entries {
		name, inside := strings.CutPrefix(e.Name, prefix(folder))
		switch ok, why := belongs(name); {
		case e.Mode().IsDir() || isHidden(e.Name):
		case inside && ok:
			taken, names = append(taken, e), append(names, e.Name)
		case inside:
			a.Left = append(a.Left, Left{e.Name, why})
		default:
			a.Left = append(a.Left, Left{e.Name, "it lies outside of the course's folder " + quoted(folder)})
		}
	}
	if err := checkNames(names); err != nil {
		return nil, err
	}
	if err := checkOverlap(taken, size); err != nil {
		return nil, err
	}
	total := int64(0)
	for _, e := range taken {
		data, err := read(e, most)
		if err != nil {
			return nil, err
		}
		if total += int64(len(data)); total > most.total {
			return nil, most.tooMuch()
		}
		a.Files = append(a.Files, File{strings.TrimPrefix(e.Name, prefix(folder)), data})
	}
	return a, nil
}

func prefix(folder string) string {
	if folder == "" {
		return ""
	}
	return folder + "/"
}

// list returns the entries of a zip, sorted by name, once their names and kinds
// have been checked.
func list(r io.ReaderAt, size int64, most limits) ([]*zip.File, error) {
	if size > most.archive {
		return nil, &Error{What: "the zip is larger than " + megabytes(most.archive), hint: "take out what is no part of the course; " + hintRepack}
	}
	b := &budget{r, most.list}
	z, err := zip.NewReader(b, size)
	switch {
	case errors.Is(err, errSpent):
		return nil, most.tooMany()
	case err != nil:
		return nil, &Error{What: "it cannot be read as a zip", hint: "fetch it again; policyquiz course pack makes a zip of a course", cause: err}
	case len(z.File) > most.files:
		return nil, most.tooMany()
	}
	b.left = math.MaxInt64 // the list has been read
	slices.SortStableFunc(z.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	for _, e := range z.File {
		if err := checkEntry(e); err != nil {
			return nil, err
		}
	}
	if err := checkFolders(z.File); err != nil {
		return nil, err
	}
	return z.File, nil
}

// checkEntry refuses entries that are neither an ordinary file nor a folder.
func checkEntry(e *zip.File) error {
	if err := checkPath(strings.TrimSuffix(e.Name, "/")); err != nil {
		err.Name = e.Name
		return err
	}
	what, hint := "", hintDistrust
	switch kind, slash := e.Mode().Type(), strings.HasSuffix(e.Name, "/"); {
	case kind&fs.ModeSymlink != 0:
		what, hint = "is a link", "ask for a zip without links; policyquiz course pack makes one"
	case kind&^fs.ModeDir != 0:
		what = "is a device, or something else that is no file"
	case slash != (kind == fs.ModeDir):
		what = "says that it is a file and a folder"
	case slash && e.UncompressedSize64 != 0:
		what = "is a folder and has bytes of its own"
	default:
		return nil
	}
	return &Error{Name: e.Name, What: what, hint: hint}
}

// checkFolders refuses a file that has the name of a folder.
func checkFolders(entries []*zip.File) error {
	folders := map[string]bool{}
	for _, e := range entries {
		for folder := path.Dir(e.Name); folder != "."; folder = path.Dir(folder) {
			folders[strings.ToLower(folder)] = true
		}
	}
	for _, e := range entries {
		if folders[strings.ToLower(e.Name)] {
			return &Error{Name: e.Name, What: "is a file, and a folder has the same name", hint: hintDistrust}
		}
	}
	return nil
}

// courseFolder finds the folder of the course in a zip: "", or the one folder
// that has TOML files where a course has them.
func courseFolder(entries []*zip.File) (string, error) {
	var found []string
	for _, e := range entries {
		if path.Ext(e.Name) != ".toml" || isHidden(e.Name) {
			continue
		}
		folder := path.Dir(e.Name)
		if base := path.Base(folder); base == "decks" || base == "seeds" {
			folder = path.Dir(folder)
		}
		switch {
		case folder == ".":
			return "", nil
		case !strings.Contains(folder, "/") && !slices.Contains(found, folder):
			found = append(found, folder)
		}
	}
	switch len(found) {
	case 0:
		return "", noCourse()
	case 1:
		return found[0], nil
	}
	return "", &Error{
		What: fmt.Sprintf("there are several courses: the folders %s and %s have TOML files", quoted(found[0]), quoted(found[1])),
		hint: "pack each course by itself",
	}
}

// checkOverlap refuses entries that share bytes, by which a small zip becomes a
// large course.
func checkOverlap(entries []*zip.File, size int64) error {
	type span struct {
		name       string
		begin, end int64
	}
	var spans []span
	for _, e := range entries {
		begin, err := e.DataOffset()
		if err == nil && e.CompressedSize64 > uint64(size-begin) {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return damaged(e, err)
		}
		if e.CompressedSize64 > 0 {
			spans = append(spans, span{e.Name, begin, begin + int64(e.CompressedSize64)})
		}
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.begin, b.begin) })
	for i := 1; i < len(spans); i++ {
		if a, b := spans[i-1], spans[i]; b.begin < a.end {
			return &Error{Name: b.name, What: "shares its bytes with " + quoted(a.name), hint: hintDistrust}
		}
	}
	return nil
}

// read returns what an entry holds. It stops at the limit, whatever the entry
// says of its size.
func read(e *zip.File, most limits) ([]byte, error) {
	switch {
	case e.Flags&0x2041 != 0: // encrypted, encrypted strongly, names masked
		return nil, &Error{Name: e.Name, What: "is encrypted", hint: "unpack the zip with its password, and add the folder"}
	case e.Method != zip.Store && e.Method != zip.Deflate:
		return nil, &Error{Name: e.Name, What: fmt.Sprintf("is compressed by a method (%d) that is not read here", e.Method), hint: hintRepack}
	}
	f, err := e.Open()
	if err != nil {
		return nil, damaged(e, err)
	}
	defer f.Close()
	var b bytes.Buffer
	_, err = io.Copy(&b, io.LimitReader(f, most.file+1))
	switch {
	case int64(b.Len()) > most.file:
		return nil, most.tooLarge(e.Name)
	case err != nil:
		return nil, damaged(e, err)
	case crc32.ChecksumIEEE(b.Bytes()) != e.CRC32: // archive/zip lets 0 pass
		return nil, damaged(e, zip.ErrChecksum)
	}
	return b.Bytes(), nil
}

func damaged(e *zip.File, err error) error {
	return &Error{Name: e.Name, What: "is damaged, or not as large as it says", hint: "fetch the zip again", cause: err}
}

// errSpent says that the list of a zip is too long to be that of a course.
var errSpent = errors.New("the list of files is too long")

// A budget lets no more than so many bytes be read. archive/zip reads the whole
// list of a zip before it can be counted, and it may have millions of entries.
type budget struct {
	io.ReaderAt
	left int64
}

// ReadAt reads as its ReaderAt does, or returns errSpent.
func (b *budget) ReadAt(p []byte, off int64) (int, error) {
	if b.left -= int64(len(p)); b.left < 0 {
		return 0, errSpent
	}
	return b.ReaderAt.ReadAt(p, off)
}
