package quiz

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// An Input is the way in which a reply is given.
type Input int

const (
	Press  Input = iota // one key is a whole reply
	Type                // a line of text
	Reveal              // look at the back, then press a key
)

// A Form is a question as it is put to one learner once. It is all that a
// screen needs to know, whatever the kind of question.
type Form struct {
	Input   Input
	Body    string   // shown under the stem: a sentence with gaps
	Rows    []string // numbered, to be matched; then the options are lettered
	Options []string // numbered in the order shown
	Back    string   // of a flashcard
	Hint    string   // how to reply: "a number from 1 to 4"
	Keys    string   // with Press and Reveal: the keys that are replies
	// FreeText says that letters are part of the answer, so that "q" cannot
	// mean quit.
	FreeText bool

	parse func(line string) (Reply, error)
}

// Parse reads a reply from a line that the learner typed, or from the key they
// pressed. Its error says what would be a reply, in words for the learner.
func (f Form) Parse(line string) (Reply, error) {
	if strings.TrimSpace(line) == "" {
		return Reply{}, errors.New("nothing was typed; ? says that you do not know")
	}
	return f.parse(line)
}

// Label is what stands before option i: a number, or a letter where the rows
// have the numbers.
func (f Form) Label(i int) string {
	if len(f.Rows) > 0 {
		return letter(i)
	}
	return strconv.Itoa(i + 1)
}

func letter(i int) string {
	if i < 26 {
		return string(rune('a' + i))
	}
	return letter(i/26-1) + letter(i%26)
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

// keysFor returns the keys of n numbered options, or none where one key could
// not name them all.
func keysFor(n int) string {
	if n > 9 {
		return ""
	}
	return "123456789"[:n] + "abcdefghi"[:n]
}
