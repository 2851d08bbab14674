// Package pack makes a zip of a course, and makes a folder of such a zip. It
// knows files, not decks.
//
// A zip comes from anywhere, so [Unpack] checks all of it before anything is
// written, and returns what it holds. The caller looks at the course (see [FS])
// and then calls [Install], which replaces a folder as a whole or not at all.
// [Collect] takes the same files from a folder, and [Pack] packs them.
//
// A course holds these files and no others:
//
//	*.toml, course.lock, places.sum    in its folder, in decks/ and in seeds/
//	README*, LICENSE*                  in its folder
//	*.txt, *.md                        in texts/
//
// Unpack and Collect leave out what else there is and report it: a zip that a
// person made has a PDF or a picture in it now and then. A name such as "../x" is
// an error, even for a file that would be left out: no archiver writes it for
// ordinary files.
package pack
