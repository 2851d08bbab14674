package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const sample = `package p

import "fmt"

var limits = map[string]int{"few": 3}

func (s *set[T]) add(c Command) error {
	if s.n < 10 && c.Has("id") { // why
		s.n++
		s.names = append(s.names, fmt.Sprint("no", "key"))
	}
	for i := 0; i < len(s.names); i++ {
		continue
	}
	buf := make([]T, 0, 64)
	defer s.Close()
	defer s.unlock()
	fmt.Println("a: " + s.title, buf)
	panic("never 1")
	c = Command{Use: "drill 1", hidden: true}
	return err
}
`

func TestMutantsOf(t *testing.T) {
	mutants, err := mutantsOf("a/b/p.go", []byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	number(mutants)
	var names []string
	for _, m := range mutants {
		name, ok := strings.CutPrefix(m.name, "a/b ")
		if !ok {
			t.Errorf("%q does not begin with its folder", m.name)
		}
		names = append(names, name)
		if m.line != 1+strings.Count(sample[:m.start], "\n") {
			t.Errorf("%s: line %d", m.name, m.line)
		}
	}
	want := []string{
		`var: var limits = map[string]int{"few": 3}: "few" becomes "fewx"`,
		`var: var limits = map[string]int{"few": 3}: 3 becomes 4`,
		`var: var limits = map[string]int{"few": 3}: 3 becomes 2`,
		`set.add: if s.n < 10 && c.Has("id") { // why: s.n < 10 && c.Has("id") becomes !(s.n < 10 && c.Has("id"))`,
		`set.add: if s.n < 10 && c.Has("id") { // why: s.n < 10 && c.Has("id") becomes s.n < 10 || c.Has("id")`,
		`set.add: if s.n < 10 && c.Has("id") { // why: s.n < 10 becomes s.n <= 10`,
		`set.add: if s.n < 10 && c.Has("id") { // why: 10 becomes 11`,
		`set.add: if s.n < 10 && c.Has("id") { // why: 10 becomes 9`,
		`set.add: if s.n < 10 && c.Has("id") { // why: "id" becomes "idx"`,
		`set.add: s.n++: s.n++ becomes s.n--`,
		`set.add: s.n++: s.n++ is left out`,
		`set.add: s.names = append(s.names, fmt.Sprint("no", "key")): s.names = append(s.names, fmt.Sprint("no", "key")) is left out`,
		`set.add: for i := 0; i < len(s.names); i++ {: 0 becomes 1`,
		`set.add: for i := 0; i < len(s.names); i++ {: i < len(s.names) becomes i <= len(s.names)`,
		`set.add: for i := 0; i < len(s.names); i++ {: i++ becomes i--`,
		`set.add: continue: continue is left out`,
		`set.add: buf := make([]T, 0, 64): 0 becomes 1`,
		`set.add: defer s.unlock(): defer s.unlock() is left out`,
		`set.add: fmt.Println("a: " + s.title, buf): fmt.Println("a: " + s.title, buf) is left out`,
		`set.add: c = Command{Use: "drill 1", hidden: true}: c = Command{Use: "drill 1", hidden: true} is left out`,
		`set.add: c = Command{Use: "drill 1", hidden: true}: true becomes false`,
		`set.add: return err: err becomes nil`,
	}
	for i := range max(len(names), len(want)) {
		if i >= len(names) || i >= len(want) || names[i] != want[i] {
			t.Fatalf("from number %d on, got\n%s\nwant\n%s", i, strings.Join(names[min(i, len(names)):], "\n"), strings.Join(want[min(i, len(want)):], "\n"))
		}
	}
}

func TestNumber(t *testing.T) {
	mutants := []mutant{{name: "a"}, {name: "b"}, {name: "a"}, {name: "a"}}
	number(mutants)
	if mutants[0].name != "a" || mutants[1].name != "b" || mutants[2].name != "a #2" || mutants[3].name != "a #3" {
		t.Error(mutants)
	}
}

// on makes so many mutants, two on each line.
func on(lines int) []mutant {
	var all []mutant
	for i := range lines {
		all = append(all, mutant{line: i, text: "a"}, mutant{line: i, text: "b"})
	}
	return all
}

func TestPackagesThatMatter(t *testing.T) {
	leaf := &pkg{ImportPath: "leaf"}
	middle := &pkg{ImportPath: "middle", Deps: []string{"fmt", "leaf"}}
	program := &pkg{ImportPath: "program", Name: "main", Deps: []string{"middle", "fmt", "leaf"}, TestImports: []string{"helper"}}
	helper := &pkg{ImportPath: "helper", Deps: []string{"leaf"}}
	apart := &pkg{ImportPath: "apart", XTestImports: []string{"helper", "apart"}}
	all := []*pkg{leaf, middle, helper, apart, program}
	if got := programParts(all); !slices.Equal(got, []*pkg{leaf, middle, program}) {
		t.Errorf("the program is made of %v", got)
	}
	if got := dependents(all, leaf); !slices.Equal(got, []*pkg{middle, helper, apart, program}) {
		t.Errorf("what leaf does is seen by %v", got)
	}
	if got := dependents(all, middle); !slices.Equal(got, []*pkg{program}) {
		t.Errorf("what middle does is seen by %v", got)
	}
}

func TestShare(t *testing.T) {
	packages := []*pkg{{mutants: on(1)}, {}, {mutants: on(700)}, {mutants: on(299)}}
	var got []int
	for _, n := range share(packages, 60) {
		got = append(got, n)
	}
	if !slices.Equal(got, []int{1, 40, 19}) && !slices.Equal(got, []int{1, 41, 18}) {
		t.Errorf("shares are %v", got)
	}
}

func TestDrawIsTheSame(t *testing.T) {
	order := func(seed uint64, path string) string {
		var b strings.Builder
		for _, l := range draw(on(30), seed, path) {
			b.WriteString(l[0].text + string(rune('A'+l[0].line)))
		}
		return b.String()
	}
	first, again := order(1, "p"), order(1, "p")
	if first != again || first == order(2, "p") || first == order(1, "q") {
		t.Error("an order does not depend on seed and package alone")
	}
}

func TestCheckThere(t *testing.T) {
	packages := []*pkg{{mutants: []mutant{{name: "a"}}}, {mutants: []mutant{{name: "b"}}}}
	if err := checkThere(map[string]string{"a": "why", "b": "why"}, packages); err != nil {
		t.Error(err)
	}
	if err := checkThere(map[string]string{"a": "why", "c": "why"}, packages); err == nil || !strings.HasSuffix(err.Error(), ": c") {
		t.Errorf("error %v", err)
	}
}

func TestReadEquivalent(t *testing.T) {
	for _, test := range []struct{ text, want, problem string }{
		{"# about\n\na b: c\n\tit is\n\tso\nd e: f\n\twhy\n", "it is so", ""},
		{"a b: c\nd e: f\n\twhy\n", "", ":2:"},
		{"a b: c\n", "", "the last mutant"},
		{"\twhy\n", "", ":1:"},
	} {
		path := filepath.Join(t.TempDir(), "equivalent.txt")
		if err := os.WriteFile(path, []byte(test.text), 0o600); err != nil {
			t.Fatal(err)
		}
		known, err := readEquivalent(path)
		switch {
		case test.problem == "" && (err != nil || known["a b: c"] != test.want || len(known) != 2):
			t.Errorf("%q: %v, %v", test.text, known, err)
		case test.problem != "" && (err == nil || !strings.Contains(err.Error(), test.problem)):
			t.Errorf("%q: error %v", test.text, err)
		}
	}
}
