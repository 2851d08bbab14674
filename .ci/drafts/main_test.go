package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const text = "Ann Able: The guild proposed a “pond levy” of 12 euros.\nAnn Able: Ida Holm rejects it.\nBen Baker: Yes.\n"

const record = `[document]
title = "A talk"
paragraphs = 3
voices = ["able"]

[actor.able]
name = "Ann Able"
kind = "person"

[actor.holm]
name = "Ida Holm"
kind = "person"

[actor.nobody]
name = "the Nobody"
kind = "body"

[concept.levy]
term = "pond levy"
says = "able"
means = "a charge"
by = "able"
at = 1

[concept.label]
term = "water money"
means = "a notion"
by = "able"
at = 1

[proposal.levy]
who = ["holm"]
what = "a levy on ponds"
told = "attributed"
by = "able"
at = 1

[proposal.other]
who = ["holm"]
what = "a dance of bears"
told = "attributed"
by = "able"
at = 3

[figure.euros]
counts = "the levy"
value = 12
whose = "holm"
told = "attributed"
by = "able"
at = 1
`

// TestRun measures a draft of which it is known what is found.
func TestRun(t *testing.T) {
	texts, seeds := t.TempDir(), t.TempDir()
	for file, content := range map[string]string{filepath.Join(texts, "a.txt"): text, filepath.Join(texts, "other.txt"): "one\n", filepath.Join(seeds, "talk.toml"): record} {
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	good, err := run(&out, texts, seeds)
	if err != nil {
		t.Fatal(err)
	}
	if good {
		t.Error("half of the proposals are found, and the aim is met")
	}
	for _, want := range []string{
		"talk: a.txt", "actor            2 of   2  100 %", "concept          1 of   1  100 %", "proposal         1 of   2   50 %", "below the aim of 67 %",
		"figure           1 of   1  100 %", "missed: proposal other (¶3): nothing of its sort is offered there",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, out.String())
		}
	}
	if strings.Contains(out.String(), "other.txt") {
		t.Error("a text without a seed is measured")
	}
	if _, err := run(&out, seeds, seeds); err == nil {
		t.Error("no text is no error")
	}
}
