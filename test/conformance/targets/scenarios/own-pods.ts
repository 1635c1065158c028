/** Pods that the operator runs for its own objects. */

import { Fields, Manifest, object } from '../../../support/manifests/manifest';
import { podMonitor, serviceMonitor } from '../../../support/manifests/monitors';
import { prometheus, prometheusAgent } from '../../../support/manifests/servers';
import { service } from '../../../support/manifests/services';
import { Scenario } from '../scenario';

const HOME = { namespace: 'monitoring' };
const ALL_PODS = podMonitor({ port: undefined }, { selector: {} }, { ...HOME, name: 'pods' });
const ALL_SERVICES = serviceMonitor({ port: undefined }, { selector: {} }, { ...HOME, name: 'services' });
const OF_SELF = service({ selector: { 'app.kubernetes.io/name': 'prometheus', 'team': 'infra' }, ports: [{ name: 'web', port: 80, targetPort: 'web' }, { name: 'reloader-web', port: 8080 }] }, { ...HOME, name: 'self', labels: { app: 'self' } });

const SPECS: { readonly [name: string]: Fields } = {
  'as it is': {},
  'two replicas and two shards': { replicas: 2, shards: 2 },
  'Thanos': { thanos: {} },
  'another port name': { portName: 'http' },
  'only its own host': { listenLocal: true },
  'labels and annotations': { podMetadata: { labels: { team: 'infra' }, annotations: { 'example.com/a': 'b' } } },
  'another container, and a patch': { containers: [{ name: 'proxy', image: 'proxy:1', ports: [{ name: 'https', containerPort: 9091 }] }, { name: 'config-reloader', ports: [{ name: 'reload', containerPort: 8080 }] }] },
  'a Service of its own': { serviceName: 'self' },
  'its node': { hostNetwork: true },
};

const OTHERS: { readonly [name: string]: readonly Manifest[] } = {
  'an agent': [prometheusAgent({}, { name: 'agent' })],
  'an Alertmanager': [own('Alertmanager', { replicas: 3 })],
  'a ThanosRuler': [own('ThanosRuler', { queryEndpoints: ['http://query:10902'] })],
  'all of them': [prometheusAgent({}, { name: 'agent' }), own('Alertmanager', {}), own('ThanosRuler', { queryEndpoints: ['http://query:10902'] })],
};

export const OWN_POD_SCENARIOS: readonly Scenario[] = [
  ...Object.entries(SPECS).map(([name, spec]): Scenario => ({ name: `Prometheus with ${name}`, manifests: [prometheus(spec), ALL_PODS, ALL_SERVICES, OF_SELF] })),
  ...Object.entries(OTHERS).map(([name, manifests]): Scenario => ({ name: `Prometheus beside ${name}`, manifests: [prometheus(), ALL_PODS, ALL_SERVICES, ...manifests] })),
];

function own(kind: string, spec: Fields): Manifest {
  return object('monitoring.coreos.com/v1', kind, { spec }, { ...HOME, name: 'main' });
}
