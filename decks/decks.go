// Package decks holds the decks that come with the program.
package decks

import "embed"

// FS holds the TOML files, one for each deck.
//
//go:embed *.toml
var FS embed.FS
