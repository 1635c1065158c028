/** The server that a profile tells of, as the object that it is somewhere else. */
import { Manifest } from '../cluster/manifest';
import { Profile } from '../profiles/profile';

const KINDS = ['serviceMonitor', 'podMonitor', 'probe', 'scrapeConfig'];

/**
 * Selects what carries the labels of the profile, in all namespaces, since a profile knows none.
 * @param index tells profiles of one name apart
 */
export function profileServer({ name, props }: Profile, index: number): Manifest {
  const { labels = {}, prometheusVersion, scrapeClasses = [], allowsFiles } = props;
  const selectors = KINDS.flatMap((kind) => [[`${kind}Selector`, { matchLabels: labels }], [`${kind}NamespaceSelector`, {}]]);

  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Prometheus',
    metadata: { namespace: 'profile', name: index === 0 ? name : `${name}-${index + 1}` },
    spec: {
      ...Object.fromEntries(selectors),
      ...prometheusVersion !== undefined && { version: prometheusVersion },
      ...scrapeClasses.length > 0 && { scrapeClasses: scrapeClasses.map((scrapeClass) => ({ name: scrapeClass })) },
      ...allowsFiles === false && { arbitraryFSAccessThroughSMs: { deny: true } },
    },
  };
}
