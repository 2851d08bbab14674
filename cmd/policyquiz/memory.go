package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// leastLimit is the memory in bytes up to which no garbage is collected. A run over
// 100,000 questions with their history stays just below it. A lower limit made such a
// run use as much memory, for most of it is in use, and take longer.
const leastLimit = 384 << 20

// collectSeldom tells the garbage collector to begin only at a limit. The program
// fills its memory at the start and then waits for a person. To collect garbage during
// the start would only make the person wait, and most of what is there is no garbage.
// The limit protects machines with little memory.
func collectSeldom() {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(leastLimit)
	raiseLimit()
}

// raiseLimit raises the limit after each collection, where that is needed. Near a
// limit that is too low the collector would run without pause.
func raiseLimit() {
	type mark struct{ _ *byte } // with a pointer it shares its memory with nothing
	runtime.AddCleanup(&mark{}, func(int) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		debug.SetMemoryLimit(limitFor(live[0].Value.Uint64()))
		raiseLimit()
	}, 0)
}

// limitFor returns the limit in bytes for what was in use after a collection. With
// twice of it the next collection comes when as much again was allocated, so the
// work of all collections grows with what is allocated and no faster.
func limitFor(live uint64) int64 { return max(leastLimit, 2*int64(live)) }
