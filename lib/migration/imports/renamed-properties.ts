/** Properties that have another name in this package: few, since most are named as `cdk8s import` names them. */
import type * as TS from 'typescript';
import { Draft } from './draft';
import { symbolOf } from './imported-names';
import { Meanings } from './references';
import { renameTable } from './rename-table';
import { OUR_MODULE } from './surface';

/** Renames them in literals whose type is known, and lists the others. */
export function renamedProperties(draft: Draft, meanings: Meanings): void {
  const { ts } = draft.project;
  const everywhere = namesOnlyThere(draft, meanings);
  if (everywhere.size === 0) return;
  const done = new Set<TS.Node>();
  const typed = (node: TS.Node): void => {
    const anchor = anchorOf(draft, meanings, node);
    if (anchor) literal(draft, anchor.value, anchor.type, done);
    ts.forEachChild(node, typed);
  };
  typed(draft.source);
  const others = (node: TS.Node): void => {
    const isUse = ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node) || ts.isPropertyAccessExpression(node);
    const named = isUse && ts.isIdentifier(node.name) ? node.name : undefined;
    const ours = named && !done.has(named) ? everywhere.get(named.text) : undefined;
    if (named && ours !== undefined) draft.place(named, `"${named.text}" is "${ours.name}" of "${ours.type}" in "${OUR_MODULE}", if it is of that type; rename it`);
    ts.forEachChild(node, others);
  };
  others(draft.source);
}

/** The property names that the types of the file can have and that differ here. */
function namesOnlyThere(draft: Draft, { names, namespaces }: Meanings): Map<string, { readonly name: string; readonly type: string }> {
  const { structs, properties } = renameTable();
  const reached = new Set<string>();
  const reach = (type: string): void => {
    if (reached.has(type)) return;
    reached.add(type);
    for (const below of (structs.get(type) ?? structs.get(`${type}Props`) ?? new Map<string, string>()).values()) reach(below);
  };
  for (const { type } of names.values()) if (type !== undefined) reach(type);
  const text = draft.source.text;

  return new Map([...properties]
    .filter(([type]) => namespaces.size > 0 || reached.has(type))
    .flatMap(([type, renamed]) => [...renamed].map(([theirs, name]) => [theirs, { name, type }] as const))
    .filter(([theirs]) => text.includes(theirs) && (theirs !== 'proxyUrl' || /AlertmanagerConfig/.test(text))));
}

/** A value whose type the code names: the props of a class, a typed variable, parameter or property, a cast. */
function anchorOf(draft: Draft, meanings: Meanings, node: TS.Node): { readonly value: TS.Expression; readonly type: string } | undefined {
  const { ts } = draft.project;
  const anchor = (value: TS.Expression | undefined, name: TS.Node | undefined, suffix = '') => {
    const type = value && name && typeNamed(draft, meanings, name);

    return type === undefined ? undefined : { value: value!, type: `${type}${suffix}` };
  };
  if (ts.isNewExpression(node)) return anchor(node.arguments?.[2], node.expression, 'Props');
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'manifest') {
    return anchor(node.arguments[0], node.expression.expression, 'Props');
  }
  if (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isPropertyDeclaration(node)) return anchor(node.initializer, node.type);
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression?.(node)) return anchor(node.expression, node.type);
  if (ts.isReturnStatement(node)) return anchor(node.expression, functionAround(ts, node)?.type);
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return anchor(node.body, node.type);

  return undefined;
}

function functionAround(ts: typeof TS, node: TS.Node): TS.SignatureDeclaration | undefined {
  return ts.findAncestor(node, (each): each is TS.SignatureDeclaration => ts.isFunctionLike(each));
}

/** The first type of this package within a type or expression, such as that of `readonly Endpoint[]`. */
function typeNamed({ project: { ts, checker } }: Draft, { names, namespaces }: Meanings, node: TS.Node): string | undefined {
  if (ts.isIdentifier(node)) {
    const symbol = symbolOf(ts, checker, node);
    const { parent } = node;
    const member = ts.isQualifiedName(parent) ? parent.right : ts.isPropertyAccessExpression(parent) ? parent.name : undefined;

    return symbol && (names.get(symbol)?.type ?? (member ? namespaces.get(symbol)?.find(member.text)?.ours : undefined));
  }

  return ts.forEachChild(node, (child) => typeNamed({ project: { ts, checker } } as Draft, { names, namespaces }, child));
}

/** Renames the properties of a literal, and of the literals in it. */
function literal(draft: Draft, value: TS.Node, type: string, done: Set<TS.Node>): void {
  const { ts } = draft.project;
  if (ts.isObjectLiteralExpression(value)) {
    for (const property of value.properties) {
      if (ts.isSpreadAssignment(property)) literal(draft, property.expression, type, done);
      else if (ts.isPropertyAssignment(property) || ts.isShorthandPropertyAssignment(property)) rename(draft, property, type, done);
    }
  } else if (isWrapper(ts, value)) {
    ts.forEachChild(value, (child) => literal(draft, child, type, done));
  }
}

/** Whether the values in it are of its type. */
function isWrapper(ts: typeof TS, value: TS.Node): boolean {
  return ts.isArrayLiteralExpression(value) || ts.isParenthesizedExpression(value) || ts.isConditionalExpression(value)
    || ts.isBinaryExpression(value) || ts.isAsExpression(value) || ts.isSpreadElement(value);
}

function rename(draft: Draft, property: TS.PropertyAssignment | TS.ShorthandPropertyAssignment, type: string, done: Set<TS.Node>): void {
  const { ts } = draft.project;
  const { structs, properties } = renameTable();
  const { name } = property;
  if (!ts.isIdentifier(name) && !ts.isStringLiteral(name)) return;
  const ours = properties.get(type)?.get(name.text);
  if (ours !== undefined && !done.has(name)) {
    draft.note(`${type}.${name.text}`, `${type}.${ours}`);
    if (ts.isShorthandPropertyAssignment(property)) draft.replace(name, `${ours}: ${name.text}`);
    else draft.replace(name, ts.isStringLiteral(name) ? `'${ours}'` : ours);
  }
  done.add(name);
  const below = structs.get(type)?.get(name.text);
  if (below !== undefined && ts.isPropertyAssignment(property)) literal(draft, property.initializer, below, done);
}
