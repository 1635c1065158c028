/** Where Services of every type lead. */

import { deployment, METRICS, pod, service } from '../../../support/app-on-8080';
import { Fields, Manifest } from '../../../support/manifests/manifest';
import { scrapeConfig, serviceMonitor } from '../../../support/manifests/monitors';
import { prometheus } from '../../../support/manifests/servers';
import { endpoints, endpointSlice } from '../../../support/manifests/services';
import { Scenario } from '../scenario';

/** Asks by slices and by the older Endpoints, since they are not made alike, and the Service itself. */
const WATCHERS = [
  prometheus({ serviceDiscoveryRole: 'EndpointSlice' }, { name: 'slices' }),
  prometheus({ serviceDiscoveryRole: 'Endpoints' }, { name: 'endpoints' }),
  serviceMonitor(),
  serviceMonitor({ port: undefined }, {}, { name: 'any' }),
  serviceMonitor({ port: undefined, relabelings: [{ action: 'labelmap', regex: '__meta_kubernetes_(endpoint.+)' }] }, {}, { name: 'all' }),
  scrapeConfig({ staticConfigs: undefined, kubernetesSDConfigs: [{ role: 'Service' }], relabelings: [{ action: 'labelmap', regex: '__meta_kubernetes_(service_.+)' }] }),
];

const BARE = { selector: undefined };
const ADDRESS = { ip: '10.1.2.3' };
const PORT = { name: 'metrics', port: 9100 };

const NOT_READY = { podIP: '10.0.0.9', phase: 'Running', conditions: [{ type: 'Ready', status: 'False' }] };
const READY = { podIP: '10.0.0.8', phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] };

const OWN = { namespace: 'shop', name: 'cart', labels: { app: 'cart' } };

const TYPES: { readonly [name: string]: Fields } = {
  'ClusterIP': {},
  'a given address': { clusterIP: '10.96.0.10' },
  'headless': { clusterIP: 'None' },
  'headless without ports': { clusterIP: 'None', ports: undefined },
  'NodePort': { type: 'NodePort', ports: [{ name: 'metrics', port: 80, targetPort: 8080, nodePort: 30080 }] },
  'LoadBalancer': { type: 'LoadBalancer', loadBalancerIP: '192.0.2.1' },
  'ExternalName': { type: 'ExternalName', externalName: 'cart.example', selector: undefined },
  'ExternalName with ports and a selector': { type: 'ExternalName', externalName: 'cart.example' },
  'an empty selector': { selector: {} },
  'a selector of nobody': { selector: { app: 'nope' } },
  'several ports': { ports: [{ name: 'metrics', port: 80, targetPort: 8080 }, { name: 'other', port: 81, targetPort: 8081 }] },
  'an app protocol': { ports: [{ name: 'metrics', port: 80, targetPort: 8080, appProtocol: 'http' }] },
};

const ROWS: { readonly [name: string]: readonly Manifest[] } = {
  'no selector and no endpoints': [service(BARE)],
  'no selector, Endpoints by hand': [service(BARE), endpoints([{ addresses: [ADDRESS, { ip: '10.1.2.4', hostname: 'b', nodeName: 'n1' }], ports: [PORT] }])],
  'no selector, Endpoints with labels of their own': [service(BARE), endpoints([{ addresses: [ADDRESS], ports: [PORT] }], { labels: { app: 'other' } })],
  'no selector, Endpoints that are not ready': [service(BARE), endpoints([{ notReadyAddresses: [ADDRESS], ports: [PORT] }])],
  'no selector, Endpoints of two subsets': [service(BARE), endpoints([{ addresses: [ADDRESS], ports: [PORT] }, { addresses: [{ ip: '10.1.2.4' }], ports: [{ name: 'metrics', port: 9200 }] }])],
  'no selector, Endpoints without ports': [service(BARE), endpoints([{ addresses: [ADDRESS] }])],
  'no selector, Endpoints without subsets': [service(BARE), endpoints([])],
  'no selector, Endpoints that are not to be mirrored': [service(BARE), endpoints([{ addresses: [ADDRESS], ports: [PORT] }], { labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' } })],
  'a selector, Endpoints by hand': [service(), deployment(), endpoints([{ addresses: [ADDRESS], ports: [PORT] }])],
  'a selector of nobody, Endpoints by hand': [service(), endpoints([{ addresses: [ADDRESS], ports: [PORT] }])],
  'ExternalName with a selector, Endpoints by hand': [service({ type: 'ExternalName', externalName: 'cart.example' }), endpoints([{ addresses: [ADDRESS], ports: [PORT] }])],
  'ExternalName without a selector, Endpoints by hand': [service({ type: 'ExternalName', externalName: 'cart.example', ...BARE }), endpoints([{ addresses: [ADDRESS], ports: [PORT] }])],
  'Endpoints without a Service': [endpoints([{ addresses: [ADDRESS], ports: [PORT] }])],
  'no selector, an EndpointSlice by hand': [service(BARE), endpointSlice([{ addresses: ['10.1.2.3'], conditions: { ready: true } }], [PORT])],
  'no selector, an EndpointSlice that says nothing of readiness': [service(BARE), endpointSlice([{ addresses: ['10.1.2.3'] }], [PORT])],
  'no selector, an EndpointSlice that is not ready': [service(BARE), endpointSlice([{ addresses: ['10.1.2.3'], conditions: { ready: false } }], [PORT])],
  'no selector, an EndpointSlice with several addresses': [service(BARE), endpointSlice([{ addresses: ['10.1.2.3'] }, { addresses: ['10.1.2.4'], nodeName: 'n1', zone: 'z', hostname: 'h' }], [PORT])],
  'no selector, an EndpointSlice of IPv6': [service(BARE), endpointSlice([{ addresses: ['2001:db8::1'] }], [PORT], {}, 'IPv6')],
  'no selector, an EndpointSlice of names': [service(BARE), endpointSlice([{ addresses: ['cart.example'] }], [PORT], {}, 'FQDN')],
  'no selector, two EndpointSlices': [service(BARE), endpointSlice([{ addresses: ['10.1.2.3'] }], [PORT]), endpointSlice([{ addresses: ['10.1.2.4'] }], [PORT], { name: 'cart-more' })],
  'no selector, an EndpointSlice of another Service': [service(BARE), endpointSlice([{ addresses: ['10.1.2.3'] }], [PORT], { labels: { 'kubernetes.io/service-name': 'web' } })],
  'an EndpointSlice without a Service': [endpointSlice([{ addresses: ['10.1.2.3'] }], [PORT])],
  'an EndpointSlice that names a pod': [service(BARE), pod({ status: READY }), endpointSlice([{ addresses: ['10.0.0.8'], targetRef: { kind: 'Pod', namespace: 'shop', name: 'cart' } }], [{ name: 'metrics', port: 8080 }])],
  'an EndpointSlice beside a selector': [service(), deployment(), endpointSlice([{ addresses: ['10.1.2.3'] }], [PORT])],
  'pods that are not ready': [service(), pod({ status: NOT_READY })],
  'pods that are not ready and published all the same': [service({ publishNotReadyAddresses: true }), pod({ status: NOT_READY })],
  'a ready pod and one that is not': [service(), pod({ status: NOT_READY }), pod({ name: 'ready', status: READY })],
  'a pod without an address yet': [service({ publishNotReadyAddresses: true }), pod({ status: { phase: 'Pending' } })],
  'a pod that has ended': [service(), pod({ status: { ...READY, phase: 'Succeeded' } })],
  'a selector of two labels': [service({ selector: { app: 'cart', tier: 'x' } }), deployment(), deployment({ name: 'both', labels: { app: 'cart', tier: 'x' } })],
  'a selector beyond the namespace': [service(), deployment({ namespace: 'other' })],
  'a stateful app behind its own Service': [service({ clusterIP: 'None' }), pod({ pod: { hostname: 'a', subdomain: 'cart', containers: [{ name: 'cart', image: 'cart', ports: [METRICS] }] } })],
  'a pod that is about to end': [service(), { ...pod({ status: READY }), metadata: { ...OWN, deletionTimestamp: '2026-01-01T00:00:00Z', deletionGracePeriodSeconds: 30, finalizers: ['example.com/wait'] } }],
  'a pod that is about to end and is published all the same': [
    service({ publishNotReadyAddresses: true }), { ...pod({ status: READY }), metadata: { ...OWN, deletionTimestamp: '2026-01-01T00:00:00Z', deletionGracePeriodSeconds: 30, finalizers: ['example.com/wait'] } },
  ],
  'more pods than a slice holds': [service(), ...Array.from({ length: 130 }, (_, i) => pod({ name: `cart-${i}`, status: { ...READY, podIP: `10.0.1.${i + 1}` } }))],
  'Endpoints that name a node': [service(BARE), endpoints([{ addresses: [{ ...ADDRESS, targetRef: { kind: 'Node', name: 'n1' } }], ports: [PORT] }])],
  'Endpoints that name a pod': [service(BARE), pod({ status: READY }), endpoints([{ addresses: [{ ip: '10.0.0.8', targetRef: { kind: 'Pod', namespace: 'shop', name: 'cart' } }], ports: [{ name: 'metrics', port: 8080 }] }])],
  'Endpoints that name a pod that is not there': [service(BARE), endpoints([{ addresses: [{ ...ADDRESS, targetRef: { kind: 'Pod', namespace: 'shop', name: 'gone' } }], ports: [PORT] }])],
  'a pod with two addresses': [service(), pod({ status: { ...READY, podIPs: [{ ip: '10.0.0.8' }, { ip: '2001:db8::8' }] } })],
  'a Service of IPv6': [service({ ipFamilies: ['IPv6'] }), pod({ status: { ...READY, podIPs: [{ ip: '10.0.0.8' }, { ip: '2001:db8::8' }] } })],
  'a Service of both families': [service({ ipFamilyPolicy: 'RequireDualStack', ipFamilies: ['IPv4', 'IPv6'] }), pod({ status: { ...READY, podIPs: [{ ip: '10.0.0.8' }, { ip: '2001:db8::8' }] } })],
};

/** By slices and by Endpoints at once. */
export const SERVICE_SCENARIOS: readonly Scenario[] = [
  ...Object.entries(TYPES).map(([name, spec]): Scenario => ({ name: `a Service: ${name}`, manifests: [deployment(), service(spec), ...WATCHERS] })),
  ...Object.entries(ROWS).map(([name, manifests]): Scenario => ({ name, manifests: [...manifests, ...WATCHERS] })),
];
