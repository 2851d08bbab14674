package draft

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"policyquiz/quiz/spell"
)

// This file divides passages into sentences and words.

// A token is a word or a number in a passage, or several that hyphens join.
type token struct {
	from, to int    // its bytes in the text, without the 's of a possessive
	low      string // in lower case, with plain apostrophes
	capital  bool   // it begins with a capital letter
	own      bool   // it is a possessive: Ukraine's
	joined   bool   // a space alone parts it from the token before
}

// A sentence is a sentence of a passage, or a heading.
type sentence struct {
	passage  int // counted from 0
	from, to int // its bytes in the text
	tokens   []token
	heading  bool // most of its words are capitals and no stop ends it
	note     bool // it is of a footnote
	citing   bool // it is of a footnote that cites: it has an address, or begins with See
}

// sentences divides all passages. A heading is one sentence.
func (d *Document) sentences(language string) []sentence {
	var all []sentence
	body := d.Body()
	for i := range d.Passages {
		before := len(all)
		all = appendSentences(all, i, d.Passages[i].Text, language)
		if i >= body {
			all = markNote(all, before, d.Passages[i].Text)
		}
	}
	return all
}

// markNote marks the sentences of a footnote, from the one with a number on. The footnote's
// own number is no part of the first.
func markNote(all []sentence, from int, text string) []sentence {
	begin := len(noteMark().FindString(text))
	for from < len(all) && all[from].to <= begin {
		all = slices.Delete(all, from, from+1)
	}
	body := text[begin:]
	citing := strings.Contains(body, "://") || strings.Contains(body, "www.") || strings.HasPrefix(body, "See ") || strings.HasPrefix(body, "Ibid") || strings.HasPrefix(body, "Id.")
	for i := from; i < len(all); i++ {
		in := &all[i]
		in.note, in.citing = true, citing
		if in.from < begin {
			in.from = begin
			in.tokens = in.tokens[firstAt(in.tokens, begin):]
		}
	}
	return slices.DeleteFunc(all, func(in sentence) bool { return len(in.tokens) == 0 })
}

// appendSentences divides one passage.
func appendSentences(all []sentence, passage int, text, language string) []sentence {
	tokens := tokensOf(text)
	from, first := 0, 0
	for i := range tokens {
		if i+1 < len(tokens) && !endsSentence(text, tokens[i], tokens[i+1], language) {
			continue
		}
		end := len(text)
		if i+1 < len(tokens) {
			end = beginOf(text, tokens[i].to, tokens[i+1].from)
		}
		s := sentence{passage: passage, from: from, to: end, tokens: tokens[first : i+1]}
		s.heading = isHeading(text[from:end], s.tokens)
		s.tokens[0].joined = false
		all = append(all, s)
		from, first = end, i+1
	}
	return all
}

// beginOf is where the next sentence begins, between two tokens: behind the space after the
// stop.
func beginOf(text string, after, before int) int {
	if at := strings.IndexByte(text[after:before], ' '); at >= 0 {
		return after + at + 1
	}
	return before
}

// endsSentence reports whether a sentence ends between two tokens.
func endsSentence(text string, t, next token, language string) bool {
	gap := text[t.to:next.from]
	stop := strings.IndexAny(gap, ".?!…")
	if stop < 0 || !strings.ContainsRune(gap[stop:], ' ') {
		return strings.Contains(gap, "。")
	}
	if strings.ContainsAny(gap, "?!") {
		return next.capital || !startsLower(text[next.from:])
	}
	if isInitials(t.low) && t.capital {
		return functionWords.has(next.low) && next.capital && utf8.RuneCountInString(t.low) > 1
	}
	_, isDay := dayOf(t.low)
	isNumber := t.low == "no" && next.low[0] >= '0' && next.low[0] <= '9'
	if abbreviations.has(t.low) || isNumber || isDay && spell.Month(next.low, language) > 0 {
		return false
	}
	return next.capital || !startsLower(text[next.from:])
}

// isInitials reports whether a token in lower case is letters with stops between them, or
// one letter: U.S, J.D, B.
func isInitials(low string) bool {
	for i, r := range []rune(low) {
		if i%2 == 0 && !unicode.IsLetter(r) || i%2 == 1 && r != '.' {
			return false
		}
	}
	return low != ""
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// isHeading reports whether most words of a sentence have capitals and no stop ends it.
func isHeading(text string, tokens []token) bool {
	if len(tokens) > 16 || strings.HasSuffix(strings.TrimRight(text, " \"”’)"), ".") {
		return false
	}
	capitals, content := 0, 0
	for _, t := range tokens {
		if !functionWords.has(t.low) {
			content++
			if t.capital {
				capitals++
			}
		}
	}
	return content > 0 && capitals*4 >= content*3
}

// tokensOf finds the words and numbers of a text.
func tokensOf(text string) []token {
	var tokens []token
	end := 0 // of the token before, possessive included
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !isWordRune(r) {
			i += size
			continue
		}
		to := endOfToken(text, i)
		t := token{from: i, to: to, capital: unicode.IsUpper(r) || unicode.IsTitle(r), joined: len(tokens) > 0 && isJoin(text[end:i], tokens[len(tokens)-1])}
		t.cutPossessive(text)
		tokens = append(tokens, t)
		end, i = to, to
	}
	return tokens
}

// isJoin reports whether what stands before a token joins it to the token before: a space,
// or the stop of U.S. and a space.
func isJoin(gap string, before token) bool {
	return gap == " " || gap == ". " && isInitials(before.low) && before.capital
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// endOfToken finds the end of the token that begins at a byte. Apostrophes, hyphens and the
// stops of U.S. and 2.5 belong to it, and the commas of 800,000.
func endOfToken(text string, from int) int {
	i := from
	var last rune
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !isWordRune(r) {
			next, _ := utf8.DecodeRuneInString(text[i+size:])
			if i+size >= len(text) || !joins(r, last, next, text[from:i]) {
				break
			}
		}
		last = r
		i += size
	}
	return i
}

// joins reports whether a sign between two characters joins them to one token.
func joins(sign, last, next rune, before string) bool {
	if !isWordRune(last) || !isWordRune(next) {
		return false
	}
	switch sign {
	case '\'', '’', '-', '‑':
		return true
	case ',':
		return unicode.IsDigit(last) && unicode.IsDigit(next)
	case '.':
		start := strings.LastIndexAny(before, ".") + 1
		return unicode.IsDigit(last) && unicode.IsDigit(next) || utf8.RuneCountInString(before[start:]) == 1 && unicode.IsLetter(next) && unicode.IsLetter(last)
	}
	return false
}

// cutPossessive cuts the 's off, and makes the lower case.
func (t *token) cutPossessive(text string) {
	word := text[t.from:t.to]
	for _, s := range []string{"'s", "’s", "'S", "’S"} {
		if rest, ok := strings.CutSuffix(word, s); ok && rest != "" {
			low := strings.ToLower(rest) + "'s"
			if functionWords.has(low) {
				break
			}
			word, t.own = rest, true
			t.to -= len(s)
			break
		}
	}
	t.low = strings.ReplaceAll(strings.ToLower(word), "’", "'")
}
