package history

import (
	"bytes"
	"encoding/binary"
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
// Nothing that it returns shares memory with a line. A question is answered many
// times, so the strings that name it are made once: see [subject].
type decoder struct {
	whole    bool                // read all of every line
	room     int                 // about how many lines there are; 0: few
	known    *words              // what other files have alike; nil: nothing is known
	subjects map[string]*subject // by how they stand in a line
	ids      texts               // of entries
	reviews  []quiz.Review       // not yet used: one allocation serves many lines
	zone     *time.Location      // of the time decoded last
	offset   int                 // of zone, in seconds east of UTC
	last     float64             // the chance decoded last
	lastText string              // how it was written
}

// A subject is what a review is about: the fields of [quiz.Review] of these names.
type subject struct{ question, asked, textPrint string }

// decode reads into c what the function decode returns, without the details of a
// review and the words of a question; if all of every line is read, these may be there.
// Ended says that a line end follows; without
// one the line may have been cut short, so all of it is read.
func (d *decoder) decode(line []byte, ended bool, c *content) (fault *fault) {
	*c = content{}
	if ended && (d.whole && d.fastWhole(line, c) || !d.whole && d.fast(line, c)) {
		return nil
	}
	return d.slow(string(line), c)
}

// slow does what decode does by the function decode.
func (d *decoder) slow(line string, c *content) (fault *fault) {
	*c, fault = decode(line)
	if c.asked != "" && !d.whole {
		fault = nil // whoever wants the words reports it
	}
	if r := c.entry.Review; r != nil {
		r.Details = nil
	}
	c.words = nil
	return fault
}

// fast decodes what encode writes: known keys in their order, no white space, no
// escapes. If it returns false the line may still be right, and into means
// nothing.
func (d *decoder) fast(line []byte, into *content) bool {
	line = bytes.TrimSuffix(line, []byte("\r"))
	if len(line) > maxLine {
		return false
	}
	c := cursor{rest: line}
	if c.skip(askedStart) {
		return fastAsked(line, into)
	}
	if !c.skip(`{"id":`) {
		return false
	}
	e := &into.entry
	e.ID = d.ids.add(c.text())
	c.expect(`,"at":`)
	e.At = d.time(&c)
	c.expect(`,"n":`)
	e.N = c.int()
	switch {
	case c.skip(`,"review":{`):
		e.Review = d.review(&c)
		if !detailsFollow(c.rest) {
			return false
		}
		line = line[:len(line)-len(c.rest)]
		c.rest = []byte("}")
	case c.skip(`,"amend":{`):
		e.Amend = c.amend()
	case c.skip(`,"undo":`):
		e.Undo = string(c.text())
	case c.skip(`,"skip":`):
		e.Skip = string(c.text())
	case c.skip(`,"suspend":`):
		e.Suspend = string(c.text())
	case c.skip(`,"resume":`):
		e.Resume = string(c.text())
	}
	c.expect(`}`)
	return !c.odd && len(c.rest) == 0 && e.ID != "" && e.N > 0 && plain(line) && kinds(e) == 1 && flaw(e) == ""
}

// detailsFollow reports whether rest looks like the end of a review's line, with
// its details or without. No object stands in them: another brace may belong to a
// line that was glued to this one.
func detailsFollow(rest []byte) bool {
	return string(rest) == "}}" || bytes.HasPrefix(rest, []byte(`,"`)) && isEnd(rest, "}}")
}

// isEnd reports whether text has no brace but those with which it ends.
func isEnd(text []byte, braces string) bool {
	return bytes.HasSuffix(text, []byte(braces)) && bytes.IndexByte(text, '}') == len(text)-len(braces) && bytes.IndexByte(text, '{') < 0
}

// fastAsked finds the fingerprint in the line of a question.
func fastAsked(line []byte, into *content) bool {
	c := cursor{rest: line}
	c.expect(`{"asked":`)
	print := c.text()
	c.expect(`,"question":"`)
	into.asked = string(print)
	return !c.odd && len(print) > 0 && plain(print) && isEnd(c.rest, "}")
}

// Texts make strings of bytes. One allocation serves many of them.
type texts struct{ last strings.Builder }

// add returns text as a string.
func (t *texts) add(text []byte) string {
	const size = 16 << 10
	if t.last.Cap()-t.last.Len() < len(text) {
		t.last = strings.Builder{} // what is full stays with its strings
		t.last.Grow(max(size, len(text)))
	}
	from := t.last.Len()
	t.last.Write(text)
	return t.last.String()[from:]
}

// review reads what a replay needs of a review.
func (d *decoder) review(c *cursor) *quiz.Review {
	if len(d.reviews) == 0 {
		d.reviews = make([]quiz.Review, 256)
	}
	r := &d.reviews[0]
	d.reviews = d.reviews[1:]
	s := d.subject(c)
	*r = quiz.Review{Question: s.question, Asked: s.asked, TextPrint: s.textPrint}
	c.expect(`,"outcome":`)
	r.Outcome = c.outcome()
	c.expect(`,"grade":`)
	r.Grade = quiz.Grade(c.int())
	if c.skip(`,"chance":`) {
		r.Chance = d.chance(c)
	}
	if c.skip(`,"confidence":`) {
		r.Confidence = fsrs.Confidence(c.int())
	}
	r.Practice = c.skip(`,"practice":true`)
	r.Exam = c.skip(`,"exam":true`)
	r.Took = c.took()
	return r
}

// took returns the time that stands behind what a replay needs, and moves nowhere. It is
// 0 if the details do not begin as encode writes them: a fault in them is reported by
// those who read them.
func (c *cursor) took() time.Duration {
	d := *c
	if d.skip(`,"score":`) {
		d.number()
	}
	d.expect(`,"ms":`)
	ms := d.int()
	if d.odd || len(d.rest) == 0 || d.rest[0] != ',' && d.rest[0] != '}' {
		return 0
	}
	return milliseconds(int64(ms))
}

// subject reads what a review is about.
func (d *decoder) subject(c *cursor) *subject {
	all := c.rest
	c.expect(`"question":`)
	c.text()
	if c.skip(`,"asked":`) {
		c.text()
	}
	if c.skip(`,"text":`) {
		c.text()
	}
	if c.odd {
		return &subject{}
	}
	read := all[:len(all)-len(c.rest)]
	s := d.subjects[string(read)]
	if s == nil {
		if d.subjects == nil {
			d.subjects = make(map[string]*subject, d.room/4)
		}
		key := string(read)
		s = newSubject(key)
		d.subjects[key] = s
	}
	return s
}

// newSubject returns the subject that a line names so.
func newSubject(text string) *subject {
	s := &subject{}
	s.question, text = valueOf(`"question":"`, text)
	s.asked, text = valueOf(`,"asked":"`, text)
	s.textPrint, _ = valueOf(`,"text":"`, text)
	return s
}

// valueOf returns the value of a key with which text may begin, and the rest.
func valueOf(key, text string) (value, rest string) {
	if text, ok := strings.CutPrefix(text, key); ok {
		value, rest, _ = strings.Cut(text, `"`)
		return value, rest
	}
	return "", text
}

// chance reads a chance. Mostly it is that of the review before.
func (d *decoder) chance(c *cursor) float64 {
	all := c.rest
	c.number()
	text := all[:len(all)-len(c.rest)]
	if string(text) != d.lastText {
		f, err := strconv.ParseFloat(string(text), 64)
		c.odd = c.odd || err != nil
		d.lastText, d.last = string(text), f
	}
	return d.last
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
	year, month, day := two(s)*100+two(s[2:]), two(s[5:]), two(s[8:])
	hour, minute, second := two(s[11:]), two(s[14:]), two(s[17:])
	ms := int(s[20]-'0')*100 + two(s[21:])

	offset := 0
	switch zone := s[n:]; {
	case string(zone) == "Z":
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
func shaped(s []byte, pattern string) bool {
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
func two(s []byte) int { return int(s[0]-'0')*10 + int(s[1]-'0') }

// A cursor reads a line from left to right. What it has read must be plain. After an
// unexpected byte, odd stays true and results are invalid. What it returns is a part
// of the line, which is soon overwritten.
type cursor struct {
	rest []byte // what is not yet read
	odd  bool
}

// plain reports whether line is UTF-8 without control characters and
// backslashes. In such a line a JSON string is what stands between its quotes.
// plain looks at eight bytes at a time.
func plain(line []byte) bool {
	whole := line
	const (
		ones  = 0x0101010101010101 // 1 in each byte
		highs = 0x80 * ones
	)
	var control, backslash, high uint64 // each sets the high bit of a byte that is one
	for ; len(line) >= 8; line = line[8:] {
		w := binary.LittleEndian.Uint64(line)
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
	return (control|backslash)&highs == 0 && (high&highs == 0 || utf8.Valid(whole))
}

// skip moves behind want if it comes next, and reports whether it did.
func (c *cursor) skip(want string) bool {
	if len(c.rest) < len(want) || string(c.rest[:len(want)]) != want {
		return false
	}
	c.rest = c.rest[len(want):]
	return true
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
	a.Of = string(c.text())
	c.expect(`,"grade":`)
	a.Grade = quiz.Grade(c.int())
	if c.skip(`,"outcome":`) {
		a.Outcome = c.outcome()
	}
	c.expect(`}`)
	return a
}

// text reads a string.
func (c *cursor) text() []byte {
	c.expect(`"`)
	n := bytes.IndexByte(c.rest, '"')
	if n < 0 {
		c.odd = true
		return nil
	}
	s := c.rest[:n]
	c.rest = c.rest[n+1:]
	return s
}

// outcome reads an outcome.
func (c *cursor) outcome() quiz.Outcome {
	switch string(c.text()) {
	case string(quiz.Right):
		return quiz.Right
	case string(quiz.Partly):
		return quiz.Partly
	case string(quiz.Wrong):
		return quiz.Wrong
	case string(quiz.Unknown):
		return quiz.Unknown
	}
	c.odd = true
	return ""
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

// number moves behind a number without sign and exponent.
func (c *cursor) number() {
	c.digits()
	if c.skip(`.`) {
		n := countDigits(c.rest)
		c.rest = c.rest[n:]
		c.odd = c.odd || n == 0
	}
}

// digits reads one digit or more. The first is 0 only if it stands alone.
func (c *cursor) digits() []byte {
	n := countDigits(c.rest)
	digits := c.rest[:n]
	c.rest = c.rest[n:]
	if n == 0 || n > 1 && digits[0] == '0' {
		c.odd = true
	}
	return digits
}

func countDigits[text string | []byte](s text) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}
