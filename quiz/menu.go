package quiz

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"policyquiz/quiz/spell"
)

// A menu is a list of options with their labels. It finds out which of them a
// reply names: by a label, or by the option's own words.
type menu struct {
	texts   []string
	keys    []string // the folded texts
	letters bool     // the labels that are shown are letters and not numbers
	// other says that the labels that are not shown are understood too: b for 2.
	other bool
	// loose says that an option may be named with slips of the hand, or in another way
	// than it is written.
	loose bool
}

// menu returns the options that are on show.
func (p Posed) menu() menu {
	m := newMenu(p.Options...)
	m.letters = p.hasLetters()
	m.other = !m.letters
	return m
}

// newMenu returns a menu of texts that are numbered.
func newMenu(texts ...string) menu {
	m := menu{texts: texts}
	for _, t := range texts {
		m.keys = append(m.keys, spell.Fold(t))
	}
	return m
}

// What a label looks like in a reply: 1, 1., (1), [1], 1), 1:, a).
const labelForm = `["'“‘(\[]*(\d+|[a-z])[ )\].:"'”’]*`

var (
	labelAlone = newPattern(`^` + labelForm + `$`)
	// labelCalled is a label with its name: option 2, no. 2, #2.
	labelCalled = newPattern(`^["'“‘(\[]*(?:(?:option|number|answer|choice|item|letter|row|no|nr)\b|№|n°|#)[ .:#]*` + labelForm + `$`)
	// labelWords is a label with the words of its option: 2. Vienna, 2 - Vienna.
	labelWords = newPattern(`^[(\[]?(\d+|[a-z])(?:[)\].:]+ *| +[-–—=] +| +)(\S.*)$`)
)

// one returns the option that a part of a reply names, counted from 0. A label
// that is shown comes first, then the words of an option, then what else can be
// meant.
func (m menu) one(part string) (option int, ok bool) {
	part = trim(part)
	low := strings.ToLower(part)
	alone := labelAlone.get().FindStringSubmatch(low)
	if alone != nil && isNumber(alone[1]) != m.letters {
		if i, ok := m.labelled(alone[1]); ok {
			return i, true
		}
	}
	if i, ok := m.worded(part); ok {
		return i, true
	}
	if alone != nil {
		return m.labelled(alone[1])
	}
	if called := labelCalled.get().FindStringSubmatch(low); called != nil {
		return m.labelled(called[1])
	}
	if both := labelWords.get().FindStringSubmatch(part); both != nil {
		i, ok := m.labelled(strings.ToLower(both[1]))
		named, same := m.worded(both[2])
		return i, ok && same && named == i
	}
	if m.loose {
		return m.meant(part)
	}
	return 0, false
}

// meant returns the only option that words may mean, counted from 0: by its number in
// words ("the third"), by its first word ("none"), or with slips.
func (m menu) meant(words string) (option int, ok bool) {
	low := strings.TrimPrefix(strings.ToLower(words), "the ")
	if n, ok := placeInWords(low); ok && !m.letters {
		says := func(text string) bool { return slices.Contains(spell.NumbersIn(text), float64(n)) }
		if slices.ContainsFunc(m.texts, says) { // "two", where an option is "two seats"
			return 0, false
		}
		return m.labelled(strconv.Itoa(n))
	}
	return m.only(func(text string) bool {
		first, _, _ := strings.Cut(strings.ToLower(text), " ")
		if low == "none" || low == "neither" {
			return first == low
		}
		return (*spell.Rules)(nil).Compare(words, []string{text}).OK
	})
}

// placeInWords reads the number of an option in words: three, third.
func placeInWords(words string) (n int, ok bool) {
	if x, ok := spell.Number(words); ok {
		return int(x), x == math.Trunc(x)
	}
	return spell.Ordinal(words)
}

// only returns the option whose text is of some sort, if it is the only one.
func (m menu) only(is func(text string) bool) (option int, ok bool) {
	found := -1
	for i, text := range m.texts {
		if !is(text) {
			continue
		}
		if found >= 0 {
			return 0, false
		}
		found = i
	}
	return found, found >= 0
}

// isNumber reports whether a label is a number.
func isNumber(label string) bool { return label != "" && label[0] >= '0' && label[0] <= '9' }

// labelled returns the option with a label, counted from 0.
func (m menu) labelled(label string) (option int, ok bool) {
	if isNumber(label) == m.letters && !m.other {
		return 0, false
	}
	i, err := strconv.Atoi(label)
	if err != nil {
		i = letterNumber(label)
	}
	return i - 1, i >= 1 && i <= len(m.texts)
}

// worded returns the only option with these words, counted from 0.
func (m menu) worded(words string) (option int, ok bool) {
	key, found := spell.Fold(words), -1
	for i, k := range m.keys {
		if k != key || key == "" && m.texts[i] != words {
			continue
		}
		if found >= 0 {
			return 0, false
		}
		found = i
	}
	return found, found >= 0
}

// letterNumber returns the number of a letter in the alphabet, in either case,
// counted from 1; 0 if word is not one letter from a to z.
func letterNumber(word string) int {
	if len(word) != 1 {
		return 0
	}
	c := word[0] | 0x20
	if c < 'a' || c > 'z' {
		return 0
	}
	return int(c-'a') + 1
}

// What may stand between the options of a list. Each is tried by itself, because
// the words of an option may hold what else stands between options.
var (
	semicolons = newPattern(`;`)
	commas     = newPattern(`[,|]`)
	ands       = newPattern(`[,;] *(?:and )?| and | *[&+] *`)
	spaces     = newPattern(`[ ,;&+|]+(?:and[ ,;]+)*`)
	points     = newPattern(`\.`)
	dashes     = newPattern(`[-–—−‐‑]+`)
	slashes    = newPattern(`/`)
	arrows     = newPattern(`[-–—=]*>+|[→⇒➔➜➝⟶»]|[,;]? *\bthen\b`)
	brackets   = newPattern(`[)\]] *[,;]? *[(\[]`)
)

var (
	// betweenSome stand between options whose order means nothing. A slash may
	// mean "or", so it is not among them.
	betweenSome = []*pattern{semicolons, commas, ands, spaces, points, dashes, brackets}
	// betweenAll stand between options that are put in order.
	betweenAll = append(slices.Clone(betweenSome), slashes, arrows)
)

// listCalled is a list behind the name of its labels: options 1 and 3.
var listCalled = newPattern(`(?i)^(?:both|options|numbers|answers|choices|items|letters)[ :]+(\S.*)$`)

// bracketed is a whole list in brackets.
var bracketed = newPattern(`^(?:\(([^()]*)\)|\[([^\[\]]*)\]|\{([^{}]*)\})$`)

// list returns the options that a line names, in the order in which it names them.
// Between says what may stand between two. A line can sometimes be read in more
// than one way; check returns an error if a list is not what is asked for. It is an
// error if no reading passes the check, or if several do. Form says what a reply
// looks like.
func (m menu) list(line string, between []*pattern, check func([]int) error, form string) ([]int, error) {
	line = strings.Trim(line, " ,;")
	if b := bracketed.get().FindStringSubmatch(line); b != nil {
		line = trim(b[1] + b[2] + b[3])
	}
	if called := listCalled.get().FindStringSubmatch(line); called != nil {
		if _, ok := m.worded(line); !ok {
			line = called[1]
		}
	}
	good, failed, err := m.agreed(line, between, check, form)
	if good != nil || err != nil {
		return good, err
	}
	if picks := m.run(line); picks != nil {
		return picks, check(picks)
	}
	loose := m
	loose.loose = true
	if good, _, err := loose.agreed(line, between, check, form); good != nil && err == nil {
		return good, nil
	}
	if failed != nil {
		return nil, failed
	}
	return nil, m.unknown(line, form)
}

// agreed returns the list that all readings of a line agree on, of those that pass the
// check. Failed is the error of the first that does not pass; err says that two differ.
func (m menu) agreed(line string, between []*pattern, check func([]int) error, form string) (good []int, failed, err error) {
	for _, picks := range m.readings(line, between) {
		err := check(picks)
		switch {
		case err != nil && failed == nil:
			failed = err
		case err != nil || slices.Equal(picks, good):
		case good != nil:
			return nil, nil, fmt.Errorf("%q can be read in more than one way; reply with %s", short(line), form)
		default:
			good = picks
		}
	}
	return good, failed, nil
}

// numberedWords returns the options whose words stand behind 1., 2., 3. and so on, in that
// order: the number says which place an option has. It returns nil for any other line.
func (m menu) numberedWords(line string) (picks []int) {
	places := listNumber.get().FindAllStringSubmatchIndex(line, -1)
	if len(places) < 2 || places[0][0] != 0 {
		return nil
	}
	for i, at := range places {
		end := len(line)
		if i+1 < len(places) {
			end = places[i+1][0]
		}
		words := strings.Trim(line[at[3]:end], ").: ;,")
		option, ok := m.worded(words)
		if !ok || line[at[2]:at[3]] != strconv.Itoa(i+1) {
			return nil
		}
		picks = append(picks, option)
	}
	return picks
}

// readings lists all ways to read a line as a list of options.
func (m menu) readings(line string, between []*pattern) (all [][]int) {
	if i, ok := m.one(line); ok {
		all = append(all, []int{i})
	}
	for _, sep := range between {
		parts := split(line, sep)
		// 1-3 may be one to three.
		if len(parts) < 2 || sep == dashes && len(parts) == 2 && !slices.Contains(between, arrows) {
			continue
		}
		if sep == spaces && mixesLabels(parts) { // "a plan" is no list of a and plan
			continue
		}
		if picks := m.each(parts); picks != nil {
			all = append(all, picks)
		}
	}
	return all
}

// mixesLabels reports whether some parts are labels and others are not.
func mixesLabels(parts []string) bool {
	labels := 0
	for _, part := range parts {
		if labelAlone.get().MatchString(strings.ToLower(part)) {
			labels++
		}
	}
	return labels != 0 && labels != len(parts)
}

// each returns the option that each part names; nil if one names none.
func (m menu) each(parts []string) []int {
	picks := make([]int, len(parts))
	for n, part := range parts {
		i, ok := m.one(part)
		if !ok {
			return nil
		}
		picks[n] = i
	}
	return picks
}

// split returns the parts of a line that are not blank.
func split(line string, sep *pattern) []string {
	return slices.DeleteFunc(sep.get().Split(line, -1), func(s string) bool { return trim(s) == "" })
}

// run reads labels with nothing between them: 132 or acb. It returns nil if a line
// is anything else. With ten options or more, digits may be one number.
func (m menu) run(line string) (picks []int) {
	digits := isNumber(line)
	if len(line) < 2 || digits && len(m.texts) > 9 {
		return nil
	}
	for _, r := range strings.ToLower(line) {
		i, ok := m.labelled(string(r))
		if !ok || isNumber(string(r)) != digits {
			return nil
		}
		picks = append(picks, i)
	}
	return picks
}

// otherWords returns the error that a label of an option stands before words that are not
// the option's: 3 years, where option 3 is five years. It is nil for any other line.
func (m menu) otherWords(line, form string) error {
	both := labelWords.get().FindStringSubmatch(line)
	if both == nil || slices.ContainsFunc(strings.Fields(both[2]), func(word string) bool {
		return labelAlone.get().MatchString(strings.ToLower(word))
	}) {
		return nil
	}
	i, ok := m.labelled(strings.ToLower(both[1]))
	if !ok || isNumber(both[1]) == m.letters {
		return nil
	}
	if j, ok := m.worded(both[2]); ok && j != i {
		return fmt.Errorf("%q is no option, but the number of one with the words of another; reply with %s", short(line), form)
	}
	return fmt.Errorf("%q is no option: no option has these words, and %s alone is “%s”; reply with %s", short(line), both[1], short(m.texts[i]), form)
}

// unknown returns the error that part of a line names no option.
func (m menu) unknown(line, form string) error {
	if err := m.otherWords(line, form); err != nil {
		return err
	}
	parts := []string{line}
	for _, sep := range []*pattern{semicolons, commas, spaces} {
		if some := split(line, sep); len(some) > 1 {
			parts = some
			break
		}
	}
	var strange []string
	for _, part := range parts {
		if _, ok := m.one(part); !ok {
			strange = append(strange, part)
		}
	}
	switch {
	case len(strange) > 0 && len(strange) == len(parts): // it was meant as a whole
		return noOption(line, form)
	case len(strange) > 0:
		return noOption(strange[0], form)
	}
	return errors.New("no option is named; reply with " + form)
}

// once returns an error if an option is named twice. Label names an option.
func once(picks []int, label func(int) string) error {
	for i, p := range picks {
		if slices.Contains(picks[:i], p) {
			return fmt.Errorf("option %s is there twice", label(p))
		}
	}
	return nil
}

// noOption says that words are those of no option.
func noOption(words, form string) error {
	return fmt.Errorf("there is no option %q; reply with %s", short(trim(words)), form)
}
