package marks

import (
	"math"
	"testing"
)

func TestIncompleteBeta(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ a, b, x, want float64 }{
		{1, 1, 0.3, 0.3},
		{3, 1, 0.3, 0.027},
		{1, 3, 0.3, 1 - 0.343},
		{0.5, 0.5, 0.25, 1.0 / 3}, // 2/pi asin(sqrt x)
		{2, 3, 0.4, 0.5248},       // 2 or more of 4 with 0.4
		{7000, 7000, 0.5, 0.5},
		{5, 5, 0, 0},
		{5, 5, 1, 1},
		{250, 15_000, 1e-4, 0},
		{250, 15_000, 0.9, 1},
	} {
		if got := incompleteBeta(tt.a, tt.b, tt.x, 1-tt.x); !(math.Abs(got-tt.want) < 1e-11) {
			t.Errorf("I(%v, %v, %v) is %v, not %v", tt.a, tt.b, tt.x, got, tt.want)
		}
	}
}

// The values are those of the NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.
func TestQuantiles(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ p, d1, d2, want, within float64 }{
		{.95, 1, 1, 161.448, 5e-4}, {.95, 5, 10, 3.326, 5e-4}, {.95, 10, 100, 1.927, 5e-4}, {.95, 20, 1, 248.013, 5e-4},
		{.99, 1, 1, 4052.19, 1e-2}, {.99, 4, 6, 9.148, 5e-4}, {.90, 3, 3, 5.391, 5e-4},
		{.025, 10, 20, 1 / 3.4185, 1e-4},         // 1 over that of .975 with 20 and 10
		{.5, 1, 1, 1, 1e-9}, {.5, 2, 2, 1, 1e-9}, // by symmetry
	} {
		if got := fQuantile(tt.p, tt.d1, tt.d2); !(math.Abs(got-tt.want) <= tt.within) {
			t.Errorf("F of %v with %v and %v is %v, not %v", tt.p, tt.d1, tt.d2, got, tt.want)
		}
	}
	for _, tt := range []struct{ d, want float64 }{{1, 12.706}, {2, 4.303}, {10, 2.228}, {29, 2.045}, {100, 1.984}, {1e7, 1.960}} {
		if got := studentQuantile(0.975, tt.d); !(math.Abs(got-tt.want) <= 5e-4) {
			t.Errorf("t with %v is %v, not %v", tt.d, got, tt.want)
		}
	}
}

// The quantile and what lies below it undo each other, also with many degrees of freedom.
func TestQuantileUndoesShare(t *testing.T) {
	t.Parallel()
	for _, d1 := range []float64{1, 3, 499, 80_000} {
		for _, d2 := range []float64{1, 7, 29_441, 8e6} {
			for _, p := range []float64{.025, .5, .95, .975} {
				if got := fBelow(fQuantile(p, d1, d2), d1, d2); !(math.Abs(got-p) < 1e-7) {
					t.Errorf("below the quantile of %v with %v and %v lies %v", p, d1, d2, got)
				}
			}
		}
	}
}

// Wilson's are those of R. G. Newcombe, "Two-sided confidence intervals for the single
// proportion: comparison of seven methods", Statistics in Medicine 17 (1998), 857–872.
func TestIntervals(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		right, n  int
		low, high float64
	}{{81, 263, .2553, .3662}, {15, 148, .0624, .1605}, {0, 20, 0, .1611}, {1, 29, .0061, .1718}} {
		if i := wilson(tt.right, tt.n); !(math.Abs(i.Low-tt.low) < 5e-5 && math.Abs(i.High-tt.high) < 5e-5) {
			t.Errorf("%d of %d lies in %v", tt.right, tt.n, *i)
		}
	}
	if i := fisher(.30, 20); !(math.Abs(i.Low+.16) < 5e-3 && math.Abs(i.High-.66) < 5e-3) {
		t.Errorf("a correlation of .30 of 20 lies in %v", *i)
	}
	if fisher(.5, 3) != nil || fisher(1, 20) != nil || fisher(-1, 20) != nil {
		t.Error("Fisher's z has an interval for three pairs, or for -1 and 1")
	}
	if i := student([]float64{1, 2, 3, 4, 5}); !(math.Abs(i.Low-1.03676) < 1e-5 && math.Abs(i.High-4.96324) < 1e-5) { // 3 ± 2.776445 sqrt(1/2)
		t.Errorf("the mean of 1 to 5 lies in %v", *i)
	}
	if student([]float64{2, 2, 2}) != nil || student([]float64{2}) != nil {
		t.Error("Student's t has an interval where there is no spread")
	}
}
