package main

import "testing"

func TestLimitFor(t *testing.T) {
	t.Parallel()
	for live, want := range map[uint64]int64{0: 384 << 20, 192 << 20: 384 << 20, 193 << 20: 386 << 20, 1 << 30: 2 << 30} {
		if got := limitFor(live); got != want {
			t.Errorf("with %d bytes in use the limit is %d, want %d", live, got, want)
		}
	}
}
