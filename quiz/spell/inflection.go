package spell

import (
	"regexp"
	"slices"
	"strings"
)

// otherPlurals are words that mean another thing in the plural than in the singular.
// Some are names, which have no plural.
var otherPlurals = []string{
	"arms", "commons", "customs", "damages", "forces", "goods", "grounds", "humanities", "means", "minutes", "news", "premises",
	"savings", "securities", "terms", "works", "mrs", "ms",
	"adams", "andrews", "daniels", "edwards", "james", "peters", "phillips", "richards", "roberts", "rogers", "stevens", "williams",
}

// plurals are those that do not end in s, or in which more than an s changes.
var plurals = map[string]string{
	"men": "man", "women": "woman", "children": "child", "people": "person", "feet": "foot", "criteria": "criterion", "phenomena": "phenomenon", "crises": "crisis",
	"theses": "thesis", "analyses": "analysis", "hypotheses": "hypothesis", "referenda": "referendum", "memoranda": "memorandum",
	"addenda": "addendum", "leaves": "leaf", "wives": "wife", "lives": "life", "halves": "half", "knives": "knife", "thieves": "thief",
	"data": "datum", "bacteria": "bacterium", "curricula": "curriculum", "strata": "stratum", "fora": "forum", "alumni": "alumnus", "stimuli": "stimulus",
	"indices": "index", "appendices": "appendix", "matrices": "matrix", "diagnoses": "diagnosis",
	"wolves": "wolf", "buses": "bus", "gases": "gas", "canoes": "canoe", "shelves": "shelf", "selves": "self",
}

// Singular returns the singular of a folded English word that may be a plural, and
// any other word as it is. Two words with one singular are the same answer, so it
// need not be right for words of which there is only one form.
func Singular(word string) string {
	if s, ok := plurals[word]; ok {
		return s
	}
	if stem, ok := strings.CutSuffix(word, "men"); ok && len(stem) >= 3 { // statesmen, but not omen and Oman
		return stem + "man"
	}
	for plural, s := range plurals { // countermemoranda
		if stem, ok := strings.CutSuffix(word, plural); ok && len(plural) > 4 {
			return stem + s
		}
	}
	if len(word) < 3 || !strings.HasSuffix(word, "s") {
		return word
	}
	switch {
	case endsIn(word, "ss", "us", "is", "ics"):
		return word
	case len(word) > 4 && strings.HasSuffix(word, "ies"):
		return word[:len(word)-3] + "y"
	case endsIn(word, "sses", "ches", "shes", "xes", "zzes", "tzes"), len(word) > 5 && strings.HasSuffix(word, "oes"):
		return word[:len(word)-2]
	}
	return word[:len(word)-1]
}

// endsIn reports whether a word has one of these endings.
func endsIn(word string, endings ...string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(word, e) })
}

// americanWords are British spellings that follow no rule.
var americanWords = map[string]string{
	"grey": "gray", "plough": "plow", "tyre": "tire", "kerb": "curb", "cheque": "check", "judgement": "judgment", "ageing": "aging",
	"acknowledgement": "acknowledgment", "aluminium": "aluminum", "sceptic": "skeptic", "sceptical": "skeptical", "scepticism": "skepticism",
	"manoeuvre": "maneuver", "mould": "mold", "moustache": "mustache", "storey": "story", "aeroplane": "airplane", "axe": "ax", "cosy": "cozy",
	"disc": "disk", "enrol": "enroll", "enrolment": "enrollment", "fulfil": "fulfill", "fulfilment": "fulfillment", "instalment": "installment",
	"skilful": "skillful", "wilful": "willful", "jewellery": "jewelry", "practise": "practice", "gaol": "jail", "programme": "program",
	"artefact": "artifact", "draught": "draft", "sulphur": "sulfur", "licence": "license", "defence": "defense", "offence": "offense",
	"pretence": "pretense", "paediatric": "pediatric", "anaemia": "anemia", "anaesthetic": "anesthetic", "archaeology": "archeology",
	"encyclopaedia": "encyclopedia", "foetus": "fetus", "haemorrhage": "hemorrhage", "oestrogen": "estrogen", "diarrhoea": "diarrhea",
	"leukaemia": "leukemia", "medieval": "medieval", "mediaeval": "medieval", "whilst": "while", "amongst": "among", "towards": "toward",
	"toward": "toward", "learnt": "learned", "spelt": "spelled", "burnt": "burned", "dreamt": "dreamed", "travelogue": "travelog",
}

// americanEndings are what British spelling has at the end of a stem, and what
// American spelling has there. A stem has at least so many letters as the rule says,
// or it is another word: our, four and tour have no American spelling.
var americanEndings = []struct {
	british  *regexp.Regexp
	american string
}{
	{regexp.MustCompile(`^(.{3,})our(|ed|ing|able|ably|ful|less|ite|ites|er|ist|hood|ly)$`), "${1}or$2"},
	{regexp.MustCompile(`^(.{4,})is(e|ed|er|ing|ation|ational|able)$`), "${1}iz$2"},
	{regexp.MustCompile(`^(.{4,})ys(e|ed|er|ing)$`), "${1}yz$2"},
	{regexp.MustCompile(`^(.{3,}[bt])re$`), "${1}er"},
	{regexp.MustCompile(`^(.{4,})ogue$`), "${1}og"},
	{regexp.MustCompile(`^(.*[aeiouy][^aeiouy]+[aeiou])ll(ed|ing|er|or|ous)$`), "${1}l$2"},
}

// american returns the American spelling of a folded singular, or of a verb.
func american(word string) string {
	if s, ok := americanWords[word]; ok {
		return s
	}
	for _, e := range americanEndings {
		if e.british.MatchString(word) {
			return e.british.ReplaceAllString(word, e.american)
		}
	}
	return word
}

// Owner returns a name without the sign of the possessive at its end: "Kyiv" of "Kyiv's".
// It is for English; of "guarantors'" nothing is taken off.
func Owner(name string) string {
	for _, sign := range []string{"'s", "’s"} {
		if owner, ok := strings.CutSuffix(name, sign); ok && owner != "" {
			return owner
		}
	}
	return name
}
