import { Objects } from '../../../../lib/manifests/objects';
import { contextFor } from '../../../../lib/operator/configuration/job-context';
import { MONITOR_DEFECTS } from '../../../../lib/operator/configuration/monitors/monitor-defects';
import { Spec } from '../../../../lib/operator-port/server';
import { serverContext } from '../../../support/scrape-config/job-of';

const SECRET = { name: 'login', key: 'token' };
const API_SERVER = { host: 'https://api', authorization: { credentials: SECRET } };
const REFERRING = { name: 'a', default: true, tlsConfig: { ca: { secret: SECRET } } };
const LOGIN = { name: 'a', default: true, authorization: { credentialsFile: '/token' } };
const ZONES = { shards: 2, shardingStrategy: { mode: 'Topology', topology: { values: ['a', 'b'] } } };
const STATIC = { targets: { staticConfig: { static: ['a'] } } };
const INGRESS = { targets: { ingress: {} } };

interface Row {
  readonly it: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly spec: Spec;
  readonly server?: Spec;
  readonly expected: readonly string[];
}

describe('MONITOR_DEFECTS', () => {
  test.each<Row>([
    { it: 'none in an ordinary monitor', spec: { endpoints: [{ port: 'http' }] }, expected: [] },
    {
      it: 'references of the API server\'s configuration',
      spec: { endpoints: [{}] },
      server: { apiserverConfig: API_SERVER },
      expected: ['spec.apiserverConfig'],
    },
    { it: 'none where the server is', namespace: 'monitoring', spec: { endpoints: [{}] }, server: { apiserverConfig: API_SERVER }, expected: [] },
    {
      it: 'an API server without references',
      spec: { endpoints: [{}] },
      server: { apiserverConfig: { host: 'https://api', tlsConfig: { caFile: '/ca' } } },
      expected: [],
    },
    { it: 'a Probe that asks the API server', kind: 'Probe', spec: INGRESS, server: { apiserverConfig: API_SERVER }, expected: ['spec.apiserverConfig'] },
    { it: 'a Probe that does not', kind: 'Probe', spec: STATIC, server: { apiserverConfig: API_SERVER }, expected: [] },
    {
      it: 'references of a class',
      kind: 'PodMonitor',
      spec: { podMetricsEndpoints: [{}] },
      server: { scrapeClasses: [REFERRING] },
      expected: ['spec.scrapeClass'],
    },
    {
      it: 'references of a class beside TLS of all endpoints',
      spec: { endpoints: [{ tlsConfig: { serverName: 's' } }] },
      server: { scrapeClasses: [REFERRING] },
      expected: [],
    },
    { it: 'a second login', spec: { endpoints: [{}, { basicAuth: {} }] }, server: { scrapeClasses: [LOGIN] }, expected: ['spec.endpoints[1].basicAuth'] },
    {
      it: 'no protocol left',
      spec: { scrapeProtocols: ['PrometheusText1.0.0'], endpoints: [] },
      server: { version: '2.49.0' },
      expected: ['spec.scrapeProtocols'],
    },
    { it: 'zones of pods', spec: { endpoints: [{}] }, server: ZONES, expected: [] },
    { it: 'static targets without zones', kind: 'Probe', spec: STATIC, server: ZONES, expected: ['spec.shardingStrategy'] },
  ])('are seen: $it', ({ kind = 'ServiceMonitor', namespace = 'shop', spec, server, expected }) => {
    const [object] = new Objects([{ kind, metadata: { namespace, name: 'cart' }, spec }]).all();
    const context = contextFor(object, serverContext({ server }));

    expect(MONITOR_DEFECTS.flatMap(({ seenIn }) => seenIn(context))).toEqual(expected);
  });
});
