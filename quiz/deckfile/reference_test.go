package deckfile

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
	"policyquiz/quiz/deckfile/reference"
	"policyquiz/quiz/lint"
)

// readers read a block of each table that package reference describes, by file and table.
var readers = map[string]func(*block.Fields){
	"seed-file document":     func(f *block.Fields) { readDocument(f, "s") },
	"seed-file actor":        func(f *block.Fields) { readActor(f, "x") },
	"seed-file issue":        func(f *block.Fields) { readIssue(f, "x") },
	"seed-file concept":      func(f *block.Fields) { readConcept(f, exampleEntry) },
	"seed-file proposal":     func(f *block.Fields) { readProposal(f, exampleEntry) },
	"seed-file stance":       func(f *block.Fields) { readStance(f, exampleEntry) },
	"seed-file event":        func(f *block.Fields) { readEvent(f, exampleEntry) },
	"seed-file figure":       func(f *block.Fields) { readFigure(f, exampleEntry) },
	"seed-file duty":         func(f *block.Fields) { readDuty(f, exampleEntry) },
	"deck-file head":         func(f *block.Fields) { (&Deck{file: &file{blocks: []block.Block{*f.Block}}}).readHead(f) },
	"deck-file question":     func(f *block.Fields) { exampleDeck.readQuestion(f) },
	"deck-file draw":         func(f *block.Fields) { exampleDeck.readDraw(f) },
	"course-file course":     func(f *block.Fields) { (&Course{}).readKeys(f) },
	"settings-file settings": func(f *block.Fields) { readSettings(f) },
}

var (
	exampleEntry = entryKey{"s", "x", &placing{}}
	exampleDeck  = &Deck{Objectives: map[string]string{"a": "x"}}
)

// readExample reads a table with the keys of a text, and reports what is wrong with it
// and which keys the reader asked for.
func readExample(t *testing.T, file reference.File, table reference.Table, text string) (problems *quiz.Problems, asked []string) {
	t.Helper()
	read := readers[file.ID+" "+table.Name]
	if read == nil {
		t.Fatalf("nothing reads %s of %s", table.Name, file.ID)
	}
	blocks := block.Cut(strings.TrimPrefix(table.Header()+"\n", "\n") + text)
	b := &blocks[len(blocks)-1]
	problems = &quiz.Problems{}
	f := block.Decode("example.toml", b, problems)
	if !f.Sound() {
		t.Fatalf("%s of %s: %v\n%s", table.Name, file.ID, problems, text)
	}
	read(f)
	asked = f.Asked()
	readWaivers(f, scopeOf(b)) // which only a check reads
	return problems, asked
}

var keyOfLine = regexp.MustCompile(`(?m)^([a-z-]+) *=`)

// keysIn lists the keys that the lines of an example give.
func keysIn(example string) (keys []string) {
	for _, m := range keyOfLine.FindAllStringSubmatch(example, -1) {
		keys = append(keys, m[1])
	}
	return keys
}

// exampleOf is the example of a key with what else its table needs.
func exampleOf(table reference.Table, keys []reference.Key, k reference.Key) string {
	given := keysIn(k.Example)
	text := k.Example + "\n"
	add := func(other reference.Key) {
		if !slices.Contains(given, other.Name) {
			text += other.Example + "\n"
			given = append(given, keysIn(other.Example)...)
		}
	}
	for _, other := range keys {
		if other.Needed || strings.HasPrefix(other.When, "needed, but") && !slices.Contains(given, "cloze") {
			add(other)
		}
	}
	if len(table.OneOf) > 0 && !slices.ContainsFunc(table.OneOf, func(one string) bool { return slices.Contains(given, one) }) {
		for _, other := range keys {
			if other.Name == table.OneOf[0] {
				add(other)
			}
		}
	}
	return text
}

// TestReferenceExamplesAreRead reads the example of each key that is described: the
// reader finds no mistake in it.
func TestReferenceExamplesAreRead(t *testing.T) {
	for _, file := range reference.Files() {
		for _, table := range file.Tables {
			keys := file.AllKeys(table)
			for _, k := range withInner(keys) {
				if !slices.Contains(keysIn(k.Example), k.Name) && !strings.Contains(k.Example, k.Name+" = ") {
					t.Errorf("%s, %s: the example of %s does not give it: %s", file.ID, table.Name, k.Name, k.Example)
				}
				text := exampleOf(table, keys, k)
				if problems, _ := readExample(t, file, table, text); problems.Err() != nil || problems.Len() > 0 {
					t.Errorf("%s, %s: the example of %s has problems:\n%v\n%s", file.ID, table.Name, k.Name, problems.All(), text)
				}
			}
		}
	}
}

// withInner lists keys, and behind them those of the inner tables that they may have.
func withInner(keys []reference.Key) []reference.Key {
	all := slices.Clone(keys)
	for _, k := range keys {
		all = append(all, k.Type.Inner...)
	}
	return all
}

// TestReferenceHasTheKeysOfTheReader compares what is described of each table with what
// its reader asks for, in both directions.
func TestReferenceHasTheKeysOfTheReader(t *testing.T) {
	for _, file := range reference.Files() {
		for _, table := range file.Tables {
			keys := file.AllKeys(table)
			asked, described := map[string]bool{}, map[string]bool{}
			for _, k := range keys {
				if described[k.Name] {
					t.Errorf("%s, %s: %s is described twice", file.ID, table.Name, k.Name)
				}
				described[k.Name] = true
				_, read := readExample(t, file, table, exampleOf(table, keys, k))
				for _, key := range read {
					asked[key] = true
				}
			}
			if !maps.Equal(asked, described) {
				t.Errorf("%s, %s:\nread      %v\ndescribed %v", file.ID, table.Name, slices.Sorted(maps.Keys(asked)), slices.Sorted(maps.Keys(described)))
			}
		}
	}
}

// TestReferenceHasTheInnerKeysOfTheReader compares the keys that are described of an
// inner table with those that the reader offers for a wrong one.
func TestReferenceHasTheInnerKeysOfTheReader(t *testing.T) {
	tried := 0
	for _, file := range reference.Files() {
		for _, table := range file.Tables {
			keys := file.AllKeys(table)
			for _, k := range keys {
				if len(k.Type.Inner) == 0 {
					continue
				}
				tried++
				inner := k.Type.Inner[0]
				wrong := inner
				wrong.Example = strings.Replace(inner.Example, inner.Name+" = ", "odd-key = 1, "+inner.Name+" = ", 1)
				problems, _ := readExample(t, file, table, exampleOf(table, keys, wrong))
				if problems.Len() != 1 || !strings.Contains(problems.All()[0].What, `unknown key "odd-key"`) {
					t.Fatalf("%s, %s, %s: %v", file.ID, table.Name, k.Name, problems.All())
				}
				var described []string
				for _, i := range k.Type.Inner {
					if i.When != "in a cloze" {
						described = append(described, i.Name)
					}
				}
				slices.Sort(described)
				offered := strings.Split(strings.TrimPrefix(problems.All()[0].Hint, "there are: "), ", ")
				if slices.Sort(offered); !slices.Equal(offered, described) {
					t.Errorf("%s, %s, %s: the reader offers %v, and %v is described", file.ID, table.Name, k.Name, offered, described)
				}
			}
		}
	}
	if tried != 3 {
		t.Errorf("%d keys have inner tables", tried)
	}
}

// TestReferenceHasTheTablesOfTheReader compares the tables that are described with those
// that the reader knows, and how they are headed.
func TestReferenceHasTheTablesOfTheReader(t *testing.T) {
	var described []string
	for _, file := range []string{"deck-file", "seed-file"} {
		f, _ := reference.Find(file)
		for _, table := range f.Tables {
			if table.Form == reference.Head {
				continue
			}
			described = append(described, table.Name)
			if named, known := seedTables[table.Name]; file == "seed-file" {
				if want := shape(table.Name, named, table.Name == "stance"); !known || table.Header() != want {
					t.Errorf("the header of %s is %q, not %q", table.Name, table.Header(), want)
				}
			}
		}
	}
	if !slices.Equal(slices.Sorted(slices.Values(described)), slices.Sorted(slices.Values(allTables))) {
		t.Errorf("described are %v, and read %v", described, allTables)
	}
}

// TestReferenceHasTheNeededKeys leaves out each key that is needed, in turn: the reader
// says that it is missing. All others may be missing.
func TestReferenceHasTheNeededKeys(t *testing.T) {
	for _, file := range reference.Files() {
		for _, table := range file.Tables {
			keys := file.AllKeys(table)
			none := reference.Key{Name: "nothing"}
			for _, left := range keys {
				var rest []reference.Key
				for _, k := range keys {
					if k.Name != left.Name {
						rest = append(rest, k)
					}
				}
				if slices.Contains(table.OneOf, left.Name) {
					continue // another one of them takes its place
				}
				problems, _ := readExample(t, file, table, exampleOf(table, rest, none))
				needed := left.Needed || strings.HasPrefix(left.When, "needed, but")
				if missing := problems.Len() > 0; missing != needed {
					t.Errorf("%s, %s: %s is needed: %v; without it: %v", file.ID, table.Name, left.Name, needed, problems.All())
				}
			}
		}
	}
}

// TestReferenceHasTheWordsOfTheReader holds lists of words to those of the reader.
func TestReferenceHasTheWordsOfTheReader(t *testing.T) {
	deck, _ := reference.Find("deck-file")
	draw, _ := deck.Table("draw")
	from := draw.Keys[0].Type.Schema["enum"].([]string)
	if !slices.Equal(slices.Sorted(slices.Values(from)), slices.Sorted(maps.Keys(draws))) {
		t.Errorf("from is described as %v", from)
	}
	question, _ := deck.Table("question")
	if !slices.Equal(question.OneOf, shapes) {
		t.Errorf("the shapes are described as %v", question.OneOf)
	}
	settings, _ := reference.Find("settings-file")
	var keys []string
	for _, k := range settings.Tables[0].Keys {
		keys = append(keys, k.Name)
	}
	if !slices.Equal(keys, SettingKeys) {
		t.Errorf("the settings are described as %v, and are %v", keys, SettingKeys)
	}
}

// TestReferenceHasAllKeysOfTheSource looks for the keys that the reader's source names:
// a key that is read only in some case, which no example is, is found here.
func TestReferenceHasAllKeysOfTheSource(t *testing.T) {
	// The program itself writes course.lock, plans and the list of open courses.
	described := map[string]bool{"course": true, "hash": true, "open": true, "exam": true, "courses": true}
	for _, file := range reference.Files() {
		for _, table := range file.Tables {
			for _, k := range withInner(file.AllKeys(table)) {
				described[k.Name] = true
			}
		}
	}
	readsKey := []string{"Text", "Need", "Texts", "NeedTexts", "Number", "Whole", "Flag", "Date", "Get"}
	found := 0
	for _, name := range goFiles(t) {
		tree, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			method, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			at := 0
			if method.Sel.Name == "OneOf" || method.Sel.Name == "NeedOneOf" {
				at = 1
			} else if !slices.Contains(readsKey, method.Sel.Name) {
				return true
			}
			if lit, ok := call.Args[at].(*ast.BasicLit); ok && lit.Kind == token.STRING {
				key, _ := strconv.Unquote(lit.Value)
				found++
				if !described[key] {
					t.Errorf("%s reads the key %q, which nothing describes", name, key)
				}
			}
			return true
		})
	}
	if found < 50 {
		t.Errorf("only %d keys were found in the source", found)
	}
}

// goFiles lists the files of the package that are no tests.
func goFiles(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(names, func(n string) bool { return strings.HasSuffix(n, "_test.go") })
}

// TestReferenceWaivers holds that waive is described with the rules that there are.
func TestReferenceWaivers(t *testing.T) {
	deck, _ := reference.Find("deck-file")
	for _, k := range deck.Tables[0].Keys {
		if k.Name == "waive" {
			rules := k.Type.Schema["properties"].(map[string]any)
			if got := slices.Sorted(maps.Keys(rules)); !slices.Equal(got, slices.Sorted(slices.Values(lint.IDs()))) {
				t.Errorf("the rules are described as %v", got)
			}
			return
		}
	}
	t.Error("waive is not described")
}
