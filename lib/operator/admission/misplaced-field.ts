/** Where a field belongs that is known, but not where it was written. */
import { Node } from '../../kubernetes/admission/custom/schema-node';
import { childPath } from '../../kubernetes/admission/custom/shape';
import { Located, PlacedNode } from '../../kubernetes/admission/custom/unknown-place';
import { listAt, Manifest, objectAt, stringAt, valueAt } from '../../manifests/manifest';
import { tryBareSelector } from '../../manifests/selectors/bare-selector';
import { MONITOR_KIND_NAMES } from '../../operator-port/monitor-kinds';

/** The place of a misplaced field. */
export interface FieldPlace {
  /** Path of the field, e.g. `spec.selector.matchLabels`. */
  readonly belongs: string;
  /** What follows from the field not being there. */
  readonly follows?: string;
  readonly fix: string;
  /** Steps to the selector that it is written in, if all fields of the selector are labels. */
  readonly bareSelector?: readonly (string | number)[];
}

/** Where a field belongs: under another name, in metadata, or one level up, down or beside; undefined if there is not exactly one place. */
export function tryFindPlace(manifest: Manifest, located: Located): FieldPlace | undefined {
  const { field, parents: [parent, ...around] } = located;
  const renamed = parent.path === 'spec' ? RENAMED.get(`${manifest.kind} ${field}`) : undefined;
  if (renamed !== undefined) return { belongs: `spec.${renamed}`, follows: NO_ENDPOINTS, fix: `rename it to "${renamed}"` };
  const today = NAMES_TODAY.get(field);
  if (today !== undefined && parent.node.properties.has(today)) return { belongs: childPath(parent.path, today), fix: `rename it to "${today}"` };
  if (isOfMetadata(manifest, parent, field)) return inMetadata(manifest, field, valueAt(manifest, [...parent.path === '' ? [] : [parent.path], field]));
  const above = around.find(({ node }) => node.properties.has(field));
  if (above) return moved(childPath(above.path, field));
  const below = [parent, ...around.slice(0, 1)].map(({ node, path }) => placesBelow(node, path, field)).find((places) => places.length > 0);
  if (below?.length === 1) return moved(below[0]);

  return isSelector(parent.node) ? inSelector(manifest, parent.path, field) : undefined;
}

/** Names of the endpoints of one kind of monitor, used in another kind. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['PodMonitor endpoints', 'podMetricsEndpoints'],
  ['ServiceMonitor podMetricsEndpoints', 'endpoints'],
]);

/** Names that fields had in the CRDs of one version: that of 0.79.0 was changed in 0.79.1. */
const NAMES_TODAY: ReadonlyMap<string, string> = new Map([['scrapeFallbackProtocol', 'fallbackScrapeProtocol']]);

const NO_ENDPOINTS = 'without it the monitor has no endpoints and no targets';

/** Fields of metadata, with what follows for a monitor that lacks them. */
const METADATA: { readonly [field: string]: ((value: unknown, manifest: Manifest) => string) | undefined } = {
  name: () => 'without it the object has no name',
  namespace: (value, manifest) => {
    const looksElsewhere = valueAt(manifest, ['spec', 'namespaceSelector']) !== undefined;
    const where = `without it the object goes to the namespace of the client, "default" unless set, instead of ${JSON.stringify(value)}`;

    return looksElsewhere || !MONITOR_KIND_NAMES.includes(manifest.kind ?? '') ? where : `${where}: there it finds 0 targets of ${JSON.stringify(value)}`;
  },
  labels: () => 'without it no server that selects by these labels selects the object',
  annotations: () => 'without it the object has no such annotations',
};

function isOfMetadata({ kind = '' }: Manifest, { path }: PlacedNode, field: string): boolean {
  return Object.prototype.hasOwnProperty.call(METADATA, field) && (path === '' || (path === 'spec' && MONITOR_KIND_NAMES.includes(kind)));
}

function inMetadata(manifest: Manifest, field: string, value: unknown): FieldPlace {
  return { ...moved(`metadata.${field}`), follows: METADATA[field]!(value, manifest) };
}

function moved(belongs: string): FieldPlace {
  return { belongs, fix: `move it to "${belongs}"` };
}

/** Paths of children that know a field. The status is written by the operator, so it does not count. */
function placesBelow({ properties }: Node, path: string, field: string): string[] {
  return [...properties].filter(([name]) => name !== 'status').flatMap(([name, child]) => [
    ...child.properties.has(field) ? [`${childPath(path, name)}.${field}`] : [],
    ...child.items?.properties.has(field) ? [`${childPath(path, name)}[].${field}`] : [],
  ]);
}

function isSelector({ properties }: Node): boolean {
  return properties.has('matchLabels');
}

/** A label that was written as a field of the selector. */
function inSelector(manifest: Manifest, path: string, field: string): FieldPlace | undefined {
  const selector = objectAt(manifest, path.split('.'));
  if (stringAt(selector, [field]) === undefined) return undefined;
  const isEmpty = [objectAt(selector, ['matchLabels']), listAt(selector, ['matchExpressions'])].every((each) => Object.keys(each).length === 0);
  const belongs = `${path}.matchLabels`;

  return { belongs, bareSelector: tryBareSelector(manifest, path), fix: `put it under "${belongs}"`, ...isEmpty && { follows: `without it "${path}" is empty, and an empty selector selects everything` } };
}
