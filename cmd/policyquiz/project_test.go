package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The project checks itself: which way imports point, where the clock is read,
// that the README is true.

const projectRoot = "../.."

// mayImport says what each package imports beside the standard library: every
// arrow between the project's own packages, and the one door of each third
// party. Tests may import more.
var mayImport = map[string][]string{
	"quiz/fsrs":                            {},
	"quiz/workers":                         {},
	"quiz/spell":                           {"golang.org/x/text"},
	"quiz/place":                           {},
	"quiz":                                 {"quiz/place", "quiz/fsrs", "quiz/spell"},
	"quiz/seed":                            {"quiz", "quiz/place", "quiz/spell"},
	"quiz/study":                           {"quiz", "quiz/fsrs", "quiz/spell", "quiz/workers"},
	"quiz/search":                          {"quiz/spell"},
	"quiz/plan":                            {"quiz/fsrs", "quiz/workers"},
	"quiz/stats":                           {"quiz", "quiz/fsrs", "quiz/study", "quiz/workers"},
	"quiz/chart":                           {},
	"quiz/charset":                         {},
	"quiz/marks":                           {"quiz/charset"},
	"quiz/report":                          {"quiz", "quiz/fsrs", "quiz/marks", "quiz/spell", "quiz/stats", "quiz/study"},
	"quiz/page":                            {"quiz/chart"},
	"quiz/paper":                           {"quiz", "quiz/page"},
	"quiz/cite":                            {"quiz/place", "quiz/seed"},
	"quiz/draft":                           {"quiz/place", "quiz/spell", "golang.org/x/net/html"},
	"quiz/lint":                            {"quiz", "quiz/place", "quiz/seed", "quiz/spell"},
	"quiz/deckfile":                        {"quiz", "quiz/lint", "quiz/place", "quiz/seed", "quiz/spell", "quiz/draft", "quiz/workers", "quiz/deckfile/block"},
	"quiz/deckfile/block":                  {"quiz", "quiz/spell", "github.com/BurntSushi/toml"},
	"quiz/deckfile/block/blocktest":        {"github.com/rogpeppe/go-internal"},
	"quiz/history":                         {"quiz", "quiz/fsrs", "golang.org/x/sys/windows"},
	"quiz/deckfile/pack":                   {},
	"quiz/deckfile/reference":              {"quiz/lint", "quiz/place", "quiz/seed"},
	"quiz/exchange":                        {"quiz", "quiz/charset", "quiz/spell"},
	"decks":                                {},
	"seeds":                                {},
	"cmd/policyquiz":                       {"cmd/policyquiz/terminal", "cmd/policyquiz/drill", "decks", "seeds", "quiz", "quiz/lint", "quiz/place", "quiz/seed", "quiz/study", "quiz/workers", "quiz/stats", "quiz/report", "quiz/marks", "quiz/charset", "quiz/chart", "quiz/page", "quiz/paper", "quiz/plan", "quiz/search", "quiz/cite", "quiz/fsrs", "quiz/spell", "quiz/draft", "quiz/deckfile", "quiz/deckfile/pack", "quiz/deckfile/reference", "quiz/exchange", "quiz/history", "github.com/spf13"},
	"cmd/policyquiz/drill":                 {"cmd/policyquiz/terminal", "quiz", "quiz/study"},
	"cmd/policyquiz/terminal":              {"quiz/chart", "github.com/AlecAivazis/survey/v2", "github.com/clipperhouse/displaywidth", "golang.org/x/term", "golang.org/x/sys/windows"},
	"cmd/policyquiz/terminal/terminaltest": {"github.com/clipperhouse/displaywidth", "github.com/creack/pty", "github.com/hinshun/vt10x", "golang.org/x/term"},
}

// mayNotImport names what parts of the standard library the domain does
// without: it reads no file, knows no clock and draws no lots of its own.
var mayNotImport = map[string][]string{
	"quiz":          {"os", "io", "net", "log", "flag", "crypto/rand"},
	"quiz/seed":     {"os", "io", "net", "log", "flag", "time", "crypto/rand"},
	"quiz/study":    {"os", "io", "net", "log", "flag", "crypto/rand"},
	"quiz/plan":     {"os", "io", "net", "log", "flag", "crypto/rand"},
	"quiz/search":   {"os", "io", "net", "log", "flag", "time", "crypto/rand", "math/rand", "math/rand/v2"},
	"quiz/draft":    {"os", "io", "net", "log", "flag", "time", "crypto/rand"},
	"quiz/exchange": {"os", "net", "log", "flag", "time", "crypto/rand"},
	"quiz/lint":     {"os", "io", "net", "log", "flag", "time", "crypto/rand"},
	"quiz/place":    {"os", "io", "net", "log", "flag", "time", "crypto/rand"},
	"quiz/fsrs":     {"os", "io", "net", "log", "flag", "time", "math/rand", "math/rand/v2"},
	"quiz/spell":    {"os", "io", "net", "log", "flag", "time"},
	"quiz/stats":    {"os", "io", "net", "log", "flag", "crypto/rand"},
	"quiz/chart":    {"os", "io", "net", "log", "flag", "crypto/rand"},
	"quiz/charset":  {"os", "io", "net", "log", "flag", "time", "crypto/rand"},
	"quiz/marks":    {"os", "net", "log", "flag", "time", "crypto/rand", "math/rand", "math/rand/v2"},
	"quiz/page":     {"os", "net", "log", "flag", "crypto/rand"},
	"quiz/paper":    {"os", "net", "log", "flag", "time", "crypto/rand", "math/rand", "math/rand/v2"},
	"quiz/report":   {"os", "io", "net", "log", "flag", "crypto/rand", "math/rand", "math/rand/v2"},
}

func TestImportsPointOneWay(t *testing.T) {
	t.Parallel()
	seen, used := map[string]bool{}, map[string]bool{}
	eachFile(t, func(path string, f *ast.File) {
		dir := filepath.ToSlash(filepath.Dir(path))
		allowed, known := mayImport[dir]
		if !known {
			t.Errorf("%s: a new package; say in mayImport what it may know", dir)
			return
		}
		seen[dir] = true
		for _, spec := range f.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if slices.Contains(mayNotImport[dir], name) {
				t.Errorf("%s imports %s", path, name)
			}
			if arrow := arrowTo(name, allowed); arrow != "" {
				used[dir+" → "+arrow] = true
			} else if !isStandard(name) {
				t.Errorf("%s imports %s", path, name)
			}
		}
	})
	for dir, allowed := range mayImport {
		if !seen[dir] {
			t.Errorf("mayImport speaks of %s, which is not there", dir)
		}
		for _, arrow := range allowed {
			if seen[dir] && !used[dir+" → "+arrow] {
				t.Errorf("mayImport lets %s import %s, which it does not", dir, arrow)
			}
		}
	}
}

// arrowTo finds the entry of mayImport that an import is allowed by: a package of
// our own by its whole name, a third party's by the name of its module. It
// returns "" if there is none.
func arrowTo(name string, allowed []string) string {
	own, ours := strings.CutPrefix(name, "policyquiz/")
	for _, a := range allowed {
		if ours && a == own || !ours && (a == name || strings.HasPrefix(name, a+"/")) {
			return a
		}
	}
	return ""
}

// The README's map shows every package, and no other.
func TestREADMEShowsTheTree(t *testing.T) {
	t.Parallel()
	_, section, found := strings.Cut(readFile(t, filepath.Join(projectRoot, "README.md")), "## Find your way\n\n")
	shown, _, ended := strings.Cut(section, "\n\n")
	if !found || !ended {
		t.Fatal("README.md has no map")
	}
	var dirs []string
	for line := range strings.SplitSeq(shown, "\n") {
		for word := range strings.FieldsSeq(line) {
			if !strings.HasSuffix(word, "/") {
				break
			}
			dirs = append(dirs, strings.TrimSuffix(word, "/"))
		}
	}
	for dir := range mayImport {
		if !slices.Contains(dirs, dir) && !strings.HasSuffix(dir, "test") {
			t.Errorf("README.md does not show %s", dir)
		}
	}
	for _, dir := range dirs {
		if mayImport[dir] == nil {
			t.Errorf("README.md shows %s, which is not there", dir)
		}
	}
}

// Every file and folder that README.md and CONTRIBUTING.md name is there.
func TestGuidesNameWhatIsThere(t *testing.T) {
	t.Parallel()
	path := regexp.MustCompile("`((?:quiz|cmd)/[a-z0-9_./*]+)`")
	for _, guide := range []string{"README.md", ".github/CONTRIBUTING.md"} {
		named := path.FindAllStringSubmatch(readFile(t, filepath.Join(projectRoot, guide)), -1)
		if len(named) == 0 {
			t.Errorf("%s names no file", guide)
		}
		for _, m := range named {
			there, err := filepath.Glob(filepath.Join(projectRoot, filepath.FromSlash(m[1])))
			if err != nil || len(there) == 0 {
				t.Errorf("%s names %s, which is not there", guide, m[1])
			}
		}
	}
}

// What documents say and what a learner remembers are two vocabularies: neither
// package knows the other, not even by way of a third.
func TestSeedAndStudyAreStrangers(t *testing.T) {
	t.Parallel()
	for _, pair := range [][2]string{{"quiz/seed", "quiz/study"}, {"quiz/study", "quiz/seed"}} {
		known := map[string]bool{}
		var follow func(dir string)
		follow = func(dir string) {
			for _, name := range mayImport[dir] {
				if !known[name] {
					known[name] = true
					follow(name)
				}
			}
		}
		follow(pair[0])
		if known[pair[1]] {
			t.Errorf("%s knows %s", pair[0], pair[1])
		}
	}
}

// mostNames is how many exported names a package may have: what a reader can
// still take in on one page of go doc.
const mostNames = 60

func TestPackagesStaySmall(t *testing.T) {
	t.Parallel()
	names := map[string]int{}
	eachFile(t, func(path string, f *ast.File) {
		dir := filepath.ToSlash(filepath.Dir(path))
		for _, decl := range f.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil && d.Name.IsExported() {
					names[dir]++
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					names[dir] += exportedIn(spec)
				}
			}
		}
	})
	if names["quiz"] == 0 {
		t.Fatal("no exported name was found at all")
	}
	for dir, n := range names {
		if n > mostNames {
			t.Errorf("%s has %d exported names; %d are enough", dir, n, mostNames)
		}
	}
}

func exportedIn(spec ast.Spec) int {
	switch s := spec.(type) {
	case *ast.TypeSpec:
		if s.Name.IsExported() {
			return 1
		}
	case *ast.ValueSpec:
		n := 0
		for _, name := range s.Names {
			if name.IsExported() {
				n++
			}
		}
		return n
	}
	return 0
}

func isStandard(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	return !strings.Contains(first, ".") && first != "policyquiz"
}

func TestOnlyTheEnvReadsTheWorld(t *testing.T) {
	t.Parallel()
	eachFile(t, func(path string, f *ast.File) {
		if strings.HasSuffix(path, "cmd/policyquiz/env.go") {
			return
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := sel.X.(*ast.Ident); ok {
					switch x.Name + "." + sel.Sel.Name {
					case "time.Now", "time.Since", "os.Getenv", "os.LookupEnv", "os.UserHomeDir", "os.UserConfigDir", "os.Stdin", "os.Stdout", "os.Stderr":
						t.Errorf("%s uses %s.%s; take it from env", path, x.Name, sel.Sel.Name)
					}
				}
			}
			return true
		})
	})
}

// eachFile calls do for every Go file of the project that is no test.
func eachFile(t *testing.T, do func(path string, f *ast.File)) {
	t.Helper()
	err := filepath.WalkDir(projectRoot, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && path != projectRoot {
			return fs.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(projectRoot, path)
		if err != nil {
			return err
		}
		do(filepath.ToSlash(rel), f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
