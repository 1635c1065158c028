package main

import (
	"fmt"
	"go/ast"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

const prometheus = "github.com/prometheus/prometheus"

// fields are the types of the fields of a struct, by their names in YAML.
type fields map[string]string

// inlined is the name of a field for structs whose fields are fields of the outer struct, separated by a blank.
const inlined = "+"

// reader collects structs by their Go names.
type reader struct {
	*packages
	found map[string]fields
}

// schemas are the structs that a configuration is read into, as test/conformance/prometheus/schemas.go reports them by reflection.
func schemas(modules map[string]string) (map[string]fields, error) {
	r := &reader{&packages{modules, map[string]*goPackage{}}, map[string]fields{}}
	config, err := r.find(prometheus + "/config")
	if err != nil {
		return nil, err
	}
	if _, err := r.named(config, "Config"); err != nil {
		return nil, err
	}
	listed, err := r.discoveries(filepath.Join(modules[prometheus], "discovery"))
	if err != nil {
		return nil, err
	}
	listed["static_configs"] = "[]*targetgroup.Group"
	r.found["discovery.Configs"] = listed
	for _, of := range []string{"config.ScrapeConfig", "config.AlertmanagerConfig"} {
		r.found[of][inlined] += " discovery.Configs"
	}
	r.found["targetgroup.Group"] = fields{"targets": "[]string", "labels": "model.LabelSet"}
	r.found["config.ScrapeConfigs"] = fields{"scrape_configs": "[]*config.ScrapeConfig"}
	return r.found, nil
}

// discoveries are the types that are registered, by their fields in a job.
func (r *reader) discoveries(folder string) (fields, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	listed := fields{}
	for _, entry := range entries {
		// discovery/install imports all others, discovery/refresh and the like hold none.
		if !entry.IsDir() || strings.Contains(entry.Name(), "testdata") || entry.Name() == "install" {
			continue
		}
		discovery, err := r.find(prometheus + "/discovery/" + entry.Name())
		if err != nil {
			return nil, err
		}
		for _, name := range registered(discovery) {
			key, isLiteral := returned(discovery.methods[name]["Name"])
			if !isLiteral {
				return nil, fmt.Errorf("the name of %s.%s is not a literal", discovery.name, name)
			}
			of, err := r.named(discovery, name)
			if err != nil {
				return nil, err
			}
			listed[key+"_sd_configs"] = "[]*" + of
		}
	}
	return listed, nil
}

// registered are the types that a package passes to discovery.RegisterConfig.
func registered(of *goPackage) []string {
	var names []string
	for _, file := range of.files {
		ast.Inspect(file, func(node ast.Node) bool {
			call, isCall := node.(*ast.CallExpr)
			if !isCall {
				return true
			}
			function, isSelected := call.Fun.(*ast.SelectorExpr)
			if !isSelected || function.Sel.Name != "RegisterConfig" {
				return true
			}
			if address, isAddress := call.Args[0].(*ast.UnaryExpr); isAddress {
				names = append(names, address.X.(*ast.CompositeLit).Type.(*ast.Ident).Name)
			}
			return true
		})
	}
	return names
}

// returned is the literal that a method returns.
func returned(method *ast.FuncDecl) (string, bool) {
	if method == nil || len(method.Body.List) != 1 {
		return "", false
	}
	statement, isReturn := method.Body.List[0].(*ast.ReturnStmt)
	if !isReturn {
		return "", false
	}
	literal, isLiteral := statement.Results[0].(*ast.BasicLit)
	if !isLiteral {
		return "", false
	}
	text, err := strconv.Unquote(literal.Value)
	return text, err == nil
}

// leaves are structs and maps that are read from one value, or by rules of their own.
var leaves = []string{"relabel.Config", "labels.Labels", "model.LabelSet", "targetgroup.Group", "config.URL"}

// outside are the types of other modules.
var outside = map[string]string{"http.Client": "any", "time.Duration": "int64", "url.Values": "{}[]string", "remoteapi.WriteMessageType": "string"}

// typeOf is as Go writes it, but "{}string" for a map, "any" for what is not read into a type, and the kind of types without rules.
func (r *reader) typeOf(expression ast.Expr, within *goPackage, file *ast.File) (string, error) {
	switch of := expression.(type) {
	case *ast.StarExpr:
		return r.prefixed("*", of.X, within, file)
	case *ast.ArrayType:
		return r.prefixed("[]", of.Elt, within, file)
	case *ast.MapType:
		return r.prefixed("{}", of.Value, within, file)
	case *ast.InterfaceType:
		return "any", nil
	case *ast.Ident:
		if _, declared := within.types[of.Name]; declared {
			return r.named(within, of.Name)
		}
		if of.Name == "any" || of.Name == "error" {
			return "any", nil
		}
		return of.Name, nil
	case *ast.SelectorExpr:
		name := of.X.(*ast.Ident).Name + "." + of.Sel.Name
		if known, isOutside := outside[name]; isOutside {
			return known, nil
		}
		path := importPath(file, of.X.(*ast.Ident).Name)
		other, err := r.find(path)
		if err != nil {
			return "", err
		}
		if other == nil {
			return "", fmt.Errorf("%s of %q is in no known module", name, path)
		}
		return r.named(other, of.Sel.Name)
	default:
		return "", fmt.Errorf("%s has a type of another kind: %T", within.name, expression)
	}
}

func (r *reader) prefixed(prefix string, expression ast.Expr, within *goPackage, file *ast.File) (string, error) {
	of, err := r.typeOf(expression, within, file)
	return prefix + of, err
}

// named is the type of a declaration; a struct is collected.
func (r *reader) named(within *goPackage, name string) (string, error) {
	full := within.name + "." + name
	if slices.Contains(leaves, full) {
		return full, nil
	}
	declared := within.types[name]
	if declared.spec == nil {
		return "", fmt.Errorf("%s is not declared", full)
	}
	if declared.spec.Assign.IsValid() {
		return r.typeOf(declared.spec.Type, within, declared.file)
	}
	switch of := declared.spec.Type.(type) {
	case *ast.StructType:
		return full, r.collect(full, of, within, declared.file)
	case *ast.InterfaceType:
		return "any", nil
	default:
		if methods := within.methods[name]; methods["UnmarshalYAML"] != nil || methods["UnmarshalText"] != nil {
			return full, nil
		}
		return r.typeOf(of, within, declared.file)
	}
}

// collect adds a struct, and all that it leads to. It follows the tags as the YAML reader does (getStructInfo in yaml.go, go.yaml.in/yaml/v2 v2.4.4).
func (r *reader) collect(full string, of *ast.StructType, within *goPackage, file *ast.File) error {
	if _, done := r.found[full]; done {
		return nil
	}
	own := fields{}
	r.found[full] = own
	for _, field := range of.Fields.List {
		tag := ""
		if field.Tag != nil {
			written, _ := strconv.Unquote(field.Tag.Value)
			tag = reflect.StructTag(written).Get("yaml")
		}
		for _, name := range namesOf(field) {
			if !ast.IsExported(name) && len(field.Names) > 0 {
				continue
			}
			if err := r.add(own, name, tag, field.Type, within, file); err != nil {
				return fmt.Errorf("%s.%s: %w", full, name, err)
			}
		}
	}
	return nil
}

// namesOf has the name of its type for an embedded field.
func namesOf(field *ast.Field) []string {
	if len(field.Names) > 0 {
		names := make([]string, len(field.Names))
		for i, name := range field.Names {
			names[i] = name.Name
		}
		return names
	}
	of := field.Type
	if pointer, isPointer := of.(*ast.StarExpr); isPointer {
		of = pointer.X
	}
	if selected, isSelected := of.(*ast.SelectorExpr); isSelected {
		return []string{selected.Sel.Name}
	}
	return []string{of.(*ast.Ident).Name}
}

func (r *reader) add(own fields, name, tag string, of ast.Expr, within *goPackage, file *ast.File) error {
	key, options, _ := strings.Cut(tag, ",")
	if key == "-" {
		return nil
	}
	text, err := r.typeOf(of, within, file)
	if err != nil {
		return err
	}
	switch {
	case strings.Contains(options, "inline") && strings.HasPrefix(text, "{}"):
		own["*"] = strings.TrimPrefix(text, "{}")
	case strings.Contains(options, "inline"):
		own[inlined] = text
	case key == "":
		own[strings.ToLower(name)] = text
	default:
		own[key] = text
	}
	return nil
}
