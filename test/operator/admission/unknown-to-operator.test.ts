import { fieldsOf } from '../../../lib/operator/admission/fields-since';
import { unknownToOperator } from '../../../lib/operator/admission/unknown-to-operator';
import { pathsOf, SCHEMAS } from '../../imports/random-object';

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
      expected: [{ path: 'spec.consulSDConfigs[1].healthFilter', since: '0.91.0' }, { path: 'spec.bodySizeLimit', since: '0.89.0' }],
    },
  ])('names what operator $version drops', ({ version, expected }) => {
    expect(unknownToOperator(SCRAPE_CONFIG, version)).toEqual(expected);
  });

  test.each([
    { it: 'a kind that had the field before', manifest: { ...SCRAPE_CONFIG, apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor' } },
    { it: 'another group', manifest: { ...SCRAPE_CONFIG, apiVersion: 'example.io/v1' } },
    { it: 'no spec', manifest: { apiVersion: 'monitoring.coreos.com/v1alpha1', kind: 'ScrapeConfig' } },
    { it: 'fields of wrong types', manifest: { ...SCRAPE_CONFIG, spec: { consulSDConfigs: { healthFilter: 'a' } } } },
  ])('names nothing of $it', ({ manifest }) => {
    expect(unknownToOperator(manifest, '0.80.0')).toEqual([]);
  });
});

describe('fieldsOf()', () => {
  const KINDS = Object.keys(SCHEMAS.kinds);

  test('has fields that the CRDs of this version have, and those of later versions', () => {
    const known = new Map(Object.entries(SCHEMAS.kinds).map(([kind, { schema }]) => [kind, new Set(pathsOf(schema, '', () => false))]));
    const missing = KINDS.flatMap((kind) => fieldsOf(kind).filter(({ field }) => !field.includes('{}') && !known.get(kind)?.has(`.${field}`)));

    expect([...new Set(missing.map(({ since }) => since))].sort()).toEqual(['0.95.0']);
    expect(KINDS.reduce((sum, kind) => sum + fieldsOf(kind).length, 0)).toBeGreaterThan(900);
  });

  test.each([
    { kind: 'PodMonitor', field: 'spec.podMetricsEndpoints[].portNumber', since: '0.79.0' },
    { kind: 'ServiceMonitor', field: 'spec.fallbackScrapeProtocol', since: '0.79.1' },
    { kind: 'ServiceMonitor', field: 'spec.scrapeClass', since: '0.72.0' },
    { kind: 'ScrapeConfig', field: 'spec.jobName', since: '0.75.0' },
    { kind: 'ScrapeConfig', field: 'spec.extraScrapeMetrics', since: '0.95.0' },
  ])('knows that $field of $kind came with $since', ({ kind, field, since }) => {
    expect(fieldsOf(kind).filter((each) => each.field === field)).toEqual([{ field, since }]);
  });

  test.each(KINDS)('has the newest of %s first, and nothing in what came with it', (kind) => {
    const fields = fieldsOf(kind);
    const versions = fields.map(({ since }) => Number(since.split('.')[1]));

    expect(versions).toEqual([...versions].sort((a, b) => b - a));
    expect(fields.filter(({ field, since }) => fields.some((outer) => outer.since === since && field.startsWith(`${outer.field}.`)))).toEqual([]);
  });

  test.each(['Service', 'toString'])('knows nothing of %s', (kind) => {
    expect(fieldsOf(kind)).toEqual([]);
  });
});
