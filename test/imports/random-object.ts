// Random objects of a schema in imports/schemas.json, from a seed: the same seed gives the same objects on every machine.

import { follow, SCHEMAS, SlimSchema } from '../../tools/generate-renames/slim-schemas';

export { follow, SCHEMAS };
export type { SlimSchema };

/** Mulberry32: 32 bits of state are enough to vary objects. */
export function random(seed: number): () => number {
  let state = seed;
  /* eslint-disable no-bitwise */
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /* eslint-enable no-bitwise */
}

/** What decides the shape of one object. */
export interface Choices {
  readonly next: () => number;
  /** Paths that must be there; their parents come with them. */
  readonly forced: ReadonlySet<string>;
  /** Fields to leave out. */
  readonly isLeftOut: (definition: string, field: string, schema: SlimSchema) => boolean;
  /** Number-or-text value as the classes take it. */
  readonly union: (value: number | string) => unknown;
  /** Called with each path that the object has. */
  readonly hit: (path: string) => void;
}

/** One random value. Properties are keyed by `definition field` so that each side can give them its own name: see `named`. */
export function randomValue(given: SlimSchema, path: string, density: number, choices: Choices): unknown {
  const { schema, definition } = follow(given);
  const { next } = choices;
  choices.hit(path);
  if (schema['x-kubernetes-int-or-string']) {
    return choices.union(next() < 0.5 ? Math.floor(next() * 100) : randomText(next));
  }
  if (schema.enum) {
    return pick(schema.enum, next);
  }
  if (schema.properties) {
    const kept = Object.entries(schema.properties)
      .filter(([field, child]) => !choices.isLeftOut(definition, field, follow(child).schema))
      .filter(([field]) => choices.forced.has(`${path}.${field}`) || next() < density);
    return new Struct(definition, kept.map(([field, child]) => [field, randomValue(child, `${path}.${field}`, density * 0.8, choices)]));
  }
  if (schema.items) {
    const items = schema.items;
    const count = choices.forced.has(`${path}[]`) ? 1 : Math.floor(next() * 3);
    return Array.from({ length: count }, () => randomValue(items, `${path}[]`, density * 0.8, choices));
  }
  if (schema.additionalProperties) {
    const values = schema.additionalProperties;
    const count = choices.forced.has(`${path}{}`) ? 1 : Math.floor(next() * 3);
    const entry = () => [pick(MAP_KEYS, next), randomValue(values, `${path}{}`, density * 0.8, choices)];
    return Object.fromEntries(Array.from({ length: count }, entry));
  }
  return randomScalar(schema.type, next);
}

/** Fields of one definition, before they get a language's names. */
export class Struct {
  public constructor(public readonly definition: string, public readonly fields: readonly (readonly [string, unknown])[]) {}
}

/** The value with every struct's fields named by `name`. */
export function named(value: unknown, name: (definition: string, field: string) => string): any {
  if (value instanceof Struct) {
    return Object.fromEntries(value.fields.map(([field, child]) => [name(value.definition, field), named(child, name)]));
  }
  if (Array.isArray(value)) {
    return value.map((item) => named(item, name));
  }
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, named(item, name)]));
  }
  return value;
}

/** All paths of a schema that `isLeftOut` leaves in. */
export function pathsOf(given: SlimSchema, path: string, isLeftOut: Choices['isLeftOut']): string[] {
  const { schema, definition } = follow(given);
  const below = [
    ...Object.entries(schema.properties ?? {})
      .filter(([field, child]) => !isLeftOut(definition, field, follow(child).schema))
      .flatMap(([field, child]) => pathsOf(child, `${path}.${field}`, isLeftOut)),
    ...(schema.items ? pathsOf(schema.items, `${path}[]`, isLeftOut) : []),
    ...(schema.additionalProperties ? pathsOf(schema.additionalProperties, `${path}{}`, isLeftOut) : []),
  ];
  return [path, ...below];
}

// Keys of maps that look like fields with another name must stay as they are.
const MAP_KEYS = ['app', 'proxyURL', 'proxyUrl', 'value', 'apiURL', 'app.kubernetes.io/name', 'Größe', 'x-y_z'];

const TEXTS = ['', 'http', '1m30s', '100%', 'true', '0o17', 'üñí 🚀', 'a: b # c', '{{ .Values }}', 'line\nbreak'];

function randomText(next: () => number): string {
  return next() < 0.5 ? pick(TEXTS, next) : Math.floor(next() * 1e9).toString(36);
}

function randomScalar(type: string | undefined, next: () => number): unknown {
  switch (type) {
    case 'string':
      return randomText(next);
    case 'integer':
      return Math.floor(next() * 1000) - 10;
    case 'number':
      return next() * 1000;
    case 'boolean':
      return next() < 0.5;
    default:
      return { receiver: randomText(next), ec2SDConfigs: [1, { proxyURL: true }] };
  }
}

function pick<T>(items: readonly T[], next: () => number): T {
  return items[Math.floor(next() * items.length)];
}
