package spell

import (
	"regexp"
	"strings"
)

// This file makes one spelling of the British and the American one, and of others that
// a word has. It does not matter which.

// americanWords are British spellings that follow no rule, and words with two spellings.
var americanWords = map[string]string{
	"grey": "gray", "tyre": "tire", "kerb": "curb", "cheque": "check", "judgement": "judgment", "ageing": "aging",
	"acknowledgement": "acknowledgment", "abridgement": "abridgment", "aluminium": "aluminum", "manoeuvre": "maneuver",
	"storey": "story", "aeroplane": "airplane", "axe": "ax", "cosy": "cozy", "annexe": "annex",
	"disc": "disk", "enrol": "enroll", "enrolment": "enrollment", "fulfil": "fulfill", "fulfilment": "fulfillment", "instalment": "installment",
	"distil": "distill", "instil": "instill", "appal": "appall", "enthral": "enthrall", "jewellery": "jewelry", "gaol": "jail", "programme": "program",
	"artefact": "artifact", "fibre": "fiber", "litre": "liter", "metre": "meter", "sabre": "saber", "ochre": "ocher", "meagre": "meager", "louvre": "louver",
	"mediaeval": "medieval", "whilst": "while", "amongst": "among", "amidst": "amid", "towards": "toward",
	"learnt": "learned", "spelt": "spelled", "burnt": "burned", "dreamt": "dreamed", "travelogue": "travelog", "timbre": "timbre",
	"kilometre": "kilometer", "centimetre": "centimeter", "gramme": "gram", "kilogramme": "kilogram", "woollen": "woolen", "cancellation": "cancelation",
	"tranquillity": "tranquility", "chilli": "chili", "omelette": "omelet", "whiskey": "whisky", "phoney": "phony", "odour": "odor",
	"likeable": "likable", "sizeable": "sizable", "moveable": "movable", "saleable": "salable", "useable": "usable",
}

// americanStems are the beginnings of British words, or of the rarer of two spellings,
// whatever ending they have: manoeuvring, archaeologist, ploughshare. No other word may
// begin so.
var americanStems = map[string]string{
	"advisor": "adviser", "anaem": "anem", "anaesth": "anesth", "archaeo": "archeo", "benefitt": "benefit", "biass": "bias", "bosporus": "bosphorus",
	"brinksmanship": "brinkmanship", "caesarean": "cesarean", "calliper": "caliper", "chequeb": "checkb", "chequer": "checker", "czar": "tsar", "defenc": "defens", "despatch": "dispatch",
	"diarrhoe": "diarrhe", "draught": "draft", "encyclopaed": "encycloped", "enquir": "inquir", "focuss": "focus", "foet": "fet", "gaole": "jaile",
	"guerilla": "guerrilla", "haem": "hem", "imposter": "impostor", "intervenor": "intervener", "ivoirian": "ivorian", "kidnapp": "kidnap", "kirghiz": "kyrgyz", "kirgiz": "kyrgyz", "leukaem": "leukem",
	"licenc": "licens", "manoeuvr": "maneuver", "moslem": "muslim", "mould": "mold", "moustache": "mustache", "oestr": "estr", "offenc": "offens", "orthopaed": "orthoped", "paed": "ped",
	"palaeo": "paleo", "plough": "plow", "practis": "practic", "pretenc": "pretens", "programm": "program", "protestor": "protester", "pyjama": "pajama",
	"roumania": "romania", "rumania": "romania", "sceptic": "skeptic", "skilful": "skillful", "smoulder": "smolder", "sulph": "sulf", "tadzhik": "tajik",
	"tzar": "tsar", "vender": "vendor", "wilful": "willful", "worshipp": "worship", "yoghurt": "yogurt",
}

// The lengths of the shortest and the longest of americanStems.
const shortestStem, longestStem = 4, 13

// americanEndings are what British spelling has at the end of a stem, and what
// American spelling has there. A stem has at least so many letters as the rule says,
// or it is another word: our, four and tour have no American spelling. What the doubtful
// rules make is to be an English word.
var americanEndings = []struct {
	british  *regexp.Regexp
	american string
	doubtful bool
}{
	{british: regexp.MustCompile(`^(.{3,}|od)our(|ed|ing|able|ably|ful|less|al|ally|ite|ites|itism|er|ist|ism|hood|ly|y|ation|blind)$`), american: "${1}or$2"},
	{british: regexp.MustCompile(`^(.{4,})is(e|ed|er|ing|ation|ational|able|ant|ance|ement)$`), american: "${1}iz$2"},
	{british: regexp.MustCompile(`^(.{4,})ys(e|ed|er|ing)$`), american: "${1}yz$2"},
	{british: regexp.MustCompile(`^(.{3,}[bt])re$`), american: "${1}er"},
	{british: regexp.MustCompile(`^(.{4,})og(?:ue|u(ed|er|ing))$`), american: "${1}og$2"},
	{british: regexp.MustCompile(`^(.*[aeiouy][^aeiouy]+[aeiou])ll(ed|ing|er|or|ous)$`), american: "${1}l$2"},
	{british: regexp.MustCompile(`^(.*[aeiouy][aeiou])ll(ed|ing|er)$`), american: "${1}l$2", doubtful: true}, // fuelled, but not quelled
}

// american returns the American spelling of a folded singular, or of a verb.
func american(word string) string {
	if s, ok := americanWords[word]; ok {
		return s
	}
	word = americanStem(word)
	for _, e := range americanEndings {
		if !e.british.MatchString(word) {
			continue
		}
		if s := e.british.ReplaceAllString(word, e.american); !e.doubtful || isEnglish(s) {
			return s
		}
	}
	return word
}

// americanStem replaces the beginning of a word if it is one of americanStems.
func americanStem(word string) string {
	for n := min(len(word), longestStem); n >= shortestStem; n-- {
		if s, ok := americanStems[word[:n]]; ok {
			return s + strings.TrimPrefix(word, word[:n])
		}
	}
	return word
}
