package draft

import (
	"fmt"
	"strings"
	"testing"
)

func TestChoose(t *testing.T) {
	c := candidatesOf("The ponds sank.\nIda Holm proposed a levy of two nets to Lomania.\nThe guild proposed to wait and see.\nBen Marsh proposed a levy of 90 euros to Ida Holm.\nIt was 12 euros.\n", "")
	quotes := func(claims []Claim) string {
		var s []string
		for _, p := range claims {
			s = append(s, fmt.Sprint(p.At[0]))
		}
		return strings.Join(s, " ")
	}
	if s := quotes(c.Proposals); s != "1 2 3" {
		t.Fatalf("the proposals stand at %s", s)
	}
	kept, choices := c.Choose([]Sort{Proposals, Figures}, 2)
	if s := quotes(kept.Proposals); s != "1 3" || len(kept.Actors) != 0 || len(kept.Concepts) != 0 {
		t.Errorf("the proposals that are kept stand at %s; %+v", s, kept)
	}
	if len(kept.Figures) != 2 || kept.Figures[0].Value != 90 || kept.Figures[1].Value != 12 {
		t.Errorf("the figures are %+v", kept.Figures)
	}
	for _, choice := range choices {
		want := 0
		if choice.Sort == Proposals || choice.Sort == Figures {
			want = 2
		}
		if choice.Kept != want || choice.Of == 0 {
			t.Errorf("the choice is %+v", choice)
		}
	}
	if all, _ := c.Choose(nil, 0); all.Count() != c.Count() {
		t.Errorf("of %d candidates %d are all", c.Count(), all.Count())
	}
}
