/** The schemas of the operator's kinds, read when first asked for and linked once. */
import type * as lazy from './schema-of-version';
import { linkSchema } from '../../kubernetes/admission/custom/link-schema';
import { KindSchema, Node, SlimSchema } from '../../kubernetes/admission/custom/schema-node';
import { OPERATOR_GROUP } from '../../manifests/objects';
import { SCRAPE_CONFIG_VERSIONS, tryVersionOfScrapeConfig } from '../../operator-port/scrape-config-versions';
import { minorOf, PROVEN_OPERATOR } from '../../units/operator-version';

/**
 * The schema of a kind; undefined for a kind or API version that the operator does not have.
 * @param operatorVersion whose CRDs are asked; the newest proven version if it is left out
 */
export function tryFindSchema(apiVersion: string, kind: string, operatorVersion = PROVEN_OPERATOR): KindSchema | undefined {
  return schemas().tryFind(schemaVersionOf(apiVersion, kind), kind, operatorVersion);
}

/** All versions of ScrapeConfig have one schema: breaking changes are made in v1alpha1 first. */
function schemaVersionOf(apiVersion: string, kind: string): string {
  const version = tryVersionOfScrapeConfig({ apiVersion, kind });

  return SCRAPE_CONFIG_VERSIONS.some((each) => each === version) ? `${OPERATOR_GROUP}/${SCRAPE_CONFIG_VERSIONS[0]}` : apiVersion;
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
  read ??= new Schemas(require('../../../imports/schemas.json') as SchemasFile);

  return read;
}

let read: Schemas | undefined;
