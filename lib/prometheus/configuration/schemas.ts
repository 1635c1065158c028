/** The Go types that Prometheus reads its configuration into, read when first asked for. */

/** A struct: its fields with their types, those of inlined structs included. */
export interface Schema {
  readonly name: string;
  /** Names of the structs that are inlined. */
  readonly inlined: readonly string[];
  /** The fields that any version has. */
  readonly fields: ReadonlyMap<string, string>;
  /** Type of the fields with any other name; absent if there are no other names. */
  readonly others?: string;
  /** The first minor version with a field, where it is later than that of the struct. */
  readonly since: ReadonlyMap<string, string>;
  /** The first minor version without a field. */
  readonly until: ReadonlyMap<string, string>;
}

/** A struct by its name, e.g. `kubernetes.SDConfig`; undefined for types without fields. */
export function tryFindSchema(name: string): Schema | undefined {
  const read = schemas.get(name);
  if (read) return read;
  const { types, since, until } = file();
  const own = types[name];
  if (own === undefined) return undefined;
  const inner = (own['+'] ?? '').split(' ').filter((each) => each !== '').map((each) => tryFindSchema(each)!);
  // Fields of an inlined struct are as new as the place where it is inlined.
  const inlinedSince = since[name]?.['+'];
  const found: Schema = {
    name,
    inlined: inner.flatMap((each) => [each.name, ...each.inlined]),
    fields: new Map([...inner.flatMap(({ fields }) => [...fields]), ...named(own)]),
    since: known([
      ...inner.flatMap((each) => [...each.fields.keys()].map((field) => [field, inlinedSince ?? each.since.get(field)] as const)),
      ...named(since[name]),
    ]),
    until: known([...inner.flatMap((each) => [...each.until]), ...named(until[name])]),
    ...own['*'] !== undefined && { others: own['*'] },
  };
  schemas.set(name, found);

  return found;
}

/** Without what is inlined, and fields of any name. */
function named(fields: { readonly [field: string]: string } | undefined): [string, string][] {
  return Object.entries(fields ?? {}).filter(([field]) => !/^[+*]$/.test(field));
}

function known(versions: readonly (readonly [string, string | undefined])[]): ReadonlyMap<string, string> {
  return new Map(versions.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

const schemas = new Map<string, Schema>();

interface SchemasFile {
  readonly types: { readonly [name: string]: { readonly [field: string]: string } };
  readonly since: SchemasFile['types'];
  readonly until: SchemasFile['types'];
}

function file(): SchemasFile {
  stored ??= require('../../../imports/prometheus-schemas.json') as SchemasFile;

  return stored;
}

let stored: SchemasFile | undefined;
