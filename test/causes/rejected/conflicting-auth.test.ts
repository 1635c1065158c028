import { secret } from '../../support/manifests/configuration';
import { podMonitor, probe, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { reported } from '../../support/reported';

const KEY = { name: 'login', key: 'token' };
const BASIC = { basicAuth: { username: KEY, password: KEY } };
const BEARER = { authorization: { credentials: KEY } };
const LOGIN = secret({ token: 'x' });

describe('AM919', () => {
  test.each([
    {
      it: 'names both fields of an endpoint',
      given: [prometheus(), LOGIN, serviceMonitor({ ...BASIC, ...BEARER })],
      expected: ['error ServiceMonitor/shop/cart: "endpoints[0].authorization", "endpoints[0].basicAuth" are set together, but a request can use only one authentication method, so the operator rejects the whole ServiceMonitor, and it has no targets; keep only one of "endpoints[0].authorization", "endpoints[0].basicAuth"'],
    },
    {
      it: 'names all of three',
      given: [prometheus(), LOGIN, podMonitor({ ...BASIC, ...BEARER, bearerTokenSecret: KEY })],
      expected: [expect.stringContaining('"podMetricsEndpoints[0].bearerTokenSecret" are set together')],
    },
    {
      it: 'reports the endpoint that has them',
      given: [prometheus(), LOGIN, podMonitor({}, { podMetricsEndpoints: [{ port: 'a', ...BASIC }, { port: 'b', ...BASIC, ...BEARER }] })],
      expected: [expect.stringContaining('podMetricsEndpoints[1].authorization')],
    },
    {
      it: 'reports what Prometheus does where the operator lets it pass',
      given: [prometheus(), LOGIN, probe({ ...BASIC, ...BEARER })],
      expected: [expect.stringContaining('"authorization", "basicAuth" are set together, but a request can use only one authentication method, so Prometheus does not load the configuration of "Prometheus/monitoring/main" and scrapes nothing at all')],
    },
    { it: 'is silent where there is one', given: [prometheus(), LOGIN, podMonitor(BASIC), serviceMonitor(BEARER), probe(BASIC)], expected: [] },
    { it: 'is silent where there is none', given: [prometheus(), podMonitor(), probe()], expected: [] },
    { it: 'is silent about a Probe that no server selects', given: [prometheus({ probeSelector: null }), LOGIN, probe({ ...BASIC, ...BEARER })], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM919', given)).toEqual(expected));

  test('takes the place of the general finding', () => {
    expect(reported('AM611', [prometheus(), LOGIN, podMonitor({ ...BASIC, ...BEARER })])).toEqual([]);
  });
});
