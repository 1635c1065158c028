/** Objects that stand in for those of the cluster, while it is worked out what becomes of migrated jobs. */
import { NeededKey } from './needed-secrets';
import { PLACEHOLDER } from '../../kubernetes/placeholder';
import { Manifest } from '../../manifests/manifest';
import { groupBy } from '../../units/group';

/** A server that selects everything. */
export function serverStandIn(name: string, namespace: string, spec: object = {}): Manifest {
  const kinds = ['serviceMonitor', 'podMonitor', 'probe', 'scrapeConfig'];
  const selectors = kinds.flatMap((kind) => [[`${kind}Selector`, {}], [`${kind}NamespaceSelector`, {}]]);

  return { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name, namespace }, spec: { ...Object.fromEntries(selectors), ...spec } };
}

/** Secrets with keys whose values only the cluster knows. */
export function secretStandIns(keys: readonly NeededKey[], namespace: string): Manifest[] {
  return [...groupBy(keys, ({ secret }) => [secret])].map(([name, own]) => ({
    apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, stringData: Object.fromEntries(own.map(({ key }) => [key, PLACEHOLDER])),
  }));
}
