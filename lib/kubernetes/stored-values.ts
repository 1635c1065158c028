/** Reads the values of Secrets and ConfigMaps as the API server would store them. */
import { PLACEHOLDER } from './placeholder';
import { Manifest, objectAt, StringMap } from '../manifests/manifest';
import { Objects } from '../manifests/objects';
import { BroughtData, DataKind } from '../surroundings/brought-data';
import { dataBroughtIn } from '../surroundings/data-brought';

/** Values of a Secret or ConfigMap by key. */
export interface StoredValues {
  readonly values: StringMap;
  /** The value of every other key; absent if there are no others. */
  readonly others?: string;
}

/**
 * Values by key, including those that the cluster adds and those that controllers bring, which are placeholders; undefined if the object
 * does not exist, or the API server refuses it. `stringData` of a Secret wins over its `data`; `binaryData` of a ConfigMap is ignored.
 */
export function tryStoredValues(objects: Objects, kind: DataKind, namespace: string, name: string): StoredValues | undefined {
  const manifest = objects.tryFind(kind, namespace, name)?.manifest;
  const brought = dataBroughtIn(objects).to(kind, namespace, name);
  const ofCluster = kind === 'ConfigMap' && name === ROOT_CA ? { 'ca.crt': PLACEHOLDER } : undefined;
  const declared = manifest ? declaredValues(manifest, kind) : ofCluster;
  if (!declared && (manifest || brought.length === 0)) return undefined;
  const isHere = (each: BroughtData) => each.namespace === namespace;

  return {
    values: { ...unknownValues(brought.filter((each) => !isHere(each))), ...declared, ...unknownValues(brought.filter(isHere)) },
    ...brought.some(({ isOpen }) => isOpen) && { others: PLACEHOLDER },
  };
}

function unknownValues(brought: readonly BroughtData[]): StringMap {
  return Object.fromEntries(brought.flatMap(({ keys }) => keys.map((key) => [key, PLACEHOLDER])));
}

/** The value of one key; undefined if there is no such key. */
export function valueOfKey(stored: StoredValues | undefined, key: string): string | undefined {
  return stored && (Object.prototype.hasOwnProperty.call(stored.values, key) ? stored.values[key] : stored.others);
}

/**
 * Continues `a Secret which`, where a value is only assumed: its manifest is encrypted, or a controller brings it. Undefined where the
 * value is in the manifests, or no one brings it.
 */
export function tryAssumed(objects: Objects, kind: DataKind, namespace: string, name: string, key: string): string | undefined {
  const manifest = objects.tryFind(kind, namespace, name)?.manifest;
  const declared = manifest ? valueOfKey({ values: declaredValues(manifest, kind) ?? {} }, key) : undefined;
  const brought = dataBroughtIn(objects).to(kind, namespace, name).filter((each) => each.isOpen || each.keys.includes(key));
  const origin = brought.find((each) => declared === undefined || each.namespace === namespace)?.origin;

  return origin ?? (declared === PLACEHOLDER && manifest?.type !== TOKEN ? 'is in the manifests without its values' : undefined);
}

function declaredValues(manifest: Manifest, kind: DataKind): StringMap | undefined {
  return kind === 'Secret' ? secretValues(manifest) : valuesOf(objectAt(manifest, ['data']), asItIs);
}

/**
 * Name of the ConfigMap that the cluster creates in every namespace.
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/
 */
const ROOT_CA = 'kube-root-ca.crt';

function secretValues(manifest: Manifest): StringMap | undefined {
  const data = valuesOf(objectAt(manifest, ['data']), fromBase64);
  const stringData = valuesOf(objectAt(manifest, ['stringData']), asItIs);
  const filledIn = manifest.type === TOKEN ? OF_TOKENS : {};

  return data && stringData && { ...filledIn, ...data, ...stringData };
}

const TOKEN = 'kubernetes.io/service-account-token';

/**
 * Values that the cluster adds to the Secret of a ServiceAccount token.
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets
 */
const OF_TOKENS: StringMap = { 'ca.crt': PLACEHOLDER, 'namespace': PLACEHOLDER, 'token': PLACEHOLDER };

function asItIs(text: string): string {
  return text;
}

/** Null is stored as an empty value. */
function valuesOf(data: Record<string, unknown>, read: (text: string) => string | undefined): StringMap | undefined {
  const values = Object.create(null) as { [key: string]: string };
  for (const [key, given] of Object.entries(data)) {
    const value = given === null ? '' : typeof given === 'string' ? read(given) : undefined;
    if (value === undefined) return undefined;
    values[key] = value;
  }

  return values;
}

function fromBase64(text: string): string | undefined {
  const compact = text.replace(/[\r\n]/g, '');
  const valid = compact.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(compact);

  return valid ? Buffer.from(compact, 'base64').toString('utf8') : undefined;
}
