package main

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/deckfile/reference"
)

// helpOf is what help prints of a topic on so many columns.
func helpOf(t *testing.T, columns string, words ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	e := env{in: strings.NewReader(""), out: &out, err: &errs, getenv: func(name string) string {
		if name == "COLUMNS" {
			return columns
		}
		return ""
	}, goos: "linux"}
	if code := run(e, append([]string{"help"}, words...)); code != 0 {
		t.Fatalf("help %v: exit code %d: %s", words, code, &errs)
	}
	return out.String()
}

// keptLines are the lines that are printed as they are, however wide.
func keptLines(t *testing.T, name string) map[string]bool {
	t.Helper()
	kept := map[string]bool{}
	add := func(text string) {
		for line := range strings.SplitSeq(text, "\n") {
			kept[strings.TrimSpace(line)] = true
		}
	}
	if file, ok := reference.Find(name); ok {
		for _, table := range file.Tables {
			for _, k := range file.AllKeys(table) {
				add(k.Example)
			}
		}
		add("policyquiz help " + name + " --schema > " + name + ".json")
		add("#:schema ./" + name + ".json")
		return kept
	}
	text, err := topicTexts.ReadFile("topics/" + name + ".md")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range fence.FindAllStringSubmatch(string(text), -1) {
		add(m[3])
	}
	for line := range strings.SplitSeq(string(text), "\n") {
		if strings.HasPrefix(line, "    ") {
			add(line)
		}
	}
	return kept
}

// TestTopicsFit prints each topic on 40 and on 80 columns: prose fits, and no mark of
// the text's source is left.
func TestTopicsFit(t *testing.T) {
	t.Parallel()
	for _, topic := range topics {
		kept := keptLines(t, topic.name)
		for _, columns := range []string{"40", "80"} {
			width := map[string]int{"40": 40, "80": 80}[columns]
			for line := range strings.SplitSeq(helpOf(t, columns, topic.name), "\n") {
				text := strings.TrimSpace(line)
				if kept[text] {
					continue
				}
				if terminal.Width(line) > width {
					t.Errorf("help %s on %s columns has the line %q", topic.name, columns, line)
				}
				if strings.Contains(text, "`") || strings.Contains(text, "**") || strings.HasPrefix(text, "#") || strings.HasPrefix(text, "|") {
					t.Errorf("help %s has marks in %q", topic.name, line)
				}
			}
		}
	}
}

// TestTopicsAreNamedRightly looks for every topic and verb whose help a text names.
func TestTopicsAreNamedRightly(t *testing.T) {
	t.Parallel()
	verbs := map[string]bool{}
	for _, c := range newRoot(&program{}).Commands() {
		verbs[c.Name()] = true
	}
	named := regexp.MustCompile(`policyquiz\s+help\s+([a-z][a-z-]*)`)
	found := 0
	for _, topic := range topics {
		for _, m := range named.FindAllStringSubmatch(helpOf(t, "80", topic.name), -1) {
			found++
			if _, ok := findTopic(m[1]); !ok && !verbs[m[1]] {
				t.Errorf("help %s names help %s, which is not there", topic.name, m[1])
			}
		}
		if verbs[topic.name] {
			t.Errorf("%s is a verb and a topic", topic.name)
		}
	}
	if found < 5 {
		t.Errorf("only %d topics are named", found)
	}
}

// TestSchemas reads each schema as JSON and finds every table and key in it.
func TestSchemas(t *testing.T) {
	t.Parallel()
	for _, file := range reference.Files() {
		text := helpOf(t, "40", file.ID, schemaFlag)
		var schema any
		if err := json.Unmarshal([]byte(text), &schema); err != nil {
			t.Fatalf("%s: %v", file.ID, err)
		}
		names := map[string]bool{}
		propertiesIn(schema, names)
		for _, table := range file.Tables {
			if table.Form != reference.Head && !names[table.Name] {
				t.Errorf("the schema of %s has no table %s", file.ID, table.Name)
			}
			for _, k := range file.AllKeys(table) {
				if !names[k.Name] {
					t.Errorf("the schema of %s has no key %s", file.ID, k.Name)
				}
			}
		}
	}
}

// propertiesIn gathers the names of properties in a schema.
func propertiesIn(schema any, names map[string]bool) {
	switch s := schema.(type) {
	case map[string]any:
		for name, inner := range s {
			if properties, ok := inner.(map[string]any); ok && name == "properties" {
				for key := range properties {
					names[key] = true
				}
			}
			propertiesIn(inner, names)
		}
	case []any:
		for _, inner := range s {
			propertiesIn(inner, names)
		}
	}
}
