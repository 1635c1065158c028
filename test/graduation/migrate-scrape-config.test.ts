import * as fc from 'fast-check';
import { OPERATOR } from '../../lib/forecast/operator';
import { migrateScrapeConfig, Migration } from '../../lib/graduation/migrate-scrape-config';
import { OPERATOR_MINORS, withPatch } from '../../lib/graduation/operator-minors';
import { placesOf } from '../../lib/graduation/places';
import { Manifest } from '../../lib/manifests/manifest';
import { scrapeConfigOf } from '../support/random-scrape-config-of-version';

const object = (spec: object, apiVersion = 'monitoring.coreos.com/v1alpha1'): Manifest => ({ apiVersion, kind: 'ScrapeConfig', metadata: { name: 'a', namespace: 'b' }, spec });
const migrate = (manifest: Manifest, from: string, to: string) => (
  migrateScrapeConfig(manifest, { from: OPERATOR.ofVersion(withPatch(from)), to: OPERATOR.ofVersion(withPatch(to)) }));
const moved = (spec: object, from: string, to: string) => {
  const { migrated, decisions } = migrate(object(spec), from, to);

  return { spec: migrated.spec, decisions: decisions.map(({ field, message, decide }) => `${field}: ${message}; ${decide}`) };
};
const REF = { name: 's', key: 'k' };

describe('migrateScrapeConfig()', () => {
  test.each([
    { it: 'headers of a proxy', since: '0.74', old: { proxyUrl: 'http://p', proxyConnectHeader: { h: REF } }, now: { proxyUrl: 'http://p', proxyConnectHeader: { h: [REF] } }, back: [expect.stringMatching(/^spec\.proxyConnectHeader: .*Prometheus refuses its whole configuration/)] },
    {
      it: 'headers of a proxy of a discovery',
      since: '0.74',
      old: { consulSDConfigs: [{ server: 'a', proxyUrl: 'http://p', proxyConnectHeader: { h: REF } }] },
      now: { consulSDConfigs: [{ server: 'a', proxyUrl: 'http://p', proxyConnectHeader: { h: [REF] } }] },
      back: [expect.stringMatching(/^spec\.consulSDConfigs\[0\]\.proxyConnectHeader: /)],
    },
    { it: 'the name of the Nomad discovery', since: '0.77', old: { NomadSDConfigs: [{ server: 'http://a' }], jobName: 'a' }, now: { nomadSDConfigs: [{ server: 'http://a' }], jobName: 'a' } },
    { it: 'availability of OpenStack', since: '0.94', old: openstack({ availability: 'admin' }), now: openstack({ availability: 'Admin' }) },
  ])('rewrites $it of $since, both ways', ({ since, old, now, back = [] }) => {
    const before = OPERATOR_MINORS[OPERATOR_MINORS.indexOf(withPatch(since)) - 1];

    expect(moved(old, before, since)).toEqual({ spec: now, decisions: [] });
    expect(moved(now, since, before)).toEqual({ spec: old, decisions: back });
    expect(Object.keys(migrate(object(old), before, since).migrated.spec as object)).toEqual(Object.keys(now));
  });

  test.each([
    { it: 'lower case roles', from: '0.75', to: '0.76', given: { kubernetesSDConfigs: [{ role: 'endpointslice', selectors: [{ role: 'service' }] }, { role: 'Pod' }] }, expected: { kubernetesSDConfigs: [{ role: 'EndpointSlice', selectors: [{ role: 'Service' }] }, { role: 'Pod' }] } },
    { it: 'lower case roles of OpenStack', from: '0.80', to: '0.82', given: openstack({ role: 'hypervisor' }), expected: openstack({ role: 'Hypervisor' }) },
    { it: 'lower case roles of Hetzner', from: '0.93', to: '0.94', given: { hetznerSDConfigs: [{ role: 'robot' }] }, expected: { hetznerSDConfigs: [{ role: 'Robot' }] } },
    { it: 'empty lists', from: '0.76', to: '0.77', given: { relabelings: [], metricRelabelings: [], scrapeProtocols: [], labelLimit: 1 }, expected: { labelLimit: 1 } },
    { it: 'namespaces that are there twice', from: '0.75', to: '0.76', given: { kubernetesSDConfigs: [{ role: 'Pod', namespaces: { names: ['a', 'b', 'a', 'a'] } }] }, expected: { kubernetesSDConfigs: [{ role: 'Pod', namespaces: { names: ['a', 'b'] } }] } },
    { it: 'targets that are there twice', from: '0.77', to: '0.78', given: { staticConfigs: [{ targets: ['a', 'a'] }] }, expected: { staticConfigs: [{ targets: ['a'] }] } },
    { it: 'services that are there twice', from: '0.78', to: '0.79', given: { consulSDConfigs: [{ server: 'a', tags: ['a', 'a'], services: ['b', 'b'] }] }, expected: { consulSDConfigs: [{ server: 'a', tags: ['a'], services: ['b'] }] } },
    { it: 'schemes for an older operator', from: '0.87', to: '0.86', given: { scheme: 'https', consulSDConfigs: [{ server: 'a', scheme: 'http' }] }, expected: { scheme: 'HTTPS', consulSDConfigs: [{ server: 'a', scheme: 'HTTP' }] } },
  ])('rewrites $it', ({ from, to, given, expected }) => {
    expect(moved(given, from, to)).toEqual({ spec: expected, decisions: [] });
    expect(moved(expected, to, from)).toEqual({ spec: expected, decisions: [] });
  });

  test.each([
    { it: 'a field that only newer operators have', from: '0.94', to: '0.74', given: { jobName: 'a' }, expected: ['spec.jobName: operator v0.74 drops the field, which came with v0.75; remove the field, or install operator v0.75 or later'] },
    { it: 'a field that was dropped', from: '0.74', to: '0.94', given: { jobName: 'a' }, expected: ['spec.jobName: operator v0.74 drops the field, and operator v0.94.1 applies it; keep the field if it is what you want from now on, or remove it'] },
    { it: 'a field that no operator has', from: '0.75', to: '0.94', given: { jobname: 'a' }, expected: ['spec.jobname: operator v0.94.1 drops the field: its CRD does not have it; remove the field, or correct its name'] },
    { it: 'two ways to authenticate', from: '0.90', to: '0.91', given: { basicAuth: {}, authorization: {} }, expected: [expect.stringMatching(/^spec: .*; keep one of basicAuth, authorization and oauth2/)] },
    { it: 'two values for a header', from: '0.74', to: '0.73', given: { proxyUrl: 'http://p', proxyConnectHeader: { 'x.y': [REF, REF] } }, expected: [expect.stringMatching(/^spec\.proxyConnectHeader\.x\.y: .*choose one key reference/), expect.stringMatching(/^spec\.proxyConnectHeader: /)] },
    { it: 'targets that are not there', from: '0.77', to: '0.78', given: { staticConfigs: [{ labels: { a: 'b' } }] }, expected: [expect.stringMatching(/^spec\.staticConfigs\[0\]\.targets: Required value; list the targets, or remove the entry/)] },
    { it: 'a placeholder', from: '0.75', to: '0.94', given: { kubernetesSDConfigs: [{ role: '${ROLE}' }] }, expected: [expect.stringMatching(/^spec\.kubernetesSDConfigs\[0\]\.role: Unsupported value: "\$\{ROLE\}".*; the value is a placeholder: build the file/)] },
    { it: 'a negative limit', from: '0.92', to: '0.93', given: { sampleLimit: -1 }, expected: [expect.stringMatching(/^spec\.sampleLimit: .*; write 0 or remove the field for no limit/)] },
    { it: 'an empty path', from: '0.76', to: '0.77', given: { metricsPath: '' }, expected: [expect.stringMatching(/^spec\.metricsPath: .*; write the path/)] },
    { it: 'an empty service', from: '0.93', to: '0.94', given: { consulSDConfigs: [{ server: 'a', services: [''] }] }, expected: [expect.stringMatching(/^spec\.consulSDConfigs\[0\]\.services\[0\]: .*; remove the field or the entry/)] },
    { it: 'a label name for newer operators', from: '0.86', to: '0.85', given: { relabelings: [{ sourceLabels: ['a.b'], targetLabel: 'c' }] }, expected: [expect.stringMatching(/sourceLabels\[0\]: .*; use a label name of letters/)] },
    { it: 'a proxy for newer operators', from: '0.82', to: '0.81', given: { proxyUrl: 'socks5://p' }, expected: [expect.stringMatching(/^spec\.proxyUrl: .*; use a proxy with an http or https URL/)] },
    { it: 'an empty separator', from: '0.72', to: '0.73', given: { relabelings: [{ sourceLabels: ['a'], targetLabel: 'b', separator: '' }] }, expected: [expect.stringMatching(/^spec\.relabelings\[0\]\.separator: with operator v0\.72 .*; remove the field to join with ";"/)] },
    { it: 'an empty replacement', from: '0.73', to: '0.94', given: { metricRelabelings: [{ targetLabel: 'b', replacement: '' }] }, expected: [expect.stringMatching(/^spec\.metricRelabelings\[0\]\.replacement: with operator v0\.73\.2 /)] },
    { it: 'a label that disables sharding', from: '0.82', to: '0.83', given: { relabelings: [{ targetLabel: '__tmp_disable_sharding', replacement: 'true' }] }, expected: [expect.stringContaining('every shard scrapes')] },
    { it: 'roles of OpenStack for operator 0.81', from: '0.80', to: '0.81', given: openstack({}), expected: [expect.stringMatching(/^spec\.openstackSDConfigs\[0\]\.role: .*which Prometheus refuses.*; install operator v0\.82 or later/)] },
    { it: 'the name of the job', from: '0.69', to: '0.70', given: {}, expected: [expect.stringContaining('the job label begins with "scrapeconfig/"')] },
    { it: 'what the older operator refuses as well', from: '0.80', to: '0.94', given: { kubernetesSDConfigs: [{ role: 'pod' }] }, expected: [expect.stringMatching(/Unsupported value: "pod".*, and operator v0\.80\.1 refuses it as well; use one of the values/)] },
  ])('leaves $it to a person', ({ from, to, given, expected }) => {
    expect(moved(given, from, to)).toEqual({ spec: given, decisions: expected });
  });

  test.each([
    { it: 'label names of targets', from: '0.77', to: '0.78', given: { staticConfigs: [{ targets: ['a'], labels: { 'a-b': 'c' } }] }, field: 'spec.staticConfigs[0].labels["a-b"]', message: 'staticConfigs: [0]: invalid label "a-b"', decide: 'correct the value, or remove the field' },
    { it: 'a selector of another role', from: '0.72', to: '0.94', given: { kubernetesSDConfigs: [{ role: 'Pod', selectors: [{ role: 'Node', label: 'a=b' }] }] }, field: 'spec.kubernetesSDConfigs[0].selectors[0].role', message: 'kubernetesSDConfigs: [0] : Pod role supports only pod selectors', decide: 'use a role that the message lists' },
    { it: 'a URL that cannot be parsed', from: '0.72', to: '0.94', given: { proxyUrl: 'http://a b' }, field: 'spec.proxyUrl', message: 'parse "http://a b": invalid character " " in host name', decide: 'correct the value, or remove the field' },
    { it: 'times that the older operator rejects as well', from: '0.75', to: '0.94', given: { scrapeInterval: '10s', scrapeTimeout: '20s' }, field: 'spec.scrapeTimeout', message: 'scrapeTimeout "20s" greater than scrapeInterval "10s", and operator v0.75.2 rejects it as well', decide: 'set a scrapeTimeout that is not above the scrapeInterval' },
    { it: 'a rule behind a scrape class and references', from: '0.75', to: '0.94', given: { scrapeClass: 'a', basicAuth: { username: REF, password: { ...REF, key: 'p' } }, tlsConfig: { ca: { secret: REF } }, relabelings: [{ action: 'hashmod', sourceLabels: ['a'], targetLabel: 'b' }] }, field: 'spec.relabelings[0].modulus', message: expect.stringContaining('requires non-zero modulus'), decide: 'correct the rule, or remove it' },
    { it: 'a reference without a name', from: '0.80', to: '0.94', given: { basicAuth: { username: REF } }, field: expect.stringMatching(/^spec\.basicAuth/), message: expect.stringContaining('unable to get secret ""'), decide: 'set name and key of the reference' },
  ])('reports that the newer operator rejects $it', ({ from, to, given, field, message, decide }) => {
    const [decision, ...others] = migrate(object(given), from, to).decisions.filter(({ message: text }) => text.includes('rejects the object'));

    expect(others).toEqual([]);
    expect({ ...decision, message: decision.message.replace(/^operator v[\d.]+ rejects the object, so Prometheus has no job for it: /, '') }).toEqual({ field, message, decide });
  });

  test.each([
    { it: 'an interval of the server', given: { scrapeTimeout: '20m' } },
    { it: 'Secrets, certificates and the scrape class', given: { scrapeClass: 'a', basicAuth: { username: REF, password: REF }, tlsConfig: { ca: { configMap: REF }, cert: { secret: REF }, keySecret: REF } } },
    { it: 'the version of Prometheus', given: { consulSDConfigs: [{ server: 'a', filter: 'x == y' }] } },
  ])('does not judge $it', ({ given }) => {
    expect(migrate(object(given), '0.79', '0.94').decisions).toEqual([]);
  });

  test.each([['0.75', '0.94'], ['0.94', '0.75']])('asks nothing about the status that the operator wrote, from %s to %s', (from, to) => {
    expect(migrate({ ...object({}), status: { bindings: [] } } as Manifest, from, to).decisions).toEqual([]);
  });

  test('does not rename a field to one that is there', () => {
    expect(moved({ NomadSDConfigs: [{ server: 'http://a' }], nomadSDConfigs: [{ server: 'http://b' }] }, '0.76', '0.77').decisions).toEqual([
      expect.stringMatching(/^spec\.NomadSDConfigs: operator v0\.77\.2 drops the field/), expect.stringMatching(/^spec\.nomadSDConfigs: .* applies it/),
    ]);
  });

  test.each(['v1beta1', 'v1'] as const)('writes %s where it is asked for', (version) => {
    const { migrated, changes } = migrateScrapeConfig(object({}), { from: OPERATOR, to: OPERATOR, version });

    expect(migrated).toEqual(object({}, `monitoring.coreos.com/${version}`));
    expect(changes).toEqual([{ path: ['apiVersion'], edit: { do: 'set', value: `monitoring.coreos.com/${version}` }, was: 'monitoring.coreos.com/v1alpha1', why: `${version} was asked for` }]);
    expect(migrateScrapeConfig(migrated, { from: OPERATOR, to: OPERATOR, version }).changes).toEqual([]);
  });
});

/** Every pair of versions is as likely as another; longer ways meet more changes. */
const WAY = fc.tuple(fc.constantFrom(...OPERATOR_MINORS), fc.constantFrom(...OPERATOR_MINORS));
const MOVED = WAY.chain(([from, to]) => scrapeConfigOf(from).map((manifest) => ({ from, to, manifest })));
const RUNS = Number(process.env.GRADUATION_RUNS ?? 400);

describe('migrateScrapeConfig() of random objects', () => {
  test('gives what the other CRD takes and keeps, or reports the field', () => {
    fc.assert(fc.property(MOVED, ({ from, to, manifest }) => {
      const { migrated, decisions } = migrate(manifest, from, to);
      const { faults, unknownFields } = OPERATOR.ofVersion(to).admit(migrated);
      const reported = decisions.map(({ field }) => field);

      expect([...faults.map(({ field }) => field), ...unknownFields].filter((field) => !isCovered(field, reported))).toEqual([]);
    }), { seed: 16, numRuns: RUNS });
  });

  test('changes nothing the second time', () => {
    fc.assert(fc.property(MOVED, ({ from, to, manifest }) => {
      const once = migrate(manifest, from, to);

      expect(migrate(once.migrated, from, to).migrated).toEqual(once.migrated);
    }), { seed: 17, numRuns: RUNS });
  });

  test('loses nothing on the way back where nothing was reported', () => {
    const seen = new Set<string>();
    let compared = 0;
    fc.assert(fc.property(MOVED, ({ from, to, manifest }) => {
      const there = migrate(manifest, from, to);
      const back = migrate(there.migrated, to, from);
      changed(there).forEach((each) => seen.add(each));
      if (there.decisions.length > 0 || back.decisions.length > 0) return;
      compared += 1;

      expect(meant(back.migrated)).toEqual(meant(manifest));
    }), { seed: 18, numRuns: RUNS });
    expect(seen.size).toBeGreaterThan(4);
    expect(compared).toBeGreaterThan(RUNS / 10);
  });
});

function openstack(fields: object) {
  return { openstackSDConfigs: [{ role: 'Instance', region: 'a', ...fields }] };
}

function isCovered(field: string, reported: readonly string[]): boolean {
  return reported.some((each) => field === each || field.startsWith(`${each}.`) || field.startsWith(`${each}[`));
}

function changed({ changes }: Migration): string[] {
  return changes.map(({ edit, path }) => `${edit.do} ${path.filter((step) => typeof step === 'string').join('.')}`);
}

/** The object as every version understands it: words in one case, sets without repeats, no empty lists that mean nothing. */
function meant(manifest: Manifest): unknown {
  const copy = JSON.parse(JSON.stringify(manifest)) as { spec: { [field: string]: unknown } };
  for (const field of ['relabelings', 'metricRelabelings', 'scrapeProtocols']) if ((copy.spec[field] as unknown[] | undefined)?.length === 0) delete copy.spec[field];
  const holders = [{ value: copy.spec }, ...placesOf(copy, 'spec.*[]'), ...placesOf(copy, 'spec.*[].selectors[]'), ...placesOf(copy, 'spec.*[].filters[]'), ...placesOf(copy, 'spec.*[].namespaces')];
  for (const { value } of holders) {
    const holder = value as { [field: string]: unknown };
    for (const field of ['role', 'scheme', 'availability']) if (typeof holder?.[field] === 'string') holder[field] = (holder[field] as string).toLowerCase();
    for (const field of ['names', 'values', 'files', 'tagsFilter', 'targets', 'services', 'tags']) if (Array.isArray(holder?.[field])) holder[field] = [...new Set(holder[field] as unknown[])];
  }

  return copy;
}
