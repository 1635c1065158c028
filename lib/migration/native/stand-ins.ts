/** Placeholders for objects of the cluster, while it is worked out what becomes of migrated jobs. */
import { NeededSecrets } from './needed-secrets';
import { PLACEHOLDER } from '../../kubernetes/placeholder';
import { Manifest } from '../../manifests/manifest';
import { groupBy } from '../../units/group';

/** A server that selects everything. */
export function serverStandIn(name: string, namespace: string, spec: object = {}): Manifest {
  const kinds = ['serviceMonitor', 'podMonitor', 'probe', 'scrapeConfig'];
  const selectors = kinds.flatMap((kind) => [[`${kind}Selector`, {}], [`${kind}NamespaceSelector`, {}]]);

  return { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name, namespace }, spec: { ...Object.fromEntries(selectors), ...spec } };
}

/** The Secrets and ConfigMaps that jobs refer to, with keys whose values only the cluster knows. */
export function secretStandIns(needs: readonly NeededSecrets[], namespace: string): Manifest[] {
  const keys = needs.flatMap(({ keys: own, mounted }) => [...own.map(({ secret, key }) => ({ kind: 'Secret', name: secret, key })), ...mounted]);

  return [...groupBy(keys, ({ kind, name }) => [`${kind}/${name}`]).values()].map((own) => {
    const [{ kind, name }] = own;

    return { apiVersion: 'v1', kind, metadata: { name, namespace }, [kind === 'Secret' ? 'stringData' : 'data']: Object.fromEntries(own.map(({ key }) => [key, PLACEHOLDER])) };
  });
}
