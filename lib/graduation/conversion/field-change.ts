/** How the shape of ScrapeConfig differs between two versions, as data. */

/**
 * A field that has another name in a spoke version than in the hub version, or that only one of the two has.
 * Without `spoke`, only the hub version has it; without `hub`, only the spoke version.
 */
export interface FieldChange {
  /**
   * Path of the object that has the field, by the names of the hub version; `[]` means each item of a list and `{}` each value of a
   * map: `spec.staticConfigs[]`.
   */
  readonly in: string;
  /** Name of the field in the hub version. */
  readonly hub?: string;
  /** Name of the field in the spoke version. */
  readonly spoke?: string;
  /** Schema of a field that only the spoke version has, for the CRD. */
  readonly schema?: { readonly [keyword: string]: unknown };
}

/** Changes from the hub version to each spoke version, by the name of the spoke version. */
export interface VersionChanges {
  readonly [spoke: string]: readonly FieldChange[];
}

/** API group of ScrapeConfig. */
export const GROUP = 'monitoring.coreos.com';

/** The version that every other one is converted to and from: the one that clusters store today. */
export const HUB = 'v1alpha1';

/** The version after the hub version. */
export const NEXT = 'v1beta1';

/** What differs today: nothing. The published plan makes every breaking change in v1alpha1, and v1beta1 is identical to it. */
export const NO_CHANGES: VersionChanges = { [NEXT]: [] };

/**
 * A difference like that of AlertmanagerConfig v1alpha1 and v1beta1, to test conversion: renamed fields, Secret selectors without
 * `optional`, a field that v1beta1 no longer has, and one that is new in it.
 */
export const DEMONSTRATION: VersionChanges = {
  [NEXT]: [
    { in: 'spec', hub: 'jobName', spoke: 'job' },
    { in: 'spec.staticConfigs[]', hub: 'targets', spoke: 'addresses' },
    { in: 'spec.kubernetesSDConfigs[].namespaces', hub: 'names', spoke: 'matchNames' },
    { in: 'spec.basicAuth.username', hub: 'optional' },
    { in: 'spec.basicAuth.password', hub: 'optional' },
    { in: 'spec.authorization.credentials', hub: 'optional' },
    { in: 'spec.proxyConnectHeader{}[]', hub: 'optional' },
    { in: 'spec.httpSDConfigs[].authorization.credentials', hub: 'optional' },
    { in: 'spec', hub: 'trackTimestampsStaleness' },
    { in: 'spec', spoke: 'summary', schema: { description: 'summary defines what is scraped, for people.', maxLength: 1024, type: 'string' } },
    { in: 'spec.staticConfigs[]', spoke: 'owner', schema: { description: 'owner defines who runs the targets.', type: 'string' } },
  ],
};
