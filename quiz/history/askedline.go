package history

import (
	"encoding/json"
	"fmt"

	"policyquiz/quiz"
)

// askedStart is how the line of a question begins.
const askedStart = `{"asked":"`

// An askedRecord is a question as it was worded, in the types of JSON.
type askedRecord struct {
	Asked     string      `json:"asked"` // the fingerprint of all that follows
	Question  string      `json:"question"`
	Kind      string      `json:"kind,omitempty"`
	Deck      string      `json:"deck,omitempty"`
	Objective string      `json:"objective,omitempty"`
	Rung      int         `json:"rung,omitempty"`
	Rev       int         `json:"rev,omitempty"`
	Stem      string      `json:"stem,omitempty"`
	Body      string      `json:"body,omitempty"`
	Options   [][2]string `json:"options,omitempty"` // id, text
	Rows      [][2]string `json:"rows,omitempty"`    // likewise
	Right     [][]string  `json:"right,omitempty"`
}

// encodeAsked returns the line for a question, without a line end.
func encodeAsked(a *quiz.Asked) (line string, err error) {
	return checked(askedRecord{
		Asked: a.Print(), Question: a.Question, Kind: a.Kind, Deck: a.Deck, Objective: a.Objective, Rung: a.Rung, Rev: a.Rev,
		Stem: a.Stem, Body: a.Body, Options: pairsOf(a.Options), Rows: pairsOf(a.Rows), Right: a.Right,
	})
}

// decodeAsked reads the line of a question and checks its fingerprint. With a
// fault of that alone it returns the fingerprint.
func decodeAsked(line string) (content, *fault) {
	var rec askedRecord
	if err := json.Unmarshal([]byte(line), &rec); err != nil {
		return content{}, &fault{why: explain(err)}
	}
	a := quiz.Asked{
		Question: rec.Question, Kind: rec.Kind, Deck: rec.Deck, Objective: rec.Objective, Rung: rec.Rung, Rev: rec.Rev,
		Stem: rec.Stem, Body: rec.Body, Options: itemsOf(rec.Options), Rows: itemsOf(rec.Rows), Right: rec.Right,
	}
	if print := a.Print(); print != rec.Asked {
		return content{asked: rec.Asked}, &fault{why: fmt.Sprintf("a question whose words do not have the fingerprint %s", rec.Asked)}
	}
	return content{asked: rec.Asked, words: &a}, nil
}

func pairsOf(items []quiz.AskedItem) (pairs [][2]string) {
	for _, i := range items {
		pairs = append(pairs, [2]string{i.ID, i.Text})
	}
	return pairs
}

func itemsOf(pairs [][2]string) (items []quiz.AskedItem) {
	for _, p := range pairs {
		items = append(items, quiz.AskedItem{ID: p[0], Text: p[1]})
	}
	return items
}
