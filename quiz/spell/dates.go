package spell

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
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
	if letters == 0 { // a language without names of months has empty ones
		return 0
	}
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

// Month returns the number of the month that a word names in a language, a tag of BCP 47,
// or in English: from 1, or 0 if it names none. A month may be cut to three or four letters.
func Month(word, language string) int {
	r := Rules{Language: language}
	return r.month(Fold(word))
}

// date reads a date in any usual form: 24 February 2022, February 24th, 2022-02-24,
// 24.02.2022, 2/24/2022, 24-Feb-2022, Feb 2022, 2022 February, July 4, the first of May.
// The day of the week may stand before it, if it is that day's.
func (p *parser) date() bool {
	d := dateReader{p: p, at: p.at}
	weekday := d.weekday()
	start := d.at
	key := ""
	for _, form := range []func() string{d.inFigures, d.dayFirst, d.monthFirst, d.yearFirst} {
		d.at = start
		if key = form(); key != "" {
			break
		}
	}
	if key == "" || d.at < len(p.text) && inWord(p.text[d.at]) || weekday != "" && weekday != weekdayOf(key) {
		return false
	}
	p.add(token{key: key, text: Fold(string(p.text[p.at:d.at])), exact: true})
	p.at = d.at
	return true
}

// weekdayOf returns the day of the week of a whole date by its key, folded; empty if
// the year or the day is not given.
func weekdayOf(key string) string {
	var year, month, day int
	if _, err := fmt.Sscanf(key, "@%d-%d-%d", &year, &month, &day); err != nil || year == 0 || day == 0 {
		return ""
	}
	if month < 3 { // the year begins in March, so that a leap day is its last
		year, month = year-1, month+12
	}
	days := 365*year + year/4 - year/100 + year/400 + (153*month-457)/5 + day
	return weekdays[(days+2)%len(weekdays)]
}

// weekdays are the days of the week, folded.
var weekdays = []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

// monthInYear reads a text that is a month and a year in figures, as in 03/2014 or
// 2014-03. Within a text, these may be years and numbers of something.
func monthInYear(s string) (keys []string) {
	if m := monthAndYear().FindStringSubmatch(strings.TrimSpace(s)); m != nil {
		month, _ := strconv.Atoi(m[1] + m[4])
		year, _ := strconv.Atoi(m[2] + m[3])
		keys = append(keys, dateKey(year, month, 0))
	}
	return keys
}

// dayInYear reads a text that is a day and a month in figures, as in 14.7. or 7/14, in
// every way in which it can be read. Only a slash leaves open which of the two is first.
func dayInYear(s string) (keys []string) {
	m := dayAndMonth().FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return nil
	}
	first, _ := strconv.Atoi(m[1])
	second, _ := strconv.Atoi(m[3])
	keys = []string{dateKey(0, second, first)}
	if m[2] == "/" {
		keys = append(keys, dateKey(0, first, second))
	}
	return keys
}

var (
	monthAndYear = pattern(`^(?:([0-9]{1,2})[/.]([0-9]{4})|([0-9]{4})-([0-9]{2}))$`)
	dayAndMonth  = pattern(`^([0-9]{1,2})([./]) ?([0-9]{1,2})\.?$`)
)

// longYears writes out the year at the end of a typed text, if it is cut to two figures: 24
// Feb '22, 24.02.22. Nothing tells the century, so it writes the last one and this one.
func longYears(s string) []string {
	before, year := "", ""
	if m := shortYear().FindStringSubmatch(s); m != nil {
		before, year = m[1]+" ", m[2]
	} else if m := shortDate().FindStringSubmatch(s); m != nil {
		before, year = m[1], m[2]
	} else {
		return nil
	}
	return []string{before + "19" + year, before + "20" + year}
}

// wholeRange writes out the second year of a range, as that of 1991-95.
func wholeRange(s string) []string {
	m := shortRange().FindStringSubmatchIndex(s)
	if m == nil || s[m[4]:m[5]] <= s[m[2]+2:m[3]] {
		return nil
	}
	return []string{s[:m[4]] + s[m[2]:m[2]+2] + s[m[4]:]}
}

var (
	shortYear  = pattern(`^(.*[^0-9])['’]([0-9]{2})$`)
	shortDate  = pattern(`^([0-9]{1,2}[./-] ?[0-9]{1,2}[./-] ?)([0-9]{2})$`)
	shortRange = pattern(`\b([12][0-9]{3}) ?[-–—−/] ?([0-9]{2})\b`)
)

// pattern returns a regular expression that is compiled when it is first wanted: a start of
// the program needs none.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// besideDates are words that stand before or behind a date and say nothing: am 24. Februar,
// le 14 juillet, 24 лютого року.
var besideDates = []string{"am", "den", "der", "vom", "le", "du", "el", "il", "em", "op", "року", "рік", "р", "года", "год", "г"}

// dateAlone drops what says nothing beside a date that is a whole text.
func dateAlone(f form) form {
	if len(f) < 2 || len(f) > 3 {
		return f
	}
	rest := slices.DeleteFunc(slices.Clone(f), func(t token) bool { return slices.Contains(besideDates, t.text) })
	if len(rest) == 1 && strings.HasPrefix(rest[0].key, "@") {
		return rest
	}
	return f
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
			if d.slashAhead() {
				d.spaces()
			}
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

// weekday passes over the name of a day of the week, and returns it.
func (d *dateReader) weekday() string {
	if !d.p.rules.english() {
		return ""
	}
	start := d.at
	name := d.word()
	for _, full := range weekdays {
		if name == full || len(name) >= 3 && strings.HasPrefix(full, name) {
			for d.peek() == '.' || d.peek() == ',' || unicode.IsSpace(d.peek()) {
				d.at++
			}
			d.filler("the")
			return full
		}
	}
	d.at = start
	return ""
}

// day reads the number of a day: 24, 24th or, in an English course, first. It is 0 if
// there is none.
func (d *dateReader) day() int {
	day, length := d.digits()
	if length > 0 {
		if length > 2 {
			return 0
		}
		d.ordinalEnding()
		return day
	}
	if !d.p.rules.english() || d.at >= len(d.p.text) {
		return 0
	}
	text := string(d.p.text[d.at:min(len(d.p.text), d.at+longestDay)])
	if !beginsNumber(text) {
		return 0
	}
	day, rest, ok := CutOrdinal(text)
	if !ok || continues(rest) {
		return 0
	}
	d.at += len([]rune(text)) - len([]rune(rest))
	return day
}

// longestDay is more letters than "twenty-seventh of" has.
const longestDay = 20

// dayFirst reads 24 February 2022, 24th of February, 24. Februar 2022.
func (d *dateReader) dayFirst() string {
	day := d.day()
	if day == 0 {
		return ""
	}
	if d.peek() == '.' {
		d.at++
	}
	d.sign()
	d.filler("of", "de", "d")
	month := d.month()
	if month == 0 {
		return ""
	}
	d.sign()
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
	d.sign()
	d.filler("the", "of", "de")
	start := d.at
	if day := d.day(); day > 0 {
		d.sign()
		return dateKey(d.year(), month, day)
	}
	d.at = start
	if year := d.year(); year > 0 {
		return dateKey(year, month, 0)
	}
	d.at = end
	return ""
}

// yearFirst reads 2022 February and 2022 February 24.
func (d *dateReader) yearFirst() string {
	year := d.year()
	if year == 0 {
		return ""
	}
	d.sign()
	month := d.month()
	if month == 0 {
		return ""
	}
	end := d.at
	d.sign()
	d.spaces()
	if day := d.day(); day > 0 {
		return dateKey(year, month, day)
	}
	d.at = end
	return dateKey(year, month, 0)
}

// sign passes over a hyphen or a slash between the parts of a date: 24-Feb-2022.
func (d *dateReader) sign() {
	if c := d.peek(); (c == '-' || c == '/') && d.at+1 < len(d.p.text) && inWord(d.p.text[d.at+1]) {
		d.at++
	}
}

// slashAhead reports whether a slash follows behind white space.
func (d *dateReader) slashAhead() bool {
	at := d.at
	for at < len(d.p.text) && unicode.IsSpace(d.p.text[at]) {
		at++
	}
	return at < len(d.p.text) && d.p.text[at] == '/'
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
