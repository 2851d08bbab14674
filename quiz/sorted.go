package quiz

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"policyquiz/quiz/spell"
)

// This file finds out whether texts are all dates, or all amounts of one unit, and
// puts them in order.

// ranks returns the places of texts in ascending order, if there are two or more
// and all are dates or all are amounts of one unit. Equal ones keep their order.
func ranks(texts []string) (order []int, ok bool) {
	if slices.ContainsFunc(texts, func(t string) bool { return !mayHaveNumber(t) }) {
		return nil, false
	}
	values := dates(texts)
	if values == nil {
		values = amountsOfOneUnit(texts)
	}
	if len(values) < 2 {
		return nil, false
	}
	order = shuffled(len(texts), nil)
	slices.SortStableFunc(order, func(a, b int) int { return slices.Compare(values[a], values[b]) })
	return order, true
}

// mayHaveNumber reports whether a text has a digit, the word for a number or a month.
// Most options have none, which is found out sooner than by reading them.
func mayHaveNumber(text string) bool {
	if strings.ContainsAny(text, "0123456789０１２３４５６７８９") {
		return true
	}
	for _, word := range strings.Fields(strings.ToLower(text)) {
		if spelledOut(word) || len(word) >= 3 && slices.Contains(months, word[:3]) {
			return true
		}
	}
	return false
}

// spelledOut reports whether a word is the word for a number.
func spelledOut(word string) bool {
	_, ok := spell.Number(word)
	return ok
}

// amountsOfOneUnit returns the number in each text, or both ends of a range. It
// returns nil if a text has no number or several, or if the words around it are not
// the same in all: "5 million euros", "1.2 billion euros".
func amountsOfOneUnit(texts []string) (values [][]float64) {
	around := ""
	for i, text := range texts {
		value, words, ok := amountIn(text)
		if !ok || i > 0 && words != around {
			return nil
		}
		values, around = append(values, value), words
	}
	return values
}

// figure is a number in a text, with its factor. Only a comma or a space before
// exactly three digits groups thousands; a comma before others is a decimal sign.
var figure = newPattern(`(^|[^\d\pL-])(-?)(\d{1,3}(?:[, '’]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)(?:st|nd|rd|th)?(?: ?(k|thousand|m|mn|million|b|bn|billion|tn|trillion)\b)?`)

// figureMark stands for a number in the words around it.
const figureMark = "#"

// beforeAmount is what stands before the number of an amount: nothing, a currency,
// or words that say how exact or how far. Behind other words a number is part of a
// name, as in Article 5, and says no amount.
var beforeAmount = newPattern(`^(?:[$€£¥~<>≤≥±+] ?|(?:us|c|a)\$ ?|(?:usd|eur|gbp|chf|about|around|roughly|approximately|nearly|almost|some|only|exactly|ca\.|at least|at most|up to|more than|less than|fewer than|over|under|within|after|before|in|for|by|every|the) )*#`)

// rangeMark is two numbers that are the ends of a range.
var rangeMark = newPattern(`between # and #|# to #`)

// dashedRange is a range with a dash between its ends: 10-20.
var dashedRange = newPattern(`(\d) ?- ?(\d)`)

// amountIn returns the number in a text, or both ends of a range, and the words
// around it without spaces and plurals. It reports false if there is no number, or
// more than one.
func amountIn(text string) (value []float64, around string, ok bool) {
	text = dashedRange.get().ReplaceAllString(figuresForWords(plainText(text)), "$1 to $2")
	var scales []float64
	around = figure.get().ReplaceAllStringFunc(text, func(found string) string {
		m := figure.get().FindStringSubmatch(found)
		x, scale := parseFigure(m[3]), scaleOf(m[4])
		if m[2] != "" {
			x = -x
		}
		value, scales = append(value, x*scale), append(scales, scale)
		return m[1] + figureMark
	})
	around = rangeMark.get().ReplaceAllString(around, figureMark)
	if len(value) == 0 || len(value) > 2 || !beforeAmount.get().MatchString(around) || strings.Count(around, figureMark) != 1 || strings.ContainsAny(around, "0123456789") {
		return nil, "", false
	}
	if len(value) == 2 {
		if scales[0] == 1 { // 5 to 10 million
			value[0] *= scales[1]
		}
		if value[0] > value[1] {
			return nil, "", false
		}
	}
	return value, wordsAround(around), true
}

// plainText returns a text in lower case with plain dashes and spaces.
func plainText(text string) string {
	text = strings.NewReplacer("−", "-", "–", "-", "—", "-", "‑", "-").Replace(strings.ToLower(Narrow(text)))
	return strings.Join(strings.Fields(text), " ")
}

// parseFigure returns the value of the digits that figure found.
func parseFigure(s string) float64 {
	whole, fraction, _ := strings.Cut(s, ".")
	groups := strings.FieldsFunc(whole, func(r rune) bool { return r < '0' || r > '9' })
	if last := len(groups) - 1; last > 0 && len(groups[last]) != 3 {
		fraction, groups = groups[last], groups[:last]
	}
	x, _ := strconv.ParseFloat(strings.Join(groups, "")+"."+fraction, 64)
	return x
}

// scaleOf returns the factor that a word stands for; 1 if it is none.
func scaleOf(word string) float64 {
	if word == "m" {
		return 1e6
	}
	return cmp.Or(spell.Magnitudes[word], 1)
}

// wordsAround returns words by which those around one and several are the same.
func wordsAround(words string) string {
	words = strings.NewReplacer("per cent", "%", "percent", "%").Replace(words)
	return strings.ReplaceAll(singulars(words), " ", "")
}

// figuresForWords replaces numbers in words by figures, but for "million" and the like,
// which stand behind a number.
func figuresForWords(text string) string {
	words := strings.Split(text, " ")
	for i, w := range words {
		if x, ok := spell.Number(w); ok && spell.Magnitudes[w] == 0 {
			words[i] = strconv.FormatFloat(x, 'f', -1, 64)
		}
	}
	return strings.Join(words, " ")
}

// months are the beginnings of the names of months.
var months = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

const (
	monthForm = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
	dayForm   = `(\d{1,2})(?:st|nd|rd|th)?`
	yearForm  = `(\d{3,4})`
)

// A dateForm is a way to write a date. Year, month and day are the numbers of its
// groups; 0 for what it leaves out.
type dateForm struct {
	form             *pattern
	year, month, day int
}

var dateForms = []dateForm{
	{newPattern(`^` + yearForm + `-(\d{1,2})-(\d{1,2})$`), 1, 2, 3},
	{newPattern(`^` + yearForm + `-(\d{1,2})$`), 1, 2, 0},
	{newPattern(`^(\d{1,2})\. ?(\d{1,2})\. ?` + yearForm + `$`), 3, 2, 1},
	{newPattern(`^` + dayForm + `(?: of)? ` + monthForm + `,? ` + yearForm + `$`), 3, 2, 1},
	{newPattern(`^` + monthForm + ` ` + dayForm + `,? ` + yearForm + `$`), 3, 1, 2},
	{newPattern(`^` + monthForm + `,?(?: of)? ` + yearForm + `$`), 2, 1, 0},
	{newPattern(`^` + dayForm + `(?: of)? ` + monthForm + `$`), 0, 2, 1},
	{newPattern(`^` + monthForm + ` ` + dayForm + `$`), 0, 1, 2},
	{newPattern(`^` + monthForm + `$`), 0, 1, 0},
	{newPattern(`^` + yearForm + `$`), 1, 0, 0},
	{newPattern(`^ad (\d{1,4})$`), 1, 0, 0},
	{newPattern(`^(\d{1,4}) (?:ad|ce)$`), 1, 0, 0},
}

var (
	// beforeDate are words that do not change which day it is.
	beforeDate = newPattern(`^(?:(?:in|on|the|mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?),? )+`)
	beforeAD   = newPattern(`^(\d{1,4}) (?:bc|bce|b\.c\.)$`)
)

// dates returns year, month and day of each text. It returns nil if a text is no
// date, or if some have a year and others not. A date that is less exact comes
// before those within it.
func dates(texts []string) (values [][]float64) {
	years := 0
	for _, text := range texts {
		value, ok := dateIn(text)
		if !ok {
			return nil
		}
		if value[0] != 0 {
			years++
		}
		values = append(values, value)
	}
	if years != 0 && years != len(texts) {
		return nil
	}
	return values
}

// dateIn reads a date; what it leaves out is 0.
func dateIn(text string) (value []float64, ok bool) {
	text = beforeDate.get().ReplaceAllString(plainText(text), "")
	if m := beforeAD.get().FindStringSubmatch(text); m != nil {
		return []float64{-datePart(m[1]), 0, 0}, true
	}
	for _, f := range dateForms {
		m := f.form.get().FindStringSubmatch(text)
		if m == nil {
			continue
		}
		value = make([]float64, 3)
		for i, group := range []int{f.year, f.month, f.day} {
			if group > 0 {
				value[i] = datePart(m[group])
			}
		}
		return value, value[1] <= 12 && value[2] <= 31
	}
	return nil, false
}

// datePart returns a number, or the number of a month.
func datePart(s string) float64 {
	if n, err := strconv.Atoi(s); err == nil {
		return float64(n)
	}
	return float64(slices.Index(months, s[:3]) + 1)
}
