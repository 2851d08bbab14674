package terminal

import (
	"encoding/csv"
	"io"
	"strings"
)

// WriteCSV prints rows for spreadsheets. It puts an apostrophe before a cell that a
// spreadsheet would take for a formula. It replaces characters that act on a
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
	if begin := strings.TrimLeft(cell, " \n"); begin != "" && strings.ContainsRune(formulaStarts, []rune(begin)[0]) {
		return "'" + cell
	}
	return cell
}
