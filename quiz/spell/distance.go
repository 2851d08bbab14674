package spell

// Slips returns the number of slips of the hand between two folded words, or most+1 if
// there are more than most: letters that are left out, added, replaced or exchanged
// with a neighbour. It does not ask whether another word is made by them.
func Slips(a, b string, most int) int { return distance([]rune(a), []rune(b), most) }

// distance returns the number of slips between a and b, or most+1 if there are
// more than most. A slip is a letter that is left out, added or replaced, or two
// neighbours that are exchanged. This is the optimal string alignment distance
// (the restricted Damerau-Levenshtein distance): it never changes a letter twice.
// The time grows with the length of a times most.
func distance(a, b []rune, most int) int {
	slips, _ := distanceAndWork(a, b, most)
	return slips
}

// distanceAndWork also returns the number of pairs of letters that it compared. On
// any machine, its time grows with that number.
func distanceAndWork(a, b []rune, most int) (slips, pairs int) {
	over := most + 1
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return over, 0
	}
	// row[j] is the distance of a[:i] from b[:j]. Only the values near the
	// diagonal are computed: all others are greater than most.
	beforeLast, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		from, to := max(1, i-most), min(len(b), i+most)
		pairs += max(0, to-from+1)
		row[from-1] = over
		if from == 1 {
			row[0] = i
		}
		for j := from; j <= to; j++ {
			slips := min(last[j], row[j-1]) + 1
			if a[i-1] == b[j-1] {
				slips = min(slips, last[j-1])
			} else {
				slips = min(slips, last[j-1]+1)
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				slips = min(slips, beforeLast[j-2]+1)
			}
			row[j] = slips
		}
		if to < len(b) {
			row[to+1] = over
		}
		beforeLast, last, row = last, row, beforeLast
	}
	return min(last[len(b)], over), pairs
}
