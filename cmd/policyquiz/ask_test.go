package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestEachPromptHasAHelpOfItsOwn reads what ? says at each prompt: no more than two
// sentences, with an example, and nowhere the same.
func TestEachPromptHasAHelpOfItsOwn(t *testing.T) {
	t.Parallel()
	prompts := promptHelps(t)
	if len(prompts) < 40 {
		t.Fatalf("found %d prompts", len(prompts))
	}
	said := map[string]string{}
	for prompt, help := range prompts {
		sentences := strings.Count(help, ". ") + 1
		if help == "" || sentences > 2 || len(help) > 220 {
			t.Errorf("%s: the help is %q", prompt, help)
		}
		if !strings.Contains(help, "As in ") && !strings.Contains(help, "ith ") && !strings.Contains(help, "reply with ") && !strings.Contains(help, "as in: ") {
			t.Errorf("%s: the help has no example: %q", prompt, help)
		}
		if other, again := said[help]; again {
			t.Errorf("%s and %s have the same help", prompt, other)
		}
		said[help] = prompt
	}
}

// promptHelps returns the help of each query in this package, by its place in a file.
func promptHelps(t *testing.T) map[string]string {
	t.Helper()
	helps := map[string]string{}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	set := token.NewFileSet()
	for _, name := range files {
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.CompositeLit); ok && isQuery(lit.Type) {
				helps[set.Position(lit.Pos()).String()] = helpIn(t, lit)
			}
			return true
		})
	}
	return helps
}

func isQuery(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == "query"
}

// helpIn returns the help of a query as it is written; "" if it has none.
func helpIn(t *testing.T, lit *ast.CompositeLit) string {
	t.Helper()
	for _, element := range lit.Elts {
		pair, ok := element.(*ast.KeyValueExpr)
		if !ok || pair.Key.(*ast.Ident).Name != "help" {
			continue
		}
		help, err := strconv.Unquote(pair.Value.(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		return help
	}
	return ""
}
