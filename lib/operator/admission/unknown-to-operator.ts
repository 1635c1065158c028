/** Which fields of an object an older operator would drop. */
import { FIELDS_SINCE } from './fields-since';
import { GROUP } from './schema';
import { Manifest } from '../../manifests/manifest';
import { FieldSince } from '../../operator-port/field-since';
import { compareVersions } from '../../units/version';

/**
 * Fields that the manifest sets and that the operator of this version does not know, as far as its changelog names them (from 0.81 on).
 *
 * @param version as `0.86.0` or `v0.86.0`
 */
export function unknownToOperator(manifest: Manifest, version: string): FieldSince[] {
  if (!manifest.apiVersion?.startsWith(`${GROUP}/`)) return [];

  return FIELDS_SINCE
    .filter(({ since, kinds }) => kinds.includes(manifest.kind ?? '') && compareVersions(version, since) < 0)
    .flatMap(({ since, fields }) => fields.flatMap((field) => pathsIn(manifest, field).map((path) => ({ path, since }))));
}

/** The version of the operator that brought the field at a path, or the field around it; undefined for one older than 0.81. */
export function sinceOperator(kind: string, path: string): string | undefined {
  const field = path.replace(/\[\d+\]/g, '[]');
  const found = FIELDS_SINCE.find(({ kinds, fields }) => kinds.includes(kind) && fields.some((known) => isWithin(field, known)));

  return found?.since;
}

function isWithin(field: string, known: string): boolean {
  return field === known || field.startsWith(`${known}.`) || field.startsWith(`${known}[`);
}

/** Every path of the manifest that a field with `[]` for any index matches. */
function pathsIn(manifest: Manifest, field: string): string[] {
  const steps = field.split(/\.|(?=\[\])/);
  let places: { readonly path: string; readonly value: unknown }[] = [{ path: '', value: manifest }];
  for (const step of steps) {
    places = places.flatMap(({ path, value }) => (step === '[]'
      ? (Array.isArray(value) ? value : []).map((item: unknown, i) => ({ path: `${path}[${i}]`, value: item }))
      : childrenOf(value, step).map((child) => ({ path: path === '' ? step : `${path}.${step}`, value: child }))));
  }

  return places.filter(({ value }) => value !== null && value !== undefined).map(({ path }) => path);
}

function childrenOf(value: unknown, field: string): unknown[] {
  return typeof value === 'object' && value !== null && Object.prototype.hasOwnProperty.call(value, field)
    ? [(value as { readonly [field: string]: unknown })[field]]
    : [];
}
