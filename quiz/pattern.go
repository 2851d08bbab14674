package quiz

import (
	"regexp"
	"sync"
)

// A pattern is a regular expression that is compiled when it is first used. A start
// of the program needs none of them, and all together take it half a millisecond.
type pattern struct {
	form    string
	compile sync.Once
	regexp  *regexp.Regexp
}

// newPattern returns a pattern; see [regexp.MustCompile].
func newPattern(form string) *pattern { return &pattern{form: form} }

// get returns the compiled pattern.
func (p *pattern) get() *regexp.Regexp {
	p.compile.Do(func() { p.regexp = regexp.MustCompile(p.form) })
	return p.regexp
}
