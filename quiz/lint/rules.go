package lint

// The ids of the rules.
const (
	longestKey      = "longest-key"
	oddKey          = "hedged-key"
	absoluteOptions = "absolute-options"
	echo            = "echo"
	ofTheAbove      = "of-the-above"
	twoOptions      = "two-options"
	grammarCue      = "grammar-cue"
	numberOrder     = "number-order"
	negativeStem    = "negative-stem"
	longStem        = "long-stem"
	mixedScripts    = "mixed-scripts"
	noWhy           = "no-why"
	noSource        = "no-source"
	cardInExam      = "card-in-exam"
	noBecause       = "no-because"
	uncitedDocument = "uncited-document"
	mixedKinds      = "mixed-kinds"
	knownRight      = "known-right"
	giveAway        = "give-away"
	whoseView       = "whose-view"
	hearsayLost     = "hearsay-lost"
	labelInMouth    = "label-in-mouth"
	typedOverlap    = "typed-overlap"
	numberNotThere  = "number-not-there"
	gapNotThere     = "gap-not-there"
	sameStem        = "same-stem"
	contradicting   = "contradicting-keys"
	nearTwin        = "near-twin"
	saidElsewhere   = "said-elsewhere"
	wornOption      = "worn-option"
	lengthCue       = "length-cue"
	balance         = "balance"
	termInMeaning   = "term-in-meaning"
	proposerInWhat  = "proposer-in-proposal"
	notAVoice       = "not-a-voice"
	notFirstHand    = "not-first-hand"
	modalClaim      = "modal-claim"
	figureNotThere  = "figure-not-there"
)

// rules has every rule with its texts. Their order is that of policyquiz help rules.
var rules = []Rule{
	{
		ID: longestKey, Level: Warning, Scope: OfQuestion,
		Finds:   "the right option is much longer than all others",
		Why:     "Authors qualify what is right, so people who know nothing choose the longest option.",
		Example: `answer = "the state, if the house is older than ten years"; wrong = ["the tenant", "the owner"]`,
		Mend:    "shorten the answer, or give the wrong options as many conditions",
	},
	{
		ID: oddKey, Level: Note, Scope: OfQuestion, English: true,
		Finds:   "only the right option is cautious (may, some, probably)",
		Why:     "A careful option among bold ones is chosen by its tone.",
		Example: `answer = "it may help some tenants"; wrong = ["it helps all tenants", "it helps the owners"]`,
		Mend:    "give every option the same amount of doubt",
	},
	{
		ID: absoluteOptions, Level: Note, Scope: OfQuestion, English: true,
		Finds:   "only wrong options have always, never, only, all, none or the like",
		Why:     "What claims too much is seldom true, so such options are struck out unread.",
		Example: `answer = "it lowers the rent"; wrong = ["it never pays", "it always pays"]`,
		Mend:    "say it without the absolute word, or use one in the answer as well",
	},
	{
		ID: echo, Level: Note, Scope: OfQuestion, English: true,
		Finds:   "a telling word of the stem stands in the right option alone",
		Why:     "The option that sounds like the stem is chosen without reading the document.",
		Example: `ask = "What does the insulation rule require?"; answer = "insulation of roofs"; wrong = ["new windows", "an audit"]`,
		Mend:    "say it with another word in the stem or in the answer, or use the word in a wrong option",
	},
	{
		ID: ofTheAbove, Level: Warning, Scope: OfQuestion, English: true,
		Finds:   "an option points to other options by their place (none of the above, both A and B)",
		Why:     "Options are shuffled, so nothing stands above, and there is no A.",
		Example: `wrong = ["the tenant", "the owner", "all of the above"]`,
		Mend:    "name what is meant, or ask for several answers with answers = […]",
	},
	{
		ID: twoOptions, Level: Note, Scope: OfQuestion,
		Finds:   "there is one wrong option only",
		Why:     "Half of those who guess are right.",
		Example: `answer = "the state"; wrong = ["the tenant"]`,
		Mend:    "add a second wrong option that tempts, or ask true or false",
	},
	{
		ID: grammarCue, Level: Warning, Scope: OfQuestion, English: true,
		Finds:   "the stem ends in a or an, or options differ in number, in their first capital or in their full stop",
		Why:     "The option that fits the sentence is chosen for its form.",
		Example: `ask = "The White Paper calls the fee an …"; answer = "insurance"; wrong = ["tax", "fine"]`,
		Mend:    "write all options so that they fit the stem and look alike",
	},
	{
		ID: numberOrder, Level: Warning, Scope: OfQuestion,
		Finds:   "amounts among the options overlap, or stand out of order where their order is fixed",
		Why:     "Where ranges overlap two options are right; amounts out of order cost time and test nothing.",
		Example: `answer = "10 to 20"; wrong = ["20 to 30", "15 to 25"]`,
		Mend:    "let each range end before the next begins, and put amounts in order",
	},
	{
		ID: negativeStem, Level: Warning, Scope: OfQuestion, English: true,
		Finds:   "the stem asks for what is not so, and no capitals say it",
		Why:     "Readers miss the small word, and who finds the exception need not know the rule.",
		Example: `ask = "Which of these is not in the White Paper?"`,
		Mend:    "ask for what is so, or write NOT or EXCEPT in capitals",
	},
	{
		ID: longStem, Level: Note, Scope: OfQuestion,
		Finds:   "the stem has more than 60 words, or a gap in its middle where options follow",
		Why:     "A long stem tests patience; a gap in the middle is read twice for each option.",
		Example: `ask = "The ____ pays for the audit, says the White Paper. Who?"`,
		Mend:    "move background to why, and put a gap at the end of the stem",
	},
	{
		ID: mixedScripts, Level: Warning, Scope: OfQuestion,
		Finds:   "a word has both Latin and Cyrillic letters",
		Why:     "It looks right and is not: who types the word is marked wrong, and no search finds it.",
		Example: "accept = [\"h\u0435at pump\"], with a Cyrillic \u0435",
		Mend:    "type the word again in one alphabet",
	},
	{
		ID: noWhy, Level: Warning, Scope: OfQuestion,
		Finds:   "nothing explains the answer",
		Why:     "Learners are owed a reason, above all after a wrong answer.",
		Example: `a question without why`,
		Mend:    `add why = "…": the reason, and what the document makes of it`,
	},
	{
		ID: noSource, Level: Warning, Scope: OfQuestion,
		Finds:   "nothing says where the answer stands",
		Why:     "What cannot be looked up cannot be believed or corrected.",
		Example: `a question without source`,
		Mend:    `say where the answer stands: source = { seed = "…", at = 12 }`,
	},
	{
		ID: noBecause, Level: Warning, Scope: OfQuestion,
		Finds:   "a wrong option says nothing to those who choose it",
		Why:     "A wrong answer is the moment to learn what the option really is.",
		Example: `wrong = ["the tenant"]`,
		Mend:    `write { say = "…", because = "…" }: what that really is, and where it stands`,
	},
	{
		ID: cardInExam, Level: Warning, Scope: OfQuestion,
		Finds:   "a flashcard stands in an exam",
		Why:     "The learner grades it, and sees its back before the end.",
		Example: `use = "exam" in the head of the deck, and a question with back = "…"`,
		Mend:    `ask for the answer in words, with accept = ["…"]`,
	},
	{
		ID: uncitedDocument, Level: Warning, Scope: OfQuestion,
		Finds:   "the stem or the explanation rests on a document that is not among the sources",
		Why:     "Who follows the source finds half of the answer, and cite prints a wrong reference.",
		Example: `why = "The Statute says otherwise."; source = { seed = "white-paper", at = 12 }`,
		Mend:    `cite each document: source = [{ seed = "…", at = 12 }, { seed = "…", at = 3 }]`,
	},
	{
		ID: mixedKinds, Level: Warning, Scope: OfQuestion,
		Finds:   "one option is a person among bodies, or a body among persons",
		Why:     "The one of another kind stands out, and is struck out or chosen for that.",
		Example: `answer = "Minister Reed"; wrong = ["the ministry", "the tenants' union", "the industry"]`,
		Mend:    "take options of one kind",
	},
	{
		ID: knownRight, Level: Warning, Scope: OfQuestion,
		Finds:   "a wrong option is right by what the seeds say",
		Why:     "Who knows the document best is marked wrong.",
		Example: `ask = "Who proposed the rent cap?"; answer = "the tenants' union"; wrong = ["the Greens", …], and the seed has who = ["tenants", "greens"]`,
		Mend:    "take it out, or ask for several answers with answers = […]",
	},
	{
		ID: giveAway, Level: Warning, Scope: OfQuestion,
		Finds:   "the stem names the actor for whom it asks, or the office that only this actor has",
		Why:     "The answer can be read off the stem.",
		Example: `ask = "Who defends Minister Reed's plan as her own?"; answer = "Minister Reed"`,
		Mend:    "leave the name or the office out of the stem",
	},
	{
		ID: whoseView, Level: Warning, Scope: OfQuestion, English: true,
		Finds:   "a disputed claim stands in the stem as a fact",
		Why:     "The seeds record voices for it and against it; learners must be told whose view they learn.",
		Example: `ask = "The subsidy pays for itself."; answer = true`,
		Mend:    "say whose view it is: according to whom, or in which document",
	},
	{
		ID: hearsayLost, Level: Warning, Scope: OfQuestion, English: true,
		Finds:   "the seed records a report, and neither stem nor explanation says so",
		Why:     "Hearsay that is asked as a fact is learnt as a fact.",
		Example: `told = "reported" in the seed; ask = "What did the union propose in May?"`,
		Mend:    "say that it is reported, and by whom, in the stem or in why",
	},
	{
		ID: labelInMouth, Level: Warning, Scope: OfQuestion, English: true,
		Finds:   "a label of the course's own stands as the word of a speaker",
		Why:     "Learners will quote it as theirs.",
		Example: `ask = "Which term does the minister use …?"; accept = ["rent trap"], and the seed's concept has no says`,
		Mend:    "ask for the thing and not for the word, or add says to the concept if the word is theirs",
	},
	{
		ID: typedOverlap, Level: Warning, Scope: OfQuestion, Across: true,
		Finds:   "the answer to another question passes here as a slip, or a tolerance takes in another figure of the document",
		Why:     "Who mixes up the two is marked right.",
		Example: `number = 250, within = 60, and the seed has 300 of the same unit`,
		Mend:    "narrow the tolerance, or name the other answer as wrong",
	},
	{
		ID: numberNotThere, Level: Warning, Scope: OfQuestion, OfText: true, English: true,
		Finds:   "a number that is right does not stand in the cited paragraphs of the text at hand",
		Why:     "After a slip of the pen in the number or the place, nobody finds the answer in the document.",
		Example: `number = 2250, and the cited paragraph says 2,500`,
		Mend:    "correct the number or the place (policyquiz number --find WORDS finds it); waive the rule if the number is worked out",
	},
	{
		ID: gapNotThere, Level: Note, Scope: OfQuestion, OfText: true, English: true,
		Finds:   "a sentence with gaps has the words of a cited paragraph of the text at hand, but for the word of a gap",
		Why:     "Who knows the document fills in its own word.",
		Example: `cloze = "Inspectors visit every {attic} before winter", and the cited paragraph says cellar`,
		Mend:    "accept the document's word as well, or correct the place",
	},
	{
		ID: sameStem, Level: Warning, Scope: OfQuestion, Across: true,
		Finds:   "another question has the same stem",
		Why:     "Learners answer the stem from memory, and one of the two answers is wrong there.",
		Example: `ask = "What does the White Paper propose?", twice`,
		Mend:    "say in the stem what each of them is about",
	},
	{
		ID: contradicting, Level: Warning, Scope: OfQuestion, Across: true,
		Finds:   "what is right here is wrong in another question of the same stem",
		Why:     "One of the two keys is a mistake, or the stem leaves out whose view it asks for.",
		Example: `ask = "Who pays?"; answer = "the state", and elsewhere answer = "the tenant"`,
		Mend:    "mend the key that is wrong, or say in each stem by whose account",
	},
	{
		ID: nearTwin, Level: Warning, Scope: OfQuestion, Across: true, English: true,
		Finds:   "another question asks for the same answer in nearly the same words, or in the same deck from the same place",
		Why:     "The second of them tests whether the first is remembered.",
		Example: `"Who first proposed the subsidy?" and "By whom was the subsidy first proposed?"`,
		Mend:    "keep one of them, or let the second ask for a reason",
	},
	{
		ID: saidElsewhere, Level: Note, Scope: OfQuestion,
		Finds:   "the stem of another question says the answer",
		Why:     "Whoever is asked both can copy the answer.",
		Example: `accept = ["split incentive"], and elsewhere ask = "Why does the split incentive matter?"`,
		Mend:    "reword the other stem, or set after so that it comes later",
	},
	{
		ID: wornOption, Level: Warning, Scope: OfQuestion,
		Finds:   "more than three questions of the deck offer the same sentence; of a draw with few entries it is said once",
		Why:     "Learners come to know it as a filler, or match it without reading.",
		Example: `"a subsidy for those who insulate first" among the options of five questions`,
		Mend:    "word it anew, or offer something else",
	},
	{
		ID: lengthCue, Level: Warning, Scope: OfDeck,
		Finds:   "over the deck the right option is the longest or the shortest more often than chance allows",
		Why:     "Whoever notices it needs no document.",
		Example: `the right option is the longest in 14 of 20 questions`,
		Mend:    "lengthen wrong options or shorten right ones until about one in four is the longest",
	},
	{
		ID: balance, Level: Note, Scope: OfDeck,
		Finds:   "over the deck one answer is nearly always right or never right",
		Why:     "Learners learn the habit of the deck and not its subject.",
		Example: `nine of ten statements are true; the industry is an option six times and never right`,
		Mend:    "let each answer be right now and then",
	},
	{
		ID: termInMeaning, Level: Warning, Scope: OfEntry,
		Finds:   "the meaning of a concept has its term in it",
		Why:     "A draw shows the one and asks for the other.",
		Example: `term = "rent trap"; means = "the rent trap in which tenants are caught"`,
		Mend:    "say it without the term: it is asked for from its meaning",
	},
	{
		ID: proposerInWhat, Level: Warning, Scope: OfEntry,
		Finds:   "the text of a proposal names who proposed it",
		Why:     "A draw shows the text and asks who proposed it.",
		Example: `who = ["ministry"]; what = "the ministry pays a third"`,
		Mend:    "say it without the name: it is asked who proposed it",
	},
	{
		ID: notAVoice, Level: Warning, Scope: OfEntry,
		Finds:   "the teller of an entry does not speak in the document",
		Why:     "A passage that is given to the wrong speaker makes questions that are wrong and look right.",
		Example: `voices = ["author"]; by = "minister"`,
		Mend:    "name in by who tells it in the document, or add them to voices of [document]",
	},
	{
		ID: notFirstHand, Level: Warning, Scope: OfEntry,
		Finds:   "what one actor tells of another counts as first-hand",
		Why:     "Questions then say that somebody argues for a thing who was only said to.",
		Example: `who = ["industry"]; told = "first-hand"; by = "minister"`,
		Mend:    `write told = "attributed"; or, of several, record each with the one who tells it`,
	},
	{
		ID: modalClaim, Level: Warning, Scope: OfEntry, English: true,
		Finds:   "a claim on which some stand conditionally has can, may, truly or as things stand in it",
		Why:     "Who says that it depends also says that it can be: both answers are right.",
		Example: `claim = "The subsidy can lower rents"`,
		Mend:    "word the claim without the modal word: it lowers rents, or it should",
	},
	{
		ID: figureNotThere, Level: Warning, Scope: OfEntry, OfText: true, English: true,
		Finds:   "a figure does not stand in the cited paragraphs of the text at hand",
		Why:     "Questions drawn from it have a right answer that the document does not give.",
		Example: `value = 2250; at = 12, and paragraph 12 says 2,500`,
		Mend:    "correct the figure or at (policyquiz number --find WORDS finds it); waive the rule if the figure is worked out",
	},
}
