import { podMonitor, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { reported } from '../../support/reported';

const STRICT = prometheus({ arbitraryFSAccessThroughSMs: { deny: true } });

describe('AM922', () => {
  test.each([
    {
      it: 'names the file and what takes its place',
      given: [STRICT, serviceMonitor({ tlsConfig: { caFile: '/etc/ca.pem' } })],
      expected: ['error ServiceMonitor/shop/cart: endpoints[0].tlsConfig.caFile "/etc/ca.pem" is a file in the Prometheus container, but "Prometheus/monitoring/main" does not allow such files (arbitraryFSAccessThroughSMs.deny: true), so the operator rejects the whole ServiceMonitor, and it has no targets; set endpoints[0].tlsConfig.ca to a key of a Secret instead, or set scrapeClass to a scrape class of the server'],
    },
    {
      it: 'names a file with a token',
      given: [STRICT, serviceMonitor({ bearerTokenFile: '/token' })],
      expected: [expect.stringContaining('endpoints[0].authorization.credentials')],
    },
    {
      it: 'names each of several',
      given: [STRICT, serviceMonitor({ tlsConfig: { certFile: 'c', keyFile: 'k' } })],
      expected: [expect.stringContaining('certFile "c"'), expect.stringContaining('keyFile "k"')],
    },
    {
      it: 'names the endpoint',
      given: [STRICT, serviceMonitor({}, { endpoints: [{ port: 'a' }, { port: 'b', bearerTokenFile: '/t' }] })],
      expected: [expect.stringContaining('endpoints[1].bearerTokenFile "/t"')],
    },
    {
      it: 'is silent where the server allows files',
      given: [prometheus({ arbitraryFSAccessThroughSMs: { deny: false } }), serviceMonitor({ bearerTokenFile: '/t' })],
      expected: [],
    },
    { it: 'is silent where the server says nothing', given: [prometheus(), serviceMonitor({ bearerTokenFile: '/t' })], expected: [] },
    { it: 'is silent without files', given: [STRICT, serviceMonitor({ bearerTokenFile: '' }), podMonitor()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM922', given)).toEqual(expected));

  test('takes the place of the general finding', () => {
    expect(reported('AM611', [STRICT, serviceMonitor({ bearerTokenFile: '/t' })])).toEqual([]);
  });
});
