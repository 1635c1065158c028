import { unknownToOperator } from '../../../lib/operator/admission/unknown-to-operator';

const SCRAPE_CONFIG = {
  apiVersion: 'monitoring.coreos.com/v1alpha1',
  kind: 'ScrapeConfig',
  spec: { bodySizeLimit: '1MB', consulSDConfigs: [{ server: 'a' }, { server: 'b', healthFilter: 'c' }], jobName: 'd', nameEscapingScheme: null },
};

describe('unknownToOperator()', () => {
  test.each([
    { version: '0.94.1', expected: [] },
    { version: 'v0.91.0', expected: [] },
    { version: '0.90.1', expected: [{ path: 'spec.consulSDConfigs[1].healthFilter', since: '0.91.0' }] },
    {
      version: '0.80.0',
      expected: [{ path: 'spec.bodySizeLimit', since: '0.89.0' }, { path: 'spec.consulSDConfigs[1].healthFilter', since: '0.91.0' }],
    },
  ])('names what operator $version drops', ({ version, expected }) => {
    expect(unknownToOperator(SCRAPE_CONFIG, version)).toEqual(expected);
  });

  test.each(['0.79', 'v0.79', '0.79.2'])('takes %s for the newest patch', (version) => {
    const manifest = monitor('ServiceMonitor', { fallbackScrapeProtocol: 'PrometheusText0.0.4' });

    expect(unknownToOperator(manifest, version)).toEqual([]);
  });

  const monitor = (kind: string, spec: object) => ({ apiVersion: 'monitoring.coreos.com/v1', kind, spec });

  test.each([
    { manifest: monitor('PodMonitor', { podMetricsEndpoints: [{ portNumber: 80 }] }), path: 'spec.podMetricsEndpoints[0].portNumber', since: '0.79.0' },
    { manifest: monitor('ServiceMonitor', { fallbackScrapeProtocol: 'PrometheusText0.0.4' }), path: 'spec.fallbackScrapeProtocol', since: '0.79.1', version: '0.79.0' },
    { manifest: monitor('ServiceMonitor', { scrapeClass: 'a' }), path: 'spec.scrapeClass', since: '0.72.0' },
    { manifest: monitor('ServiceMonitor', { extraScrapeMetrics: true }), path: 'spec.extraScrapeMetrics', since: '0.95.0', version: '0.94.1' },
    // What came together is named once.
    { manifest: monitor('ServiceMonitor', { endpoints: [{ oauth2: { tlsConfig: { ca: {} } } }] }), path: 'spec.endpoints[0].oauth2.tlsConfig', since: '0.76.0' },
  ])('knows that $path came with $since', ({ manifest, path, since, version = '0.70.0' }) => {
    expect(unknownToOperator(manifest, version)).toEqual([{ path, since }]);
    expect(unknownToOperator(manifest, since)).toEqual([]);
  });

  test.each([
    { it: 'a kind that had the field before', manifest: { ...SCRAPE_CONFIG, apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor' } },
    { it: 'another group', manifest: { ...SCRAPE_CONFIG, apiVersion: 'example.io/v1' } },
    { it: 'another kind', manifest: { ...SCRAPE_CONFIG, kind: 'toString' } },
    { it: 'no spec', manifest: { apiVersion: 'monitoring.coreos.com/v1alpha1', kind: 'ScrapeConfig' } },
    { it: 'fields of wrong types', manifest: { ...SCRAPE_CONFIG, spec: { consulSDConfigs: { healthFilter: 'a' } } } },
    { it: 'a field that later versions do not have', manifest: { ...SCRAPE_CONFIG, spec: { NomadSDConfigs: [] } } },
  ])('names nothing of $it', ({ manifest }) => {
    expect(unknownToOperator(manifest, '0.80.0')).toEqual([]);
  });
});
