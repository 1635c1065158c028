// Writes to-json.ts: the table of properties whose JSON differs from the TypeScript value, and the few lines that use it.

import { Layout, namedType } from './layout';
import { Model, Property, TypeRef } from './model';

/** TypeScript name -> property -> `field:type`; what the runtime below reads. */
export type Exceptions = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Properties that are renamed, hold a number-or-text class, or lead to such a property. All others pass as they are. */
export function exceptions(model: Model, layout: Layout): Exceptions {
  const table = new Map<string, Map<string, string>>();
  const structs = [
    ...model.kinds.map(({ className, properties }) => ({ name: `${className}Props`, properties })),
    ...[...layout.goTypeOf].flatMap(([name, goType]) => {
      const struct = model.structs.get(goType);
      return struct ? [{ name, properties: struct.properties }] : [];
    }),
  ];
  // A type enters the table when one of its properties leads to a type that is in it, until nothing changes.
  for (let size = -1; size !== entryCount(table);) {
    size = entryCount(table);
    for (const { name, properties } of structs) {
      const entries = properties.flatMap((property) => entry(property, layout, table));
      if (entries.length > 0) {
        table.set(name, new Map(entries));
      }
    }
  }
  return table;
}

/** The file's text, after the header. */
export function emitToJson(table: Exceptions): string[] {
  const rows = [...table.keys()].sort().map((name) => {
    const cells = [...table.get(name)!].map(([property, value]) => `${property}: '${value}'`);
    return cells.length === 0 ? '' : wrapRow(`  ${name}: { `, cells, ' },');
  });
  return [...RUNTIME_HEAD, ...rows, '};', '', ...RUNTIME];
}

function entry(property: Property, layout: Layout, table: Exceptions): [string, string][] {
  const field = property.name === property.field ? '' : property.field;
  const type = descent(property.type, layout, table);
  return field === '' && type === '' ? [] : [[property.name, type === '' ? field : `${field}:${type}`]];
}

// Lists are not marked, since they are arrays; maps are, since their keys are not properties.
function descent(type: TypeRef, layout: Layout, table: Exceptions): string {
  const named = namedType(type);
  if (!named) {
    return '';
  }
  const name = layout.names.get(named.goType)!;
  const target = named.is === 'union' ? '#' : table.has(name) ? name : '';
  return target === '' ? '' : target + '{}'.repeat(mapDepth(type));
}

function mapDepth(type: TypeRef): number {
  return type.is === 'map' ? 1 + mapDepth(type.of) : type.is === 'list' ? mapDepth(type.of) : 0;
}

function entryCount(table: Exceptions): number {
  return [...table.values()].reduce((sum, entries) => sum + entries.size, 0);
}

function wrapRow(head: string, cells: readonly string[], tail: string): string {
  const single = head + cells.join(', ') + tail;
  if (single.length <= 140) {
    return single;
  }
  const lines = ['   '];
  for (const cell of cells) {
    if (lines[lines.length - 1].length + cell.length + 2 > 140) {
      lines.push('   ');
    }
    lines[lines.length - 1] += ` ${cell},`;
  }
  return [head.trimEnd(), ...lines, `  ${tail.trim()}`].join('\n');
}

const RUNTIME_HEAD = `
/**
 * Type -> property -> \`field:type\`. It lists only differences: the field when the property has another name, the type when something
 * below it differs. Type \`#\` is a number or text that may come in a class; \`{}\` after a type says that the property maps names to it.
 */
const TABLE: { readonly [type: string]: { readonly [property: string]: string } } = {
`.trim().split('\n');

const RUNTIME = `
/**
 * Turns the value of a type's TypeScript shape into the JSON of its CRD.
 *
 * Whatever the table does not know passes as it is, so fields newer than this library and JSON patches survive.
 */
export function toJson(type: string, value: unknown): any {
  if (Array.isArray(value)) {
    return value.map((item) => toJson(type, item));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (type === '#') {
    // cdk8s resolves an instance of the class to { value }; manifest() gets the instance itself.
    return 'value' in value ? value.value : value;
  }
  if (!isPlainObject(value)) {
    return value;
  }
  return type.endsWith('{}') ? mapToJson(type.slice(0, -2), value) : structToJson(TABLE[type] ?? {}, value);
}

// Lazy and other classes are left for the object around them to resolve.
// Asks for no certain Object.prototype, since test runners have several.
function isPlainObject(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function mapToJson(type: string, value: object): object {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(type, item)]));
}

function structToJson(exceptions: { readonly [property: string]: string }, value: object): object {
  const json: { [field: string]: unknown } = {};
  for (const property of Object.keys(value)) {
    const item = (value as { [property: string]: unknown })[property];
    if (item === undefined) {
      continue;
    }
    const exception = Object.hasOwn(exceptions, property) ? exceptions[property] : undefined;
    if (exception === undefined) {
      json[property] = item;
    } else {
      const colon = exception.indexOf(':');
      const field = colon < 0 ? exception : exception.slice(0, colon);
      json[field || property] = colon < 0 ? item : toJson(exception.slice(colon + 1), item);
    }
  }
  return json;
}
`.trim().split('\n');
