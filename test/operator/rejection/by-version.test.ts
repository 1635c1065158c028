import { Inspection } from 'cdk8s-app-monitoring';
import { secret } from '../../support/manifests/configuration';
import { Fields, Manifest } from '../../support/manifests/manifest';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';

function isRejected(operatorVersion: string, monitor: Manifest, version: string): boolean {
  const manifests = [prometheus({ version }), secret({ user: 'a', password: 'b' }), monitor];
  const json = Inspection.ofYaml(manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n'), { operatorVersion }).toJson();
  expect(json.admission).toEqual({});

  return Object.values(json.servers).some(({ rejected }: any) => Object.keys(rejected).length > 0);
}

const relabeled = (rule: Fields) => serviceMonitor({ relabelings: [rule] });
const KEY = { name: 'login', key: 'user' };
const TWO_WAYS = { basicAuth: { username: KEY, password: KEY }, authorization: { credentials: KEY } };
const STATIC = { staticConfig: { static: ['a'], labels: { 'a.b': 'c' } } };

describe('rejection by the version of the operator', () => {
  test.each([
    { it: 'a proxy URL that cannot be read', monitor: serviceMonitor({ proxyUrl: 'http://a b' }), since: '0.73.2', before: '0.72.0' },
    { it: 'a proxy of Consul that contradicts itself', monitor: scrapeConfig({ consulSDConfigs: [{ server: 'a', noProxy: 'b' }] }), since: '0.71.2', before: '0.70.0' },
    { it: 'names of static labels', monitor: scrapeConfig({ staticConfigs: [{ targets: ['a:80'], labels: { 'a.b': 'c' } }] }), since: '0.78.2', before: '0.77.2' },
    { it: 'a selector that is not valid', monitor: serviceMonitor({}, { selector: { matchExpressions: [{ key: 'a', operator: 'In' }] } }), since: '0.79.2', before: '0.78.2' },
    { it: 'a target label with a group', monitor: relabeled({ targetLabel: 'a_$1', sourceLabels: ['b'] }), since: '0.86.2', before: '0.85.0' },
    { it: 'two ways of authorization in a PodMonitor', monitor: podMonitor(TWO_WAYS), since: '0.87.1', before: '0.85.0' },
    { it: 'two ways of authorization in a ServiceMonitor', monitor: serviceMonitor(TWO_WAYS), since: '0.88.1', before: '0.87.1' },
    { it: 'a token of a Probe without a name', monitor: probe({ bearerTokenSecret: { key: 'user' } }), since: '0.88.1', before: '0.87.1' },
    { it: 'names of static labels of a Probe', monitor: probe({ targets: STATIC }), since: '0.92.1', before: '0.91.0' },
  ])('takes $it until $before', ({ monitor, since, before }) => {
    expect([isRejected(before, monitor, 'v2.53.0'), isRejected(since, monitor, 'v2.53.0')]).toEqual([false, true]);
  });

  test.each([
    { it: 'any text as a target label of Prometheus 3', monitor: relabeled({ targetLabel: 'a.b', sourceLabels: ['b'] }), prometheus: 'v3.5.0', since: '0.86.2', before: '0.85.0' },
    { it: 'any text as a label of Prometheus 3', monitor: scrapeConfig({ staticConfigs: [{ targets: ['a:80'], labels: { ä: 'c' } }] }), prometheus: 'v3.5.0', since: '0.86.2', before: '0.82.2' },
    { it: 'a replacement with a group for labelmap', monitor: relabeled({ action: 'labelmap', replacement: 'k8s_$1', regex: 'a(.+)' }), since: '0.90.1', before: '0.89.0' },
    { it: 'an identity of Azure without a secret', monitor: scrapeConfig({ azureSDConfigs: [{ subscriptionID: 'a', authenticationMethod: 'ManagedIdentity' }] }), since: '0.71.2', before: '0.70.0' },
    { it: 'an IPv6 address with a port', monitor: probe({ prober: { url: '[::1]:9115' } }), since: '0.89.0', before: '0.88.1' },
  ])('takes $it from $since on', ({ monitor, since, before, prometheus: version = 'v2.53.0' }) => {
    expect([isRejected(before, monitor, version), isRejected(since, monitor, version)]).toEqual([true, false]);
  });

  test.each(['0.70.0', '0.72.0', '0.74.0'])('refuses a selector that cannot be read in %s', (version) => {
    expect(isRejected(version, scrapeConfig({ kubernetesSDConfigs: [{ role: 'Pod', selectors: [{ role: 'Pod', label: 'a=b,' }] }] }), 'v2.53.0')).toBe(true);
  });

  test('refuses a header without a Secret, which is one reference up to 0.73', () => {
    const proxied = (name: string) => scrapeConfig({ proxyUrl: 'http://a', proxyConnectHeader: { A: { name, key: 'user' } } });

    expect([isRejected('0.73.2', proxied('login'), 'v2.53.0'), isRejected('0.73.2', proxied('other'), 'v2.53.0')]).toEqual([false, true]);
  });

  test('takes a replacement with a group up to 0.85', () => {
    expect(isRejected('0.85.0', relabeled({ action: 'labelmap', replacement: 'k8s_$1', regex: 'a(.+)' }), 'v2.53.0')).toBe(false);
  });
});
