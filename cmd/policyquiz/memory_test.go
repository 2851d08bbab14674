package main

import "testing"

func TestLimitFor(t *testing.T) {
	t.Parallel()
	for live, want := range map[uint64]int64{0: 128 << 20, 64 << 20: 128 << 20, 65 << 20: 130 << 20, 1 << 30: 2 << 30} {
		if got := limitFor(live); got != want {
			t.Errorf("with %d bytes in use the limit is %d, want %d", live, got, want)
		}
	}
}
