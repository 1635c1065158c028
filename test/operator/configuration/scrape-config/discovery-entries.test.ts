import { DISCOVERIES } from '../../../../lib/operator/configuration/scrape-config/discoveries';
import { follow, SCHEMAS } from '../../../imports/random-object';
import { expectGolden, expectNoOrphanGoldens } from '../../../support/golden';
import { configurationOf } from '../../../support/scrape-config/configuration-of';
import { DISCOVERY_ROWS, goldenOf, GOLDENS, questionOf } from '../../../support/scrape-config/discovery-rows';
import { jobOf } from '../../../support/scrape-config/job-of';

describe('discoveryEntries()', () => {
  test.each(DISCOVERY_ROWS)('writes $it', (row) => {
    const { text } = configurationOf(questionOf(row));

    expectGolden(goldenOf(row), text);
  });

  test('has no golden that no row owns', () => {
    expectNoOrphanGoldens(GOLDENS, DISCOVERY_ROWS.map(goldenOf));
  });

  test('stops where Azure\'s secret is not loaded, as the operator does', () => {
    const spec = { azureSDConfigs: [{ subscriptionID: 's', authenticationMethod: 'SDK', clientSecret: { name: 'login', key: 'password' } }] };
    const loaded = { trySecretKey: () => undefined, tryConfigMapKey: () => undefined };

    expect(() => jobOf(spec, { loaded })).toThrow(
      'generate scrape configs: failed to get login client secret scrapeConfig/shop/cart: secret shop/login not found');
  });

  test.each([
    {
      it: 'dns records',
      spec: { dnsSDConfigs: [{ names: ['a'] }, { names: ['b'], type: 'NS', port: 1 }] },
      version: '2.48.1',
      field: 'dnsSDConfigs[1].type',
      since: '2.49.0',
    },
    {
      it: 'networks of Docker',
      spec: { dockerSDConfigs: [{ host: 'a', matchFirstNetwork: true }] },
      version: '2.54.0',
      field: 'dockerSDConfigs[0].matchFirstNetwork',
      since: '2.54.1',
    },
    {
      it: 'labels at Hetzner',
      spec: { hetznerSDConfigs: [{ role: 'Robot', labelSelector: 'a' }] },
      version: '3.4.2',
      field: 'hetznerSDConfigs[0].labelSelector',
      since: '3.5.0',
    },
  ])('notes $it below the version that knows them, and writes them from there on', ({ spec, version, field, since }) => {
    const below = jobOf(spec, { server: { version } });
    const at = jobOf(spec, { server: { version: since } });

    expect(below.ignored).toEqual([{ object: 'ScrapeConfig/shop/cart', field: `spec.${field}`, since, until: undefined }]);
    expect(at.ignored).toEqual([]);
    expect(at.job).not.toEqual(below.job);
  });
});

describe('DISCOVERIES', () => {
  const spec = follow(follow(SCHEMAS.kinds.ScrapeConfigV1Alpha1.schema).schema.properties!.spec).schema.properties!;

  test('has every list of discoveries of the CRD', () => {
    const lists = Object.keys(spec).filter((field) => /Configs$/.test(field));

    expect(DISCOVERIES.map(({ field }) => field).sort()).toEqual(lists.sort());
  });

  test.each(DISCOVERIES)('has a row for every field of $field that the operator reads', ({ field, rows }) => {
    const inCrd = Object.keys(follow(follow(spec[field]).schema.items!).schema.properties!);
    const known = new Set([...rows.flatMap((row) => WRITTEN_WITH[row.as ?? ''] ?? [row.field]), ...NOT_READ[field] ?? []]);

    expect(inCrd.filter((each) => !known.has(each))).toEqual([]);
    expect([...known].filter((each) => !inCrd.includes(each))).toEqual([]);
  });
});

/** Rows that stand for several fields. */
const WRITTEN_WITH: { readonly [shape: string]: readonly string[] } = {
  'proxy': ['proxyUrl', 'noProxy', 'proxyFromEnvironment', 'proxyConnectHeader'],
  'key pair': ['accessKey', 'secretKey'],
};

/** Defects upstream. */
const NOT_READ: { readonly [field: string]: readonly string[] } = { azureSDConfigs: ['tlsConfig', 'followRedirects', 'enableHTTP2'] };
