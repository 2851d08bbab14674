package search

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
)

// find looks for a query in documents of one field each, but for those that are parted
// by bars: of their fields the first has most weight.
func find(tb testing.TB, query string, texts ...string) Result {
	tb.Helper()
	r, err := Find(context.Background(), Parse(query), len(texts), 1000, func(i int) Document { return documentOf(texts[i]) }, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

func documentOf(text string) (d Document) {
	for i, t := range strings.Split(text, "|") {
		d = append(d, Field{t, 4 / float64(1+i)})
	}
	return d
}

// found writes the hits of a result, best first, with the texts at their places.
func found(r Result, texts ...string) string {
	var all []string
	for _, h := range r.Hits {
		s := fmt.Sprint(h.Document)
		for _, p := range h.Places {
			s += fmt.Sprintf(" %q", documentOf(texts[h.Document])[p.Field].Text[p.From:p.To])
		}
		all = append(all, s)
	}
	return strings.Join(all, ", ")
}

func TestFind(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ query, texts, want string }{
		{"pledge", "a pledge; a promise", `0 "pledge"`},
		{"PLÉDGE", "a Pledge!", `0 "Pledge"`},
		{"guarantees", "a guarantee", `0 "guarantee"`},
		{"guarantee", "the guarantees; a guarantee", `1 "guarantee", 0 "guarantees"`}, // the word itself first
		{"neutr", "neutrality; neuter", `0 "neutrality"`},
		{"as", "as; assume", `0 "as"`}, // too short to begin others
		{"revealed preference", "preference revealed; a preference; revealed preference", `2 "revealed" "preference", 0 "preference" "revealed"`},
		{`"revealed preference"`, "preference revealed; Revealed preference, so", `1 "Revealed preference"`},
		{`“revealed pref”`, "revealed preference", ``}, // in quotes words are whole
		{`"revealed`, "revealed", `0 "revealed"`},
		{"non-alignment", "nonalignment; non alignment; non-alignment; alignment", `0 "nonalignment", 1 "non alignment", 2 "non-alignment"`},
		{"nonalignment", "non-alignment policy; non; alignment", `0 "non-alignment"`},
		{"art-of-the-deal", "the art of the deal; art-of-the-deals", `0 "art of the deal", 1 "art-of-the-deals"`},
		{"snapbak", "the snapback clause; snap", `0 "snapback"`},
		{"snapback", "the snapback clause; snapbak", `0 "snapback"`}, // no slip where the word is there
		{"snapbak clause", "snapback clause; snapback; clause", `0 "snapback" "clause"`},
		{"nato", "nat; NATO's; not", `1 "NATO's"`},
		{"us", "the U.S. army; use", `0 "U.S"`},
		{"putin's", "Putin's idea; Putin’s idea", `0 "Putin's", 1 "Putin’s"`},
		{"202", "in 2025; 202", `1 "202"`},
		{"300", "300bn; 3000; 300,000; 300", `3 "300", 0 "300bn"`},
		{"300000", "300,000 men", `0 "300,000"`},
		{"f-16", "an F-16; F16; F 16", `1 "F16", 2 "F 16", 0 "F-16"`},
		{"中立", "武装中立国; 中国", `0 "中立"`},
		{"Київ", "у києві; київ", `1 "київ"`},
		{"deal", "|deal; deal", `1 "deal", 0 "deal"`},                              // the field of more weight first
		{"deal", "a deal that everybody mentions; the deal", `1 "deal", 0 "deal"`}, // the shorter field first
		{"deal deal", "deal", `0 "deal" "deal"`},
		{"", "deal", ``},
		{"...", "deal", ``},
	} {
		texts := strings.Split(tt.texts, "; ")
		if got := found(find(t, tt.query, texts...), texts...); got != tt.want {
			t.Errorf("%s in %q:\ngot  %s\nwant %s", tt.query, tt.texts, got, tt.want)
		}
	}
}

// What few documents have counts for more than what many have.
func TestRarity(t *testing.T) {
	t.Parallel()
	texts := []string{"common|rare", "rare|common", "common", "common", "common"}
	if got := found(find(t, "common rare", texts...), texts...); !strings.HasPrefix(got, "1 ") {
		t.Errorf("got %s", got)
	}
}

// A word is what stands between spaces and signs; of scripts without spaces it is each
// character, also where it stands behind a word of another script.
func TestTokens(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Kyiv's army, 1.5 million":  "Kyiv's|army|1.5|million",
		"un-alignment (armed) a.b.": "un|alignment|armed|a.b",
		"中立 NATO中立國":                "中|立|NATO|中|立|國",
		"П’ять об'єктів":            "П’ять|об'єктів",
		"’tis … 3,000 x,y":          "tis|3,000|x|y",
	} {
		var words []string
		for tok := range tokens(text) {
			words = append(words, text[tok.from:tok.to])
		}
		if got := strings.Join(words, "|"); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// Of a term that nothing has, the nearest words are told; of one that slips stand for,
// that they do.
func TestTerms(t *testing.T) {
	t.Parallel()
	texts := []string{"armed neutrality", "armed neutrality", "armed naturalist", "q12"}
	r := find(t, "neutrilati armed", texts...)
	want := []Term{{Words: "neutrilati", Nearest: []string{"neutrality"}}, {Words: "armed", Documents: 3}}
	if !reflect.DeepEqual(r.Terms, want) || r.Total != 0 {
		t.Errorf("got %+v", r)
	}
	if r := find(t, "neutralty", texts...); !r.Terms[0].Slips || r.Terms[0].Documents != 2 || r.Total != 2 || r.Terms[0].Nearest != nil {
		t.Errorf("got %+v", r)
	}
	if r := find(t, "armedxx zzz", texts...); r.Terms[0].Slips || !slices.Equal(r.Terms[0].Nearest, []string{"armed"}) || r.Terms[1].Nearest != nil {
		t.Errorf("got %+v", r)
	}
}

// However many documents there are, the best come first, each once, whatever worker
// found them.
func TestManyDocuments(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("armed neutrality pledge guarantee ceasefire deal offer treaty")
	texts := make([]string, 3000)
	want := 0
	for i := range texts {
		n := 1 + rng.IntN(3)
		var t []string
		for range n {
			t = append(t, words[rng.IntN(len(words))])
		}
		texts[i] = strings.Join(t, "|")
		if slices.Contains(t, "deal") && slices.Contains(t, "offer") {
			want++
		}
	}
	first := find(t, "deal offer", texts...)
	if first.Total != want || len(first.Hits) != min(want, 1000) {
		t.Errorf("%d hits, want %d", first.Total, want)
	}
	for i := range first.Hits[1:] {
		a, b := first.Hits[i], first.Hits[i+1]
		if a.Score < b.Score || a.Score == b.Score && a.Document >= b.Document {
			t.Fatalf("%v before %v", a, b)
		}
	}
	for range 5 {
		if !reflect.DeepEqual(find(t, "deal offer", texts...), first) {
			t.Fatal("another run gives another result")
		}
	}
	few, err := Find(context.Background(), Parse("deal offer"), len(texts), 3, func(i int) Document { return documentOf(texts[i]) }, nil)
	if err != nil || few.Total != want || !reflect.DeepEqual(few.Hits, first.Hits[:3]) {
		t.Errorf("got %+v, %v", few, err)
	}
}

func TestFindStops(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(context.Background())
	var most atomic.Int64
	_, err := Find(ctx, Parse("deal"), 1<<30, 3, func(i int) Document {
		if i == 1000 {
			stop()
		}
		return documentOf("deal")
	}, func(n int) { most.Store(int64(n)) })
	if !errors.Is(err, context.Canceled) || most.Load() == 0 {
		t.Errorf("got %v", err)
	}
}

// A text of nothing but words that are wanted takes work that grows with its length, not
// faster. Each hit is looked at from a bounded number of others.
func TestHostileText(t *testing.T) {
	t.Parallel()
	for _, unit := range []string{"deal ", "deal-", "offer deal ", "-", "deal.", "中", "a'b"} {
		r := newReader(Parse(`deal offer "deal offer deal" deal-offer 中中`))
		r.look(0, Document{{strings.Repeat(unit, 20_000), 1}})
		if n := len(r.joins); n > 5*longest {
			t.Errorf("%q...: %d joined words", unit, n)
		}
		for i := range r.hits {
			n := 0
			r.behind(i, r.hits[i].last, func(*hit) bool { n++; return false })
			if n > 40 {
				t.Fatalf("%q...: %d hits are looked at", unit, n)
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("deal", "a deal|x")
	f.Add(`"a b" c-d`, "a b c-d|cd ab")
	f.Add("中a’б", "中 a’б\xff")
	f.Fuzz(func(t *testing.T, query, text string) {
		if len(query) > 1000 || len(text) > 10_000 {
			return
		}
		for _, h := range find(t, query, text).Hits {
			last := Place{}
			for _, p := range h.Places {
				if p.From >= p.To || p.Field < last.Field || p.Field == last.Field && p.From < last.From {
					t.Errorf("%q in %q: place %v behind %v", query, text, p, last)
				}
				last = p
			}
		}
		// A text of one word is found by that word.
		for tok := range tokens(text) {
			if w := text[tok.from:tok.to]; fold(w) != "" && !strings.ContainsAny(w, "|") && !Parse(w).Empty() {
				if r := find(t, w, w); r.Total != 1 {
					t.Errorf("%q does not find itself: %+v", w, r)
				}
			}
			break
		}
	})
}
