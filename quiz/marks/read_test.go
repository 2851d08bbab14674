package marks

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"
)

// show writes a table, one line for its questions and one for each person.
func show(t Table) string {
	var b strings.Builder
	for _, q := range t.Questions {
		fmt.Fprintf(&b, "%s/%v ", q.Name, q.Greatest)
	}
	for _, p := range t.People {
		fmt.Fprintf(&b, "\n%s", p.Name)
		for _, m := range p.Marks {
			fmt.Fprintf(&b, " %v", m)
		}
	}
	return b.String()
}

// tell writes mistakes with their hints.
func tell(err error) string {
	var b strings.Builder
	if ms, ok := errors.AsType[Mistakes](err); ok {
		for _, m := range ms {
			fmt.Fprintf(&b, "%d: %s\n\thint: %s\n", m.Line, m.What, m.Hint)
		}
		return b.String()
	}
	return fmt.Sprintln(err)
}

func TestReadForms(t *testing.T) {
	t.Parallel()
	const want = "Q1/1 Q2/2.5 \nAnn 1 0.5\nZoë NaN 2"
	plain := "learner,Q1,Q2/2.5\nAnn,1,0.5\nZoë,,2\n"
	windows := strings.ReplaceAll(plain, "ë", "\xeb")
	var low, high []byte
	for _, unit := range utf16.Encode([]rune("\ufeff" + plain)) {
		low, high = binary.LittleEndian.AppendUint16(low, unit), binary.BigEndian.AppendUint16(high, unit)
	}
	for name, src := range map[string]string{
		"commas":                 plain,
		"forms":                  "Form,learner,Q1,Q2/2.5\nB,Ann,1,0.5\n,Zoë,,2\n",
		"Windows":                strings.ReplaceAll(plain, "\n", "\r\n"),
		"an old Mac":             strings.ReplaceAll(plain, "\n", "\r"),
		"UTF-8 with a mark":      "\ufeff" + plain,
		"UTF-16, low byte first": string(low), "UTF-16, high byte first": string(high),
		"Windows-1252":           windows,
		"semicolons":             "learner;Q1;Q2/2,5\nAnn;1;0,5\nZoë;;2\n",
		"semicolons and points":  "learner;Q1;Q2/2.5\nAnn;1;0.5\nZoë;;2\n",
		"tabs":                   "learner\tQ1\tQ2/2.5\nAnn\t1\t0,5\nZoë\t\t2\n",
		"Excel":                  "sep=;\nlearner;Q1;Q2/2,5\nAnn;1;0,5\nZoë;;2\n",
		"quotes":                 "\"learner\",\"Q1\",\"Q2/2.5\"\n\"Ann\",\"1\",\"0.5\"\n\"Zoë\",\"\",\"2\"\n",
		"spaces":                 " Learner , Q1 , Q2 / 2.50 \n Ann , 1 , 0.50 \n Zoë , , 2 \n",
		"no break at the end":    strings.TrimSuffix(plain, "\n"),
		"empty rows and columns": "\n,,,,\nlearner,Q1,,Q2/2.5,\n\nAnn,1,,0.5,,,\n,,,,\nZoë,,,2,\n\n",
		"powers of ten":          "learner,Q1/1e0,Q2/25E-1\nAnn,+1,5e-1\nZoë,,2.\n",
	} {
		got, err := Read(strings.NewReader(src))
		if err != nil || show(got) != want {
			t.Errorf("%s: %s\n%v", name, show(got), err)
		}
	}
	got, err := Read(strings.NewReader("Q1,learner,course/deck/q2/3\n1,Ann,0\n")) // the learner stands anywhere, and names may have slashes
	if want := "Q1/1 course/deck/q2/3 \nAnn 1 0"; err != nil || show(got) != want {
		t.Errorf("%s, %v", show(got), err)
	}
}

// Every file in testdata/wrong is told with all its mistakes.
func TestReadMistakes(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/wrong/*.csv")
	if err != nil || len(files) < 10 {
		t.Fatal(len(files), err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, err = Read(strings.NewReader(string(src)))
		if err == nil {
			t.Errorf("%s has no mistake", file)
			continue
		}
		golden(t, filepath.Join("wrong", strings.TrimSuffix(filepath.Base(file), ".csv")+".txt"), tell(err))
	}
}

// manyNames are n headings.
func manyNames(n int) string {
	var names strings.Builder
	for i := range n {
		fmt.Fprintf(&names, ",q%d", i)
	}
	return names.String()
}

func TestReadLimits(t *testing.T) {
	t.Parallel()
	row := func(heading, cell string, n int) string { return heading + strings.Repeat(","+cell, n) + "\n" }
	for _, tt := range []struct{ name, src, want string }{
		{"too large", strings.Repeat("x", MaxSize+1), "0: it is larger than 16 MB\n\thint: divide it\n"},
		{"as large as may be", "learner,Q1\na," + strings.Repeat(" ", MaxSize-11-4) + "x\n",
			"2: learner \"a\", question \"Q1\": \"x\" is no number\n\thint: write the mark in figures; leave the cell empty where there is no answer\n"},
		{"too many questions", "learner" + manyNames(MaxQuestions+1) + "\n" + row("Ann", "2", MaxQuestions+1), "1: there are 1001 questions, more than 1000\n\thint: divide it\n"},
	} {
		if _, err := Read(strings.NewReader(tt.src)); tell(err) != tt.want {
			t.Errorf("%s: %s", tt.name, tell(err))
		}
	}
	for name, src := range map[string]string{
		"marks":           "learner,Q1\n" + strings.Repeat("Ann,2\n", mostMistakes), // and one name
		"quotation marks": "learner,Q1\n" + strings.Repeat("A\"nn,2\n", 2*mostMistakes),
		"one row":         "learner" + manyNames(MaxQuestions) + "\nAnn" + strings.Repeat(",x", MaxQuestions),
	} {
		_, err := Read(strings.NewReader(src))
		ms, ok := errors.AsType[Mistakes](err)
		if !ok || len(ms) < mostMistakes+1 || len(ms) > mostMistakes+2 || !strings.HasPrefix(ms[len(ms)-1].What, "the rest was not read") {
			t.Errorf("%s: %d mistakes", name, len(ms))
		}
	}
	// Of a column that is no question it is told once, and that the rest was not read.
	_, err := Read(strings.NewReader("learner,Q1,e-mail\n" + manyPeople("1,a@example.org", 2*mostMistakes)))
	if ms, ok := errors.AsType[Mistakes](err); !ok || len(ms) != 2 || !strings.HasPrefix(ms[1].What, "the rest was not read") {
		t.Errorf("e-mails: %s", tell(err))
	}
	broken := errors.New("broken")
	if _, err := Read(iotest.ErrReader(broken)); err != broken {
		t.Errorf("the error is %v", err)
	}
}

// What is read is a table that can be analysed, or mistakes in words; never both.
func FuzzRead(f *testing.F) {
	for _, src := range []string{"learner,Q1/1,Q2/2\na,1,\nb,0,2\n", "sep=;\nlearner;Q1\na;0,5\n", "\xff\xfel\x00", "learner\tQ1\n\"a\n", "learner,Q1/0,\n,,x\n", "learner,a/b/1\nx,1e-1"} {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		table, err := Read(strings.NewReader(string(src)))
		if err != nil {
			ms, ok := errors.AsType[Mistakes](err)
			if !ok || len(ms) == 0 || ms.Error() == "" || table.Questions != nil || table.People != nil {
				t.Fatalf("%v, %v", table, err)
			}
			return
		}
		if len(table.Questions) == 0 || len(table.People) == 0 {
			t.Fatalf("%v has nothing", table)
		}
		for _, p := range table.People {
			if p.Name == "" || len(p.Marks) != len(table.Questions) {
				t.Fatalf("%v", p)
			}
			for i, m := range p.Marks {
				if g := table.Questions[i].Greatest; !math.IsNaN(m) && (m < 0 || m > g) {
					t.Fatalf("%v of %v", m, g)
				}
			}
		}
		if a := Of(table); a.People+len(a.Left) != len(table.People) {
			t.Fatalf("%d and %d are not %d people", a.People, len(a.Left), len(table.People))
		}
	})
}

// A column that is the sum of the others is a total, but not where a few right answers
// come together by chance.
func TestReadTotals(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, src string
		total     bool
	}{
		{"by its name", "learner,Q1,Q2,Sum of all/2\na,1,1,2\n", true},
		{"by its greatest mark", "learner,Q1,Q2,x/2\na,1,1,2\nb,0,1,1\n", true},
		{"by many people", "learner,Q1,Q2,x\n" + manyPeople("1,0,1", 10), true},
		{"by chance", "learner,Q1,Q2,Q3\na,1,0,1\nb,0,1,1\n", false},
		{"by chance, of one", "learner,Q1,Q2,Q3/2\na,1,1,2\n", false},
		{"none has a mark", "learner,Q1,Q2,total/2\na,0,0,0\n", false},
		{"one differs", "learner,Q1,Q2,total/2\na,1,1,2\nb,1,0,0\n", false},
		{"two questions that are alike", "learner,Q1,Q2\n" + manyPeople("1,1", 10), false},
		{"halves", "learner,Q1,Q2,Q3,points/3\na,0.1,0.2,0.3,0.6\n", true},
	} {
		_, err := Read(strings.NewReader(tt.src))
		if got := strings.Contains(tell(err), "is the sum of all others"); got != tt.total || !tt.total && err != nil {
			t.Errorf("%s: %s", tt.name, tell(err))
		}
	}
}

// manyPeople are n rows with the same marks.
func manyPeople(marks string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "p%d,%s\n", i, marks)
	}
	return b.String()
}

// A name with a word that is no summary is a learner's.
func TestIsSummary(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{"Mean": true, "average mark": true, "GRAND TOTAL": true, "Max": false, "Mean Ann": false, "Total, Ada": false, "learner 12": false, "": false, "the class": false, "mean:": true} {
		if got := isSummary(name); got != want {
			t.Errorf("%q: %t", name, got)
		}
	}
}
