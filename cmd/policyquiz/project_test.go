package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The project checks itself: which way imports point, where the clock is read,
// that the README is true.

const projectRoot = "../.."

// mayImport says what each package imports beside the standard library and
// leaves that know nothing of it. A third party has one door.
var mayImport = map[string][]string{
	"quiz/fsrs":           {},
	"quiz/spell":          {"golang.org/x/text"},
	"quiz":                {"policyquiz/quiz/fsrs", "policyquiz/quiz/spell"},
	"quiz/seed":           {"policyquiz/quiz", "policyquiz/quiz/spell"},
	"quiz/study":          {"policyquiz/quiz", "policyquiz/quiz/fsrs"},
	"quiz/cite":           {"policyquiz/quiz", "policyquiz/quiz/seed"},
	"quiz/deckfile":       {"policyquiz/quiz", "policyquiz/quiz/seed", "policyquiz/quiz/spell", "policyquiz/quiz/deckfile/block"},
	"quiz/deckfile/block": {"policyquiz/quiz", "policyquiz/quiz/spell", "github.com/BurntSushi/toml"},
	"quiz/history":        {"policyquiz/quiz", "golang.org/x/sys/windows"},
	"decks":               {},
	"seeds":               {},
	"cmd/policyquiz":      {"policyquiz", "github.com/spf13", "github.com/AlecAivazis/survey/v2", "github.com/clipperhouse/displaywidth", "golang.org/x/term"},
}

// mayNotImport names what parts of the standard library the domain does
// without: it reads no file, knows no clock and draws no lots of its own.
var mayNotImport = map[string][]string{
	"quiz":       {"os", "io", "net", "log", "flag", "crypto/rand"},
	"quiz/seed":  {"os", "io", "net", "log", "flag", "time", "crypto/rand"},
	"quiz/study": {"os", "io", "net", "log", "flag", "crypto/rand"},
	"quiz/fsrs":  {"os", "io", "net", "log", "flag", "time", "math/rand", "math/rand/v2"},
	"quiz/spell": {"os", "io", "net", "log", "flag", "time"},
}

func TestImportsPointOneWay(t *testing.T) {
	seen := map[string]bool{}
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
			if !isStandard(name) && !slices.ContainsFunc(allowed, func(a string) bool { return name == a || strings.HasPrefix(name, a+"/") && a != "policyquiz/quiz" }) {
				t.Errorf("%s imports %s", path, name)
			}
			if strings.Contains(name, "survey") && !strings.HasPrefix(filepath.Base(path), "console_rich") && filepath.Base(path) != "keys.go" {
				t.Errorf("%s imports survey; only the rich console knows it", path)
			}
		}
	})
	for dir := range mayImport {
		if !seen[dir] {
			t.Errorf("mayImport speaks of %s, which is not there", dir)
		}
	}
}

func isStandard(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	return !strings.Contains(first, ".") && first != "policyquiz"
}

func TestOnlyTheEnvReadsTheWorld(t *testing.T) {
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
