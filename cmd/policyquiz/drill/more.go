package drill

import (
	"errors"
	"fmt"
	"strings"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/study"
)

// This file offers more to a learner who has done what there was for today.

// aheadAtMost is the number of questions that are practised ahead if the learner
// set no limit.
const aheadAtMost = 20

// planAhead returns a session of what is not due yet.
func (p *practice) planAhead() *study.Session {
	l := p.limits
	l.Ahead = true
	if l.Total == 0 {
		l.Total = aheadAtMost
	}
	p.limits = l
	return study.NewSession(p.Memories, p.Refs, p.Now(), l)
}

// planMore returns the session that the learner wants where nothing is left for today. It
// returns errDone if they want none. Nothing says that nothing is left; for what is
// offered see wants.
func (p *practice) planMore(empty *study.Session, nothing func(), news int, early bool) (*study.Session, error) {
	switch wish, err := p.wants(nothing, news, early); {
	case err != nil:
		return nil, err
	case wish == ahead:
		return p.planAhead(), nil
	case wish == further:
		p.limits.New = empty.AskFurther(p.Now(), moreAtATime)
		return empty, nil
	}
	return nil, errDone
}

// moreAtATime is how many new questions a learner is offered who has had those of today.
const moreAtATime = 10

// further is how many new questions a learner may be offered who has had those of today;
// 0 where the number was decided otherwise.
func (p *practice) further(s *study.Session) int {
	if l := p.limits; p.cram != nil || l.Ahead || l.All || l.Planned || l.Total > 0 || l.New == 0 {
		return 0
	}
	return s.Further(p.Now(), moreAtATime)
}

// A wish is what a learner wants who has nothing left to do today.
type wish int

const (
	toEnd   wish = iota
	further      // more new questions
	ahead        // what is not due yet
)

// wants asks what a learner wants who has nothing left to do today: so many new
// questions, or what is not due yet if that is offered. About prints what stands above.
func (p *practice) wants(about func(), news int, early bool) (wish, error) {
	about()
	keys := "\n q?"
	if news > 0 {
		keys += "m"
	}
	if early {
		keys += "a"
	}
	for {
		word, err := p.con.Press(p.voice.wants(news, early), keys)
		switch word = strings.ToLower(strings.TrimSpace(word)); {
		case errors.Is(err, terminal.ErrRepaint):
			p.con.Clear()
			about()
		case err != nil:
			return toEnd, err
		case news > 0 && (word == "m" || word == "more"):
			return further, nil
		case early && (word == "a" || word == "ahead"):
			return ahead, nil
		case word == "" || ends[word]:
			return toEnd, nil
		case word == "?" || word == ":help":
			if err := p.help(); err != nil {
				return toEnd, err
			}
		default:
			p.print("%s", sentence(unknownCommand(word).Error()))
		}
	}
}

// ends are the words that say that a learner has had enough.
var ends = map[string]bool{"q": true, ":q": true, "quit": true, ":quit": true, "exit": true, "n": true, "no": true}

// offer shows the summary, and offers more new questions where there are some beyond the
// share of today. It returns nil if the learner wants them.
func (p *practice) offer() error {
	news := p.further(p.session)
	if !p.Streams.Typed() || !p.recorded || news == 0 {
		return errDone
	}
	p.offered = true
	switch wish, err := p.wants(p.summarize, news, false); {
	case err != nil:
		return err
	case wish != further:
		return errDone
	}
	p.offered = false
	p.limits.New = p.session.AskFurther(p.Now(), moreAtATime)
	return nil
}

// nextStep says how a learner who has not had enough goes on; "" if nothing is left that
// may come today, or if more is offered below.
func (p *practice) nextStep(o study.Outlook) string {
	switch {
	case p.limits.Ahead || p.limits.All:
		return ""
	case o.Due > 0, o.New > 0 && p.session.Waiting() > 0:
		if o.New > 0 && p.limits.New != p.Share {
			return fmt.Sprintf("To go on: %s --more %d", p.Command, o.New)
		}
		return "To go on: " + p.Command
	case o.Unseen == 0 && o.Introduced > p.had && p.Finished != nil:
		return p.Finished()
	case !p.offered && o.Introduced >= p.limits.New && p.further(p.session) > 0:
		return MoreToday(p.Command)
	}
	return ""
}
