package page

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"policyquiz/quiz/chart"
)

const hostile = `<script>alert(1)</script>"'><img src=//x.example/y onerror=z> javascript:`

// sample has a picture of each form, and words of a stranger.
func sample() Page {
	last := time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC)
	heat := chart.Picture{Title: "Calendar", Form: chart.Heat, Last: last, Weeks: 9, Levels: []int{1, 5, 9}, Head: []string{"month", "n"}, Rows: []chart.Row{{Label: "March 2026", Cells: []string{"3"}}}}
	for i := range 40 {
		heat.Days = append(heat.Days, chart.Day{Date: last.AddDate(0, 0, -i), Value: i % 12})
	}
	cells := []string{"1", hostile}
	return Page{
		Title: "A page: " + hostile, About: []string{"About " + hostile}, Notes: []string{"Note " + hostile},
		Figures: []chart.Figure{
			{ID: "days", Title: "Days", Words: []string{hostile}, Pictures: []chart.Picture{heat}},
			{ID: "sums", Title: "Sums", Pictures: []chart.Picture{
				{Title: "Bars", Max: 4, Head: []string{"a", "b", hostile}, Rows: []chart.Row{{Label: hostile, Value: 2, Short: hostile, Cells: cells}, {Label: "x", Value: 4, Cells: cells}}},
				{Title: "Shares", Form: chart.Shares, Max: 1, Legend: []chart.Sign{{Part: chart.Fill, Says: "known"}, {Part: chart.Half, Says: "met"}, {Part: chart.Rest, Says: hostile}}, Head: []string{"a", "b", "c"}, Rows: []chart.Row{{Label: "a", Value: 0.5, Mark: 0.75, Cells: cells}, {Label: "b", Depth: 1, Cells: cells}}},
				{Title: "Ranges", Form: chart.Ranges, Min: 0.5, Max: 1, Scale: []string{"50 %", "100 %"}, More: "And more.", Head: []string{"a", "b", "c"}, Rows: []chart.Row{{Label: "a", Low: 0.6, Value: 0.7, High: 0.8, Mark: 0.9, Cells: cells}, {Label: "b", Open: true, Mark: 0.7, Cells: cells}, {Label: "c", Bare: true, Low: 0.6, Value: 0.7, High: 0.8, Cells: cells}}},
			}},
			{ID: "none", Title: "Nothing", Words: []string{"Nothing yet."}},
		},
	}
}

// tabled is the sample with tables: one with words of a stranger in each part, one whose
// row ends early, and one without rows.
func tabled() Page {
	p := sample()
	head := []chart.Column{{Name: "a"}, {Name: "b", Number: true}, {Name: hostile}}
	p.Figures[1].Tables = []chart.Table{
		{Title: hostile, Head: head, More: hostile, Rows: []chart.Line{
			{Cells: []chart.Cell{chart.Text(hostile), chart.Number(hostile, 1.5), chart.Text(hostile)}},
			{Cells: []chart.Cell{chart.Text("x"), chart.Text("too few"), chart.Text("")}},
			{Cells: []chart.Cell{chart.Text("y"), chart.Number("-2", -2)}},
		}},
	}
	p.Figures[2].Tables = []chart.Table{
		{Title: "One", Head: head[:1], Rows: []chart.Line{{Cells: []chart.Cell{chart.Text("z")}}}},
		{Title: "Empty", Head: head, More: "None."},
	}
	return p
}

func written(t *testing.T, p Page) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// each calls do for every element of a page.
func each(t *testing.T, text string, do func(n *html.Node, attr map[string]string)) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			attr := map[string]string{}
			for _, a := range n.Attr {
				attr[a.Key] = a.Val
			}
			do(n, attr)
		}
	}
}

// A page loads nothing and runs nothing but its own script, whatever a stranger put into
// its words. Without tables it has no script.
func TestSelfContained(t *testing.T) {
	t.Parallel()
	for want, p := range []Page{sample(), tabled()} {
		scripts := 0
		each(t, written(t, p), func(n *html.Node, attr map[string]string) {
			switch n.Data {
			case "script":
				scripts++
				if n.FirstChild.Data != script {
					t.Errorf("a script of a stranger: %s", n.FirstChild.Data)
				}
			case "link", "img", "iframe", "object", "embed", "form", "base", "use", "image", "font", "audio", "video", "input", "button":
				t.Errorf("an element %s", n.Data)
			}
			for key, value := range attr {
				if strings.HasPrefix(key, "on") || key == "src" || key == "style" || key == "srcset" || key == "href" && !strings.HasPrefix(value, "#") {
					t.Errorf("%s has %s=%q", n.Data, key, value)
				}
			}
		})
		if scripts != want {
			t.Errorf("%d scripts, want %d", scripts, want)
		}
	}
	if found := regexp.MustCompile(`(?i)url\(|@import|@font-face|https?:`).FindString(style + layout + script); found != "" {
		t.Errorf("the page asks for %q", found)
	}
	if found := regexp.MustCompile(`innerHTML|outerHTML|insertAdjacent|eval\(|fetch\(|</`).FindString(script); found != "" {
		t.Errorf("the script has %q", found)
	}
}

// No two elements have one id, and what an element points to is there: a reader that
// speaks would name a table by the title of another.
func TestIDs(t *testing.T) {
	t.Parallel()
	for _, p := range []Page{sample(), tabled()} {
		ids := map[string]bool{}
		var wanted []string
		each(t, written(t, p), func(n *html.Node, attr map[string]string) {
			if id, ok := attr["id"]; ok {
				if ids[id] || id == "" {
					t.Errorf("a second %s with the id %q", n.Data, id)
				}
				ids[id] = true
			}
			wanted = append(wanted, strings.Fields(attr["aria-labelledby"])...)
			if id, ok := strings.CutPrefix(attr["href"], "#"); ok {
				wanted = append(wanted, id)
			}
		})
		for _, id := range wanted {
			if !ids[id] {
				t.Errorf("nothing has the id %q", id)
			}
		}
		if len(wanted) == 0 {
			t.Error("nothing points to anything")
		}
	}
}

// between is what stands in a page between an element's tags.
func between(text, element string) string {
	_, rest, _ := strings.Cut(text, "<"+element+">")
	inside, _, _ := strings.Cut(rest, "</"+element+">")
	return inside
}

// The policy lets nothing be loaded, and names the one style and the one script there are.
func TestPolicy(t *testing.T) {
	t.Parallel()
	sum := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	for i, p := range []Page{sample(), tabled()} {
		text := written(t, p)
		want := "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + sum(between(text, "style"))
		if i == 1 {
			want += "; script-src " + sum(between(text, "script"))
		}
		policies := 0
		each(t, text, func(n *html.Node, attr map[string]string) {
			if attr["http-equiv"] == "Content-Security-Policy" {
				policies++
				if got := attr["content"]; got != want {
					t.Errorf("the policy is %s, want %s", got, want)
				}
			}
		})
		if policies != 1 {
			t.Errorf("%d policies", policies)
		}
	}
}

// Each table can be read without the script: a caption, heads of columns and rows, and a
// cell in each row for each column. A region in which it can be scrolled has its name.
func TestTables(t *testing.T) {
	t.Parallel()
	text := written(t, tabled())
	ids, count := map[string]int{}, map[string]int{}
	each(t, text, func(n *html.Node, attr map[string]string) {
		ids[attr["id"]]++
		if n.Parent.Data == "tr" && attr["role"] != "" {
			count[attr["role"]]++
			if (attr["role"] == "columnheader") != (attr["scope"] == "col") || (attr["role"] == "rowheader") != (attr["scope"] == "row") {
				t.Errorf("%v", attr)
			}
		}
		if attr["role"] == "region" {
			count["region"]++
			if attr["tabindex"] != "0" {
				t.Error("a region cannot be reached with the keyboard")
			}
		}
		if attr["class"] == "sheet" {
			count["sheet"]++
		}
	})
	each(t, text, func(n *html.Node, attr map[string]string) {
		for id := range strings.FieldsSeq(attr["aria-labelledby"]) {
			if ids[id] != 1 {
				t.Errorf("%s names %s, which is there %d times", n.Data, id, ids[id])
			}
		}
	})
	for what, n := range map[string]int{"region": 2, "sheet": 2, "columnheader": 4, "rowheader": 4, "cell": 6} {
		if count[what] != n {
			t.Errorf("%d of %s, want %d", count[what], what, n)
		}
	}
	for _, want := range []string{`data-value="1.5"`, `data-value="-2"`, `>too few</td>`, "<h3>Empty</h3>\n<p>None.</p>"} {
		if strings.Count(text, want) != 1 {
			t.Errorf("%s is there %d times", want, strings.Count(text, want))
		}
	}
	if n := strings.Count(text, "data-value"); n != 2 {
		t.Errorf("%d cells have a number", n)
	}
}

// A column is as narrow as its texts let it be.
func TestColumnClasses(t *testing.T) {
	t.Parallel()
	table := chart.Table{Head: []chart.Column{{Name: "a"}, {Name: "b"}, {Name: "c", Number: true}, {Name: "d", Number: true}}, Rows: []chart.Line{
		{Cells: []chart.Cell{chart.Text("fourteen chars"), chart.Text("fifteen letters"), chart.Number("fifteen letters", 3), chart.Number("3", 3)}},
		{Cells: []chart.Cell{chart.Text("")}},
	}}
	var got []string
	for _, c := range newSheet("f", 0, table).Columns {
		got = append(got, c.Class)
	}
	if want := "short, long, long number, short number"; strings.Join(got, ", ") != want {
		t.Errorf("%v, want %s", got, want)
	}
}

// Each drawing has a name and a table with all its rows; ids are there once, and links
// lead somewhere.
func TestReadWithoutDrawings(t *testing.T) {
	t.Parallel()
	ids, links := map[string]int{}, 0
	count := map[string]int{}
	text := written(t, sample())
	each(t, text, func(n *html.Node, attr map[string]string) {
		count[n.Data]++
		if id := attr["id"]; id != "" {
			ids[id]++
		}
		if attr["role"] == "img" {
			count["drawing"]++
			if attr["aria-label"] == "" {
				t.Error("a drawing without a name")
			}
		}
	})
	each(t, text, func(n *html.Node, attr map[string]string) {
		if n.Data == "a" {
			links++
			if ids[strings.TrimPrefix(attr["href"], "#")] != 1 {
				t.Errorf("the link %s leads to %d places", attr["href"], ids[attr["href"][1:]])
			}
		}
	})
	pictures, rows := 0, 0
	for _, f := range sample().Figures {
		for _, p := range f.Pictures {
			pictures++
			rows += len(p.Rows) + 1 // the head
		}
	}
	for what, n := range map[string]int{"drawing": pictures, "table": pictures, "summary": pictures, "figcaption": pictures, "tr": rows, "h1": 1, "h2": len(sample().Figures)} {
		if count[what] != n {
			t.Errorf("%d of %s, want %d", count[what], what, n)
		}
	}
	if links != len(sample().Figures) {
		t.Errorf("%d links", links)
	}
	for id, n := range ids {
		if n != 1 {
			t.Errorf("the id %s is there %d times", id, n)
		}
	}
}

// Every day of the calendar is drawn once, none behind the last.
func TestMonths(t *testing.T) {
	t.Parallel()
	p := sample().Figures[0].Pictures[0]
	days := 0
	for _, m := range months(p) {
		at := map[[2]int]bool{}
		for _, c := range m.Cells {
			days++
			if at[[2]int{c.X, c.Y}] || c.X+cellSize > m.Wide || c.Y > 6*cellStep {
				t.Errorf("%s: a cell at %d, %d", m.Name, c.X, c.Y)
			}
			at[[2]int{c.X, c.Y}] = true
		}
	}
	if want := 9*7 - 4; days != want { // the last week ends on a Wednesday
		t.Errorf("%d days, want %d", days, want)
	}
}

func TestIsPage(t *testing.T) {
	t.Parallel()
	if !IsPage([]byte(written(t, tabled()))) || IsPage([]byte("<!DOCTYPE html>\n<html></html>")) || IsPage(nil) {
		t.Error("a page is not told from other files")
	}
}

// chromium runs a headless browser on the page with some arguments. It skips the test if
// there is none.
func chromium(t *testing.T, args ...string) (out, complaints string) {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser is slow to start")
	}
	exe, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no chromium: ", err)
	}
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, []byte(written(t, tabled())), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute) // against a browser that hangs
	defer cancel()
	profile, err := os.MkdirTemp("", "policyquiz-chromium-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(profile) // a browser may still write to it, so t.TempDir would fail now and then
	args = append([]string{"--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--user-data-dir=" + profile, "--enable-logging=stderr", "--log-level=0"}, args...)
	cmd := exec.CommandContext(ctx, exe, append(args, "file://"+file)...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, stderr.Bytes())
	}
	return stdout.String(), stderr.String()
}

// A browser finds nothing to complain of, and runs nothing of a stranger's.
func TestInBrowser(t *testing.T) {
	t.Parallel()
	out, complaints := chromium(t, "--dump-dom")
	if strings.Contains(complaints, "CONSOLE") {
		t.Errorf("the browser complains:\n%s", complaints)
	}
	for _, want := range []string{"<h2 id=\"days-title\">Days</h2>", "&lt;script&gt;alert(1)&lt;/script&gt;"} {
		if !strings.Contains(out, want) {
			t.Errorf("the browser shows no %s", want)
		}
	}
	// The script runs; a table of one row is in order as it is.
	if n := strings.Count(out, "<button"); n != 3 {
		t.Errorf("%d buttons, want one for each head of the first table", n)
	}
}

// The page has its own style: a dark ground where that is wanted.
func TestDarkInBrowser(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		scheme string
		light  bool
	}{{"1", true}, {"0", false}} { // as Blink numbers them
		shot := filepath.Join(t.TempDir(), "shot.png")
		chromium(t, "--window-size=400,300", "--blink-settings=preferredColorScheme="+c.scheme, "--screenshot="+shot)
		f, err := os.Open(shot)
		if err != nil {
			t.Fatal(err)
		}
		picture, err := png.Decode(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		r, g, b, _ := picture.At(2, 2).RGBA()
		if light := r+g+b > 3*0x8000; light != c.light {
			t.Errorf("scheme %s: the ground is %d %d %d", c.scheme, r>>8, g>>8, b>>8)
		}
	}
}

// TestIntervalsStayWhole: what stands in brackets in a column of numbers is not broken.
func TestIntervalsStayWhole(t *testing.T) {
	t.Parallel()
	number, text := sheetColumn{Column: chart.Column{Number: true}}, sheetColumn{}
	for _, c := range []struct {
		column     sheetColumn
		text, want string
	}{
		{number, "19/36, 53 % (37 to 68)", "19/36, 53\u00a0% (37\u00a0to\u00a068)"},
		{number, "-0.20 (-0.50 to 0.13)", "-0.20 (-0.50\u00a0to\u00a00.13)"},
		{number, "too few to say", "too few to say"},
		{text, "a note (as it was written)", "a note (as it was written)"},
	} {
		if got := shown(c.column, chart.Text(c.text)); got != c.want {
			t.Errorf("%q is shown as %q, want %q", c.text, got, c.want)
		}
	}
}
