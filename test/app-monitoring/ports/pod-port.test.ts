import { EndpointProps } from '../../../lib/app-monitoring/endpoint-props';
import { addWorkload, errorsOf, monitor, newChart, synthOnly, WorkloadOptions } from '../../support/app';

const http = { name: 'http', containerPort: 8080 };
const admin = { name: 'admin', containerPort: 9000 };
const metrics = { name: 'metrics', containerPort: 9100 };
const bare = { containerPort: 7070 };
const dns = { name: 'dns', containerPort: 53, protocol: 'UDP' };
const container = (name: string, ...ports: object[]) => ({ name, ports });

function endpointAndPorts(workload: WorkloadOptions, props: EndpointProps) {
  const chart = newChart();
  addWorkload(chart, workload);
  monitor(chart, { ...props, operatorMode: true });
  const { port, portNumber } = synthOnly(chart, 'PodMonitor').spec.podMetricsEndpoints[0];
  const { containers, initContainers = [] } = synthOnly(chart, 'Deployment').spec.template.spec;

  return {
    port: port ?? portNumber,
    declared: [...containers, ...initContainers].map(({ ports = [] }) => ports.map((declared: any) => declared.containerPort)),
  };
}

function refusal(workload: WorkloadOptions, props: EndpointProps): string {
  const chart = newChart();
  addWorkload(chart, workload);
  monitor(chart, { ...props, operatorMode: true });

  return errorsOf(chart).join('\n');
}

describe('resolvePodPort()', () => {
  test.each<{ it: string; workload: WorkloadOptions; props: EndpointProps; port: number | string; declared: number[][] }>([
    {
      it: 'gives a number the name it is declared with',
      workload: { ports: [http, metrics] },
      props: { port: 9100 },
      port: 'metrics',
      declared: [[8080, 9100]],
    },
    { it: 'keeps a number that is declared without a name', workload: { ports: [http, bare] }, props: { port: 7070 }, port: 7070, declared: [[8080, 7070]] },
    { it: 'takes a name', workload: { ports: [http, admin] }, props: { port: 'admin' }, port: 'admin', declared: [[8080, 9000]] },
    { it: 'takes digits as text for the number', workload: { ports: [http] }, props: { port: '8080' }, port: 'http', declared: [[8080]] },
    { it: 'declares a number for you', workload: { ports: [http] }, props: { port: 9090 }, port: 9090, declared: [[8080, 9090]] },
    { it: 'declares a TCP port beside a UDP one', workload: { ports: [dns] }, props: { port: 53 }, port: 53, declared: [[53, 53]] },
    {
      it: 'finds the port in the second container',
      workload: { containers: [container('a', http), container('b', admin)] },
      props: { port: 9000 },
      port: 'admin',
      declared: [[8080], [9000]],
    },
    {
      it: 'looks into the stated container only',
      workload: { containers: [container('a', http), container('b', { name: 'web', containerPort: 8080 })] },
      props: { port: 8080, container: 'b' },
      port: 'web',
      declared: [[8080], [8080]],
    },
    {
      it: 'declares in the stated container',
      workload: { containers: [container('a', http), container('b')] },
      props: { port: 9090, container: 'b' },
      port: 9090,
      declared: [[8080], [9090]],
    },
    {
      it: 'finds the port of a sidecar',
      workload: { initContainers: [{ ...container('proxy', admin), restartPolicy: 'Always' }] },
      props: { port: 'admin' },
      port: 'admin',
      declared: [[], [9000]],
    },
    {
      it: 'declares in the main container beside a sidecar',
      workload: { initContainers: [{ ...container('proxy', admin), restartPolicy: 'Always' }] },
      props: { port: 9090 },
      port: 9090,
      declared: [[9090], [9000]],
    },
    {
      it: 'declares in a sidecar that is stated',
      workload: { initContainers: [{ ...container('proxy', admin), restartPolicy: 'Always' }] },
      props: { port: 9090, container: 'proxy' },
      port: 9090,
      declared: [[], [9000, 9090]],
    },
  ])('$it', ({ workload, props, port, declared }) => {
    expect(endpointAndPorts(workload, props)).toEqual({ port, declared });
  });

  test.each<{ it: string; ports?: object[]; port: number | string; declared: number[][] }>([
    { it: '8080, declared for you', port: 8080, declared: [[8080]] },
    { it: '8080 where only UDP is declared', ports: [dns], port: 8080, declared: [[53, 8080]] },
    { it: '8080 among others', ports: [admin, http], port: 'http', declared: [[9000, 8080]] },
    { it: 'the port named for metrics, with 8080 beside it', ports: [admin, http, metrics], port: 'metrics', declared: [[9000, 8080, 9100]] },
    { it: 'the only one', ports: [admin], port: 'admin', declared: [[9000]] },
    { it: 'the only TCP one', ports: [dns, admin], port: 'admin', declared: [[53, 9000]] },
    { it: 'metrics', ports: [admin, metrics], port: 'metrics', declared: [[9000, 9100]] },
    { it: 'http-metrics', ports: [admin, { name: 'http-metrics', containerPort: 1 }], port: 'http-metrics', declared: [[9000, 1]] },
  ])('is by default $it', ({ ports, port, declared }) => {
    expect(endpointAndPorts({ ports }, {})).toEqual({ port, declared });
  });

  test.each<{ it: string; workload: WorkloadOptions; props: EndpointProps; expected: string }>([
    {
      it: 'a name nobody declares',
      workload: { ports: [http, bare] },
      props: { port: 'metrics' },
      expected: '[shop/monitoring] AM210: port "metrics" is not declared by any container of Deployment "shop/cart" (declared: "http" 8080, 7070); use one of those, or the number',
    },
    {
      it: 'a name where nothing is declared',
      workload: {},
      props: { port: 'metrics' },
      expected: '[shop/monitoring] AM210: port "metrics" is not declared by any container of Deployment "shop/cart" (declared: none); use one of those, or the number',
    },
    {
      it: 'a UDP port by name',
      workload: { ports: [dns] },
      props: { port: 'dns' },
      expected: '[shop/monitoring] AM211: port "dns" is a UDP port, which cannot be scraped; use a TCP port',
    },
    {
      it: 'to choose among several',
      workload: { ports: [admin, bare] },
      props: {},
      expected: '[shop/monitoring] AM210: port is not set, and Deployment "shop/cart" declares several: "admin" 9000, 7070; set port to the one that serves metrics',
    },
    {
      it: 'to choose among containers',
      workload: { containers: [container('a'), container('b')] },
      props: { port: 9090 },
      expected: '[shop/monitoring] AM212: port 9090 is not declared by any container of Deployment "shop/cart", which has 2: "a", "b"; set container to the one that serves it',
    },
    {
      it: 'to choose among containers for the default',
      workload: { containers: [container('a'), container('b')] },
      props: {},
      expected: '[shop/monitoring] AM212: port 8080 is not declared by any container of Deployment "shop/cart", which has 2: "a", "b"; set container to the one that serves it',
    },
    {
      it: 'a port without a container',
      workload: { containers: [] },
      props: { port: 9090 },
      expected: '[shop/monitoring] AM212: Deployment "shop/cart" has no containers, so nothing can serve port 9090; add the container that serves the metrics',
    },
    {
      it: 'a container that is not there',
      workload: {},
      props: { container: 'b' },
      expected: '[shop/monitoring] AM212: container "b" is not in Deployment "shop/cart" (has "app"); use one of those',
    },
    {
      it: 'an init container that ends',
      workload: { initContainers: [container('init', admin)] },
      props: { port: 'admin' },
      expected: '[shop/monitoring] AM210: port "admin" is not declared by any container of Deployment "shop/cart" (declared: none); use one of those, or the number',
    },
    {
      it: 'a port of another container than the stated',
      workload: { containers: [container('a', http), container('b', admin)] },
      props: { port: 'http', container: 'b' },
      expected: '[shop/monitoring] AM210: port "http" is not declared by any container of Deployment "shop/cart" (declared: "admin" 9000); use one of those, or the number',
    },
  ])('refuses $it', ({ workload, props, expected }) => {
    expect(refusal(workload, props)).toBe(expected);
  });
});
