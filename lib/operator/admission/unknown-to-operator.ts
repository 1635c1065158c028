/** Which fields of an object came with a later version of the operator than the one that is asked. */
import { crdIndexOf, crdVersionAt, stateAt, tryVersionsOf, VersionTree } from './crd-versions';
import { Manifest } from '../../manifests/manifest';
import { OPERATOR_GROUP } from '../../manifests/objects';
import { FieldSince } from '../../operator-port/field-since';
import { isObject } from '../../units/is-object';

/**
 * Fields that the manifest sets, that the CRDs of the operator of this version do not have, and those of a later version do.
 *
 * @param version as `0.86.0` or `v0.86.0`
 */
export function unknownToOperator(manifest: Manifest, version: string): FieldSince[] {
  const versions = manifest.apiVersion?.startsWith(`${OPERATOR_GROUP}/`) ? tryVersionsOf(manifest.kind ?? '') : undefined;
  if (versions === undefined) return [];
  const found: FieldSince[] = [];
  collect(manifest, versions.tree, '', crdIndexOf(version), found);

  return found;
}

function collect(value: unknown, tree: VersionTree, path: string, index: number, found: FieldSince[]): void {
  if (value === null || value === undefined) return;
  if (stateAt(tree, index) === null) {
    const later = tree.states.find(([since, state]) => since > index && state !== null);
    if (later) found.push({ path, since: crdVersionAt(later[0]) });

    return;
  }
  for (const [step, child] of tree.children) {
    for (const [at, inner] of childrenOf(value, step, path)) collect(inner, child, at, index, found);
  }
}

/** Each with its path. */
function childrenOf(value: unknown, step: string, path: string): (readonly [string, unknown])[] {
  if (step === '[]') return (Array.isArray(value) ? value : []).map((item, i) => [`${path}[${i}]`, item]);
  if (!isObject(value)) return [];
  if (step === '{}') return Object.entries(value).map(([key, child]) => [`${path}.${key}`, child]);

  return Object.hasOwn(value, step) ? [[path === '' ? step : `${path}.${step}`, value[step as never]]] : [];
}
