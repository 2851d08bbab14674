package reference

func courseFile() File {
	return File{
		ID:    "course-file",
		Title: "course.toml, which speaks of a course",
		About: `A course is a folder of decks and seeds, flat or in decks/ and seeds/. course.toml stands in the folder or in its decks/. It may be missing: then the folder's name is the id. policyquiz course pack demands an id.`,
		Tables: []Table{{
			Name: "course", Form: Head,
			About: "All that the file has.",
			Keys: []Key{
				{Name: "id", Type: id(), When: "needed to pack it", About: "the id of the course: the answers of the class hang on it", Example: `id = "heat"`},
				{Name: "title", Type: text(), About: "the name that learners see", Example: `title = "Heat policy, autumn 2026"`},
				{Name: "by", Type: text(), About: "who answers for it", Example: `by = "A. Instructor"`},
				{Name: "language", Type: text(), About: "the language of its questions, as a code; English if nothing is said", Example: `language = "en"`},
				{Name: "decks", Type: planned(), About: "the order in which decks are learnt, and from which day on; the others follow by name. Exams that stand first are pretests, of which whoever begins is told", Example: `decks = ["first-deck", { deck = "second-deck", opens = 2026-10-12 }]`},
				{Name: "was", Type: ids(), About: "ids that the course had", Example: `was = ["heat-2025"]`},
			},
		}},
	}
}

// planned is the type of decks.
func planned() Type {
	const example = `decks = [{ deck = "second-deck", opens = 2026-10-12 }]`
	keys := []Key{
		{Name: "deck", Type: text(), Needed: true, About: "the id of the deck", Example: example},
		{Name: "opens", Type: Type{Says: "date", Schema: object{"type": "string"}}, About: "the first day on which it is asked from", Example: example},
	}
	return Type{Says: "list of ids, or tables with deck and opens", Schema: listOf(eitherOf(object{"type": "string"}, tableSchema(keys, nil))), Inner: keys}
}

func settingsFile() File {
	return File{
		ID:    "settings-file",
		Title: "settings.toml, a learner's lasting choices",
		About: `It stands in ~/.config/policyquiz (macOS: ~/Library/Application Support/policyquiz, Windows: %AppData%\policyquiz). Each key may be missing. policyquiz settings prints what holds, and where it comes from; policyquiz settings rollover 5 changes one and leaves your comments where they are.`,
		Tables: []Table{{
			Name: "settings", Form: Head,
			About: "All that the file has.",
			Keys: []Key{
				{Name: "new", Type: whole(0, 0), About: "new questions a day, over all decks; 10 if nothing is said", Example: `new = 10`},
				{Name: "limit", Type: whole(0, 0), About: "questions in a session; 0 for no limit", Example: `limit = 20`},
				{Name: "retention", Type: Type{Says: "number from 0.7 to 0.99", Schema: object{"type": "number", "minimum": 0.7, "maximum": 0.99}}, About: "how likely you want to know an answer when it comes back; 0.9 if nothing is said", Example: `retention = 0.9`},
				{Name: "rollover", Type: whole(0, 23), About: "the hour at which a day begins; 4 if nothing is said", Example: `rollover = 4`},
				{Name: "terse", Type: truth(), About: "short prompts in a drill", Example: `terse = true`},
				{Name: "sure", Type: truth(), About: "say in a drill how sure you are of each answer", Example: `sure = true`},
				{Name: "unwrapped", Type: truth(), About: "break no line where a drill prints lines only", Example: `unwrapped = true`},
				{Name: "texts", Type: text(), About: "a folder of your own copies of documents, the whole path or from ~", Example: `texts = "~/texts"`},
			},
		}},
	}
}
