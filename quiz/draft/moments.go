package draft

import (
	"fmt"
	"strconv"
	"strings"

	"policyquiz/quiz/spell"
)

// This file finds dates and years.

// dates finds the dates of the document. One that is named again has one candidate.
func (s *survey) dates() []Moment {
	var list []Moment
	index := map[string]int{}
	for i := range s.sentences {
		in := &s.sentences[i]
		if in.citing {
			continue
		}
		text := s.doc.Passages[in.passage].Text
		for at := 0; at < len(in.tokens); {
			m, end, ok := s.momentAt(text, in, at)
			if !ok {
				at++
				continue
			}
			m.Written = strings.TrimSpace(text[in.tokens[at].from:in.tokens[end-1].to])
			m.Found = s.found(in, in.tokens[at].from, "date")
			at = end
			key := m.Date
			if key == "" {
				key = strings.ToLower(m.Written)
			}
			if known, ok := index[key]; ok {
				list[known].again(in.passage)
				continue
			}
			index[key] = len(list)
			list = append(list, m)
		}
	}
	return list
}

// month is the number of the month that a word names; 0 if it names none.
func (s *survey) month(low string) int {
	if len(low) < 3 || low[0] >= '0' && low[0] <= '9' {
		return 0
	}
	return spell.Month(low, s.language)
}

// momentAt reads a date at a token, and returns the token behind it.
func (s *survey) momentAt(text string, in *sentence, i int) (Moment, int, bool) {
	t := in.tokens[i]
	if t.capital || !s.english {
		if month := s.month(t.low); month > 0 {
			return s.monthFirst(text, in, i, month)
		}
	}
	if c := t.low[0]; c < '0' || c > '9' {
		return s.ago(in, i)
	}
	if day, ok := dayOf(t.low); ok && i+1 < len(in.tokens) {
		next := i + 1
		if in.tokens[next].low == "of" || in.tokens[next].low == "de" {
			next++
		}
		if next < len(in.tokens) && nearby(text, in, next) {
			if month := s.month(in.tokens[next].low); month > 0 {
				year, end := yearAt(text, in, next+1)
				return Moment{Date: isoDate(year, month, day)}, end, true
			}
		}
	}
	if date, ok := inFigures(t.low); ok {
		return Moment{Date: date}, i + 1, true
	}
	return s.year(text, in, i)
}

// monthFirst reads October 17, 2025; October of 2024; late October; in May.
func (s *survey) monthFirst(text string, in *sentence, i, month int) (Moment, int, bool) {
	end, day := i+1, 0
	if end < len(in.tokens) && nearby(text, in, end) {
		if d, ok := dayOf(in.tokens[end].low); ok {
			day = d
			end++
		}
	}
	if day == 0 && end+1 < len(in.tokens) && in.tokens[end].low == "of" {
		if year, after := yearAt(text, in, end+1); year > 0 {
			return Moment{Date: isoDate(year, month, 0)}, after, true
		}
	}
	year, after := yearAt(text, in, end)
	if year == 0 && day == 0 {
		alone := i > 0 && in.tokens[i].joined && timeWords.has(in.tokens[i-1].low) && len(in.tokens[i].low) > 2
		return Moment{}, i + 1, alone || in.tokens[i].low != "may" && in.tokens[i].low != "march" && len(in.tokens[i].low) > 4
	}
	return Moment{Date: isoDate(year, month, day)}, after, true
}

// timeWords stand before times.
var timeWords = newWords("in by since until till during before after last next this late early mid of from back every")

// nearby reports whether only a space, or a stop and a space, parts a token from the one
// before it.
func nearby(text string, in *sentence, i int) bool {
	gap := text[in.tokens[i-1].to:in.tokens[i].from]
	return gap == " " || gap == ". " || gap == "\u00a0"
}

// yearAt reads a year at a token, with a comma before it or none.
func yearAt(text string, in *sentence, i int) (year, end int) {
	if i >= len(in.tokens) {
		return 0, i
	}
	gap := strings.TrimSpace(text[in.tokens[i-1].to:in.tokens[i].from])
	if v, err := strconv.Atoi(in.tokens[i].low); err == nil && len(in.tokens[i].low) == 4 && isYear(float64(v)) && (gap == "" || gap == "," || gap == ".") {
		return v, i + 1
	}
	return 0, i
}

// dayOf reads the day of a month: 17, 17th.
func dayOf(low string) (int, bool) {
	for _, s := range []string{"st", "nd", "rd", "th"} {
		low = strings.TrimSuffix(low, s)
	}
	day, err := strconv.Atoi(low)
	return day, err == nil && day >= 1 && day <= 31 && len(low) <= 2
}

// isoDate writes what is known of a date; empty without a year.
func isoDate(year, month, day int) string {
	switch {
	case year == 0:
		return ""
	case day == 0:
		return fmt.Sprintf("%04d-%02d", year, month)
	case !isDay(year, month, day):
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

// isDay reports whether a month has a day.
func isDay(year, month, day int) bool {
	days := []int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	most := days[month-1]
	if month == 2 && (year%4 == 0 && year%100 != 0 || year%400 == 0) {
		most = 29
	}
	return day >= 1 && day <= most
}

// inFigures reads 2025-10-17 and 17.10.2025.
func inFigures(low string) (string, bool) {
	for _, f := range []struct {
		sign             string
		year, month, day int
	}{{"-", 0, 1, 2}, {".", 2, 1, 0}} {
		parts := strings.Split(low, f.sign)
		if len(parts) != 3 || len(parts[f.year]) != 4 {
			continue
		}
		year, bad := strconv.Atoi(parts[f.year])
		month, worse := strconv.Atoi(parts[f.month])
		day, worst := strconv.Atoi(parts[f.day])
		if bad == nil && worse == nil && worst == nil && isYear(float64(year)) && month >= 1 && month <= 12 && isDay(year, month, day) {
			return isoDate(year, month, day), true
		}
	}
	return "", false
}

// year reads a year alone. What counts something is none, and neither is a label's.
func (s *survey) year(text string, in *sentence, i int) (Moment, int, bool) {
	t := in.tokens[i]
	v, err := strconv.Atoi(t.low)
	if err != nil || len(t.low) != 4 || !isYear(float64(v)) {
		return Moment{}, i, false
	}
	if i > 0 {
		gap := text[in.tokens[i-1].to:t.from]
		if labels.has(in.tokens[i-1].low) && in.tokens[i-1].low != "act" && strings.TrimSpace(gap) == "" || strings.ContainsAny(gap, "$€£/§#") {
			return Moment{}, i, false
		}
	}
	if i+1 < len(in.tokens) && in.tokens[i+1].joined && isPlural(in.tokens[i+1].low) && !functionWords.has(in.tokens[i+1].low) && !plainVerbs.has(in.tokens[i+1].low) {
		return Moment{}, i, false
	}
	return Moment{Date: t.low}, i + 1, true
}

// spans are the lengths of time that may be ago.
var spans = newWords("year years month months week weeks decade decades century centuries")

// ago reads a year ago, two months ago.
func (s *survey) ago(in *sentence, i int) (Moment, int, bool) {
	for j := i + 1; j < min(i+4, len(in.tokens)); j++ {
		if !in.tokens[j].joined {
			break
		}
		if in.tokens[j].low == "ago" && spans.has(in.tokens[j-1].low) && j-i >= 2 && (in.tokens[i].low == "a" || numberWords.has(in.tokens[i].low) || in.tokens[i].low == "few") {
			return Moment{}, j + 1, true
		}
	}
	return Moment{}, i, false
}

// longestDateline is the number of words of the longest passage that may give the date of
// its document.
const longestDateline = 14

// nearEnds is how many passages at the start and the end of a text may give its date.
const nearEnds = 12

// dateOf is the first whole date that stands near the start of the text or its end.
func (s *survey) dateOf(dates []Moment) string {
	for _, end := range []bool{false, true} {
		for _, m := range dates {
			near := m.At[0] < nearEnds
			if end {
				near = m.At[len(m.At)-1] >= len(s.doc.Passages)-nearEnds/2
			}
			if near && len(m.Date) == len("2006-01-02") && len(strings.Fields(s.doc.Passages[m.At[0]].Text)) <= longestDateline {
				return m.Date
			}
		}
	}
	return ""
}
