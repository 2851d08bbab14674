package quiz

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestSorted gives options in ascending order; nothing may hold for them but that
// they are sorted.
func TestSorted(t *testing.T) {
	for _, sorted := range []string{
		"5 million euros | 250 million euros | 1.2 billion euros",
		"900 | 1,000 | 12,500 | 1 million",
		"999,999 pumps | 1.5 million pumps",
		"$3 | $5 billion | $1 trillion",
		"€ 2,5 | € 10",
		"-5 % | 0% | 2.5 percent | 10 per cent",
		"−3 degrees | 4 degrees",
		"one month | 2 months | twelve months",
		"one country | two countries | five countries",
		"two days | twenty-one days",
		"5 to 10 % | 7 % | 10–20 % | 10 to 30 %",
		"between 2 and 3 years | between 5 and 10 years",
		"300,000 to 400,000 personnel | 800,000 personnel",
		"2 to 3 million | 5 million",
		"900 thousand | 2 to 3 million",
		"about 5 km | about 30 km",
		"the 2nd round | the 10th round | the 21st round",
		"within 30 days | within 60 days",
		"1 000 tonnes | 20 000 tonnes",
		"1914 | 1939 | 1945",
		"44 BC | 14 AD | 1066 AD",
		"500 BC | 44 BC",
		"2025 | May 2025 | 17 October 2025 | 20 October 2025",
		"17 Oct 2025 | 2025-10-18 | October 19, 2025 | 20.10.2025",
		"in October 2024 | in May 2025",
		"Monday, 20 October 2025 | Tuesday, 21 October 2025",
		"the 1st of May 1997 | 2nd June 1997",
		"3 January | 1 February | 14 July",
		"February | March | December",
		"on 3 Sept. 1939 | on 8 May 1945",
	} {
		options := strings.Split(sorted, " | ")
		for n := range 6 {
			shuffled := seeded(n).Perm(len(options))
			c := Choice{}
			for _, i := range shuffled {
				c.Options = append(c.Options, Option{Text: options[i], Right: i == 0})
			}
			if !c.Sorted() {
				t.Errorf("%s: not sorted", sorted)
				break
			}
			if got := c.Pose(seeded(n)).Options; !slices.Equal(got, options) {
				t.Errorf("sorted as %q, want %q", got, options)
			}
			c.Fixed = true
			if got := c.Pose(seeded(n)).Options; c.Sorted() || !slices.Equal(got, c.Pose(nil).Options) {
				t.Errorf("fixed, but sorted as %q", got)
			}
		}
	}
}

// TestNotSorted: these are no amounts of one unit and no dates, and are shuffled.
func TestNotSorted(t *testing.T) {
	for _, texts := range []string{
		"5 euros | 6 dollars",
		"5 euros | none",
		"Article 5 | Article 6 | Article 7",
		"option 1 | option 2",
		"5 of 10 | 6 of 10",
		"10 to 5 % | 20 %",
		"F-16 | F-35",
		"three pillars | three plans",
		"1914 | a year later",
		"17 October 2025 | 18 October",
		"May 2025 | before the summit",
		"13/10/2025 | 11/10/2025",
		"2025-13-01 | 2025-12-01",
		"one and all | two and all of 3",
		"Vienna | Graz",
		"5",
		"",
	} {
		if order, ok := ranks(strings.Split(texts, " | ")); ok {
			t.Errorf("%s: sorted as %v", texts, order)
		}
	}
}

// Equal amounts do not betray which the author wrote first, the right one.
func TestEqualAmountsAreShuffled(t *testing.T) {
	c := Choice{Options: []Option{{Text: "1,000 men", Right: true}, {Text: "1000 men"}, {Text: "2,000 men"}}}
	first := map[string]bool{}
	for n := range 20 {
		p := c.Pose(seeded(n))
		first[p.Options[0]] = true
		if p.Options[2] != "2,000 men" {
			t.Errorf("sorted as %q", p.Options)
		}
	}
	if len(first) != 2 {
		t.Errorf("always first: %v", first)
	}
}

// One option can be kept last, right or wrong, beside shuffled and sorted ones.
func TestLastOption(t *testing.T) {
	for _, texts := range [][]string{{"none of these", "Vienna", "Graz", "Linz"}, {"none of these", "30 %", "4 %", "5 %"}} {
		for right := range texts {
			c := Choice{}
			for i, text := range texts {
				c.Options = append(c.Options, Option{Text: text, Right: i == right, Last: i == 0})
			}
			orders := map[string]bool{}
			for n := range 40 {
				p := c.Pose(seeded(n))
				orders[strings.Join(p.Options, "|")] = true
				if len(p.Options) != 4 || p.Options[3] != "none of these" {
					t.Fatalf("shown: %q", p.Options)
				}
				if r, err := (Question{Kind: c}).Read(p, p.Label(slices.Index(p.Options, texts[right]))); err != nil || c.Judge(r, nil).Outcome != Right {
					t.Errorf("%q: %v, %v", p.Options, r, err)
				}
			}
			if sorted := c.Sorted(); sorted != (texts[1] == "30 %") || sorted != (len(orders) == 1) || !sorted && len(orders) != 6 {
				t.Errorf("%q: sorted %v, shown in %d orders", texts, sorted, len(orders))
			}
			if got := c.Pose(nil).Options; !slices.Equal(got, texts) {
				t.Errorf("for its author: %q", got)
			}
		}
	}
}

// FuzzRanks: whatever the texts, what is sorted is each text once, in an order that
// does not depend on how they came.
func FuzzRanks(f *testing.F) {
	for _, s := range []string{"5 %|7 %", "1 to 2|3", "may|june 5", "1,5|1.500", "$1k|$2m", "٣|٤", "44 bc|5 bc"} {
		f.Add(s, uint64(3))
	}
	f.Fuzz(func(t *testing.T, joined string, seed uint64) {
		texts := strings.Split(joined, "|")
		order, ok := ranks(texts)
		if !ok {
			return
		}
		there := slices.Sorted(slices.Values(order))
		if !slices.Equal(there, shuffled(len(texts), nil)) {
			t.Fatalf("%q: places %v", texts, order)
		}
		other := slices.Clone(texts)
		rand.New(rand.NewPCG(seed, 0)).Shuffle(len(other), func(i, j int) { other[i], other[j] = other[j], other[i] })
		again, ok := ranks(other)
		if !ok {
			t.Fatalf("%q: not sorted in another order", texts)
		}
		for place := range order {
			a, b := texts[order[place]], other[again[place]]
			if a != b && !equalRank(a, b) {
				t.Fatalf("%q: place %d has %q, and from another order %q", texts, place, a, b)
			}
		}
	})
}

// equalRank reports whether two texts may stand in either order.
func equalRank(a, b string) bool {
	one, _ := ranks([]string{a, b})
	two, _ := ranks([]string{b, a})
	return slices.Equal(one, two)
}
