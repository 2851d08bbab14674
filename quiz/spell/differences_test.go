package spell

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestDifferences judges what is written in another way. "it is" stands for: right, and
// shown as it is written.
func TestDifferences(t *testing.T) {
	const english, german, none = "en", "de", ""
	for _, test := range []struct {
		kind, language string
		accept         string
		right          string // typed texts with | between
		wrong          string
	}{
		{"numbers", english, "Minsk II", "Minsk 2|minsk two|Minsk ii", "Minsk 1|Minsk III|Minsk|Minsk I"},
		{"numbers", english, "World War 2", "World War II|World War Two", "World War I|World War 3"},
		{"numbers", english, "twenty-seven", "27|twenty seven", "28|seventy-two|twenty"},
		{"numbers", english, "two-state solution", "2-state solution|2 state solution|the two state solution", "three-state solution|1-state solution"},
		{"numbers", english, "Article 5", "article five|Art. 5|art 5|Article V", "Article 4|Article fifty|Art. 15"},
		{"numbers", english, "Chapter VII", "Chapter 7|ch. 7|chapter seven", "Chapter VIII|Chapter 6"},
		{"numbers", english, "800,000", "800 000|800.000|800000|800'000|eight hundred thousand|800k|800 thousand", "80,000|800|800 million"},
		{"numbers", english, "5 million", "5,000,000|five million|5 mn", "5 billion|5|5,000"},
		{"numbers", english, "1.5", "1,5|one and a half|1 1/2|1½", "15|1|2.5|1.05"},
		{"numbers", english, "1.085", "1,085", "1085|1.85"},
		{"numbers", english, "half of the army", "1/2 of the army|one half of the army|a half of the army", "2/3 of the army|a quarter of the army"},
		{"numbers", english, "two-thirds", "2/3|⅔|two thirds", "1/3|3/4|23"},
		{"numbers", english, "9/11", "9-11|9 11", "911|9/12|11/9"},
		{"numbers", english, "2014-2015", "2014–2015|2014/2015", "2014|2015-2014"},
		{"numbers", english, "-2 degrees", "−2 degrees", "2 degrees"},
		{"numbers", none, "Malcolm X", "malcolm x", "Malcolm"},
		{"numbers", none, "Annex C", "annex c", "Annex 100|Annex D"},
		{"ordinals", english, "Fourteenth Amendment", "14th Amendment|the 14th amendment", "15th Amendment|Fortieth Amendment|Fourteen Amendment|4th Amendment"},
		{"ordinals", english, "First Amendment", "1st amendment", "2nd amendment|one amendment"},
		{"ordinals", english, "Elizabeth II", "Elizabeth the Second|Elizabeth 2", "Elizabeth I|Elizabeth the First"},
		{"ordinals", english, "19th century", "nineteenth century", "ninetieth century|18th century"},
		{"money", english, "$5 billion", "$5bn|5 billion dollars|USD 5 billion|US$5 billion|5 billion US dollars|5bn $", "€5 billion|5 million dollars|5 billion euros"},
		{"money", english, "€250m", "250 million euros|EUR 250 million", "250 euros|$250m"},
		{"per cent", english, "5%", "5 percent|5 per cent|five percent|5 %", "5|50%|0.5%"},

		{"dates", english, "24 February 2022", "February 24, 2022|2022-02-24|24.02.2022|24th February 2022|24 Feb 2022|24/2/2022|2/24/2022|the 24th of February 2022|on 24 February 2022|Feb. 24th, 2022|24-02-2022|2022/2/24|24. 2. 2022",
			"25 February 2022|24 February 2021|24 March 2022|2022-02-25|24 February|February 2022|4 February 2022|23.02.2022"},
		{"dates", english, "July 4", "4 July|the 4th of July|July 4th|4th July|4 Jul", "5 July|4 June|July"},
		{"dates", english, "3 February 2022", "02/03/2022|3/2/2022|03.02.2022", "02.03.2022|2 March 2022|3/3/2022"},
		{"dates", english, "May 2025", "may 2025|in May 2025", "June 2025|May 2024|May|5 May 2025"},
		{"dates", german, "24. Februar 2022", "24.2.2022|2022-02-24|24 February 2022|24. Feb. 2022", "25. Februar 2022|24. März 2022"},
		{"dates", "uk", "24 лютого 2022", "24.02.2022|2022-02-24", "25.02.2022|24 січня 2022"},
		{"dates", "fr", "1er août 1914", "1 août 1914|1/8/1914", "2 août 1914"},

		{"plural", english, "treaty", "treaties|a treaty|the treaties", "treatise"},
		{"plural", english, "NGOs", "NGO|an NGO", "UN"},
		{"plural", english, "veto", "vetoes|vetos", "voter"},
		{"plural", english, "security guarantee", "security guarantees", "security guarantor|guarantee"},
		{"plural", english, "crisis", "crises", "cries"},
		{"plural", english, "armed forces", "the armed forces", "armed force"},
		{"plural", english, "arms", "", "arm|army"},
		{"plural", english, "arm", "", "arms"},
		{"plural", english, "customs union", "customs unions", "custom union"},
		{"plural", english, "means", "", "mean"},
		{"plural", english, "William", "", "Williams"},

		{"plural", english, "Iraqi", "Iraqis", "Iran|Iraq"},
		{"plural", english, "Pakistanis", "Pakistani", "Pakistan"},
		{"plural", english, "taxi", "taxis", "tax|taxes"},
		{"plural", english, "Hindus", "Hindu", ""},
		{"plural", english, "bureau", "bureaus|bureaux", "bureaucrat"},
		{"plural", english, "Bordeaux", "", "Bordeau wine"},
		{"plural", english, "viruses", "virus", "viral"},
		{"plural", english, "census", "censuses|the censuses", "censure"},
		{"plural", english, "lens", "lenses", "len"},
		{"plural", english, "bias", "biases", ""},
		{"plural", english, "cache", "caches", "cash"},
		{"plural", english, "attaché", "attachés|attaches", "attach|attached"},
		{"plural", english, "churches", "church", "churn"},
		{"plural", english, "impasse", "impasses", "impass road"},
		{"plural", english, "glass", "glass", "glasses"},
		{"plural", english, "movie", "movies", "move|moves"},
		{"plural", english, "volcano", "volcanoes|volcanos", ""},
		{"plural", english, "canoe", "canoes", ""},
		{"plural", english, "olive", "olives", "live"},
		{"plural", english, "abuse", "abuses", "abbess"},
		{"plural", english, "oasis", "oases", ""},
		{"plural", english, "consortium", "consortia|consortiums", "consort"},
		{"plural", english, "formula", "formulae|formulas", "format"},
		{"plural", english, "radius", "radii|radiuses", "radium"},
		{"plural", english, "critics", "critic", "critique"},
		{"plural", english, "economics", "", "economic"},
		{"plural", english, "housewife", "housewives", ""},
		{"plural", english, "regimen", "regimens", ""},
		{"plural", english, "basis", "", "base|bases of"},

		{"articles", english, "Ministry of the Interior", "Ministry of Interior|the ministry of the interior", "Ministry of the Exterior|Ministry"},
		{"articles", english, "Republic of Congo", "Republic of the Congo", "Democratic Republic of the Congo"},
		{"articles", english, "to declare war", "declare war", "to declare peace"},
		{"articles", english, "declare war", "to declare war", ""},
		{"articles", english, "Annex A", "annex a", "Annex|Annex B"},

		{"titles", english, "St. Petersburg", "Saint Petersburg|St Petersburg", "Petersburg"},
		{"titles", english, "Dr. Rajendra Prasad", "Rajendra Prasad|Dr Rajendra Prasad|dr rajendra prasad", "Dr. Rao"},
		{"titles", english, "Putin", "Mr Putin|Mr. Putin|President Putin|president putin", "Mrs Merkel|Prime Minister Putin's aide"},
		{"titles", english, "President of the Republic", "president of the republic|President of Republic", "of the Republic|Republic"},

		{"order", english, "Volodymyr Zelensky", "Zelensky, Volodymyr", "Zelensky|Volodymyr, Zelensky and others"},
		{"order", english, "Ukraine and Moldova", "Moldova and Ukraine|Moldova & Ukraine", "Ukraine and Romania|Ukraine|Moldova"},
		{"order", english, "life, liberty and property", "property, life and liberty|liberty, property, and life", "life, liberty and happiness"},
		{"order", english, "man bites dog", "", "dog bites man"},

		{"spelling", english, "gray zone", "grey zone|gray zones", ""},
		{"spelling", english, "program", "programme|programs|programmes", "progress"},
		{"spelling", english, "labour", "labor", "lobar"},
		{"spelling", english, "defence", "defense", "defiance"},
		{"spelling", english, "neutralisation", "neutralization", "naturalization"},
		{"spelling", english, "centre", "center", "enter"},
		{"spelling", english, "metre", "meter|metres|meters", "matter"},
		{"spelling", english, "sabre-rattling", "saber-rattling|sabre rattling", ""},
		{"spelling", english, "timbre", "", "timber"},
		{"spelling", english, "adviser", "advisor|advisors", "advise"},
		{"spelling", english, "inquiry", "enquiry|enquiries", ""},
		{"spelling", english, "Tsar", "czar|tzar|tsars", "star"},
		{"spelling", english, "favouritism", "favoritism", "favourite"},
		{"spelling", english, "armouries", "armory|armories|armoury", "army"},
		{"spelling", english, "manoeuvring", "maneuvering", "manoeuvre"},
		{"spelling", english, "refuelling", "refueling", "refilling"},
		{"spelling", english, "quelled", "", "quell|queued"},
		{"spelling", english, "archaeologist", "archeologist", "archaeology"},
		{"spelling", english, "swords into ploughshares", "swords into plowshares", "swords into ploughs"},
		{"spelling", english, "skilfully", "skillfully", "skilful"},
		{"spelling", english, "cognisant", "cognizant", ""},
		{"spelling", english, "practising", "practicing", "practise"},
		{"spelling", english, "licensed", "licenced", "license"},
		{"spelling", english, "mourning", "", "morning"},
		{"spelling", english, "scouring", "", "scoring"},
		{"spelling", english, "guerrilla", "guerilla|guerillas", "gorilla"},
		{"spelling", english, "travelled", "traveled", "travailed"},
		{"spelling", english, "analyse", "analyze", "analysis"},
		{"spelling", english, "four", "4|4.0", "for|fore"},
		{"spelling", english, "prize", "prizes", "prise"},

		{"opening", english, "Istanbul", "in Istanbul|at Istanbul", "Ankara"},
		{"opening", english, "snapback clause", "the so-called snapback clause|so-called snap-back clause", "clause"},
		{"opening", english, "1949", "in 1949", "1948"},
		{"names", english, "United States", "US|the U.S.|USA|the United States of America", "United Kingdom|UK"},

		{"umlauts", german, "Köln", "Koeln|Koln|köln", "Kölle"},
		{"umlauts", english, "Müller-Böhm-Krüger", "Mueller-Boehm-Krueger|Muller Bohm Kruger", "Müller"},
		{"umlauts", english, "Ålesund", "Aalesund|Alesund", ""},
		{"other languages", german, "Vertrag", "vertrag", "Vertreter"},
		{"other languages", german, "1.500", "1500|1 500", "1,5"},
		{"other languages", german, "2,5", "2.5", "25"},

		{"optional", english, "(George) Washington", "Washington|George Washington|washington", "George|Martha Washington"},
		{"optional", english, "twenty-seven (27)", "27|twenty-seven", "28"},
		{"optional", english, "the Senate and House (of Representatives)", "Senate and House|House and Senate|the Senate and the House of Representatives", "Senate"},
		{"optional", english, "guarantor(s)", "guarantor|guarantors", "guarantee"},
		{"optional", english, "Article 5(1)", "article 5 (1)", "Article 5|Article 51"},

		{"signs", english, "C#", "c#", "C|D#"},
		{"signs", english, "R&D", "R and D|r & d", "R D"},

		{"numbers", english, "Protocol No. 11", "Protocol 11|protocol no 11|Protocol number eleven|Protocol XI", "Protocol 12|Protocol|Protocol 1"},
		{"numbers", english, "no one", "no-one", "one|1|number one"},
		{"numbers", english, "World War II", "WWII|WW2|ww2|WW II|the Second World War|2nd World War", "WWI|WW1|WWIII|WW|First World War|World War"},
		{"numbers", english, "0.7%", ".7%|0,7 %|.7 per cent", "7%|.07%"},
		{"numbers", english, "2014-2022", "2014 to 2022|from 2014 to 2022|2014 until 2022", "2022 to 2014|2014-2021|2014"},
		{"numbers", english, "2011-12", "2011/12|2011–12", "2011-13|2012|11-12"},
		{"numbers", english, "more than 50%", "over 50%|>50%|> 50 %|more than 50 percent", "50%|less than 50%|<50%"},
		{"numbers", english, "F-16", "F-16s|F16", "F-15|F-15s|F-160"},
		{"numbers", english, "iPhone 5", "iphone 5", "iPhone 5s|iPhone 6"},
		{"numbers", english, "the 1990s", "1990s", "1990|1980s"},
		{"ordinals", english, "Twenty-Second Amendment", "22nd amendment|Amendment 22|Amendment XXII", "Second Amendment|Amendment 2|22 amendments"},
		{"ordinals", english, "Second Amendment", "Amendment II|Amendment 2|2nd Amendment", "two amendments|Amendment 12|second"},
		{"ordinals", english, "twenty-first century", "XXI century|21st century", "XX century|XXI|21 centuries"},
		{"ordinals", english, "third party", "3rd party|party 3", "three parties|second party"},
		{"money", english, "$60 billion", "$60b|$60bn|60 billion USD", "$60m|$60t|$6 billion"},

		{"dates", english, "24 February 2022", "Thursday, 24 February 2022|Thu 24 Feb 2022|the twenty-fourth of February 2022|February the twenty-fourth, 2022", "Friday, 24 February 2022|the twenty-fifth of February 2022"},
		{"dates", english, "March 2014", "03/2014|3/2014|2014-03|March of 2014", "04/2014|2014-04|13/2014|3/2015"},
		{"dates", english, "14 July", "14.7.|14/7|7/14|14.07", "7.14.|15.7.|14.8."},
		{"dates", english, "May 1", "the first of May|May first|first of May", "the second of May|May|one May"},
		{"dates", english, "half", "1/2", "1.2.|2/1"},
		{"dates", "fr", "14 juillet 1789", "le 14 juillet 1789|14/7/1789", "le 15 juillet 1789|14 juin 1789"},
		{"dates", german, "24. Februar 2022", "am 24. Februar 2022|den 24.02.2022", "am 25. Februar 2022"},
		{"dates", "uk", "24 лютого 2022", "24 лютого 2022 року|24 лютого 2022 р.", "24 березня 2022 року"},

		{"plural", english, "spokesman", "spokesmen", "spokeswoman|spokeswomen"},
		{"plural", english, "Oman", "", "omen"},
		{"plural", english, "data", "datum", "date|database"},
		{"plural", english, "appendix", "appendices", "append"},

		{"titles", english, "President Zelensky", "Zelensky|Pres. Zelensky|Mr Zelensky|president zelensky", "Senator Zelensky|Vice President Zelensky|Prime Minister Zelensky"},
		{"titles", english, "Vice President Vance", "Vance|Mr. Vance", "President Vance|the Vice President"},
		{"titles", english, "Mrs. Clinton", "Ms Clinton|Clinton|Dr Clinton", "Mr. Clinton|Sir Clinton"},
		{"titles", english, "Lavrov", "Foreign Minister Lavrov|Minister Lavrov|Mr. Lavrov", "Sergei Lavrov|Lavrov's minister"},
		{"titles", english, "General Kellogg", "Gen. Kellogg|Gen Kellogg", "Colonel Kellogg|general"},
		{"titles", english, "General Assembly", "the general assembly|Gen. Assembly", "Assembly|General"},
		{"titles", english, "Governor Newsom", "Newsom|Gov. Newsom", "Senator Newsom"},
		{"titles", english, "Martin Luther King Jr.", "Martin Luther King|Martin Luther King, Junior", "Martin Luther King Sr.|Martin Luther"},
		{"titles", english, "George Bush", "", "George Bush Jr."},
		{"titles", english, "paragraph 4", "¶ 4|para. 4|par 4", "paragraph 14|¶ 5"},

		{"order", english, "France, Germany and Poland", "Poland, France, Germany|Germany and Poland and France|France; Germany; Poland", "France, Germany|France, Germany, Italy"},
		{"order", english, "guns and butter", "butter, guns", "guns or butter|guns without butter|guns"},
		{"order", english, "a buffer between Russia and NATO", "buffer between NATO and Russia|buffer between NATO & Russia", "buffer between Russia and China|NATO and a buffer between Russia"},

		{"numbers", english, "no first use", "no-first-use|no 1st use", "first use|1st use"},
		{"numbers", english, "five-year plan", "5-year plan|5 year plan|five years plan", "fifth year plan|50-year plan|year plan"},
		{"numbers", english, "Thirty Years' War", "30 Years' War|Thirty Years War", "Thirteen Years War|Hundred Years War|30th Years War"},
		{"numbers", english, "second-strike capability", "2nd strike capability|second strike capability", "first-strike capability|two-strike capability"},
		{"numbers", english, "one in five", "1 in 5", "one in four|5 in 1|15"},
		{"titles", english, "Minister of Defence", "Minister of Defense|the minister of defence", "of defence|defence|Minister of Justice"},
		{"titles", english, "King Charles", "king charles", "Prince Charles|Queen Charles|Charles Stuart"},
		{"titles", english, "Dr. Strangelove", "Strangelove|Doctor Strangelove", "Love"},

		{"opening", english, "in Geneva", "Geneva|at Geneva|the so-called Geneva", "in Vienna"},
		{"opening", english, "On War", "on war", "War|in war"},
		{"opening", english, "Donetsk", "of Donetsk|in Donetsk", "of Luhansk|not Donetsk"},
		{"opening", english, "itself", "itself", "by itself|for itself"},

		{"other languages", german, "1,5 Millionen", "1,5 Mio.|1.5 Millionen", "15 Millionen|1,5 Milliarden|1,5 Mrd."},
		{"other languages", german, "1 Billion Euro", "1 billion euro", "1 Milliarde Euro|1,000 Millionen Euro"},
		{"other languages", german, "Bundesrat", "bundesrat", "Bundestag"},
		{"other languages", "uk", "5 млн гривень", "5 мільйонів гривень", "5 млрд гривень"},

		{"other languages", "es", "3 millones", "3.000.000|3 mln|3 millones", "3 billones|3"},
		{"other languages", "pl", "3 miliony", "3 mln|3 000 000", "3 mld|3 miliardy"},
		{"other languages", "ru", "5 миллиардов", "5 млрд", "5 миллионов|5 млн"},
		{"numbers", english, "2 quadrillion", "2,000 trillion|two quadrillion|2 quadrillions", "2 trillion"},

		{"optional", english, "Intercontinental Ballistic Missile (ICBM)", "ICBM|icbm|intercontinental ballistic missile", "missile|ballistic missile|IBM"},
		{"optional", english, "Organization for Security and Co-operation in Europe (OSCE)", "OSCE|Organisation for Security and Cooperation in Europe", "OECD|Organization for Security"},
		{"optional", english, "Washington (DC)", "Washington|Washington DC", "DC"},

		{"signs", english, "CO₂", "CO2|co2", "CO|CO3"},
		{"signs", english, "km²", "km2", "km|km3"},
		{"signs", english, "10²", "", "102|10"},
		{"signs", english, "a ≠ b", "a≠b", "a = b|a b"},
		{"signs", english, "x ∉ A", "x∉A", "x ∈ A"},
		{"signs", english, "AA-", "aa-|AA−|(AA-)", "AA|AA+|A-"},
		{"signs", english, "AA", "aa", "AA-|AA+"},
		{"signs", english, "O-", "o−", "O|O+"},
		{"signs", english, "bi-", "bi|Bi-", "tri-|b-"},
		{"signs", english, "pro", "pro-", "con-"},

		{"order", english, "the Senate, the House", "the House, the Senate|House, Senate|the House and the Senate", "the Senate|the House, the Court"},
		{"order", english, "Russia, the EU, and China", "China, Russia and the EU|China, Russia, EU|the EU, China, Russia", "China, Russia|China, Russia, the US"},
		{"order", english, "the US, the UK and France", "France, the UK and the US|France, UK, USA", "France, the UK"},
		{"order", english, "North and South Korea", "South and North Korea", "North and South|North Korea and South Africa|South Korea"},
		{"order", english, "Articles 5 and 6", "Articles 6 and 5|articles 6 & 5", "Articles 5 and 7|Article 56"},
		{"order", english, "freedom of speech and of the press", "freedom of the press and of speech", "freedom of the press|speech and freedom"},
		{"order", english, "A and C", "C and A|a and c|c and a", "C|A and B|and C"},
		{"order", english, "Estonia, Latvia and Lithuania", "Lithuania/Latvia/Estonia|Estonia / Latvia / Lithuania", "Estonia/Latvia|Estonia/Latvia/Poland"},
		{"order", english, "TCP/IP", "tcp/ip", "IP/TCP"},

		{"titles", english, "Putin and Zelensky", "President Zelensky and President Putin|Mr Putin & Mr Zelensky", "Putin|President Putin|Putin and Trump"},
		{"titles", english, "President Putin and Chancellor Merkel", "Merkel and Putin", "President Merkel and Chancellor Putin"},
		{"titles", english, "Saint Petersburg", "St.Petersburg|St. Petersburg", "Petersburg"},
		{"titles", english, "Putin", "Mr.Putin|Dr.Putin", "Mr.Medvedev"},
		{"titles", english, "Mt.Everest", "Mount Everest|Mt. Everest", "Everest"},
		{"titles", english, "U.S. Army", "US Army|U.S.Army", "UK Army"},
		{"titles", english, "Elizabeth II", "Queen Elizabeth II", "Elizabeth I|Queen Elizabeth"},
		{"titles", english, "Queen Elizabeth II", "Elizabeth II", "King Elizabeth II"},
		{"titles", english, "Francis", "Pope Francis", "Pope Benedict"},
		{"titles", english, "Patton", "General Patton|Gen.Patton", "General Marshall"},
		{"titles", english, "General Patton", "Patton", "Colonel Patton"},
		{"titles", english, "Maj. Gen. Kellogg", "Major General Kellogg|Kellogg|Maj.Gen.Kellogg", "Major Kellogg"},
		{"titles", english, "Sgt. York", "Sergeant York|York", "Captain York"},
		{"titles", english, "Assembly", "the assembly", "General Assembly"},
		{"titles", english, "Queen Bee", "queen bee", "Bee"},
		{"titles", english, "General Relativity", "general relativity", "Relativity|Special Relativity"},
		{"titles", english, "Justice Department", "the Justice Department", "Department|Department of Defence"},
		{"titles", english, "Lord of the Isles", "lord of the isles", "of the Isles|Isles"},

		{"numbers", none, "-5", "minus 5|minus five|−5|negative 5", "5|-4|minus 6"},
		{"numbers", none, "minus five", "-5|minus 5", "five|5"},
		{"numbers", none, "-5%", "minus 5 percent|-5 per cent", "5%|-5"},
		{"numbers", none, "two-thirds majority", "two-third majority|2/3 majority", "one-third majority|two thirds"},
		{"numbers", none, "p < .05", "p < 0.05", "p > 0.05|p < 0.5"},
		{"numbers", none, "Malcolm X", "malcolm x", "Malcolm 10|Malcolm ten"},
		{"numbers", none, "Article X", "Article 10|article ten", "Article 5"},
		{"ordinals", none, "Fifth Republic", "V Republic|5th Republic|the fifth republic", "IV Republic|Republic V-1|Republic"},
		{"ordinals", none, "X ray", "x-ray", "tenth ray"},
		{"units", none, "25 km", "25 kilometres|25 kilometers|25km", "25 miles|25 kg|26 km"},
		{"units", none, "1.5 °C", "1.5 degrees Celsius|1.5°C|1,5 °C", "1.5 degrees Fahrenheit|2.5 °C"},
		{"units", none, "5", "five", "January 5|5 January"},

		{"dates", none, "24 February 2022", "24-Feb-2022|24/Feb/2022|Feb-24-2022|24 / 02 / 2022|24.02.22|2/24/22|24/2/22|24 Feb '22|24 Feb ’22|2022 February 24",
			"25-Feb-2022|24-Mar-2022|24.02.21|24 Feb '23|24.03.22"},
		{"dates", none, "December 1991", "1991 December|Dec-1991", "1991 November|1992 December"},
		{"dates", none, "1991-1995", "1991–95|1991 to 1995|between 1991 and 1995|1991/95", "1991|1991-94|between 1991 and 1994|1995-91"},
		{"dates", none, "1939–45", "1939-1945|from 1939 to 1945", "1939-1946|1945"},
		{"dates", none, "summer of 1914", "summer 1914|the summer of 1914", "summer of 1915|spring 1914|summer"},
		{"dates", none, "1991", "the year 1991|1991 AD|AD 1991", "the year 1992|1991 BC"},

		{"umlauts", english, "Koeln", "Köln|köln", "Kölle"},
		{"umlauts", english, "Mueller report", "Müller report|the Müller report", "Miller report"},
	} {
		rules := &Rules{Language: test.language}
		for i, side := range []string{test.right, test.wrong} {
			for said := range strings.SplitSeq(side, "|") {
				if side == "" {
					continue
				}
				if m := rules.Compare(said, []string{test.accept}); m.OK != (i == 0) {
					t.Errorf("%s (%s): %q for %q: %+v", test.kind, test.language, said, test.accept, m)
				} else if m.OK && m.Slips > 0 {
					t.Errorf("%s (%s): %q for %q passes as a slip", test.kind, test.language, said, test.accept)
				}
			}
		}
	}
}

// TestListsInAnyOrder: whatever stands between the parts of a list, and before each of
// them, their order does not count. A list with a part less is another.
func TestListsInAnyOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	parts := []string{"the Senate", "the House", "Russia", "the EU", "an army", "President Putin", "fair trials", "World War II"}
	list := func(parts []string, typed bool) string {
		last := [][]string{{", ", " and "}, {", ", ", and "}, {"; ", "; "}, {", ", ", "}, {"/", "/"}}[random.IntN(5)]
		if !typed {
			last = []string{", ", " and "}
		}
		n := len(parts) - 1
		return strings.Join(parts[:n], last[0]) + last[1] + parts[n]
	}
	for range 300 {
		random.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
		some := append([]string(nil), parts[:3+random.IntN(3)]...)
		accept := list(some, false)
		random.Shuffle(len(some), func(i, j int) { some[i], some[j] = some[j], some[i] })
		if said := list(some, true); !(*Rules)(nil).Compare(said, []string{accept}).OK {
			t.Errorf("%q for %q is wrong", said, accept)
		}
		if said := list(some[1:], true); (*Rules)(nil).Compare(said, []string{accept}).OK {
			t.Errorf("%q for %q is right", said, accept)
		}
	}
}

// TestAnotherWordIsNoSlip: what is a word of its own was meant.
func TestAnotherWordIsNoSlip(t *testing.T) {
	for _, pair := range []string{
		"Iceland Ireland", "accession secession", "emigration immigration", "eighty eight", "fifth fifty", "guarantor guarantee",
		"employer employee", "payer payee", "northwest northeast", "persecution prosecution", "deterrence deference", "ordnance ordinance",
		"precedent president", "ingenuous ingenious", "principal principle", "complement compliment", "council counsel", "stationary stationery",
		"adverse averse", "affect effect", "elicit illicit", "eminent imminent", "proscribe prescribe", "perspective prospective",
		"appointer appointee", "escaper escapee", "misinformation disinformation", "macroprudential microprudential",
		"belligerent cobelligerent", "collusion collision", "causality casualty", "Mali Malawi", "Dominica Dominican", "lessor lessee", "mediator mediation", "continual continuous", "historic historical", "economic economical", "moral morale", "casual causal", "martial marital",
		"conscious conscience", "ascent assent", "Slovakia Slovenia", "ballistic balletic", "demarche demarcate", "prorogue prologue", "Austria Australia", "Mauritius Mauritania", "expatriate expatiate",
	} {
		a, b, _ := strings.Cut(pair, " ")
		for _, test := range [][2]string{{a, b}, {b, a}} {
			if m := (*Rules)(nil).Compare(test[0], test[1:]); m.OK {
				t.Errorf("%q passes for %q: %+v", test[0], test[1], m)
			}
			if m := (*Rules)(nil).Compare("the "+test[0]+" question", []string{test[1] + " question"}); m.OK {
				t.Errorf("%q passes for %q beside another word: %+v", test[0], test[1], m)
			}
		}
	}
}

// TestSlipsPass: a slip at random in a long word passes, unless it makes a word.
func TestSlipsPass(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("neutrality guarantee ceasefire armistice withdrawal sovereignty negotiation deterrence escalation concession " +
		"parliament referendum constitution occupation reconstruction intelligence ammunition territory compromise disarmament")
	const tries = 50
	passed := 0
	for _, w := range words {
		for range tries {
			if slip := slipIn(w, random); (*Rules)(nil).Compare(slip, []string{w}).OK {
				passed++
			} else if !hasWord(english, Fold(slip)) && !new(Rules).changesMeaning(w, slip) {
				t.Errorf("%q is refused for %q", slip, w)
			}
		}
	}
	if all := len(words) * tries; passed < all*98/100 {
		t.Errorf("%d of %d slips pass", passed, all)
	}
}

// slipIn makes one slip behind the first letter of a word.
func slipIn(w string, random *rand.Rand) string {
	letters := []byte(w)
	i := 1 + random.IntN(len(w)-2)
	switch random.IntN(4) {
	case 0:
		return w[:i] + w[i+1:]
	case 1:
		return w[:i] + string(w[i]) + w[i:]
	case 2:
		letters[i], letters[i+1] = letters[i+1], letters[i]
	default:
		letters[i] = byte('a' + random.IntN(26))
	}
	return string(letters)
}

// TestKnownWordsAreNoSlips: a word of the course counts as a word of the language does.
func TestKnownWordsAreNoSlips(t *testing.T) {
	course := &Rules{Language: "de", Known: func(w string) bool { return w == "garantinnen" }}
	if m := course.Compare("Garantinnen", []string{"Garantinne"}); m.OK {
		t.Errorf("a word of the course passes for another: %+v", m)
	}
	if m := course.Compare("Garantine", []string{"Garantinne"}); !m.OK || m.Slips != 1 {
		t.Errorf("a slip does not pass: %+v", m)
	}
	if m := course.Compare("casual", []string{"causal"}); !m.OK {
		t.Errorf("English words count in a German course: %+v", m)
	}
}

// TestDictionary measures the false hits of the English words, and those of a small
// dictionary that is made here.
func TestDictionary(t *testing.T) {
	for _, w := range []string{"immigration", "iceland", "eighty", "colour", "color", "realise", "treaties", "northeast", "does"} {
		if !hasWord(english, w) {
			t.Errorf("%q is no word", w)
		}
	}
	own := map[string]bool{}
	for i := range 1000 {
		own[fmt.Sprintf("word%d", i)] = true
	}
	small := string(NewDictionary(own))
	for w := range own {
		if !hasWord(small, w) {
			t.Fatalf("%q was put in and is not there", w)
		}
	}
	if hasWord("", "word") {
		t.Error("an empty dictionary has a word")
	}
	random := rand.New(rand.NewPCG(3, 4))
	for name, dictionary := range map[string]string{"english": english, "small": small} {
		const tries = 50_000
		hits := 0
		for range tries {
			letters := make([]byte, 12)
			for i := range letters {
				letters[i] = byte('a' + random.IntN(26))
			}
			if hasWord(dictionary, string(letters)) {
				hits++
			}
		}
		// 0.1 % are 50, and a number of 90 or more has a probability below one in a million.
		if hits >= 90 {
			t.Errorf("%s: %d of %d strings of letters seem to be words", name, hits, tries)
		}
	}
}

// TestMeans tells what may have been meant as an answer from letters that were hit
// somehow.
func TestMeans(t *testing.T) {
	course := &Rules{Known: func(word string) bool { return word == "witkoff" }}
	for _, test := range []struct {
		rules *Rules
		text  string
		want  bool
	}{
		{nil, "asdf", false}, {nil, "qwert zxcv", false}, {nil, "", false}, {nil, "!?", false},
		{nil, "peace", true}, {nil, "asdf peace", true}, {nil, "1994", true}, {nil, "witkoff", false}, {nil, "Witkoff", true}, {nil, "eu", true}, {nil, "x", false},
		{course, "witkoff", true}, {course, "asdf", false},
		{&Rules{Language: "de"}, "Friede", true},
	} {
		if got := test.rules.Means(test.text); got != test.want {
			t.Errorf("%q: %v, want %v", test.text, got, test.want)
		}
	}
}

// Both spellings of a word that follows no rule are words: a slip in the table would part
// the two.
func TestAmericanWords(t *testing.T) {
	t.Parallel()
	for british, american := range americanWords {
		for _, word := range []string{british, american} {
			if len(word) >= ShortestWord && !hasWord(english, word) {
				t.Errorf("%s and %s: %s is no word", british, american, word)
			}
		}
	}
}

// A plural and its singular have one singular, which is its own; else the two would be
// different answers.
func TestPlurals(t *testing.T) {
	t.Parallel()
	for plural, singular := range plurals {
		if got := Singular(plural); got != singular || Singular(singular) != singular {
			t.Errorf("%s: %s, whose singular is %s; want %s", plural, got, Singular(got), singular)
		}
	}
}

// A stem that is longer or shorter than others are said to be would never be found.
func TestAmericanStems(t *testing.T) {
	t.Parallel()
	shortest, longest := longestStem, shortestStem
	for british, stem := range americanStems {
		shortest, longest = min(shortest, len(british)), max(longest, len(british))
		if again := americanStem(stem); again != stem {
			t.Errorf("%s: %s becomes %s", british, stem, again)
		}
	}
	if shortest != shortestStem || longest != longestStem {
		t.Errorf("the stems have %d to %d letters, and not %d to %d", shortest, longest, shortestStem, longestStem)
	}
}
