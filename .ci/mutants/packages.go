package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"iter"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A pkg is what go list says of a package, and the mutants that its lines have.
type pkg struct {
	ImportPath, Name, Dir     string
	GoFiles                   []string
	Deps                      []string
	TestGoFiles, XTestGoFiles []string
	TestImports, XTestImports []string

	mutants  []mutant
	patience time.Duration // tests that take longer hang
}

func (p *pkg) tested() bool { return len(p.TestGoFiles)+len(p.XTestGoFiles) > 0 }

// listPackages lists the module's packages, those that need the fewest others
// first.
func listPackages() ([]*pkg, error) {
	list := exec.Command("go", "list", "-json", "./...")
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	var packages []*pkg
	root, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		p := new(pkg)
		if err := d.Decode(p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		packages = append(packages, p)
	}
	for _, p := range programParts(packages) {
		if err := p.readMutants(root); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(packages, func(a, b *pkg) int { return cmp.Compare(len(a.Deps), len(b.Deps)) })
	return packages, nil
}

// programParts lists the packages that programs are made of: what serves tests
// alone is not broken.
func programParts(packages []*pkg) []*pkg {
	var parts []*pkg
	for _, p := range packages {
		if slices.ContainsFunc(packages, func(q *pkg) bool {
			return q.Name == "main" && (q == p || slices.Contains(q.Deps, p.ImportPath))
		}) {
			parts = append(parts, p)
		}
	}
	return parts
}

// readMutants lists the mutants of the package's files.
func (p *pkg) readMutants(root string) error {
	for _, name := range p.GoFiles {
		path := filepath.Join(p.Dir, name)
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		mutants, err := mutantsOf(filepath.ToSlash(rel), src)
		if err != nil {
			return err
		}
		p.mutants = append(p.mutants, mutants...)
	}
	number(p.mutants)
	for i := range p.mutants {
		p.mutants[i].pkg = p
	}
	return nil
}

// number tells mutants of one name apart: the second is #2.
func number(mutants []mutant) {
	seen := map[string]int{}
	for i := range mutants {
		m := &mutants[i]
		seen[m.name]++
		if n := seen[m.name]; n > 1 {
			m.name = fmt.Sprintf("%s #%d", m.name, n)
		}
	}
}

// dependents lists the packages whose tests may see what p does, without p.
func dependents(all []*pkg, p *pkg) []*pkg {
	deps := map[string][]string{}
	for _, q := range all {
		deps[q.ImportPath] = q.Deps
	}
	sees := func(path string) bool {
		return path == p.ImportPath || slices.Contains(deps[path], p.ImportPath)
	}
	var found []*pkg
	for _, q := range all {
		if q != p && (sees(q.ImportPath) || slices.ContainsFunc(q.TestImports, sees) || slices.ContainsFunc(q.XTestImports, sees)) {
			found = append(found, q)
		}
	}
	return found
}

// share divides n among the packages: one to each that has lines to break, the
// rest by their number.
func share(packages []*pkg, n int) iter.Seq2[*pkg, int] {
	var has []*pkg
	total := 0
	for _, p := range packages {
		if k := len(lines(p.mutants)); k > 0 {
			has = append(has, p)
			total += k
		}
	}
	return func(yield func(*pkg, int) bool) {
		rest := max(0, n-len(has))
		sum, given := 0, 0
		for _, p := range has {
			sum += len(lines(p.mutants))
			upTo := rest * sum / total
			if !yield(p, 1+upTo-given) {
				return
			}
			given = upTo
		}
	}
}

// lines gathers mutants by the line that they break, in the order of lines.
func lines(mutants []mutant) [][]mutant {
	var all [][]mutant
	for i, m := range mutants {
		if i == 0 || m.line != mutants[i-1].line || m.file != mutants[i-1].file {
			all = append(all, nil)
		}
		all[len(all)-1] = append(all[len(all)-1], m)
	}
	return all
}

// draw puts the lines in an order drawn by the seed, and on each line its
// mutants.
func draw(mutants []mutant, seed uint64, path string) [][]mutant {
	hash := fnv.New64()
	io.WriteString(hash, path)
	random := rand.New(rand.NewPCG(seed, hash.Sum64()))
	all := lines(mutants)
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for _, l := range all {
		random.Shuffle(len(l), func(i, j int) { l[i], l[j] = l[j], l[i] })
	}
	return all
}

// readEquivalent reads mutants that change nothing, and why: a line with the
// mutant's name, and below it, indented, the reason. Lines that begin with #
// say something of the file.
func readEquivalent(path string) (map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	known := map[string]string{}
	name := ""
	s := bufio.NewScanner(f)
	for n := 1; s.Scan(); n++ {
		line := s.Text()
		switch text := strings.TrimSpace(line); {
		case text == "" || line[0] == '#':
		case line != strings.TrimLeft(line, " \t"):
			if name == "" {
				return nil, fmt.Errorf("%s:%d: a reason without a mutant", path, n)
			}
			known[name] = strings.TrimSpace(known[name] + " " + text)
		default:
			if name != "" && known[name] == "" {
				return nil, fmt.Errorf("%s:%d: the mutant above has no reason", path, n)
			}
			name = text
			known[name] = ""
		}
	}
	if name != "" && known[name] == "" {
		return nil, fmt.Errorf("%s: the last mutant has no reason", path)
	}
	return known, s.Err()
}

// checkThere checks that each of the known mutants can still be made: of lines
// that were changed, nothing is known.
func checkThere(known map[string]string, packages []*pkg) error {
	there := map[string]bool{}
	for _, p := range packages {
		for _, m := range p.mutants {
			there[m.name] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(known)) {
		if !there[name] {
			return fmt.Errorf("equivalent.txt names a mutant that there is no more; mend its name or leave it out: %s", name)
		}
	}
	return nil
}
