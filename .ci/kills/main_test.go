package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestAcknowledged(t *testing.T) {
	out := "1 of 3, new\n\nQuestion 7?\n\n1  no\n2  yes\n\nReply with 1 or 2.\n✓ Right.\nThe answer: yes\n\nQuestion 12?\n\n✗ Wrong.\nQuestion 7?\n✓ Rig"
	want := []answer{{"course/many/q7", "right"}, {"course/many/q12", "wrong"}}
	if got := acknowledged(out); !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestReadHistory(t *testing.T) {
	const header, right, wrong = `{"policyquiz":"history"}` + "\n", `{"review":{"question":"course/many/q7","outcome":"right"}}` + "\n", `{"review":{"question":"course/many/q7","outcome":"wrong"}}` + "\n"
	for _, test := range []struct {
		text string
		want map[answer]int // nil: an error
	}{
		{"", map[answer]int{}},
		{header + right + wrong + right, map[answer]int{{"course/many/q7", "right"}: 2, {"course/many/q7", "wrong"}: 1}},
		{header + right + wrong[:9], map[answer]int{{"course/many/q7", "right"}: 1}},
		{header + right[:9] + wrong, nil},
		{header + right[:9] + "\n" + wrong, nil},
	} {
		path := filepath.Join(t.TempDir(), "h")
		if err := os.WriteFile(path, []byte(test.text), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := readHistory(path)
		if (err != nil) != (test.want == nil) || !maps.Equal(got, test.want) {
			t.Errorf("%q: %v, %v", test.text, got, err)
		}
	}
}
