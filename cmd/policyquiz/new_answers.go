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
	if err := w.askStem(query{text: "What do you ask?", help: "The question as learners read it; say whose view it is. As in Who first proposed the subsidy, according to the White Paper?"}); err != nil {
		return err
	}
	unknown := quiz.Option{Text: notYet}
	right, err := w.line(query{text: "The right answer?", help: "The option that is right, in words like those of the wrong ones. As in the ministry of housing."}, "", needed(w.setKind(func(reply string) quiz.Kind {
		return quiz.Choice{Options: []quiz.Option{{Text: reply, Right: true}, unknown}}
	})))
	if err != nil {
		return err
	}
	return w.askWrongOptions(quiz.Choice{Options: []quiz.Option{{Text: right, Right: true}}})
}

// askChoices asks for a choice with several right options.
func (w *questionWriter) askChoices() error {
	if err := w.askStem(query{text: "What do you ask? Say how many are right, or that all are to be chosen.", help: "The question, which tells how many options are right. As in Which two measures does the White Paper fund?"}); err != nil {
		return err
	}
	choice := func(before []string, reply string) quiz.Choice {
		c := quiz.Choice{Several: true}
		for _, text := range append(append([]string{}, before...), reply) {
			c.Options = append(c.Options, quiz.Option{Text: text, Right: true})
		}
		return c
	}
	right, err := w.many(query{text: "A right answer?", help: "An option that is right, one at a time. As in insulation."}, query{text: "Another right answer?", help: "One more option that is right. As in heat pumps."}, 2, func(before []string, reply string) error {
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
			text, err = w.line(query{text: "A wrong option that tempts?", help: "What somebody would choose who has half understood: best a thing that the document says of something else. As in the ministry of energy."}, "", needed(check))
		} else {
			text, err = w.further(query{text: "Another one?", help: "One more wrong option, best one as long as the right one. As in the industry."}, check)
		}
		if err != nil {
			return err
		}
		if text == "" {
			w.Kind = c
			return nil
		}
		because, err := w.optional(query{text: "What is it really? Whoever chooses it reads that.", help: "What is true of this option, and where it stands. As in It paid for half, once it was asked (¶13)."}, nil)
		if err != nil {
			return err
		}
		c = with(text, because)
	}
}

func (w *questionWriter) askTruth() error {
	if err := w.askStem(query{text: "What is stated? Say according to whom.", help: "One statement that is right or wrong as a whole, with who says it. As in According to the White Paper, the audit is mandatory."}); err != nil {
		return err
	}
	n, err := w.choose(query{text: "Is that true or false?", help: "Whether the statement is right. As in 2, or f, for one that is wrong."}, []string{"true", "false"}, -1)
	w.Kind = quiz.TrueFalse(n == 0)
	return err
}

// askTyped asks for one answer in its spellings.
func (w *questionWriter) askTyped() error {
	if err := w.askStem(query{text: "What do you ask?", help: "The question, which wants a name or a term of a few words. As in Which term does the White Paper use for heating with power?"}); err != nil {
		return err
	}
	accept, err := w.many(query{text: "The right answer, as learners are to see it?", help: "A name or a term in its best spelling; slips of the hand pass anyhow. As in electrification."}, query{text: "Another spelling or name that is right?", help: "Another way to say the same, which is to pass too. As in the US, beside the United States."}, 1, func(before []string, reply string) error {
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
		say, err := w.optional(query{text: "An answer that is near, and wrong?", help: "What learners may well type that must not pass, not even as a slip. As in decarbonisation, where electrification is right."}, w.setKind(func(reply string) quiz.Kind {
			return kind(append(append([]quiz.Refusal{}, wrong...), quiz.Refusal{Say: reply}))
		}))
		if err != nil || say == "" {
			return wrong, err
		}
		because, err := w.optional(query{text: "What is it really? Whoever types it reads that.", help: "What this word means, so that the difference is seen. As in That is wider (¶8)."}, nil)
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
	if err := w.askStem(query{text: "What do you ask? Say how many are wanted, as in “Name two of the bodies that …”.", help: "The question, which tells how many answers are wanted. As in Name two of the bodies that the White Paper consults."}); err != nil {
		return err
	}
	of := func(replies []string) quiz.AnyOf {
		a := quiz.AnyOf{Need: 1}
		for _, r := range replies {
			a.Answers = append(a.Answers, spellings(r))
		}
		return a
	}
	replies, err := w.many(query{text: "A right answer? Other spellings stand behind bars: the US | America", help: "One of the answers, with its other spellings behind bars. As in the tenants' union | the tenants."}, query{text: "Another right answer?", help: "One more answer, with its other spellings behind bars. As in the energy agency | the agency."}, 2, func(before []string, reply string) error {
		return w.setKind(func(string) quiz.Kind { return of(append(append([]string{}, before...), reply)) })(reply)
	})
	if err != nil {
		return err
	}
	a := of(replies)
	need, err := w.line(query{text: fmt.Sprintf("How many of the %d are wanted?", len(replies)), help: "How many of them learners must name, as the question says. As in 2."}, strconv.Itoa(min(2, len(replies))), func(reply string) error {
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
	if err := w.askStem(query{text: "What do you ask?", help: "The question, which wants a number and says of what. As in How many million euros does the White Paper set aside?"}); err != nil {
		return err
	}
	var n quiz.Number
	right, err := w.line(query{text: "The right number, in figures?", help: "Figures alone, with a point before decimals and no marks between thousands. As in 800000 or 2.5."}, "", needed(func(reply string) error {
		_, err := aNumber(reply)
		return err
	}))
	if err != nil {
		return err
	}
	n.Value, _ = aNumber(right)
	n.Unit, err = w.optional(query{text: "Of what? As in million euros, or years.", help: "The unit, which learners need not type. As in million euros."}, w.setKind(func(reply string) quiz.Kind {
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
	tolerance, err := w.optional(query{text: "How far off is still right? As in 10, or 5 %.", help: "The greatest difference that still counts as right, in the same unit or in percent. With 10, where 250 is right, 241 is right too."}, func(reply string) error {
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
	if err := w.askStem(query{text: "What is to be put in order? Say from what to what.", help: "What the items are, and what stands first. As in Put the steps of the procedure in order, from first to last."}); err != nil {
		return err
	}
	items, err := w.many(query{text: "The first item?", help: "What comes first; learners see the items shuffled. As in the audit."}, query{text: "The next one?", help: "What comes after that. As in the offer."}, 2, func(before []string, reply string) error {
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
	if err := w.askStem(query{text: "What is to be matched with what?", help: "What stands left and what stands right. As in Match each body to what it wants."}); err != nil {
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
	rows, err := w.many(query{text: "A row, as in the ministry = a subsidy?", help: "A left side, =, and the right side that belongs to it. As in the ministry = a subsidy."}, query{text: "Another row?", help: "One more left side with its right side. As in the industry = a tax break."}, 2, func(before []string, reply string) error {
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
	over, err := w.many(query{text: "A right side that belongs to no row?", help: "A right side too many, so that the last row is not found by leaving out. As in a ban."}, query{text: "Another one?", help: "One more right side that belongs to no row. As in a loan."}, 0, func(before []string, reply string) error {
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
	text, err := w.line(query{text: "The sentence, with the missing words in braces, as in a {neutral|non-aligned} country?", help: "One sentence of your own. Each gap is in braces, with bars between the words that are right, as in: The subsidy ends when {one million|1 million} pumps are installed."}, "", needed(func(reply string) error {
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
	w.Stem, err = w.optional(query{text: "What is asked above it? Without it: Which words are missing?", help: "A line above the sentence. As in Complete what the White Paper says of the subsidy."}, w.with(func(q *deckfile.NewQuestion, reply string) { q.Stem = reply }))
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
	if err := w.askStem(query{text: "What stands on the front?", help: "What learners are to recall before they turn the card. As in Why does the White Paper come now?"}); err != nil {
		return err
	}
	back, err := w.line(query{text: "And on the back?", help: "The answer, with which learners compare what they thought. As in The old scheme runs out in December."}, "", needed(w.setKind(func(reply string) quiz.Kind { return quiz.Card(reply) })))
	w.Kind = quiz.Card(back)
	return err
}
