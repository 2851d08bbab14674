package terminal

import (
	"encoding/csv"
	"io"
	"strings"
)

// WriteCSV prints rows for spreadsheets. A cell that a spreadsheet would take
// for a formula begins with an apostrophe, and what acts on a terminal is shown
// as a picture: CSV has no way to escape it. The error is that of w.
func WriteCSV(w io.Writer, rows [][]string) error {
	safe := make([][]string, len(rows))
	for i, row := range rows {
		for _, cell := range row {
			safe[i] = append(safe[i], safeCell(cell))
		}
	}
	return csv.NewWriter(w).WriteAll(safe)
}

// formulaStarts are the characters with which spreadsheets let a formula begin,
// the wide forms of East Asian keyboards included.
const formulaStarts = "=+-@＝＋－＠"

func safeCell(cell string) string {
	cell = CleanLines(cell)
	if begin := strings.TrimLeft(cell, " \n"); begin != "" && strings.ContainsRune(formulaStarts, []rune(begin)[0]) {
		return "'" + cell
	}
	return cell
}
