package quiz

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Reply is what a learner said to one question. Which fields it uses is
// the business of the question's kind.
type Reply struct {
	// Picks are places in the question as its author wrote it, counted from
	// 0, never as it happened to be shuffled: options chosen, items in the
	// order given, or for a match the option given to each row.
	Picks   []int
	Text    []string // what was typed, one for each gap
	Self    Grade    // the learner's own judgment of a flashcard; 0 elsewhere
	Unknown bool     // "I don't know"
}

// Read makes a reply of a line that the learner typed, or of the key they
// pressed, when q was posed as p. Its error says what would be a reply, in
// words for the learner.
func (q Question) Read(p Posed, line string) (Reply, error) {
	if trim(line) == "" {
		return Reply{}, errors.New("nothing was typed; ? says that you do not know")
	}
	return q.Kind.Read(p, line)
}

// pickOne reads the number or letter of one of n options.
func pickOne(word string, n int) (int, error) {
	i, err := strconv.Atoi(word)
	if err != nil {
		i = place(word)
	}
	if i < 1 || i > n {
		return 0, fmt.Errorf("there is no option %q; options go from 1 to %d", short(word), n)
	}
	return i - 1, nil
}

// place is the inverse of letter, counted from 1; 0 if word is no letter.
func place(word string) int {
	if len(word) != 1 {
		return 0
	}
	c := word[0] | 0x20
	if c < 'a' || c > 'z' {
		return 0
	}
	return int(c-'a') + 1
}

// pickMany reads options separated by commas or spaces, and digits written
// together ("13") where no option has two digits.
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

// short keeps what a learner typed recognizable in a message, and the message
// a line.
func short(s string) string {
	const most = 20
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}

func trim(s string) string { return strings.TrimSpace(s) }
