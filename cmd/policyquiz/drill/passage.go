package drill

import "policyquiz/quiz"

// This file shows the passages in which an answer stands.

// passageAction shows the passages.
var passageAction = action{"p", "passage", "passage"}

// actionsNow lists what the learner can do after an answer; see actionsAfter. The passage
// is among it where a copy is at hand.
func (p *practice) actionsNow(v quiz.Verdict) []action {
	if p.hasPassage() {
		return append([]action{passageAction}, actionsAfter(v)...)
	}
	return actionsAfter(v)
}

// hasPassage reports whether a copy of a document that the last question cites is at hand.
func (p *practice) hasPassage() bool { return p.Passages != nil && p.Passages.HasExcerpts(p.last) }

// passage shows where the answer to the last question stands. Pending is the id of the
// question that waits for an answer; empty after a verdict. The passage of that one is not
// shown: it would give the answer.
func (p *practice) passage(pending string) error {
	last, answered := p.session.Last()
	switch {
	case !answered || last.Ref.ID != p.last.ID:
		p.print("The passage is that of the last answer, and there is none.")
		return nil
	case !p.hasPassage():
		p.noCopy()
		return nil
	case pending == last.Ref.ID:
		p.print("The passage would give the answer; it is shown after it.")
		return nil
	}
	excerpts, err := p.Passages.Excerpts(p.last)
	if err != nil {
		p.print("%s", sentence(err.Error()))
		p.hint(err)
	}
	if len(excerpts) == 0 {
		return nil
	}
	return p.read(func() screen {
		s := p.screen()
		s.excerpts(excerpts)
		return s
	})
}

// noCopy says where a copy of what the last question cites is to be put.
func (p *practice) noCopy() {
	if p.Passages == nil {
		p.print("No copy of the document is at hand.")
		return
	}
	s := p.screen()
	said, command := p.NoCopy(p.last)
	s.Say("", said)
	if command != "" {
		s.Verbatim(s.Margin() + command)
	}
	p.con.Print(s.Layout)
}

// excerpts adds what copies have at the sources of a question.
func (s screen) excerpts(list []quiz.Excerpt) {
	for _, e := range list {
		s.Gap()
		s.sayIn(strong, s.cited(e.Citation))
		if len(e.At) == 0 {
			s.Say(s.Margin(), "The document is cited as a whole.")
		}
		for _, p := range e.Passages {
			text := p.Text
			if p.Speaker != "" {
				text = p.Speaker + ": " + text
			}
			s.SayIn(in(quiet, s.Margin()+p.Place+"  "), in(normal, text))
		}
		if e.Rest != "" {
			s.SayIn(in(normal, s.Margin()), in(quiet, "… "+e.Rest))
		}
		if e.Doubt != "" {
			s.Say(s.Margin(), "This copy may not be the document that is cited: "+e.Doubt+".")
		}
	}
	s.Space()
}
