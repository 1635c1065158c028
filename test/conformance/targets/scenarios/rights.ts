/** What servers find whose account may not read everything. */

import { cronJob, deployment, pod, service } from '../../../support/app-on-8080';
import { binding, role, serverWithAccount } from '../../../support/manifests/access';
import { namespace, node } from '../../../support/manifests/cluster';
import { secret } from '../../../support/manifests/configuration';
import { Fields, Manifest } from '../../../support/manifests/manifest';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../../support/manifests/monitors';
import { ingress, rule } from '../../../support/manifests/services';
import { randomAccess } from '../../access/random-roles';
import { Scenario } from '../scenario';

const RUNNING = { podIP: '10.0.0.8', hostIP: '192.168.0.1', phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] };

/** Something of everything, in two namespaces. */
const CLUSTER = [
  namespace('shop', { team: 'a' }), namespace('stock'), node('n1', { labels: { zone: 'z1' } }), deployment(), service(), ingress(), cronJob({ name: 'night', labels: { app: 'night' } }),
  deployment({ namespace: 'stock' }), service({}, { namespace: 'stock' }), ingress({ rules: [rule('stock.example', '/')] }, { namespace: 'stock' }), pod({ name: 'seen', status: RUNNING, pod: { nodeName: 'n1' } }),
];

const OF_SERVICES = ['endpoints', 'services', 'pods'];
const NEEDED: { readonly [role: string]: readonly string[] } = {
  Pod: ['pods'], Service: ['services'], Endpoints: OF_SERVICES, EndpointSlice: ['endpointslices', 'services', 'pods'], Ingress: ['ingresses'], Node: ['nodes'],
};
const ALL = [...new Set(Object.values(NEEDED).flat())];
const BOTH = { names: ['shop', 'stock'] };
const ANY = { selector: {}, namespaceSelector: { any: true } };
const IN_BOTH = { selector: {}, namespaceSelector: { matchNames: BOTH.names } };
const VERBS: { readonly [name: string]: readonly string[] } = { 'list and watch': ['list', 'watch'], 'list alone': ['list'], 'watch alone': ['watch'], 'get alone': ['get'] };

/** Both are judged: the role that is bound, and one that is not. */
const granted = (place: string, resources: readonly string[], verbs?: readonly string[]) => [role(place, resources, verbs), binding(place)];
const discovering = (...kubernetesSDConfigs: readonly Fields[]) => scrapeConfig({ staticConfigs: undefined, kubernetesSDConfigs });
const limited = (name: string, ...manifests: readonly Manifest[]): Scenario => ({ name: `rights: ${name}`, manifests: [...CLUSTER, ...manifests], hasRights: true });
const served = (name: string, ...manifests: readonly Manifest[]) => limited(name, serverWithAccount(), ...manifests);

function additional(name: string, discovery: Fields, ...manifests: readonly Manifest[]): Scenario {
  const jobs = JSON.stringify([{ job_name: 'more', kubernetes_sd_configs: [discovery], relabel_configs: [{ action: 'labelmap', regex: '__meta_kubernetes_(namespace.*|pod_deployment_name|pod_job_name)' }] }]);

  return limited(
    `additional, ${name}`, serverWithAccount('main', { additionalScrapeConfigs: { name: 'more', key: 'jobs' } }), secret({ jobs }, { namespace: 'monitoring', name: 'more' }), ...manifests,
  );
}

/** Monitors of every kind, in one server. */
const MONITORS = [
  serviceMonitor({}, ANY), serviceMonitor({}, { ...IN_BOTH, serviceDiscoveryRole: 'EndpointSlice' }, { name: 'slices' }), podMonitor({}, IN_BOTH), podMonitor({}, ANY, { name: 'any' }),
  probe({ targets: { ingress: { selector: {}, namespaceSelector: { any: true } } } }), podMonitor({}, { ...IN_BOTH, attachMetadata: { node: true } }, { name: 'nodes' }), scrapeConfig(),
  scrapeConfig({ staticConfigs: undefined, kubernetesSDConfigs: [{ role: 'Service', namespaces: BOTH }, { role: 'Node' }] }, { name: 'services' }),
];

/** Random roles that certainly name the account of the server. */
const RANDOM = Array.from({ length: 40 }, (_, i) => {
  const roles = randomAccess(20_261_129 + i * 7919, true).objects;

  return served(`random roles ${i}`, ...roles, ...MONITORS);
});

export const RIGHTS_SCENARIOS: readonly Scenario[] = [
  ...Object.entries(NEEDED).flatMap(([kind, needed]): Scenario[] => [
    served(`${kind} everywhere`, ...granted('', needed), discovering({ role: kind })),
    served(`${kind} everywhere with roles of one namespace`, ...granted('shop', needed), discovering({ role: kind })),
    served(`${kind} of two namespaces with roles of one`, ...granted('shop', needed), discovering({ role: kind, namespaces: BOTH })),
    served(`${kind} of two namespaces with roles of all`, ...granted('', needed), discovering({ role: kind, namespaces: BOTH })),
    ...needed.map((resource) => served(`${kind} without ${resource}`, ...granted('', ALL.filter((other) => other !== resource)), discovering({ role: kind, namespaces: BOTH }))),
    served(`${kind} with its node, without nodes`, ...granted('', ALL.filter((other) => other !== 'nodes')), discovering({ role: kind, attachMetadata: { node: true } })),
    served(`${kind} with its node`, ...granted('', ALL), discovering({ role: kind, attachMetadata: { node: true } })),
  ]),
  ...Object.entries(VERBS).map(([name, verbs]) => served(`to ${name}`, ...granted('', ALL, verbs), ...MONITORS)),
  served('ServiceMonitors without pods', ...granted('', ALL.filter((other) => other !== 'pods')), ...MONITORS),
  served('ServiceMonitors without EndpointSlices', ...granted('', OF_SERVICES), ...MONITORS),
  served('of the own namespace alone', ...granted('monitoring', ALL), ...MONITORS),
  served('of one namespace', ...granted('stock', ALL), ...MONITORS),
  served('two discoveries of one job', ...granted('shop', ['pods']), discovering({ role: 'Pod', namespaces: { names: ['shop'] } }, { role: 'Service' })),
  served('zones that are attached', ...granted('', OF_SERVICES), podMonitor({}, { ...ANY, attachMetadata: { node: false } })),
  limited('shards', serverWithAccount('main', { shards: 2 }), ...granted('shop', OF_SERVICES), ...MONITORS),
  limited('two servers', serverWithAccount(), serverWithAccount('other', { serviceAccountName: 'prometheus', serviceDiscoveryRole: 'EndpointSlice' }), ...granted('shop', OF_SERVICES), ...MONITORS),
  additional('pods', { role: 'pod', namespaces: BOTH }, ...granted('shop', ['pods'])),
  additional('pods with their namespace', { role: 'pod', attach_metadata: { namespace: true } }, ...granted('', ['pods'])),
  additional('pods with their namespace, allowed', { role: 'pod', attach_metadata: { namespace: true } }, ...granted('', ['pods', 'namespaces'])),
  additional('pods with their Deployment', { role: 'pod', attach_metadata: { deployment: true } }, ...granted('', ['pods'])),
  additional('pods with their Job', { role: 'pod', attach_metadata: { job: true } }, ...granted('', ['pods'])),
  additional('Services with their namespace', { role: 'service', attach_metadata: { namespace: true } }, ...granted('', ['services'])),
  additional('Ingresses with their namespace', { role: 'ingress', attach_metadata: { namespace: true } }, ...granted('', ['ingresses'])),
  additional('Endpoints with their namespace', { role: 'endpoints', attach_metadata: { namespace: true } }, ...granted('', OF_SERVICES)),
  additional('Endpoints with a Deployment', { role: 'endpoints', attach_metadata: { deployment: true } }, ...granted('', OF_SERVICES)),
  additional('EndpointSlices with a CronJob', { role: 'endpointslice', attach_metadata: { cronjob: true } }, ...granted('', ALL)),
  additional('nodes', { role: 'node' }, ...granted('', ['pods'])),
  ...RANDOM,
];
