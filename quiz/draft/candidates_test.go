package draft

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"policyquiz/quiz/place"
)

// candidatesOf drafts a text as it stands.
func candidatesOf(text, language string) *Candidates {
	return Parse(text, place.Numbering{}, nil).Candidates(language)
}

func TestActors(t *testing.T) {
	for _, test := range []struct {
		name, text string
		has        string // actors with their other spellings, parted by semicolons
		hasNot     string
	}{
		{"a full name and its short form", "We met Ida Holm in town. Later Holm said no.", "Ida Holm (Holm)", "Holm"},
		{"titles", "They wrote to President Ida Holm. Holm declined.", "Ida Holm (Holm, President Ida Holm)", "President Ida Holm"},
		{"initials", "It was J.D. Marsh who came. Marsh left early.", "J.D. Marsh (Marsh)", "J.D"},
		{"a title within", "The Danish Minister Ida Holm signed it.", "Ida Holm (Minister Ida Holm)", "Danish"},
		{"an acronym in brackets", "The Office of Ponds and Lakes (OPL) acts. OPL pays.", "Office of Ponds and Lakes (OPL)", "OPL"},
		{"initials of a state", "The United States pays. So the U.S. decides, and U.S. officials agree.", "United States (U.S.); U.S. officials", "U.S"},
		{"two spellings", "We met Olena Kovalenka there. Then Olena Kovalenko spoke, and Kovalenko wept.", "Olena Kovalenka (Kovalenko, Olena Kovalenko)", ""},
		{"with and without an initial", "We met Ida B. Holm there. Then Ida Holm spoke.", "Ida B. Holm (Ida Holm)", "Ida Holm"},
		{"an initial alone", "We met Tom Holm there. Then T. Holm spoke.", "Tom Holm (T. Holm)", "T. Holm"},
		{"an initial of two", "We met Tom Holm and Tim Holm there. Then T. Holm spoke.", "Tom Holm; Tim Holm; T. Holm", ""},
		{"two spellings of a first name", "We met Sergey Marsh there. Then Sergei Marsh spoke.", "Sergey Marsh (Sergei Marsh)", "Sergei Marsh"},
		{"first names of two", "We met Anna Marsh there. Then Hanna Marsh spoke.", "Anna Marsh; Hanna Marsh", ""},
		{"a case at law", "It was held in Holm v. Marsh, and Marsh paid. Holm said no. Marsh said yes.", "Holm; Marsh", "v"},
		{"an article", "See Art. 5 of it, and No. 12.", "", "Art; No"},
		{"a possessive", "We read Lomania's plan for the river.", "Lomania", "Lomania's"},
		{"two of one surname", "We met Ann Heron. Then came Ben Heron. So Heron said.", "Ann Heron; Ben Heron; Heron", ""},
		{"groups", "The plan angered many tenants. Soon critics of the plan met, and local tenants struck. The critics won.", "many tenants; local tenants; critics", "plan"},
		{"an adjective of a people", "We like Danish boats. They saw Danish ponds.", "", "Danish"},
		{"days and months", "We met on Monday in March. The Monday after that was wet.", "", "Monday; March"},
		{"places", "It rained in Holm. They lived in Holm and near Holm.", "", "Holm"},
		{"the first word of a sentence", "Bread is dear. Milk is dear. We have bread and milk.", "", "Bread; Milk"},
		{"a general assembly is no general", "It was said at the General Assembly of the guild.", "General Assembly", "Assembly"},
		{"a verb before a group", "They require many things. Require agencies to act. The agencies act.", "agencies", "Require agencies"},
		{"a heading within a line", "We adopt nets. They shall consider new weirs. Consider New Weirs: They cost less. Mixed Nets: They hold. Mixed nets hold. Nets: Refers to all.", "", "Consider New Weirs; New Weirs; Mixed Nets; Nets; Refers"},
		{"a heading with a gerund", "It is a plan: Achieving Efficiency in Ponds.", "", "Achieving Efficiency"},
		{"a reference", "It holds for ponds. See Appendix A. So it goes.", "", "See Appendix"},
		{"single words that name nothing", "Under the API and U.S.C. it holds. The API holds, says the Section.", "", "API; U.S.C.; U.S.C; Section"},
		{"a verb that is a first name", "We met Hope Holm in town.", "Hope Holm", ""},
		{"a treaty is a term", "All signed the Lom Convention.", "", "Lom Convention"},
		{"German nouns", "Wir sahen Boote und Frau Holm. Dann kam Ida Holm selbst.", "Ida Holm (Frau Holm, Holm)", "Boote"},
		{"another script", "Вони бачили, як Олена Коваль прийшла. Того дня Коваль пішла.", "Олена Коваль (Коваль)", ""},
	} {
		language := ""
		if strings.HasPrefix(test.name, "German") {
			language = "de"
		}
		c := candidatesOf(test.text, language)
		var got []string
		for _, a := range c.Actors {
			s := a.Name
			if len(a.Also) > 0 {
				slices.Sort(a.Also)
				s += " (" + strings.Join(a.Also, ", ") + ")"
			}
			got = append(got, s)
		}
		for want := range strings.SplitSeq(test.has, "; ") {
			if want != "" && !slices.Contains(got, want) {
				t.Errorf("%s: %q is not among %q", test.name, want, got)
			}
		}
		for not := range strings.SplitSeq(test.hasNot, "; ") {
			if slices.ContainsFunc(c.Actors, func(a Named) bool { return a.Name == not }) {
				t.Errorf("%s: %q is among %q", test.name, not, got)
			}
		}
	}
}

func TestVoices(t *testing.T) {
	c := candidatesOf("Ann Able: I think so.\nBen Baker: Ann is right, says Able.\nAnn Able: Thank you, Ben.\n", "")
	if len(c.Voices) != 2 || c.Voices[0].Name != "Ann Able" || !slices.Contains(c.Voices[0].Also, "Ann") || !slices.Contains(c.Voices[0].Also, "Able") || fmt.Sprint(c.Voices[0].At) != "[0 1 2]" {
		t.Errorf("the voices are %+v", c.Voices)
	}
	if len(c.Actors) != 0 {
		t.Errorf("speakers are no other actors: %+v", c.Actors)
	}
}

// Speakers in capitals have names like others, and whoever presides has one of his own.
func TestVoicesInCapitals(t *testing.T) {
	c := candidatesOf("Mr. McCOOK. I think so.\nThe CHAIR (Ms. Baker). Order.\nThe CHAIR pro tempore. Order.\nMs. O'HARA. I thank Ms. Baker.\n", "")
	var got []string
	for _, v := range c.Voices {
		got = append(got, v.Name+": "+strings.Join(v.Also, ", "))
	}
	want := "McCook: Mr. McCOOK; Baker: Ms. Baker, The CHAIR (Ms. Baker); Chair pro tempore: ; O'Hara: Ms. O'HARA"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("the voices are\n%s\nwant\n%s", s, want)
	}
}

func TestTerms(t *testing.T) {
	for _, test := range []struct {
		name, language, text string
		has, hasNot          string
	}{
		{"in quotation marks", "", "They call for a “snapback clause” and a 'paper tiger'.", "snapback clause; paper tiger", ""},
		{"marks of other languages", "de", "Er spricht von einer „roten Linie“ und dem «Westen».", "roten Linie; Westen", "Er spricht"},
		{"a quotation is no term", "", "He said: “We will never do that at all.” She said “it is mine”.", "", "We will never do that at all; it is mine"},
		{"an apostrophe opens nothing", "", "The keepers' boat and the anglers' boat sank.", "", "boat and the anglers"},
		{"defined", "", "Custom code means software that is made for one agency.\n“Mixed source” refers to both.", "Custom code; Mixed source", ""},
		{"called", "", "This is the so-called victory plan, known as plain speech.", "victory plan; plain speech", ""},
		{"repeated", "", "A red line was drawn.\nNobody crossed the red line.\nThat red line held.", "red line", "That red line"},
		{"plurals are one", "", "A security guarantee is dear.\nMore security guarantees came.\nNo security guarantees left.", "security guarantee", "security guarantees"},
		{"with of", "", "It is a war of attrition.\nNobody wins a war of attrition.", "war of attrition", "attrition"},
		{"a notion", "", "It was mere capitulation.\nSome saw capitulation in it.", "capitulation", ""},
		{"names of texts", "", "It broke the Lom Convention on that day.", "Lom Convention", ""},
		{"what somebody does is none", "", "We want to incur costs.\nThey want to incur costs.", "", "incur costs"},
		{"common words", "", "The information is dear.\nThe mission and the information, the mission.\nThis document has information.\nA document.", "", "information; mission; document"},
		{"what stands before a noun", "", "It is custom-developed, and custom-developed.\nReleasing custom-developed nets helps.\nThey end by mitigating duplicate costs.\nThat is mitigating duplicate costs.\nA floating rate fell.\nThe floating rate fell.", "floating rate", "custom-developed; Releasing custom-developed; mitigating duplicate costs"},
		{"no English phrases elsewhere", "de", "Die rote Linie hielt.\nDie rote Linie fiel.", "", "rote Linie"},
	} {
		c := candidatesOf(test.text, test.language)
		var got []string
		for _, a := range c.Concepts {
			got = append(got, a.Name)
		}
		for want := range strings.SplitSeq(test.has, "; ") {
			if want != "" && !slices.Contains(got, want) {
				t.Errorf("%s: %q is not among %q", test.name, want, got)
			}
		}
		for not := range strings.SplitSeq(test.hasNot, "; ") {
			if not != "" && slices.Contains(got, not) {
				t.Errorf("%s: %q is among %q", test.name, not, got)
			}
		}
	}
}

// TestDefinitions: what the text defines stands first among the terms, and the place that
// defines it first among its places.
func TestDefinitions(t *testing.T) {
	const glossary = "Keepers use custom code.\nThe custom code of a keeper is dear.\nAppendix A: Definitions\nCustom Code: Software that is made for one keeper.\nMixed Gear (MG): A net with a float.\nA Second Heading\nFirst: We look.\n"
	many := strings.Repeat("A keeper uses a fish trap.\n", 14)
	for _, test := range []struct{ name, text, want string }{
		{"a section of definitions", glossary, "Custom Code [3 0 1]; Mixed Gear (MG) [4]"},
		{"a glossary", "Glossary\nWeir: a low dam.\n", "Weir [1]"},
		{"a heading within a line defines nothing", "Engage the Keepers: They should be asked early.\n", ""},
		{"but with a verb it does", "Ponds sank.\nWeir: Refers to a low dam.\n", "Weir [1]"},
		{"in quotation marks", "A weir sank.\nAn “old weir” is a weir of stone.\nThe “new weir” was late.\n", "old weir [1]"},
		{"quotation marks and a verb", "“Weirs” means low dams.\n“Locks” refers to gates.\n", "Weirs [0]; Locks [1]"},
		{"many places", many + "“Fish trap” means a basket.\n" + many, "Fish trap [14 0 1 2 3 4 5 6 7 8 9 10] and 17"},
		{"footnotes", "A weir sank.[1] The old weir lock-in hurts.\n\n[1] “Weir lock-in” refers to a want of weirs. See www.weirs.example.\n\n[2] See “Dams” is a book by Ida Holm, 3 May 2024.\n", "Weir lock-in [1 0]; Dams [2]"},
	} {
		var got []string
		for _, c := range candidatesOf(test.text, "").Concepts {
			if c.Cue != isDefined {
				break
			}
			s := c.Name
			if len(c.Also) > 0 {
				s += " (" + strings.Join(c.Also, ", ") + ")"
			}
			s += " " + fmt.Sprint(c.At)
			if c.More > 0 {
				s += fmt.Sprintf(" and %d", c.More)
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "; "); s != test.want {
			t.Errorf("%s: %q, want %q", test.name, s, test.want)
		}
	}
}

// TestNotes: a footnote gives candidates as the text does, without its number. One that
// cites gives no names, figures and dates.
func TestNotes(t *testing.T) {
	c := candidatesOf("We read of weirs in town.\n\n[7] The guild met Ida Holm there and paid 12 euros.\n\n[8] See Ben Marsh, Weirs, 3 May 2024, 90 euros.\n", "")
	if len(c.Figures) != 1 || c.Figures[0].Value != 12 || len(c.Dates) != 0 {
		t.Errorf("the figures are %+v, the dates %+v", c.Figures, c.Dates)
	}
	if len(c.Actors) != 1 || c.Actors[0].Name != "Ida Holm" {
		t.Errorf("the actors are %+v", c.Actors)
	}
}

func TestFigures(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"An army of 800,000 personnel.", "800000 personnel"},
		{"An 800,000-person army.", "800000 person"},
		{"From 300,000 to 400,000 people came.", "300000–400000 people"},
		{"It costs $6 billion each year.", "6e+09 dollars"},
		{"It costs €250 or 30 % more.", "250 euros, 30 percent"},
		{"It holds 20 percent of the land.", "20 percent"},
		{"It took two and a half years.", "2.5 years"},
		{"One or two people knew.", "1–2 people"},
		{"A couple thousand boats, a couple of days.", "2000 boats, 2 days"},
		{"In 10, 15 years we shall see.", "10–15 years"},
		{"This was their sixth meeting.", "6 meeting"},
		{"The committee voted 16 to 3 to confirm her.", "16, 3"},
		{"It was a 5-4 ruling, and passed by 220–215 votes.", "5, 4, 220 votes, 215 votes"},
		{"It fell from forty to twelve percent.", "40 percent, 12 percent"},
		{"In 2021-22 the budget grew.", ""},
		{"See sections 7 to 5 and pages 12-3.", ""},
		{"There are three open questions.", "3 open questions"},
		{"It has 2.3 million people.", "2.3e+06 people"},
		{"See section 4 and page 12.", ""},
		{"It stands in FAR Pt. 27 and its notes.", ""},
		{"On 17 May 2025 at 12:40 we met.", ""},
		{"In 2022 it began.", ""},
		{"Under 40 U.S.C. 11101 it is so.", ""},
		{"It is one of them.", ""},
		{"A number of 123456789012345678901234567890 things.", ""},
		{"It cost 1,5 and 12,34.", ""},
		{"de: Es sind 3.500 Boote und 2,5 Euro.", "3500 Boote, 2.5 Euro"},
	} {
		var got []string
		language, text, other := strings.Cut(test.text, ": ")
		if !other {
			language, text = "", test.text
		}
		for _, g := range candidatesOf("Here it begins, in a sentence.\n"+text+"\n", language).Figures {
			s := fmt.Sprint(g.Value)
			if g.Ranged {
				s += "–" + fmt.Sprint(g.To)
			}
			got = append(got, strings.TrimSpace(s+" "+g.Unit))
		}
		if s := strings.Join(got, ", "); s != test.want {
			t.Errorf("%s: %q, want %q", test.text, s, test.want)
		}
	}
}

func TestMoments(t *testing.T) {
	for _, test := range []struct{ text, language, want string }{
		{"It was on October 17th, 2025, I think.", "", "October 17th, 2025 = 2025-10-17"},
		{"It was on 17 October 2025.", "", "17 October 2025 = 2025-10-17"},
		{"It was in October of 2024.", "", "October of 2024 = 2024-10"},
		{"It was in October 2024.", "", "October 2024 = 2024-10"},
		{"It was on 2025-10-17 or 17.10.2025.", "", "2025-10-17 = 2025-10-17"},
		{"We met in May.", "", "May = "},
		{"We may march on.", "", ""},
		{"It began in 2014.", "", "2014 = 2014"},
		{"It was a year ago.", "", "a year ago = "},
		{"It has 2014 boats.", "", ""},
		{"On 31 February 2025.", "", "31 February 2025 = "},
		{"See section 2014.", "", ""},
		{"Es war am 17. Oktober 2025.", "de", "17. Oktober 2025 = 2025-10-17"},
		{"Це було 24 лютого 2022 року.", "uk", "24 лютого 2022 = 2022-02-24"},
	} {
		var got []string
		for _, m := range candidatesOf(test.text, test.language).Dates {
			got = append(got, m.Written+" = "+m.Date)
		}
		if s := strings.Join(got, ", "); s != test.want {
			t.Errorf("%s: %q, want %q", test.text, s, test.want)
		}
	}
}

func TestClaims(t *testing.T) {
	const law = "Landlords must fit a meter in each flat.\nOperators shall report each leak within two days.\nSuppliers may not cut off a household in winter, unless a court allows it.\nThe agency is required to publish a plan.\n"
	for _, test := range []struct{ name, text, proposals, stances, duties string }{
		{"a proposal", "The guild proposed a second market day.", "proposed", "", ""},
		{"in return", "They would get land in return for peace.", "in return for", "", ""},
		{"a stance", "The council rejects that idea out of hand.", "", "rejects", ""},
		{"acceptance", "Many tenants would accept a higher rent.", "", "would accept", ""},
		{"hearsay", "The guild reportedly left the town early.", "", "reportedly", ""},
		{"hearsay of a stance", "According to the press, the guild opposes it.", "", "according to … opposes", ""},
		{"both", "She argues that the town should pay for it.", "should", "argues", ""},
		{"a question", "Should the town pay for all of it?", "", "", ""},
		{"neither", "The sun rose over the old town.", "", "", ""},
		{"must in prose", "The town must pay for all of it.\nThe sun rose over the old town.", "must", "", ""},
		{"a law", law, "", "", "must, shall … within, may not … unless, is required to"},
		{"nobody may", law + "No keeper may sell ducks. A list is to be sent by 1 May, and must be right.", "", "", "must, shall … within, may not … unless, is required to, no … may, must … by"},
		{"what somebody may do", law + "The agency may extend that time by a week.", "", "", "must, shall … within, may not … unless, is required to, may"},
		{"what is possible", law + "Long pipes may result in great costs. It is code that may be used again.", "", "", "must, shall … within, may not … unless, is required to"},
		{"may in prose", "It may rain in the old town soon.", "", "", ""},
		{"a debate is no law", "Ann: " + strings.ReplaceAll(law, "\n", "\nAnn: ") + "Yes.", "must, shall", "", ""},
	} {
		c := candidatesOf(test.text, "en")
		cues := func(claims []Claim) string {
			var list []string
			for _, p := range claims {
				list = append(list, p.Cue)
			}
			return strings.Join(list, ", ")
		}
		if got := cues(c.Proposals); got != test.proposals {
			t.Errorf("%s: proposals %q, want %q", test.name, got, test.proposals)
		}
		if got := cues(c.Stances); got != test.stances {
			t.Errorf("%s: stances %q, want %q", test.name, got, test.stances)
		}
		if got := cues(c.Duties); got != test.duties {
			t.Errorf("%s: duties %q, want %q", test.name, got, test.duties)
		}
	}
	c := candidatesOf("We saw Ida Holm. Then Holm proposed a second market day to Lomania.", "")
	if got := strings.Join(c.Proposals[0].Names, ", "); got != "Ida Holm, Lomania" {
		t.Errorf("the names are %q", got)
	}
	if d := candidatesOf(law, "").Duties; !d[1].Timed || d[1].Excepted || !d[2].Excepted {
		t.Errorf("the parts of duties are %+v", d)
	}
}

func TestTitleAndDate(t *testing.T) {
	for _, test := range []struct{ text, title, date string }{
		{"A Report on Ponds and Ducks\nPublished 3 May 2024\nDucks swim.", "A Report on Ponds and Ducks", "2024-05-03"},
		{"Ann: I am here.\nAnn: I am gone.", "", ""},
		{"Ducks swim.", "", ""},
	} {
		if c := candidatesOf(test.text, ""); c.Title != test.title || c.Date != test.date {
			t.Errorf("%q: the title is %q, the date %q", test.text, c.Title, c.Date)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"One. Two? Three! Four", "One.|Two?|Three!|Four"},
		{"Mr. Able met J.D. Marsh. They spoke.", "Mr. Able met J.D. Marsh.|They spoke."},
		{"The U.S. pays. In the U.S. The rest pays.", "The U.S. pays.|In the U.S.|The rest pays."},
		{"It is 2.5 miles. No. 4 is next.", "It is 2.5 miles.|No. 4 is next."},
		{"He said “Yes.” Then he left.", "He said “Yes.”|Then he left."},
		{"It was approx. half.", "It was approx. half."},
	} {
		var got []string
		for _, s := range appendSentences(nil, 0, test.text, "en") {
			got = append(got, strings.TrimSpace(test.text[s.from:s.to]))
		}
		if s := strings.Join(got, "|"); s != test.want {
			t.Errorf("%q is %q, want %q", test.text, s, test.want)
		}
	}
}

func TestQuote(t *testing.T) {
	long := strings.Repeat("word ", 200) + "NEEDLE" + strings.Repeat(" word", 200)
	q := quote(long, 0, len(long), strings.Index(long, "NEEDLE"))
	if len(q) > 2*longestQuote || !strings.HasPrefix(q, "… ") || !strings.HasSuffix(q, " …") || !strings.Contains(q, "NEEDLE") {
		t.Errorf("the quotation is %q", q)
	}
	if q := quote("short one", 0, 9, 3); q != "short one" {
		t.Errorf("the quotation is %q", q)
	}
}

// FuzzCandidates holds that every candidate stands in the document.
func FuzzCandidates(f *testing.F) {
	for _, s := range seeds {
		f.Add(s, "")
	}
	f.Add("Ida Holm (IH) said “snapback clause” means 1,000,000 to 2 million ducks by 17 October 2025. She should, unless not.", "en")
	f.Add("»Олена« 24 лютого 2022: 5-ти ‘x’ U.S. J.D. A", "uk")
	f.Fuzz(func(t *testing.T, s, language string) {
		text, err := Decode([]byte(s))
		if err != nil {
			return
		}
		d := Parse(text, place.Numbering{}, nil)
		c := d.Candidates(language)
		var all []Found
		for _, list := range [][]Named{c.Voices, c.Actors, c.Concepts} {
			for _, n := range list {
				if n.Name == "" {
					t.Errorf("a candidate has no name: %+v", n)
				}
				all = append(all, n.Found)
			}
		}
		for _, list := range [][]Claim{c.Proposals, c.Stances, c.Duties} {
			for _, p := range list {
				all = append(all, p.Found)
			}
		}
		for _, g := range c.Figures {
			all = append(all, g.Found)
		}
		for _, m := range c.Dates {
			all = append(all, m.Found)
		}
		if len(all) != c.Count() {
			t.Errorf("%d candidates are counted as %d", len(all), c.Count())
		}
		for _, at := range all {
			if len(at.At) == 0 || !slices.IsSorted(at.At[1:]) || at.Cue != isDefined && !slices.IsSorted(at.At) || slices.Max(at.At) >= len(d.Passages) || at.At[0] < 0 {
				t.Errorf("a candidate stands at %v of %d", at.At, len(d.Passages))
			}
		}
	})
}
