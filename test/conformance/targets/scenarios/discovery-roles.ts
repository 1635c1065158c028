/** What discovery by each role finds. */

import { cronJob, deployment, pod, service, workload } from '../../../support/app-on-8080';
import { namespace, node } from '../../../support/manifests/cluster';
import { Fields } from '../../../support/manifests/manifest';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../../support/manifests/monitors';
import { prometheus, prometheusAgent } from '../../../support/manifests/servers';
import { endpoints, ingress, rule } from '../../../support/manifests/services';
import { Scenario } from '../scenario';

const READY = { podIP: '10.0.0.8', hostIP: '192.168.0.1', phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] };

/** Something of everything. */
const CLUSTER = [
  namespace('shop', { team: 'a' }), node('n1', { labels: { zone: 'z1' }, annotations: { 'example.com/owner': 'ann' } }), node('n2', {}, { addresses: [{ type: 'Hostname', address: 'n2.example' }] }),
  deployment(), workload('StatefulSet', { name: 'db', labels: { app: 'db' }, spec: { serviceName: 'db' } }), cronJob({ name: 'night', labels: { app: 'night' } }),
  pod({ name: 'seen', status: READY, pod: { nodeName: 'n1', containers: [{ name: 'a', image: 'a', ports: [{ containerPort: 1 }, { name: 'two', containerPort: 2 }] }, { name: 'b', image: 'b' }] } }),
  service(), service({ selector: { app: 'db' }, clusterIP: 'None' }, { name: 'db', labels: { app: 'db' } }), service({ type: 'ExternalName', externalName: 'x.example', selector: undefined }, { name: 'out' }),
  service({ selector: undefined }, { name: 'hand', labels: { app: 'hand' } }), endpoints([{ addresses: [{ ip: '10.1.2.3' }], ports: [{ name: 'metrics', port: 9100 }] }], { name: 'hand' }),
  ingress({ rules: [rule('cart.example', '/', '/x'), rule('*.example', '/')], tls: [{ hosts: ['cart.example'] }] }),
  deployment({ namespace: 'stock', labels: { app: 'stock' } }), service({}, { namespace: 'stock' }),
];

const ALL = { selector: {}, namespaceSelector: { any: true } };

const META: readonly Fields[] = [{ action: 'labelmap', regex: '__meta_kubernetes_(.+)' }];

const ROLES = ['Pod', 'Service', 'Endpoints', 'EndpointSlice', 'Ingress', 'Node'];

const SELECTED: { readonly [name: string]: Fields } = {
  'pods by label': { role: 'Pod', selectors: [{ role: 'Pod', label: 'app=cart' }] },
  'pods by a set of labels': { role: 'Pod', selectors: [{ role: 'Pod', label: 'app in (cart,db),!nope' }] },
  'pods by field': { role: 'Pod', selectors: [{ role: 'Pod', field: 'metadata.name=seen' }] },
  'pods by phase': { role: 'Pod', selectors: [{ role: 'Pod', field: 'status.phase=Running' }] },
  'Services by label': { role: 'Service', selectors: [{ role: 'Service', label: 'app!=cart' }] },
  'Endpoints by the labels of Services': { role: 'Endpoints', selectors: [{ role: 'Service', label: 'app=db' }] },
  'EndpointSlices by the labels of pods': { role: 'EndpointSlice', selectors: [{ role: 'Pod', label: 'app=db' }] },
  'EndpointSlices by their own labels': { role: 'EndpointSlice', selectors: [{ role: 'EndpointSlice', label: 'kubernetes.io/service-name=db' }] },
  'Ingresses by label': { role: 'Ingress', selectors: [{ role: 'Ingress', label: 'app=nope' }] },
  'Nodes by label': { role: 'Node', selectors: [{ role: 'Node', label: 'zone=z1' }] },
  'pods with their nodes': { role: 'Pod', attachMetadata: { node: true } },
  'pods of named namespaces': { role: 'Pod', namespaces: { names: ['stock'] } },
  'EndpointSlices of named namespaces': { role: 'EndpointSlice', namespaces: { names: ['shop', 'stock'] } },
};

/** By ScrapeConfigs, and by monitors under both roles of a server. */
export const ROLE_SCENARIOS: readonly Scenario[] = [
  ...ROLES.flatMap((role): Scenario[] => [
    { name: `role ${role}`, manifests: [...CLUSTER, prometheus(), discovering({ role })] },
    { name: `role ${role} with all it says`, manifests: [...CLUSTER, prometheus(), discovering({ role }, { relabelings: META })] },
  ]),
  ...Object.entries(SELECTED).map(([name, discovery]): Scenario => ({ name: `discovery of ${name}`, manifests: [...CLUSTER, prometheus(), discovering(discovery)] })),
  {
    name: 'two discoveries and static targets in one job',
    manifests: [...CLUSTER, prometheus(), scrapeConfig({ kubernetesSDConfigs: [{ role: 'Pod' }, { role: 'Service' }] })],
  },
  ...['Endpoints', 'EndpointSlice', undefined].flatMap((serviceDiscoveryRole): Scenario[] => [
    {
      name: `monitors of a server by ${serviceDiscoveryRole ?? 'no'} role`,
      manifests: [...CLUSTER, prometheus({ serviceDiscoveryRole }), serviceMonitor({}, ALL), podMonitor({}, ALL), probe({ targets: { ingress: ALL } })],
    },
    {
      name: `monitors of a server by ${serviceDiscoveryRole ?? 'no'} role, any port`,
      manifests: [...CLUSTER, prometheus({ serviceDiscoveryRole }), serviceMonitor({ port: undefined }, ALL), podMonitor({ port: undefined }, ALL)],
    },
  ]),
  ...['2.20.0', '2.45.0', '2.54.1', '3.0.0'].map((version): Scenario => ({ name: `monitors of a server of ${version}`, manifests: [...CLUSTER, prometheus({ version }), serviceMonitor({}, ALL), podMonitor({}, ALL), probe()] })),
  { name: 'an agent', manifests: [...CLUSTER, prometheusAgent(), serviceMonitor({}, ALL), podMonitor({}, ALL), probe(), scrapeConfig()] },
  {
    name: 'an agent beside a server',
    manifests: [
      ...CLUSTER,
      prometheusAgent(),
      prometheus({ podMonitorSelector: undefined, probeSelector: undefined, scrapeConfigSelector: undefined }),
      serviceMonitor(),
      podMonitor(),
      probe(),
      scrapeConfig(),
    ],
  },
];


function discovering(discovery: Fields, spec: Fields = {}) {
  return scrapeConfig({ staticConfigs: undefined, kubernetesSDConfigs: [discovery], ...spec });
}
