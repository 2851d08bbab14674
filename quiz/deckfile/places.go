package deckfile

import (
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
)

// readPlacesOf reads one paragraph or a list of them.
func readPlacesOf(f *block.Fields, key string) quiz.Places {
	v, ok := f.Get(key)
	if !ok {
		return nil
	}
	at, ok := readPlaces(v)
	if !ok {
		f.WrongType(key, v, placesHint)
	}
	return at
}

const placesHint = "a paragraph number or a list of them, as in at = [92, 93]"

func readPlaces(v any) (at quiz.Places, ok bool) {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	for _, v := range list {
		n, ok := v.(int64)
		if !ok || n < 1 || n > 1<<30 {
			return nil, false
		}
		at = append(at, quiz.Paragraphs(int(n))...)
	}
	return at, len(at) > 0
}
