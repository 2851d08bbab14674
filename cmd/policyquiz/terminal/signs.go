package terminal

import "strings"

// allSigns changes nothing: a terminal that shows UTF-8 shows all signs.
var allSigns = strings.NewReplacer()

// asciiSigns writes the program's own signs in ASCII. Letters of other scripts stay as
// they are: nothing in ASCII means the same.
var asciiSigns = strings.NewReplacer(
	"✓", "+", "✗", "x", "·", "-", "…", "...",
	"¶", "par. ", "§§ ", "secs. ", "§ ", "sec. ", "§", "sec. ",
	"“", `"`, "”", `"`, "„", `"`, "‘", "'", "’", "'",
	"‐", "-", "–", "-", "—", "-", "─", "-", "→", "->", "\u00a0", " ",
)

// signsFor returns the signs of a terminal whose locale the environment names. The
// first of these variables that is not empty counts, as POSIX has it. Without any of
// them the terminal is taken for one with UTF-8, as nearly all are.
func signsFor(getenv func(string) string) *strings.Replacer {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := strings.ToLower(getenv(name)); locale != "" {
			if strings.Contains(locale, "utf-8") || strings.Contains(locale, "utf8") {
				return allSigns
			}
			return asciiSigns
		}
	}
	return allSigns
}
