// Package page tries the page that stats --html writes in a browser: accessibility by the
// rules of axe-core, narrow screens, zoom, paper, and the keyboard alone. It needs
// Chromium, Node and what package.json names; without them its test is skipped, unless
// POLICYQUIZ_PAGE is "must".
package page

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// need skips the test if a tool is not there, or fails it where it must be there.
func need(t *testing.T, err error) {
	t.Helper()
	switch {
	case err == nil:
	case os.Getenv("POLICYQUIZ_PAGE") == "must":
		t.Fatal(err)
	default:
		t.Skip(err)
	}
}

// pageOf writes the page of a learner who studied for so many days.
func pageOf(t *testing.T, days string) (file string) {
	t.Helper()
	dir := t.TempDir()
	history, file := filepath.Join(dir, "history.jsonl"), filepath.Join(dir, "page.html")
	for _, args := range [][]string{
		{"run", "./.ci/year", "-days", days, history},
		{"run", "./cmd/policyquiz", "stats", "--state", history, "--html", file},
	} {
		cmd := exec.Command("go", args...)
		cmd.Dir = filepath.Join("..", "..")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	return file
}

// Whoever wants to see what the browser saw sets POLICYQUIZ_LOOK to a folder.
func TestPage(t *testing.T) {
	node, err := exec.LookPath("node")
	need(t, err)
	chromium, err := exec.LookPath("chromium")
	need(t, err)
	for _, module := range []string{"axe-core", "puppeteer-core"} {
		_, err := os.Stat(filepath.Join("node_modules", module))
		need(t, err)
	}
	args := []string{"look.mjs", chromium, pageOf(t, "60")}
	if folder := os.Getenv("POLICYQUIZ_LOOK"); folder != "" {
		args = append(args, folder)
	}
	if out, err := exec.Command(node, args...).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, out)
	}
}
