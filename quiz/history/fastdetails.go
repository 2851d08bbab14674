package history

import (
	"strconv"
	"strings"

	"policyquiz/quiz"
)

// fastDetails reads the details in the line of an entry with an id, as encode writes it:
// known keys in their order, no white space, no escapes. If it returns false the line may
// still be right. All strings are parts of the line.
func fastDetails(line, id string) (d quiz.Details, ok bool) {
	c := lineCursor{rest: line}
	c.expect(`{"id":"`)
	c.expect(id)
	c.expect(`","at":`)
	c.text()
	c.expect(`,"n":`)
	c.number()
	c.expect(`,"review":{"question":`)
	c.text()
	c.optional(`,"asked":`, func() { c.text() })
	c.optional(`,"text":`, func() { c.text() })
	c.expect(`,"outcome":`)
	c.text()
	c.expect(`,"grade":`)
	c.number()
	c.optional(`,"chance":`, func() { c.number() })
	c.optional(`,"confidence":`, func() { c.number() })
	c.skip(`,"practice":true`)
	c.skip(`,"exam":true`)
	c.optional(`,"score":`, func() { d.Score = c.number() })
	c.optional(`,"ms":`, func() { c.number() })
	c.optional(`,"shown":`, func() { d.Shown = c.list() })
	c.optional(`,"chosen":`, func() { d.Reply.Chosen = c.list() })
	c.optional(`,"typed":`, func() { d.Reply.Text = c.list() })
	c.optional(`,"self":`, func() { d.Reply.Self = quiz.Grade(c.number()) })
	d.Reply.Unknown = c.skip(`,"unknown":true`)
	return d, !c.odd && c.rest == "}}" && flawIn(&d) == "" && plain([]byte(line))
}

// A lineCursor reads a line from left to right. After an unexpected character, odd stays
// true and results are invalid.
type lineCursor struct {
	rest string // what is not yet read
	odd  bool
}

// skip moves behind want if it comes next, and reports whether it did.
func (c *lineCursor) skip(want string) bool {
	rest, ok := strings.CutPrefix(c.rest, want)
	c.rest = rest
	return ok
}

// expect moves behind want, which must come next.
func (c *lineCursor) expect(want string) {
	if !c.skip(want) {
		c.odd = true
	}
}

// optional calls read behind a key, if that comes next.
func (c *lineCursor) optional(key string, read func()) {
	if c.skip(key) {
		read()
	}
}

// text reads a string without escapes.
func (c *lineCursor) text() string {
	c.expect(`"`)
	text, rest, ok := strings.Cut(c.rest, `"`)
	c.odd = c.odd || !ok
	c.rest = rest
	return text
}

// list reads a list of strings that is not empty.
func (c *lineCursor) list() (list []string) {
	c.expect(`[`)
	list = append(make([]string, 0, 4), c.text())
	for !c.odd && c.skip(`,`) {
		list = append(list, c.text())
	}
	c.expect(`]`)
	return list
}

// number reads a number without a sign and an exponent, of at most nine digits before
// its point.
func (c *lineCursor) number() float64 {
	whole := countDigits(c.rest)
	text, isWhole := c.rest[:whole], true
	if strings.HasPrefix(c.rest[whole:], ".") {
		text, isWhole = c.rest[:whole+1+countDigits(c.rest[whole+1:])], false
	}
	c.rest = c.rest[len(text):]
	c.odd = c.odd || whole == 0 || whole > 9 || whole > 1 && text[0] == '0' || strings.HasSuffix(text, ".")
	if c.odd || !isWhole {
		value, _ := strconv.ParseFloat(text, 64)
		return value
	}
	value := 0
	for i := range len(text) {
		value = value*10 + int(text[i]-'0')
	}
	return float64(value)
}
