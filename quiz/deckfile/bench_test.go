package deckfile

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"policyquiz/decks"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
	"policyquiz/seeds"
)

// generated is a folder of n questions of about 300 bytes each, of several
// kinds, in as many decks as are needed to keep each below 16 MB, with the seed
// they cite.
func generated(n int) (folder Folder, ids []string) {
	const source = `source = { seed = "talk", at = %d }` + "\n"
	kinds := []string{
		`ask    = "Which of these did the speaker of paragraph %[1]d say would come of it?"
answer = "a longer pause in the fighting"
wrong  = ["an end to the talks", { say = "a new round of sanctions", because = "that is another's view" }]
why    = "It is said once, and not taken back."
`,
		`ask     = "Which two things does the speaker ask for in paragraph %[1]d?"
answers = ["air defence for the cities", "a date for the next talks"]
wrong   = ["money for the budget", "observers at the border"]
why     = "Both come up again at the end, with the reasons for them."
`,
		`# A comment, as authors write them [sometimes].
ask    = "What is the arrangement of paragraph %[1]d called, in two words?"
accept = ["armed neutrality", "armed-neutrality"]
why    = "The term comes from the eighteenth century and is used here of a state with forces of its own."
`,
		`ask    = "By how many kilometres did the line move, as paragraph %[1]d has it?"
number = %[1]d
within = 5
unit   = "kilometres"
why    = """
It is the one figure for which the speaker
names a source."""
`,
		`cloze = "The {snapback|snap-back} clause of paragraph %[1]d lets {sanctions} return without a new vote."
why   = "That it needs no vote is the point of it, for a vote could be blocked by one of the parties to it."
`,
	}
	files := fstest.MapFS{"talk.toml": {Data: []byte(strings.Replace(talk, "40", "1000", 1))}}
	var deck strings.Builder
	flush := func() {
		id := fmt.Sprintf("generated-%d", len(ids))
		files[id+suffix] = &fstest.MapFile{Data: []byte(deck.String())}
		ids = append(ids, id)
	}
	for i := range n {
		if deck.Len() > block.MaxSize-2000 {
			flush()
			deck.Reset()
		}
		if deck.Len() == 0 {
			deck.WriteString("title = \"Generated\"\n\n")
		}
		fmt.Fprintf(&deck, "[[question]]\nid     = \"question-%d\"\n", i)
		fmt.Fprintf(&deck, kinds[i%len(kinds)], i%1000)
		fmt.Fprintf(&deck, source+"\n", 1+i%1000)
	}
	flush()
	return Folder{FS: files, Name: "decks"}, ids
}

// ask does what a drill does before it can ask: it opens the decks, plans with
// their refs and reads one question. Without ids it finds the decks itself.
func ask(tb testing.TB, ids []string, folders ...Folder) (refs []quiz.Ref) {
	c := Open(folders...)
	if len(ids) == 0 {
		var err error
		if ids, err = c.DeckIDs(); err != nil {
			tb.Fatal(err)
		}
	}
	for _, id := range ids {
		d, err := c.Deck(id)
		if err != nil {
			tb.Fatal(err)
		}
		refs = append(refs, d.Refs()...)
	}
	if _, err := c.Question(refs[len(refs)/2]); err != nil {
		tb.Fatal(err)
	}
	runtime.KeepAlive(c)
	return refs
}

func BenchmarkAsk(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			folder, ids := generated(n)
			if got := len(ask(b, ids, folder)); got != n {
				b.Fatalf("%d questions", got)
			}
			b.ReportAllocs()
			for b.Loop() {
				ask(b, nil, folder)
			}
			b.ReportMetric(float64(n), "questions")
		})
	}
}

// BenchmarkHeap reports what stays in memory while a drill goes on.
func BenchmarkHeap(b *testing.B) {
	folder, _ := generated(100_000)
	for b.Loop() {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		c := Open(folder)
		ids, _ := c.DeckIDs()
		var refs []quiz.Ref
		for _, id := range ids {
			d, err := c.Deck(id)
			if err != nil {
				b.Fatal(err)
			}
			refs = append(refs, d.Refs()...)
		}
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MB-before-GC")
		runtime.GC()
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MB-kept")
		runtime.KeepAlive(c)
		runtime.KeepAlive(refs)
	}
}

// shipped are the folders that come with the program.
func shipped() []Folder {
	return []Folder{{FS: seeds.FS, Name: "seeds", Shipped: true}, {FS: decks.FS, Name: "decks", Shipped: true}}
}

func BenchmarkShipped(b *testing.B) {
	b.Run("all", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			ask(b, nil, shipped()...)
		}
	})
	b.Run("one", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			ask(b, []string{"guarantees"}, shipped()...)
		}
	})
	b.Run("check", func(b *testing.B) {
		for b.Loop() {
			Open(shipped()...).Check()
		}
	})
}

func BenchmarkIndex(b *testing.B) {
	folder, ids := generated(10_000)
	src := string(folder.FS.(fstest.MapFS)[ids[0]+suffix].Data)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		block.Cut(src)
	}
}
