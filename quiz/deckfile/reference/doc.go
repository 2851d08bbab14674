// Package reference describes the files of a course and of a learner: which tables and
// keys they have, what each means, and an example of it. From this one description
// policyquiz help prints its topics and editors get a JSON Schema. The tests of package
// deckfile hold it to the reader: what is described is read, and what is read is
// described.
package reference
