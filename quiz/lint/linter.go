package lint

import (
	"fmt"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/place"
	"policyquiz/quiz/seed"
)

// A Records looks up what seeds say, and lists them.
type Records interface {
	seed.Records
	// Seeds lists the ids of all seeds of the course.
	Seeds() ([]string, error)
	// Actors lists the actors that a seed may name. After an error it lists those
	// that could be read.
	Actors(seed string) ([]seed.Actor, error)
	// Cited returns the paragraphs that a document has at some places, each with its
	// speaker before it; without places it returns all. It returns nil where no text of
	// the document is at hand, and where its places may be others than the seed counts.
	Cited(seed string, at place.List) []string
}

// An Item is a question with what its deck says of it.
type Item struct {
	quiz.Question
	Draw *seed.Drawn // what draws it from one entry; nil: nothing does
	Set  bool        // it is drawn from several entries
}

// drawn reports whether the words of the question are the program's.
func (it *Item) drawn() bool { return it.Draw != nil || it.Set }

// A Linter looks at the questions of one course. It is for one goroutine at a time.
type Linter struct {
	english   bool
	records   Records
	documents map[string]*document   // by the id of the seed; nil: it cannot be read
	shorts    map[string][]*document // by the first word of their short name, once one is looked for
	all       []*document            // once they are looked for
	issues    *issues                // once a claim is looked for
	twins     twins
	compared  int // comparisons with other questions and entries; tests hold it to bounds
	typed     typedAnswers
	passages  map[string]*passage // by their text, once they are looked at
	searched  int                 // answers that were looked for in the rest of a document
}

// New makes a linter for a course in a language, as in "en" or "pt-BR". It looks up
// in records what seeds say. What cannot be looked up counts as not said.
func New(language string, records Records) *Linter {
	return &Linter{
		english:   isEnglish(language),
		records:   records,
		documents: map[string]*document{},
		twins:     newTwins(),
		typed:     typedAnswers{},
		passages:  map[string]*passage{},
	}
}

// A Deck collects what is found in one deck.
type Deck struct {
	*Linter
	exam  bool
	found []Finding
	count tallies
	leaks leaks
}

// Deck begins with a deck, which may be an exam. What it finds is compared with the
// decks before it.
func (l *Linter) Deck(exam bool) *Deck {
	return &Deck{Linter: l, exam: exam, count: newTallies(), leaks: newLeaks()}
}

// Add looks at a question. The findings of [Deck.End] have its number.
func (d *Deck) Add(number int, it Item) {
	l := d.look(number, it)
	for _, rule := range questionRules {
		rule(&l)
	}
	d.twins.add(&l)
	d.typed.add(&l)
	d.leaks.add(&l)
	d.count.add(&l)
}

// questionRules are those that look at one question. They may look up what seeds
// say.
var questionRules = []func(*look){
	(*look).longestKey, (*look).toneOfOptions, (*look).echo, (*look).ofTheAbove, (*look).twoOptions,
	(*look).article, (*look).numberCue, (*look).likeOptions, (*look).amounts,
	(*look).negativeStem, (*look).longStem, (*look).mixedScripts,
	(*look).owed, (*look).uncitedDocument,
	(*look).mixedKinds, (*look).knownRight, (*look).giveAway,
	(*look).whoseView, (*look).hearsayLost, (*look).labelInMouth,
	(*look).tolerance, (*look).notThere,
}

// End returns what was found in the deck: of each question, and then of the deck
// itself.
func (d *Deck) End() []Finding {
	d.leaks.end(d)
	d.count.end(d)
	return d.found
}

// find notes that a question, or with -1 the deck, breaks a rule. Without a hint it
// is that of the rule.
func (d *Deck) find(id string, item int, part Part, hint, format string, args ...any) {
	r := rules[places[id]]
	if r.English && !d.english {
		return
	}
	if hint == "" {
		hint = r.Mend
	}
	d.found = append(d.found, Finding{id, item, part, fmt.Sprintf(format, args...), hint})
}

// A look is one question with what several rules need of it.
type look struct {
	*Item
	deck    *Deck
	number  int
	stem    string   // what is read before options: the stem, or the sentence with gaps
	words   []string // of the stem
	telling []string // of these
	body    string   // what else the question shows: items, rows; empty for choices
	choice  *quiz.Choice
	single  bool        // one of several options is right
	options []option    // of a choice
	docs    []*document // of its sources, or of its draw
	found   *entry      // see subject, once it is asked for
	sought  bool        // whether it was asked for
	about   *entry      // the entry that it names or is drawn from; nil if there is none
}

// An option is an option of a choice with its words.
type option struct {
	quiz.Option
	part  Part
	words []string
}

func (d *Deck) look(number int, it Item) look {
	l := look{Item: &it, deck: d, number: number, stem: it.Stem}
	switch k := it.Kind.(type) {
	case quiz.Cloze:
		l.stem += " " + k.Pose(nil).Body
	case quiz.Order:
		l.body = strings.Join(k.Solution(), "\n")
	case quiz.Match:
		l.body = strings.Join(k.Pose(nil).Rows, "\n")
	case quiz.Choice:
		if len(k.Options) <= mostOptions {
			l.choice, l.single = &k, !k.Several
			l.options = options(k)
		}
	}
	l.words = words(l.stem)
	l.telling = telling(l.words)
	l.sources()
	return l
}

// mostOptions is how many options are compared with one another. A question with
// more is not looked at as a choice.
const mostOptions = 40

// options takes the options of a choice apart.
func options(c quiz.Choice) []option {
	list := make([]option, len(c.Options))
	rights, wrongs := 0, 0
	for i, o := range c.Options {
		part := Part{Distractor, wrongs}
		if o.Right {
			part = Part{Key, rights}
			rights++
		} else {
			wrongs++
		}
		list[i] = option{o, part, words(o.Text)}
	}
	return list
}

// sources finds the documents on which the question rests, and its entry.
func (l *look) sources() {
	for _, s := range l.Sources {
		if d := l.deck.document(s.Seed); d != nil {
			l.docs = append(l.docs, d)
		}
	}
	if len(l.Sources) == 0 {
		l.docs = l.deck.fewDocuments()
	}
	family := l.Family
	if l.Draw != nil {
		family = l.Draw.Family()
	}
	if part := strings.SplitN(family, "/", 3); len(part) == 3 {
		if d := l.deck.document(part[0]); d != nil {
			l.about = d.entry(seed.Table(part[1]), part[2])
		}
	}
}

// find notes that the question breaks a rule.
func (l *look) find(id string, part Part, hint, format string, args ...any) {
	l.deck.find(id, l.number, part, hint, format, args...)
}

// key is the right option of a single choice.
func (l *look) key() *option {
	for i := range l.options {
		if l.options[i].Right {
			return &l.options[i]
		}
	}
	return nil
}

// wrong lists the wrong options.
func (l *look) wrong() []*option {
	var list []*option
	for i := range l.options {
		if !l.options[i].Right {
			list = append(list, &l.options[i])
		}
	}
	return list
}

// solution is the right answer in words.
func (l *look) solution() string { return strings.Join(l.Kind.Solution(), " ") }
