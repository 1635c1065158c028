package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
)

// goPackage is what the declarations of a package say.
type goPackage struct {
	name  string
	files []*ast.File
	types map[string]declaredType
	// methods are the names of the methods of each type.
	methods map[string]map[string]*ast.FuncDecl
}

// declaredType is a type, and the file that it is declared in, whose imports count.
type declaredType struct {
	spec *ast.TypeSpec
	file *ast.File
}

// packages are those of some modules, read when they are asked for.
type packages struct {
	// modules are the folders by module path.
	modules map[string]string
	known   map[string]*goPackage
}

// find is nil for a package of no known module.
func (p *packages) find(importPath string) (*goPackage, error) {
	if known, done := p.known[importPath]; done {
		return known, nil
	}
	folder := p.folderOf(importPath)
	if folder == "" {
		return nil, nil
	}
	found, err := parsePackage(folder)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", importPath, err)
	}
	p.known[importPath] = found
	return found, nil
}

// folderOf goes by the longest module path: a module may be in the path of another one.
func (p *packages) folderOf(importPath string) string {
	for module := importPath; module != "."; module = path.Dir(module) {
		if folder, known := p.modules[module]; known {
			return filepath.Join(folder, strings.TrimPrefix(importPath, module))
		}
	}
	return ""
}

func parsePackage(folder string) (*goPackage, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	found := &goPackage{types: map[string]declaredType{}, methods: map[string]map[string]*ast.FuncDecl{}}
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".go") || strings.HasSuffix(entry.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(folder, entry.Name()), nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		found.name = file.Name.Name
		found.add(file)
	}
	return found, nil
}

func (g *goPackage) add(file *ast.File) {
	g.files = append(g.files, file)
	for _, declaration := range file.Decls {
		switch declared := declaration.(type) {
		case *ast.GenDecl:
			for _, spec := range declared.Specs {
				if named, isType := spec.(*ast.TypeSpec); isType {
					g.types[named.Name.Name] = declaredType{named, file}
				}
			}
		case *ast.FuncDecl:
			if receiver := receiverOf(declared); receiver != "" {
				if g.methods[receiver] == nil {
					g.methods[receiver] = map[string]*ast.FuncDecl{}
				}
				g.methods[receiver][declared.Name.Name] = declared
			}
		}
	}
}

// receiverOf is the name of the type that a method belongs to.
func receiverOf(declared *ast.FuncDecl) string {
	if declared.Recv == nil {
		return ""
	}
	of := declared.Recv.List[0].Type
	if pointer, isPointer := of.(*ast.StarExpr); isPointer {
		of = pointer.X
	}
	if name, isName := of.(*ast.Ident); isName {
		return name.Name
	}
	return ""
}

// importPath is that of a package by the name that a file uses for it.
func importPath(file *ast.File, name string) string {
	for _, each := range file.Imports {
		written, _ := strconv.Unquote(each.Path.Value)
		if each.Name != nil && each.Name.Name == name {
			return written
		}
		last := path.Base(written)
		if each.Name == nil && (last == name || strings.HasSuffix(path.Dir(written), "/"+name)) {
			return written
		}
	}
	return ""
}
