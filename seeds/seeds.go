// Package seeds holds the records of the documents that come with the program:
// a file for each document, and the actors and issues they share.
package seeds

import "embed"

// FS holds the files.
//
//go:embed *.toml
var FS embed.FS
