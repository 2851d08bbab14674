package lint

import (
	"fmt"

	"policyquiz/quiz"
)

// This file has the rules on what learners are owed after an answer.

// owed finds questions without an explanation or a source, and wrong options that
// say nothing.
func (l *look) owed() {
	_, isCard := l.Kind.(quiz.Card)
	if isCard && l.deck.exam {
		l.find(cardInExam, Part{Name: Back}, "", "a flashcard in an exam is graded by the learner, who sees its back before the end")
	}
	if l.Why == "" && !isCard && !l.Set {
		l.find(noWhy, Part{}, l.whyHint(), "has no why")
	}
	if len(l.Sources) == 0 {
		l.find(noSource, Part{}, "", "has no source")
	}
	if l.drawn() {
		return
	}
	wrong := l.wrongTexts()
	silent, first := 0, -1
	for i, w := range wrong {
		if w.feedback != "" {
			continue
		}
		if silent++; first < 0 {
			first = i
		}
	}
	if first >= 0 {
		l.find(noBecause, Part{Distractor, first}, "", "no because for %d of %d wrong options; the first is %s", silent, len(wrong), quoted(wrong[first].text))
	}
}

// A wrongText is an answer that is known to be wrong, whatever the kind of question.
type wrongText struct{ text, feedback string }

// wrongTexts lists what the author wrote as wrong, in the order of the options.
func (l *look) wrongTexts() (list []wrongText) {
	switch k := l.Kind.(type) {
	case quiz.Choice:
		for _, o := range l.wrong() {
			list = append(list, wrongText{o.Text, o.Feedback})
		}
	case quiz.Match:
		for _, o := range k.LeftOver {
			list = append(list, wrongText{o.Text, o.Feedback})
		}
	case quiz.Number:
		for _, w := range k.Wrong {
			list = append(list, wrongText{quiz.Amount(w.Value), w.Feedback})
		}
	}
	return list
}

// whyHint is the next step where there is no explanation: a drawn question has that
// of its entry.
func (l *look) whyHint() string {
	if l.Draw == nil {
		return ""
	}
	return fmt.Sprintf(`add why = "…" to [%s.%s] in its seed`, l.Draw.Table, l.Draw.Entry)
}

// uncitedDocument finds a document that stem, answer or explanation name by its
// short name, and that is not among the sources.
func (l *look) uncitedDocument() {
	if len(l.Sources) == 0 || l.drawn() {
		return
	}
	named := l.deck.shortNames()
	if len(named) < 2 {
		return
	}
	for _, text := range []struct {
		part  Part
		words []string
	}{{Part{Name: Stem}, l.words}, {Part{}, words(l.solution())}, {Part{Name: Why}, words(l.Why)}} {
		if d := l.uncited(named, text.words); d != nil {
			l.find(uncitedDocument, text.part, "", "names %s, and source does not", d.Short)
			return
		}
	}
}

// uncited returns the first document that a text names and the question does not
// cite.
func (l *look) uncited(named map[string][]*document, text []string) *document {
	for i, w := range text {
		for _, d := range named[bare(w)] {
			if hasPhrase(text[i:min(len(text), i+len(d.short))], d.short) && !l.cites(d) {
				return d
			}
		}
	}
	return nil
}

func (l *look) cites(d *document) bool {
	for _, s := range l.Sources {
		if s.Seed == d.Seed {
			return true
		}
	}
	return false
}
