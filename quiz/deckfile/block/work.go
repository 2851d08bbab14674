package block

import "sync/atomic"

// Work counts what has been done since the program began. Tests hold it to
// bounds: unlike the time a thing takes, it does not depend on how busy the
// machine is.
type Work struct {
	Scanned  int // bytes that were cut, or searched for a line
	Decoded  int // bytes given to the decoder
	Compared int // names that an unknown one was compared with
}

var work struct{ scanned, decoded, compared atomic.Int64 }

// Worked is the work done so far.
func Worked() Work {
	return Work{int(work.scanned.Load()), int(work.decoded.Load()), int(work.compared.Load())}
}

// Since is the work done after an earlier count.
func (w Work) Since(before Work) Work {
	return Work{w.Scanned - before.Scanned, w.Decoded - before.Decoded, w.Compared - before.Compared}
}
