/** The `metadata` of an object: what a client adds to it, and how the API server reads it. */
import { decode, Decoded } from './decode';
import { structType } from './schemas';
import { ObjectMeta } from './types';
import { canonicalJson } from '../../units/canonical-json';
import { isObject } from '../../units/is-object';

/**
 * Adds what a client sends: a namespace and a name if they are left out.
 *
 * A generated name ends in zeros, where the API server has five random characters.
 * @see SimpleNameGenerator in k8s.io/apiserver v0.37.2, pkg/storage/names/generate.go
 */
export function asSent(given: unknown): unknown {
  if (!isObject(given)) return given;
  const { name, generateName, namespace } = given;
  const needsName = (typeof name !== 'string' || name === '') && typeof generateName === 'string' && generateName !== '';
  const needsNamespace = namespace === undefined || namespace === null || namespace === '';
  if (!needsName && !needsNamespace) return given;

  return {
    ...given,
    ...needsNamespace && { namespace: 'default' },
    ...needsName && { name: generatedFrom(generateName as string) },
  };
}

/** Whether an object as it is sent has a name that comes of `generateName`. */
export function hasGeneratedName({ name, generateName }: ObjectMeta): boolean {
  return generateName !== undefined && generateName !== '' && name === generatedFrom(generateName);
}

function generatedFrom(prefix: string): string {
  return `${prefix.slice(0, MAX_GENERATED - RANDOM)}00000`;
}

const MAX_GENERATED = 63;
const RANDOM = 5;

/**
 * Reads `metadata` into its own type, which all kinds share.
 * @see ObjectMeta in k8s.io/apimachinery v0.37.2, pkg/apis/meta/v1/types.go
 */
export function readMetadata(given: unknown): Decoded {
  return decode(given ?? {}, structType('ObjectMeta'), { path: 'metadata' });
}

/**
 * Metadata with each owner once: of equal owners the API server keeps the first.
 * @see dedupOwnerReferences in k8s.io/apiserver v0.37.2, pkg/endpoints/handlers/rest.go
 */
export function withDistinctOwners(metadata: ObjectMeta): ObjectMeta {
  const owners = metadata.ownerReferences ?? [];
  if (owners.length < 2) return metadata;

  return { ...metadata, ownerReferences: [...new Map(owners.map((owner) => [canonicalJson(owner), owner])).values()] };
}
