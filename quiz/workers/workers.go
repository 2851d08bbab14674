// Package workers shares work out among the processors. What it calls runs in several
// goroutines at a time and may change only what belongs to its own numbers.
package workers

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Most is how many goroutines work at a time, at most.
func Most() int { return runtime.GOMAXPROCS(0) }

// Each calls do once for each number from 0 to below n. A worker takes as many numbers at
// a time as batch says, at least one: few where one may take long, many where each takes
// hardly any time.
func Each(n, batch int, do func(i int)) {
	batch = max(1, batch)
	var next atomic.Int64
	var working sync.WaitGroup
	for range min(Most(), (n+batch-1)/batch) {
		working.Go(func() {
			for from := 0; from < n; {
				from = int(next.Add(int64(batch))) - batch
				for i := from; i < min(from+batch, n); i++ {
					do(i)
				}
			}
		})
	}
	working.Wait()
}

// Parts divides the numbers from 0 to below n, in their order, into at most [Most] parts
// of about the same size, and calls do once for each part, from one number to below
// another. Parts are numbered from 0. Fewer than least numbers are one part.
func Parts(n, least int, do func(part, from, to int)) {
	parts := Most()
	if n < least {
		parts = 1
	}
	var working sync.WaitGroup
	for part := range parts {
		working.Go(func() { do(part, n*part/parts, n*(part+1)/parts) })
	}
	working.Wait()
}
