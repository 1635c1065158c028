/** Which port is scraped. */

import { deployment, METRICS, pod, service } from '../../../support/app-on-8080';
import { Fields } from '../../../support/manifests/manifest';
import { podMonitor, serviceMonitor } from '../../../support/manifests/monitors';
import { prometheus } from '../../../support/manifests/servers';
import { Scenario } from '../scenario';

const CONTAINERS: { readonly [name: string]: Fields } = {
  'one port': { ports: [METRICS] },
  'two ports': { ports: [METRICS, { name: 'admin', containerPort: 9000 }] },
  'a port without a name': { ports: [{ containerPort: 8080 }] },
  'no port at all': { ports: [] },
  'UDP': { ports: [{ name: 'metrics', containerPort: 8080, protocol: 'UDP' }, { name: 'tcp', containerPort: 8080 }] },
  'a number as a name': { ports: [{ name: '8080', containerPort: 8081 }, { name: 'metrics', containerPort: 8080 }] },
  'a sidecar with the same port name': { pod: { containers: [container('cart', METRICS), container('proxy', { name: 'metrics', containerPort: 9100 })] } },
  'the same port in two containers': { pod: { containers: [container('cart', METRICS), container('proxy', METRICS)] } },
  'another container without ports': { pod: { containers: [container('cart', METRICS), container('helper')] } },
  'an init container with the port': { pod: { containers: [container('cart')], initContainers: [container('init', METRICS)] } },
  'a native sidecar with the port': { pod: { containers: [container('cart')], initContainers: [{ ...container('sidecar', METRICS), restartPolicy: 'Always' }] } },
};

const ENDPOINTS: { readonly [name: string]: Fields } = {
  'name': { port: 'metrics' },
  'the name of none': { port: 'nope' },
  'number as name': { port: '8080' },
  'target port by name': { port: undefined, targetPort: 'metrics' },
  'target port by number': { port: undefined, targetPort: 8080 },
  'target port that none declares': { port: undefined, targetPort: 7777 },
  'no port': { port: undefined },
  'port and target port': { port: 'metrics', targetPort: 9100 },
};

const POD_ENDPOINTS: { readonly [name: string]: Fields } = {
  'port number': { port: undefined, portNumber: 8080 },
  'port number that none declares': { port: undefined, portNumber: 7777 },
  'name': { port: 'metrics' },
  'number as name': { port: '8080' },
  'no port': { port: undefined },
  'target port by name': { port: undefined, targetPort: 'metrics' },
  'target port by number': { port: undefined, targetPort: 8080 },
  'port and port number': { port: 'metrics', portNumber: 9100 },
};

/** Every container with every way to name a port is 11 times 16: one cluster for each container holds all monitors. */
export const PORT_SCENARIOS: readonly Scenario[] = [
  ...Object.entries(CONTAINERS).map(([name, content]): Scenario => ({
    name: `${name}, by every way to name a port`,
    manifests: [
      deployment(content), service(), prometheus(),
      ...Object.values(ENDPOINTS).map((endpoint, i) => serviceMonitor(endpoint, {}, { name: `cart-${i}` })),
      ...Object.values(POD_ENDPOINTS).map((endpoint, i) => podMonitor(endpoint, {}, { name: `cart-${i}` })),
    ],
  })),
  ...Object.entries(ENDPOINTS).map(([name, endpoint]): Scenario => ({
    name: `ServiceMonitor, ${name}: a Service with names, numbers and none`,
    manifests: [
      deployment(CONTAINERS['two ports']), prometheus(), serviceMonitor(endpoint),
      service({ ports: [{ name: 'metrics', port: 8080, targetPort: 'metrics' }, { name: 'admin', port: 9000 }, { name: 'nowhere', port: 7777 }] }),
    ],
  })),
  {
    name: 'a Service port without a name',
    manifests: [deployment(), service({ ports: [{ port: 8080 }] }), prometheus(), serviceMonitor(), serviceMonitor({ port: undefined }, {}, { name: 'any' })],
  },
  {
    name: 'a named target port that differs per pod',
    manifests: [
      pod({ name: 'old', ports: [{ name: 'metrics', containerPort: 8080 }] }), pod({ name: 'new', ports: [{ name: 'metrics', containerPort: 9090 }] }), pod({ name: 'none', ports: [] }),
      service({ ports: [{ name: 'metrics', port: 80, targetPort: 'metrics' }] }), prometheus(), serviceMonitor(),
    ],
  },
  {
    name: 'a named target port on a native sidecar',
    manifests: [
      deployment(CONTAINERS['a native sidecar with the port']), service({ ports: [{ name: 'metrics', port: 80, targetPort: 'metrics' }] }), prometheus(), serviceMonitor(), podMonitor(),
    ],
  },
  {
    name: 'a named target port on an init container',
    manifests: [
      deployment(CONTAINERS['an init container with the port']),
      service({ ports: [{ name: 'metrics', port: 80, targetPort: 'metrics' }] }),
      prometheus(),
      serviceMonitor(),
      podMonitor(),
    ],
  },
  {
    name: 'a UDP port of a Service, which a container declares as TCP',
    manifests: [deployment(), service({ ports: [{ name: 'metrics', port: 80, targetPort: 'metrics', protocol: 'UDP' }] }), prometheus(), serviceMonitor()],
  },
  {
    name: 'one name for TCP and UDP',
    manifests: [
      deployment(CONTAINERS.UDP),
      service({ ports: [{ name: 'metrics', port: 80, targetPort: 'metrics', protocol: 'UDP' }] }),
      prometheus(),
      serviceMonitor(),
    ],
  },
  {
    name: 'target port 0',
    manifests: [deployment(), service(), prometheus(), serviceMonitor({ port: undefined, targetPort: 0 }), podMonitor({ port: undefined, targetPort: 0 })],
  },
  {
    name: 'several endpoints of one monitor',
    manifests: [
      deployment(CONTAINERS['two ports']), service({ ports: [{ name: 'metrics', port: 80, targetPort: 8080 }, { name: 'admin', port: 81, targetPort: 9000 }] }), prometheus(),
      serviceMonitor({}, { endpoints: [{ port: 'metrics' }, { port: 'admin' }, { port: 'metrics' }, { targetPort: 9000, path: '/x' }] }),
      podMonitor({}, { podMetricsEndpoints: [{ port: 'metrics' }, { portNumber: 9000 }, { port: 'nope' }] }),
    ],
  },
  {
    name: 'ports of a Service that share a target',
    manifests: [
      deployment(), service({ ports: [{ name: 'metrics', port: 80, targetPort: 8080 }, { name: 'also', port: 81, targetPort: 8080 }] }), prometheus(),
      serviceMonitor({ port: 'also' }), serviceMonitor({ port: undefined }, {}, { name: 'any' }),
    ],
  },
];

function container(name: string, ...ports: readonly Fields[]): Fields {
  return { name, image: `${name}:1`, ...ports.length > 0 && { ports } };
}
