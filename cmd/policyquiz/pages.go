package main

import (
	"syscall"

	"policyquiz/cmd/policyquiz/terminal"
)

// printPages prints what add adds to a layout, page by page where a terminal has fewer
// lines; see [terminal.Streams.PrintPages]. Add is called again when the window changes.
func (p *program) printPages(add func(*terminal.Layout), plain bool) error {
	ctx, stopped := untilSignal()
	err := p.streams.PrintPages(ctx, func() *terminal.Layout {
		l := p.streams.Layout()
		add(l)
		return l
	}, plain)
	if stopped() == syscall.SIGTERM {
		return errStopped
	}
	return err
}
