/** What the API server stores of a value: unknown fields and nulls dropped, defaults filled in. */
import { Node } from './schema-node';

/**
 * A copy of the value in the shape of the schema.
 *
 * @param path of the value, as errors show it; empty for the root
 * @param unknown gets the path of each field that the schema does not know
 * @see prune in pkg/apiserver/schema/pruning, Default and PruneNonNullableNullsWithoutDefaults in pkg/apiserver/schema/defaulting, v0.37.0
 */
export function shape(value: unknown, node: Node, path: string, unknown: string[]): unknown {
  if (node['x-kubernetes-preserve-unknown-fields']) return value;
  if (Array.isArray(value)) return value.map((item, i) => shapeItem(item, node.items, `${path}[${i}]`, unknown));

  return typeof value === 'object' && value !== null ? shapeObject(value, node, path, unknown) : value;
}

/** The path of a field: `spec` and `port` give `spec.port`. */
export function childPath(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}

function shapeObject(value: object, node: Node, path: string, unknown: string[]): object {
  const kept: [string, unknown][] = [];
  for (const [field, child] of Object.entries(value)) {
    const known = node.properties.get(field) ?? node.additionalProperties;
    if (!known) unknown.push(childPath(path, field));
    // A default of the field comes in below, in the place of null too.
    else if (child !== null) kept.push([field, shape(child, known, childPath(path, field), unknown)]);
    else if (node.additionalProperties?.default !== undefined) kept.push([field, node.additionalProperties.default]);
  }
  for (const [field, given] of node.defaults) {
    if (!isGiven(value as { readonly [field: string]: unknown }, field)) kept.push([field, given]);
  }

  // Unlike an assignment, this treats `__proto__` as any other field.
  return Object.fromEntries(kept);
}

function isGiven(value: { readonly [field: string]: unknown }, field: string): boolean {
  return Object.prototype.hasOwnProperty.call(value, field) && value[field] !== null;
}

/** A null in a list stays, for the validation to refuse it. */
function shapeItem(item: unknown, node: Node | undefined, path: string, unknown: string[]): unknown {
  if (item === null) return node?.default ?? null;

  return shape(item, node ?? NO_FIELDS, path, unknown);
}

/** Schema for the items of a list where the schema does not have one. */
const NO_FIELDS: Node = { properties: new Map(), required: [], defaults: [] };
