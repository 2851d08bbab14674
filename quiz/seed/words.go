package seed

import (
	"hash/fnv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file has what stems and options have in common as English.

// inTurn returns one of several wordings of a stem. The id of the question decides
// which, so a question always has the same one, and the questions of a deck differ.
func inTurn(id string, wordings ...string) string {
	h := fnv.New32a()
	h.Write([]byte(id))
	return wordings[int(h.Sum32()%uint32(len(wordings)))]
}

// mostLeading is the number of words up to which a text can stand before the question
// that is asked about it.
const mostLeading = 20

// leading adds wordings that begin with a text: "A second market day: whose idea was
// it?" A long text, or one with stops of its own, would hide where the question
// begins. Then there are no more wordings.
func leading(text string, wordings []string, more ...string) []string {
	if strings.ContainsAny(text, ":;?!.") || len(strings.Fields(text)) > mostLeading {
		return wordings
	}
	for _, m := range more {
		wordings = append(wordings, capital(text)+": "+m)
	}
	return wordings
}

// joined returns texts as one phrase: "Ana, Ben and Cal".
func joined(list []string) string {
	switch n := len(list); n {
	case 0:
		return ""
	case 1:
		return list[0]
	default:
		return strings.Join(list[:n-1], ", ") + " and " + list[n-1]
	}
}

// capital returns s with a capital first letter, for the start of a sentence or
// an option.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// unstopped returns a text without its full stop, to stand within a sentence. The stop
// of "U.S." stays.
func unstopped(s string) string {
	bare := strings.TrimSuffix(s, ".")
	if last := bare[strings.LastIndex(bare, " ")+1:]; strings.Contains(last, ".") {
		return s
	}
	return bare
}

// timed returns a time within a sentence, with a space before it: " in May 2025",
// " on 3 March 1925". A time that does not say how it joins a sentence stands in
// brackets. It is empty without a time.
func timed(when string) string {
	first, rest, _ := strings.Cut(when, " ")
	switch {
	case when == "":
		return ""
	case joins[strings.ToLower(first)]:
		return " " + when
	case isMonth(first), rest == "" && isNumber(first) && len(first) == 4:
		return " in " + when
	case isNumber(first) && len(first) <= 2 && isMonth(strings.Split(rest, " ")[0]):
		return " on " + when
	}
	return " (" + when + ")"
}

// joins has the words by which a time joins a sentence.
var joins = wordSet("in on at by after before during since until while when between over under within from around about early late shortly throughout once twice each every no not as immediately promptly annually")

// wordSet returns the set of some words.
func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

var months = wordSet("january february march april may june july august september october november december")

func isMonth(word string) bool { return months[strings.ToLower(word)] }

func isNumber(word string) bool {
	return word != "" && strings.Trim(word, "0123456789") == ""
}

// numberWords are the numbers that stems write in words.
var numberWords = []string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}

// A shape says how a text looks to those who have not read the document. An option
// whose shape no other option has stands out.
type shape struct {
	opening string // the sort of its first word
	length  int    // in characters
}

// openings has the sorts of words that begin texts. Any other word is of a sort by how
// it is written.
var openings = sortsOf(map[string]string{
	"article":  "a an the this that these those some any no each every all both its their his her",
	"to":       "to",
	"question": "how what who whose whom when where whether why which",
	"time":     "in on at by after before during since until while between over under within from early late",
})

// sortsOf returns the sort of each word, given the words of each sort.
func sortsOf(sorts map[string]string) map[string]string {
	of := map[string]string{}
	for sort, words := range sorts {
		for _, w := range strings.Fields(words) {
			of[w] = sort
		}
	}
	return of
}

// shapeOf returns the shape of a text.
func shapeOf(text string) shape {
	first, _, _ := strings.Cut(text, " ")
	s := shape{length: utf8.RuneCountInString(text)}
	low := strings.ToLower(first)
	if s.opening = openings[low]; s.opening != "" {
		return s
	}
	r, _ := utf8.DecodeRuneInString(first)
	switch {
	case unicode.IsDigit(r):
		s.opening = "number"
	case len(low) > 5 && strings.HasSuffix(low, "ing"):
		s.opening = "-ing"
	case unicode.IsUpper(r):
		s.opening = "name"
	}
	return s
}

// form returns the grammatical form that the opening shows. Names, things and clauses
// are of one form: "Kyiv", "the mill" and "rents rise" do not tell each other apart.
func (s shape) form() string {
	switch s.opening {
	case "to", "-ing", "question", "number", "time":
		return s.opening
	}
	return ""
}

// unlike says how much one shape differs from another: 0 not at all, 4 in all.
func (s shape) unlike(other shape) (n int) {
	if s.opening != other.opening {
		n = 2
	}
	short, long := min(s.length, other.length), max(s.length, other.length)
	switch {
	case long > 5*short/2:
		return n + 2
	case long > 3*short/2:
		return n + 1
	}
	return n
}
