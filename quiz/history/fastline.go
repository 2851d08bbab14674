package history

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"policyquiz/quiz"
	"policyquiz/quiz/fsrs"
)

// A decoder decodes many lines. Of lines as Append writes them, which are nearly
// all, it reads only the beginning, with all that a replay needs, and without
// encoding/json; after ten years a learner has 100,000 lines. A line that looks
// different in any way goes to the function decode. A fault in what was not read
// comes up where it is wanted: see [Details] and [Log.Asked].
//
// The strings of its entries are parts of the lines. Keeping only one of equal
// strings would take more time than it saves.
type decoder struct {
	whole   bool           // read all of every line
	reviews []quiz.Review  // not yet used: one allocation serves many lines
	zone    *time.Location // of the time decoded last
	offset  int            // of zone, in seconds east of UTC
}

// decode returns what the function decode returns, without the details of a
// review and the words of a question. Ended says that a line end follows; without
// one the line may have been cut short, so all of it is read.
func (d *decoder) decode(line string, ended bool) (content, *fault) {
	if ended && !d.whole {
		if c, ok := d.fast(line); ok {
			return c, nil
		}
	}
	c, fault := decode(line)
	if c.asked != "" && !d.whole {
		fault = nil // whoever wants the words reports it
	}
	if r := c.entry.Review; r != nil {
		r.Details = nil
	}
	c.words = nil
	return c, fault
}

// fast decodes what encode writes: known keys in their order, no white space, no
// escapes. If ok is false the line may still be right.
func (d *decoder) fast(line string) (content, bool) {
	line = strings.TrimSuffix(line, "\r")
	if len(line) > maxLine {
		return content{}, false
	}
	if strings.HasPrefix(line, askedStart) {
		return fastAsked(line)
	}
	c := cursor{rest: line}
	if !c.skip(`{"id":`) {
		return content{}, false
	}
	e := quiz.Entry{Line: line}
	e.ID = c.text()
	c.expect(`,"at":`)
	e.At = d.time(&c)
	c.expect(`,"n":`)
	e.N = c.int()
	switch {
	case c.skip(`,"review":{`):
		e.Review = d.review(&c)
		if !detailsFollow(c.rest) {
			return content{}, false
		}
		line = line[:len(line)-len(c.rest)]
		c.rest = "}"
	case c.skip(`,"amend":{`):
		e.Amend = c.amend()
	case c.skip(`,"undo":`):
		e.Undo = c.text()
	case c.skip(`,"skip":`):
		e.Skip = c.text()
	case c.skip(`,"suspend":`):
		e.Suspend = c.text()
	case c.skip(`,"resume":`):
		e.Resume = c.text()
	}
	c.expect(`}`)
	sound := !c.odd && c.rest == "" && e.ID != "" && e.N > 0 && plain(line) && kinds(&e) == 1 && flaw(&e) == ""
	return content{entry: e}, sound
}

// detailsFollow reports whether rest looks like the end of a review's line, with
// its details or without. No object stands in them: another brace may belong to a
// line that was glued to this one.
func detailsFollow(rest string) bool {
	return rest == "}}" || strings.HasPrefix(rest, `,"`) && isEnd(rest, "}}")
}

// isEnd reports whether text has no brace but those with which it ends.
func isEnd(text, braces string) bool {
	return strings.HasSuffix(text, braces) && strings.IndexByte(text, '}') == len(text)-len(braces) && strings.IndexByte(text, '{') < 0
}

// fastAsked finds the fingerprint in the line of a question.
func fastAsked(line string) (content, bool) {
	c := cursor{rest: line}
	c.expect(`{"asked":`)
	print := c.text()
	c.expect(`,"question":"`)
	sound := !c.odd && print != "" && plain(print) && isEnd(c.rest, "}")
	return content{asked: print}, sound
}

// review reads what a replay needs of a review.
func (d *decoder) review(c *cursor) *quiz.Review {
	if len(d.reviews) == 0 {
		d.reviews = make([]quiz.Review, 128)
	}
	r := &d.reviews[0]
	d.reviews = d.reviews[1:]
	*r = quiz.Review{}

	c.expect(`"question":`)
	r.Question = c.text()
	if c.skip(`,"asked":`) {
		r.Asked = c.text()
	}
	if c.skip(`,"text":`) {
		r.TextPrint = c.text()
	}
	c.expect(`,"outcome":`)
	r.Outcome = quiz.Outcome(c.text())
	c.expect(`,"grade":`)
	r.Grade = quiz.Grade(c.int())
	if c.skip(`,"chance":`) {
		r.Chance = c.float()
	}
	if c.skip(`,"confidence":`) {
		r.Confidence = fsrs.Confidence(c.int())
	}
	r.Practice = c.skip(`,"practice":true`)
	r.Exam = c.skip(`,"exam":true`)
	return r
}

// time reads 2026-03-02T09:00:00.123+01:00, or the same with a Z.
func (d *decoder) time(c *cursor) time.Time {
	const digits = "0000-00-00T00:00:00.000"
	const n = len(digits)
	s := c.text()
	if c.odd || len(s) <= n || !shaped(s[:n], digits) {
		c.odd = true
		return time.Time{}
	}
	year, month, day := two(s[0:])*100+two(s[2:]), two(s[5:]), two(s[8:])
	hour, minute, second := two(s[11:]), two(s[14:]), two(s[17:])
	ms := int(s[20]-'0')*100 + two(s[21:])

	offset := 0
	switch zone := s[n:]; {
	case zone == "Z":
	case shaped(zone, "+00:00"), shaped(zone, "-00:00"):
		offset = (two(zone[1:])*60 + two(zone[4:])) * 60
		c.odd = c.odd || two(zone[1:]) > 23 || two(zone[4:]) > 59
		if zone[0] == '-' {
			offset = -offset
		}
	default:
		c.odd = true
	}
	if d.zone == nil || d.offset != offset {
		d.zone, d.offset = zone(offset), offset
	}
	at := time.Date(year, time.Month(month), day, hour, minute, second, ms*1e6, d.zone)
	if month < 1 || month > 12 || day < 1 || day > 28 && at.Day() != day || hour > 23 || minute > 59 || second > 59 {
		c.odd = true // Date accepts any of these and counts on
	}
	return at
}

// shaped reports whether s is like pattern, where 0 stands for any digit.
func shaped(s, pattern string) bool {
	if len(s) != len(pattern) {
		return false
	}
	for i := range len(pattern) {
		if s[i] != pattern[i] && (pattern[i] != '0' || !isDigit(s[i])) {
			return false
		}
	}
	return true
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// two returns the number that the first two digits of s write.
func two(s string) int { return int(s[0]-'0')*10 + int(s[1]-'0') }

// A cursor reads a line from left to right. What it has read must be plain. After an unexpected byte, odd
// stays true and results are invalid.
type cursor struct {
	rest string // what is not yet read
	odd  bool
}

// plain reports whether line is UTF-8 without control characters and
// backslashes. In such a line a JSON string is what stands between its quotes.
// plain looks at eight bytes at a time.
func plain(line string) bool {
	whole := line
	const (
		ones  = 0x0101010101010101 // 1 in each byte
		highs = 0x80 * ones
	)
	var control, backslash, high uint64 // each sets the high bit of a byte that is one
	for ; len(line) >= 8; line = line[8:] {
		w := uint64(line[0]) | uint64(line[1])<<8 | uint64(line[2])<<16 | uint64(line[3])<<24 |
			uint64(line[4])<<32 | uint64(line[5])<<40 | uint64(line[6])<<48 | uint64(line[7])<<56
		b := w ^ '\\'*ones
		control |= (w - ' '*ones) &^ w
		backslash |= (b - ones) &^ b
		high |= w
	}
	for i := range len(line) {
		if line[i] < ' ' || line[i] == '\\' {
			return false
		}
		high |= uint64(line[i])
	}
	return (control|backslash)&highs == 0 && (high&highs == 0 || utf8.ValidString(whole))
}

// skip moves behind want if it comes next, and reports whether it did.
func (c *cursor) skip(want string) bool {
	rest, ok := strings.CutPrefix(c.rest, want)
	c.rest = rest
	return ok
}

// expect moves behind want, which must come next.
func (c *cursor) expect(want string) {
	if !c.skip(want) {
		c.odd = true
	}
}

func (c *cursor) amend() *quiz.Amend {
	a := new(quiz.Amend)
	c.expect(`"of":`)
	a.Of = c.text()
	c.expect(`,"grade":`)
	a.Grade = quiz.Grade(c.int())
	if c.skip(`,"outcome":`) {
		a.Outcome = quiz.Outcome(c.text())
	}
	c.expect(`}`)
	return a
}

// text reads a string.
func (c *cursor) text() string {
	c.expect(`"`)
	s, rest, ended := strings.Cut(c.rest, `"`)
	c.rest = rest
	c.odd = c.odd || !ended
	return s
}

// int reads a whole number without sign. It has at most nine digits, so that it
// fits every type of ours.
func (c *cursor) int() int {
	digits := c.digits()
	n := 0
	for i := range len(digits) {
		n = n*10 + int(digits[i]-'0')
	}
	c.odd = c.odd || len(digits) > 9
	return n
}

// float reads a number without sign and exponent.
func (c *cursor) float() float64 {
	all := c.rest
	c.digits()
	if c.skip(`.`) {
		n := countDigits(c.rest)
		c.rest = c.rest[n:]
		c.odd = c.odd || n == 0
	}
	f, err := strconv.ParseFloat(all[:len(all)-len(c.rest)], 64)
	c.odd = c.odd || err != nil
	return f
}

// digits reads one digit or more. The first is 0 only if it stands alone.
func (c *cursor) digits() string {
	n := countDigits(c.rest)
	digits := c.rest[:n]
	c.rest = c.rest[n:]
	if n == 0 || n > 1 && digits[0] == '0' {
		c.odd = true
	}
	return digits
}

func countDigits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}
