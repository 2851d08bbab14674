package quiz

import (
	"regexp"
	"sync"
)

// A Pattern is a regular expression that is compiled when it is first used. A start
// of the program needs none of them, and all together take it more than a millisecond.
type Pattern struct {
	form    string
	compile sync.Once
	regexp  *regexp.Regexp
}

// NewPattern returns a pattern; see [regexp.MustCompile].
func NewPattern(form string) *Pattern { return &Pattern{form: form} }

// Get returns the compiled pattern.
func (p *Pattern) Get() *regexp.Regexp {
	p.compile.Do(func() { p.regexp = regexp.MustCompile(p.form) })
	return p.regexp
}
