import { Profile } from 'cdk8s-app-monitoring';
import { podMonitor, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { reported } from '../../support/reported';

const alloy = (version?: string) => Profile.grafanaAlloy({ version });
const byNumber = () => podMonitor({}, { podMetricsEndpoints: [{ portNumber: 8080 }] });

describe('AM982', () => {
  test.each([
    {
      it: 'warns of portNumber before Alloy v1.11',
      profile: alloy('v1.10.0'),
      given: [byNumber()],
      expected: ['warning PodMonitor/shop/cart: Grafana Alloy v1.10.0 does not read "spec.podMetricsEndpoints[0].portNumber": an endpoint without another port scrapes every port of every container; name the port of the container and set "port", or run Alloy v1.11.0 or later'],
    },
    { it: 'is silent since then', profile: alloy('v1.11.0'), given: [byNumber()], expected: [] },
    { it: 'warns before VictoriaMetrics v0.54', profile: Profile.victoriaMetrics({ version: 'v0.53.0' }), given: [byNumber()], expected: [expect.stringMatching(/^warning .*VictoriaMetrics v0.53.0 does not read/)] },
    { it: 'is a note where the same is scraped', profile: alloy(), given: [podMonitor({}, { keepDroppedTargets: 5 })], expected: [expect.stringMatching(/^info .*"spec.keepDroppedTargets"/)] },
    {
      it: 'is an error where no discovery is left',
      profile: alloy(),
      given: [scrapeConfig({ staticConfigs: undefined, dnsSDConfigs: [{ names: ['a.example'], type: 'A', port: 80 }] })],
      expected: [expect.stringMatching(/^error ScrapeConfig\/shop\/cart: Grafana Alloy does not read "spec.dnsSDConfigs": its targets are not scraped/)],
    },
    {
      it: 'is a warning beside a discovery that is read',
      profile: alloy(),
      given: [scrapeConfig({ dnsSDConfigs: [{ names: ['a.example'], type: 'A', port: 80 }] })],
      expected: [expect.stringMatching(/^warning /)],
    },
    { it: 'leaves a field that is read differently to AM983', profile: alloy(), given: [podMonitor({ interval: '5s' })], expected: [] },
    { it: 'names each place once', profile: Profile.victoriaMetrics(), given: [serviceMonitor({ trackTimestampsStaleness: true }, {})], expected: [expect.stringContaining('"spec.endpoints[0].trackTimestampsStaleness"')] },
  ])('$it', ({ profile, given, expected }) => {
    expect(reported('AM982', given, { profile })).toEqual(expected);
  });

  test('is silent for a Prometheus', () => {
    expect(reported('AM982', [byNumber(), prometheus()])).toEqual([]);
  });

  test('does not read what it ignores in the forecast either', () => {
    const given = podMonitor({}, { scrapeClass: 'fast' });

    expect([...reported('AM923', [given], { profile: alloy() }), ...reported('AM984', [given], { profile: alloy() })]).toEqual([]);
  });
});
