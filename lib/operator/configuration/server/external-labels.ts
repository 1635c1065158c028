/** Labels that a server gives to everything that leaves it. */
import { Entries } from '../entries';
import { ServerContext } from '../job-context';
import { mapInKeyOrder } from '../yaml/go-map';

/**
 * The labels name the server, its replica and, if zones divide its targets, its zone. An empty name turns a label off.
 *
 * A label of the user with one of these names is left out.
 * @see buildExternalLabels in pkg/prometheus/promcfg.go, v0.94.1
 */
export function externalLabels({ server: { namespace, name, spec }, settings }: ServerContext): Entries {
  const own = new Map<string, unknown>([
    [spec.prometheusExternalLabelName ?? 'prometheus', `${namespace}/${name}`],
    [spec.replicaExternalLabelName ?? 'prometheus_replica', '$(POD_NAME)'],
  ]);
  const { mode, topology } = spec.shardingStrategy ?? {};
  const zones = mode === 'Topology' && topology && (settings.featureGates?.PrometheusTopologySharding ?? true);
  if (zones) own.set(topology.externalLabelName ?? 'zone', '$(TOPOLOGY_ZONE)');
  own.delete('');

  return [['external_labels', mapInKeyOrder(Object.fromEntries([...Object.entries(spec.externalLabels ?? {}), ...own]))]];
}
