package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/lint"
	"policyquiz/quiz/spell"
)

// This file makes ids of words.

// idleWords tell nothing of what a name means.
var idleWords = strings.Fields("a an the of to in on at by for from with and or is are was were be as it its that this what which who whom whose when where why how does do did according has have had there their his her")

// askingWords say how to reply to a question, or that one is asked, and not what about.
var askingWords = strings.Fields("answer answers ask asked asks best call called calls choose complete correct describe explain false find following gap gaps item items list match mean means meant name named names order part parts put question reply right sentence statement statements suppose take term terms true word words wrong")

const (
	idWords  = 4  // the most words of an id
	idLength = 40 // the most bytes of an id that is made
)

// idOf makes an id of the telling words of a name: "q" if it has none.
func idOf(name string) string {
	return joinedID(plainWords(name), func(word string) bool { return !slices.Contains(idleWords, word) })
}

// stemID makes an id of the words of a question that carry its meaning. Words of the names
// of documents say where the answer stands; they are taken only if few others are left.
func stemID(stem string, ofDocument func(word string) bool) string {
	asked := plainWords(saidBy.ReplaceAllString(stem, ""))
	tells := func(word string) bool { return isTelling(word) && !ofDocument(word) }
	for _, try := range []struct {
		words []string
		tells func(string) bool
	}{{asked, tells}, {asked, isTelling}, {plainWords(stem), isTelling}} {
		if id := joinedID(try.words, try.tells); strings.Contains(id, "-") {
			return id
		}
	}
	return idOf(stem)
}

// saidBy finds what a question says of its source, up to the end of the clause.
var saidBy = regexp.MustCompile(`(?i),?\s*\b(?:according to|going by)\b[^,.;:?]*`)

// isTelling reports whether a word tells what a question is about.
func isTelling(word string) bool {
	first, _, _ := strings.Cut(word, "-")
	return (lint.Tells(first) || first != word) && !slices.Contains(askingWords, word)
}

// plainWords returns the words of a text in the letters of ids, without the sign of the
// possessive. A word with hyphens is one.
func plainWords(text string) (words []string) {
	for word := range strings.FieldsSeq(text) {
		word = strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		var parts []string
		for part := range strings.SplitSeq(spell.Owner(word), "-") {
			parts = append(parts, spell.Fold(part))
		}
		if word = deckfile.CourseID(strings.Join(parts, "-")); word != "" && len(word) <= idLength {
			words = append(words, word)
		}
	}
	return words
}

// joinedID joins the first words that tell something, each once: "q" if there is none.
func joinedID(words []string, tells func(string) bool) string {
	var kept []string
	length := 0
	for _, word := range words {
		if !tells(word) || slices.Contains(kept, word) {
			continue
		}
		if length += len(word) + 1; len(kept) == idWords || length > idLength+1 {
			break
		}
		kept = append(kept, word)
	}
	if len(kept) == 0 {
		return "q"
	}
	return strings.Join(kept, "-")
}

// freeID returns an id, with a number behind it if it is taken.
func freeID(id string, taken func(string) bool) string {
	free := id
	for n := 2; taken(free); n++ {
		free = fmt.Sprintf("%s-%d", id, n)
	}
	return free
}

// inWords returns an id as a title.
func inWords(id string) string {
	words := strings.ReplaceAll(id, "-", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}
