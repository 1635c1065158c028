import { JsonPatch } from 'cdk8s';
import { EndpointProps } from '../../../lib/app-monitoring/endpoint-props';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { addService, addWorkload, errorsOf, monitor, newChart, synthOnly } from '../../support/app';

const SERVICE = { operatorMode: true, monitorType: MonitorType.SERVICE };
const web = { name: 'web', port: 80, targetPort: 8080 };
const http = { name: 'http', containerPort: 8080 };
const admin = { name: 'admin', containerPort: 9000 };

interface Row {
  readonly it: string;
  readonly ports: readonly object[];
  /** A Service without ports is admissible only if it is headless. */
  readonly isHeadless?: boolean;
  readonly container?: readonly object[];
  readonly props?: EndpointProps;
  readonly endpoint: object;
  readonly service?: readonly object[];
  readonly declared?: readonly object[];
}

function chartOf({ ports, container, props, isHeadless }: Pick<Row, 'ports' | 'container' | 'props' | 'isHeadless'>) {
  const chart = newChart();
  addWorkload(chart, { ports: container });
  const service = addService(chart, { ports });
  if (isHeadless) service.addJsonPatch(JsonPatch.add('/spec/clusterIP', 'None'));
  monitor(chart, { ...SERVICE, ...props });

  return chart;
}

describe('resolveServicePort()', () => {
  test.each<Row>([
    { it: 'names the port of a Service by its number', ports: [web], props: { port: 80 }, endpoint: { port: 'web' } },
    { it: 'takes its name', ports: [web], props: { port: 'web' }, endpoint: { port: 'web' } },
    { it: 'takes digits as text', ports: [web], props: { port: '80' }, endpoint: { port: 'web' } },
    { it: 'finds the Service port that leads to a container number', ports: [web], props: { port: 8080 }, endpoint: { port: 'web' } },
    {
      it: 'finds the Service port that leads to a container name',
      ports: [{ ...web, targetPort: 'http' }],
      container: [http],
      props: { port: 'http' },
      endpoint: { port: 'web' },
    },
    {
      it: 'finds the Service port whose named target has the number',
      ports: [{ ...web, targetPort: 'http' }],
      container: [http],
      props: { port: 8080 },
      endpoint: { port: 'web' },
    },
    { it: 'finds the Service port whose numbered target has the name', ports: [web], container: [http], props: { port: 'http' }, endpoint: { port: 'web' } },
    { it: 'takes the target of a port without one for its number', ports: [{ name: 'web', port: 8080 }], props: { port: 8080 }, endpoint: { port: 'web' } },
    {
      it: 'prefers the Service\'s number to a container\'s',
      ports: [{ name: 'a', port: 8080, targetPort: 1 }, { name: 'b', port: 80, targetPort: 8080 }],
      props: { port: 8080 },
      endpoint: { port: 'a' },
    },
    {
      it: 'gives a port without a name one',
      ports: [{ port: 80, targetPort: 8080 }],
      props: { port: 80 },
      endpoint: { port: 'metrics' },
      service: [{ name: 'metrics', port: 80, targetPort: 8080 }],
    },
    {
      it: 'gives it one that is free',
      ports: [{ name: 'metrics', port: 1 }, { port: 80 }],
      props: { port: 80 },
      endpoint: { port: 'metrics-1' },
      service: [{ name: 'metrics', port: 1 }, { name: 'metrics-1', port: 80 }],
    },
    {
      it: 'selects a declared port the Service does not offer by its name',
      ports: [web],
      container: [http, admin],
      props: { port: 9000 },
      endpoint: { targetPort: 'admin' },
    },
    {
      it: 'selects a port without a name by its number',
      ports: [web],
      container: [http, { containerPort: 9000 }],
      props: { port: 9000 },
      endpoint: { targetPort: 9000 },
    },
    { it: 'declares a port nobody declares', ports: [web], props: { port: 9000 }, endpoint: { targetPort: 9000 }, declared: [{ containerPort: 9000 }] },
    {
      it: 'does not take a UDP port of the same number',
      ports: [{ name: 'u', port: 8080, protocol: 'UDP' }, { name: 't', port: 80, targetPort: 8080 }],
      props: { port: 8080 },
      endpoint: { port: 't' },
    },
    {
      it: 'takes a port whose target nobody declares: it may be injected',
      ports: [{ ...web, targetPort: 'injected' }],
      props: { port: 'web' },
      endpoint: { port: 'web' },
    },
  ])('$it', (row) => {
    const chart = chartOf(row);

    const { port, targetPort } = synthOnly(chart, 'ServiceMonitor').spec.endpoints[0];
    expect({ ...(port !== undefined && { port }), ...(targetPort !== undefined && { targetPort }) }).toEqual(row.endpoint);
    expect(synthOnly(chart, 'Service').spec.ports).toEqual(row.service ?? row.ports);
    expect(synthOnly(chart, 'Deployment').spec.template.spec.containers[0].ports).toEqual(row.declared ?? row.container);
  });

  test.each<Omit<Row, 'props'>>([
    {
      it: 'the one that leads to the container\'s only port',
      ports: [{ name: 'a', port: 1, targetPort: 9000 }, { name: 'b', port: 2, targetPort: 2 }],
      container: [admin],
      endpoint: { port: 'a' },
    },
    { it: 'the container\'s 8080', ports: [{ name: 'a', port: 1, targetPort: 9000 }, web], container: [admin, http], endpoint: { port: 'web' } },
    {
      it: 'the container\'s, beside a Service that does not offer it',
      ports: [{ name: 'a', port: 1, targetPort: 9000 }],
      container: [admin, http],
      endpoint: { targetPort: 'http' },
    },
    { it: 'the Service\'s only one where nothing is declared', ports: [{ name: 'a', port: 1, targetPort: 9000 }], endpoint: { port: 'a' } },
    { it: 'the Service\'s 8080', ports: [{ name: 'a', port: 1, targetPort: 9000 }, web], endpoint: { port: 'web' } },
    { it: 'the Service\'s metrics', ports: [{ name: 'a', port: 1 }, { name: 'metrics', port: 2 }], endpoint: { port: 'metrics' } },
    { it: '8080, declared for you, where neither offers any', ports: [], isHeadless: true, endpoint: { targetPort: 8080 }, declared: [{ containerPort: 8080 }] },
  ])('is by default $it', (row) => {
    const chart = chartOf(row);

    const { port, targetPort } = synthOnly(chart, 'ServiceMonitor').spec.endpoints[0];
    expect({ ...(port !== undefined && { port }), ...(targetPort !== undefined && { targetPort }) }).toEqual(row.endpoint);
  });

  test.each<{ it: string; ports: object[]; container?: object[]; props?: EndpointProps; expected: string }>([
    {
      it: 'a name nobody offers',
      ports: [web],
      container: [http],
      props: { port: 'metrics' },
      expected: '[shop/monitoring] AM213: port "metrics" is neither on Service "shop/cart" (has "web" 80) nor declared by a container of Deployment "shop/cart"; use one of those, or a number',
    },
    {
      it: 'a name where there are no ports',
      ports: [],
      props: { port: 'metrics' },
      expected: '[shop/monitoring] AM213: port "metrics" is neither on Service "shop/cart" (has none) nor declared by a container of Deployment "shop/cart"; use one of those, or a number',
    },
    {
      it: 'to choose among the Service\'s',
      ports: [{ name: 'a', port: 1 }, { name: 'b', port: 2 }],
      expected: '[shop/monitoring] AM213: port is not set, and Service "shop/cart" has several: "a" 1, "b" 2; set port to the one that serves metrics',
    },
    {
      it: 'to choose among the container\'s',
      ports: [web],
      container: [admin, { containerPort: 7070 }],
      expected: '[shop/monitoring] AM210: port is not set, and Deployment "shop/cart" declares several: "admin" 9000, 7070; set port to the one that serves metrics',
    },
    {
      it: 'a UDP port of the container',
      ports: [web],
      container: [{ name: 'dns', containerPort: 53, protocol: 'UDP' }],
      props: { port: 'dns' },
      expected: '[shop/monitoring] AM211: port "dns" is a UDP port, which cannot be scraped; use a TCP port',
    },
  ])('refuses $it', ({ expected, ...row }) => {
    expect(errorsOf(chartOf(row)).join('\n')).toBe(expected);
  });
});

describe('targetNotes()', () => {
  const injected = { name: 'web', port: 80, targetPort: 'nope' };
  const warning = (port: string, declared: string) => `AM217 warning: port ${port} of Service "shop/cart" targets "nope", which no container of Deployment "shop/cart" declares `
    + `as a TCP port (declared: ${declared}), so it has no targets unless an injected container declares it; declare the container port, or set targetPort of the Service to a declared one`;

  test.each<Pick<Row, 'it' | 'ports' | 'container' | 'props'> & { expected: string[] }>([
    { it: 'of a name nobody declares', ports: [injected], expected: [warning('"web"', 'none')] },
    {
      it: 'of what is declared instead',
      ports: [injected],
      container: [http, admin],
      props: { port: 80 },
      expected: [warning('"web"', '"http" 8080, "admin" 9000')],
    },
    {
      it: 'of a name that is a UDP port',
      ports: [injected],
      container: [{ name: 'nope', containerPort: 53, protocol: 'UDP' }],
      expected: [warning('"web"', 'none')],
    },
    { it: 'of a port without a name by its number', ports: [{ port: 80, targetPort: 'nope' }], expected: [warning('80', 'none')] },
    {
      it: 'of each endpoint',
      ports: [injected],
      props: { endpoints: [{}, { path: '/x' }] } as EndpointProps,
      expected: [warning('"web"', 'none').replace('port', 'endpoints[0].port'), warning('"web"', 'none').replace('port', 'endpoints[1].port')],
    },
    { it: 'nothing of a name that is declared', ports: [{ ...web, targetPort: 'http' }], container: [http], expected: [] },
    { it: 'nothing of a number nobody declares', ports: [web], expected: [] },
  ])('warns $it, and lets the synth pass', ({ ports, container, props, expected }) => {
    const chart = newChart();
    addWorkload(chart, { ports: container });
    addService(chart, { ports });
    const monitoring = monitor(chart, { ...SERVICE, ...props });

    expect(monitoring.findings.filter(({ code }) => code !== 'AM232').map(({ code, severity, message, fix }) => `${code} ${severity}: ${message}; ${fix}`)).toEqual(expected);
    expect(errorsOf(chart)).toEqual([]);
  });
});

describe('tryWithoutEndpoints()', () => {
  test('says that a Service without ports has no endpoints', () => {
    const chart = newChart();
    addWorkload(chart, { ports: [{ containerPort: 80 }] });
    addService(chart, { ports: [] });
    const { findings } = monitor(chart, { ...SERVICE, port: 9090 });

    expect(findings.filter(({ code }) => code === 'AM217').map(({ message, fix }) => `${message}; ${fix}`)).toEqual([
      'Service "shop/cart" has no ports, so Prometheus discovers no endpoints of it, and port 9090 has no targets; add the port to the Service, or use MonitorType.POD',
    ]);
  });

  test.each([true, false])('warns where no port of the Service leads to the pods (operatorMode: %p)', (operatorMode) => {
    const chart = newChart();
    addWorkload(chart, { ports: [{ containerPort: 80 }] });
    addService(chart, { ports: [{ name: 'web', port: 80, targetPort: 'nope' }] });
    const { findings } = monitor(chart, { operatorMode, monitorType: MonitorType.SERVICE, port: 9090 });

    expect(findings.filter(({ code }) => code === 'AM217').map(({ message }) => message)).toEqual([
      'Service "shop/cart" targets "nope", which no container of Deployment "shop/cart" declares as a TCP port (declared: 80), so its pods are not endpoints of the Service, and port 9090 has no targets unless an injected container declares it',
    ]);
  });
});
