//go:build !windows

package main

import (
	"strings"
	"testing"
)

// TestRichHostileText answers a question of each kind whose every text is
// hostile: what the terminal is sent holds nothing of it that acts.
func TestRichHostileText(t *testing.T) {
	t.Parallel()
	byHand, _, _ := strings.Cut(hostileDeck, "\n[[draw]]")
	deck := strings.ReplaceAll(byHand, "HOSTILE", inTOML)
	deck = strings.ReplaceAll(deck, "source = [{ seed = \"talk\", at = 1 }, { seed = \"talk\", at = [2, 3] }]\n", "")
	l := newDesk(t, deck).sit(80, 24)
	for range strings.Count(deck, "[[question]]") {
		l.turnTo(`> |\d-\d|Enter: see the back`)
		if strings.HasPrefix(l.prompt(`> |\d-\d|Enter: see the back`), ">") {
			l.at(typeIt, "\x1b[200~"+hostile+"\x1b[201~\x15?\r")
		} else {
			l.at(`\d-\d|Enter: see the back`, "?")
		}
		l.turnTo(next)
		l.at(next, "\r")
	}
	l.turnTo(`> |\d-\d|Enter: see the back`)
	l.Send("\x03")
	l.expectEnd(0)
	l.Mu.Lock()
	defer l.Mu.Unlock()
	sent := string(l.Sent)
	for _, part := range []string{"\x1b[31m\x1b", "\x1b]52", "\a", "\u009b", "\x7f", "\u202e", "\u2066", "\u200b", "\ufeff", "\u2028", "\U000E0041"} {
		if at := strings.Index(sent, part); at >= 0 {
			t.Errorf("the terminal was sent %q: %q", part, sent[max(0, at-40):min(len(sent), at+20)])
		}
	}
	if !strings.Contains(sent, "␛]52;c;QUJD␇") {
		t.Error("nothing hostile was shown at all")
	}
}
