package block

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"policyquiz/quiz"
)

var update = flag.Bool("update", false, "rewrite the expected faults in testdata")

// TestFaults reads testdata/faults.txt: statements that cannot be decoded, and
// under each what is wrong with it and the next step. A statement that begins
// with a quotation mark is written as a Go string.
func TestFaults(t *testing.T) {
	const name = "testdata/faults.txt"
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	cases := 0
	for line := range strings.Lines(string(src)) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "\t") {
			continue
		}
		fmt.Fprintln(&got, line)
		if line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		cases++
		text := line
		if unquoted, err := strconv.Unquote(line); err == nil {
			text = unquoted
		}
		for _, p := range faults(text) {
			fmt.Fprintf(&got, "\t%d: %s\n\t\t%s\n", p.Pos.Line, strings.TrimPrefix(p.What, "this: "), p.Hint)
		}
	}
	if cases < 100 {
		t.Errorf("only %d cases", cases)
	}
	if got.String() == string(src) {
		return
	}
	if *update {
		if err := os.WriteFile(name, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want := strings.Split(string(src), "\n")
	for i, line := range strings.Split(got.String(), "\n") {
		if i >= len(want) || line != want[i] {
			t.Fatalf("line %d: got\n%s\nwant\n%s", i+1, line, strings.Join(want[i:min(i+1, len(want))], ""))
		}
	}
}

// faults decodes text as one block.
func faults(text string) []*quiz.Problem {
	var problems quiz.Problems
	blocks := Cut(text)
	for i := range blocks {
		DecodeAs("this", "x.toml", &blocks[i], &problems)
	}
	return problems.Sorted()
}

// TestManyFaults: what has more than so many faults is no TOML, and further ones
// are not listed.
func TestManyFaults(t *testing.T) {
	for _, n := range []int{mostFaults - 1, mostFaults, mostFaults + 1, 3 * mostFaults} {
		found := faults(strings.Repeat("a b c\n", n))
		last := found[len(found)-1]
		more := last.What == "this: there may be more behind this that cannot be read"
		if len(found) != min(n, mostFaults+1) || more != (n > mostFaults) || last.Pos.Line != len(found) {
			t.Errorf("of %d faults %d are listed, the last is %v", n, len(found), last)
		}
	}
}

// TestFaultsSayNoJargon holds that no word of the decoder's reaches an author.
func TestFaultsSayNoJargon(t *testing.T) {
	src, err := os.ReadFile("testdata/faults.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"datetime", "hexadecimal", "newline", "EOF", "top-level", "terminator", "delimiter", "inline", "array", "int64", "float", "escape", "key name appears blank", "hash"} {
		for line := range strings.Lines(string(src)) {
			if strings.HasPrefix(line, "\t") && strings.Contains(line, word) {
				t.Errorf("%q is in %s", word, line)
			}
		}
	}
}
