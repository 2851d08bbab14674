// Command release builds what is handed out: for Linux, macOS and Windows on amd64 and
// arm64 an archive with the program, the README, completions, a manual page and the
// licences of what is built in, and SHA256SUMS.
//
//	go run ./.ci/release [-o dist] [-only linux/amd64]
//
// It builds what HEAD has, and nothing that is not committed. It builds everything twice,
// from two clones in folders of other names and with caches of their own, and fails unless
// both have the same bytes. So anybody who has the commit and the same Go can compare.
package main

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// platforms are those for which an archive is built, as GOOS/GOARCH.
var platforms = []string{"linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64", "windows/amd64", "windows/arm64"}

func main() {
	out := flag.String("o", "dist", "the `folder` for the archives; it must not be there yet, or be empty")
	only := flag.String("only", "", "build for this `platform` alone, as in linux/amd64")
	flag.Parse()
	if err := release(*out, *only); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// release builds twice and writes the archives and their checksums.
func release(out, only string) error {
	wanted := platforms
	if only != "" {
		wanted = []string{only}
	}
	if left, err := os.ReadDir(out); err == nil && len(left) > 0 {
		return fmt.Errorf("%s is not empty; name another folder with -o, or empty it", out)
	}
	temp, err := os.MkdirTemp("", "release-")
	if err != nil {
		return err
	}
	defer func() {
		exec.Command("chmod", "-R", "u+w", temp).Run() // what a build caches may be read-only
		os.RemoveAll(temp)
	}()
	commit, err := run(".", nil, "git", "rev-parse", "HEAD") // which may move while this builds
	if err != nil {
		return err
	}
	commit = strings.TrimSpace(commit)
	first, err := build(filepath.Join(temp, "first"), commit, wanted)
	if err != nil {
		return err
	}
	second, err := build(filepath.Join(temp, "the second one"), commit, wanted)
	if err != nil {
		return err
	}
	if one, other := sums(first), sums(second); one != other {
		return fmt.Errorf("two builds differ:\n%s\n%s", one, other)
	}
	if err := os.MkdirAll(out, 0o777); err != nil {
		return err
	}
	for _, a := range append(first, file{name: "SHA256SUMS", data: []byte(sums(first))}) {
		if err := os.WriteFile(filepath.Join(out, a.name), a.data, 0o666); err != nil {
			return err
		}
	}
	fmt.Print(sums(first))
	fmt.Printf("Built twice with the same bytes; now in %s\n", out)
	return nil
}

// sums lists the checksums of files as sha256sum prints them.
func sums(files []file) string {
	var b strings.Builder
	for _, f := range files {
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(f.data), f.name)
	}
	return b.String()
}

// A builder builds from one clone.
type builder struct {
	dir, cache string
	commit     string
	tag        string    // of the commit; empty if it has none
	version    string    // in the names of the archives
	when       time.Time // of the commit
}

// build clones a commit into a folder and makes the archives there.
func build(dir, commit string, wanted []string) ([]file, error) {
	b := &builder{dir: filepath.Join(dir, "source"), cache: filepath.Join(dir, "cache"), commit: commit}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	top, err := run(".", nil, "git", "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, err
	}
	if _, err := run(".", nil, "git", "clone", "--quiet", strings.TrimSpace(top), b.dir); err != nil {
		return nil, err
	}
	if _, err := run(b.dir, nil, "git", "checkout", "--quiet", "--detach", commit); err != nil {
		return nil, err
	}
	seconds, err := run(b.dir, nil, "git", "log", "-1", "--format=%ct")
	if err != nil {
		return nil, err
	}
	n, err := strconv.ParseInt(strings.TrimSpace(seconds), 10, 64)
	if err != nil {
		return nil, err
	}
	b.when = time.Unix(n, 0).UTC()
	described, err := run(b.dir, nil, "git", "describe", "--tags", "--always", "--match", "v*")
	if err != nil {
		return nil, err
	}
	b.version = strings.TrimSpace(described)
	if tag, err := run(b.dir, nil, "git", "describe", "--tags", "--exact-match", "--match", "v*"); err == nil { // else there is none
		b.tag = strings.TrimSpace(tag)
	}
	common, err := b.common()
	if err != nil {
		return nil, err
	}
	var archives []file
	for _, platform := range wanted {
		a, err := b.archive(platform, common)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", platform, err)
		}
		fmt.Fprintf(os.Stderr, "%s: %d bytes\n", a.name, len(a.data))
		archives = append(archives, a)
	}
	return archives, nil
}

// compile builds the program for a platform.
func (b *builder) compile(platform string) ([]byte, error) {
	goos, goarch, ok := strings.Cut(platform, "/")
	if !ok {
		return nil, fmt.Errorf("write a platform as in linux/amd64, not %q", platform)
	}
	to := filepath.Join(b.dir, "..", "policyquiz-"+goos+"-"+goarch)
	env := []string{"GOOS=" + goos, "GOARCH=" + goarch, "CGO_ENABLED=0", "GOCACHE=" + b.cache, "GOFLAGS=-buildvcs=true", "GOAMD64=v1", "GOARM64=v8.0"}
	if _, err := run(b.dir, env, "go", "build", "-trimpath", "-ldflags=-s -w", "-o", to, "./cmd/policyquiz"); err != nil {
		return nil, err
	}
	return os.ReadFile(to)
}

// archive makes the archive of a platform.
func (b *builder) archive(platform string, common []file) (file, error) {
	program, err := b.compile(platform)
	if err != nil {
		return file{}, err
	}
	name := "policyquiz"
	if strings.HasPrefix(platform, "windows/") {
		name += ".exe"
	}
	files := append([]file{{name: name, data: program, runs: true}}, common...)
	folder := "policyquiz-" + b.version + "-" + strings.ReplaceAll(platform, "/", "-")
	if strings.HasPrefix(platform, "windows/") {
		data, err := zipped(folder, files, b.when)
		return file{name: folder + ".zip", data: data}, err
	}
	data, err := tarred(folder, files, b.when)
	return file{name: folder + ".tar.gz", data: data}, err
}

// common are the files that are the same for all platforms.
func (b *builder) common() ([]file, error) {
	if _, err := b.compile(runtime.GOOS + "/" + runtime.GOARCH); err != nil {
		return nil, err
	}
	program := filepath.Join(b.dir, "..", "policyquiz-"+runtime.GOOS+"-"+runtime.GOARCH)
	ask := func(words ...string) (string, error) {
		// No home, so that nothing of whoever builds gets in; and one width.
		return run(b.dir, []string{"HOME=" + b.dir, "COLUMNS=80", "LC_ALL=C.UTF-8"}, program, words...)
	}
	told, err := ask("version")
	if err != nil {
		return nil, err
	}
	if err := b.knows(told); err != nil {
		return nil, err
	}
	var files []file
	for shell, name := range map[string]string{"bash": "policyquiz.bash", "zsh": "_policyquiz", "fish": "policyquiz.fish", "powershell": "policyquiz.ps1"} {
		script, err := ask("completion", shell)
		if err != nil {
			return nil, err
		}
		files = append(files, file{name: "completions/" + name, data: []byte(script)})
	}
	page, err := manual(ask, b.version, b.when)
	if err != nil {
		return nil, err
	}
	files = append(files, file{name: "man/policyquiz.1", data: []byte(page)})
	notices, err := b.notices()
	return append(files, notices...), err
}

// knows returns an error unless the program tells its version: the tag of the commit, or
// the commit itself if it has none.
func (b *builder) knows(told string) error {
	version := b.tag
	if version == "" {
		version = b.commit[:12]
	}
	if strings.Contains(told, " "+version+" ") {
		return nil
	}
	return fmt.Errorf("the program is to say that it is %s, and says %s", version, told)
}

// notices are the README, the licences of the project, of Go and of what is built in, and
// the notice of the list of words.
func (b *builder) notices() ([]file, error) {
	var files []file
	for _, pattern := range []string{"README*", "LICEN[CS]E*"} {
		found, err := licences(b.dir, pattern, "")
		if err != nil {
			return nil, err
		}
		files = append(files, found...)
	}
	words, err := licences(filepath.Join(b.dir, "quiz", "spell"), "SCOWL.txt", "licences/")
	if err != nil {
		return nil, err
	}
	files = append(files, words...)
	own, err := b.ofGo()
	if err != nil {
		return nil, err
	}
	modules, err := b.ofModules()
	return slices.Concat(files, own, modules), err
}

// ofGo is the licence of Go, parts of which are built into every program.
func (b *builder) ofGo() ([]file, error) {
	root, err := run(b.dir, nil, "go", "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	root = strings.TrimSpace(root)
	files, err := licences(root, "LICENSE", "licences/go_")
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("%s has no licence of Go", root)
	}
	return files, err
}

// ofModules are the licences of the modules that are built in.
func (b *builder) ofModules() ([]file, error) {
	var files []file
	modules := ""
	for _, goos := range []string{"linux", "darwin", "windows"} {
		listed, err := run(b.dir, []string{"GOOS=" + goos}, "go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Dir}}{{end}}{{end}}", "./cmd/policyquiz")
		if err != nil {
			return nil, err
		}
		modules += listed
	}
	seen := map[string]bool{}
	for line := range strings.Lines(modules) {
		path, dir, found := strings.Cut(strings.TrimSpace(line), "\t")
		if !found || seen[path] {
			continue
		}
		seen[path] = true
		before := len(files)
		for _, pattern := range []string{"LICEN[CS]E*", "COPYING*"} {
			own, err := licences(dir, pattern, "licences/"+strings.ReplaceAll(path, "/", "_")+"_")
			if err != nil {
				return nil, err
			}
			files = append(files, own...)
		}
		if len(files) == before {
			return nil, fmt.Errorf("%s has no licence in %s", path, dir)
		}
	}
	return files, nil
}

// licences reads the files of a folder that match a pattern.
func licences(dir, pattern, prefix string) ([]file, error) {
	names, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil {
		return nil, err
	}
	var files []file
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files = append(files, file{name: prefix + filepath.Base(name), data: data})
	}
	return files, nil
}

// run runs a program and returns what it prints. The error has what it complained of.
func run(dir string, env []string, name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, &errs)
	}
	return string(out), nil
}
