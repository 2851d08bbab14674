package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/history"
	"policyquiz/quiz/report"
)

// Histories that nobody's program wrote: edited, put together, of other versions. What a
// report says of them is compared with what it must say.

// A told is what a test wants to know of a report.
type told struct {
	Learners int
	Answers  int
	Last     string
	Files    []struct {
		File, Learner string
		Notes         []string
	}
	Asked []struct {
		ID            string
		Stem          string
		First, Latest report.Share
		Earlier       int `json:"earlier_key"`
		Picks         []struct {
			Text     string
			Right    bool
			Learners []string
		}
	} `json:"by_question"`
	Exams []struct {
		Sat  []report.Sat
		Left []report.Left
	}
}

// first and latest are what is told of the first question; all 0 if nothing is.
func (r *told) shares() (first, latest string) {
	if len(r.Asked) == 0 {
		return "0/0", "0/0"
	}
	q := r.Asked[0]
	return fmt.Sprintf("%d/%d", q.First.Right, q.First.Of), fmt.Sprintf("%d/%d", q.Latest.Right, q.Latest.Of)
}

// notes are what is told of all files, in one text.
func (r *told) notes() string {
	var notes []string
	for _, f := range r.Files {
		notes = append(notes, f.Notes...)
	}
	return strings.Join(notes, "\n")
}

// A teacher is a folder with a course, in which files are handed in.
type teacher struct {
	t   *testing.T
	dir string
}

func newTeacher(t *testing.T) *teacher {
	d := &teacher{t, t.TempDir()}
	d.write("heat/course.toml", "id = \"heat\"\n")
	d.write("heat/d.toml", "title = \"Terms\"\n[[question]]\nid = \"q\"\nask = \"Who proposed it?\"\nanswer = \"one\"\nwrong = [\"two\", \"three\"]\n\n[[question]]\nid = \"w\"\nask = \"What is it called?\"\naccept = [\"subsidy\"]\n")
	d.write("heat/x.toml", "title = \"Exam\"\nuse = \"exam\"\n[[question]]\nid = \"q\"\nask = \"Who opposed it?\"\nanswer = \"one\"\nwrong = [\"two\", \"three\"]\n")
	return d
}

func (d *teacher) write(name, text string) {
	at := filepath.Join(d.dir, name)
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(at, []byte(text), 0o600); err != nil {
		d.t.Fatal(err)
	}
}

// run runs policyquiz report and returns what it prints.
func (d *teacher) run(args ...string) (out, complaints string, code int) {
	var o, e bytes.Buffer
	code = run(env{
		in: strings.NewReader(""), out: &o, err: &e, goos: "linux", layout: func() uint32 { return 1 },
		now:    func() time.Time { return time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC) },
		getenv: func(name string) string { return map[string]string{"HOME": d.dir}[name] },
	}, append([]string{"report", "--course", d.dir + "/heat/"}, args...))
	return o.String(), e.String(), code
}

// report reports on files of the folder in, all of them if none is named.
func (d *teacher) report(files ...string) (r told) {
	d.t.Helper()
	if len(files) == 0 {
		files = []string{"in"}
	}
	args := []string{"--json"}
	for _, f := range files {
		args = append(args, filepath.Join(d.dir, f))
	}
	out, complaints, code := d.run(args...)
	if err := json.Unmarshal([]byte(out), &r); err != nil || code != 0 {
		d.t.Fatalf("%v, exit %d:\n%s%s", err, code, out, complaints)
	}
	return r
}

// handIn writes a file of entries.
func (d *teacher) handIn(name string, layout int, lines ...string) {
	head := fmt.Sprintf(`{"policyquiz":"history","version":2,"layout":%d,"course":"heat","lock":"v1:00"}`, layout)
	d.write("in/"+name+".jsonl", head+"\n"+strings.Join(lines, "\n")+"\n")
}

// questionOf is a choice of three options of which the named one is right.
func questionOf(id, right string) quiz.Asked {
	c := quiz.Choice{}
	for _, o := range []string{"one", "two", "three"} {
		c.Options = append(c.Options, quiz.Option{Text: o, Right: o == right})
	}
	q := quiz.Question{ID: id, Stem: "Who?", Kind: c}
	return q.Asked(id[:strings.LastIndex(id, "/")])
}

// replied is an answer in two lines: the words of a question, and what was chosen. What it
// says is changed by edits, which have the keys of a review.
func replied(a quiz.Asked, id, at string, n int, chosen string, edits map[string]any) string {
	pairs := [][2]string{}
	picked := quiz.Reply{}
	for _, o := range a.Options {
		pairs = append(pairs, [2]string{o.ID, o.Text})
		if o.Text == chosen {
			picked.Chosen = []string{o.ID}
		}
	}
	review := map[string]any{"question": a.Question, "asked": a.Print(), "outcome": "wrong", "grade": 1, "chance": 1. / 3, "chosen": picked.Chosen}
	if len(picked.Chosen) > 0 && picked.Chosen[0] == a.Right[0][0] {
		review["outcome"], review["grade"], review["score"] = "right", 3, 1
	}
	for key, value := range edits {
		review[key] = value
	}
	words := map[string]any{"asked": a.Print(), "question": a.Question, "kind": a.Kind, "deck": a.Deck, "stem": a.Stem, "options": pairs, "right": a.Right, "rung": a.Rung}
	return jsonLine(words) + "\n" + jsonLine(map[string]any{"id": id, "at": at, "n": n, "review": review})
}

func jsonLine(value map[string]any) string {
	line, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	// A question begins with its fingerprint, by which a reader knows it.
	if print, ok := value["asked"]; ok {
		return fmt.Sprintf(`{"asked":%q,`, print) + strings.Replace(string(line), fmt.Sprintf(`"asked":%q,`, print), "", 1)[1:]
	}
	return string(line)
}

const (
	onMonday  = "2026-03-02T09:00:00.000Z"
	onTuesday = "2026-03-03T09:00:00.000Z"
	farAhead  = "2099-03-02T09:00:00.000Z"
)

// What contradicts itself does not count, is told, and makes no later answer the first.
func TestReportOfEditedFiles(t *testing.T) {
	t.Parallel()
	q, x := questionOf("heat/d/q", "one"), questionOf("heat/x/q", "one")
	wrong := replied(q, "a-1", onMonday, 1, "two", nil)
	later := replied(q, "b-1", onTuesday, 2, "one", nil)
	again := replied(x, "b-1", onTuesday, 3, "one", map[string]any{"exam": true})
	for _, tt := range []struct {
		name          string
		lines         []string
		first, latest string
		notes         string // a part of them; empty: there are none
	}{
		{"nothing wrong with it", []string{wrong, later}, "0/1", "1/1", ""},
		{"the score", []string{replied(q, "a-1", onMonday, 1, "two", map[string]any{"score": 1})}, "0/0", "0/0", "in 1 answer the verdict does not fit what was chosen"},
		{"the outcome", []string{replied(q, "a-1", onMonday, 1, "two", map[string]any{"outcome": "right", "score": 1})}, "0/0", "0/0", "in 1 answer the verdict does not fit what was chosen"},
		{"nothing chosen", []string{replied(q, "a-1", onMonday, 1, "", map[string]any{"outcome": "right", "score": 1})}, "0/0", "0/0", "in 1 answer the verdict does not fit what was chosen"},
		{"typed where options were offered", []string{replied(q, "a-1", onMonday, 1, "", map[string]any{"outcome": "right", "score": 1, "typed": []string{"one"}})}, "0/0", "0/0", "in 1 answer the verdict does not fit what was chosen"},
		{"the question", []string{replied(x, "a-1", onMonday, 1, "one", map[string]any{"question": "heat/d/q"})}, "0/0", "0/0", "in 1 answer the verdict does not fit what was chosen"},
		{"the first answer, and not the next", []string{replied(q, "a-1", onMonday, 1, "two", map[string]any{"score": 1}), later}, "0/0", "0/0", "1 answer was given to the same questions later, and does not count"},
		{"a wrong choice called right", []string{wrong, `{"id":"a-2","at":"` + onMonday + `","n":2,"amend":{"of":"a-1","grade":3,"outcome":"right"}}`}, "0/1", "0/1", "1 wrong choice was called right, which the program does not offer"},
		{"a right guess called one", []string{later, `{"id":"b-2","at":"` + onTuesday + `","n":3,"amend":{"of":"b-1","grade":1,"outcome":"unknown"}}`}, "0/1", "0/1", ""},
		{"a date far ahead", []string{replied(q, "a-1", farAhead, 1, "two", nil), later}, "0/1", "0/1", "1 answer is dated later than now"},
		{"all dates far ahead", []string{replied(q, "a-1", farAhead, 1, "two", nil)}, "0/1", "0/1", "1 answer is dated later than now"},
		{"one thing said twice", []string{strings.Replace(wrong, `"outcome":"wrong"`, `"outcome":"wrong","outcome":"right"`, 1)}, "0/0", "0/0", "in 1 answer the verdict does not fit what was chosen"},
		{"an exam taken back", []string{wrong, strings.Replace(again, `"b-1"`, `"a-2"`, 1), `{"id":"c-1","at":"` + onTuesday + `","n":4,"undo":"a-2"}`}, "0/1", "0/1", "after an exam 1 answer was taken back"},
		{"an answer taken back", []string{wrong, later, `{"id":"c-1","at":"` + onTuesday + `","n":4,"undo":"b-1"}`}, "0/1", "0/1", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d := newTeacher(t)
			d.handIn("a", 1, tt.lines...)
			r := d.report()
			if first, latest := r.shares(); first != tt.first || latest != tt.latest {
				t.Errorf("first %s, latest %s, want %s and %s", first, latest, tt.first, tt.latest)
			}
			if notes := r.notes(); !strings.Contains(notes, tt.notes) || tt.notes == "" && notes != "" {
				t.Errorf("notes %q, want %q", notes, tt.notes)
			}
			if strings.HasPrefix(r.Last, "2099") {
				t.Errorf("the last answer was given on %s", r.Last)
			}
			if out, complaints, code := d.run(filepath.Join(d.dir, "in")); code != 0 {
				t.Errorf("exit %d\n%s%s", code, out, complaints)
			}
		})
	}
}

// The first sitting counts, even if it was taken back after the answers were shown.
func TestReportOfExamTakenBack(t *testing.T) {
	t.Parallel()
	d := newTeacher(t)
	x := questionOf("heat/x/q", "one")
	exam := map[string]any{"exam": true}
	d.handIn("a", 1, replied(x, "a-1", onMonday, 1, "two", exam), `{"id":"b-1","at":"`+onTuesday+`","n":2,"undo":"a-1"}`, replied(x, "b-2", onTuesday, 3, "one", exam))
	// Within the sitting nothing was shown yet.
	d.handIn("b", 2, replied(x, "c-1", onMonday, 1, "two", exam), `{"id":"c-2","at":"`+onMonday+`","n":2,"undo":"c-1"}`, replied(x, "c-3", onMonday, 3, "one", exam))
	marks := map[string]float64{}
	r := d.report()
	for _, s := range r.Exams[0].Sat {
		marks[s.Learner] = s.Mark
	}
	if marks[r.Files[0].Learner] != 0 || marks[r.Files[1].Learner] != 1 {
		t.Errorf("marks %v of %+v, want 0 and 1", marks, r.Files)
	}
}

// An exam is told by what the course at hand says is right, though the key was mended
// since: the marks of then are given anew.
func TestReportOfExamMended(t *testing.T) {
	t.Parallel()
	d := newTeacher(t)
	now, then := questionOf("heat/x/q", "one"), questionOf("heat/x/q", "two")
	exam := map[string]any{"exam": true}
	d.handIn("a", 1, replied(then, "a-1", onMonday, 1, "two", exam))
	d.handIn("b", 2, replied(then, "b-1", onMonday, 1, "one", exam))
	d.handIn("c", 3, replied(now, "c-1", onTuesday, 1, "one", exam))
	e := d.report().Exams[0]
	if len(e.Left) != 0 || len(e.Sat) != 3 || e.Sat[0].Mark != 1 || e.Sat[1].Mark != 1 || e.Sat[2].Mark != 0 {
		t.Errorf("%+v, want 3, of whom 2 are right by the key of now", e)
	}
	if out, _, _ := d.run(filepath.Join(d.dir, "in"), "--section", "class", "--plain"); !strings.Contains(strings.Join(strings.Fields(out), " "), "Something else is right now than when it was asked: x/q (2 answers). These answers were judged anew.") {
		t.Errorf("the report does not say that answers were judged anew:\n%s", out)
	}
}

// Which answer is right is said by the course at hand, and not by whoever answers last.
// What cannot be judged by it does not count.
func TestReportOfTwoKeys(t *testing.T) {
	t.Parallel()
	d := newTeacher(t)
	now, then, other := questionOf("heat/d/q", "one"), questionOf("heat/d/q", "two"), questionOf("heat/d/q", "two")
	other.Options[2] = quiz.AskedItem{ID: "#gone", Text: "three of old"}
	d.handIn("a", 1, replied(now, "a-1", onMonday, 1, "one", nil))
	d.handIn("b", 2, replied(now, "b-1", onMonday, 1, "two", nil))
	d.handIn("c", 3, replied(then, "c-1", onTuesday, 1, "two", nil)) // was right, and is not
	d.handIn("d", 4, replied(other, "d-1", onTuesday, 1, "three of old", nil))
	q := d.report().Asked[0]
	if q.First.Right != 1 || q.First.Of != 3 || q.Earlier != 1 || q.Stem != "Who proposed it?" {
		t.Errorf("%+v, want 1 of 3 by the key of now, and 1 that cannot be judged by it", q)
	}
	if out, _, _ := d.run(filepath.Join(d.dir, "in")); !strings.Contains(strings.Join(strings.Fields(out), " "), "1 answer does not count, because something else was right when it was") {
		t.Errorf("the report says nothing of the answer that does not count:\n%s", out)
	}
	// Nobody was asked it as it is now: the course decides all the same.
	q = d.report("in/c.jsonl").Asked[0]
	if q.First.Right != 0 || q.First.Of != 1 || q.Earlier != 0 {
		t.Errorf("%+v, want 0 of 1 by the key of now", q)
	}
}

// Two files of one learner and what was put together of both are one learner, however
// they are called. The same answers under other names are no others.
func TestReportOfMergedFiles(t *testing.T) {
	t.Parallel()
	q := questionOf("heat/d/q", "one")
	one, two := replied(q, "a-1", onMonday, 1, "one", nil), replied(q, "b-1", onTuesday, 2, "two", nil)
	for _, names := range [][3]string{{"a", "b", "c"}, {"b", "c", "a"}, {"c", "a", "b"}} {
		d := newTeacher(t)
		d.handIn(names[0], 1, one)
		d.handIn(names[1], 2, two)
		d.handIn(names[2], 1, one, two)
		if r := d.report(); r.Learners != 1 || r.Answers != 2 {
			t.Errorf("%v: %d learners, %d answers, want 1 and 2", names, r.Learners, r.Answers)
		}
		args := []string{"in/a.jsonl", "in/b.jsonl", "in/c.jsonl"}
		want := fmt.Sprint(d.report(args...))
		slices.Reverse(args)
		if got := fmt.Sprint(d.report(args...)); got != want {
			t.Errorf("%v: in another order %s, want %s", names, got, want)
		}
	}
}

// Of two files that share answers, and have others each, nobody can say whose the shared
// ones are: they count for both, and that is told.
func TestReportOfSharedAnswers(t *testing.T) {
	t.Parallel()
	q := questionOf("heat/d/q", "one")
	shared := replied(q, "a-1", onMonday, 1, "two", nil)
	d := newTeacher(t)
	d.handIn("a", 1, shared, replied(q, "b-1", onTuesday, 2, "one", nil))
	d.handIn("b", 2, shared, replied(q, "c-1", onTuesday, 2, "two", nil))
	r := d.report()
	if first, latest := r.shares(); r.Learners != 2 || first != "0/2" || latest != "1/2" {
		t.Errorf("%d learners, first %s, latest %s", r.Learners, first, latest)
	}
	if notes := r.notes(); !strings.Contains(notes, "what they share counts for both") {
		t.Errorf("notes %q", notes)
	}
}

// Learners with one number do not have one name, however many they are, and a name is
// made of letters that can be printed.
func TestPseudonymsDiffer(t *testing.T) {
	t.Parallel()
	var all []*handing
	for range 500 {
		all = append(all, &handing{files: []*handed{{read: &history.Received{Layout: 7}}}})
	}
	nameLearners(all)
	names := map[string]bool{}
	for _, h := range all {
		names[h.seat.name] = true
		if strings.Trim(h.seat.name, "learn 0123456789-") != "" {
			t.Fatalf("%q", h.seat.name)
		}
	}
	if len(names) != len(all) {
		t.Errorf("%d names of %d learners", len(names), len(all))
	}
}

// To find whose a file is costs as much as the file is long, not as there are learners.
func TestJoinCost(t *testing.T) {
	t.Parallel()
	var j joining
	j.byName, j.byID = map[string]*handing{}, map[string][]*handing{}
	entries := 0
	for i := range 200 {
		one := &handing{files: []*handed{{}}, ids: map[string]bool{}}
		for k := range 50 {
			one.ids[fmt.Sprint(i/2, k)] = true // each is handed in twice
			entries++
		}
		j.take(one)
	}
	if len(j.found) != 100 || j.work > entries {
		t.Errorf("%d learners, %d comparisons for %d entries", len(j.found), j.work, entries)
	}
}

// A list of names may come from any spreadsheet.
func TestReportOfNames(t *testing.T) {
	t.Parallel()
	utf16 := func(text string) string {
		b := []byte{0xff, 0xfe}
		for _, c := range text {
			b = append(b, byte(c), 0)
		}
		return string(b)
	}
	for _, tt := range []struct {
		name, csv string
		want      string // the learners of the files ann, ann_lee and bob, or the complaint
	}{
		{"heads", "file,name\nann,Ann\nann_lee,Ann Lee\nbob,Bob\n", "Ann|Ann Lee|Bob"},
		{"heads in another order, and more of them", "e-mail,Group,NAME,File\nx@y,1,Ann,ann\n,1,Ann Lee,ann_lee\n,,Bob,BOB.JSONL\n", "Ann|Ann Lee|Bob"},
		{"no heads", "ann,Ann\nann_lee,Ann Lee\nbob,Bob\n", "Ann|Ann Lee|Bob"},
		{"one column", "ann\nann_lee\nbob\n", "ann|ann_lee|bob"},
		{"semicolons, with commas and empty rows", "file;name\n\nann;Lee, Ann\n;\nann_lee;\"Lee; Ann\"\nbob;Bob\n;;\n", "Lee, Ann|Lee; Ann|Bob"},
		{"a semicolon in quotes", "\"name; first and last\",file,name\n,ann,Ann\n,ann_lee,Ann Lee\n,bob,Bob\n", "Ann|Ann Lee|Bob"},
		{"tabs and a mark", "\ufefffile\tname\r\nann\tAnn\r\nann_lee\tAnn Lee\r\nbob\tBob\r\n", "Ann|Ann Lee|Bob"},
		{"UTF-16", utf16("file;name\r\nann;Ann\r\nann_lee;Ann Lee\r\nbob;Bob\r\n"), "Ann|Ann Lee|Bob"},
		{"a row twice", "file,name\nann,Ann\nann,Ann\nann_lee,Ann Lee\nbob,Bob\n", "Ann|Ann Lee|Bob"},
		{"the longer name first or last", "file,name\nbob,Bob\nann_lee,Ann Lee\nann,Ann\n", "Ann|Ann Lee|Bob"},
		{"one name for two files", "file,name\nann,Ann\nann_lee,Ann\nbob,Bob\n", "Ann|Ann|Bob"},
		{"a formula and an escape code", "file,name\nann,=1+1\nann_lee,\x1b[31mLee\nbob,\"Bob\nB\"\n", "=1+1|\x1b[31mLee|Bob\nB"},
		{"one file for two names", "file,name\nann,Ann\n\nann,Lee\n", `names.csv:4: "ann" stands there for "Ann" already`},
		{"no name", "file,name,group\nann,Ann,\n,,Monday\n", "names.csv:3: it says neither a file nor a name"},
		{"an open quote", "file,name\nann,\"Ann\n", `names.csv:2: extraneous or missing " in quoted-field`},
		{"heads alone", "file,name\n", "is empty"},
		{"nothing", "", "is empty"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d := newTeacher(t)
			for i, name := range []string{"ann", "ann_lee", "bob"} {
				d.handIn(name, i, replied(questionOf("heat/d/q", "one"), name+"-1", onMonday, 1, "one", nil))
			}
			d.write("names.csv", tt.csv)
			out, complaints, code := d.run(filepath.Join(d.dir, "in"), "--names", filepath.Join(d.dir, "names.csv"), "--json")
			if code != 0 {
				if !strings.Contains(complaints, tt.want) {
					t.Errorf("exit %d: %s, want %s", code, complaints, tt.want)
				}
				return
			}
			var r told
			if err := json.Unmarshal([]byte(out), &r); err != nil {
				t.Fatal(err)
			}
			var learners []string
			for _, f := range r.Files {
				learners = append(learners, f.Learner)
			}
			if got := strings.Join(learners, "|"); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
			if same := strings.Contains(tt.want, "Ann|Ann|"); same != strings.Contains(r.notes(), "of the same learner as") {
				t.Errorf("notes %q", r.notes())
			}
		})
	}
}
