// Policyquiz is a quiz and flashcard trainer for policy literacy.
package main

import (
	"os"
	"runtime/debug"
)

func main() {
	// A start fills memory once and then waits for a person. To collect
	// garbage meanwhile would only make the person wait.
	debug.SetGCPercent(400)
	os.Exit(run(realEnv(), os.Args[1:]))
}
