package quiz

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Reply is a learner's answer to one question. The kind of the question
// decides which fields are set.
type Reply struct {
	// Chosen names options by their ids, so that it stays true when the author
	// adds options or puts them in another order. They are the chosen options of
	// a Choice or a TrueFalse, the items of an Order in the learner's order, or
	// the option for each row of a Match.
	Chosen  []string
	Text    []string // the typed text; for a Cloze, one text for each gap
	Self    Grade    // the learner's own grade for a flashcard; 0 for other kinds
	Unknown bool     // the reply is "I don't know"; then all else is empty
}

// Read makes a reply from the line that the learner typed, or from the key that
// the learner pressed, when q was posed as p. The error tells the learner what a
// reply looks like.
func (q Question) Read(p Posed, line string) (Reply, error) {
	if trim(line) == "" {
		return Reply{}, errors.New("nothing was typed; ? says that you do not know")
	}
	return q.Kind.Read(p, line)
}

// pickOne reads the number or the letter of one of n options. It returns the
// option counted from 0.
func pickOne(word string, n int) (int, error) {
	i, err := strconv.Atoi(word)
	if err != nil {
		i = letterNumber(word)
	}
	if i < 1 || i > n {
		return 0, fmt.Errorf("there is no option %q; options go from 1 to %d", short(word), n)
	}
	return i - 1, nil
}

// letterNumber returns the number of a letter in the alphabet, in either case,
// counted from 1; 0 if word is not one letter from a to z.
func letterNumber(word string) int {
	if len(word) != 1 {
		return 0
	}
	c := word[0] | 0x20
	if c < 'a' || c > 'z' {
		return 0
	}
	return int(c-'a') + 1
}

// pickMany reads options with commas, semicolons or spaces between them. With
// fewer than 10 options it also reads digits without spaces: "13" is 1 and 3. It
// returns the options counted from 0, in the order typed.
func pickMany(line string, n int) ([]int, error) {
	words := strings.FieldsFunc(line, func(r rune) bool { return r == ',' || r == ';' || r == ' ' || r == '\t' })
	if len(words) == 1 && n < 10 && utf8.RuneCountInString(words[0]) > 1 {
		words = strings.Split(words[0], "")
	}
	if len(words) == 0 {
		return nil, fmt.Errorf("no option is named; reply with numbers from 1 to %d", n)
	}
	picks := make([]int, 0, len(words))
	for _, w := range words {
		i, err := pickOne(w, n)
		if err != nil {
			return nil, err
		}
		for _, p := range picks {
			if p == i {
				return nil, fmt.Errorf("option %s is there twice", short(w))
			}
		}
		picks = append(picks, i)
	}
	return picks, nil
}

// short cuts what a learner typed to 20 characters, so that a message that
// quotes it stays short.
func short(s string) string {
	const most = 20
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}

// trim removes white space at both ends.
func trim(s string) string { return strings.TrimSpace(s) }
