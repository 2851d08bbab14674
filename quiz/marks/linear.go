package marks

import "math"

// A triangle is the lower half of a square matrix: L, where the matrix is L times L
// turned over. It is called the Cholesky factor.
type triangle [][]float64

// factor returns the factor of a symmetric matrix. It reports false if the matrix is
// not positive definite.
func factor(matrix [][]float64) (triangle, bool) {
	l := make(triangle, len(matrix))
	for i := range l {
		l[i] = make([]float64, i+1)
		for j := range l[i] {
			rest := matrix[i][j] - dot(l[i][:j], l[j][:j])
			if i > j {
				l[i][j] = rest / l[j][j]
				continue
			}
			if !(rest > 0) { // not a number either
				return nil, false
			}
			l[i][i] = math.Sqrt(rest)
		}
	}
	return l, true
}

func dot(xs, ys []float64) (s float64) {
	for i := range xs {
		s += xs[i] * ys[i]
	}
	return s
}

// solve returns x where the matrix of the factor times x is b.
func (l triangle) solve(b []float64) []float64 {
	x := make([]float64, len(b))
	for i := range x {
		x[i] = (b[i] - dot(l[i][:i], x[:i])) / l[i][i]
	}
	for i := len(x) - 1; i >= 0; i-- {
		x[i] /= l[i][i]
		for j := range i {
			x[j] -= l[i][j] * x[i]
		}
	}
	return x
}

// inverseDiagonal returns the diagonal of the inverse of the factor's matrix.
func (l triangle) inverseDiagonal() []float64 {
	diagonal := make([]float64, len(l))
	unit := make([]float64, len(l))
	for i := range diagonal {
		clear(unit)
		unit[i] = 1
		diagonal[i] = l.solve(unit)[i]
	}
	return diagonal
}
