/** The same scenarios for servers of another version of Prometheus. */
import { Scenario, serversOf } from './scenario';
import { PrometheusMinor } from '../prometheus-minors/minors';

/** Scenarios with servers, all of which have that version. Those with a `prometheus.yml` that no operator writes are left out: it has no version. */
export function ofPrometheus({ version }: PrometheusMinor, scenarios: readonly Scenario[]): Scenario[] {
  const withServers = scenarios.filter(({ manifests, prometheusConfig }) => prometheusConfig === undefined && serversOf(manifests).length > 0);

  return withServers.map(({ name, hasRights, manifests }) => ({
    name,
    hasRights,
    manifests: manifests.map((manifest) => (isServer(manifest) ? { ...manifest, spec: { ...manifest.spec as object, version: `v${version}` } } : manifest)),
  }));
}

function isServer({ kind }: { readonly kind: string }): boolean {
  return kind === 'Prometheus' || kind === 'PrometheusAgent';
}
