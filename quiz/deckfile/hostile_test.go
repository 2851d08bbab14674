package deckfile

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"policyquiz/quiz/deckfile/block"
)

// A pattern makes a file of about size bytes that tries to cost more than its
// size is worth.
type pattern struct {
	name string
	make func(size int) string
}

// repeatedTo writes a head and then as many numbered parts as there is room for.
func repeatedTo(size int, head, part, between, tail string) string {
	var b strings.Builder
	b.WriteString(head)
	for i := 0; b.Len() < size; i++ {
		if i > 0 {
			b.WriteString(between)
		}
		b.WriteString(strings.ReplaceAll(part, "#", fmt.Sprint(i)))
	}
	b.WriteString(tail)
	return b.String()
}

// inFile repeats a part; inQuestion does so behind the keys of a question, and
// inList within a list that ends such a question.
func inFile(part string) func(int) string {
	return func(size int) string { return repeatedTo(size, "title='T'\n", part, "", "") }
}

const hostileQuestion = "title='T'\n[[question]]\nid='q1'\nask='What is it?'\nanswer='x'\nwrong=['y','z']\n"

func inQuestion(part string) func(int) string {
	return func(size int) string { return repeatedTo(size, hostileQuestion, part, "", "") }
}

func inList(head, part, tail string) func(int) string {
	return func(size int) string { return repeatedTo(size, head, part, ",", tail) }
}

// behind repeats a part behind the head of a seed.
func behind(head, part string) func(int) string {
	return func(size int) string { return repeatedTo(size, head, part, "", "") }
}

const (
	fromConcepts = "title='T'\n[[draw]]\nfrom='concepts'\nseed='lawfare-2025-10-21'\n"
	hostileHead  = "[document]\ntitle='D'\nkind='x'\nparagraphs=40\n"
)

// ordinary is a deck as authors write it.
var ordinary = pattern{"ordinary", inFile(`
[[question]]
id     = "q#"
ask    = "According to document 12, what follows from the argument in paragraph #?"
answer = "that the promise would be kept only if it had been tried before"
wrong  = ["that nobody had asked for it", { say = "that it was free", because = "that is what document 3 says" }, "that it came late"]
why    = "The argument rests on what was done, not on what was said; paragraph # makes the step explicit."
source = { seed = "lawfare-2025-10-21", at = 12 }
`)}

var hostile = []pattern{
	{"draws", inFile("[[draw]]\nfrom='concepts'\nseed='lawfare-2025-10-21'\n")},
	{"draws of sets", inFile("[[draw]]\nid='s#'\nfrom='concepts'\nseed='lawfare-2025-10-21'\nask=['match']\n")},
	{"draws of small sets", inFile("[[draw]]\nid='s#'\nfrom='concepts'\nseed='lawfare-2025-10-21'\nask=['match']\nonly=['leverage','gray-zone','trip-wire','x#']\n")},
	{"draws of many kinds", inFile("[[draw]]\nfrom='concepts'\nseed='lawfare-2025-10-21'\nask=['term']\nafter=['q#']\n")},
	{"only unknown", inList(fromConcepts+"only=[", "'zz#'", "]")},
	{"only repeated", inList(fromConcepts+"only=[", "'leverage'", "]")},
	{"only prefixes", inList("title='T'\n[[draw]]\nfrom='stances'\nseed='lawfare-2025-10-21'\nonly=[", "'neutrality-lasts'", "]")},
	{"after unknown", inList(hostileQuestion+"after=[", "'t/z#'", "]")},
	{"after itself", inList(hostileQuestion+"after=[", "'t/q1'", "]")},
	{"after on lines", inList(hostileQuestion+"after=[\n", "'t/z#'\n", "]")},
	{"after of many", inFile("[[question]]\nid='q#'\nask='?'\nanswer=true\nafter=['t/r#']\n")},
	{"places beyond the end", inList(hostileQuestion+"source={seed='lawfare-2025-10-21',at=[", "99999", "]}")},
	{"places in words", inList(hostileQuestion+"source={seed='lawfare-2025-10-21',at=[", "'§#'", "]}")},
	{"places that are none", inList(hostileQuestion+"source={seed='lawfare-2025-10-21',at=[", "'Annex #-'", "]}")},
	{"objectives", inList("title='T'\nobjectives={", "o#='x'", "}")},
	{"objectives unknown", inFile("[[question]]\nid='q#'\nask='?'\nanswer=true\nobjective='o#'\nrung=9\n")},
	{"sources", inList(hostileQuestion+"source=[", "{seed='lawfare-2025-10-21',at=9999}", "]")},
	{"sources without seed", inList(hostileQuestion+"source=[", "{}", "]")},
	{"unknown seeds", inList(hostileQuestion+"source=[", "{seed='s#',at=1}", "]")},
	{"dotted keys", inQuestion("k#" + strings.Repeat(".a", 29) + "=1\n")},
	{"dotted keys in one", inQuestion(strings.Repeat("a.", 29) + "k#=1\n")},
	{"short dotted keys", inQuestion("k#" + strings.Repeat(".a", 9) + "=1\n")},
	{"short dotted keys in one", inQuestion(strings.Repeat("a.", 9) + "k#=1\n")},
	{"deep lists", inQuestion("k#=" + strings.Repeat("[", 30) + strings.Repeat("]", 30) + "\n")},
	{"deep tables", inQuestion("k#=" + strings.Repeat("{a=", 30) + "1" + strings.Repeat("}", 30) + "\n")},
	{"tables in lists", inQuestion("k#=" + strings.Repeat("[{a=", 15) + "1" + strings.Repeat("}]", 15) + "\n")},
	{"deep headers", inQuestion("[question" + strings.Repeat(".a", 29) + ".k#]\n")},
	{"dotted in tables", inQuestion("k#={" + strings.Repeat("a.", 29) + "b=1}\n")},
	{"many unknown keys", inQuestion("answre#=1\n")},
	{"inner tables", inQuestion("[question.a#]\n")},
	{"inner table again", inQuestion("[question.a]\n")},
	{"inner arrays", inQuestion("[[question.a]]\n")},
	{"inner wrongs", func(size int) string {
		return repeatedTo(size, strings.Replace(hostileQuestion, "wrong=['y','z']\n", "", 1), "[[question.wrong]]\nsaid='#'\n", "", "")
	}},
	{"empty questions", inFile("[[question]]\n")},
	{"empty draws", inFile("[[draw]]\n")},
	{"quoted ids", inFile("[[question]]\n\"i\\u0064\"='a#'\n")},
	{"unknown tables", inFile("[t#]\n")},
	{"same tables", inFile("[question]\n")},
	{"wrong options", inList("title='T'\n[[question]]\nid='q1'\nask='What is it?'\nanswer='x'\nwrong=[", "'y'", "]")},
	{"wrong numbers", inList("title='T'\n[[question]]\nid='q1'\nask='What is it?'\nanswer='x'\nwrong=[", "{say=1}", "]")},
	{"match", inList("title='T'\n[[question]]\nid='q1'\nask='What is it?'\nmatch=[", "['a#','b#']", "]")},
	{"order", inList("title='T'\n[[question]]\nid='q1'\nask='What is it?'\norder=[", "'a#'", "]")},
	{"cloze", func(size int) string {
		return repeatedTo(size, "title='T'\n[[question]]\nid='q1'\ncloze='", "{a#} ", "", "'")
	}},
	{"ligatures", func(size int) string {
		return repeatedTo(size, "title='T'\n[[question]]\nid='a'\nask='W?'\naccept=['", "ﷺ", "", "']")
	}},
	{"accepted", inList("title='T'\n[[question]]\nid='a'\nask='W?'\naccept=[", "'a#'", "]")},
	{"invisible", inQuestion("k#='\u202e'\n")},
	{"broken statements", inQuestion("k#=x y\n")},
	{"a list with a bad end", inList(hostileQuestion+"after=[", "1", "x]")},
	{"texts with a bad end", inList(hostileQuestion+"after=[", "'a#'", "x]")},
	{"quotation marks", inQuestion("k#=\"a\"b\"\n")},
	{"sound statements and one that is not", func(size int) string {
		return repeatedTo(size, hostileQuestion, "k#=1\n", "", "k=x\n")
	}},
	{"numbers as texts", inList(hostileQuestion+"after=[", "1", "]")},
	{"labels twice", inList("[document]\ntitle='D'\nlabels=[", "'S'", "]")},
	{"labels unlisted", behind(hostileHead+"labels=['S1','S2']\n", "[concept.c#]\nterm='c'\nmeans='m'\nby='a'\nat='S#0'\n")},
	{"issues", behind(hostileHead, "[issue.i#]\nclaim='c'\n")},
	{"silences", behind(hostileHead, "[[stance]]\nissue='i#'\nwho='a'\nholds='silent'\nat=1\n")},
	{"voices", inList(hostileHead+"voices=[", "'zz#'", "]")},
	{"near unknown", func(size int) string {
		half := repeatedTo(size/2, hostileHead, "[concept.c#]\nterm='t#'\nmeans='m#'\nby='au'\nat=1\n", "", "")
		return half + repeatedTo(size/2, "[concept.x]\nnear=[", "'zz#'", ",", "]")
	}},
	{"near each", inFile("[document]\n[concept.c#]\nnear=['zz#']\n")},
	{"near", func(size int) string {
		return repeatedTo(size, hostileHead, "[concept.c#]\nterm='t#'\nmeans='m#'\nby='au'\nat=1\nnear=['c1#']\n", "", "")
	}},
	{"same in turn", func(size int) string {
		half := repeatedTo(size/2, hostileHead, "[concept.c#]\nterm='t#'\nmeans='m#'\nby='au'\nat=1\n", "", "")
		return half + repeatedTo(size/2, "[concept.x]\nsame=[", "'c#'", ",", "]")
	}},
	{"stances", func(size int) string {
		return repeatedTo(size, hostileHead, "[[stance]]\nissue='i#'\nwho='w#'\n", "", "")
	}},
	{"shared actors", inFile("[actor.a#]\npart-of=['b#']\n")},
}

func (p pattern) catalog(size int) *Catalog {
	src := p.make(size)
	if p.name == "shared actors" {
		src = strings.TrimPrefix(src, "title='T'\n")
	}
	return Open(append(shipped(), Folder{FS: fstest.MapFS{"t.toml": {Data: []byte(src)}}, Name: "t"})...)
}

// BenchmarkHostile checks decks of 16 KB, an ordinary one first.
func BenchmarkHostile(b *testing.B) {
	for _, p := range append([]pattern{ordinary}, hostile...) {
		b.Run(p.name, func(b *testing.B) {
			n := 0
			for b.Loop() {
				n = len(p.catalog(16 << 10).Check("t/t.toml").Sorted())
			}
			b.ReportMetric(float64(n), "problems")
		})
	}
}

// worked is the work of opening a file of a pattern and checking it, beyond
// that of reading what is shipped.
func (p pattern) worked(size int) (w block.Work, problems int) {
	measure := func(c *Catalog) block.Work {
		before := block.Worked()
		problems = c.Check("t/t.toml").Len()
		return block.Worked().Since(before)
	}
	idle := measure(Open(shipped()...))
	return measure(p.catalog(size)).Since(idle), problems
}

// TestHostileIsLinear checks that whatever a file repeats, the work is a few
// times its size, and not the square of it.
func TestHostileIsLinear(t *testing.T) {
	const small, large = 12 << 10, 48 << 10 // no block is too large to be decoded
	const more = large - small
	for _, p := range append([]pattern{ordinary}, hostile...) {
		// What both cost alike, as a seed that they draw from, does not count.
		before, few := p.worked(small)
		after, many := p.worked(large)
		w, problems := after.Since(before), many-few
		if w.Scanned > 6*more || w.Decoded > 4*more || w.Compared > more || problems > more {
			t.Errorf("%s: %d more bytes cost %+v more and make %d more problems", p.name, more, w, problems)
		}
	}
}

// TestHostileStart checks that what a drill does with a file that is not asked
// for is no more than to read it once: what it cannot use, it soon gives up.
func TestHostileStart(t *testing.T) {
	const size = 256 << 10
	for _, p := range append([]pattern{ordinary}, hostile...) {
		c := p.catalog(size)
		if _, err := c.DeckIDs(); err != nil {
			t.Fatal(err)
		}
		if _, err := c.Seeds(); err != nil {
			t.Fatal(err)
		}
		before := block.Worked()
		d, err := c.Deck("t")
		if w := block.Worked().Since(before); w.Scanned+w.Decoded > size/2 {
			t.Errorf("%s: %+v", p.name, w)
		}
		if d == nil {
			continue // it is a seed
		}
		if p.name == ordinary.name && err != nil {
			t.Error(err)
		}
		if most := size/100 + maxDrawn; len(d.items) > most || d.problems.Len() > maxProblems+10 {
			t.Errorf("%s: %d questions, %d problems", p.name, len(d.items), d.problems.Len())
		}
	}
}

// TestBrokenSeedIsCheckedOnce checks that a seed is not checked again for each of
// the questions that cannot be drawn from it.
func TestBrokenSeedIsCheckedOnce(t *testing.T) {
	seed := strings.ReplaceAll(concepts(200), "by = 'a'", "by = 'zz'")
	deck := "title = 'X'\n[[draw]]\nfrom = 'concepts'\nseed = 'talk'\n"
	c := Open(Folder{FS: fstest.MapFS{"x.toml": {Data: []byte(deck)}, "talk.toml": {Data: []byte(seed)}}})
	before := block.Worked()
	problems := c.Check().Sorted()
	if w := block.Worked().Since(before); w.Decoded > 6*len(seed) {
		t.Errorf("%d bytes of a seed of %d were decoded", w.Decoded, len(seed))
	}
	if len(problems) != 2 || !strings.HasSuffix(problems[0].What, "here and in 199 more places") {
		t.Errorf("problems:\n%s", listed(problems))
	}
}

// TestCausesOfManyDecks checks that the causes of a deck's problems are found
// by their names, and not among all files, and are told once for all decks.
func TestCausesOfManyDecks(t *testing.T) {
	const decks, mistakes = 300, 20
	files := fstest.MapFS{"talk.toml": {Data: []byte(strings.ReplaceAll(concepts(mistakes), "by = 'a'", "by = 'zz' # not there"))}}
	for i := range decks {
		files[fmt.Sprintf("d%d.toml", i)] = &fstest.MapFile{Data: []byte("title = 'X'\n[[draw]]\nfrom = 'concepts'\nseed = 'talk'\nask = ['term']\n")}
	}
	for name, most := range map[string]int{"all at once": decks, "one by one": 3 * decks} {
		c := Open(Folder{FS: files, Name: "c"}, Folder{FS: fstest.MapFS{}, Name: "other"})
		c.all()
		c.looked = 0
		problems := 0
		if name == "all at once" {
			problems = c.Check().Len()
		} else {
			for i := range decks {
				d, _ := c.Deck(fmt.Sprintf("d%d", i))
				problems = c.CheckDeck(d).Len()
			}
		}
		if c.looked == 0 || c.looked > most {
			t.Errorf("%s: %d decks looked at %d files", name, decks, c.looked)
		}
		if most := (decks + 3) * mistakes; problems < mistakes+1 || problems > most {
			t.Errorf("%s: %d problems, want %d at most", name, problems, most)
		}
	}
}
