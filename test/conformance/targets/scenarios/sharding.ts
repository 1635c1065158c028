/** Which shard of a server takes a target. */

import { deployment, pod, service, workload } from '../../../support/app-on-8080';
import { secret } from '../../../support/manifests/configuration';
import { Fields, Manifest } from '../../../support/manifests/manifest';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../../support/manifests/monitors';
import { prometheus, prometheusAgent } from '../../../support/manifests/servers';
import { endpointSlice, ingress } from '../../../support/manifests/services';
import { Scenario } from '../scenario';

const READY = { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] };

/** Addresses that are known, and many enough to be in all shards. */
const SEEN = Array.from({ length: 6 }, (_, i) => pod({ name: `cart-${i}`, status: { ...READY, podIP: `10.0.0.${i + 1}` } }));

const ROWS: { readonly [name: string]: readonly Manifest[] } = {
  'pods with addresses': [...SEEN, service(), serviceMonitor(), podMonitor()],
  'pods whose addresses nobody knows': [deployment(), deployment({ name: 'web' }), workload('DaemonSet', { name: 'each' }), service(), serviceMonitor(), podMonitor()],
  'both': [...SEEN.slice(0, 3), deployment({ name: 'web' }), service(), serviceMonitor(), podMonitor()],
  'endpoints by hand': [
    service({ selector: undefined }), endpointSlice(['10.1.1.1', '10.1.1.2', '10.1.1.3', '10.1.1.4'].map((address) => ({ addresses: [address] })), [{ name: 'metrics', port: 9100 }]), serviceMonitor(),
  ],
  'static targets': [scrapeConfig({ staticConfigs: [{ targets: ['a:1', 'b:2', 'c:3', 'd:4', 'e:5'] }] })],
  'probes': [probe({ targets: { staticConfig: { static: ['a', 'b', 'c', 'd', 'https://e/f'] } } })],
  'Ingresses': [ingress(), ingress({}, { name: 'again' }), probe({ targets: { ingress: { selector: {} } } })],
  'Services': [service(), service({}, { name: 'web' }), service({}, { name: 'stock' }), scrapeConfig({ staticConfigs: undefined, kubernetesSDConfigs: [{ role: 'Service' }] })],
  'jobs that the operator does not write': [
    ...SEEN, deployment({ name: 'web' }), secret({ jobs: JSON.stringify([{ job_name: 'mine', static_configs: [{ targets: ['a:1', 'b:2'] }] }, { job_name: 'pods', kubernetes_sd_configs: [{ role: 'pod' }] }]) }, { namespace: 'monitoring' }),
  ],
  'pods of a ScrapeConfig': [...SEEN, deployment({ name: 'web' }), scrapeConfig({ staticConfigs: undefined, kubernetesSDConfigs: [{ role: 'Pod' }] })],
};

const RULES: { readonly [name: string]: readonly Fields[] } = {
  'a hash of something else': [{ sourceLabels: ['__meta_kubernetes_pod_name'], targetLabel: '__tmp_hash', action: 'hashmod', modulus: 2 }],
  'sharding turned off': [{ targetLabel: '__tmp_disable_sharding', replacement: '1' }],
  'sharding turned off for some': [{ sourceLabels: ['__meta_kubernetes_pod_name'], regex: 'cart-[12]', targetLabel: '__tmp_disable_sharding', replacement: 'x' }],
  'another address': [{ targetLabel: '__address__', replacement: 'cart:80' }],
  'another port': [{ sourceLabels: ['__meta_kubernetes_pod_ip'], targetLabel: '__address__', replacement: '$1:99' }],
};

/** Every row with one shard, with two and with three. */
export const SHARDING_SCENARIOS: readonly Scenario[] = [
  ...[1, 2, 3].flatMap((shards) => Object.entries(ROWS).map(([name, manifests]): Scenario => ({ name: `${shards} shards: ${name}`, manifests: [...manifests, prometheus({ shards, ...name.startsWith('jobs') && { additionalScrapeConfigs: { name: 'login', key: 'jobs' } } })] }))),
  ...Object.entries(RULES).map(([name, relabelings]): Scenario => ({
    name: `2 shards: ${name}`,
    manifests: [...SEEN, deployment({ name: 'web' }), service(), prometheus({ shards: 2 }), serviceMonitor({ relabelings }), podMonitor({ relabelings }), scrapeConfig({ relabelings })],
  })),
  {
    name: '2 shards of an agent',
    manifests: [
      ...SEEN,
      service(),
      serviceMonitor(),
      podMonitor(),
      probe(),
      scrapeConfig(),
      { ...prometheusAgent(), spec: { ...(prometheusAgent().spec as Fields), shards: 2 } },
    ],
  },
];
