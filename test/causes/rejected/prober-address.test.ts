import { probe } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { reported } from '../../support/reported';

const at = (url: string) => probe({ prober: { url } });
const BOTH = { staticConfig: { static: ['a'] }, ingress: { selector: {} } };

describe('AM937', () => {
  test.each([
    {
      it: 'takes a URL apart',
      given: [prometheus(), at('http://blackbox:9115/probe')],
      expected: ['error Probe/shop/cart: prober.url "http://blackbox:9115/probe" has a scheme. It must be host or host:port, so the operator rejects the whole Probe, and it has no targets; set prober.url to "blackbox:9115", and set prober.scheme to "http" and prober.path to "/probe"'],
    },
    {
      it: 'takes a path off',
      given: [prometheus(), at('blackbox:9115/probe')],
      expected: [expect.stringContaining('; set prober.url to "blackbox:9115", and set prober.path to "/probe"')],
    },
    {
      it: 'takes a scheme off',
      given: [prometheus(), at('https://blackbox')],
      expected: [expect.stringContaining('; set prober.url to "blackbox", and set prober.scheme to "https"')],
    },
    {
      it: 'shows an address where it has no better one',
      given: [prometheus(), at('black box')],
      expected: [expect.stringContaining('; set prober.url to an address like "blackbox:9115"')],
    },
    {
      it: 'reports a port that is not valid',
      given: [prometheus(), at('blackbox:0')],
      expected: [expect.stringContaining('"blackbox:0" has a port outside 1 to 65535')],
    },
    {
      it: 'reports that static targets win',
      given: [prometheus(), probe({ targets: BOTH })],
      expected: [expect.stringContaining('targets.staticConfig and targets.ingress are both set, but the operator uses only the static targets')],
    },
    { it: 'is silent for a host', given: [prometheus(), at('blackbox')], expected: [] },
    { it: 'is silent for host and port', given: [prometheus(), at('blackbox.monitoring.svc:9115')], expected: [] },
    { it: 'is silent for an IPv6 address', given: [prometheus(), at('[::1]:9115')], expected: [] },
    {
      it: 'is silent where no server takes the Probe',
      given: [prometheus({ probeSelector: null }), probe({ targets: BOTH }), probe({ prober: { url: 'http://a' } }, { name: 'b' })],
      expected: [],
    },
  ])('$it', ({ given, expected }) => expect(reported('AM937', given)).toEqual(expected));

  test('takes the place of the general finding', () => {
    expect(reported('AM611', [prometheus(), at('http://a')])).toEqual([]);
  });
});
