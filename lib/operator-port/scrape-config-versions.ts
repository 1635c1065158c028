/** API versions of ScrapeConfig: which of them an operator reads, and which the API server serves. */
import { SCRAPE_CONFIGS } from './monitor-kinds';
import { listAt, Manifest, stringAt, valueAt } from '../manifests/manifest';
import { groupOf, OPERATOR_GROUP } from '../manifests/objects';
import { isObject } from '../units/is-object';
import { compareVersions } from '../units/version';

/** All versions that upstream plans, from the first to the last. */
export const SCRAPE_CONFIG_VERSIONS = ['v1alpha1', 'v1beta1', 'v1'] as const;

/** One of these versions. */
export type ScrapeConfigApiVersion = typeof SCRAPE_CONFIG_VERSIONS[number];

/** Versions of ScrapeConfig in a cluster. */
export interface ServedVersions {
  /** Versions that the API server accepts and returns. */
  readonly served: readonly string[];
  /** The version that objects are stored in. */
  readonly stored: string;
  /** The version that the operator reads, whatever version an object was written in. */
  readonly read: string;
}

/**
 * What the CRD of an operator serves, from each version of the operator on. All CRDs of 0.70 to 0.95 have one version.
 * @see example/prometheus-operator-crd/monitoring.coreos.com_scrapeconfigs.yaml of each version
 */
const BY_OPERATOR: readonly (ServedVersions & { readonly since: string })[] = [
  { since: '0.65.0', served: ['v1alpha1'], stored: 'v1alpha1', read: 'v1alpha1' },
];

/** What an operator and its own CRD do; that of the newest known operator for one that is newer. */
export function versionsOfOperator(operatorVersion: string): ServedVersions {
  return BY_OPERATOR.filter(({ since }) => compareVersions(since, operatorVersion) <= 0).at(-1) ?? BY_OPERATOR[0];
}

/** Whether the operator finds ScrapeConfigs at all: the version that it reads must be served. */
export function isRead({ served, read }: ServedVersions): boolean {
  return served.includes(read);
}

/** Versions in the CRD of ScrapeConfig among some objects; undefined if it is not among them. The last one counts. */
export function tryVersionsInCrd(manifests: readonly Manifest[]): Pick<ServedVersions, 'served' | 'stored'> | undefined {
  const crd = manifests.filter(isScrapeConfigCrd).at(-1);
  if (crd === undefined) return undefined;
  const versions = listAt(crd, ['spec', 'versions']).filter(isObject);
  const named = (field: string) => versions.filter((each) => each[field] === true).flatMap((each) => stringAt(each, ['name']) ?? []);

  return { served: named('served'), stored: named('storage')[0] ?? '' };
}

/** Whether an object is the CRD of ScrapeConfig. */
export function isScrapeConfigCrd(manifest: Manifest): boolean {
  return manifest.kind === 'CustomResourceDefinition'
    && valueAt(manifest, ['spec', 'group']) === OPERATOR_GROUP
    && valueAt(manifest, ['spec', 'names', 'kind']) === SCRAPE_CONFIGS.kind;
}

/** The API version that a ScrapeConfig is written in, without its group; undefined for other objects. */
export function tryVersionOfScrapeConfig({ apiVersion, kind }: Manifest): string | undefined {
  if (kind !== SCRAPE_CONFIGS.kind || typeof apiVersion !== 'string' || groupOf(apiVersion) !== OPERATOR_GROUP) return undefined;

  return apiVersion.slice(OPERATOR_GROUP.length + 1);
}

/** The most stable of some versions, as clients prefer it. */
export function mostStable(versions: readonly string[]): ScrapeConfigApiVersion | undefined {
  return [...SCRAPE_CONFIG_VERSIONS].reverse().find((version) => versions.includes(version));
}
