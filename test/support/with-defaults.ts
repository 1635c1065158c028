/** The defaults that the API server writes into objects, for tests that begin after admission. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { Manifest } from './manifests/manifest';

interface Schema {
  readonly $ref?: string;
  readonly default?: unknown;
  readonly properties?: { readonly [name: string]: Schema };
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
}

const SCHEMAS: { kinds: { [className: string]: { kind: string; schema: Schema } }; definitions: { [name: string]: Schema } } =
  JSON.parse(readFileSync(join(__dirname, '..', '..', 'imports', 'schemas.json'), 'utf8'));

/** A copy of an object with the defaults of its kind; kinds that are not the operator's stay as they are. */
export function withDefaults(manifest: Manifest): Manifest {
  const known = Object.values(SCHEMAS.kinds).find(({ kind }) => kind === manifest.kind);

  return known ? filled(manifest, known.schema) as Manifest : manifest;
}

function filled(value: unknown, schema: Schema): unknown {
  const resolved = schema.$ref ? SCHEMAS.definitions[schema.$ref.split('/').at(-1)!] : schema;
  if (Array.isArray(value)) return value.map((item) => filled(item, resolved.items ?? {}));
  if (typeof value !== 'object' || value === null) return value;
  const defaults = Object.entries(resolved.properties ?? {}).filter(([name, { default: one }]) => one !== undefined && !(name in value))
    .map(([name, { default: one }]) => [name, one]);
  const stated = Object.entries(value).map(([name, one]) => [name, filled(one, resolved.properties?.[name] ?? resolved.additionalProperties ?? {})]);

  return Object.fromEntries([...stated, ...defaults]);
}
