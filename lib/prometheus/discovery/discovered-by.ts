/** What older and newer versions of Prometheus discover otherwise: targets that they do not have, and labels. */
import { META } from './meta-labels';
import { DiscoveredTarget } from './target-group';
import { semverAtLeast } from '../../units/semver';

/** A version of Prometheus, as far as its discoveries differ. */
export interface DiscoveredBy {
  /** Whether it has a target. */
  finds(target: DiscoveredTarget): boolean;
  /** Changes discovered labels of a target to those that it has. */
  adjust(discovered: Map<string, string>, target: DiscoveredTarget): void;
}

/** By the version that brought them; one that ends with `_` is the beginning of several. @see discovery/kubernetes of each version */
const SINCE: readonly { readonly since: string; readonly labels: readonly string[] }[] = [
  {
    since: '2.46.0',
    labels: ['endpoints_annotation_', 'endpoints_annotationpresent_', ...['label', 'labelpresent', 'annotation', 'annotationpresent'].map((part) => `endpointslice_${part}_`)],
  },
  { since: '2.52.0', labels: ['endpointslice_endpoint_node_name', 'endpointslice_endpoint_zone'] },
  { since: '3.11.0', labels: ['pod_deployment_name', 'pod_job_name', 'pod_cronjob_name'] },
  { since: '3.12.0', labels: ['node_condition_'] },
];

/** The version that discovery is written for, which is assumed where no version is known. */
const WRITTEN_FOR = '3.14.0';

/** What a version discovers. */
export function discoveredBy(version = WRITTEN_FOR): DiscoveredBy {
  const missing = SINCE.filter(({ since }) => !semverAtLeast(version, since)).flatMap(({ labels }) => labels.map((label) => `${META}${label}`));
  const known = new Map<string, boolean>();
  const reaches = (since: string) => {
    const does = known.get(since) ?? semverAtLeast(version, since);
    known.set(since, does);

    return does;
  };

  return {
    finds: ({ since, before }) => (since === undefined || reaches(since)) && (before === undefined || !reaches(before)),
    adjust: (discovered, { later = [], added = [] }) => {
      if (missing.length > 0) removeFrom(discovered, missing);
      added.forEach(({ since, label }) => { if (!reaches(since)) discovered.delete(label); });
      later.forEach(({ since, label, value }) => { if (reaches(since)) discovered.set(label, value); });
    },
  };
}

function removeFrom(discovered: Map<string, string>, missing: readonly string[]): void {
  for (const label of [...discovered.keys()]) {
    if (missing.some((gone) => label === gone || gone.endsWith('_') && label.startsWith(gone))) discovered.delete(label);
  }
}
