package pack

import (
	"path"
	"slices"
	"strings"
)

// Hints of more than one error.
const (
	hintRepack   = "pack the folder again with policyquiz course pack"
	hintDistrust = "do not use this zip; ask whoever sent it for one made by policyquiz course pack"
)

const (
	longestName = 128 // bytes of a file's name; some systems hold no more than 255
	deepest     = 32  // folders of a name; far more than people make
)

// tomlFolders are the folders in which TOML files are read; "." is the course's
// own.
var tomlFolders = []string{".", "decks", "seeds"}

// belongs reports whether a course holds a file of this name, and if not, why.
func belongs(name string) (ok bool, why string) {
	folder, file := path.Split(name)
	folder = path.Clean(folder)
	ext := path.Ext(file)
	switch {
	case isHidden(name):
		return false, "hidden files are no part of a course"
	case slices.Contains(tomlFolders, folder) && (ext == ".toml" || file == "course.lock" || file == "places.sum"):
		return true, ""
	case folder == "." && isForReaders(file):
		return true, ""
	case folder == "texts" && (ext == ".txt" || ext == ".md"):
		return true, ""
	case ext == ".toml":
		return false, "TOML files are read in the course's folder, in decks/ and in seeds/ only"
	}
	return false, "a course holds no such file"
}

// isForReaders reports whether a file is a README or a licence: its name begins
// so, and ends in no other kind than text. LICENSE-CC-BY-4.0 is one, and
// README.zip is none.
func isForReaders(file string) bool {
	upper := strings.ToUpper(file)
	begins := slices.ContainsFunc([]string{"README", "LICENSE", "LICENCE"}, func(s string) bool { return strings.HasPrefix(upper, s) })
	ext := strings.ToLower(path.Ext(file))
	return begins && (ext == ".md" || ext == ".txt" || strings.Trim(ext, ".0123456789") == "")
}

// isHidden reports whether a file was put there by a system rather than by a
// person: .DS_Store, .git, and what macOS adds to its zips.
func isHidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") || part == "__MACOSX" {
			return true
		}
	}
	return false
}

// checkPath refuses names that lead elsewhere on some system. No archiver makes
// them of ordinary files, so they are refused even where the file would be left
// out.
func checkPath(name string) *Error {
	what, hint := "", hintDistrust
	switch {
	case name == "":
		what = "a file has no name"
	case strings.Contains(name, "\x00"):
		what = "the name has a NUL in it"
	case strings.Contains(name, `\`):
		what = `the name has \ in it, which is a folder on some systems only`
		hint = hintRepack
	case name[0] == '/':
		what = "the name begins at the root of the disk"
	case len(name) > 1 && name[1] == ':' && isLetter(name[0]):
		what = "the name begins with a drive"
	case strings.Count(name, "/") > deepest:
		what, hint = "it lies too deep in folders", hintRepack
	default:
		for part := range strings.SplitSeq(name, "/") {
			switch {
			case part == "" || part == ".":
				what = "the name has an empty part"
			case strings.Trim(part, ". ") == "": // Windows drops these at the end, so ".. " is ".."
				what = "the name leads out of its folder"
			}
		}
	}
	if what == "" {
		return nil
	}
	return &Error{Name: name, What: what, hint: hint}
}

// checkPortable refuses the name of a course's file that some system cannot
// hold, or not tell from another. Beyond ASCII one name can be spelt in several
// ways, and macOS takes them for one.
func checkPortable(name string) *Error {
	file := path.Base(name)
	stem, _, _ := strings.Cut(strings.ToUpper(file), ".")
	what, hint := "", "give the file another name and pack the course again"
	switch {
	case len(file) > longestName:
		what = "the name is too long"
	case strings.IndexFunc(file, isUnportable) >= 0:
		what = "the name has a character that not every system can hold"
		hint = "name the file with plain letters (a to z), digits and hyphens, and pack the course again"
	case strings.TrimRight(file, ". ") != file || file[0] == ' ':
		what = "the name begins or ends with a space or a dot"
	case isDevice(strings.TrimSpace(stem)):
		what = "the name is that of a device on Windows"
	}
	if what == "" {
		return nil
	}
	return &Error{Name: name, What: what, hint: hint}
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isUnportable(r rune) bool {
	switch {
	case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9':
		return false
	}
	return !strings.ContainsRune(" -_.,+()'&", r)
}

// isDevice reports whether Windows takes a name, in capitals and without what
// follows the first dot, for a device: then nothing is written to disk.
func isDevice(stem string) bool {
	switch stem {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	port, isCOM := strings.CutPrefix(stem, "COM")
	if !isCOM {
		port, _ = strings.CutPrefix(stem, "LPT")
	}
	return port != stem && len(port) == 1 && '0' <= port[0] && port[0] <= '9'
}

// checkNames refuses names of a course's files that not every system can hold
// side by side.
func checkNames(names []string) *Error {
	folded := map[string]string{}
	courses := 0
	for _, name := range names {
		if err := checkPortable(name); err != nil {
			return err
		}
		key := strings.ToLower(name)
		if other, taken := folded[key]; taken {
			what := "is there twice"
			if other != name {
				what = "is one file with " + quoted(other) + " on macOS and Windows"
			}
			return &Error{Name: name, What: what, hint: "give one of the two another name and pack the course again"}
		}
		folded[key] = name
		if path.Ext(name) == ".toml" {
			courses++
		}
	}
	if courses == 0 {
		return noCourse()
	}
	return nil
}

func noCourse() *Error {
	return &Error{
		What: "there is no course: no TOML file in its folder, in decks/ or in seeds/",
		hint: "a course is a folder of decks; pack that folder itself",
	}
}
