package deckfile

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"policyquiz/quiz/draft"
	"policyquiz/quiz/place"
	"policyquiz/quiz/spell"
)

// This file writes a first seed of a document, for a person to finish.

// A FirstSeed is what a first seed is written of.
type FirstSeed struct {
	Of         string            // what the document is called, as its file's name
	Language   string            // its language, a tag of BCP 47; may be empty
	URL        string            // its address on the web; may be empty
	Text       string            // the path of its copy in the course, for text; may be empty
	Document   *draft.Document   // the document
	Candidates *draft.Candidates // what was found in it, or what is to be printed of that
	Choices    []draft.Choice    // how much of each sort is to be printed; may be empty
}

// mostVoices is how many speakers are written as such. A meeting has fewer.
const mostVoices = 200

// String writes the seed. The document and its speakers stand as tables; where the text
// names no speaker, that is one actor for its author. Every other candidate is commented
// out, so the seed can be used while it is being finished: a table with empty keys would
// keep all draws from asking anything. What was meant as a comment has two signs, so that
// one may be taken off every line. What is needed and not known is empty, which a check
// calls still to be filled in.
func (s FirstSeed) String() string {
	w := firstWriter{FirstSeed: s, ids: map[string]map[string]int{}, actors: map[string]string{}}
	w.head()
	w.people()
	w.concepts()
	w.proposals()
	w.stances()
	w.duties()
	w.figures()
	w.events()
	return w.String()
}

// A firstWriter writes a first seed.
type firstWriter struct {
	FirstSeed
	strings.Builder
	ids    map[string]map[string]int // those taken, by table, with the number of the last that began so
	actors map[string]string         // the ids of speakers, by their folded names
	voices []string                  // their ids
}

func (w *firstWriter) String() string { return w.Builder.String() }

const firstHelp = `## A first seed of %s. Nothing is decided in it.
##
## Each candidate below is commented out. To keep one, take the first # and the space
## off its lines, fill in what is empty, in your own words, and give it an id that will
## last. Delete the others. Lines with ## have the words of the document: they stay
## comments when one # is taken off. policyquiz check says what is still to be filled in.

`

// head writes the document.
func (w *firstWriter) head() {
	fmt.Fprintf(&w.Builder, firstHelp, w.told(w.Of))
	w.leftOut()
	voices := w.Candidates.Voices
	if len(voices) > mostVoices {
		voices = voices[:mostVoices]
	}
	for _, v := range voices {
		id := w.id("actor", v.Name)
		w.voices = append(w.voices, id)
		for _, name := range append(v.Also, v.Name) {
			w.actors[spell.Fold(name)] = id
		}
	}
	if len(voices) == 0 {
		w.voices = []string{w.id("actor", "author")}
	}
	fmt.Fprintf(&w.Builder, "[document]\ntitle      = %s\n", w.text(w.Candidates.Title))
	w.WriteString("# short      = \"\"        # its name within a question, as in \"the White Paper\"\n")
	w.WriteString("# kind       = \"\"        # article, report, law, transcript\n# authors    = [\"\"]\n# publisher  = \"\"\n")
	if w.Candidates.Date != "" {
		fmt.Fprintf(&w.Builder, "# date       = %s   # which stands near its start or its end\n", w.Candidates.Date)
	} else {
		w.WriteString("## a date is written date = 2025-10-17, or date = \"2025-10\"\n")
	}
	if w.URL != "" {
		fmt.Fprintf(&w.Builder, "url        = %s\n", w.text(w.URL))
	} else {
		w.WriteString("# url        = \"\"        # where learners can read it\n")
	}
	if w.Language != "" {
		fmt.Fprintf(&w.Builder, "language   = %s\n", w.text(w.Language))
	}
	fmt.Fprintf(&w.Builder, "voices     = %s\nparagraphs = %d\n", w.list(w.voices), len(w.Document.Passages))
	if w.Text != "" {
		fmt.Fprintf(&w.Builder, "text       = %s\n", w.text(w.Text))
	}
}

// leftOut says how many candidates are not printed, and how one sees them.
func (w *firstWriter) leftOut() {
	var parts []string
	for _, c := range w.Choices {
		if c.Kept < c.Of {
			parts = append(parts, fmt.Sprintf("%d of %d %s", c.Of-c.Kept, c.Of, c.Sort))
		}
	}
	if len(parts) > 0 {
		fmt.Fprintf(&w.Builder, "## Not printed here: %s.\n## --most 0 prints all, and --only %s those of one sort.\n\n", strings.Join(parts, ", "), w.firstLeft())
	}
}

// firstLeft is the first sort of which something is not printed.
func (w *firstWriter) firstLeft() draft.Sort {
	for _, c := range w.Choices {
		if c.Kept < c.Of {
			return c.Sort
		}
	}
	return draft.Terms
}

// people writes the speakers and the other actors.
func (w *firstWriter) people() {
	w.section("Who speaks in it", "")
	if len(w.Candidates.Voices) == 0 {
		fmt.Fprintf(&w.Builder, "\n[actor.%s]\nname = \"\"              # who wrote it, or \"the author\"\nkind = \"\"              # person, body, state or group\n", w.voices[0])
	}
	for i, v := range w.Candidates.Voices {
		if i == len(w.voices) {
			fmt.Fprintf(&w.Builder, "\n## and %d more, who are not listed\n", len(w.Candidates.Voices)-i)
			break
		}
		w.comment(v.Found, "")
		fmt.Fprintf(&w.Builder, "[actor.%s]\nname = %s\n", w.voices[i], w.text(v.Name))
		if len(v.Also) > 0 {
			fmt.Fprintf(&w.Builder, "also = %s\n", w.list(v.Also))
		}
		w.WriteString("kind = \"\"              # person, body, state or group\n")
	}
	if len(w.Candidates.Actors) > 0 {
		w.section("Actors: other names and groups, the most frequent first", "")
	}
	for _, a := range w.Candidates.Actors {
		w.everywhere(a.Found)
		w.line("[actor.%s]", w.id("actor", a.Name))
		w.line("name = %s", w.text(a.Name))
		if len(a.Also) > 0 {
			w.line("also = %s", w.list(a.Also))
		}
		w.line(`kind = ""`)
	}
}

func (w *firstWriter) concepts() {
	if len(w.Candidates.Concepts) == 0 {
		return
	}
	w.section("Terms, the defined ones first, then the best", "means is a noun phrase in your own words, without the term. says is whose word it is; leave it out if the label is yours.")
	for _, c := range w.Candidates.Concepts {
		w.comment(c.Found, c.Cue)
		w.line("[concept.%s]", w.id("concept", c.Name))
		w.line("term  = %s", w.text(c.Name))
		if len(c.Also) > 0 {
			w.line("also  = %s", w.list(c.Also))
		}
		w.line("says  = %s", w.text(w.by(c.Found)))
		w.line(`means = ""`)
		w.origin(c.Found, 5)
	}
}

func (w *firstWriter) proposals() {
	if len(w.Candidates.Proposals) == 0 {
		return
	}
	w.section("Proposals: what may be proposed", "what is a clause without the name of who proposed it. told is \"first-hand\", \"attributed\" or \"reported\".")
	for _, p := range w.Candidates.Proposals {
		w.claim("proposal", p)
		w.line("who  = []")
		w.line(`what = ""`)
		w.line(`told = ""`)
		w.origin(p.Found, 4)
	}
}

func (w *firstWriter) stances() {
	if len(w.Candidates.Stances) == 0 {
		return
	}
	w.section("Stances: where somebody may stand", "issue names an [issue.some-id] with a claim. holds is \"for\", \"against\", \"conditional\" or \"open\".")
	for _, p := range w.Candidates.Stances {
		w.sentence(p)
		w.line("[[stance]]")
		w.line(`issue = ""`)
		w.line(`who   = ""`)
		w.line(`holds = ""`)
		w.line(`told  = ""`)
		w.origin(p.Found, 5)
	}
}

func (w *firstWriter) duties() {
	if len(w.Candidates.Duties) == 0 {
		return
	}
	w.section("Duties: what somebody has to do", "what comes behind \"must\": report each leak. when is the time by which, and unless what lifts the duty; leave out what it does not have.")
	for _, p := range w.Candidates.Duties {
		if p.Allows {
			w.allowed(p)
			continue
		}
		w.claim("duty", p)
		w.line("who    = []")
		w.line(`what   = ""`)
		if p.Timed {
			w.line(`when   = ""`)
		}
		if p.Excepted {
			w.line(`unless = ""`)
		}
		w.origin(p.Found, 6)
	}
}

// allowed writes what somebody may do, which is no duty and may lift one.
func (w *firstWriter) allowed(c draft.Claim) {
	w.sentence(c)
	w.WriteString("## It allows something: if it lifts a duty, it is the unless of that duty.\n")
}

func (w *firstWriter) figures() {
	if len(w.Candidates.Figures) == 0 {
		return
	}
	w.section("Figures", "counts says in words what is counted.")
	for _, g := range w.Candidates.Figures {
		w.comment(g.Found, g.Written)
		w.line("[figure.%s]", w.id("figure", amount(g.Value)+" "+g.Unit))
		w.line(`counts = ""`)
		w.line("value  = %s", amount(g.Value))
		if g.Ranged {
			w.line("to     = %s", amount(g.To))
		}
		if g.Unit != "" {
			w.line("unit   = %s", w.text(g.Unit))
		}
		w.line(`whose  = ""`)
		w.line(`told   = ""`)
		w.origin(g.Found, 6)
	}
}

func (w *firstWriter) events() {
	if len(w.Candidates.Dates) == 0 {
		return
	}
	w.section("Dates, of which each may be that of an event", "what is a clause: what happened then.")
	for _, m := range w.Candidates.Dates {
		w.comment(m.Found, m.Written)
		w.line("[event.%s]", w.id("event", cmp.Or(m.Date, m.Written)))
		w.line(`what = ""`)
		w.line("when = %s", w.text(m.Written))
		switch len(m.Date) {
		case 0:
		case len("2006-01-02"):
			w.line("date = %s", m.Date)
		default:
			w.line("date = %s", w.text(m.Date))
		}
		w.line(`told = ""`)
		w.origin(m.Found, 4)
	}
}

// claim writes what is above the keys of a claim.
func (w *firstWriter) claim(table string, c draft.Claim) {
	w.sentence(c)
	w.line("[%s.%s]", table, w.id(table, "at "+strconv.Itoa(c.At[0]+1)))
}

// sentence writes the sentence of a claim, and who is named in it.
func (w *firstWriter) sentence(c draft.Claim) {
	w.comment(c.Found, c.Cue)
	if len(c.Names) > 0 {
		fmt.Fprintf(&w.Builder, "## names %s\n", w.told(strings.Join(c.Names, ", ")))
	}
}

// origin writes who tells it and where, with keys as wide as those above.
func (w *firstWriter) origin(f draft.Found, width int) {
	w.line("%-*s = %s", width, "by", w.text(w.by(f)))
	w.line("%-*s = %s", width, "at", w.at(f))
}

// by is the id of who speaks where a candidate stands: of a document without speakers its
// author. It is empty where nobody is known to.
func (w *firstWriter) by(f draft.Found) string {
	if len(w.Candidates.Voices) == 0 {
		return w.voices[0]
	}
	return w.actors[spell.Fold(f.Speaker)]
}

// at is the value of the key at: paragraphs, by their numbers.
func (w *firstWriter) at(f draft.Found) string {
	if len(f.At) == 1 {
		return strconv.Itoa(f.At[0] + 1)
	}
	numbers := make([]string, len(f.At))
	for i, p := range f.At {
		numbers[i] = strconv.Itoa(p + 1)
	}
	return "[" + strings.Join(numbers, ", ") + "]"
}

// section writes the heading of a part, with what its keys want.
func (w *firstWriter) section(title, help string) {
	fmt.Fprintf(&w.Builder, "\n## %s\n", strings.ToUpper(title))
	if help != "" {
		fmt.Fprintf(&w.Builder, "## %s\n", help)
	}
}

// comment writes where a candidate stands and what stands there.
func (w *firstWriter) comment(f draft.Found, cue string) {
	at := place.Paragraphs(f.At[0] + 1)
	at = append(at, w.Document.Passages[f.At[0]].Places...)
	head := at.String()
	if f.Speaker != "" {
		head += ", " + f.Speaker
	}
	if cue != "" {
		head += " (" + cue + ")"
	}
	if f.More > 0 {
		head += "; … " + andMore(f.More)
	}
	fmt.Fprintf(&w.Builder, "\n## %s: %s\n", w.told(head), w.told(f.Quote))
}

// andMore says how many places are not listed.
func andMore(n int) string {
	if n == 1 {
		return "and 1 more place"
	}
	return fmt.Sprintf("and %d more places", n)
}

// everywhere writes all places of an actor, whose table has none, and what stands at the
// first.
func (w *firstWriter) everywhere(f draft.Found) {
	var at place.List
	for _, p := range f.At {
		at = append(at, place.Paragraphs(p+1)...)
	}
	head := at.Joined().String()
	if f.More > 0 {
		head += " … " + andMore(f.More)
	}
	fmt.Fprintf(&w.Builder, "\n## %s: %s\n", head, w.told(f.Quote))
}

// line writes a line of a table that is commented out.
func (w *firstWriter) line(format string, args ...any) {
	fmt.Fprintf(&w.Builder, "# "+format+"\n", args...)
}

// id makes an id of words that no other entry of the table has.
func (w *firstWriter) id(table, words string) string {
	if w.ids[table] == nil {
		w.ids[table] = map[string]int{}
	}
	var parts []string
	for word := range strings.FieldsFuncSeq(words, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == ',' }) {
		if part := CourseID(spell.Fold(word)); part != "" {
			parts = append(parts, part)
		}
	}
	id := strings.Join(parts, "-")
	for len(id) > longestID {
		if cut := strings.LastIndexByte(id[:longestID], '-'); cut > 0 {
			id = id[:cut]
			continue
		}
		id = id[:longestID]
	}
	id = cmp.Or(id, table)
	taken := w.ids[table]
	for first := id; taken[id] > 0; {
		taken[first]++
		id = first + "-" + strconv.Itoa(taken[first])
	}
	taken[id] = 1
	return id
}

// longestID is the greatest length of an id that is made of words.
const longestID = 40

// amount writes a number of TOML.
func amount(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// told is a text as it may stand in a comment: one line, without characters that no screen
// shows.
func (w *firstWriter) told(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, strings.ReplaceAll(s, "\n", " "))
	return strings.Join(strings.Fields(s), " ")
}

var escaper = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

// text writes a text of TOML.
func (w *firstWriter) text(s string) string { return `"` + escaper.Replace(w.told(s)) + `"` }

// list writes a list of texts of TOML.
func (w *firstWriter) list(texts []string) string {
	quoted := make([]string, 0, len(texts))
	for _, t := range texts {
		if q := w.text(t); q != `""` && !slices.Contains(quoted, q) {
			quoted = append(quoted, q)
		}
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
