/** The Go types of Kubernetes' own kinds, read when first asked for and linked one by one. */

/** What a value is read as. */
export type Type = ScalarType | StructType | ListType | MapType;

/** A type without parts. Times, quantities and bytes are texts with a format. */
export interface ScalarType {
  readonly is: 'string' | 'boolean' | 'int32' | 'int64' | 'bytes' | 'time' | 'quantity' | 'intOrString' | 'any';
}

/** A type with fields of its own. */
export interface StructType {
  readonly is: 'struct';
  readonly fields: ReadonlyMap<string, Type>;
}

/** A list of items of one type. */
export interface ListType {
  readonly is: 'list';
  readonly of: Type;
}

/** A map from texts to values of one type. */
export interface MapType {
  readonly is: 'map';
  readonly of: Type;
}

/** The type of a kind; undefined if it is not in the table, or the API server does not serve this version of it. */
export function tryFindKind(apiVersion: string, kind: string): StructType | undefined {
  const versions = kinds.get(kind) ?? new Map(versionsOf(kind).map((version) => [version, structType(file().kinds[`${version} ${kind}`])]));
  kinds.set(kind, versions);

  return versions.get(apiVersion);
}

/** A type by its name, e.g. `ObjectMeta`. */
export function structType(name: string): StructType {
  const found = structs.get(name) ?? new LazyStruct(name);
  structs.set(name, found);

  return found;
}

/** API versions in which a kind is served, e.g. `apps/v1`. */
export function versionsOf(kind: string): string[] {
  return Object.keys(file().kinds).map((key) => key.split(' ')).filter(([, name]) => name === kind).map(([apiVersion]) => apiVersion);
}

/** Its fields are linked when a value of the type is read: most kinds need a small part of all types. */
class LazyStruct implements StructType {
  readonly is = 'struct';
  private linked?: ReadonlyMap<string, Type>;

  constructor(private readonly name: string) {}

  get fields(): ReadonlyMap<string, Type> {
    this.linked ??= new Map(Object.entries(file().types[this.name]).map(([field, type]) => [field, toType(type)]));

    return this.linked;
  }
}

/** By kind, then by API version: texts that are put together for one key take longer to find. */
const kinds = new Map<string, ReadonlyMap<string, StructType>>();
const structs = new Map<string, StructType>();
const types = new Map<string, Type>();

/** Reads `[]Container`, `{}string`, `Container` and `int32`. */
function toType(text: string): Type {
  const found = types.get(text);
  if (found) return found;
  const type: Type = text.startsWith('[]') ? { is: 'list', of: toType(text.slice(2)) }
    : text.startsWith('{}') ? { is: 'map', of: toType(text.slice(2)) }
      : file().types[text] ? structType(text) : { is: text as ScalarType['is'] };
  types.set(text, type);

  return type;
}

interface SchemasFile {
  readonly kinds: { readonly [key: string]: string };
  readonly types: { readonly [name: string]: { readonly [field: string]: string } };
}

function file(): SchemasFile {
  read ??= require('../../../imports/kubernetes-schemas.json') as SchemasFile;

  return read;
}

let read: SchemasFile | undefined;
