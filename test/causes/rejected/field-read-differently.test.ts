import { Profile } from 'cdk8s-app-monitoring';
import { podMonitor, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';
import { reported } from '../../support/reported';

const OAUTH2 = { clientId: { secret: { name: 'login', key: 'id' } }, clientSecret: { name: 'login', key: 'secret' }, tokenUrl: 'https://login.example' };
const SECRET = JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata: { namespace: 'shop', name: 'login' }, stringData: { id: 'a', secret: 'b' } });

describe('AM983', () => {
  test.each([
    {
      it: 'warns of an interval below the default timeout of Alloy',
      profile: Profile.grafanaAlloy(),
      given: [podMonitor({ interval: '5s' })],
      expected: ['warning PodMonitor/shop/cart: Grafana Alloy does not take "spec.podMetricsEndpoints[0].interval" as written: without scrapeTimeout the default of 10s is taken, and Alloy refuses a timeout above the interval, so nothing is scraped unless scrape.default_scrape_timeout of the component is lower; set scrapeTimeout to the interval or less'],
    },
    { it: 'is silent with a timeout', profile: Profile.grafanaAlloy(), given: [podMonitor({ interval: '5s', scrapeTimeout: '5s' })], expected: [] },
    { it: 'finds an empty replacement', profile: Profile.grafanaAlloy(), given: [serviceMonitor({ relabelings: [{ targetLabel: 'pod', replacement: '' }] })], expected: [expect.stringContaining('read as "$1"')] },
    { it: 'finds honorLabels on OpenShift', profile: Profile.openShiftUserWorkload(), given: [serviceMonitor({ honorLabels: true })], expected: [expect.stringMatching(/^warning .*overrideHonorLabels is set/)] },
    { it: 'is silent for honorLabels: false', profile: Profile.openShiftUserWorkload(), given: [serviceMonitor({ honorLabels: false })], expected: [] },
    { it: 'finds OAuth2 that the conversion loses', profile: Profile.victoriaMetrics(), given: [scrapeConfig({ oauth2: OAUTH2 })], expected: [expect.stringContaining('client_id')] },
    { it: 'is a note for files of the collector', profile: Profile.openTelemetryTargetAllocator(), given: [serviceMonitor({ bearerTokenFile: '/token' })], expected: [expect.stringMatching(/^info .*pods of the collector/)] },
  ])('$it', ({ profile, given, expected }) => {
    expect(reported('AM983', given, { profile, external: SECRET })).toEqual(expected);
  });
});
