package main

import (
	"strconv"
	"strings"

	"policyquiz/cmd/policyquiz/terminal"
)

// courseFiles are the files of a new course. By is who answers for it; it may be empty.
func courseFiles(id, title, by string) []courseFile {
	who := `# by = "A. Instructor"`
	if by = terminal.Clean(by); by != "" {
		who = "by    = " + strconv.Quote(by)
	}
	fill := strings.NewReplacer("BY", who, "ID", id, `"TITLE"`, strconv.Quote(terminal.Clean(title)), "TITLE", terminal.Clean(title)).Replace
	return []courseFile{
		{"course.toml", fill(newHead)},
		{"first-deck.toml", newDeck},
		{"first-document.toml", newSeed},
		{"README.txt", fill(newReadme)},
	}
}

const newHead = `# The course as a whole.

# Your class's answers are kept under this id, so leave it as it is, also when the
# folder gets another name.
id    = "ID"
title = "TITLE"

# Who answers for it: your name.
BY

# The language of the questions.
language = "en"

# The decks in the order in which they are learnt: the names of their files without
# .toml. A deck can be opened later, with { deck = "week-2", opens = 2026-10-12 }.
decks = ["first-deck"]
`

const newDeck = `# A deck is what you ask. Each file with a title and questions is one; add as many
# as you like.
title = "First deck"

# Put a question of your own here. Keep its id when you reword it: answers are kept
# under that. "why" is shown after the answer, "because" to whoever chose that option.
[[question]]
id     = "my-first-question"
ask    = "According to the first document, what does a deck hold?"
answer = "questions"
wrong  = [
  { say = "documents", because = "each document has a seed of its own" },
  { say = "reviews", because = "those are kept in each learner's history" },
]
why    = "A deck is what you ask; a seed records what a document says."
source = { seed = "first-document", at = 1 }

# Once the document's file has three concepts or more, this asks for each of them.
# [[draw]]
# from = "concepts"
# seed = "first-document"
# ask  = ["meaning", "term"]
`

const newSeed = `# A seed is what one document says, in your own words. Its file is named in source.
[document]
title      = "The first document"
short      = "the first document"
voices     = ["author"]          # who speaks in it
paragraphs = 1                   # how many it has: lines that hold more than white space
# publisher = "…"
# url       = "https://…"        # where learners can read it
# date      = 2026-10-01

[actor.author]
name = "the author"
kind = "person"                  # or body, state, group

# One entry for each thing that the document says, with the paragraph.
[concept.deck]
term  = "deck"
means = "a file of questions about one subject"
by    = "author"
at    = 1
`

const newReadme = `TITLE
Get policyquiz, then write: policyquiz course add ID.zip
Learn a few minutes a day with: policyquiz drill
`
