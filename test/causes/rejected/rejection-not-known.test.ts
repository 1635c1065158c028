import { Profile } from 'cdk8s-app-monitoring';
import { podMonitor } from '../../support/manifests/monitors';
import { reported } from '../../support/reported';

const slow = () => podMonitor({ interval: '10s', scrapeTimeout: '20s' });
const twoLogins = () => podMonitor({ basicAuth: KEYS, authorization: { credentials: { name: 'login', key: 'secret' } } });
const KEYS = { username: { name: 'login', key: 'id' }, password: { name: 'login', key: 'secret' } };
const SECRET = JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata: { namespace: 'shop', name: 'login' }, stringData: { id: 'a', secret: 'b' } });

describe('AM984', () => {
  test.each([
    { it: 'says what is not known', profile: Profile.victoriaMetrics(), given: [slow()], expected: [expect.stringMatching(/^warning PodMonitor\/shop\/cart: the Prometheus operator would reject this PodMonitor \(.*Whether VictoriaMetrics does is not known/)] },
    { it: 'is silent where the reader rejects it as well', profile: Profile.grafanaAlloy(), given: [slow()], expected: [] },
    { it: 'is for two logins of Alloy', profile: Profile.grafanaAlloy(), given: [twoLogins()], expected: [expect.stringContaining('not known')] },
    { it: 'is silent for a reader with the code of the operator', profile: Profile.openTelemetryTargetAllocator(), given: [twoLogins()], expected: [] },
  ])('$it', ({ profile, given, expected }) => {
    expect(reported('AM984', given, { profile, external: SECRET })).toEqual(expected);
  });

  test('takes the place of the errors for the operator', () => {
    const codes = ['AM917', 'AM611'].flatMap((code) => reported(code, [slow()], { profile: Profile.victoriaMetrics() }));

    expect(codes).toEqual([]);
    expect(reported('AM917', [slow()], { profile: Profile.grafanaAlloy() })).toEqual([expect.stringMatching(/^error/)]);
  });
});
