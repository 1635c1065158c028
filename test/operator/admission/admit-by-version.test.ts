import { faultText } from '../../../lib/manifests/field-fault';
import { admit } from '../../../lib/operator/admission/admit';
import { Fields, Manifest } from '../../support/manifests/manifest';

const object = (kind: string, spec: Fields) => ({
  apiVersion: `monitoring.coreos.com/${kind === 'ScrapeConfig' ? 'v1alpha1' : 'v1'}`, kind, metadata: { name: 'a', namespace: 'b' }, spec,
});
const serviceMonitor = (endpoint: Fields, spec: Fields = {}) => object('ServiceMonitor', { selector: {}, endpoints: [endpoint], ...spec });
const podMonitor = (endpoint: Fields) => object('PodMonitor', { selector: {}, podMetricsEndpoints: [endpoint] });
const scrapeConfig = (spec: Fields) => object('ScrapeConfig', spec);
const verdict = (manifest: Manifest, version: string) => {
  const { faults, unknownFields } = admit(manifest, version);

  return { faults: faults.map(faultText), unknownFields };
};
const OK = { faults: [], unknownFields: [] };
const unknown = (...fields: readonly string[]) => ({ faults: [], unknownFields: fields });
const refused = (fault: string) => ({ faults: [expect.stringContaining(fault)], unknownFields: [] });

describe('admit() by the version of the operator', () => {
  test.each([
    { it: 'portNumber', given: podMonitor({ portNumber: 8080 }), before: ['0.78.2', unknown('spec.podMetricsEndpoints[0].portNumber')], from: '0.79.0' },
    { it: 'schemes of a ScrapeConfig', given: scrapeConfig({ scheme: 'https' }), before: ['0.86.2', refused('spec.scheme: Unsupported value: "https"')], from: '0.87.1' },
    { it: 'schemes of a monitor', given: serviceMonitor({ scheme: 'HTTPS' }), before: ['0.86.2', refused('Unsupported value: "HTTPS"')], from: '0.87.0' },
    { it: 'a field renamed within a minor version', given: serviceMonitor({}, { fallbackScrapeProtocol: 'PrometheusProto' }), before: ['0.79.0', unknown('spec.fallbackScrapeProtocol')], from: '0.79.1' },
    { it: 'values that an enum gets', given: serviceMonitor({}, { scrapeProtocols: ['PrometheusText1.0.0'] }), before: ['0.78.0', refused('Unsupported value: "PrometheusText1.0.0"')], from: '0.79.0' },
    { it: 'a pattern that goes', given: serviceMonitor({ relabelings: [{ sourceLabels: ['a.b'] }] }), before: ['0.85.0', refused('should match')], from: '0.86.0' },
    { it: 'a pattern that is widened', given: scrapeConfig({ proxyUrl: 'socks5://a' }), before: ['0.81.0', refused('should match')], from: '0.82.0' },
    {
      it: 'a type that changes',
      given: scrapeConfig({ proxyConnectHeader: { a: [{ name: 'b', key: 'c' }] }, proxyUrl: 'http://a' }),
      before: ['0.73.2', { ...refused('must be of type object: "array"'), unknownFields: expect.any(Array) }],
      from: '0.74.0',
    },
    { it: 'fields of 0.95', given: serviceMonitor({}, { extraScrapeMetrics: true }), before: ['0.94.1', unknown('spec.extraScrapeMetrics')], from: '0.95.2' },
    { it: 'fields of a status', given: { ...object('Prometheus', {}), status: { shards: 1 } }, before: ['0.70.0', unknown('status.shards')], from: '0.71.2' },
    { it: 'a status', given: { ...podMonitor({}), status: {} }, before: ['0.85.0', unknown('status')], from: '0.86.0' },
  ] as const)('takes $it from $from on', ({ given, before: [version, expected], from }) => {
    expect(verdict(given, version)).toEqual(expected);
    expect(verdict(given, from)).toEqual(OK);
  });

  test.each([
    { it: 'an old spelling', given: scrapeConfig({ NomadSDConfigs: [{ server: 'http://a' }] }), until: '0.76.2', after: ['0.77.0', unknown('spec.NomadSDConfigs')] },
    { it: 'the other spelling of a renamed field', given: serviceMonitor({}, { scrapeFallbackProtocol: 'PrometheusProto' }), until: '0.79.0', after: ['0.79.2', unknown('spec.scrapeFallbackProtocol')] },
    { it: 'a monitor without endpoints', given: object('ServiceMonitor', { selector: {} }), until: '0.75.2', after: ['0.76.0', refused('spec.endpoints: Required value')] },
    { it: 'a negative limit', given: serviceMonitor({}, { sampleLimit: -1 }), until: '0.92.1', after: ['0.93.1', refused('greater than or equal to 0')] },
    { it: 'lower case roles', given: scrapeConfig({ kubernetesSDConfigs: [{ role: 'pod' }] }), until: '0.75.2', after: ['0.76.2', refused('Unsupported value: "pod"')] },
    {
      it: 'two ways of authorization',
      given: scrapeConfig({ basicAuth: {}, authorization: {} }),
      until: '0.90.1',
      after: ['0.91.0', { faults: [expect.stringContaining('spec: Invalid value')], unknownFields: [] }],
    },
  ] as const)('takes $it up to $until', ({ given, until, after: [version, expected] }) => {
    expect(verdict(given, until)).toEqual(OK);
    expect(verdict(given, version)).toEqual(expected);
  });

  test.each(['0.79.2', '0.86.0'])('refuses a service that OVHcloud does not have with operator %s, where its CRD lists the services twice, or once', (version) => {
    const [applicationSecret, consumerKey] = ['secret', 'key'].map((key) => ({ name: 'login', key }));
    const given = scrapeConfig({ ovhcloudSDConfigs: [{ applicationKey: 'a', applicationSecret, consumerKey, service: 'Vps' }] });

    expect(verdict(given, version)).toEqual(refused('spec.ovhcloudSDConfigs[0].service: Unsupported value: "Vps"'));
  });

  test('fills in the defaults of the version', () => {
    const stored = (version: string) => admit(serviceMonitor({ bearerTokenSecret: { key: 'a' } }), version).manifest;

    expect(stored('0.74.0')).toEqual(serviceMonitor({ bearerTokenSecret: { key: 'a' } }));
    expect(stored('0.75.2')).toEqual(serviceMonitor({ bearerTokenSecret: { key: 'a', name: '' } }));
  });

  test('takes the oldest and the newest known versions for those beyond', () => {
    expect(verdict(podMonitor({ portNumber: 8080 }), '0.50.0')).toEqual(unknown('spec.podMetricsEndpoints[0].portNumber'));
    expect(verdict(serviceMonitor({}, { extraScrapeMetrics: true }), '1.2.0')).toEqual(OK);
  });
});
