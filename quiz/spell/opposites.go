package spell

import (
	"slices"
	"strings"
)

// This file knows the small changes that make another word of a word, so that they are
// no slips: negations, directions, numerals, and who does something or suffers it. They
// matter most in the languages of which there is no dictionary.

// An exchange is what can be exchanged in a word: parts with a space between, each of
// which makes another word than the others. A part "_" is nothing at all.
type exchange = string

// opposites are the exchanges of one language.
type opposites struct {
	beginnings, anywhere, endings []exchange
}

// everywhere has those of all languages: asymmetric, decrease, exclusion, illegitimate,
// intrastate, unconventional, nationalise. The beginning mi tells a million from a billion.
var everywhere = opposites{
	beginnings: []exchange{
		"_ a ante anti bi co de dis ex hyper hypo il im in inter intra ir macro mi micro mis pre pro re tri un uni",
	},
	anywhere: []exchange{"national rational"},
}

// oppositesOf has the exchanges of the languages that the program knows something of.
// What is written here is folded. Two beginnings that learners confuse in writing, as the
// Russian при and пре, are not told apart.
var oppositesOf = map[string]opposites{
	"en": {
		beginnings: []exchange{"on off near", "en ex", "maxi mini", "_ mal mis dis", "_ hyper super hypo", "sext sept oct"},
		anywhere:   []exchange{"east west ost", "north south", "kilo mega giga tera", "phil phob"},
		endings:    []exchange{"ee er", "ee or", "ed er", "ed or", "ism ist", "isms ists"},
	},
	"de": {
		beginnings: []exchange{
			"_ ab an auf aus be bei dar durch ein ent er fort ge her hin mit nach uber ueber um unter ver vor weg wider wieder zer zu",
			"_ miss",
		},
		anywhere: []exchange{
			"_ un", "nord oest ost sud sued west", "ein zwei drei vier funf fuenf sechs sieben acht neun",
			"geber nehmer", "partner partei", "erste dritte",
		},
		endings: []exchange{"er ei", "ie en", "ie isch", "ismus ist", "ismus isten"},
	},
	"nl": {
		beginnings: []exchange{"_ aan af be her in on ont op over onder uit ver"},
		anywhere:   []exchange{"noord oost west zuid", "gever nemer"},
		endings:    []exchange{"isme ist", "isme isten"},
	},
	"sv": {beginnings: []exchange{"_ o"}, anywhere: []exchange{"ost vast nord syd"}, endings: []exchange{"ism ist", "isten ismen"}},
	"da": {beginnings: []exchange{"_ u"}, anywhere: []exchange{"ost vest nord syd"}, endings: []exchange{"isme ist"}},
	"no": {beginnings: []exchange{"_ u"}, anywhere: []exchange{"ost vest nord syd"}, endings: []exchange{"isme ist"}},
	"nb": {beginnings: []exchange{"_ u"}, anywhere: []exchange{"ost vest nord syd"}, endings: []exchange{"isme ist"}},
	"fr": {
		beginnings: []exchange{"_ des re", "_ mal me", "sur sous"},
		anywhere:   []exchange{"est ouest nord sud", "sixieme dixieme", "treize seize", "soixante septante", "ministre ministere"},
		endings:    []exchange{"isme iste", "ismes istes"},
	},
	"es": {
		beginnings: []exchange{"_ i in im ir des", "e in", "nor sur"},
		anywhere:   []exchange{"este oeste", "deste oeste", "sesenta setenta", "seis siete", "dos tres doce trece", "ministro ministerio"},
		endings:    []exchange{"ismo ista", "ismo istas"},
	},
	"pt": {
		beginnings: []exchange{"_ i in im ir des", "e i"},
		anywhere:   []exchange{"este oeste", "leste oeste", "deste doeste", "sessenta setenta", "seis sete", "dois doze tres treze", "ministro ministerio"},
		endings:    []exchange{"ismo ista", "ismo istas"},
	},
	"it": {
		beginnings: []exchange{"_ s", "im es", "im e"},
		anywhere:   []exchange{"est ovest nord sud", "sessanta settanta", "sei sette", "ministro ministero", "ministri ministeri"},
		endings:    []exchange{"ismo ista", "ismo isti"},
	},
	"pl": {
		beginnings: []exchange{"_ bez do nad nie od po pod prze przy roz wy za", "w wy"},
		anywhere:   []exchange{"wschod zachod", "dziewie dziesie", "dziewia dziesia", "siedem osiem"},
		endings:    []exchange{"izm ista", "yzm ysta", "izm isci"},
	},
	"ru": {
		beginnings: []exchange{"_ анти без вы де до за контр над не от пере по под при про раз ре"},
		anywhere:   []exchange{"двадца тридца", "пятна шестна", "миллион биллион"},
		endings:    []exchange{"изм ист", "изм исты"},
	},
	"uk": {
		beginnings: []exchange{"_ анти без ви де до за контр над не від пере по під при про ре роз"},
		anywhere:   []exchange{"схід захід", "східн західн", "двадця тридця", "мільйон більйон"},
		endings:    []exchange{"ізм іст", "їзм їст", "изм ист", "ізм істи"},
	},
}

// changesMeaning reports whether two folded words differ by an exchange that makes
// another word, and by nothing else.
func (r *Rules) changesMeaning(a, b string) bool {
	language, _ := cutTag(r.Language)
	if language == "" {
		language = "en"
	}
	return everywhere.tell(a, b) || oppositesOf[language].tell(a, b)
}

// tell reports whether one of the exchanges makes b of a.
func (o opposites) tell(a, b string) bool {
	within := func(e exchange) bool {
		return exchanges(e, func(p, q string) bool {
			for i := 0; i+len(p) <= len(a); i++ {
				if strings.HasPrefix(a[i:], p) && a[:i]+q+a[i+len(p):] == b {
					return true
				}
			}
			return false
		})
	}
	return slices.ContainsFunc(o.beginnings, func(e exchange) bool { return changesBeginning(e, a, b) }) ||
		slices.ContainsFunc(o.anywhere, within) ||
		slices.ContainsFunc(o.endings, func(e exchange) bool { return changesEnding(e, a, b) })
}

// changesBeginning reports whether a and b begin with different parts of an exchange and
// are the same behind them.
func changesBeginning(e exchange, a, b string) bool {
	return exchanges(e, func(p, q string) bool {
		stem, ok := strings.CutPrefix(a, p)
		return ok && strings.HasPrefix(b, q) && b[len(q):] == stem
	})
}

// changesEnding reports whether a and b end in different parts of an exchange and are the
// same before them, but for one slip: an appointer is no apointee.
func changesEnding(e exchange, a, b string) bool {
	return exchanges(e, func(p, q string) bool {
		stem, ok := strings.CutSuffix(a, p)
		other, fits := strings.CutSuffix(b, q)
		return ok && fits && Slips(stem, other, 1) <= 1
	})
}

// exchanges reports whether two different parts of an exchange satisfy a condition.
func exchanges(e exchange, are func(p, q string) bool) bool {
	parts := strings.Fields(e)
	for i, p := range parts {
		for j, q := range parts {
			if i != j && are(strings.TrimPrefix(p, "_"), strings.TrimPrefix(q, "_")) {
				return true
			}
		}
	}
	return false
}
