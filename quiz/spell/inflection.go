package spell

import (
	"slices"
	"strings"
)

// otherPlurals are words that mean another thing in the plural than in the singular.
// Some are names, which have no plural.
var otherPlurals = []string{
	"arms", "commons", "customs", "damages", "forces", "goods", "grounds", "humanities", "means", "minutes", "news", "premises",
	"glasses", "savings", "securities", "spectacles", "terms", "works", "mrs", "ms",
	"adams", "andrews", "daniels", "edwards", "james", "peters", "phillips", "richards", "roberts", "rogers", "stevens", "williams",
}

// plurals are those that do not end in s, in which more than an s changes, or of which
// the rules would make another word. Singulars that look like plurals are here, too.
var plurals = map[string]string{
	"men": "man", "women": "woman", "children": "child", "people": "person", "feet": "foot", "teeth": "tooth", "geese": "goose", "mice": "mouse", "oxen": "ox",
	"criteria": "criterion", "phenomena": "phenomenon", "crises": "crisis", "theses": "thesis", "analyses": "analysis", "paralyses": "paralysis",
	"hypotheses": "hypothesis", "diagnoses": "diagnosis", "ellipses": "ellipsis", "emphases": "emphasis",
	"leaves": "leaf", "wives": "wife", "lives": "life", "halves": "half", "knives": "knife", "thieves": "thief", "wolves": "wolf", "shelves": "shelf",
	"selves": "self", "elves": "elf", "calves": "calf", "loaves": "loaf", "hooves": "hoof", "dwarves": "dwarf", "scarves": "scarf", "wharves": "wharf",
	"data": "datum", "bacteria": "bacterium", "curricula": "curriculum", "strata": "stratum", "fora": "forum", "referenda": "referendum",
	"memoranda": "memorandum", "addenda": "addendum", "errata": "erratum", "consortia": "consortium", "symposia": "symposium", "spectra": "spectrum",
	"millennia": "millennium", "minima": "minimum", "maxima": "maximum", "optima": "optimum", "momenta": "momentum", "moratoria": "moratorium",
	"ultimata": "ultimatum", "stadia": "stadium", "compendia": "compendium", "equilibria": "equilibrium", "honoraria": "honorarium",
	"condominia": "condominium", "interregna": "interregnum", "podia": "podium", "quanta": "quantum",
	"formulae": "formula", "larvae": "larva", "antennae": "antenna", "vertebrae": "vertebra", "nebulae": "nebula", "alumnae": "alumna",
	"alumni": "alumnus", "stimuli": "stimulus", "syllabi": "syllabus", "nuclei": "nucleus", "foci": "focus", "radii": "radius", "loci": "locus",
	"fungi": "fungus", "cacti": "cactus", "termini": "terminus", "bacilli": "bacillus",
	"indices": "index", "appendices": "appendix", "matrices": "matrix", "vertices": "vertex", "vortices": "vortex", "codices": "codex",
	"buses": "bus", "busses": "bus", "gases": "gas", "gasses": "gas", "quizzes": "quiz", "lenses": "lens", "biases": "bias", "skis": "ski", "emus": "emu",
	"pluses": "plus", "irises": "iris", "monies": "money", "corps": "corps",
	"attaches": "attache", "psyches": "psyche", "cookies": "cookie", "summons": "summons", "posses": "posse",
	"gas": "gas", "bias": "bias", "lens": "lens", "series": "series", "species": "species",
}

// countedIcs are words of which there may be several: critics. What else ends in ics is a
// field, and without its s an adjective: economics.
var countedIcs = []string{
	"academic", "agnostic", "alcoholic", "antibiotic", "attic", "bishopric", "catholic", "characteristic", "cleric", "clinic", "comic", "critic", "cynic",
	"diabetic", "epic", "epidemic", "fabric", "fanatic", "heretic", "honorific", "lunatic", "lyric", "mechanic", "medic", "metric", "mosaic", "mystic",
	"narcotic", "pandemic", "paramedic", "patronymic", "picnic", "polemic", "polytechnic", "relic", "republic", "romantic", "rubric", "sceptic", "skeptic",
	"statistic", "tactic", "topic",
}

// Singular returns the singular of a folded English word that may be a plural, and
// any other word as it is. Where an ending may be that of two singulars, as in caches
// and churches, the English dictionary tells which of them is a word. Two words with
// one singular are the same answer, so it need not be right for words of which there
// is only one form.
func Singular(word string) string {
	if s, ok := plurals[word]; ok {
		return s
	}
	if s, ok := compoundSingular(word); ok {
		return s
	}
	if stem, ok := strings.CutSuffix(word, "eaux"); ok && isEnglish(stem+"eau") { // plateaux, but not Bordeaux
		return stem + "eau"
	}
	if len(word) < 3 || !strings.HasSuffix(word, "s") || endsIn(word, "ss") {
		return word
	}
	if stem, ok := strings.CutSuffix(word, "s"); ok && strings.HasSuffix(stem, "ic") && !slices.Contains(countedIcs, stem) {
		return word
	}
	return regularSingular(word)
}

// compoundSingular returns the singular of a word that ends in one of plurals:
// countermemoranda, housewives. In olives the ending is no part by itself.
func compoundSingular(word string) (singular string, ok bool) {
	if stem, ok := strings.CutSuffix(word, "men"); ok && len(stem) >= 3 && (isEnglish(stem+"man") || !isEnglish(word)) { // statesmen, but not omen, Oman and regimen
		return stem + "man", true
	}
	const shortest = 5 // letters of such an ending: others end too many words
	for i := 1; i+shortest <= len(word); i++ {
		s, ok := plurals[word[i:]]
		if !ok || s == word[i:] { // miseries are no series
			continue
		}
		if s = word[:i] + s; isEnglish(s) || !isEnglish(word) && !isEnglish(strings.TrimSuffix(word, "s")) {
			return s, true
		}
	}
	return "", false
}

// regularSingular takes the ending off a word in s.
func regularSingular(word string) string {
	cut := func(n int, ending string) string { return word[:len(word)-n] + ending }
	switch {
	case endsIn(word, "us", "is"): // virus, but also menus and taxis
		return firstWord(word, cut(1, ""))
	case len(word) > 4 && strings.HasSuffix(word, "ies"):
		return firstWord(cut(3, "y"), cut(3, "y"), cut(1, "")) // treaties, movies
	case strings.HasSuffix(word, "sses"):
		return firstWord(cut(2, ""), cut(2, ""), cut(1, "")) // glasses, impasses
	case strings.HasSuffix(word, "ses"):
		return firstWord(cut(1, ""), cut(1, ""), cut(2, "is"), cut(2, "")) // houses, oases, viruses
	case strings.HasSuffix(word, "ches"):
		return firstWord(cut(2, ""), cut(2, ""), cut(1, "")) // churches, caches
	case strings.HasSuffix(word, "oes"):
		return firstWord(cut(1, ""), cut(2, ""), cut(1, "")) // volcanoes, canoes
	case endsIn(word, "shes", "xes", "zzes", "tzes"):
		return cut(2, "")
	case isEnglish(cut(1, "")) || !isEnglish(word) || len(word) <= ShortestWord:
		return cut(1, "")
	}
	return word // canvas
}

// firstWord returns the first of candidates that is an English word, or else other.
func firstWord(other string, candidates ...string) string {
	if i := slices.IndexFunc(candidates, isEnglish); i >= 0 {
		return candidates[i]
	}
	return other
}

// isEnglish reports whether a folded word of at least ShortestWord letters is one of the
// English dictionary.
func isEnglish(word string) bool { return len(word) >= ShortestWord && hasWord(english, word) }

// endsIn reports whether a word has one of these endings.
func endsIn(word string, endings ...string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(word, e) })
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
