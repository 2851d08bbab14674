package main

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
)

// This file asks for the answers of a new question, kind by kind.

// setKind is a check of a reply that changes the kind. Make makes the kind of the reply.
func (w *questionWriter) setKind(make func(reply string) quiz.Kind) func(string) error {
	return w.with(func(q *deckfile.NewQuestion, reply string) { q.Kind = make(reply) })
}

// askChoice asks for a choice with one right option.
func (w *questionWriter) askChoice() error {
	if err := w.askStem("What do you ask?"); err != nil {
		return err
	}
	unknown := quiz.Option{Text: notYet}
	right, err := w.line(query{text: "The right answer?"}, "", needed(w.setKind(func(reply string) quiz.Kind {
		return quiz.Choice{Options: []quiz.Option{{Text: reply, Right: true}, unknown}}
	})))
	if err != nil {
		return err
	}
	return w.askWrongOptions(quiz.Choice{Options: []quiz.Option{{Text: right, Right: true}}})
}

// askChoices asks for a choice with several right options.
func (w *questionWriter) askChoices() error {
	if err := w.askStem("What do you ask? Say how many are right, or that all are to be chosen."); err != nil {
		return err
	}
	choice := func(before []string, reply string) quiz.Choice {
		c := quiz.Choice{Several: true}
		for _, text := range append(append([]string{}, before...), reply) {
			c.Options = append(c.Options, quiz.Option{Text: text, Right: true})
		}
		return c
	}
	right, err := w.many(query{text: "A right answer?"}, query{text: "Another right answer?"}, 2, func(before []string, reply string) error {
		c := choice(before, reply)
		if len(before) == 0 {
			c.Options = append(c.Options, quiz.Option{Text: "(another)", Right: true})
		}
		c.Options = append(c.Options, quiz.Option{Text: notYet})
		return w.setKind(func(string) quiz.Kind { return c })(reply)
	})
	if err != nil {
		return err
	}
	return w.askWrongOptions(choice(right[:len(right)-1], right[len(right)-1]))
}

// askWrongOptions asks for the wrong options of a choice, and what each really is.
func (w *questionWriter) askWrongOptions(c quiz.Choice) error {
	with := func(text, because string) quiz.Choice {
		more := c
		more.Options = append(append([]quiz.Option{}, c.Options...), quiz.Option{Text: text, Feedback: because})
		return more
	}
	for n := 0; ; n++ {
		check := w.setKind(func(reply string) quiz.Kind { return with(reply, "") })
		var text string
		var err error
		if n == 0 {
			text, err = w.line(query{text: "A wrong option that tempts?"}, "", needed(check))
		} else {
			text, err = w.further(query{text: "Another one?"}, check)
		}
		if err != nil {
			return err
		}
		if text == "" {
			w.Kind = c
			return nil
		}
		because, err := w.optional(query{text: "What is it really? Whoever chooses it reads that."}, nil)
		if err != nil {
			return err
		}
		c = with(text, because)
	}
}

func (w *questionWriter) askTruth() error {
	if err := w.askStem("What is stated? Say according to whom."); err != nil {
		return err
	}
	n, err := w.choose(query{text: "Is that true or false?"}, []string{"true", "false"}, -1)
	w.Kind = quiz.TrueFalse(n == 0)
	return err
}

// askTyped asks for one answer in its spellings.
func (w *questionWriter) askTyped() error {
	if err := w.askStem("What do you ask?"); err != nil {
		return err
	}
	accept, err := w.many(query{text: "The right answer, as learners are to see it?"}, query{text: "Another spelling or name that is right?"}, 1, func(before []string, reply string) error {
		return w.setKind(func(reply string) quiz.Kind {
			return quiz.Typed{Accept: append(append([]string{}, before...), reply)}
		})(reply)
	})
	if err != nil {
		return err
	}
	wrong, err := w.askRefusals(func(wrong []quiz.Refusal) quiz.Kind { return quiz.Typed{Accept: accept, Wrong: wrong} })
	w.Kind = quiz.Typed{Accept: accept, Wrong: wrong}
	return err
}

// askRefusals asks for typed answers that are nearly right and still wrong.
func (w *questionWriter) askRefusals(kind func([]quiz.Refusal) quiz.Kind) ([]quiz.Refusal, error) {
	var wrong []quiz.Refusal
	for {
		say, err := w.optional(query{text: "An answer that is near, and wrong?"}, w.setKind(func(reply string) quiz.Kind {
			return kind(append(append([]quiz.Refusal{}, wrong...), quiz.Refusal{Say: reply}))
		}))
		if err != nil || say == "" {
			return wrong, err
		}
		because, err := w.optional(query{text: "What is it really? Whoever types it reads that."}, nil)
		if err != nil {
			return nil, err
		}
		wrong = append(wrong, quiz.Refusal{Say: say, Because: because})
	}
}

// spellings parts the spellings of one answer.
func spellings(reply string) (list []string) {
	for part := range strings.SplitSeq(reply, "|") {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

// askAnyOf asks for several answers and how many of them are wanted.
func (w *questionWriter) askAnyOf() error {
	if err := w.askStem("What do you ask? Say how many are wanted, as in “Name two of the bodies that …”."); err != nil {
		return err
	}
	of := func(replies []string) quiz.AnyOf {
		a := quiz.AnyOf{Need: 1}
		for _, r := range replies {
			a.Answers = append(a.Answers, spellings(r))
		}
		return a
	}
	replies, err := w.many(query{text: "A right answer? Other spellings stand behind bars: the US | America"}, query{text: "Another right answer?"}, 2, func(before []string, reply string) error {
		return w.setKind(func(string) quiz.Kind { return of(append(append([]string{}, before...), reply)) })(reply)
	})
	if err != nil {
		return err
	}
	a := of(replies)
	need, err := w.line(query{text: fmt.Sprintf("How many of the %d are wanted?", len(replies))}, strconv.Itoa(min(2, len(replies))), func(reply string) error {
		if n, err := strconv.Atoi(reply); err != nil || n < 1 || n > len(replies) {
			return fmt.Errorf("reply with a number from 1 to %d", len(replies))
		}
		return nil
	})
	a.Need, _ = strconv.Atoi(need)
	w.Kind = a
	return err
}

var percentReply = regexp.MustCompile(`^([0-9]+(?:\.[0-9]+)?)\s*%$`)

// aNumber reads a number as TOML has it.
func aNumber(reply string) (float64, error) {
	x, err := strconv.ParseFloat(strings.ReplaceAll(reply, "_", ""), 64)
	if err != nil || x-x != 0 || strings.ContainsAny(reply, "xXpPeE") {
		return 0, errors.New("write the number in figures, without marks between thousands and with a point before decimals, as in 800000 or 2.5")
	}
	return x, nil
}

// askNumber asks for a number, its unit and its tolerance.
func (w *questionWriter) askNumber() error {
	if err := w.askStem("What do you ask?"); err != nil {
		return err
	}
	var n quiz.Number
	right, err := w.line(query{text: "The right number, in figures?"}, "", needed(func(reply string) error {
		_, err := aNumber(reply)
		return err
	}))
	if err != nil {
		return err
	}
	n.Value, _ = aNumber(right)
	n.Unit, err = w.optional(query{text: "Of what? As in million euros, or years."}, w.setKind(func(reply string) quiz.Kind {
		return quiz.Number{Value: n.Value, Unit: reply}
	}))
	if err != nil {
		return err
	}
	within := func(reply string) (m quiz.Number, err error) {
		m = n
		if p := percentReply.FindStringSubmatch(reply); p != nil {
			m.Percent, err = strconv.ParseFloat(p[1], 64)
			return m, err
		}
		m.Within, err = aNumber(reply)
		return m, err
	}
	tolerance, err := w.optional(query{text: "How far off is still right? As in 10, or 5 %."}, func(reply string) error {
		m, err := within(reply)
		if err != nil {
			return err
		}
		return w.setKind(func(string) quiz.Kind { return m })(reply)
	})
	if err != nil {
		return err
	}
	if tolerance != "" {
		n, _ = within(tolerance)
	}
	w.Kind = n
	return nil
}

func (w *questionWriter) askOrder() error {
	if err := w.askStem("What is to be put in order? Say from what to what."); err != nil {
		return err
	}
	items, err := w.many(query{text: "The first item?"}, query{text: "The next one?"}, 2, func(before []string, reply string) error {
		all := append(append([]string{}, before...), reply)
		if len(before) == 0 {
			all = append(all, notYet)
		}
		return w.setKind(func(string) quiz.Kind { return quiz.Order(quiz.Items(all...)) })(reply)
	})
	w.Kind = quiz.Order(quiz.Items(items...))
	return err
}

// aPair reads "who = what".
func aPair(reply string) (quiz.Pair, error) {
	left, right, ok := strings.Cut(reply, "=")
	left, right = strings.TrimSpace(left), strings.TrimSpace(right)
	if !ok || left == "" || right == "" {
		return quiz.Pair{}, errors.New("write both sides with = between, as in the ministry = a subsidy")
	}
	return quiz.Pair{Left: quiz.Item{Text: left}, Right: quiz.Item{Text: right}}, nil
}

func (w *questionWriter) askMatch() error {
	if err := w.askStem("What is to be matched with what?"); err != nil {
		return err
	}
	match := func(rows []string) (m quiz.Match, err error) {
		for _, row := range rows {
			pair, err := aPair(row)
			if err != nil {
				return m, err
			}
			m.Pairs = append(m.Pairs, pair)
		}
		return m, nil
	}
	rows, err := w.many(query{text: "A row, as in the ministry = a subsidy?"}, query{text: "Another row?"}, 2, func(before []string, reply string) error {
		m, err := match(append(append([]string{}, before...), reply))
		if err != nil {
			return err
		}
		if len(before) == 0 {
			m.Pairs = append(m.Pairs, quiz.Pair{Left: quiz.Item{Text: notYet}, Right: quiz.Item{Text: notYet}})
		}
		return w.setKind(func(string) quiz.Kind { return m })(reply)
	})
	if err != nil {
		return err
	}
	m, err := match(rows)
	if err != nil {
		return err
	}
	w.Kind = m
	over, err := w.many(query{text: "A right side that belongs to no row?"}, query{text: "Another one?"}, 0, func(before []string, reply string) error {
		more := m
		for _, text := range append(append([]string{}, before...), reply) {
			more.LeftOver = append(more.LeftOver, quiz.Option{Text: text})
		}
		return w.setKind(func(string) quiz.Kind { return more })(reply)
	})
	for _, text := range over {
		m.LeftOver = append(m.LeftOver, quiz.Option{Text: text})
	}
	w.Kind = m
	return err
}

func (w *questionWriter) askCloze() error {
	parse := func(reply string) quiz.Kind {
		c, _ := quiz.ParseCloze(reply)
		return c
	}
	text, err := w.line(query{text: "The sentence, with the missing words in braces, as in a {neutral|non-aligned} country?"}, "", needed(func(reply string) error {
		if _, err := quiz.ParseCloze(reply); err != nil {
			what, hint, _ := strings.Cut(err.Error(), "; ")
			return usagef(hint, "%s", what)
		}
		return w.setKind(parse)(reply)
	}))
	if err != nil {
		return err
	}
	w.Kind = parse(text)
	w.Stem, err = w.optional(query{text: "What is asked above it? Without it: Which words are missing?"}, w.with(func(q *deckfile.NewQuestion, reply string) { q.Stem = reply }))
	if err != nil {
		return err
	}
	c, _ := quiz.ParseCloze(text)
	c.Wrong, err = w.askRefusals(func(wrong []quiz.Refusal) quiz.Kind {
		more := c
		more.Wrong = wrong
		return more
	})
	w.Kind = c
	return err
}

func (w *questionWriter) askCard() error {
	if err := w.askStem("What stands on the front?"); err != nil {
		return err
	}
	back, err := w.line(query{text: "And on the back?"}, "", needed(w.setKind(func(reply string) quiz.Kind { return quiz.Card(reply) })))
	w.Kind = quiz.Card(back)
	return err
}
