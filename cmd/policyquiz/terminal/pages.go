package terminal

import (
	"context"
	"errors"
	"os"
	"strings"

	"golang.org/x/term"
)

// PrintPages prints the layout that lay makes, as PrintStyled does. To a person at a
// terminal that has fewer lines it prints one part after the other: Enter goes on, and q
// leaves out the rest. When the window changes, it begins again with a new layout. The
// error says that the mode of the terminal could not be changed.
func (s *Streams) PrintPages(ctx context.Context, lay func() *Layout, plain bool) error {
	l := lay()
	if !s.Interactive() || plain || s.Aloud() || s.fits(l) {
		s.PrintStyled(l, plain)
		return nil
	}
	con, _, err := s.Console(ctx, false)
	if err != nil {
		return err
	}
	defer con.Close()
	for {
		err := turnPages(con, lay())
		if !errors.Is(err, ErrRepaint) {
			return nil // read to its end, or left: there is nothing else to do
		}
		con.Clear()
	}
}

// fits reports whether a layout and the prompt of a shell below it fit on the terminal.
func (s *Streams) fits(l *Layout) bool {
	out, ok := s.out.(*os.File)
	if !ok {
		return true
	}
	_, height, err := term.GetSize(int(out.Fd()))
	return err != nil || l.Tall() < height
}

// turnPages prints a layout part by part, each when Enter was pressed. The error is that
// of [Console.Press], or nil.
func turnPages(con Console, l *Layout) error {
	_, height := con.Size()
	for i, page := range l.Pages(max(height-1, 2)) { // the last line is for the prompt
		for turned := i == 0; !turned; {
			word, err := con.Press("Enter: more  q end", "\n q")
			if err != nil {
				return err
			}
			word = strings.ToLower(strings.TrimSpace(word))
			if turned = word == ""; word == "q" || word == ":q" || word == "quit" {
				return nil
			}
		}
		con.Print(page)
	}
	return nil
}
