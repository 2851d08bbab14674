package main

import (
	"fmt"
	"slices"
	"strings"

	"policyquiz/quiz/deckfile"
)

// This file makes ids of words.

// idleWords tell nothing of a question.
var idleWords = strings.Fields("a an the of to in on at by for from with and or is are was were be as it its that this what which who whom whose when where why how does do did according has have had there their his her")

const (
	idWords  = 4  // the most words of an id
	idLength = 40 // the most bytes of an id that is made
)

// idOf makes an id of the telling words of a text: "q" if it has none.
func idOf(text string) string {
	var kept []string
	for word := range strings.SplitSeq(deckfile.CourseID(text), "-") {
		if word == "" || slices.Contains(idleWords, word) || len(word) > idLength {
			continue
		}
		if kept = append(kept, word); len(kept) == idWords {
			break
		}
	}
	for len(kept) > 1 && len(strings.Join(kept, "-")) > idLength {
		kept = kept[:len(kept)-1]
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
