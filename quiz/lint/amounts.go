package lint

import (
	"regexp"
	"strconv"
	"strings"
)

// This file has the rule on options that are amounts.

// A span is an option that is an amount or a range of amounts: 5, 10 to 20.
type span struct {
	option   *option
	from, to float64
	unit     string
}

var (
	aNumber = `(-?\d[\d,]*(?:\.\d+)?)`
	oneOf   = regexp.MustCompile(`^([^\d-]*?)` + aNumber + `(?:\s*(?:to|-|–|—|and|or)\s*` + aNumber + `)?(\D*)$`)
)

// openEnded are words before a number that make a range without an end.
var openEnded = map[string]int{"more than": 1, "over": 1, "at least": 1, "less than": -1, "under": -1, "at most": -1, "up to": -1, "fewer than": -1, "below": -1, "above": 1}

const endless = 1e300

// readSpan reads an option as an amount; ok is false if it is none.
func readSpan(o *option) (s span, ok bool) {
	if !strings.ContainsAny(o.Text, "0123456789") {
		return span{}, false // as nearly all options are
	}
	m := oneOf.FindStringSubmatch(strings.ToLower(strings.TrimSpace(o.Text)))
	if m == nil {
		return span{}, false
	}
	from, err := strconv.ParseFloat(strings.ReplaceAll(m[2], ",", ""), 64)
	if err != nil {
		return span{}, false
	}
	s = span{o, from, from, strings.TrimSpace(m[4])}
	before := strings.TrimSpace(m[1])
	if before == "between" || before == "from" {
		before = ""
	}
	switch side := openEnded[before]; {
	case side > 0:
		s.to = endless
	case side < 0:
		s.from, s.to = -endless, from
	case len(words(before)) > 1:
		return span{}, false // a sentence with a number in it
	default:
		s.unit = before + " " + s.unit
	}
	if m[3] != "" {
		if s.to, err = strconv.ParseFloat(strings.ReplaceAll(m[3], ",", ""), 64); err != nil || s.to < s.from {
			return span{}, false
		}
	}
	return s, true
}

// amounts finds options that are amounts of one unit and overlap, or stand out of
// order where the author keeps their order.
func (l *look) amounts() {
	if !l.single || l.drawn() || len(l.options) < 2 {
		return
	}
	spans := make([]span, 0, len(l.options))
	for i := range l.options {
		s, ok := readSpan(&l.options[i])
		if !ok || len(spans) > 0 && plural(s.unit) != plural(spans[0].unit) {
			return
		}
		spans = append(spans, s)
	}
	for i, s := range spans {
		for _, before := range spans[:i] {
			if s.from <= before.to && before.from <= s.to {
				l.find(numberOrder, s.option.part, "", "%s and %s overlap", quoted(before.option.Text), quoted(s.option.Text))
				return
			}
		}
	}
	if !l.choice.Fixed {
		return
	}
	for i := 2; i < len(spans); i++ {
		if (spans[i].from > spans[i-1].from) != (spans[1].from > spans[0].from) {
			l.find(numberOrder, spans[i].option.part, "", "%s stands out of order, and the order is fixed", quoted(spans[i].option.Text))
			return
		}
	}
}

// plural makes years of year, so that 1 year and 2 years have one unit.
func plural(unit string) string { return strings.TrimSuffix(strings.TrimSpace(unit), "s") }
