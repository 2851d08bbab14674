package terminal

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
)

// WriteCSV prints rows for spreadsheets. It puts an apostrophe before a cell that a
// spreadsheet would take for a formula; a negative number is none. It replaces characters that act on a
// terminal, because CSV has no escape for them. The error is that of w.
func WriteCSV(w io.Writer, rows [][]string) error {
	safe := make([][]string, len(rows))
	for i, row := range rows {
		for _, cell := range row {
			safe[i] = append(safe[i], safeCell(cell))
		}
	}
	return csv.NewWriter(w).WriteAll(safe)
}

// formulaStarts are the characters with which a formula may begin in spreadsheets,
// also in their wide forms of East Asian keyboards.
const formulaStarts = "=+-@＝＋－＠"

// safeCell returns a cell that is no formula and is safe for a terminal.
func safeCell(cell string) string {
	cell = CleanLines(cell)
	if isNumber(cell) {
		return cell
	}
	if begin := strings.TrimLeft(cell, " \n"); begin != "" && strings.ContainsRune(formulaStarts, []rune(begin)[0]) {
		return "'" + cell
	}
	return cell
}

// isNumber reports whether a cell is a number as programs write it, such as -0.25: only
// digits, a point, signs and an e, and readable as one. "-1-1" is none.
func isNumber(cell string) bool {
	if strings.Trim(cell, "0123456789.+-e") != "" || strings.HasPrefix(cell, "+") {
		return false
	}
	_, err := strconv.ParseFloat(cell, 64)
	return err == nil
}
