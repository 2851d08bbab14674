package terminal

import (
	"strings"
	"testing"
)

func TestYesNo(t *testing.T) {
	t.Parallel()
	for replies, want := range map[string][2]bool{"y Y yes YES": {true, true}, "n N no q :q Q": {false, true}, "yep nope 1 :n ?": {false, false}} {
		for reply := range strings.FieldsSeq(replies) {
			if yes, ok := YesNo(" " + reply + "\n"); [2]bool{yes, ok} != want {
				t.Errorf("%q: yes %v, ok %v", reply, yes, ok)
			}
		}
	}
	for _, key := range YesNoKeys {
		if _, ok := YesNo(string(key)); !ok {
			t.Errorf("the key %c is no reply", key)
		}
	}
	if yes, ok := YesNo(""); yes || ok {
		t.Error("an empty line is a reply")
	}
}
