package terminal

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"policyquiz/quiz/chart"
)

// shelves has a table of numbers, one of texts, one with a text that is too long for a
// column, and one without rows.
func shelves() chart.Figure {
	numbers := chart.Table{
		Title: "By reader",
		Head:  []chart.Column{{Name: "reader"}, {Name: "books", Number: true}, {Name: "read to the end", Number: true}, {Name: "95 % interval"}},
		Rows: []chart.Line{
			{Cells: []chart.Cell{chart.Text("Ada"), chart.Number("12", 12), chart.Number("75 %", 0.75), chart.Text("47 to 91 %")}},
			{Cells: []chart.Cell{chart.Text("蘇軾 (Su Shi)"), chart.Number("1,204", 1204), chart.Number("100 %", 1), chart.Text("99 to 100 %")}},
			{Cells: []chart.Cell{chart.Text("nobody\x1b[2J"), chart.Number("0", 0), chart.Text("too few"), chart.Text("")}},
		},
		More: "And 3 more readers.",
	}
	texts := chart.Table{
		Title: "What was said of them",
		Head:  []chart.Column{{Name: "book"}, {Name: "lent", Number: true}, {Name: "what readers noted"}, {Name: "lent to"}},
		Rows: []chart.Line{
			{Cells: []chart.Cell{chart.Text("Who first said that a bridge is a promise?"), {Text: "9", Value: 9, Aloud: "9 times"}, chart.Text("The second half is better.\nPage 12 is missing."), chart.Text("Ada, Ben, Chiara, Dmytro, Esi, Farid, Goran, Hana")}},
			{Cells: []chart.Cell{chart.Text("Maps of the lake"), chart.Number("1", 1), chart.Text("Why is this here?"), chart.Text("Ben")}},
			{Cells: []chart.Cell{chart.Text("Internationalisierungsbestrebungen"), chart.Number("", math.NaN())}},
		},
	}
	long := chart.Table{
		Title: "At length",
		Head:  []chart.Column{{Name: "book"}, {Name: "lent", Number: true}, {Name: "note"}},
		Rows: []chart.Line{
			{Cells: []chart.Cell{chart.Text("Maps"), chart.Number("1", 1), chart.Text(strings.Repeat("It shows the lake before there was a bridge. ", 12))}},
			{Cells: []chart.Cell{chart.Text("Roads"), chart.Number("2", 2), chart.Text("")}},
		},
	}
	return chart.Figure{
		Title: "What a town lends", Words: []string{"Three tables, and one that has nothing."},
		Tables: []chart.Table{numbers, texts, long, {Title: "Lost", Head: []chart.Column{{Name: "book"}}, More: "None."}},
	}
}

// The tables at some widths are those of the file; go test -update rewrites it.
func TestTables(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for _, ascii := range []bool{false, true} {
		for _, width := range []int{20, 40, 80, 200} {
			l := &Layout{Width: width}
			if ascii {
				l.ASCII()
			}
			l.Figure(shelves())
			fmt.Fprintf(&b, "== %d columns, ASCII: %t\n%s\n", width, ascii, l)
		}
	}
	l := &Layout{Width: 60}
	l.FigureAloud(shelves())
	fmt.Fprintf(&b, "== aloud\n%s", l)
	golden(t, "testdata/tables.txt", b.String())
}

// golden compares text with a file, or writes it there.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("it is not that of %s:\n%s", file, got)
	}
}

// randomTable has words of x alone in its cells, and no x elsewhere.
func randomTable(rng *rand.Rand) (t chart.Table, letters int) {
	t.Title = "Table"
	for i := range 1 + rng.IntN(6) {
		t.Head = append(t.Head, chart.Column{Name: fmt.Sprintf("head %d", i), Number: i > 0 && rng.IntN(2) == 0})
	}
	for range 1 + rng.IntN(5) {
		row := chart.Line{}
		for range t.Head {
			var words []string
			for range 1 + rng.IntN(1+rng.IntN(12)) {
				n := 1 + rng.IntN(9)
				letters += n
				words = append(words, strings.Repeat("x", n))
			}
			row.Cells = append(row.Cells, chart.Text(strings.Join(words, " ")))
		}
		t.Rows = append(t.Rows, row)
	}
	return t, letters
}

// No line is wider than the layout, no letter of a cell is lost, and in ASCII nothing is
// drawn with anything else.
func TestTablesFit(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(3, 4))
	inColumns := 0
	for width := 8; width <= 160; width++ {
		for _, ascii := range []bool{false, true} {
			table, letters := randomTable(rng)
			l := &Layout{Width: width}
			if ascii {
				l.ASCII()
			}
			l.table(&table)
			got := l.String()
			for line := range strings.Lines(got) {
				if line = strings.TrimSuffix(line, "\n"); Width(line) > width {
					t.Fatalf("%d columns: %q has %d", width, line, Width(line))
				}
			}
			if n := strings.Count(got, "x"); n != letters {
				t.Fatalf("%d columns: %d letters of %d:\n%s", width, n, letters, got)
			}
			if ascii && strings.Contains(got, "─") {
				t.Fatalf("not ASCII: %q", got)
			}
			if strings.Contains(got, "──") {
				inColumns++
			}
		}
	}
	if inColumns < 50 {
		t.Errorf("only %d of these tables are in columns", inColumns)
	}
}

// A row that ends early has empty cells, in columns, by itself and aloud.
func TestShortRow(t *testing.T) {
	t.Parallel()
	table := chart.Table{Title: "T", Head: []chart.Column{{Name: "name"}, {Name: "n", Number: true}}, Rows: []chart.Line{{Cells: []chart.Cell{chart.Text("Ada")}}}}
	for width, want := range map[int]string{4: "T\n\nAda\n", 40: "T\nname  n\n────  ─\nAda\n"} {
		l := &Layout{Width: width}
		l.table(&table)
		if got := l.String(); got != want {
			t.Errorf("%d columns: %q, want %q", width, got, want)
		}
	}
	if got := rowAloud(table.Head, table.Rows[0]); got != "Ada." {
		t.Error(got)
	}
}

// The names of the columns are seen at once, and of a row by itself its head.
func TestHeadsAreBold(t *testing.T) {
	t.Parallel()
	table := chart.Table{Title: "T", Head: []chart.Column{{Name: "name"}, {Name: "n", Number: true}}, Rows: []chart.Line{{Cells: []chart.Cell{chart.Text("Ada"), chart.Number("3", 3)}}}}
	for width, want := range map[int]string{
		6:  "<b>T</>\n\n<b>Ada</>\n  n: 3\n",
		40: "<b>T</>\n<b>name  n</>\n────  ─\nAda   3\n",
	} {
		l := &Layout{Width: width}
		l.table(&table)
		if got := strings.NewReplacer("\x1b[1m", "<b>", "\x1b[0m", "</>").Replace(l.styled(true)); got != want {
			t.Errorf("%d columns: %q, want %q", width, got, want)
		}
	}
}

// A text that is hard to read in its column is not put there.
func TestWhatIsInColumns(t *testing.T) {
	t.Parallel()
	text := func(n int) chart.Cell { return chart.Text(strings.TrimSpace(strings.Repeat("word ", n))) }
	for _, c := range []struct {
		name    string
		screen  int
		cells   []chart.Cell // all but the first are in columns of numbers if they have one
		columns bool
	}{
		{"all fits", 40, []chart.Cell{text(3), text(3)}, true},
		{"a narrow screen, and a text that would be broken", 40, []chart.Cell{text(3), text(6)}, false},
		{"one column more", 41, []chart.Cell{text(3), text(6)}, true},
		{"six lines", 80, []chart.Cell{text(1), text(72)}, true},
		{"seven lines", 80, []chart.Cell{text(1), text(73)}, false},
		{"more columns than have room", 60, []chart.Cell{text(3), text(3), text(3), text(3), text(3)}, false},
		{"a short figure is not broken", 41, []chart.Cell{text(6), chart.Number("fourteen chars", 1), chart.Number("fourteen chars", 1)}, false},
		{"a long one is", 50, []chart.Cell{text(3), chart.Number("0.92 (0.91 to 0.94)", 1), chart.Number("0.92 (0.91 to 0.94)", 1)}, true},
		{"a wide screen", 100, []chart.Cell{text(3), text(3), text(3), text(3), text(3)}, true},
	} {
		table := chart.Table{Title: "T", Rows: []chart.Line{{Cells: c.cells}}}
		for i := range c.cells {
			table.Head = append(table.Head, chart.Column{Name: fmt.Sprint(i), Number: !math.IsNaN(c.cells[i].Value)})
		}
		l := &Layout{Width: c.screen}
		l.table(&table)
		if got := strings.Contains(l.String(), "─"); got != c.columns {
			t.Errorf("%s: in columns is %t\n%s", c.name, got, l)
		}
	}
}
