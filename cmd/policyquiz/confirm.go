package main

import (
	"context"
	"errors"

	"policyquiz/cmd/policyquiz/terminal"
)

// confirm prints what is to be decided and asks for yes or no, so many times at most,
// for a pipe may send anything. It returns terminal.ErrQuit if the input ends, or if
// no reply was a yes or a no.
func (p *program) confirm(about *terminal.Layout, prompt string, times int) (yes bool, err error) {
	con, _, err := p.streams.Console(context.Background(), false)
	if err != nil {
		return false, err
	}
	defer con.Close()
	con.Print(about)
	for asked := 0; asked < times; {
		word, err := con.Press(prompt, terminal.YesNoKeys)
		switch {
		case errors.Is(err, terminal.ErrRepaint):
			con.Print(about)
			continue
		case err != nil:
			return false, err
		}
		if yes, ok := terminal.YesNo(word); ok {
			return yes, nil
		}
		asked++
	}
	return false, terminal.ErrQuit
}
