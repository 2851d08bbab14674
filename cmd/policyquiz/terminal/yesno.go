package terminal

import "strings"

// YesNoKeys are the keys that answer a question of yes or no; see [Console.Press].
const YesNoKeys = "ynq"

// YesNo reads the reply to a question of yes or no: a key of YesNoKeys, or a word
// in a line. To quit means no. Ok is false if the reply is none of these.
func YesNo(reply string) (yes, ok bool) {
	switch strings.ToLower(strings.TrimSpace(reply)) {
	case "y", "yes":
		return true, true
	case "n", "no", "q", ":q":
		return false, true
	}
	return false, false
}
