package lint

import (
	"regexp"
	"strings"
	"testing"
)

// TestRules holds the form of the texts: the README and messages put them together.
func TestRules(t *testing.T) {
	t.Parallel()
	id := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	seen := map[string]bool{}
	for _, r := range Rules() {
		if !id.MatchString(r.ID) || seen[r.ID] {
			t.Errorf("%q is no id, or stands twice", r.ID)
		}
		seen[r.ID] = true
		if r.Level != Warning && r.Level != Note {
			t.Errorf("%s: level %q", r.ID, r.Level)
		}
		for name, text := range map[string]string{"finds": r.Finds, "why": r.Why, "example": r.Example, "mend": r.Mend} {
			if text == "" || strings.ContainsAny(text, "\n|") {
				t.Errorf("%s: %s is %q", r.ID, name, text)
			}
		}
		if strings.HasSuffix(r.Finds, ".") || strings.HasSuffix(r.Mend, ".") || !strings.HasSuffix(r.Why, ".") {
			t.Errorf("%s: full stops", r.ID)
		}
		if found, ok := Find(r.ID); !ok || found != r {
			t.Errorf("%s is not found", r.ID)
		}
	}
	if _, ok := Find("no-such-rule"); ok {
		t.Error("a rule is found that there is not")
	}
}

func TestWords(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                              "",
		"It's a non-starter, isn't it?": "it's a non-starter isn't it",
		"800,000 or 3.5 or 5, 6.":       "800,000 or 3.5 or 5 6",
		"Putin’s “offer” – Київ, naïve": "putin’s offer київ naïve",
		"-5 and a- b": "5 and a b",
		"end-":        "end",
		"a\u0301b":    "a\u0301b",
	} {
		if got := strings.Join(words(text), " "); got != want {
			t.Errorf("words(%q) = %q, want %q", text, got, want)
		}
	}
}

// FuzzWords holds that every text is taken apart without a lapse, and that words have
// nothing between words in them.
func FuzzWords(f *testing.F) {
	for _, s := range []string{"It's 3.5 %", "\xff-\xff", "a’", "’", "ǅ İ ß"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, w := range words(s) {
			if w == "" || strings.ContainsAny(w, " \t\n?!") {
				t.Errorf("%q has the word %q", s, w)
			}
		}
	})
}

func TestSpans(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]span{
		"5":                    {from: 5, to: 5},
		"10 to 20 years":       {from: 10, to: 20, unit: "years"},
		"10–20":                {from: 10, to: 20},
		"between 10 and 20":    {from: 10, to: 20},
		"more than 1,000 tons": {from: 1000, to: endless, unit: "tons"},
		"less than 5 %":        {from: -endless, to: 5, unit: "%"},
		"$5":                   {from: 5, to: 5, unit: "$"},
	} {
		o := &option{}
		o.Text = text
		got, ok := readSpan(o)
		if !ok || got.from != want.from || got.to != want.to || strings.TrimSpace(got.unit) != want.unit {
			t.Errorf("%q: %v %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "none", "it was 5 then", "20 to 10", "5 of 6 of 7"} {
		o := &option{}
		o.Text = text
		if s, ok := readSpan(o); ok {
			t.Errorf("%q is read as %v", text, s)
		}
	}
}

func TestOdds(t *testing.T) {
	t.Parallel()
	o := odds{}
	for i := range 10 {
		o.add(i < 8, 0.5)
	}
	if p := o.above(); p < 0.0546 || p > 0.0547 { // 56 of 1024
		t.Errorf("8 of 10: %v", p)
	}
	if p := o.below(); p < 0.989 || p > 0.99 {
		t.Errorf("8 of 10 or fewer: %v", p)
	}
	large := odds{}
	for i := range 1000 {
		large.add(i < 320, 0.25)
	}
	if p := large.above(); p > 1e-5 || p <= 0 {
		t.Errorf("320 of 1000: %v", p)
	}
}
