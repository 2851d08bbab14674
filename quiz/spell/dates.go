package spell

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// months are the names of the months, which dates have in words, and what they are
// cut to. Where a date puts them into a case, it is that case.
var months = map[string][12]string{
	"en": {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"},
	"de": {"januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"},
	"fr": {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
	"es": {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
	"it": {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"},
	"pt": {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"},
	"nl": {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"},
	"pl": {"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia"},
	"uk": {"січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня"},
	"ru": {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"},
}

// cutTag returns the language of a tag such as "pt-BR", and the rest of the tag.
func cutTag(tag string) (language, rest string) {
	language, rest, _ = strings.Cut(strings.ToLower(tag), "-")
	return language, rest
}

// month returns the number of a month by its folded name, or by what the name is
// cut to: at least three letters, and no other month's. 0 if it is none.
func (r *Rules) month(folded string) int {
	language, _ := cutTag(r.Language)
	letters := len([]rune(folded))
	for _, tag := range []string{language, "en"} {
		found := 0
		for i, name := range months[tag] {
			name = Fold(name)
			switch {
			case name == folded:
				return i + 1
			case letters >= 3 && letters <= 4 && strings.HasPrefix(name, folded) && found == 0:
				found = i + 1
			}
		}
		if found > 0 {
			return found
		}
	}
	return 0
}

// date reads a date in any usual form: 24 February 2022, February 24th, 2022-02-24,
// 24.02.2022, 2/24/2022, Feb 2022, July 4.
func (p *parser) date() bool {
	d := dateReader{p: p, at: p.at}
	key := ""
	switch {
	case unicode.IsDigit(p.text[p.at]):
		if key = d.inFigures(); key == "" {
			d.at = p.at
			key = d.dayFirst()
		}
	default:
		key = d.monthFirst()
	}
	if key == "" || d.at < len(p.text) && inWord(p.text[d.at]) {
		return false
	}
	p.add(token{key: key, text: Fold(string(p.text[p.at:d.at])), exact: true})
	p.at = d.at
	return true
}

// A dateReader reads the parts of a date.
type dateReader struct {
	p  *parser
	at int
}

// dateKey is the key of a date; a part that is not given is 0. It is empty if there
// is no such day.
func dateKey(year, month, day int) string {
	const february = 2
	last := 31
	switch month {
	case 4, 6, 9, 11:
		last = 30
	case february:
		last = 29
	}
	if month < 1 || month > 12 || day < 0 || day > last {
		return ""
	}
	return fmt.Sprintf("@%d-%d-%d", year, month, day)
}

// inFigures reads 2022-02-24, 24.02.2022, 24/2/2022 and, if the month is to come
// first or can be nothing else, 2/24/2022.
func (d *dateReader) inFigures() string {
	var parts [3]int
	var lengths [3]int
	mark := rune(0)
	for i := range parts {
		if i > 0 {
			c := d.peek()
			if c != '-' && c != '.' && c != '/' || mark != 0 && c != mark {
				return ""
			}
			mark = c
			d.at++
			d.spaces()
		}
		if parts[i], lengths[i] = d.digits(); lengths[i] == 0 {
			return ""
		}
	}
	year, month, day := parts[2], parts[1], parts[0]
	switch {
	case lengths[0] == 4:
		year, day = parts[0], parts[2]
		if lengths[1] > 2 || lengths[2] > 2 {
			return ""
		}
	case lengths[0] > 2 || lengths[1] > 2 || lengths[2] != 4:
		return ""
	case mark != '.' && (d.p.as.monthFirst && day <= 12 || month > 12):
		month, day = day, month
	}
	if day == 0 {
		return ""
	}
	return dateKey(year, month, day)
}

// dayFirst reads 24 February 2022, 24th of February, 24. Februar 2022.
func (d *dateReader) dayFirst() string {
	day, length := d.digits()
	if length == 0 || length > 2 || day == 0 {
		return ""
	}
	d.ordinalEnding()
	if d.peek() == '.' {
		d.at++
	}
	d.filler("of", "de", "d")
	month := d.month()
	if month == 0 {
		return ""
	}
	d.filler("de", "of")
	return dateKey(d.year(), month, day)
}

// monthFirst reads February 24, 2022; February the 24th; February 2022.
func (d *dateReader) monthFirst() string {
	month := d.month()
	if month == 0 {
		return ""
	}
	end := d.at
	d.filler("the", "of", "de")
	start := d.at
	if day, length := d.digits(); length > 0 && length <= 2 && day > 0 {
		d.ordinalEnding()
		return dateKey(d.year(), month, day)
	}
	d.at = start
	if year := d.year(); year > 0 {
		return dateKey(year, month, 0)
	}
	d.at = end
	return ""
}

// peek returns the rune here; 0 at the end.
func (d *dateReader) peek() rune {
	if d.at < len(d.p.text) {
		return d.p.text[d.at]
	}
	return 0
}

// spaces passes over white space.
func (d *dateReader) spaces() {
	for unicode.IsSpace(d.peek()) {
		d.at++
	}
}

// digits reads a number of at most four digits, and says how many it has.
func (d *dateReader) digits() (n, length int) {
	for ; d.peek() >= '0' && d.peek() <= '9' && length < 5; length++ {
		n = 10*n + int(d.peek()-'0')
		d.at++
	}
	if length > 4 {
		return 0, 0
	}
	return n, length
}

// word reads letters, folded; it passes over white space before them.
func (d *dateReader) word() string {
	d.spaces()
	start := d.at
	for unicode.IsLetter(d.peek()) || unicode.IsMark(d.peek()) {
		d.at++
	}
	return Fold(string(d.p.text[start:d.at]))
}

// month reads the name of a month, with a point if it is cut.
func (d *dateReader) month() int {
	start := d.at
	m := d.p.rules.month(d.word())
	if m == 0 {
		d.at = start
		return 0
	}
	if d.peek() == '.' {
		d.at++
	}
	return m
}

// filler passes over one of these words, and over white space.
func (d *dateReader) filler(these ...string) {
	d.spaces()
	start := d.at
	word := d.word()
	for _, w := range these {
		if w == word {
			d.spaces()
			return
		}
	}
	d.at = start
}

// ordinalEnding passes over st, nd, rd, th or er behind a day.
func (d *dateReader) ordinalEnding() {
	start := d.at
	if unicode.IsLetter(d.peek()) {
		switch d.word() {
		case "st", "nd", "rd", "th", "er":
			return
		}
	}
	d.at = start
}

// year reads a year of four digits, which a comma may precede; 0 if there is none.
func (d *dateReader) year() int {
	start := d.at
	d.spaces()
	if d.peek() == ',' {
		d.at++
		d.spaces()
	}
	first := d.at
	for d.peek() >= '0' && d.peek() <= '9' {
		d.at++
	}
	y, err := strconv.Atoi(string(d.p.text[first:d.at]))
	if err != nil || d.at-first != 4 {
		d.at = start
		return 0
	}
	return y
}
