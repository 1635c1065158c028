/** The kinds of the Gateway API: what every release of its CRDs requires. Read when the first such object is judged. */
import { Admission } from './admission';
import { admitCustom } from './custom/admit-custom';
import { linkSchema } from './custom/link-schema';
import { KindSchema, Node, SlimSchema } from './custom/schema-node';
import { Manifest } from '../../manifests/manifest';

/** Whether an object is of the group of the Gateway API. */
export function isOfGatewayApi({ apiVersion }: Pick<Manifest, 'apiVersion'>): boolean {
  return typeof apiVersion === 'string' && apiVersion.startsWith('gateway.networking.k8s.io/');
}

/**
 * Checks one object; undefined for an API version that may still change.
 *
 * Which release is installed is not known, so nothing is refused that any release takes, and no field is unknown that one of them has,
 * experimental or not.
 */
export function admitGatewayApi(manifest: Manifest): Admission | undefined {
  const schema = tryFindGatewayKind(manifest);

  return schema && admitCustom(schema, manifest);
}

/** The schema of a kind. */
export function tryFindGatewayKind({ apiVersion = '', kind = '' }: Manifest): KindSchema | undefined {
  const key = `${apiVersion} ${kind}`;
  const found = linked.get(key) ?? link(key);
  if (found) linked.set(key, found);

  return found;
}

/** The newest release that is known, e.g. `v1.7.0`. */
export function newestGatewayApi(): string {
  return file().newest;
}

interface SchemasFile {
  readonly newest: string;
  readonly kinds: { readonly [key: string]: { readonly isOfCluster?: boolean; readonly schema: SlimSchema } };
  readonly definitions: { readonly [name: string]: SlimSchema };
}

const linked = new Map<string, KindSchema>();
const definitions = new Map<string, Node>();

function link(key: string): KindSchema | undefined {
  if (!Object.hasOwn(file().kinds, key)) return undefined;
  const { schema, isOfCluster } = file().kinds[key];

  return { root: linkSchema(schema, definition), isOfCluster };
}

function definition(name: string): Node {
  const found = definitions.get(name) ?? linkSchema(file().definitions[name], definition);
  definitions.set(name, found);

  return found;
}

function file(): SchemasFile {
  read ??= require('../../../imports/gateway-schemas.json') as SchemasFile;

  return read;
}

let read: SchemasFile | undefined;
