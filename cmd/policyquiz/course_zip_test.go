package main

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// zipFolder makes a zip of a folder as an archiver would, with a further entry
// that no honest archiver makes: zip course.zip course [entry]. See badEntries.
func zipFolder(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || len(args) > 3 {
		ts.Fatalf("usage: zip file.zip folder [entry]")
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	root := ts.MkAbs(args[1])
	ts.Check(filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(filepath.Dir(root), file)
		if err != nil {
			return err
		}
		w, err := z.Create(filepath.ToSlash(name))
		if err != nil {
			return err
		}
		_, err = w.Write([]byte(ts.ReadFile(file)))
		return err
	}))
	if len(args) == 3 {
		bad := badEntries[args[2]]
		if bad == nil {
			ts.Fatalf("no bad entry %q", args[2])
		}
		ts.Check(bad(z, args[1]))
	}
	ts.Check(z.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o644))
}

// badEntries add what a hostile zip has beside a course in a folder.
var badEntries = map[string]func(z *zip.Writer, folder string) error{
	"escape": func(z *zip.Writer, _ string) error { return addEntry(z, "../escaped.toml", "title = \"x\"\n", 0) },
	"link": func(z *zip.Writer, folder string) error {
		return addEntry(z, folder+"/link.toml", "/etc/passwd", fs.ModeSymlink)
	},
	"large": func(z *zip.Writer, folder string) error {
		w, err := z.Create(folder + "/large.toml")
		if err == nil {
			_, err = w.Write(bytes.Repeat([]byte(" "), 17<<20))
		}
		return err
	},
	"bomb": func(z *zip.Writer, folder string) error {
		// 17 MB of spaces in some KB, whose header says that they are 9 bytes.
		var packed bytes.Buffer
		inner := zip.NewWriter(&packed)
		w, err := inner.Create("x")
		if err != nil {
			return err
		}
		spaces := strings.Repeat(" ", 17<<20)
		if _, err := w.Write([]byte(spaces)); err != nil {
			return err
		}
		if err := inner.Close(); err != nil {
			return err
		}
		read, err := zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
		if err != nil {
			return err
		}
		h := read.File[0].FileHeader
		at, err := read.File[0].DataOffset()
		if err != nil {
			return err
		}
		h.Name, h.Flags, h.UncompressedSize64 = folder+"/bomb.toml", 0, 9
		raw, err := z.CreateRaw(&h)
		if err != nil {
			return err
		}
		_, err = raw.Write(packed.Bytes()[at : at+int64(h.CompressedSize64)])
		return err
	},
}

func addEntry(z *zip.Writer, name, data string, mode fs.FileMode) error {
	h := &zip.FileHeader{Name: name, Method: zip.Store, CRC32: crc32.ChecksumIEEE([]byte(data)), CompressedSize64: uint64(len(data)), UncompressedSize64: uint64(len(data))}
	h.SetMode(mode | 0o644)
	w, err := z.CreateRaw(h)
	if err != nil {
		return err
	}
	_, err = w.Write([]byte(data))
	return err
}
