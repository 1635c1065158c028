/** One file of an app: its imports of generated files become imports of this package, and the names that it uses become those of it. */
import type * as TS from 'typescript';
import { Draft } from './draft';
import { exportLines } from './export-lines';
import { importLines } from './import-lines';
import { bySymbol, chooseLocals, importedNames } from './imported-names';
import { loadedModules } from './loaded-modules';
import { Project } from './project';
import { references } from './references';
import { renamedProperties } from './renamed-properties';
import { OUR_MODULE, Surface } from './surface';

/** The changes of one file of the project. */
export function rewriteFile(project: Project, file: string): Draft {
  const draft = new Draft(project, project.source(file));
  const names = importedNames(draft);
  const symbols = bySymbol(draft, names);
  const namespaces = new Map([...namespaceImports(draft), ...importedNamespaces(draft), ...loadedModules(draft)]);
  const locals = chooseLocals(draft, names, symbols);
  importLines(draft, names, locals);
  exportLines(draft);
  references(draft, { names: symbols, namespaces }, locals);
  renamedProperties(draft, { names: symbols, namespaces });

  return draft;
}

/** `import * as monitoring from '...'` and `import monitoring = require('...')`. */
function namespaceImports(draft: Draft): Map<TS.Symbol, Surface> {
  const { ts, checker } = draft.project;
  const found = new Map<TS.Symbol, Surface>();
  const add = (name: TS.Identifier, specifier: TS.Expression): void => {
    const surface = draft.surfaceOf(specifier);
    const symbol = checker.getSymbolAtLocation(name);
    if (surface && symbol) found.set(symbol, surface);
    if (surface?.isGenerated) draft.specifier(specifier, OUR_MODULE);
  };
  for (const statement of draft.source.statements) {
    if (ts.isImportDeclaration(statement)) {
      const bindings = statement.importClause?.namedBindings;
      if (bindings && ts.isNamespaceImport(bindings)) add(bindings.name, statement.moduleSpecifier);
    } else if (ts.isImportEqualsDeclaration(statement) && ts.isExternalModuleReference(statement.moduleReference)) {
      add(statement.name, statement.moduleReference.expression);
    }
  }

  return found;
}

/** `import { monitoring } from './imports'`, where that module exports a namespace. */
function importedNamespaces(draft: Draft): Map<TS.Symbol, Surface> {
  const { ts, checker } = draft.project;
  const found = new Map<TS.Symbol, Surface>();
  for (const { importClause, moduleSpecifier } of draft.source.statements.filter(ts.isImportDeclaration)) {
    const bindings = importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    const surface = draft.surfaceOf(moduleSpecifier);
    for (const { name, propertyName } of bindings.elements) {
      const namespace = surface?.namespaces.get((propertyName ?? name).text);
      const symbol = checker.getSymbolAtLocation(name);
      if (namespace && symbol) found.set(symbol, namespace);
    }
  }

  return found;
}
