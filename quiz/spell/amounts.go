package spell

import "slices"

// This file reads amounts: a number with a factor, a currency or per cent.

// currencies are written before or behind an amount.
var currencies = map[string]string{
	"$": "$", "dollar": "$", "dollars": "$", "usd": "$",
	"€": "€", "euro": "€", "euros": "€", "eur": "€",
	"£": "£", "pound": "£", "pounds": "£", "gbp": "£",
	"¥": "¥", "yen": "¥", "jpy": "¥",
}

// Magnitudes are the words and abbreviations for a factor behind a number, in lower
// case: thousand to quadrillion, in English and in other languages of Europe, with their
// accents and without. What "m", "b" and "t" mean hangs on what stands beside them; of
// these, only "b" is here. Words that English learners may write for another number are
// not here: billón without its accent, and the Polish bilion, are slips of billion. Nobody
// may change the map.
var Magnitudes = map[string]float64{
	"k": 1e3, "thousand": 1e3, "thousands": 1e3,
	"mn": 1e6, "mln": 1e6, "mil": 1e6, "mio": 1e6, "million": 1e6, "millions": 1e6,
	"b": 1e9, "bn": 1e9, "bln": 1e9, "mrd": 1e9, "billion": 1e9, "billions": 1e9,
	"tn": 1e12, "trn": 1e12, "trillion": 1e12, "trillions": 1e12,
	"quadrillion": 1e15, "quadrillions": 1e15,
	// In German a Billion and in French a billion is an English trillion. Only the
	// German plural cannot be taken for the English word.
	"tausend": 1e3, "tsd": 1e3, "mille": 1e3, "millionen": 1e6, "milliarde": 1e9, "milliarden": 1e9, "milliard": 1e9, "milliards": 1e9, "billionen": 1e12,
	"тисяча": 1e3, "тисячі": 1e3, "тисяч": 1e3, "тис": 1e3, "мільйон": 1e6, "мільйона": 1e6, "мільйони": 1e6, "мільйонів": 1e6, "млн": 1e6,
	"мільярд": 1e9, "мільярда": 1e9, "мільярди": 1e9, "мільярдів": 1e9, "млрд": 1e9, "трильйон": 1e12, "трильйонів": 1e12, "трлн": 1e12,
	"тысяча": 1e3, "тысячи": 1e3, "тысяч": 1e3, "тыс": 1e3, "миллион": 1e6, "миллиона": 1e6, "миллионы": 1e6, "миллионов": 1e6,
	"миллиард": 1e9, "миллиарда": 1e9, "миллиарды": 1e9, "миллиардов": 1e9, "триллион": 1e12, "триллиона": 1e12, "триллионов": 1e12,
	"millón": 1e6, "millon": 1e6, "millones": 1e6, "millardo": 1e9, "millardos": 1e9, "billón": 1e12, "billones": 1e12,
	"milhão": 1e6, "milhao": 1e6, "milhões": 1e6, "milhoes": 1e6, "bilhão": 1e9, "bilhao": 1e9, "bilhões": 1e9, "bilhoes": 1e9,
	"trilhão": 1e12, "trilhao": 1e12, "trilhões": 1e12, "trilhoes": 1e12,
	"mila": 1e3, "milione": 1e6, "milioni": 1e6, "miliardo": 1e9, "miliardi": 1e9, "mld": 1e9, "bilione": 1e12, "bilioni": 1e12,
	"duizend": 1e3, "miljoen": 1e6, "miljoenen": 1e6, "miljard": 1e9, "miljarden": 1e9, "biljoen": 1e12,
	"tysiąc": 1e3, "tysiące": 1e3, "tysięcy": 1e3, "tysiac": 1e3, "tysiace": 1e3, "tysiecy": 1e3, "tys": 1e3,
	"milion": 1e6, "miliony": 1e6, "milionów": 1e6, "milionow": 1e6, "miliard": 1e9, "miliardy": 1e9, "miliardów": 1e9, "miliardow": 1e9,
	"biliony": 1e12, "bilionów": 1e12, "bilionow": 1e12,
	"tusen": 1e3, "miljon": 1e6, "miljoner": 1e6, "millioner": 1e6, "miljarder": 1e9, "milliarder": 1e9,
}

// numbers joins each number with the factor behind it, and puts each currency behind
// its amount.
func (p *parser) numbers() form {
	var f form
	for i := 0; i < len(p.made); i++ {
		if p.negative(i) {
			p.made[i+1].comma = p.made[i].comma
			i++
		}
		t := p.made[i]
		x, isNumber := numberOf(t)
		switch {
		case isNumber && i+1 < len(p.made) && p.factor(p.made[i+1], i) > 1:
			t.key = numberKey(x * p.factor(p.made[i+1], i))
			i++
		case p.rules.english() && percent(p.made[i:]) > 0:
			i += percent(p.made[i:]) - 1
			t = token{key: "%", text: "%", exact: true, comma: t.comma}
		}
		f = append(f, t)
	}
	if !p.rules.english() {
		return f
	}
	return currencyLast(f)
}

// negative turns the number behind token i into a negative one, if the token is a minus.
func (p *parser) negative(i int) bool {
	t := p.made[i]
	word := p.rules.english() && (t.text == "minus" || t.text == "negative")
	if t.text != "-" && !word || i+1 == len(p.made) || i > 0 && isAmount(p.made[i-1]) {
		return false
	}
	x, ok := numberOf(p.made[i+1])
	if ok && x > 0 {
		p.made[i+1].key = numberKey(-x)
	}
	return ok && x > 0
}

// englishMagnitudes mean another number in other languages, or none.
var englishMagnitudes = []string{"k", "billion", "trillion", "quadrillion"}

// factor returns the factor that a token behind number i stands for, or 0. A lone m, b or
// t is one only where a currency stands beside the number: 5 m may be metres. In other
// languages than English a billion has more zeros than in English, or fewer.
func (p *parser) factor(t token, i int) float64 {
	if i > 0 && currencies[p.made[i-1].text] != "" {
		switch t.text {
		case "m":
			return 1e6
		case "b":
			return 1e9
		case "t":
			return 1e12
		}
	}
	if t.text == "b" || !p.rules.english() && slices.Contains(englishMagnitudes, t.text) {
		return 0
	}
	return Magnitudes[t.text]
}

// percent returns how many tokens write "per cent" here, or 0.
func percent(f form) int {
	switch {
	case f[0].text == "percent", f[0].text == "pct":
		return 1
	case len(f) > 1 && f[0].text == "per" && f[1].text == "cent":
		return 2
	}
	return 0
}

// withoutUS drops the US before a dollar.
func withoutUS(f form) form {
	var kept form
	for i, t := range f {
		if t.text != "us" || currencies[f.text(i+1)] != "$" {
			kept = append(kept, t)
		}
	}
	return kept
}

// currencyLast puts each currency behind its amount: $5 and US$5 become 5 $.
func currencyLast(f form) form {
	g := withoutUS(f)
	for i := range g {
		if sign := currencies[g[i].text]; sign != "" && (i > 0 && isAmount(g[i-1]) || i+1 < len(g) && isAmount(g[i+1])) {
			g[i].key, g[i].exact = sign, true
		}
	}
	var behind form
	for i := 0; i < len(g); i++ {
		next := i + 1
		switch {
		case isCurrency(g[i]) && next < len(g) && isAmount(g[next]) && (i == 0 || !isAmount(g[i-1])):
			behind = append(behind, g[next], g[i])
			i++
		default:
			behind = append(behind, g[i])
		}
	}
	return behind
}

func isAmount(t token) bool {
	_, ok := numberOf(t)
	return ok
}

func isCurrency(t token) bool { return len(t.key) > 0 && t.exact && currencies[t.text] == t.key }
