// Policyquiz is a quiz and flashcard trainer for policy literacy.
package main

import (
	"os"
	"runtime/debug"
)

func main() {
	// The program fills its memory at the start and then waits for a person. To
	// collect garbage during the start would only make the person wait. The limit
	// protects machines with little memory.
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(128 << 20)
	os.Exit(run(realEnv(), os.Args[1:]))
}
