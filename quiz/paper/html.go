package paper

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strconv"

	"policyquiz/quiz/page"
)

//go:embed paper.html
var layout string

//go:embed paper.css
var style string

var sheets = template.Must(template.New("paper").Funcs(template.FuncMap{
	"style":      func() template.CSS { return template.CSS(style) },
	"policy":     func() string { return page.Policy(style) },
	"next":       func(i int) int { return i + 1 },
	"marks":      Marks,
	"times":      func(n int) []struct{} { return make([]struct{}, n) },
	"note":       func() string { return MarksNote },
	"indexTitle": func() string { return IndexTitle },
	"said":       func(t Test, text string) said { return said{t.foreign(), text} },
	"number":     func(n uint32) string { return strconv.FormatUint(uint64(n), 10) },
}).Parse(layout))

// HTML writes a test as one page that needs nothing else. Printed, each form and the key
// begin on a new sheet, each sheet has the head of its form, and no question is torn
// apart that fits on a sheet. The error is that of w, or says that t cannot be written.
func (t Test) HTML(w io.Writer) error {
	var b bytes.Buffer
	if err := sheets.Execute(&b, t); err != nil {
		return fmt.Errorf("paper: %w", err)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// A said is a text of the course, in the course's language.
type said struct {
	Language string // empty: English, as the page itself
	Text     string
}

// foreign returns the language of the questions if it is not English, in which a sheet
// gives its directions.
func (t Test) foreign() string {
	if t.Language == "en" {
		return ""
	}
	return t.Language
}
