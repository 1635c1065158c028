import { binding, role, serverWithAccount } from '../../support/manifests/access';
import { secret } from '../../support/manifests/configuration';
import { Fields, Manifest, object } from '../../support/manifests/manifest';
import { podMonitor, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';
import { reported } from '../../support/reported';

const all = ['pods', 'services', 'endpoints'];
const everywhere = [role('', all), binding('')];
const attached = { attachMetadata: { node: true } };
const DENIED = 'ServiceAccount "monitoring/prometheus" of "Prometheus/monitoring/main" is not allowed to list and watch nodes';
const GRANT = 'create a ClusterRole with get, list and watch on nodes, and bind it to this ServiceAccount with a ClusterRoleBinding';

/** A server with a discovery in a Secret. */
function additional(discovery: Fields): Manifest[] {
  const jobs = JSON.stringify([{ job_name: 'more', kubernetes_sd_configs: [discovery] }]);

  return [
    serverWithAccount('main', { additionalScrapeConfigs: { name: 'more', key: 'jobs' } }), secret({ jobs }, { namespace: 'monitoring', name: 'more' }),
  ];
}

describe('AM949', () => {
  test.each([
    {
      it: 'finds nodes that a ServiceMonitor attaches',
      given: [serverWithAccount(), ...everywhere, serviceMonitor({}, attached)],
      expected: [`error ServiceMonitor/shop/cart: ${DENIED}, which attachMetadata.node requires, so Prometheus finds no targets; ${GRANT}, or remove attachMetadata.node`],
    },
    {
      it: 'finds nodes that a PodMonitor attaches',
      given: [serverWithAccount(), ...everywhere, podMonitor({}, attached)],
      expected: [expect.stringMatching(/^error PodMonitor\/shop\/cart: .* which attachMetadata.node requires/)],
    },
    {
      it: 'finds nodes that a ScrapeConfig attaches',
      given: [serverWithAccount(), ...everywhere, scrapeConfig({ staticConfigs: undefined, kubernetesSDConfigs: [{ role: 'Pod', ...attached }] })],
      expected: [expect.stringMatching(/^error ScrapeConfig\/shop\/cart: .* which attachMetadata.node requires/)],
    },
    {
      it: 'does not let a Role of a namespace suffice',
      given: [serverWithAccount(), role('shop', [...all, 'nodes']), binding('shop'), serviceMonitor({}, attached)],
      expected: [expect.stringContaining(DENIED)],
    },
    {
      it: 'names the scrape class that attaches nodes',
      given: [serverWithAccount('main', { scrapeClasses: [{ name: 'nodes', default: true, ...attached }] }), ...everywhere, podMonitor()],
      expected: [`error PodMonitor/shop/cart: ${DENIED}, which attachMetadata.node of its scrape class requires, so Prometheus finds no targets; ${GRANT}, or remove attachMetadata.node from the scrape class in "Prometheus/monitoring/main"`],
    },
    {
      it: 'names sharding by zone, before Kubernetes 1.35',
      kubernetesVersion: '1.34',
      given: [
        serverWithAccount('main', { shards: 2, shardingStrategy: { mode: 'Topology', topology: { values: ['a', 'b'] } } }), ...everywhere, podMonitor(),
      ],
      expected: [`error PodMonitor/shop/cart: ${DENIED}, which sharding by zone in "Prometheus/monitoring/main" requires, so Prometheus finds no targets; ${GRANT}`],
    },
    {
      it: 'warns where it may list, but not watch',
      given: [serverWithAccount(), role('', [...all, 'nodes'], ['list']), binding(''), podMonitor({}, attached)],
      expected: [expect.stringMatching(/^warning .* is allowed to list nodes, which attachMetadata.node requires, but not to watch them/)],
    },
    {
      it: 'is a note where roles may be installed with the server',
      given: [serverWithAccount(), ...everywhere, podMonitor({}, attached), object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: { targetNamespace: 'monitoring' } }, { namespace: 'flux-system', name: 'stack' })],
      expected: [expect.stringMatching(/^info .* so Prometheus finds no targets unless HelmRelease "flux-system\/stack" installs a role for it/)],
    },
    {
      it: 'warns of a label that targets lack, where the discovery does not wait for it',
      given: [...additional({ role: 'endpoints', attach_metadata: { deployment: true } }), ...everywhere],
      expected: ['warning Prometheus/monitoring/main: ServiceAccount "monitoring/prometheus" of "Prometheus/monitoring/main" is not allowed to list and watch replicasets in all namespaces, which attach_metadata.deployment requires, so targets lack the label "__meta_kubernetes_pod_deployment_name"; create a ClusterRole with get, list and watch on replicasets, and bind it to this ServiceAccount with a ClusterRoleBinding, or remove attach_metadata.deployment'],
    },
    {
      it: 'finds ReplicaSets that pods wait for',
      given: [...additional({ role: 'pod', attach_metadata: { deployment: true } }), ...everywhere],
      expected: [expect.stringMatching(/^error .* list and watch replicasets in all namespaces, which attach_metadata.deployment requires, so Prometheus finds no targets there;/)],
    },
    { it: 'is silent where nodes are permitted', given: [serverWithAccount(), role('', [...all, 'nodes']), binding(''), podMonitor({}, attached)], expected: [] },
    { it: 'is silent where nothing is attached', given: [serverWithAccount(), ...everywhere, podMonitor(), serviceMonitor()], expected: [] },
    { it: 'is silent where no binding is known', given: [serverWithAccount(), podMonitor({}, attached)], expected: [] },
    {
      it: 'is silent about an Ingress, which has no node',
      given: [
        serverWithAccount(), role('', ['ingresses']), binding(''), scrapeConfig({ staticConfigs: undefined, kubernetesSDConfigs: [{ role: 'Ingress', ...attached }] }),
      ],
      expected: [],
    },
  ])('$it', ({ given, kubernetesVersion, expected }) => expect(reported('AM949', given, { kubernetesVersion })).toEqual(expected));
});
