package reference

import (
	"maps"
	"slices"

	"policyquiz/quiz/lint"
	"policyquiz/quiz/seed"
)

// draws are the words of a draw, each for a table of a seed.
var draws = []string{"concepts", "proposals", "stances", "figures", "events", "duties"}

// shapes are the keys by which the kind of a question is known.
var shapes = []string{"answer", "answers", "accept", "number", "order", "match", "cloze", "back"}

// waivers is the type of waive.
func waivers() Type {
	properties := object{}
	for _, r := range lint.Rules() {
		properties[r.ID] = object{"type": "string", "description": r.Finds}
	}
	return Type{Says: "table of rules and reasons", Schema: object{"type": "object", "properties": properties, "additionalProperties": false}}
}

// facets is the type of a draw's ask.
func facets() Type {
	words := map[string]bool{}
	for _, of := range []map[seed.Table][]string{seed.Facets, seed.SetFacets} {
		for _, facets := range of {
			for _, facet := range facets {
				words[facet] = true
			}
		}
	}
	return Type{Says: "list of words", Schema: listOf(object{"type": "string", "enum": slices.Sorted(maps.Keys(words))})}
}

func deckFile() File {
	return File{
		ID:    "deck-file",
		Title: "a deck, what to ask",
		About: `A deck has a head, questions written by hand, and draws that turn entries of seeds into questions. The file's name without .toml is the deck's id. Questions come in the order of the file.

The shape of its answer is the kind of a question: give each exactly one of answer, answers, accept, number, order, match, cloze and back. policyquiz help rules says how answers are judged.`,
		Tables: []Table{
			{
				Name: "head", Form: Head,
				About: "What stands above the first question or draw.",
				Keys: []Key{
					{Name: "title", Type: text(), Needed: true, About: "the name that learners see", Example: `title = "Terms of the White Paper"`},
					{Name: "summary", Type: text(), About: "what it is about; policyquiz decks prints it", Example: `summary = "What each term means, and whose it is."`},
					{Name: "objectives", Type: mapping("table of ids and texts", idPattern), About: "what learners are to be able to do, by ids of your own", Example: `objectives = { a = "attribute an offer", b = "tell terms apart" }`},
					{Name: "use", Type: oneOf([]string{"exam", "start"}), About: "exam: asked by its name alone, whole, with verdicts at the end, and without schedule; start: whoever begins meets its questions of rung 1, in their order, before what is new elsewhere", Example: `use = "exam"`},
					{Name: "waive", Type: waivers(), About: "rules about the deck as a whole that do not fit, each with the reason", Example: `waive = { balance = "all are true on purpose" }`},
					{Name: "was", Type: ids(), About: "ids that the deck had, so that answers are kept", Example: `was = ["old-id"]`},
				},
			},
			{Name: "question", Form: List, About: "A question written by hand.", OneOf: shapes, Keys: questionKeys()},
			{Name: "draw", Form: List, About: "Questions from the entries of a seed, with wrong options that the seed knows to be wrong. It takes three entries that differ.", Keys: drawKeys()},
		},
	}
}

// wrongs is the type of wrong: texts and numbers, or tables with the reason.
func wrongs() Type {
	const example = "answer = \"the state\"\nwrong  = [\"the landlord\", { say = \"the tenant\", because = \"tenants pay for the power (¶13)\" }]"
	keys := []Key{
		{Name: "say", Type: Type{Says: "text or number", Schema: eitherOf(object{"type": "string"}, object{"type": "number"})}, Needed: true, About: "what it reads", Example: example},
		{Name: "because", Type: text(), About: "what learners who say it are told", Example: example},
		{Name: "gap", Type: whole(1, 0), When: "in a cloze", About: "the gap that it belongs to", Example: "cloze = \"It promises {savings}, but no {cap}.\"\nwrong = [{ gap = 2, say = \"limit\", because = \"that is for firms\" }]"},
	}
	return Type{
		Says:   "list of texts, numbers, or tables",
		Schema: listOf(eitherOf(object{"type": "string"}, object{"type": "number"}, tableSchema(keys, nil))),
		Inner:  keys,
	}
}

// sources is the type of source: a table, or a list of them.
func sources() Type {
	keys := []Key{
		{Name: "seed", Type: text(), Needed: true, About: "the id of the seed", Example: `source = { seed = "white-paper", at = 12 }`},
		{Name: "at", Type: places(), Needed: true, About: `the place or places, or "whole"`, Example: `source = { seed = "white-paper", at = "whole" }`},
	}
	one := tableSchema(keys, nil)
	return Type{Says: "table with seed and at, or list of them", Schema: eitherOf(one, listOf(one)), Inner: keys}
}

var (
	keyObjective = Key{Name: "objective", Type: id(), About: "the objective of the head that it serves", Example: `objective = "a"`}
	keyRung      = Key{Name: "rung", Type: whole(1, 5), About: "how far up it stands: 1 recognise, 2 tell apart, 3 explain, 4 apply, 5 judge; 1 if nothing is said", Example: `rung = 2`}
	keyAfter     = Key{Name: "after", Type: texts(), About: "questions that must have been answered rightly before it is new", Example: `after = ["terms/cop"]`}
)

func questionKeys() []Key {
	return []Key{
		{Name: "id", Type: id(), Needed: true, About: "a short name that stays when the wording changes: answers hang on it", Example: `id = "who-pays"`},
		{Name: "ask", Type: text(), When: "needed, but beside cloze", About: "the stem; it says whose view it asks for", Example: `ask = "Who pays for it, according to the White Paper?"`},
		{Name: "answer", Type: Type{Says: "text, or true or false", Schema: eitherOf(object{"type": "string"}, object{"type": "boolean"})}, When: "single choice with wrong; true or false without", About: "the right option, or whether the stem is true", Example: "answer = \"the state\"\nwrong  = [\"the tenant\", \"the landlord\"]"},
		{Name: "answers", Type: texts(), When: "several choices, with wrong", About: "the right options, two or more", Example: "answers = [\"insulation\", \"heat pumps\"]\nwrong   = [\"gas boilers\", \"district cooling\"]"},
		{Name: "accept", Type: Type{Says: "list of texts, or list of such lists", Schema: eitherOf(listOf(object{"type": "string"}), listOf(listOf(object{"type": "string"})))}, When: "typed", About: "every spelling that is right, the one that is shown first; lists in it are several answers; what stands in round brackets may be left out", Example: `accept = ["electrification", "electrifying"]`},
		{Name: "number", Type: Type{Says: "number or list of numbers", Schema: eitherOf(object{"type": "number"}, listOf(object{"type": "number"}))}, When: "numeric", About: "the right number, or several that are right", Example: `number = 250`},
		{Name: "order", Type: texts(), When: "put in order", About: "the items in the right order, two or more", Example: `order = ["audit", "offer", "approval"]`},
		{Name: "match", Type: Type{Says: "list of pairs", Schema: listOf(object{"type": "array", "items": object{"type": "string"}, "minItems": 2, "maxItems": 2})}, When: "match", About: "pairs of what belongs together", Example: `match = [["the ministry", "a subsidy"], ["the industry", "a tax break"]]`},
		{Name: "cloze", Type: text(), When: "gaps in a sentence", About: "the sentence, its gaps in braces, spellings parted by |; \\{ is a brace", Example: `cloze = "The subsidy ends when {one million|1 million} pumps are {installed}."`},
		{Name: "back", Type: text(), When: "flashcard", About: "the back of the card, which learners grade themselves", Example: `back = "The old scheme runs out in December."`},
		{Name: "wrong", Type: wrongs(), When: "not beside order, back, and true or false", About: "wrong options; beside accept, number and cloze wrong answers that get feedback; beside match right-hand sides left over", Example: "answer = \"the state\"\nwrong  = [\"the landlord\", { say = \"the tenant\", because = \"tenants pay for the power (¶13)\" }]"},
		{Name: "need", Type: whole(1, 0), When: "beside accept with lists", About: "how many of the answers are wanted", Example: "accept = [[\"the energy agency\"], [\"the tenants' union\", \"(the) tenants\"], [\"the chamber\"]]\nneed   = 2"},
		{Name: "within", Type: Type{Says: `number, or text as in "5 %"`, Schema: eitherOf(object{"type": "number", "minimum": 0}, object{"type": "string"})}, When: "beside number", About: "how far off is still right", Example: "number = 250\nwithin = \"5 %\""},
		{Name: "unit", Type: text(), When: "beside number", About: "what is counted; it may be typed or left out", Example: "number = 250\nunit   = \"million euros\""},
		{Name: "open", Type: truth(), When: "beside answers", About: "true if learners are not told how many are right", Example: "answers = [\"insulation\", \"heat pumps\"]\nwrong   = [\"gas boilers\", \"district cooling\"]\nopen    = true"},
		{Name: "fixed", Type: Type{Says: "list of texts, or true", Schema: eitherOf(listOf(object{"type": "string"}), object{"type": "boolean"})}, When: "beside wrong", About: "all options in the order in which they are shown", Example: "answer = \"middle\"\nwrong  = [\"low\", \"high\"]\nfixed  = [\"low\", \"middle\", \"high\"]"},
		{Name: "last", Type: text(), When: "beside wrong", About: "the option that is shown last, right or wrong", Example: "answer = \"the state\"\nwrong  = [\"the tenant\", \"None of these\"]\nlast   = \"None of these\""},
		{Name: "why", Type: text(), About: "the explanation", Example: `why = "It is the price of a change that it wants."`},
		{Name: "background", Type: text(), About: "what the document takes for granted; shown as such", Example: `background = "Budgets are voted on in March."`},
		{Name: "source", Type: sources(), About: "where the answer stands, in one document or several", Example: `source = [{ seed = "white-paper", at = [12, "14-16"] }, { seed = "statute", at = "art. 5" }]`},
		{Name: "about", Type: text(), About: "the entry of a seed that it is about: what is drawn from that is kept apart", Example: `about = "white-paper/concept/electrification"`},
		keyObjective, keyRung, keyAfter,
		{Name: "rev", Type: whole(1, 0), About: "raise it where another answer becomes right; leave it where it stays the same", Example: `rev = 2`},
		{Name: "waive", Type: waivers(), About: "rules that do not fit here, each with the reason", Example: `waive = { longest-key = "the sentence is quoted" }`},
		{Name: "was", Type: texts(), About: "ids that it had, here or in another deck, so that answers are kept", Example: `was = ["old-id"]`},
	}
}

func drawKeys() []Key {
	return []Key{
		{Name: "from", Type: oneOf(draws), Needed: true, About: "which entries of the seed", Example: `from = "proposals"`},
		{Name: "seed", Type: text(), Needed: true, About: "the id of the seed", Example: `seed = "white-paper"`},
		{Name: "ask", Type: facets(), About: "what is asked of them (policyquiz help drawing); everything that can be asked of one, if nothing is said", Example: `ask = ["who", "what"]`},
		{Name: "only", Type: ids(), About: "the entries, if not all; of stances issue/actor, or an issue", Example: `only = ["subsidy", "tax-break", "rent-cap"]`},
		{Name: "id", Type: id(), When: "needed where ask is match or order", About: "the id of the question that all entries make together", Example: "id  = \"who-says-what\"\nask = [\"match\"]"},
		{Name: "wrong", Type: ids(), When: "beside only, where ask is match", About: "entries whose right-hand sides are left over", Example: "id    = \"who-says-what\"\nask   = [\"match\"]\nonly  = [\"subsidy\", \"tax-break\", \"rent-cap\"]\nwrong = [\"ban\"]"},
		keyObjective, keyRung, keyAfter,
		{Name: "waive", Type: waivers(), About: "rules that do not fit all that it draws, each with the reason", Example: `waive = { same-stem = "asked twice on purpose" }`},
		{Name: "was", Type: texts(), When: "where it has an id", About: "ids that it had", Example: "id  = \"who-says-what\"\nask = [\"match\"]\nwas = [\"old-id\"]"},
	}
}
