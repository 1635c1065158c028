import { FIELDS_SINCE } from '../../../lib/operator/admission/fields-since';
import { sinceOperator, unknownToOperator } from '../../../lib/operator/admission/unknown-to-operator';
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

describe('sinceOperator()', () => {
  test.each([
    { it: 'a field', kind: 'ScrapeConfig', path: 'spec.consulSDConfigs[3].healthFilter', expected: '0.91.0' },
    { it: 'a field within it', kind: 'Probe', path: 'spec.params[0].name', expected: '0.85.0' },
    { it: 'a field that begins with its name', kind: 'Probe', path: 'spec.paramsOther', expected: undefined },
    { it: 'an old field', kind: 'ServiceMonitor', path: 'spec.bodySizeLimit', expected: undefined },
  ])('knows $it', ({ kind, path, expected }) => {
    expect(sinceOperator(kind, path)).toBe(expected);
  });
});

describe('FIELDS_SINCE', () => {
  test('names fields that the CRDs have', () => {
    const known = new Map(Object.entries(SCHEMAS.kinds).map(([kind, { schema }]) => [kind, new Set(pathsOf(schema, '', () => false))]));

    const missing = FIELDS_SINCE.flatMap(({ kinds, fields }) => kinds.flatMap((kind) => fields.filter((field) => !known.get(kind)?.has(`.${field}`)).map((field) => `${kind} ${field}`)));

    expect(missing).toEqual([]);
  });

  test('has the newest first', () => {
    const versions = FIELDS_SINCE.map(({ since }) => since);

    expect(versions).toEqual([...versions].sort().reverse());
  });
});
