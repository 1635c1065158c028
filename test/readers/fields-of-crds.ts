/** Paths of all fields of a kind of monitors, from the newest CRD that is known. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Schema {
  readonly $ref?: string;
  readonly properties?: { readonly [field: string]: Schema };
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
}

const FILE = JSON.parse(readFileSync(join(__dirname, '../../imports/schemas.json'), 'utf8')) as {
  readonly kinds: { readonly [name: string]: { readonly kind: string; readonly schema: Schema } };
  readonly definitions: { readonly [name: string]: Schema };
};

export function ALL_FIELDS_OF(kind: string): ReadonlySet<string> {
  const found = Object.values(FILE.kinds).find((each) => each.kind === kind)!;

  return new Set(pathsIn(found.schema, '', 0).map((path) => path.slice(1)));
}

function pathsIn(given: Schema, at: string, depth: number): string[] {
  const schema = given.$ref === undefined ? given : FILE.definitions[given.$ref.replace('#/definitions/', '')];
  if (depth > 8) return [];

  return [
    at, ...Object.entries(schema.properties ?? {}).flatMap(([field, child]) => pathsIn(child, `${at}.${field}`, depth + 1)),
    ...schema.items ? pathsIn(schema.items, `${at}[]`, depth + 1) : [],
  ];
}
