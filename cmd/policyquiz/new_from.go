package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/exchange"
)

// This file takes in questions of other programs.

// mostTakenIn is the greatest size of a file that is taken in, in bytes.
const mostTakenIn = 16 << 20

// takeIn writes a deck with the questions of a file of another program.
func (p *program) takeIn(t *trial, opts newDeckOptions) error {
	read, err := p.readForeign(opts)
	if err != nil {
		return err
	}
	head := deckfile.NewDeck{Title: opts.title}
	if head.Title == "" {
		head.Title = inWords(t.deckID())
	}
	from := filepath.ToSlash(opts.from)
	text, taken := deckOf(head, &read)
	t.text = text
	complete := p.tellTaken(from, read)
	switch {
	case taken == 0:
		return fmt.Errorf("%w: no question of %s could be taken over", errNothingWritten, from)
	case opts.strict && !complete:
		fmt.Fprintf(p.err, "policyquiz: %v\n", errNothingWritten)
		return errFound
	}
	if err := t.write(); err != nil {
		return err
	}
	l := p.streams.Layout()
	l.Say("", fmt.Sprintf("Wrote %s with %s of %d. To see what they lack, and how they look:", t.file, terminal.Count(taken, "question"), taken+len(read.Left)))
	l.Verbatim("    policyquiz check " + t.file)
	l.Verbatim("    policyquiz preview " + t.file)
	fmt.Fprint(p.out, l)
	return nil
}

// readForeign reads the file of --from.
func (p *program) readForeign(opts newDeckOptions) (exchange.Read, error) {
	src, err := readAtMost(p.expand(opts.from), opts.from)
	if err != nil {
		return exchange.Read{}, err
	}
	format := opts.format
	if format == "" {
		format = looksLike(opts.from, src)
	}
	switch format {
	case "gift":
		if opts.sep != "" {
			return exchange.Read{}, usagef("leave it out", "--sep is about the columns of a table, and %s is read as GIFT", opts.from)
		}
		return exchange.GIFT(src), nil
	case "csv":
	default:
		return exchange.Read{}, usagef("write --format gift or --format csv", "there is no format %q", format)
	}
	sep := rune(0)
	if opts.sep == "tab" || opts.sep == `\t` {
		sep = '\t'
	} else if opts.sep != "" {
		r, size := utf8.DecodeRuneInString(opts.sep)
		if size != len(opts.sep) || r == '"' || r == utf8.RuneError {
			return exchange.Read{}, usagef(`write one character, or tab, as in --sep ";"`, "--sep wants one character, not %q", opts.sep)
		}
		sep = r
	}
	read, err := exchange.CSV(src, sep)
	if errors.Is(err, exchange.ErrNoHeading) {
		return read, usagef("name the columns in the first row, as in stem,answer,wrong 1,wrong 2; policyquiz help new deck lists the names", "%s: %v", opts.from, err)
	}
	return read, err
}

// readAtMost reads a file of a sane size.
func readAtMost(at, name string) ([]byte, error) {
	info, err := os.Stat(at)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, usagef("name a file in GIFT or CSV", "no file %q", name)
	case err != nil:
		return nil, fmt.Errorf("%q was not read: %w", name, unwrapPath(err))
	case !info.Mode().IsRegular():
		return nil, usagef("name a file in GIFT or CSV", "%q is no ordinary file", name)
	case info.Size() > mostTakenIn:
		return nil, usagef("part it into several", "%q is larger than %d MB", name, mostTakenIn>>20)
	}
	f, err := os.Open(at)
	if err != nil {
		return nil, fmt.Errorf("%q was not read: %w", name, unwrapPath(err))
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, mostTakenIn))
	if err != nil {
		return nil, fmt.Errorf("%q was not read: %w", name, unwrapPath(err))
	}
	return src, nil
}

// looksLike tells the format of a file by its name, or else by what it has.
func looksLike(name string, src []byte) string {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv":
		return "csv"
	case ".gift":
		return "gift"
	}
	text := strings.ReplaceAll(string(src), "\x00", "") // UTF-16
	if i := strings.IndexByte(text, '{'); i >= 0 && strings.Contains(text[i:], "}") {
		return "gift"
	}
	return "csv"
}

// deckOf writes the text of a deck. A question that the reader of decks does not take is
// moved to what was left.
func deckOf(head deckfile.NewDeck, read *exchange.Read) (text string, taken int) {
	var b strings.Builder
	b.WriteString(head.TOML())
	ids := map[string]bool{}
	section := ""
	kept := read.Questions[:0:0]
	for _, q := range read.Questions {
		id := foreignID(q)
		n := deckfile.NewQuestion{Question: q.Question, Comment: foreignComment(q, section)}
		n.ID = freeID(id, func(id string) bool { return ids[id] })
		if err := soundAlone(head, n); err != nil {
			left := exchange.Left{Line: q.Line, End: q.End, Text: terminal.Fit(q.Stem, 60), Why: err.Error(), Hint: terminal.Hint(err)}
			read.Left = append(read.Left, left)
			continue
		}
		if q.ID != "" && q.ID != n.ID {
			q.Lost = append(q.Lost, fmt.Sprintf("its id %q, which is %q now", q.ID, n.ID))
		}
		ids[n.ID], section = true, q.Section
		kept = append(kept, q)
		b.WriteString("\n" + n.TOML())
	}
	read.Questions = kept
	return b.String(), len(kept)
}

// foreignID makes an id of the one that a file gives, or of a title, or of the words of the
// question.
func foreignID(q exchange.Question) string {
	for _, name := range []string{q.ID, q.Title} {
		if id := deckfile.CourseID(name); id != "" && len(id) <= idLength {
			return id
		}
	}
	if q.Stem == "" && q.Kind != nil {
		return stemID(strings.Join(q.Kind.Solution(), " "), noDocument)
	}
	return stemID(q.Stem, noDocument)
}

// noDocument is for questions of which it is not known what documents they are about.
func noDocument(string) bool { return false }

// foreignComment keeps what a deck has no key for: the category, where it begins, and a
// source in words.
func foreignComment(q exchange.Question, before string) string {
	var lines []string
	if q.Section != before && q.Section != "" {
		lines = append(lines, q.Section)
	}
	if q.Source != "" {
		lines = append(lines, "Source: "+q.Source)
	}
	return strings.Join(lines, "\n")
}

// soundAlone reads a question as a deck would have it, and returns its first mistake.
func soundAlone(head deckfile.NewDeck, q deckfile.NewQuestion) error {
	text, err := deckfile.Append(head.TOML(), q.TOML())
	if err != nil {
		return err
	}
	const name = "d.toml"
	c := deckfile.Open(deckfile.Folder{FS: overlay{nothing{}, name, []byte(text)}, Name: "."})
	d, err := c.Deck("d")
	if err == nil {
		_, err = c.Question(d.Refs()[0])
	}
	problems, ok := errors.AsType[*quiz.Problems](err)
	if !ok {
		return err
	}
	first := problems.Sorted()[0]
	return usagef(first.Hint, "%s", strings.TrimPrefix(first.What, fmt.Sprintf("question %q: ", q.ID)))
}

// A nothing is a folder without files.
type nothing struct{}

// Open finds no file.
func (nothing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: path.Clean(name), Err: fs.ErrNotExist}
}

// tellTaken lists what was not taken over, by line, and reports whether all was.
func (p *program) tellTaken(from string, read exchange.Read) (complete bool) {
	type line struct {
		at         int
		what, hint string
	}
	var lines []line
	for _, l := range read.Left {
		lines = append(lines, line{l.Line, fmt.Sprintf("not taken over: “%s”: %s", l.Text, l.Why), l.Hint})
	}
	lost := 0
	for _, q := range read.Questions {
		for _, what := range q.Lost {
			lines = append(lines, line{q.Line, fmt.Sprintf("“%s” loses %s", terminal.Fit(strings.Join(strings.Fields(q.Stem), " "), 50), what), ""})
		}
		if len(q.Lost) > 0 {
			lost++
		}
	}
	slices.SortStableFunc(lines, func(a, b line) int { return a.at - b.at })
	for _, l := range lines {
		complainIn(p.env, fmt.Sprintf("%s:%d: %s", from, l.at, l.what), l.hint)
	}
	if len(lines) > 0 {
		fmt.Fprintf(p.err, "policyquiz: %s not taken over, %s with losses\n", terminal.Count(len(read.Left), "question"), terminal.Count(lost, "question"))
	}
	return len(lines) == 0
}
