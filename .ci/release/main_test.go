package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

var (
	commit = time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	some   = []file{
		{name: "policyquiz", data: []byte("program"), runs: true},
		{name: "man/policyquiz.1", data: []byte(".TH")},
		{name: "README.md", data: bytes.Repeat([]byte("text "), 1000)},
	}
)

// TestArchivesAreTheSameBytes packs the same files in another order and another zone.
func TestArchivesAreTheSameBytes(t *testing.T) {
	other := slices.Clone(some)
	slices.Reverse(other)
	elsewhere := commit.In(time.FixedZone("", 3600))
	for name, pack := range map[string]func(string, []file, time.Time) ([]byte, error){"tar": tarred, "zip": zipped} {
		one, err := pack("p", some, commit)
		if err != nil {
			t.Fatal(err)
		}
		two, err := pack("p", other, elsewhere)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(one, two) {
			t.Errorf("%s: two archives of the same files differ", name)
		}
		later, err := pack("p", some, commit.Add(time.Hour))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Equal(one, later) {
			t.Errorf("%s: the time of the commit is not in it", name)
		}
	}
}

func TestTarred(t *testing.T) {
	data, err := tarred("p", some, commit)
	if err != nil {
		t.Fatal(err)
	}
	gz, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	r := tar.NewReader(gz)
	for {
		h, err := r.Next()
		if err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprintf("%s %o %d %s", h.Name, h.Mode, h.Size, h.ModTime.UTC().Format(time.DateTime)))
	}
	want := []string{"p/README.md 644 5000 2026-03-02 08:00:00", "p/man/policyquiz.1 644 3 2026-03-02 08:00:00", "p/policyquiz 755 7 2026-03-02 08:00:00"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestZipped(t *testing.T) {
	data, err := zipped("p", some, commit)
	if err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range r.File {
		got = append(got, fmt.Sprintf("%s %o %d %s", f.Name, f.Mode(), f.UncompressedSize64, f.Modified.UTC().Format(time.DateTime)))
	}
	want := []string{"p/README.md 644 5000 2026-03-02 08:00:00", "p/man/policyquiz.1 644 3 2026-03-02 08:00:00", "p/policyquiz 755 7 2026-03-02 08:00:00"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// TestManual makes a page of a program with two verbs, one of which has a verb.
func TestManual(t *testing.T) {
	helps := map[string]string{
		"help":            "Learns.\n\nUsage\n  p [verb]\n\nLearn\n  drill       Ask\n  course      Lists\n\nFlags\n  -h   help\n\nTopics of help\n  scripts  x\n",
		"help drill":      "Asks what is due.\n.dot and \\back\n\nExamples\n  p drill --new 3\n\nUsage\n  p drill\n\nFlags of every verb\n      --as name\n",
		"help course":     "Lists courses.\n\nUsage\n  p course [verb]\n\nVerbs\n  add         Add a course\n",
		"help course add": "Adds a course.\n",
		"help scripts":    "Scripts\n\n  Plain.\n",
		"help my-answers": "My answers\n\n  Here.\n",
	}
	page, err := manual(func(words ...string) (string, error) {
		help, ok := helps[strings.Join(words, " ")]
		if !ok {
			return "", fmt.Errorf("nothing is known of %v", words)
		}
		return help, nil
	}, "v1.2.3", commit)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		".TH POLICYQUIZ 1 \"2026-03-02\" \"policyquiz v1.2.3\"\n.SH NAME\npolicyquiz \\- ",
		".SH DESCRIPTION\n.PP\nLearns.\n.SH USAGE\n",
		".SS policyquiz drill\n.PP\nAsks what is due.\n\\&.dot and \\eback\n.PP\n\\fBExamples\\fR\n.PP\n.nf\n  p drill \\-\\-new 3\n.fi\n",
		".SS policyquiz course\n",
		".SS policyquiz course add\n.PP\nAdds a course.\n",
		".SH FILES\n",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %q:\n%s", want, page)
		}
	}
	if strings.Count(page, "name\n") > 0 {
		t.Error("flags of every verb are told with each verb")
	}
	if _, err := manual(func(...string) (string, error) { return "", io.ErrClosedPipe }, "v1", commit); err == nil {
		t.Error("a program that fails makes a page")
	}
}

// A release says its tag, and what is built of another commit that commit.
func TestKnows(t *testing.T) {
	const commit = "2e314ed76cf17650979f9548cb0d204c2e34e900"
	for told, known := range map[string]struct{ tagged, untagged bool }{
		"policyquiz v1.2.3 (go1.26, linux/amd64)":                                        {tagged: true},
		"policyquiz v1.2.30 (go1.26, linux/amd64)":                                       {},
		"policyquiz unreleased (go1.26, linux/amd64)":                                    {},
		"policyquiz unreleased, commit 2e314ed76cf1 of 2026-11-26 (go1.26, linux/amd64)": {untagged: true},
	} {
		tagged, untagged := builder{commit: commit, tag: "v1.2.3"}, builder{commit: commit}
		if got := tagged.knows(told) == nil; got != known.tagged {
			t.Errorf("tagged: %s: %v", told, got)
		}
		if got := untagged.knows(told) == nil; got != known.untagged {
			t.Errorf("without a tag: %s: %v", told, got)
		}
	}
}

// Whatever is built in has its licence beside the program: modules, words and Go itself.
func TestNotices(t *testing.T) {
	b := builder{dir: filepath.Join("..", "..")}
	files, err := b.notices()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"README.md", "licences/SCOWL.txt", "licences/go_LICENSE", "licences/github.com_spf13_cobra_LICENSE.txt"} {
		if !slices.ContainsFunc(files, func(f file) bool { return f.name == name && len(f.data) > 0 }) {
			t.Errorf("%s is missing", name)
		}
	}
}
