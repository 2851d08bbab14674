package history

import (
	"strconv"

	"policyquiz/quiz"
)

// fastAskedWords reads the line of a question as encodeAsked writes it: known keys in
// their order, no white space, no escapes. If it returns false the line may still be
// right. All strings are parts of the line. It does not check the fingerprint.
func fastAskedWords(line string) (print string, a quiz.Asked, ok bool) {
	c := lineCursor{rest: line}
	c.expect(`{"asked":`)
	print = c.text()
	c.expect(`,"question":`)
	a.Question = c.text()
	for _, word := range []struct {
		key string
		to  *string
	}{{`,"kind":`, &a.Kind}, {`,"deck":`, &a.Deck}, {`,"objective":`, &a.Objective}} {
		if c.skip(word.key) {
			*word.to = c.text()
		}
	}
	if c.skip(`,"rung":`) {
		a.Rung = c.small()
	}
	if c.skip(`,"rev":`) {
		a.Rev = c.small()
	}
	if c.skip(`,"stem":`) {
		a.Stem = c.text()
	}
	if c.skip(`,"body":`) {
		a.Body = c.text()
	}
	if c.skip(`,"options":`) {
		a.Options = c.items()
	}
	if c.skip(`,"rows":`) {
		a.Rows = c.items()
	}
	if c.skip(`,"right":`) {
		a.Right = c.lists()
	}
	return print, a, !c.odd && c.rest == "}" && plain([]byte(line))
}

// small reads a whole number of at most four digits.
func (c *lineCursor) small() int {
	n := countDigits(c.rest)
	value, err := strconv.Atoi(c.rest[:n])
	c.odd = c.odd || err != nil || n > 4 || n > 1 && c.rest[0] == '0'
	c.rest = c.rest[n:]
	return value
}

// items reads a list, not empty, of items, each an id and a text.
func (c *lineCursor) items() (items []quiz.AskedItem) {
	items = make([]quiz.AskedItem, 0, 4)
	c.expect(`[`)
	for more := true; more && !c.odd; more = c.skip(`,`) {
		c.expect(`[`)
		id := c.text()
		c.expect(`,`)
		items = append(items, quiz.AskedItem{ID: id, Text: c.text()})
		c.expect(`]`)
	}
	c.expect(`]`)
	return items
}

// lists reads a list of lists of strings, none of which is empty.
func (c *lineCursor) lists() (lists [][]string) {
	c.expect(`[`)
	for more := true; more && !c.odd; more = c.skip(`,`) {
		lists = append(lists, c.list())
	}
	c.expect(`]`)
	return lists
}
