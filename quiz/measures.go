package quiz

import (
	"strings"
	"sync"
)

// A measure is a unit that the program knows.
type measure struct {
	name string // how learners are told of it: "per cent"
	// dimension says what it measures. Measures of different dimensions, and different
	// measures without a factor, are never the same amount.
	dimension string
	factor    float64 // how many of its dimension's base it is; 0 if it cannot be converted exactly
	spellings string  // how it is written, in lower case, with a bar between; more than one measure may have a spelling
	loose     string  // further spellings, which name it only where the question's unit is this measure
}

// Dimensions that decide how a letter is read: 5 m is five metres or five million.
const (
	lengthDimension = "length"
	moneyDimension  = "money"
	shareDimension  = "share"
)

// measures are those that policy documents use most. Approximate factors (a mile in
// metres, a month in days) are left out: a reply in such a unit is asked for again.
var measures = []measure{
	{"per cent", shareDimension, 1, "%|percent|per cent|pct|pc|per centum|percentage|prozent|v h|vh|pour cent|pourcent|por ciento|per cento|procent|відсоток|відсотки|відсотка|відсотків|процент|процента|процентів|процентов", ""},
	{"per mille", shareDimension, 0.1, "‰|per mille|per mil|permille|permil|promille", ""},
	{"basis points", shareDimension, 0.01, "basis point|bp|bps", ""},
	{"percentage points", shareDimension, 0, "percentage point|pp|ppt|%-point|% point|percent point|per cent point", "point"},

	{"US dollars", moneyDimension, 0, "$|us$|$us|usd|dollar|us dollar|american dollar|united states dollar", ""},
	{"Canadian dollars", moneyDimension, 0, "c$|ca$|can$|cad|canadian dollar", "$|dollar"},
	{"Australian dollars", moneyDimension, 0, "a$|au$|aud|australian dollar", "$|dollar"},
	{"New Zealand dollars", moneyDimension, 0, "nz$|nzd|new zealand dollar", "$|dollar"},
	{"Hong Kong dollars", moneyDimension, 0, "hk$|hkd|hong kong dollar", "$|dollar"},
	{"Singapore dollars", moneyDimension, 0, "s$|sgd|singapore dollar", "$|dollar"},
	{"Taiwan dollars", moneyDimension, 0, "nt$|twd|taiwan dollar|new taiwan dollar", "$|dollar"},
	{"euros", moneyDimension, 0, "€|eur|euro", ""},
	{"pounds", moneyDimension, 0, "£|gbp|pound|pound sterling|british pound|sterling|quid", ""},
	{"Swiss francs", moneyDimension, 0, "chf|sfr|fr|franc|swiss franc", ""},
	{"yen", moneyDimension, 0, "¥|jpy|yen|japanese yen", ""},
	{"yuan", moneyDimension, 0, "¥|cny|rmb|yuan|renminbi|chinese yuan|cn¥", ""},
	{"rubles", moneyDimension, 0, "₽|rub|rur|ruble|rouble|russian ruble|russian rouble", ""},
	{"Belarusian rubles", moneyDimension, 0, "byn|belarusian ruble|belarusian rouble", "ruble|rouble"},
	{"hryvnias", moneyDimension, 0, "₴|uah|hryvnia|hryvnya|hryvna|hrivna|grivna|ukrainian hryvnia", ""},
	{"zloty", moneyDimension, 0, "zł|pln|zloty|złoty|złote|złotych|zlotys|zlotych|polish zloty", ""},
	{"Czech crowns", moneyDimension, 0, "kč|czk|czech crown|czech koruna|koruna", "crown"},
	{"Swedish crowns", moneyDimension, 0, "sek|swedish crown|swedish krona|krona|kronor", "crown|kr"},
	{"Norwegian crowns", moneyDimension, 0, "nok|norwegian crown|norwegian krone|kroner", "crown|kr|krone"},
	{"Danish crowns", moneyDimension, 0, "dkk|danish crown|danish krone", "crown|kr|krone|kroner"},
	{"forints", moneyDimension, 0, "huf|forint", ""},
	{"lei", moneyDimension, 0, "ron|mdl|leu|lei", ""},
	{"levs", moneyDimension, 0, "bgn|lev|leva", ""},
	{"Turkish lira", moneyDimension, 0, "₺|try|lira|turkish lira", ""},
	{"lari", moneyDimension, 0, "₾|gel|lari", ""},
	{"tenge", moneyDimension, 0, "₸|kzt|tenge", ""},
	{"rupees", moneyDimension, 0, "₹|inr|rupee|indian rupee|rs", ""},
	{"Pakistani rupees", moneyDimension, 0, "pkr|pakistani rupee", "rupee|rs"},
	{"won", moneyDimension, 0, "₩|krw|won|south korean won", ""},
	{"shekels", moneyDimension, 0, "₪|ils|nis|shekel", ""},
	{"riyals", moneyDimension, 0, "sar|riyal|rial|irr", ""},
	{"dirhams", moneyDimension, 0, "aed|dirham", ""},
	{"dinars", moneyDimension, 0, "iqd|kwd|rsd|dinar", ""},
	{"reais", moneyDimension, 0, "r$|brl|real|reais|brazilian real", ""},
	{"pesos", moneyDimension, 0, "mxn|ars|clp|cop|peso", ""},
	{"rand", moneyDimension, 0, "zar|rand|south african rand", ""},
	{"naira", moneyDimension, 0, "₦|ngn|naira", ""},
	{"special drawing rights", moneyDimension, 0, "sdr|xdr|special drawing right", ""},

	{"seconds", "time", 1, "second|sec", "s"},
	{"minutes", "time", 60, "minute|min", ""},
	{"hours", "time", 3600, "hour|hr", "h"},
	{"days", "time", 86400, "day", "d"},
	{"weeks", "time", 604800, "week|wk", ""},
	{"fortnights", "time", 1209600, "fortnight", ""},
	{"months", "calendar", 1, "month", "mo|mos"},
	{"quarters", "calendar", 3, "", "quarter"},
	{"years", "calendar", 12, "year|yr", "y"},
	{"decades", "calendar", 120, "decade", ""},
	{"centuries", "calendar", 1200, "century|centuries", ""},

	{"millimetres", lengthDimension, 0.001, "mm|millimetre|millimeter", ""},
	{"centimetres", lengthDimension, 0.01, "cm|centimetre|centimeter", ""},
	{"metres", lengthDimension, 1, "metre|meter", "m"},
	{"kilometres", lengthDimension, 1000, "km|kilometre|kilometer|kms", ""},
	{"miles", lengthDimension, 0, "mile", "mi"},
	{"nautical miles", lengthDimension, 0, "nautical mile|nm|nmi", "mile"},
	{"feet", lengthDimension, 0, "ft|foot|feet", ""},
	{"yards", lengthDimension, 0, "yd|yard", ""},
	{"inches", lengthDimension, 0, "inch|inches", "in"},

	{"square metres", "area", 1, "m²|m2|sq m|sqm|square metre|square meter", ""},
	{"hectares", "area", 1e4, "ha|hectare", ""},
	{"square kilometres", "area", 1e6, "km²|km2|sq km|sqkm|square kilometre|square kilometer", ""},
	{"acres", "area", 0, "acre", ""},
	{"square miles", "area", 0, "sq mi|sq mile|square mile", ""},

	{"litres", "volume", 0.001, "litre|liter|ltr", "l"},
	{"cubic metres", "volume", 1, "m³|m3|cubic metre|cubic meter|cbm", ""},
	{"bcm", "volume", 1e9, "bcm", ""},
	{"barrels", "volume", 0, "barrel|bbl", ""},
	{"gallons", "volume", 0, "gallon|gal", ""},

	{"grams", "mass", 0.001, "gram|gramme|gr", "g"},
	{"kilograms", "mass", 1, "kg|kgs|kilo|kilogram|kilogramme", ""},
	{"tonnes", "mass", 1000, "tonne|ton|metric ton|metric tonne", "t"},
	{"pounds", "mass", 0, "lb|lbs", "pound"},
	{"ounces", "mass", 0, "oz|ounce", ""},

	{"watts", "power", 1, "watt", "w"},
	{"kilowatts", "power", 1e3, "kw|kilowatt", ""},
	{"megawatts", "power", 1e6, "mw|megawatt", ""},
	{"gigawatts", "power", 1e9, "gw|gigawatt", ""},
	{"terawatts", "power", 1e12, "tw|terawatt", ""},
	{"kilowatt-hours", "energy", 1, "kwh|kilowatt hour|kilowatt-hour", ""},
	{"megawatt-hours", "energy", 1e3, "mwh|megawatt hour|megawatt-hour", ""},
	{"gigawatt-hours", "energy", 1e6, "gwh|gigawatt hour|gigawatt-hour", ""},
	{"terawatt-hours", "energy", 1e9, "twh|terawatt hour|terawatt-hour", ""},
	{"barrels of oil equivalent", "energy", 0, "boe|barrel of oil equivalent", ""},

	{"kilometres per hour", "speed", 0, "km/h|kmh|kph|kilometre per hour|kilometer per hour|km per hour", ""},
	{"miles per hour", "speed", 0, "mph|mile per hour", ""},
	{"knots", "speed", 0, "knot|kn", ""},

	{"degrees Celsius", "temperature", 0, "°c|degree celsius|degree centigrade|celsius|centigrade", "°|degree|c"},
	{"degrees Fahrenheit", "temperature", 0, "°f|degree fahrenheit|fahrenheit", "°|degree|f"},
	{"kelvins", "temperature", 0, "kelvin", "k"},
}

// spelt finds measures by their spellings: those that a spelling always names, and
// those that it may name.
var spelt = sync.OnceValue(func() (all struct{ firm, loose map[string][]*measure }) {
	all.firm, all.loose = map[string][]*measure{}, map[string][]*measure{}
	for i := range measures {
		m := &measures[i]
		for s := range strings.SplitSeq(m.spellings, "|") {
			all.firm[s] = append(all.firm[s], m)
		}
		for s := range strings.SplitSeq(m.loose, "|") {
			all.loose[s] = append(all.loose[s], m)
		}
	}
	delete(all.firm, "")
	delete(all.loose, "")
	return all
})

// measuresOf returns the measures that a text always names, and those that it names
// only beside a question's unit of the same measure. The text is in lower case; its words
// may be plurals.
func measuresOf(text string) (firm, loose []*measure) {
	text = strings.ReplaceAll(strings.ReplaceAll(text, ".", ""), "-", " ")
	for _, form := range []string{text, singular(text), singulars(text)} {
		if firm == nil {
			firm = spelt().firm[form]
		}
		if loose == nil {
			loose = spelt().loose[form]
		}
	}
	return firm, loose
}
