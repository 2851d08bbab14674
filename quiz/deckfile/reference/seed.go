package reference

import (
	"policyquiz/quiz/place"
	"policyquiz/quiz/seed"
)

func seedFile() File {
	return File{
		ID:    "seed-file",
		Title: "a seed, the record of one document",
		About: `A seed says what one document is, and what it says, in your own words, each thing with its place. The file's name without .toml is the seed's id. A deck draws questions from it ([[draw]]; policyquiz help deck-file).

A file with nothing but actors and issues is for all seeds of its course.

policyquiz draft FILE prints a first seed of a document. policyquiz help places says how places are written.`,
		Tables: []Table{documentTable(), actorTable(), issueTable(), conceptTable(), proposalTable(), stanceTable(), eventTable(), figureTable(), dutyTable()},
		Common: entryKeys(),
	}
}

func documentTable() Table {
	return Table{
		Name: "document", Form: Single,
		About: "What the document is. A seed has it once, and cite makes references of it.",
		Keys: []Key{
			{Name: "title", Type: text(), Needed: true, About: "its title", Example: `title = "White Paper on Heating"`},
			{Name: "short", Type: text(), About: "its name within a sentence; without it the title is quoted", Example: `short = "the White Paper"`},
			{Name: "kind", Type: text(), About: "what sort of text it is", Example: `kind = "podcast transcript"`},
			{Name: "voices", Type: ids(), About: "the actors who speak in it", Example: `voices = ["author"]`},
			{Name: "authors", Type: texts(), About: `who wrote it: "Ann Able" or "Able, Ann", a body in braces`, Example: `authors = ["Ann Able", "{World Bank}"]`},
			{Name: "publisher", Type: text(), About: "who published it", Example: `publisher = "Ministry of Housing"`},
			{Name: "date", Type: date(), About: "when it was published", Example: `date = 2025-10-17`},
			{Name: "url", Type: text(), About: "where it stands on the web, the whole address", Example: `url = "https://example.org/white-paper"`},
			{Name: "accessed", Type: date(), About: "when you read it there", Example: `accessed = 2026-03-02`},
			{Name: "language", Type: text(), About: "its language, as a code", Example: `language = "en"`},
			{Name: "version", Type: text(), About: "which version of it you read", Example: `version = "second reading"`},
			{Name: "text", Type: text(), About: "your copy of it in the folder of the course: .txt, .md or .html; then check compares places with it", Example: `text = "texts/white-paper.txt"`},
			{Name: "places", Type: oneOf(numbered()), About: "what a bare number in at is; a paragraph if nothing is said", Example: `places = "page"`},
			{Name: "paragraphs", Type: lastPlace(), About: "its last paragraph: lines with something besides white space", Example: `paragraphs = 40`},
			{Name: "pages", Type: lastPlace(), About: "its last page", Example: "pages  = 60\nplaces = \"page\""},
			{Name: "sections", Type: lastPlace(), About: "its last section", Example: "sections = \"9.4\"\nplaces   = \"section\""},
			{Name: "articles", Type: lastPlace(), About: "its last article", Example: "articles = 12\nplaces   = \"article\""},
			{Name: "lines", Type: lastPlace(), About: "its last line", Example: "lines  = 737\nplaces = \"line\""},
			{Name: "slides", Type: lastPlace(), About: "its last slide", Example: "slides = 30\nplaces = \"slide\""},
			{Name: "minutes", Type: lastPlace(), About: "how long the recording is", Example: "minutes = \"1:02:30\"\nplaces  = \"minute\""},
			{Name: "labels", Type: texts(), About: "the document's own names of its places, in its order", Example: `labels = ["S8504", "S8505", "S8506"]`},
			{Name: "was", Type: ids(), About: "ids that the seed had, so that answers are kept", Example: `was = ["heating-draft"]`},
		},
	}
}

// numbered lists the kinds of place that have numbers.
func numbered() []place.Kind {
	var kinds []place.Kind
	for _, k := range place.Kinds {
		if k != place.Label {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

func actorTable() Table {
	return Table{
		Name: "actor", Form: Named,
		About: "A person, body, state or group that the document speaks of, or that speaks in it. Names are written as they stand within a sentence.",
		Keys: []Key{
			{Name: "name", Type: text(), Needed: true, About: "its name, with the article if it has one", Example: `name = "the ministry"`},
			{Name: "kind", Type: oneOf(seed.ActorKinds), Needed: true, About: "what it is; wrong options are of the same kind", Example: `kind = "body"`},
			{Name: "short", Type: text(), About: "its name in a stem, where the whole one is long", Example: `short = "the ministry"`},
			{Name: "also", Type: texts(), About: "other names and spellings, which pass where the name is typed", Example: `also = ["Ministry of Housing", "MoH"]`},
			{Name: "role", Type: text(), About: "what it is in this matter", Example: `role = "who pays for the subsidy"`},
			{Name: "side", Type: text(), About: "whose side it is on; decks --balance counts by it", Example: `side = "government"`},
			{Name: "part-of", Type: ids(), About: "actors that it belongs to: neither is offered against the other", Example: `part-of = ["government"]`},
			{Name: "same", Type: ids(), About: "actors that are never offered against it", Example: `same = ["minister"]`},
			{Name: "was", Type: ids(), About: "ids that it had", Example: `was = ["housing"]`},
		},
	}
}

func issueTable() Table {
	return Table{
		Name: "issue", Form: Named,
		About: "A claim on which actors take a stance. It stands in the seed, or in a file with nothing but actors and issues.",
		Keys: []Key{
			{Name: "claim", Type: text(), Needed: true, About: "the claim, a sentence without can, may or truly", Example: `claim = "The subsidy pays for itself"`},
			{Name: "waive", Type: waivers(), About: "rules that do not fit here, each with the reason", Example: `waive = { modal-claim = "the document argues about what may be" }`},
			{Name: "was", Type: ids(), About: "ids that it had", Example: `was = ["self-financing"]`},
		},
	}
}

var (
	keyBy = Key{Name: "by", Type: id(), Needed: true, About: "the actor who tells it in the document", Example: `by = "author"`}
	keyAt = Key{Name: "at", Type: places(), Needed: true, About: "where it stands", Example: `at = [12, "14-16"]`}
)

const aboutTold = "how the document knows it: the actor says it, a speaker says it of another, or it is hearsay"

func told() Key {
	return Key{Name: "told", Type: oneOf(seed.Tellings), Needed: true, About: aboutTold, Example: `told = "attributed"`}
}

// mayTell is told in tables that do without it.
func mayTell() Key {
	k := told()
	k.Needed = false
	return k
}

var (
	keyNear = Key{Name: "near", Type: ids(), About: "entries that make the best wrong options", Example: `near = ["tax-break"]`}
	keySame = Key{Name: "same", Type: ids(), About: "entries that could be defended as right, and are never offered as wrong", Example: `same = ["grant"]`}
)

func conceptTable() Table {
	return Table{
		Name: "concept", Form: Named, Entries: true,
		About: "A term, and what the document means by it.",
		Keys: []Key{
			{Name: "term", Type: text(), Needed: true, About: "the term", Example: `term = "electrification"`},
			{Name: "means", Type: text(), Needed: true, About: "what it means here, in your words and without the term", Example: `means = "the replacement of burning by another source of power"`},
			mayTell(), keyBy, keyAt,
			{Name: "says", Type: id(), About: "the actor whose word it is; without it the label is yours, and questions say so", Example: `says = "author"`},
			{Name: "of", Type: id(), About: "whose notion it is, if not that of the one in by", Example: `of = "ministry"`},
			{Name: "also", Type: texts(), About: "other spellings of the term", Example: `also = ["electrifying"]`},
			keyNear, keySame,
		},
	}
}

func proposalTable() Table {
	return Table{
		Name: "proposal", Form: Named, Entries: true,
		About: "What somebody proposed, offered or demanded.",
		Keys: []Key{
			{Name: "who", Type: ids(), Needed: true, About: "everyone who proposed it", Example: `who = ["ministry"]`},
			{Name: "what", Type: text(), Needed: true, About: "what was proposed, without the name of who did", Example: `what = "the state pays a third of each heat pump"`},
			told(), keyBy, keyAt,
			{Name: "to", Type: ids(), About: "to whom", Example: `to = ["tenants"]`},
			{Name: "when", Type: text(), About: "when, in words", Example: `when = "before the elections"`},
			{Name: "fate", Type: text(), When: "with became", About: "what became of it, a clause", Example: "fate   = \"turned down in the first reading\"\nbecame = \"refused\""},
			{Name: "became", Type: oneOf(seed.Fates), When: "needed beside fate", About: "the sort of fate", Example: `became = "refused"`},
			keyNear, keySame,
		},
	}
}

const unlessSilent = "needed, but for a silent stance"

func stanceTable() Table {
	return Table{
		Name: "stance", Form: List, Entries: true,
		About: "Where one actor stands on one issue.",
		Keys: []Key{
			{Name: "issue", Type: id(), Needed: true, About: "the issue", Example: `issue = "subsidy"`},
			{Name: "who", Type: id(), Needed: true, About: "the actor", Example: `who = "industry"`},
			{Name: "holds", Type: oneOf(seed.Positions), Needed: true, About: "the position: open if the actor says that it cannot be known, silent if you have checked that the document does not say", Example: `holds = "conditional"`},
			{Name: "told", Type: oneOf(seed.Tellings), When: unlessSilent, About: aboutTold, Example: `told = "attributed"`},
			{Name: "by", Type: id(), When: unlessSilent, About: "the actor who tells it in the document", Example: `by = "author"`},
			{Name: "at", Type: places(), When: unlessSilent, About: "where it stands", Example: `at = 17`},
			{Name: "says", Type: text(), About: "what the actor says exactly, in a clause", Example: `says = "only if the grid holds"`},
		},
	}
}

func eventTable() Table {
	return Table{
		Name: "event", Form: Named, Entries: true,
		About: "Something that happened, with its time.",
		Keys: []Key{
			{Name: "what", Type: text(), Needed: true, About: "what happened, a clause", Example: `what = "the bill has its first reading"`},
			told(), keyBy, keyAt,
			{Name: "when", Type: text(), About: "the time in words, as learners see it", Example: `when = "in the autumn of 2025"`},
			{Name: "date", Type: date(), About: "the time, by which events are told apart and put in order", Example: `date = "2025-10"`},
		},
	}
}

func figureTable() Table {
	return Table{
		Name: "figure", Form: Named, Entries: true,
		About: "A number that the document gives.",
		Keys: []Key{
			{Name: "value", Type: number(), Needed: true, About: "the number, or the lower end of a range", Example: `value = 800000`},
			{Name: "to", Type: number(), About: "the upper end of a range", Example: `to = 900000`},
			{Name: "unit", Type: text(), About: "what is counted", Example: `unit = "pumps"`},
			{Name: "counts", Type: text(), Needed: true, About: "what the number says, a clause that begins with how many or how much", Example: `counts = "how many heat pumps the subsidy is to reach"`},
			{Name: "whose", Type: id(), Needed: true, About: "the actor whose figure it is", Example: `whose = "ministry"`},
			told(), keyBy, keyAt,
		},
	}
}

func dutyTable() Table {
	return Table{
		Name: "duty", Form: Named, Entries: true,
		About: "What a law, an order or an agreement lays down: who must do what, by when, unless.",
		Keys: []Key{
			{Name: "who", Type: ids(), Needed: true, About: "everyone whom it binds", Example: `who = ["suppliers"]`},
			{Name: "what", Type: text(), Needed: true, About: "what they must do, worded as it stands behind must", Example: `what = "report each leak"`},
			keyBy, keyAt, mayTell(),
			{Name: "forbidden", Type: truth(), About: "true if they must not do it", Example: `forbidden = true`},
			{Name: "when", Type: text(), About: "by when, in words", Example: `when = "within two days"`},
			{Name: "unless", Type: text(), About: "what lifts the duty, a clause without the word unless", Example: `unless = "it is mended on the day it is found"`},
			keyNear, keySame,
		},
	}
}

// entryKeys are keys that entries of all tables have.
func entryKeys() []Key {
	return []Key{
		{Name: "why", Type: text(), About: "what explains the answer, for learners", Example: `why = "A third is what the budget allows."`},
		{Name: "background", Type: text(), About: "what the document takes for granted; shown as such", Example: `background = "Budgets are voted on in March."`},
		{Name: "unasked", Type: text(), About: "the reason why nothing is drawn from it", Example: `unasked = "everybody knows it"`},
		{Name: "garbled", Type: text(), When: "not in a silent stance", About: "what a transcript spoilt, and how you read it", Example: `garbled = "“heat bumps”, read as heat pumps"`},
		{Name: "rev", Type: whole(1, 0), About: "raise it where another answer becomes right: earlier answers stop counting", Example: `rev = 2`},
		{Name: "waive", Type: waivers(), About: "rules that do not fit here, each with the reason", Example: `waive = { not-a-voice = "the editor adds it" }`},
		{Name: "was", Type: ids(), About: "ids that it had, so that answers are kept", Example: `was = ["old-id"]`},
	}
}
