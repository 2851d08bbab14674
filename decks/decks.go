// Package decks holds the decks that come with the program.
package decks

import "embed"

// FS holds the files.
//
//go:embed *.toml
var FS embed.FS
