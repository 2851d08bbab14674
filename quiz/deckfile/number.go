package deckfile

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
)

// readNumber reads the right number or numbers, how far off is still right, the unit, and
// the numbers that are wrong.
func readNumber(f *block.Fields) quiz.Kind {
	n := quiz.Number{Unit: f.Text("unit")}
	if n.Unit != "" && !strings.ContainsFunc(n.Unit, isUnitSign) {
		f.Bad("unit", `name what is counted, as in unit = "million euros"`, "unit %s has no letter and no sign", block.Quoted(n.Unit))
	}
	right := readRightNumbers(f)
	if len(right) > 0 {
		n.Value, n.Also = right[0], right[1:]
	}
	n.Within, n.Percent = readWithin(f, right)
	n.Wrong = readWrongNumbers(f, right)
	return n
}

// isUnitSign reports whether a unit may consist of such a character.
func isUnitSign(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsSymbol(r) || strings.ContainsRune("%‰°", r)
}

// readRightNumbers reads number = 27, or number = [27, 32]; nil if that is not there.
func readRightNumbers(f *block.Fields) []float64 {
	list, several := block.AsList(f.Value("number"))
	if !several {
		if x, ok := f.Number("number", "800000"); ok {
			return []float64{x}
		}
		return nil
	}
	f.Expect("number")
	if len(list) == 0 {
		f.Bad("number", "write number = 27, or number = [27, 32] where each of several is right", "number is empty")
	}
	var right []float64
	for i, v := range list {
		x, ok := asNumber(v)
		switch {
		case !ok:
			f.BadIn("number", i, "write numbers without quotes, as in number = [27, 32]", "number holds %s", block.TypeName(v))
			return nil
		case slices.Contains(right, x):
			f.BadIn("number", i, "leave one out", "%s is there twice", quiz.Amount(x))
		}
		right = append(right, x)
	}
	return right
}

// asNumber returns a number of TOML; ok is false for any other value.
func asNumber(v any) (x float64, ok bool) {
	switch v := v.(type) {
	case int64:
		return float64(v), true
	case float64:
		return v, v-v == 0 // neither infinite nor nan
	}
	return 0, false
}

// percentText is a share of the right number, as a text.
var percentText = regexp.MustCompile(`^(\d+(?:\.\d+)?)\s*%$`)

// readWithin reads within = 500, in the unit of the number, or within = "5 %", in per cent of it.
func readWithin(f *block.Fields, right []float64) (within, percent float64) {
	if text, ok := f.Value("within").(string); ok && strings.HasSuffix(strings.TrimSpace(text), "%") {
		return 0, readPercent(f, strings.TrimSpace(text), right)
	}
	within, _ = f.Number("within", "500")
	if within < 0 {
		f.Bad("within", "write how far off is still right, 0 or more", "within is negative")
	}
	return within, 0
}

// readPercent reads "5 %".
func readPercent(f *block.Fields, text string, right []float64) float64 {
	f.Expect("within")
	m := percentText.FindStringSubmatch(text)
	if point := strings.Replace(text, ",", ".", 1); m == nil && percentText.MatchString(point) {
		f.Bad("within", fmt.Sprintf("write a point for the decimals: within = %q", point), "within is the text %s", block.Quoted(text))
		return 0
	}
	if m == nil {
		f.Bad("within", `write a share of the number, as in within = "5 %", or how far off is still right, as in within = 500`, "within is the text %s", block.Quoted(text))
		return 0
	}
	percent, _ := strconv.ParseFloat(m[1], 64)
	switch {
	case percent <= 0 || percent >= 100:
		f.Bad("within", `write a share above 0 % and below 100 %, as in within = "5 %"`, "within is %s", block.Quoted(text))
	case slices.Contains(right, 0):
		f.Bad("within", "write how far off is still right in the unit of the number, as in within = 5", "within is a share of the number, and a share of 0 is 0")
	}
	return percent
}

const wrongNumberHint = `write wrong = [45, { say = 30, because = "what that figure is" }]`

// readWrongNumbers reads wrong numbers: 45, or { say = 45, because = "…" }.
func readWrongNumbers(f *block.Fields, right []float64) []quiz.WrongNumber {
	v, given := f.Get("wrong")
	list, ok := block.AsList(v)
	if given && !ok {
		f.Bad("wrong", wrongNumberHint, "wrong is %s", block.TypeName(v))
	}
	var wrong []quiz.WrongNumber
	for i, v := range list {
		w, ok := readWrongNumber(f, i, v)
		if !ok {
			continue
		}
		switch {
		case slices.Contains(right, w.Value):
			f.BadIn("wrong", i, "leave it out of wrong, or correct the number", "%s is also the right number", quiz.Amount(w.Value))
		case slices.ContainsFunc(wrong, func(other quiz.WrongNumber) bool { return other.Value == w.Value }):
			f.BadIn("wrong", i, "leave one out", "%s is there twice among the wrong numbers", quiz.Amount(w.Value))
		}
		wrong = append(wrong, w)
	}
	return wrong
}

// readWrongNumber reads element i of the wrong numbers.
func readWrongNumber(f *block.Fields, i int, v any) (w quiz.WrongNumber, ok bool) {
	table, isTable := v.(map[string]any)
	if !isTable {
		if w.Value, ok = asNumber(v); !ok {
			f.BadIn("wrong", i, wrongNumberHint, "wrong holds %s where a number is wanted", block.TypeName(v))
		}
		return w, ok
	}
	for _, key := range slices.Sorted(maps.Keys(table)) {
		switch v := table[key]; key {
		case "say":
			if w.Value, ok = asNumber(v); !ok {
				f.Add(f.Block.LineIn("wrong", i, key), "write the number without quotes, as in say = 30", "say is %s", block.TypeName(v))
			}
		case "because":
			if w.Feedback, isTable = v.(string); !isTable {
				f.Add(f.Block.LineIn("wrong", i, key), "put it in quotes", "because is %s", block.TypeName(v))
			}
		default:
			f.Add(f.Block.LineIn("wrong", i, key), block.Alternatives(key, []string{"say", "because"}), "unknown key %s in a wrong number", block.Quoted(key))
		}
	}
	if _, given := table["say"]; !given {
		f.BadIn("wrong", i, fmt.Sprintf("add say = 30, the number; or %s", wrongNumberHint), "a wrong number has no say")
	}
	return w, ok
}
