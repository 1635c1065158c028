/** Meta labels that older versions of Prometheus do not have, and those that newer ones fill in otherwise. */
import { META } from './meta-labels';
import { DiscoveredTarget } from './target-group';
import { semverAtLeast } from '../../units/semver';

/** Changes discovered labels to those of a version of Prometheus; undefined where nothing has to be changed. */
export type LabelsOfVersion = (discovered: Map<string, string>, target: DiscoveredTarget) => void;

/** By the version that brought them; one that ends with `_` is the beginning of several. @see discovery/kubernetes of each version */
const SINCE: readonly { readonly since: string; readonly labels: readonly string[] }[] = [
  { since: '2.52.0', labels: ['endpointslice_endpoint_node_name', 'endpointslice_endpoint_zone'] },
  { since: '3.11.0', labels: ['pod_deployment_name', 'pod_job_name', 'pod_cronjob_name'] },
  { since: '3.12.0', labels: ['node_condition_'] },
];

/** The first version that has other labels than those that are discovered, its pre-releases included. */
const LATER = '3.15.0-0';

/** What a version does otherwise; a version that is not known has the labels that are discovered. */
export function labelsOfVersion(version: string | undefined): LabelsOfVersion | undefined {
  if (version === undefined) return undefined;
  const missing = SINCE.filter(({ since }) => !semverAtLeast(version, since)).flatMap(({ labels }) => labels.map((label) => `${META}${label}`));
  const isLater = semverAtLeast(version, LATER);
  if (missing.length === 0 && !isLater) return undefined;

  return (discovered, { later = [] }) => {
    for (const label of [...discovered.keys()]) if (missing.some((gone) => label === gone || gone.endsWith('_') && label.startsWith(gone))) discovered.delete(label);
    later.filter(({ since }) => semverAtLeast(version, since)).forEach(({ label, value }) => discovered.set(label, value));
  };
}
