// Command words makes quiz/spell/english.bloom, by which a typed word is known to be
// an English word, of word lists with a word a line:
//
//	go run ./.ci/words /usr/share/dict/american-english /usr/share/dict/british-english
//
// The lists are Debian's packages wamerican and wbritish. They are made from SCOWL,
// whose notice stands in quiz/spell/SCOWL.txt. The list policy.txt beside this file is our
// own: words of politics, law and economics, and names of peoples, that those lists lack
// and that one or two slips may make of another word, as exclave of enclave.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"policyquiz/quiz/spell"
)

// own is our own list. Each of its words stands for its plural in s, too.
const own = ".ci/words/policy.txt"

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "words: name word lists, such as /usr/share/dict/american-english")
		os.Exit(2)
	}
	words := map[string]bool{}
	for _, name := range append(os.Args[1:], own) {
		if err := read(name, words); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	filter := spell.NewDictionary(words)
	if err := os.WriteFile("quiz/spell/english.bloom", filter, 0o644); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Printf("%d words in %d bytes\n", len(words), len(filter))
}

// read adds the words of a list, folded. A possessive is the word without its s.
func read(name string, words map[string]bool) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		word := strings.TrimSuffix(lines.Text(), "'s")
		if folded := spell.Fold(word); len(folded) >= spell.ShortestWord {
			words[folded] = true
			if name == own {
				words[plural(folded)] = true
			}
		}
	}
	return lines.Err()
}

// plural returns the plural of a word, if it has one.
func plural(word string) string {
	if stem, ok := strings.CutSuffix(word, "y"); ok {
		return stem + "ies"
	}
	return word + "s"
}
