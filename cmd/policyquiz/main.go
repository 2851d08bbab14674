// Policyquiz is a quiz and flashcard trainer for policy literacy.
package main

import (
	"os"
	"runtime/debug"
)

func main() {
	// A start fills memory once and then waits for a person: to collect garbage
	// meanwhile would only make the person wait. A lab machine has its limits
	// all the same.
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(128 << 20)
	os.Exit(run(realEnv(), os.Args[1:]))
}
