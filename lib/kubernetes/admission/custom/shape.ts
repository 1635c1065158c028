/** What the API server stores of a value: unknown fields and nulls dropped, defaults filled in. */
import { Node } from './schema-node';

/**
 * The value in the shape of the schema: itself if it has that shape, and otherwise a copy.
 *
 * @param path of the value, as errors show it; empty for the root
 * @param unknown gets the path of each field that the schema does not know
 * @see prune in pkg/apiserver/schema/pruning, Default and PruneNonNullableNullsWithoutDefaults in pkg/apiserver/schema/defaulting, v0.37.0
 */
export function shape(value: unknown, node: Node, path: string, unknown: string[]): unknown {
  if (node['x-kubernetes-preserve-unknown-fields']) return value;
  if (Array.isArray(value)) return shapeList(value, node, path, unknown);

  return typeof value === 'object' && value !== null ? shapeObject(value as Fields, node, path, unknown) : value;
}

/** The path of a field: `spec` and `port` give `spec.port`. */
export function childPath(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}

type Fields = { readonly [field: string]: unknown };

function shapeObject(value: Fields, node: Node, path: string, unknown: string[]): object {
  const changed = new Map<string, unknown>();
  for (const field of Object.keys(value)) {
    const shaped = shapeField(value[field], field, node, path, unknown);
    if (shaped !== value[field]) changed.set(field, shaped);
  }
  const defaults = node.defaults.filter(([field]) => !isGiven(value, field));
  if (changed.size === 0 && defaults.length === 0) return value;
  const shaped = Object.entries(value).map(([field, child]) => [field, changed.has(field) ? changed.get(field) : child]);
  const kept = shaped.filter(([, child]) => child !== DROPPED);

  // Unlike an assignment, this treats `__proto__` as any other field.
  return Object.fromEntries([...kept, ...defaults]);
}

/** In place of a field that is not stored. */
const DROPPED = Symbol('dropped');

function shapeField(child: unknown, field: string, node: Node, path: string, unknown: string[]): unknown {
  const known = node.properties.get(field) ?? node.additionalProperties;
  if (!known) {
    unknown.push(childPath(path, field));

    return DROPPED;
  }
  if (child !== null) return shape(child, known, childPath(path, field), unknown);
  const { default: given = DROPPED } = node.additionalProperties ?? {};

  // A default of the field comes in last, in the place of null too.
  return given;
}

function isGiven(value: Fields, field: string): boolean {
  return Object.prototype.hasOwnProperty.call(value, field) && value[field] !== null;
}

function shapeList(items: readonly unknown[], node: Node, path: string, unknown: string[]): readonly unknown[] {
  const shaped = items.map((item, i) => shapeItem(item, node.items, `${path}[${i}]`, unknown));

  return shaped.some((item, i) => item !== items[i]) ? shaped : items;
}

/** A null in a list stays, for the validation to refuse it. */
function shapeItem(item: unknown, node: Node | undefined, path: string, unknown: string[]): unknown {
  if (item === null) return node?.default ?? null;

  return shape(item, node ?? NO_FIELDS, path, unknown);
}

/** Schema for the items of a list where the schema does not have one. */
const NO_FIELDS: Node = { properties: new Map(), required: [], defaults: [] };
