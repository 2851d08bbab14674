package spell

import "golang.org/x/text/unicode/norm"

// Composed returns s in Unicode's normal form C: an accent and its letter are one
// character where there is one. Two texts that readers cannot tell apart by their accents
// are equal then.
func Composed(s string) string { return norm.NFC.String(s) }
