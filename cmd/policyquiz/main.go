// Policyquiz is a quiz and flashcard trainer for policy literacy.
package main

import "os"

func main() {
	collectSeldom()
	os.Exit(run(realEnv(), os.Args[1:]))
}
