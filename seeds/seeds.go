// Package seeds holds the seeds that come with the program: one file for each
// document, and the files of the actors and issues that they share.
package seeds

import "embed"

// FS holds the TOML files.
//
//go:embed *.toml
var FS embed.FS
