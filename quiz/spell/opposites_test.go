package spell

import (
	"strings"
	"testing"
)

// TestOppositesAreNoSlips: a word that two letters turn into its opposite, into another
// number or into another role was meant.
func TestOppositesAreNoSlips(t *testing.T) {
	for language, pairs := range map[string]string{
		"en": "Westphalia Eastphalia|Westpolitik Ostpolitik|westernisation easternisation|southwesterner southeasterner|sextuple septuple|" +
			"megatonne gigatonne|onshoring offshoring|enclave exclave|maximalist minimalist|malinformation misinformation|Europhile Europhobe|" +
			"Russophobia Russophilia|hyperpower superpower|revanchism revanchist|reinsured reinsurer|stakeholder shareholder|oligopoly oligopsony|" +
			"grantee guarantee|cabotage sabotage|Mauritian Mauritanian|Gambian Zambian|Nigerien Nigerian|Sorbian Serbian|raion ration",
		"de": "Ostdeutschland Westdeutschland|Osterweiterung Westerweiterung|nordöstlich nordwestlich|Südosteuropa Südwesteuropa|Anerkennung Aberkennung|" +
			"Aufrüstung Ausrüstung|Aufrüstungsspirale Abrüstungsspirale|Nationalisierung Rationalisierung|Rechtssicherheit Rechtsunsicherheit|" +
			"dreiundzwanzig zweiundzwanzig|Bundeskanzler Bundeskanzlei|Vertragspartner Vertragspartei|Sozialdemokratie Sozialdemokraten|" +
			"Verurteilung Beurteilung|Auslieferung Anlieferung|Abkommen Ankommen|Anordnung Abordnung|Kommunismus Kommunist",
		"uk": "незалежність залежність|недоторканність доторканність|східноєвропейський західноєвропейський|капіталізм капіталіст",
		"ru": "независимость зависимость|конституционный неконституционный|прикосновенность неприкосновенность|капитализм капиталист",
		"es": "noreste noroeste|nordeste noroeste|sesenta setenta|legalidad ilegalidad|suroccidental noroccidental|imperialismo imperialista",
		"nl": "opdrachtgever opdrachtnemer|afhankelijkheid onafhankelijkheid|noordwestelijk noordoostelijk",
		"it": "importazioni esportazioni|nordest nordovest|fiducia sfiducia|ministro ministero",
		"fr": "ministre ministère|communisme communiste|importations exportations|sixième dixième",
		"pl": "dziewięć dziesięć|wschodnioeuropejski zachodnioeuropejski|komunizm komunista",
		"sv": "beroende oberoende|Östeuropa Västeuropa",
	} {
		for pair := range strings.SplitSeq(pairs, "|") {
			a, b, _ := strings.Cut(pair, " ")
			rules := &Rules{Language: language}
			for _, test := range [][2]string{{a, b}, {b, a}} {
				if m := rules.Compare(test[0], test[1:]); m.OK {
					t.Errorf("%s: %q passes for %q: %+v", language, test[0], test[1], m)
				}
			}
		}
	}
}

// TestSlipsBesideOpposites: a slip elsewhere in such a word still is one, and words that
// mean the same in two spellings stay the same.
func TestSlipsBesideOpposites(t *testing.T) {
	for language, pairs := range map[string]string{
		"en": "Westphalia Westphallia|enclave enclav|enlargement inlargement|committee comittee|maximalist maximallist|reinsurer reinsurar|Europhile Europhyle",
		"de": "Ostdeutschland Ostdeutchland|Anerkennung Anerkenung|Rechtssicherheit Rechtsicherheit|Bundeskanzler Bundeskanzlr|Friedensgespräche Friedensgesprächen",
		"uk": "незалежність незалежнисть|президент призидент",
		"ru": "президент призидент|независимость независемость",
		"es": "noreste nordeste|independencia independensia|legalidad legallidad",
		"nl": "onafhankelijkheid onafhankelijkhied",
		"fr": "ministère ministèere|indépendance indépendence",
	} {
		for pair := range strings.SplitSeq(pairs, "|") {
			accept, typed, _ := strings.Cut(pair, " ")
			if m := (&Rules{Language: language}).Compare(typed, []string{accept}); !m.OK {
				t.Errorf("%s: %q is refused for %q", language, typed, accept)
			}
		}
	}
	if m := (*Rules)(nil).Compare("the comittee member", []string{"committee member"}); !m.OK {
		t.Error("a role in one word is compared with another word")
	}
}

// Every exchange is between folded parts, of which there are two or more.
func TestExchanges(t *testing.T) {
	all := map[string]opposites{"": everywhere()}
	for language, o := range oppositesOf() {
		all[language] = o
	}
	for language, o := range all {
		for _, list := range [][]exchange{o.beginnings, o.anywhere, o.endings} {
			for _, e := range list {
				if len(e) < 2 {
					t.Errorf("%s: %q exchanges nothing", language, e)
				}
				for _, p := range e {
					if p != Fold(p) {
						t.Errorf("%s: %q is not folded", language, p)
					}
				}
			}
		}
	}
}
