package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Of many flaws of one rule only the first are kept, but all are counted, and --rule and
// JSON have all.
func TestManyFlawsAreCounted(t *testing.T) {
	t.Parallel()
	const questions = 2*mostKept + 30
	deck := "title = \"T\"\n"
	for i := range questions {
		deck += fmt.Sprintf("\n[[question]]\nid = \"q%d\"\nask = \"Which is number %d?\"\nanswer = \"one %d\"\nwrong = [\"two %d\", \"three %d\", \"four %d\"]\n", i, i, i, i, i, i)
	}
	file := filepath.Join(t.TempDir(), "deck.toml")
	if err := os.WriteFile(file, []byte(deck), 0o600); err != nil {
		t.Fatal(err)
	}
	check := func(flags ...string) (out, told string) {
		var o, e bytes.Buffer
		world := env{in: strings.NewReader(""), out: &o, err: &e, now: time.Now, goos: "linux", getenv: func(string) string { return "" }}
		if code := run(world, append([]string{"check", file}, flags...)); code != exitDone {
			t.Fatalf("exit code %d: %s", code, e.String())
		}
		return o.String(), e.String()
	}
	text, told := check()
	if want := fmt.Sprintf("%d more of no-source", questions-mostOfARule); !strings.Contains(told, want) {
		t.Errorf("not told %q:\n%s", want, told)
	}
	_, one := check("--rule", "no-source")
	if n := strings.Count(one, "[no-source]"); n != questions {
		t.Errorf("--rule shows %d flaws, want %d", n, questions)
	}
	list, _ := check("--format", "json")
	var all []checkedProblem
	if err := json.Unmarshal([]byte(list), &all); err != nil {
		t.Fatal(err)
	}
	warnings := 0
	for _, p := range all {
		if p.Level == "warning" {
			warnings++
		}
	}
	if want := fmt.Sprintf("%d warnings", warnings); !strings.Contains(text, want) || warnings < 2*questions {
		t.Errorf("the summary is not of %q:\n%s", want, text)
	}
}
