import { podMonitor, scrapeConfig } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { reported } from '../../support/reported';

const version = (tag: string) => prometheus({ version: tag });
const kubernetes = (role: string) => scrapeConfig({ staticConfigs: undefined, kubernetesSDConfigs: [{ role }] });

describe('AM942', () => {
  test.each([
    {
      it: 'reports that no ScrapeConfig is taken at all',
      given: [version('v2.39.0'), scrapeConfig()],
      expected: ['error ScrapeConfig/shop/cart: "Prometheus/monitoring/main" runs Prometheus 2.39.0. Below 2.40.0 the operator also checks the versions of service discoveries that a ScrapeConfig does not use, so the operator rejects the whole ScrapeConfig, and it has no targets; run Prometheus 2.40.0 or later, or move the job to additionalScrapeConfigs'],
    },
    {
      it: 'names the version that any ScrapeConfig needs, not that of the first discovery',
      given: [version('v2.19.0'), scrapeConfig()],
      expected: [expect.stringContaining('Below 2.40.0')],
    },
    {
      it: 'names the version that a field needs',
      given: [version('v2.45.0'), scrapeConfig({ kumaSDConfigs: [{ server: 'http://kuma', clientID: 'a' }] })],
      expected: [expect.stringMatching(/runs Prometheus 2.45.0, which is too old for this ScrapeConfig \(.*is only supported for Prometheus version >= 2.50.0\).*; run Prometheus 2.50.0 or later, or remove the field$/)],
    },
    {
      it: 'looks at PodMonitors',
      given: [version('v2.16.0'), podMonitor({}, { selectorMechanism: 'RoleSelector' })],
      expected: [expect.stringContaining('; run Prometheus 2.17.0 or later')],
    },
    {
      it: 'reports each server',
      given: [version('v2.39.0'), prometheus({ version: 'v2.38.0' }, { name: 'b' }), scrapeConfig()],
      expected: [expect.stringContaining('/b" runs'), expect.stringContaining('/main" runs')],
    },
    { it: 'is silent from that version on', given: [version('v2.40.0'), scrapeConfig(), podMonitor({}, { selectorMechanism: 'RoleSelector' })], expected: [] },
    { it: 'is silent for the version that the operator has', given: [prometheus(), kubernetes('EndpointSlice')], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM942', given)).toEqual(expected));

  test('takes the place of the general finding', () => {
    expect(reported('AM611', [version('v2.39.0'), scrapeConfig()])).toEqual([]);
  });
});
