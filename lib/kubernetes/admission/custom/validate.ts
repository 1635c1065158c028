/** Walks a value along its schema and collects every fault. */
import { compileRule, Rule } from './cel';
import { checkListType } from './check-list';
import { checkEnum, checkNumber, checkString } from './check-scalar';
import { fixOfType } from './fix-of-value';
import { Node } from './schema-node';
import { childPath } from './shape';
import { shown } from '../../../units/shown';
import { FieldFaults } from '../field-faults';

/**
 * Adds every fault that the API server finds in a value that has its defaults.
 *
 * @see Validate in k8s.io/kube-openapi/pkg/validation/validate/schema.go, and Validate in pkg/registry/customresource/strategy.go, v0.37.0
 */
export function validate(root: unknown, node: Node, path: string, faults: FieldFaults): void {
  const rules: RuleCall[] = [];
  walk(root, node, path, faults, rules);
  if (!faults.blockRules) rules.forEach((call) => checkRules(call, faults));
}

/** A value whose schema has CEL rules. */
interface RuleCall { readonly value: unknown; readonly node: Node; readonly path: string }

function walk(value: unknown, node: Node, path: string, faults: FieldFaults, rules: RuleCall[]): void {
  const whyNotType = whyNotOfType(value, node);
  if (whyNotType) faults.typeInvalid(path, value, whyNotType, fixOfType(value, node.type ?? 'number'));
  checkEnum(value, node, path, faults);
  if (node['x-kubernetes-validations']) rules.push({ value, node, path });
  if (typeof value === 'string') checkString(value, node, path, faults);
  else if (typeof value === 'number') checkNumber(value, node, path, faults);
  else if (Array.isArray(value)) walkList(value, node, path, faults, rules);
  else if (value !== null && typeof value === 'object') walkObject(value as JsonObject, node, path, faults, rules);
}

type JsonObject = { readonly [field: string]: unknown };

function walkList(items: readonly unknown[], node: Node, path: string, faults: FieldFaults, rules: RuleCall[]): void {
  const { items: ofItem, minItems, maxItems } = node;
  if (ofItem) items.forEach((item, i) => walk(item, ofItem, `${path}[${i}]`, faults, rules));
  if (minItems !== undefined && items.length < minItems) {
    faults.invalid(path, items.length, `should have at least ${minItems} items`, minItems === 1 ? 'add an item' : `use at least ${minItems} items`);
  }
  if (maxItems !== undefined && items.length > maxItems) {
    faults.tooMany(path, items.length, maxItems);
  }
  checkListType(items, node, path, faults);
}

function walkObject(value: JsonObject, node: Node, path: string, faults: FieldFaults, rules: RuleCall[]): void {
  const fields = Object.keys(value);
  if (node.maxProperties !== undefined && fields.length > node.maxProperties) {
    faults.tooMany(path, fields.length, node.maxProperties);
  }
  for (const field of fields) {
    const ofField = node.properties.get(field) ?? node.additionalProperties;
    if (ofField) walk(value[field], ofField, childPath(path, field), faults, rules);
  }
  for (const field of node.required) {
    if (!Object.prototype.hasOwnProperty.call(value, field)) faults.required(childPath(path, field));
  }
}

function checkRules({ value, node, path }: RuleCall, faults: FieldFaults): void {
  for (const { rule, message } of node['x-kubernetes-validations']!) {
    if (!obeys(value, rule)) faults.brokenRule(path, message ?? `failed rule: ${rule}`);
  }
}

/** A rule that fails, for example on a missing key, counts as not obeyed. */
function obeys(value: unknown, rule: string): boolean {
  const compiled = RULES.get(rule) ?? compileRule(rule);
  RULES.set(rule, compiled);
  try {
    return compiled(value);
  } catch {
    return false;
  }
}

/** Compiled when they are first asked for. */
const RULES = new Map<string, Rule>();

/** @see typeValidator in k8s.io/kube-openapi/pkg/validation/validate/type.go */
function whyNotOfType(value: unknown, node: Node): string | undefined {
  if (node['x-kubernetes-int-or-string']) {
    return typeof value === 'string' || isInteger(value) ? undefined : `must be of type integer or string: ${shown(typeOf(value))}`;
  }
  if (node.type === undefined || TYPES[node.type](value)) return undefined;
  // The API server accepts a list for a text that has a format.
  if (node.type === 'string' && node.format !== undefined && Array.isArray(value)) return undefined;

  return `must be of type ${node.type}: ${shown(typeOf(value))}`;
}

const TYPES: { readonly [type: string]: (value: unknown) => boolean } = {
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number',
  integer: isInteger,
};

/** Whole numbers that fit 64 bits; beyond, the API server reads a float. */
function isInteger(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(value as number) < 2 ** 63;
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}
