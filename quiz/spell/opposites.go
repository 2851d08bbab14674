package spell

import (
	"slices"
	"strings"
	"sync"
)

// This file knows the small changes that make another word of a word, so that they are
// no slips: negations, directions, numerals, and who does something or suffers it. They
// matter most in the languages of which there is no dictionary.

// An exchange is what can be exchanged in a word: parts, each of which makes another word
// than the others. A part may be empty.
type exchange []string

// exchanges makes exchanges of their parts with spaces between. Of them, "_" is the empty
// one.
func exchanges(all ...string) (list []exchange) {
	for _, parts := range all {
		e := exchange(strings.Fields(parts))
		if i := slices.Index(e, "_"); i >= 0 {
			e[i] = ""
		}
		list = append(list, e)
	}
	return list
}

// opposites are the exchanges of one language.
type opposites struct {
	beginnings, anywhere, endings []exchange
}

// everywhere has those of all languages: asymmetric, decrease, exclusion, illegitimate,
// intrastate, unconventional, nationalise. The beginning mi tells a million from a billion.
var everywhere = sync.OnceValue(func() opposites {
	return opposites{
		beginnings: exchanges("_ a ante anti bi co de dis ex hyper hypo il im in inter intra ir macro mi micro mis pre pro re tri un uni"),
		anywhere:   exchanges("national rational"),
	}
})

// oppositesOf has the exchanges of the languages that the program knows something of.
// What is written here is folded. Two beginnings that learners confuse in writing, as the
// Russian при and пре, are not told apart.
var oppositesOf = sync.OnceValue(func() map[string]opposites {
	return map[string]opposites{
		"en": {
			beginnings: exchanges("on off near", "en ex", "maxi mini", "_ mal mis dis", "_ hyper super hypo", "sext sept oct"),
			anywhere:   exchanges("east west ost", "north south", "kilo mega giga tera", "phil phob"),
			endings:    exchanges("ee er", "ee or", "ed er", "ed or", "ism ist", "isms ists"),
		},
		"de": {
			beginnings: exchanges("_ ab an auf aus be bei dar durch ein ent er fort ge her hin mit nach uber ueber um unter ver vor weg wider wieder zer zu", "_ miss"),
			anywhere:   exchanges("_ un", "nord oest ost sud sued west", "ein zwei drei vier funf fuenf sechs sieben acht neun", "geber nehmer", "partner partei", "erste dritte"),
			endings:    exchanges("er ei", "ie en", "ie isch", "ismus ist", "ismus isten"),
		},
		"nl": {
			beginnings: exchanges("_ aan af be her in on ont op over onder uit ver"),
			anywhere:   exchanges("noord oost west zuid", "gever nemer"),
			endings:    exchanges("isme ist", "isme isten"),
		},
		"sv": {beginnings: exchanges("_ o"), anywhere: exchanges("ost vast nord syd"), endings: exchanges("ism ist", "isten ismen")},
		"da": {beginnings: exchanges("_ u"), anywhere: exchanges("ost vest nord syd"), endings: exchanges("isme ist")},
		"no": {beginnings: exchanges("_ u"), anywhere: exchanges("ost vest nord syd"), endings: exchanges("isme ist")},
		"nb": {beginnings: exchanges("_ u"), anywhere: exchanges("ost vest nord syd"), endings: exchanges("isme ist")},
		"fr": {
			beginnings: exchanges("_ des re", "_ mal me", "sur sous"),
			anywhere:   exchanges("est ouest nord sud", "sixieme dixieme", "treize seize", "soixante septante", "ministre ministere"),
			endings:    exchanges("isme iste", "ismes istes"),
		},
		"es": {
			beginnings: exchanges("_ i in im ir des", "e in", "nor sur"),
			anywhere:   exchanges("este oeste", "deste oeste", "sesenta setenta", "seis siete", "dos tres doce trece", "ministro ministerio"),
			endings:    exchanges("ismo ista", "ismo istas"),
		},
		"pt": {
			beginnings: exchanges("_ i in im ir des", "e i"),
			anywhere:   exchanges("este oeste", "leste oeste", "deste oeste", "deste doeste", "sessenta setenta", "seis sete", "dois doze tres treze", "ministro ministerio"),
			endings:    exchanges("ismo ista", "ismo istas"),
		},
		"it": {
			beginnings: exchanges("_ s", "im es", "im e"),
			anywhere:   exchanges("est ovest nord sud", "sessanta settanta", "sei sette", "ministro ministero", "ministri ministeri"),
			endings:    exchanges("ismo ista", "ismo isti"),
		},
		"pl": {
			beginnings: exchanges("_ bez do nad nie od po pod prze przy roz wy za", "w wy"),
			anywhere:   exchanges("wschod zachod", "dziewie dziesie", "dziewia dziesia", "siedem osiem"),
			endings:    exchanges("izm ista", "yzm ysta", "izm isci"),
		},
		"ru": {
			beginnings: exchanges("_ анти без вы де до за контр над не от пере по под при про раз ре"),
			anywhere:   exchanges("двадца тридца", "пятна шестна", "миллион биллион"),
			endings:    exchanges("изм ист", "изм исты"),
		},
		"uk": {
			beginnings: exchanges("_ анти без ви де до за контр над не від пере по під при про ре роз"),
			anywhere:   exchanges("схід захід", "східн західн", "двадця тридця", "мільйон більйон"),
			endings:    exchanges("ізм іст", "їзм їст", "изм ист", "ізм істи"),
		},
	}
})

// changesMeaning reports whether two folded words differ by an exchange that makes
// another word, and by nothing else.
func (r *Rules) changesMeaning(a, b string) bool {
	language, _ := cutTag(r.Language)
	if language == "" {
		language = "en"
	}
	return everywhere().tell(a, b) || oppositesOf()[language].tell(a, b)
}

// tell reports whether one of the exchanges makes b of a.
func (o opposites) tell(a, b string) bool {
	return slices.ContainsFunc(o.beginnings, func(e exchange) bool { return e.atBeginning(a, b) }) ||
		slices.ContainsFunc(o.anywhere, func(e exchange) bool { return e.anywhere(a, b) }) ||
		slices.ContainsFunc(o.endings, func(e exchange) bool { return e.atEnd(a, b) })
}

// has reports whether q is another part than p.
func (e exchange) has(p, q string) bool { return p != q && slices.Contains(e, q) }

// atBeginning reports whether a and b begin with different parts and are the same behind
// them.
func (e exchange) atBeginning(a, b string) bool {
	return slices.ContainsFunc(e, func(p string) bool {
		stem, ok := strings.CutPrefix(a, p)
		q, fits := strings.CutSuffix(b, stem)
		return ok && fits && e.has(p, q)
	})
}

// anywhere reports whether a and b have different parts at one place and are the same
// around them.
func (e exchange) anywhere(a, b string) bool {
	for i := 0; i <= len(a) && strings.HasPrefix(b, a[:i]); i++ {
		if e.atBeginning(a[i:], b[i:]) {
			return true
		}
	}
	return false
}

// atEnd reports whether a and b end in different parts and are the same before them, but
// for one slip: an appointer is no apointee.
func (e exchange) atEnd(a, b string) bool {
	return slices.ContainsFunc(e, func(p string) bool {
		stem, ok := strings.CutSuffix(a, p)
		return ok && slices.ContainsFunc(e, func(q string) bool {
			other, fits := strings.CutSuffix(b, q)
			return fits && p != q && Slips(stem, other, 1) <= 1
		})
	})
}
