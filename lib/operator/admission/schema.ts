/** The schemas of the operator's kinds, read when first asked for and linked once. */
import { readFileSync } from 'fs';
import { join } from 'path';
import type * as lazy from './schema-of-version';
import { minorOf, PROVEN_OPERATOR } from '../../units/operator-version';

/** One node of a schema as `imports/schemas.json` has it. */
export interface SlimSchema {
  readonly '$ref'?: string;
  readonly 'type'?: string;
  readonly 'format'?: string;
  readonly 'default'?: unknown;
  readonly 'enum'?: readonly string[];
  readonly 'pattern'?: string;
  readonly 'minimum'?: number;
  readonly 'maximum'?: number;
  readonly 'minLength'?: number;
  readonly 'maxLength'?: number;
  readonly 'minItems'?: number;
  readonly 'maxItems'?: number;
  readonly 'maxProperties'?: number;
  readonly 'properties'?: { readonly [field: string]: SlimSchema };
  readonly 'required'?: readonly string[];
  readonly 'additionalProperties'?: SlimSchema;
  readonly 'items'?: SlimSchema;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-validations'?: readonly { readonly rule: string; readonly message?: string }[];
}

/** A schema with its references followed, ready to walk. */
export interface Node extends Omit<SlimSchema, '$ref' | 'properties' | 'items' | 'additionalProperties' | 'required'> {
  readonly properties: ReadonlyMap<string, Node>;
  readonly required: readonly string[];
  /** Fields that get a value where they are left out. */
  readonly defaults: readonly (readonly [field: string, value: unknown])[];
  readonly additionalProperties?: Node;
  readonly items?: Node;
}

/** One kind of one API version. */
export interface KindSchema {
  readonly root: Node;
  /** Where `kubectl scale` writes, as `['spec', 'shards']`. */
  readonly replicasPath?: readonly string[];
}

/** API group of every kind of the operator. */
export const GROUP = 'monitoring.coreos.com';

/**
 * The schema of a kind; undefined for a kind or API version that the operator does not have.
 * @param operatorVersion whose CRDs are asked; the newest proven version if it is left out
 */
export function tryFindSchema(apiVersion: string, kind: string, operatorVersion = PROVEN_OPERATOR): KindSchema | undefined {
  return schemas().tryFind(apiVersion, kind, operatorVersion);
}

/** Follows references by name and reads maps once, so that a walk does not have to. */
export function linkSchema(schema: SlimSchema, definition: (name: string) => Node): Node {
  if (schema.$ref !== undefined) return definition(schema.$ref.replace('#/definitions/', ''));
  const link = (child: SlimSchema): Node => linkSchema(child, definition);
  const properties = new Map(Object.entries(schema.properties ?? {}).map(([field, child]) => [field, link(child)]));

  return {
    ...schema,
    properties,
    required: schema.required ?? [],
    defaults: [...properties].filter(([, child]) => child.default !== undefined).map(([field, child]) => [field, child.default]),
    additionalProperties: schema.additionalProperties && link(schema.additionalProperties),
    items: schema.items && link(schema.items),
  };
}

interface SchemasFile {
  readonly operatorVersion: string;
  readonly kinds: { readonly [className: string]: KindInFile };
  readonly definitions: { readonly [name: string]: SlimSchema };
}

interface KindInFile {
  readonly apiVersion: string;
  readonly kind: string;
  readonly replicasPath?: string;
  readonly schema: SlimSchema;
  readonly status: SlimSchema;
}

class Schemas {
  readonly operatorVersion: string;
  private readonly kinds: ReadonlyMap<string, KindInFile>;
  private readonly linked = new Map<string, KindSchema | undefined>();
  private readonly definitions = new Map<string, Node>();

  constructor(private readonly file: SchemasFile) {
    this.operatorVersion = file.operatorVersion;
    this.kinds = new Map(Object.values(file.kinds).map((kind) => [`${kind.apiVersion} ${kind.kind}`, kind]));
  }

  tryFind(apiVersion: string, kind: string, version: string): KindSchema | undefined {
    const key = `${apiVersion} ${kind}`;
    const ofVersion = `${key} ${version}`;
    if (!this.kinds.has(key)) return undefined;
    if (!this.linked.has(key)) this.linked.set(key, this.link(this.kinds.get(key)));
    if (!this.linked.has(ofVersion)) this.linked.set(ofVersion, this.asOf(version, this.linked.get(key)!, apiVersion, kind));

    return this.linked.get(ofVersion);
  }

  /** Both versions of AlertmanagerConfig have one history, which is that of the older one. */
  private asOf(version: string, known: KindSchema, apiVersion: string, kind: string): KindSchema | undefined {
    if (minorOf(version) === minorOf(this.operatorVersion) || apiVersion.endsWith('/v1beta1')) return known;

    // What differs is loaded when another version is asked for.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return (require('./schema-of-version') as typeof lazy).schemaOfVersion(kind, known, version);
  }

  private link(kind: KindInFile | undefined): KindSchema | undefined {
    if (!kind) return undefined;
    const { schema, status } = kind;
    // Metadata has rules of its own (`metadata.ts`).
    const metadata: SlimSchema = { 'x-kubernetes-preserve-unknown-fields': true };
    const root = linkSchema({ ...schema, properties: { ...schema.properties, metadata, status } }, (name) => this.definition(name));

    return { root, replicasPath: kind.replicasPath?.split('.') };
  }

  private definition(name: string): Node {
    const found = this.definitions.get(name) ?? linkSchema(this.file.definitions[name], (other) => this.definition(other));
    this.definitions.set(name, found);

    return found;
  }
}

function schemas(): Schemas {
  read ??= new Schemas(JSON.parse(readFileSync(join(__dirname, '..', '..', '..', 'imports', 'schemas.json'), 'utf8')) as SchemasFile);

  return read;
}

let read: Schemas | undefined;
