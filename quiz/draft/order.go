package draft

import (
	"fmt"
	"strconv"
	"strings"

	"policyquiz/quiz/place"
)

// This file finds numbers of a document that stand out of order. A number may be misread,
// two columns read across, or pages put together wrongly; then every place is in doubt.

// disorder says of each kind of number what of it stands out of order first, and how often
// that is so: a sentence without its stop for each kind.
func (d *Document) disorder() []string {
	var notes []string
	for _, kind := range []place.Kind{place.Page, place.Article, place.Section, place.Slide} {
		notes = append(notes, d.markDisorder(kind).notes()...)
	}
	return append(notes, d.numberDisorder().notes()...)
}

// A disorder collects what stands out of order.
type disorder struct {
	first string // the first, in words; empty: there is none
	more  int    // how many there are beside it
}

func (o *disorder) add(passage int, what, behind string) {
	if o.first != "" {
		o.more++
		return
	}
	o.first = fmt.Sprintf("%s stands behind %s (¶%d)", what, behind, passage+1)
}

// notes returns one sentence; none if nothing is out of order.
func (o disorder) notes() []string {
	switch {
	case o.first == "":
		return nil
	case o.more > 0:
		return []string{fmt.Sprintf("%s, %d more out of order", o.first, o.more)}
	}
	return []string{o.first}
}

// markDisorder looks through the marks of a kind. One that begins anew is in order, as the
// sections of the next chapter do. The sections of an article are compared among themselves.
func (d *Document) markDisorder(kind place.Kind) (found disorder) {
	var last, article place.Place
	look := func(passage int, p place.Place) {
		if p.From == "" || p == last {
			return
		}
		if last.From != "" && p.Compare(last) < 0 && !beginsAnew(p.From) {
			found.add(passage, place.List{p}.String(), place.List{last}.String())
		}
		last = p
	}
	for i, p := range d.Passages {
		if in := ofKind(p.Places, place.Article); kind == place.Section && in != article {
			article, last = in, place.Place{}
		}
		look(i, ofKind(p.Places, kind))
		for _, t := range p.Turns {
			if t.Page.Kind == kind {
				look(i, t.Page)
			}
		}
	}
	return found
}

// beginsAnew reports whether a number is the first of its kind: 1, 1.1, I, i.
func beginsAnew(number string) bool {
	return strings.Trim(number, "1.") == "" || strings.EqualFold(number, "i")
}

// paragraphNumber is the number at the start of a passage, as a document itself counts them.
var paragraphNumber = lazy(`^(\d{1,3})([.)]) `)

// A count is the numbers of one list of passages, so far.
type count struct {
	last int
	runs int // how many of them follow one another
}

// numberDisorder looks through the numbers with which passages begin. A list may stand
// within another, whose count goes on behind it. Where fewer than three numbers have
// followed one another, they may be no count at all, but dates.
func (d *Document) numberDisorder() (found disorder) {
	open := map[string][]count{} // the lists, the outermost first, by the sign behind their numbers
	for i, p := range d.Passages[:d.Body()] {
		m := paragraphNumber().FindStringSubmatch(p.Text)
		if m == nil || ofKind(p.Places, place.Section).From == m[1] { // whose mark tells it
			continue
		}
		n, err := strconv.Atoi(m[1])
		if err != nil {
			continue
		}
		lists, behind := goOn(open[m[2]], n)
		open[m[2]] = lists
		if behind > 0 {
			found.add(i, m[0][:len(m[0])-1], strconv.Itoa(behind)+m[2])
		}
	}
	return found
}

// goOn puts a number into the list that it goes on with. Behind is the number behind which
// it stands out of order; 0 if it is in order.
func goOn(lists []count, n int) (now []count, behind int) {
	for i := len(lists) - 1; i >= 0; i-- {
		if lists[i].last+1 == n {
			lists[i].last, lists[i].runs = n, lists[i].runs+1
			return lists[:i+1], 0
		}
	}
	if n == 1 || len(lists) == 0 {
		return append(lists, count{n, 1}), 0
	}
	inner := &lists[len(lists)-1]
	if n < inner.last && inner.runs >= 2 {
		return lists, inner.last
	}
	inner.last = n
	return lists, 0
}
