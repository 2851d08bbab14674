package main

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A mutant is one change to one line.
type mutant struct {
	pkg        *pkg
	file       string // from the project's root, with slashes
	line       int
	start, end int // bytes of the file that give way to text
	text       string
	name       string // folder, function and change in words: what it is called by while lines move
}

func byPlace(a, b mutant) int {
	return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line), cmp.Compare(a.name, b.name))
}

// A breaker collects the mutants of a file.
type breaker struct {
	file    string
	folder  string
	src     string
	pos     *token.File
	in      string // the declaration that is walked through
	parents []ast.Node
	found   []mutant
}

// mutantsOf lists all changes that may be made to a file, in the order of
// lines. Some will not compile.
func mutantsOf(file string, src []byte) ([]mutant, error) {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, file, src, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	folder := file[:max(0, strings.LastIndexByte(file, '/'))]
	b := breaker{file: file, folder: folder, src: string(src), pos: fset.File(f.FileStart)}
	for _, d := range f.Decls {
		b.in = declName(d)
		ast.PreorderStack(d, nil, func(n ast.Node, parents []ast.Node) bool {
			b.parents = parents
			return b.visit(n)
		})
	}
	slices.SortStableFunc(b.found, func(x, y mutant) int { return cmp.Compare(x.line, y.line) })
	return b.found, nil
}

// declName names a declaration: Fold, Session.Answer; var, const or type for
// the others.
func declName(d ast.Decl) string {
	f, ok := d.(*ast.FuncDecl)
	switch {
	case !ok:
		return d.(*ast.GenDecl).Tok.String()
	case f.Recv == nil:
		return f.Name.Name
	}
	recv := f.Recv.List[0].Type
	for {
		switch t := recv.(type) {
		case *ast.StarExpr:
			recv = t.X
		case *ast.IndexExpr:
			recv = t.X
		case *ast.Ident:
			return t.Name + "." + f.Name.Name
		default:
			return f.Name.Name
		}
	}
}

// swaps are operators, each with what takes its place.
var swaps = map[token.Token]token.Token{
	token.LSS: token.LEQ, token.LEQ: token.LSS, token.GTR: token.GEQ, token.GEQ: token.GTR,
	token.EQL: token.NEQ, token.NEQ: token.EQL, token.LAND: token.LOR, token.LOR: token.LAND,
	token.ADD: token.SUB, token.SUB: token.ADD, token.MUL: token.QUO, token.QUO: token.MUL,
	token.ADD_ASSIGN: token.SUB_ASSIGN, token.SUB_ASSIGN: token.ADD_ASSIGN, token.INC: token.DEC, token.DEC: token.INC,
}

// help names the fields of a command that are text for its reader.
var help = []string{"Use", "Short", "Long", "Example"}

// visit notes the changes to one node, and tells whether to look inside.
func (b *breaker) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.ImportSpec, *ast.StructType:
		return false
	case *ast.KeyValueExpr:
		key, ok := n.Key.(*ast.Ident)
		return !ok || !slices.Contains(help, key.Name)
	case *ast.CallExpr:
		return callee(n) != "panic" // what must never happen
	case *ast.IfStmt:
		b.replace(n.Cond, "!("+b.text(n.Cond)+")")
	case *ast.BinaryExpr:
		if !b.joinsStrings(n) {
			b.swap(n, n.OpPos, n.Op)
		}
	case *ast.IncDecStmt:
		b.swap(n, n.TokPos, n.Tok)
		b.drop(n)
	case *ast.AssignStmt:
		b.swap(n, n.TokPos, n.Tok)
		if n.Tok != token.DEFINE {
			b.drop(n)
		}
	case *ast.ExprStmt:
		if call, ok := n.X.(*ast.CallExpr); ok && matters(call) {
			b.drop(n)
		}
	case *ast.DeferStmt:
		if matters(n.Call) {
			b.drop(n)
		}
	case *ast.BranchStmt:
		b.drop(n)
	case *ast.ReturnStmt:
		if len(n.Results) == 0 {
			b.drop(n)
		}
	case *ast.Ident:
		b.ident(n)
	case *ast.BasicLit:
		b.literal(n)
	}
	return true
}

// callee is the last part of a called function's name.
func callee(c *ast.CallExpr) string {
	switch f := c.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// matters leaves out calls that are about room and order in the house: nothing
// that is computed or shown depends on them.
func matters(c *ast.CallExpr) bool {
	return !slices.Contains([]string{"panic", "Close", "Grow"}, callee(c))
}

func (b *breaker) offset(p token.Pos) int { return b.pos.Offset(p) }

func (b *breaker) text(n ast.Node) string { return b.src[b.offset(n.Pos()):b.offset(n.End())] }

// parent is the node above the one that is visited.
func (b *breaker) parent() ast.Node {
	if len(b.parents) == 0 {
		return nil
	}
	return b.parents[len(b.parents)-1]
}

// note adds a change of some bytes. shown and instead are what the change is
// called by.
func (b *breaker) note(start, end int, text, shown, instead string) {
	line := b.pos.Line(b.pos.Pos(start))
	from := b.offset(b.pos.LineStart(line))
	whole, _, _ := strings.Cut(b.src[from:], "\n")
	name := b.folder + " " + b.in + ": " + short(whole) + ": " + short(shown)
	if instead == "" {
		name += " is left out"
	} else {
		name += " becomes " + short(instead)
	}
	b.found = append(b.found, mutant{file: b.file, line: line, start: start, end: end, text: text, name: name})
}

// short is text on one line, and of some length.
func short(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	const most = 90
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}

func (b *breaker) replace(n ast.Node, text string) {
	b.note(b.offset(n.Pos()), b.offset(n.End()), text, b.text(n), text)
}

// swap puts another operator in an expression or a statement.
func (b *breaker) swap(n ast.Node, at token.Pos, op token.Token) {
	other, ok := swaps[op]
	if !ok {
		return
	}
	start, end := b.offset(at), b.offset(at)+len(op.String())
	instead := b.src[b.offset(n.Pos()):start] + other.String() + b.src[end:b.offset(n.End())]
	b.note(start, end, other.String(), b.text(n), instead)
}

// joinsStrings reports a + of strings, as far as can be seen.
func (b *breaker) joinsStrings(n *ast.BinaryExpr) bool {
	if n.Op != token.ADD {
		return false
	}
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		lit, ok := n.(*ast.BasicLit)
		found = found || ok && lit.Kind == token.STRING
		return true
	})
	return found
}

// drop leaves a statement out, where statements stand in a row.
func (b *breaker) drop(n ast.Stmt) {
	switch b.parent().(type) {
	case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause:
		b.note(b.offset(n.Pos()), b.offset(n.End()), "{}", b.text(n), "")
	}
}

// ident breaks truth and errors.
func (b *breaker) ident(n *ast.Ident) {
	_, returned := b.parent().(*ast.ReturnStmt)
	switch {
	case n.Name == "true":
		b.replace(n, "false")
	case n.Name == "false":
		b.replace(n, "true")
	case n.Name == "err" && returned:
		b.replace(n, "nil")
	}
}

var word = regexp.MustCompile(`^"[A-Za-z_][\w-]*"$`)

// literal breaks small numbers, and words by which something is found.
func (b *breaker) literal(n *ast.BasicLit) {
	switch {
	case n.Kind == token.INT && !b.isCapacity(n):
		if v, err := strconv.Atoi(n.Value); err == nil && v <= 1000 && (v == 0 || n.Value[0] != '0') {
			b.replace(n, strconv.Itoa(v+1))
			if v > 0 {
				b.replace(n, strconv.Itoa(v-1))
			}
		}
	case n.Kind == token.STRING && word.MatchString(n.Value) && b.isKey(n):
		b.replace(n, n.Value[:len(n.Value)-1]+`x"`)
	}
}

// isCapacity reports the 10 of make([]T, 0, 10).
func (b *breaker) isCapacity(n *ast.BasicLit) bool {
	call, ok := b.parent().(*ast.CallExpr)
	return ok && callee(call) == "make" && len(call.Args) == 3 && call.Args[2] == n
}

// isKey tells a string by which something is found from one that is shown.
func (b *breaker) isKey(n *ast.BasicLit) bool {
	switch p := b.parent().(type) {
	case *ast.IndexExpr, *ast.CaseClause:
		return true
	case *ast.KeyValueExpr:
		return p.Key == n
	case *ast.BinaryExpr:
		return p.Op == token.EQL || p.Op == token.NEQ
	case *ast.CallExpr:
		f, ok := p.Fun.(*ast.SelectorExpr)
		if !ok {
			return false
		}
		x, ok := f.X.(*ast.Ident)
		return p.Args[0] == n && (!ok || x.Name != "fmt" && x.Name != "errors")
	}
	return false
}
