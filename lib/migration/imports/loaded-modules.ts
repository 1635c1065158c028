/** Generated files that are loaded in the middle of code: by `import()`, and by the mocks of Jest and Vitest. */
import type * as TS from 'typescript';
import { Draft } from './draft';
import { renameTable } from './rename-table';
import { OUR_MODULE, Surface } from './surface';

/** Rewrites what is certain, and lists the rest. Variables that hold such a module are namespaces. */
export function loadedModules(draft: Draft): Map<TS.Symbol, Surface> {
  const { ts } = draft.project;
  const found = new Map<TS.Symbol, Surface>();
  const visit = (node: TS.Node): void => {
    if (ts.isCallExpression(node)) loaded(draft, node, found);
    ts.forEachChild(node, visit);
  };
  visit(draft.source);

  return found;
}

/** Functions that take the path of a module, and return nothing of it. */
const PATH_ALONE = /^(?:jest|vi)\.(?:mock|doMock|unmock|doUnmock|dontMock|deepUnmock)$/;

/** Functions that return a module, as `import()` does. */
const RETURNING = /^(?:jest\.(?:requireActual|requireMock|createMockFromModule)|vi\.(?:importActual|importMock))$/;

function loaded(draft: Draft, call: TS.CallExpression, namespaces: Map<TS.Symbol, Surface>): void {
  const { ts } = draft.project;
  const [specifier, second] = call.arguments;
  const surface = specifier && draft.surfaceOf(specifier);
  if (!surface?.isGenerated) return;
  const name = call.expression.getText(draft.source);
  const isImport = call.expression.kind === ts.SyntaxKind.ImportKeyword;
  const isUse = isImport || RETURNING.test(name);
  if (PATH_ALONE.test(name) ? isSafeMock(draft, second, surface) : isUse && isSafeUse(draft, call, surface, namespaces)) {
    draft.specifier(specifier, OUR_MODULE);
  } else if (isImport || /^(?:require(?:\.resolve)?|(?:jest|vi)\.\w+)$/.test(name)) {
    draft.place(specifier, `the generated file is loaded at run time here, which is left as it is; load "${OUR_MODULE}", or import it at the top of the file`);
  }
}

/** Whether a mock has no factory, or one that returns a literal with names that are the same here. */
function isSafeMock({ project: { ts } }: Draft, factory: TS.Expression | undefined, surface: Surface): boolean {
  if (!factory || ts.isObjectLiteralExpression(factory)) return true;
  if (!ts.isArrowFunction(factory) && !ts.isFunctionExpression(factory)) return false;
  const { body } = factory;
  const last = ts.isBlock(body) ? body.statements.at(-1) : undefined;
  let result: TS.Node | undefined = last && ts.isReturnStatement(last) ? last.expression : body;
  while (result && ts.isParenthesizedExpression(result)) result = result.expression;

  return result !== undefined && ts.isObjectLiteralExpression(result) && result.properties.every((property) => (
    ts.isSpreadAssignment(property) || isSameHere(surface, property.name)));
}

/** Whether all that is read of a loaded module is known, and has its name here. */
function isSafeUse(draft: Draft, call: TS.CallExpression, surface: Surface, namespaces: Map<TS.Symbol, Surface>): boolean {
  const { ts } = draft.project;
  let value: TS.Node = call;
  while (ts.isParenthesizedExpression(value.parent) || ts.isAwaitExpression(value.parent)) value = value.parent;
  const { parent } = value;
  if (ts.isExpressionStatement(parent)) return true;
  if (ts.isSpreadAssignment(parent)) return isInMock(draft, parent);
  if (ts.isVariableDeclaration(parent)) return isSafeBinding(draft, parent.name, surface, namespaces);
  if (!ts.isPropertyAccessExpression(parent)) return false;
  if (parent.name.text !== 'then' || value !== call) return isSameHere(surface, parent.name);
  const callback = ts.isCallExpression(parent.parent) ? parent.parent.arguments[0] : undefined;
  const parameter = callback && (ts.isArrowFunction(callback) || ts.isFunctionExpression(callback)) ? callback.parameters[0] : undefined;

  return parameter !== undefined && isSafeBinding(draft, parameter.name, surface, namespaces);
}

function isSafeBinding(draft: Draft, name: TS.BindingName, surface: Surface, namespaces: Map<TS.Symbol, Surface>): boolean {
  const { ts, checker } = draft.project;
  if (ts.isObjectBindingPattern(name)) {
    return name.elements.every((each) => !each.dotDotDotToken && isSameHere(surface, each.propertyName ?? each.name));
  }
  const symbol = checker.getSymbolAtLocation(name);
  if (symbol && ts.isIdentifier(name)) namespaces.set(symbol, surface);

  return symbol !== undefined;
}

/** Whether a name means the same here: a class, or a name that no generated file has. The members of enums would have to be compared. */
function isSameHere(surface: Surface, name: TS.Node | undefined): boolean {
  const text = (name as Partial<TS.Identifier> | undefined)?.text;
  const found = text === undefined ? undefined : surface.find(text);

  return text !== undefined && !surface.lacks(text) && (!found || (found.exportedAs === text && !renameTable().enums.has(text)));
}

/** Whether a literal with a spread is what the factory of a mock returns. */
export function isInMock({ project: { ts }, source }: Draft, spread: TS.Node): boolean {
  return ts.findAncestor(spread, (each) => ts.isCallExpression(each) && PATH_ALONE.test(each.expression.getText(source))) !== undefined;
}
