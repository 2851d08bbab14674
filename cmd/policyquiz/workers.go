package main

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// shareOut calls do for each number from 0 to below n, on all processors, each of which
// takes some numbers at a time. Do may change only what belongs to its number.
func shareOut(n int, do func(i int)) {
	const some = 64
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), (n+some-1)/some) {
		wait.Go(func() {
			for {
				from := int(next.Add(some)) - some
				if from >= n {
					return
				}
				for i := from; i < min(from+some, n); i++ {
					do(i)
				}
			}
		})
	}
	wait.Wait()
}
