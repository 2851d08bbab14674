package block

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"policyquiz/quiz"
)

// mostFaults is how many broken statements of one block are listed: what has
// more is no TOML at all.
const mostFaults = 20

// A fault is what is wrong with a statement, in an author's words. Its what is
// empty where nothing is wrong.
type fault struct {
	what, hint string
	line       int    // counted in the file
	cause      string // of a fault that a whole file has, and that is said once
}

// syntax notes what is wrong with a block that cannot be decoded, statement by
// statement, each at its line of the file.
func (f *Fields) syntax(err error) {
	found := 0
	if strange := strangeBytes(f.Block.Raw, f.Block.Line); strange.what != "" {
		f.report(strange)
		found++
	}
	open := false // a text was not closed, and what follows may be its end
	s := scanner{src: f.Block.Raw, line: f.Block.Line}
	for st, ok := s.next(); ok; st, ok = s.next() {
		if found == mostFaults {
			f.report(fault{what: "there may be more behind this that cannot be read", hint: "mend what stands before it first", line: st.line})
			return
		}
		if open && !st.header && st.value == 0 {
			continue
		}
		open = false
		text := f.Block.Raw[st.start:st.end]
		if behind, marked := strings.CutPrefix(strings.TrimLeft(text, " \t\r\n"), "\ufeff"); marked {
			f.report(markFault(behind, st.line)) // by itself the decoder takes it for the start of a file
			found++
			continue
		}
		if alone := decodes(text); alone != nil && strangeBytes(text, 0).what == "" {
			fault := statementFault(f.Block.Table, st, text, alone)
			open = fault.hint == closeHint
			f.report(fault)
			found++
		}
	}
	if found == 0 { // each is sound by itself
		line, message := parsed(err)
		f.report(f.twice(message, f.Block.Line+line))
	}
}

// report adds a fault to the problems.
func (f *Fields) report(found fault) {
	p := &quiz.Problem{
		Pos:  quiz.Pos{File: f.file, Line: max(found.line, f.Block.Line)},
		What: f.what + ": " + Visible(found.what),
		Hint: Visible(found.hint),
	}
	if found.cause != "" {
		p.Follows.File = found.cause + " of " + f.file
	}
	f.problems.Add(p)
}

// decodes tries text by itself. The decoder would take the CR of each line of
// a long text for a part of it.
func decodes(text string) error {
	work.decoded.Add(int64(len(text)))
	var v map[string]any
	_, err := toml.Decode(strings.ReplaceAll(text, "\r\n", "\n"), &v)
	return err
}

// parsed is the line of a decoder's error, counted from 0, and its words.
func parsed(err error) (line int, message string) {
	message = strings.TrimPrefix(err.Error(), "toml: ")
	var parse toml.ParseError
	if errors.As(err, &parse) {
		line, message = parse.Position.Line-1, parse.Message
		if strings.Contains(message, `got '\n'`) {
			line-- // the decoder has gone on to the next line by then
		}
	}
	return max(line, 0), strings.TrimSuffix(message, ".")
}

// statementFault says what is wrong with one statement of a table. What the statement
// looks like tells more than the decoder's words, which are for programmers.
func statementFault(table string, st statement, text string, err error) fault {
	line, message := parsed(err)
	var found fault
	switch {
	case st.header:
		found = headerFault(text)
		found.line = st.line
	default:
		found = keyFault(text, st.value-st.start)
		found.line = st.line
		if found.what == "" && st.value > 0 {
			found = valueFault(table, text, st.value-st.start)
			found.line += st.line
		}
	}
	if found.what == "" {
		found.what, found.hint = plainWords(message)
		found.line = st.line + line
	}
	if found.line > st.line {
		found.what += fmt.Sprintf(", in what begins on line %d", st.line)
	}
	return found
}

// markFault is about a byte order mark that is not at the start of the file.
func markFault(behind string, line int) fault {
	text, _, _ := strings.Cut(behind, "\n")
	return fault{
		what: fmt.Sprintf("a byte order mark (U+FEFF), which no editor shows, stands before %s", cited(strings.TrimSpace(text))),
		hint: "delete the line and type it again: such a mark comes from another file, and only the first line of a file may begin with one",
		line: line,
	}
}

var definedKey = lazy(`^Key '(.*)' `)

// twice says what is wrong where each statement is sound by itself: a key that
// stands twice, or has a value and keys of its own.
func (f *Fields) twice(message string, line int) fault {
	key := definedKey().FindStringSubmatch(message)
	if key == nil {
		what, hint := plainWords(message)
		return fault{what: what, hint: hint, line: line}
	}
	path := splitKey(key[1])
	if f.Block.Headed && len(path) > int(f.Block.Parts) {
		path = path[int(f.Block.Parts):]
	}
	name := strings.Join(path, ".")
	what := fmt.Sprintf("the key %s stands twice", Quoted(name))
	if first, ok := f.Block.given(path); ok && first < line {
		what += fmt.Sprintf(", here and on line %d", first)
	}
	return fault{what: what, hint: "leave one of the two out", line: line}
}

// given is the line on which the block gives a key; ok is false if it does not.
func (b *Block) given(path []string) (line int, ok bool) {
	n := &b.at().root
	for _, key := range path {
		if n = n.inside[key]; n == nil {
			return 0, false
		}
	}
	return n.line, len(path) > 0
}

// strangeBytes finds what is not UTF-8, and line ends of a kind that TOML does
// not know. Line is that of the text's first line.
func strangeBytes(text string, line int) fault {
	for i, r := range text {
		if r != utf8.RuneError && r != '\r' {
			continue
		}
		if _, size := utf8.DecodeRuneInString(text[i:]); r == utf8.RuneError && size == 1 {
			return fault{
				what:  fmt.Sprintf("%s is not UTF-8 (byte 0x%02x)", Quoted(wordAt(text, i)), text[i]),
				hint:  utf8Hint,
				line:  line + strings.Count(text[:i], "\n"),
				cause: "the encoding",
			}
		}
		if r == '\r' && !strings.HasPrefix(text[i:], "\r\n") {
			return fault{
				what:  "a line ends in CR alone, as lines did on old Macs",
				hint:  lineEndHint,
				line:  line + strings.Count(text[:i], "\n"),
				cause: "the line ends",
			}
		}
	}
	return fault{}
}

// wordAt is the word around a byte, read as Western European text.
func wordAt(text string, i int) string {
	isEnd := func(r rune) bool { return strings.ContainsRune(" \t\r\n\"'", r) }
	from := strings.LastIndexFunc(text[:i], isEnd) + 1
	word, _, _ := strings.Cut(text[from:min(len(text), i+40)], "\n")
	if end := strings.IndexFunc(word[i-from+1:], isEnd); end >= 0 {
		word = word[:i-from+1+end]
	}
	var read strings.Builder
	for len(word) > 0 {
		r, size := utf8.DecodeRuneInString(word)
		if r == utf8.RuneError && size == 1 && word[0] >= 0xa0 {
			r = rune(word[0])
		}
		read.WriteRune(r)
		word = word[size:]
	}
	return Visible(read.String())
}

// plainWords says in plain words what the decoder complains of, with the next
// step.
func plainWords(message string) (what, hint string) {
	for _, known := range []struct{ part, what, hint string }{
		{"control characters", "it has the invisible character " + controlCode(message), "take it out, and save the file as plain text"},
		{"strings cannot contain newlines", "the quotation marks that open the text are not closed on this line", closeHint},
		{"(']'), but got end of file", "the list has no ] at its end", "close the list with ], and put a comma between its parts"},
		{"'}', but got end of file", "the table in braces has no } at its end", "close the table with }, and put a comma between its parts"},
		{"array terminator", "a comma or ] is missing", "close the list with ], and put a comma between its parts"},
		{"inline table", "a comma or } is missing", "close the table with }, and put a comma between its parts"},
		{"expected '\"\"\"'", `the text that begins with """ has no """ at its end`, `close the text with """`},
		{`expected "'''"`, "the text that begins with ''' has no ''' at its end", "close the text with '''"},
		{"expected '\"'", "the quotation mark that opens the text is not closed", closeHint},
		{`expected "'"`, "the quotation mark that opens the text is not closed", closeHint},
		{"out of range", "the number is too large to be kept", "write a number of at most 15 digits"},
		{"unexpected comma", "a comma stands where a part of the list is wanted", "leave one comma out"},
		{"end with a newline", "something stands behind the value", "end the line behind the value"},
		{"expected value", "there is no value that can be read", `write the value behind the =, a text in quotes, as in key = "text"`},
		{"unexpected '='", "a dot too many stands in the key", "write the key as one word, or as words with one dot between them"},
		{"unexpected '.'", "a dot too many stands in the key", "write the key as one word, or as words with one dot between them"},
		{"already", "something stands twice", "leave one of the two out"},
	} {
		if strings.Contains(message, known.part) {
			return known.what, known.hint
		}
	}
	return message, `write key = "text", key = number or key = ["text", "text"], a line each`
}

const closeHint = `close the quotes on the same line, or write three of them, """, before and after`

// controlCode reads '0x0d' at the end of a message.
func controlCode(message string) string {
	_, code, _ := strings.Cut(message, "'0x")
	n, _ := strconv.ParseUint(strings.TrimSuffix(code, "'"), 16, 32)
	return fmt.Sprintf("U+%04X", n)
}
