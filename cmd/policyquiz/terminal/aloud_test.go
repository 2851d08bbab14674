package terminal

import "testing"

// What espeak-ng drops, runs together or reads as noise becomes words; what is typed or
// meant as a pause stays.
func TestSpoken(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"¶12":                       "paragraph 12",
		"(¶84, ¶85)":                "(paragraph 84, paragraph 85)",
		"¶9–11, which":              "paragraphs 9 to 11, which",
		"Which ¶ is it?":            "Which paragraph is it?",
		"in ¶12, 20 people":         "in paragraph 12, 20 people",
		"§ 3(b)":                    "section 3(b)",
		"§§ 3–5.10":                 "sections 3 to 5.10",
		"p. 14; pp. 14–16, S8505":   "page 14; pages 14 to 16, S8505",
		"p. S8505":                  "page S8505",
		"art. 5(2), arts. 6–7":      "article 5(2), articles 6 to 7",
		"at 6 p.m. 5 came":          "at 6 p.m. 5 came",
		"1990–1995 and €2–€3":       "1990 to 1995 and €2 to €3",
		"Russia–Ukraine":            "Russia-Ukraine",
		"peace — or war – is it":    "peace, or war, is it",
		"3 of 20, new · What it is": "3 of 20, new. What it is",
		"war → peace":               "war to peace",
		"… and 12 paragraphs more":  "and 12 paragraphs more",
		"what the author said…":     "what the author said...",
		"Reply; ? don't know, s":    "Reply; question mark don't know, s",
		"It says so. ? means it":    "It says so. A question mark means it",
		"gaps, with ; between":      "gaps, with a semicolon between",
		"; that is behind a gap":    "; that is behind a gap",
		"Who said what?":            "Who said what?",
		"red; black":                "red; black",
		":r for “I was right”":      ":r for “I was right”",
		"policyquiz drill --ahead":  "policyquiz drill --ahead",
		"new            10":         "new, 10",
		"  paragraph 3  ":           "  paragraph 3: ",
		"  1: ":                     "  1: ",
		"  - ":                      "  - ",
		"    ":                      "    ",
		"Done.  Next":               "Done. Next",
		"✓ all":                     "right all",
	} {
		if got := spoken(text); got != want {
			t.Errorf("%q is said as %q, want %q", text, got, want)
		}
		if got := spoken(want); got != want {
			t.Errorf("said again, %q is %q", want, got)
		}
	}
}

// What is to be copied stays as it is typed, and so does what is not read aloud.
func TestAloudLayout(t *testing.T) {
	t.Parallel()
	for _, aloud := range []bool{false, true} {
		l := &Layout{Width: 80, Aloud: aloud}
		l.Say("¶3  ", "war → peace")
		l.Verbatim("policyquiz history --day 2026-03-02  # ¶")
		want := "¶3  war → peace\n"
		if aloud {
			want = "paragraph 3: war to peace\n"
		}
		if got := l.String(); got != want+"policyquiz history --day 2026-03-02  # ¶\n" {
			t.Errorf("aloud %v: %q", aloud, got)
		}
		page := l.Pages(1)[1]
		page.Say("", "¶3")
		if got := page.String(); (got == "policyquiz history --day 2026-03-02  # ¶\nparagraph 3\n") != aloud {
			t.Errorf("aloud %v, on another page: %q", aloud, got)
		}
	}
}
