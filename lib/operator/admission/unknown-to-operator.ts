/** Which fields of an object an older operator would drop. */
import { fieldsOf } from './fields-since';
import { GROUP } from './schema';
import { Manifest } from '../../manifests/manifest';
import { FieldSince } from '../../operator-port/field-since';
import { isObject } from '../../units/is-object';
import { compareVersions } from '../../units/version';

/**
 * Fields that the manifest sets and that the CRDs of the operator of this version do not have.
 *
 * @param version as `0.86.0` or `v0.86.0`
 */
export function unknownToOperator(manifest: Manifest, version: string): FieldSince[] {
  if (!manifest.apiVersion?.startsWith(`${GROUP}/`)) return [];

  return fieldsOf(manifest.kind ?? '').filter(({ since }) => compareVersions(version, since) < 0)
    .flatMap(({ since, field }) => pathsIn(manifest, field).map((path) => ({ path, since })));
}

/** Every path of the manifest that a field with `[]` for any index and `{}` for any key matches. */
function pathsIn(manifest: Manifest, field: string): string[] {
  const steps = field.split(/\.|(?=\[\]|\{\})/);
  let places: { readonly path: string; readonly value: unknown }[] = [{ path: '', value: manifest }];
  for (const step of steps) {
    places = places.flatMap(({ path, value }) => childrenOf(value, step).map(([name, child]) => ({ path: `${path}${name}`, value: child })));
  }

  return places.filter(({ value }) => value !== null && value !== undefined).map(({ path }) => path);
}

/** Each with its name in a path. */
function childrenOf(value: unknown, step: string): (readonly [string, unknown])[] {
  if (step === '[]') return (Array.isArray(value) ? value : []).map((item, i) => [`[${i}]`, item]);
  if (!isObject(value)) return [];
  if (step === '{}') return Object.entries(value).map(([key, child]) => [`.${key}`, child]);

  return Object.hasOwn(value, step) ? [[`${step === 'spec' ? '' : '.'}${step}`, value[step]]] : [];
}
