// Stops at what a schema says and lib/kubernetes/admission/custom does not read: it would be ignored without a word.

import { Crd } from './load-crds';
import { Schema } from './schema';
import { compileRule } from '../../lib/kubernetes/admission/custom/cel';

const KEYWORDS = [
  'type', 'description', 'properties', 'required', 'items', 'additionalProperties', 'enum', 'format', 'pattern', 'minimum', 'maximum', 'minLength', 'maxLength',
  'minItems', 'maxItems', 'maxProperties', 'default', 'anyOf', 'x-kubernetes-int-or-string', 'x-kubernetes-list-type', 'x-kubernetes-list-map-keys',
  // Says how two clients share a map, which creating an object does not ask.
  'x-kubernetes-map-type', 'x-kubernetes-preserve-unknown-fields', 'x-kubernetes-validations',
];
const FORMATS = ['int32', 'int64', 'date-time'];

/** Throws on the first schema that cannot be judged. */
export function checkKeywords(crds: readonly Crd[]): void {
  crds.forEach(({ kind, schema }) => checkNode(schema, kind));
}

function checkNode(schema: Schema, path: string): void {
  const why = whyNotRead(schema);
  if (why) {
    throw new Error(`${path} has ${why}, which lib/kubernetes/admission/custom does not read; teach it, then tools/generate-imports/check-keywords.ts`);
  }
  Object.entries(schema.properties ?? {}).forEach(([field, child]) => checkNode(child, `${path}.${field}`));
  if (schema.items) {
    checkNode(schema.items, `${path}[]`);
  }
  if (schema.additionalProperties) {
    checkNode(schema.additionalProperties, `${path}{}`);
  }
}

function whyNotRead(schema: Schema): string | undefined {
  const unread = Object.keys(schema).find((keyword) => !KEYWORDS.includes(keyword));
  if (unread) {
    return `keyword "${unread}"`;
  }
  if (schema.format !== undefined && !FORMATS.includes(schema.format)) {
    return `format "${schema.format}"`;
  }
  if (schema.anyOf && !schema['x-kubernetes-int-or-string']) {
    return '"anyOf" of something else than a number or a text';
  }
  if (typeof schema.additionalProperties === 'boolean') {
    return '"additionalProperties" without a schema';
  }
  (schema['x-kubernetes-validations'] ?? []).forEach(checkRule);
  return schema.properties && schema.additionalProperties ? '"properties" beside "additionalProperties"' : undefined;
}

function checkRule({ rule, message, ...more }: { readonly rule: string; readonly message?: string }): void {
  compileRule(rule);
  if (Object.keys(more).length > 0) {
    throw new Error(`CEL rule "${rule}" has "${Object.keys(more)}", which lib/kubernetes/admission/custom does not read`);
  }
}
