package drill

import (
	"fmt"
	"strings"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/study"
)

// forecast returns how many questions come on which days: "tomorrow 3 questions,
// in 4 days 2, later 10". It names three days at most.
func forecast(coming []study.Coming, today study.Day) string {
	const days = 3
	var parts []string
	for i, c := range coming {
		if i == days {
			later := 0
			for _, c := range coming[days:] {
				later += c.N
			}
			parts = append(parts, fmt.Sprintf("later %d", later))
			break
		}
		n := fmt.Sprint(c.N)
		if i == 0 {
			n = terminal.Count(c.N, "question")
		}
		parts = append(parts, when(c.Day, today)+" "+n)
	}
	return strings.Join(parts, ", ")
}

// when names a day relative to today: "tomorrow", "in 4 days", "in 3 months".
func when(d, today study.Day) string {
	switch n := int(d - today); {
	case n <= 0:
		return "today"
	case n == 1:
		return "tomorrow"
	case n < 60:
		return fmt.Sprintf("in %d days", n)
	case n < 700:
		return fmt.Sprintf("in %d months", (n+15)/30)
	default:
		return fmt.Sprintf("in %d years", (n+180)/365)
	}
}

// ago names a day up to today: "today", "yesterday", "4 days ago".
func ago(d, today study.Day) string {
	switch n := int(today - d); {
	case n <= 0:
		return "today"
	case n == 1:
		return "yesterday"
	default:
		return fmt.Sprintf("%d days ago", n)
	}
}

// NotYetRight says how many questions were missed or guessed and not answered rightly since,
// and by which command they alone are asked again: all that was missed, of any deck. It is said
// where there are some.
func NotYetRight(o study.Outlook) string {
	what := notRight(o)
	return fmt.Sprintf("%s%s: %s. To ask only these: %s --missed", strings.ToUpper(what[:1]), what[1:], terminal.Count(o.NotRight, "question"), Anything)
}

// notRight says how questions were answered that are not yet right.
func notRight(o study.Outlook) string {
	switch o.Guessed {
	case 0:
		return "not yet right"
	case o.NotRight:
		return "right by a guess"
	}
	return "not yet right, or by a guess"
}

// stillDue says how many questions are due, and how many of them were missed.
func stillDue(o study.Outlook) string {
	of := ""
	switch {
	case o.NotRight == 0:
	case o.NotRight >= o.Due:
		of = ", " + notRight(o)
	default:
		of = fmt.Sprintf(", %d of them %s", o.NotRight, notRight(o))
	}
	return fmt.Sprintf("Still due today: %s%s.", terminal.Count(o.Due, "question"), of)
}

// Anything is the command that asks of everything there is to learn.
const Anything = "policyquiz drill"

// MoreToday says how a learner asks for ten more new questions today of what a command
// asks, as in [Anything].
func MoreToday(command string) string {
	return fmt.Sprintf("For ten more today: %s --more 10", command)
}

// NothingToAsk returns the message for a session that has nothing to ask: what
// comes on which day, and why new questions wait. The command is the one that asked; it is
// empty where more is offered below.
func NothingToAsk(o study.Outlook, l study.Limits, command string) string {
	fresh := !l.Ahead && o.Unseen > 0
	shareDone := fresh && l.New > 0 && o.Introduced >= l.New
	text := "Nothing is due."
	switch {
	case l.Ahead:
		text = "There is nothing to practise ahead."
	case shareDone:
		text = fmt.Sprintf("Nothing more is due, and today's share of new questions is done: you had %d.", o.Introduced)
	}
	switch {
	case len(o.Coming) > 0:
		text += " What comes: " + forecast(o.Coming, o.Today) + "."
	case o.Due > 0:
		text += " All that was answered before is due: policyquiz drill."
	default:
		text += " Nothing was answered yet."
	}
	switch {
	case !fresh:
	case l.New == 0:
		text += fmt.Sprintf(" Still new: %d. The share of new questions is 0 a day.", o.Unseen)
	case shareDone:
		text += fmt.Sprintf(" Still new: %d, up to %d a day from tomorrow on.", o.Unseen, l.New)
	default:
		text += fmt.Sprintf(" Still new, but not today: %d.", o.Unseen)
	}
	if fresh && (l.New == 0 || shareDone) && command != "" {
		text += " " + MoreToday(command) + "."
	}
	if away := o.Suspended + o.Resting; away > 0 {
		text += fmt.Sprintf(" Suspended or resting: %d; policyquiz resume lists them.", away)
	}
	return text
}
