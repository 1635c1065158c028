/** What the constructor refuses is what the API server or the operator refuses, value by value; the few stricter rules are listed. */
import { imports } from 'cdk8s-app-monitoring';
import * as fc from 'fast-check';
import { askOperator, JUDGE_TIMEOUT_MILLIS } from './judges';
import { checkEndpoint } from '../../lib/app-monitoring/check/check-endpoint';
import { checkMonitor } from '../../lib/app-monitoring/check/check-monitor';
import { EndpointProps } from '../../lib/app-monitoring/endpoint-props';
import { MonitorProps } from '../../lib/app-monitoring/monitor-props';
import { checkRelabelings } from '../../lib/endpoint/check-relabelings';
import { whyNotProber } from '../../lib/units/prober';
import { Manifest } from '../support/manifests/manifest';
import { podMonitor, probe } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';

jest.setTimeout(JUDGE_TIMEOUT_MILLIS);

/** One value, our verdict, and the object that carries it. */
interface Trial { readonly value: unknown; readonly refused: boolean; readonly manifest: Manifest }

/** Values on which the two verdicts differ. */
async function differences(trials: readonly Trial[], version = 'v3.14.0'): Promise<{ value: unknown; ours: string; theirs: string }[]> {
  const server = prometheus({ version });
  const answers = await askOperator(trials.map(({ manifest }, i) => ({ id: String(i), manifests: [manifest], prometheus: server })));

  return answers.flatMap(({ admission, servers }, i) => {
    const reasons = [
      ...Object.values(admission).flatMap(({ errors = [] }) => errors),
      ...Object.values(servers).flatMap(({ rejected }) => Object.values(rejected)),
    ];

    return trials[i].refused === reasons.length > 0
      ? []
      : [{ value: trials[i].value, ours: trials[i].refused ? 'refused' : 'taken', theirs: reasons.join('; ') || 'taken' }];
  });
}

const SEED = 20261120;
const SAMPLES = 2_000;

describe('checkRelabelings()', () => {
  const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
  const label = fc.constantFrom('team', '__address__', '_', 'x1', '1x', 'a-b', 'a.b', 'a b');
  const rule = fc.record({
    action: optional(fc.constantFrom(...Object.values(imports.RelabelConfigAction))),
    sourceLabels: optional(fc.array(fc.constantFrom('team', '__address__'), { maxLength: 2 })),
    regex: optional(fc.constantFrom('(.*)', 'a|b', '(?i)x', '(', '(?=a)', '\\1', 'a{1001}', '[[:alpha:]]', '\\pL', '(?P<n>a)', 'x**', '')),
    targetLabel: optional(fc.oneof(label, fc.constantFrom('$1', '${1}_x', 'x$1', '${a b}', '$', '$$'))),
    replacement: optional(fc.constantFrom('$1', '${1}', 'x$1', 'a-b', '', '1$1')),
    modulus: optional(fc.constantFrom(0, 1, 8)),
    separator: optional(fc.constantFrom(';', '-')),
  }, { noNullPrototype: true });

  test.each([
    { names: 'utf8' as const, version: 'v3.14.0' },
    { names: 'legacy' as const, version: 'v2.55.0' },
  ])('refuses the rules for which the operator rejects a monitor of Prometheus $version', async ({ names, version }) => {
    const trials = fc.sample(rule, { seed: SEED, numRuns: SAMPLES }).map((given) => {
      const config = JSON.parse(JSON.stringify(given)) as imports.RelabelConfig;

      return { value: config, refused: checkRelabelings([config], '', names).length > 0, manifest: podMonitor({ relabelings: [config] }) };
    });

    const found = await differences(trials, version);

    expect(found.slice(0, 5)).toEqual([]);
    expect(trials.filter(({ refused }) => !refused).length).toBeGreaterThan(SAMPLES / 50);
  });
});

describe('whyNotProber()', () => {
  const host = fc.constantFrom('blackbox', 'blackbox-exporter.monitoring.svc', '10.0.0.1', '[::1]', '::1', '', 'black_box', '-x', 'a..b', 'a.', 'UPPER', 'http://x', 'a/b', 'a b', 'é');
  const port = fc.constantFrom('', ':9115', ':0', ':65535', ':65536', ':x', ':', ':1:2', ':09115');

  test('refuses the addresses for which the operator rejects a Probe', async () => {
    const trials = fc.sample(fc.tuple(host, port), { seed: SEED, numRuns: 500 }).map(([a, b]) => ({
      value: a + b,
      refused: whyNotProber(a + b) !== undefined,
      manifest: probe({ prober: { url: a + b } }),
    }));

    expect(await differences(trials)).toEqual([]);
  });
});

describe('checkEndpoint()', () => {
  const rows: { it: string; given: EndpointProps; stricter?: string }[] = [
    { it: 'a proxy of scheme http', given: { proxyUrl: 'http://proxy:3128' } },
    { it: 'a proxy of scheme ftp', given: { proxyUrl: 'ftp://proxy' } },
    { it: 'a proxy without host', given: { proxyUrl: 'http://' } },
    { it: 'a proxy with credentials', given: { proxyUrl: 'http://user:word@proxy' }, stricter: 'credentials would stand in manifests' },
    { it: 'noProxy alone', given: { noProxy: 'localhost' } },
    { it: 'noProxy with proxyUrl', given: { noProxy: 'localhost', proxyUrl: 'http://proxy' } },
    { it: 'noProxy with the environment', given: { noProxy: 'localhost', proxyFromEnvironment: true } },
    { it: 'proxyUrl with the environment', given: { proxyUrl: 'http://proxy', proxyFromEnvironment: true } },
    { it: 'the environment alone', given: { proxyFromEnvironment: true } },
    { it: 'minVersion above maxVersion', given: { tls: { minVersion: imports.TlsVersion.TLS13, maxVersion: imports.TlsVersion.TLS12 } } },
    { it: 'equal versions', given: { tls: { minVersion: imports.TlsVersion.TLS12, maxVersion: imports.TlsVersion.TLS12 } } },
  ];

  test.each(rows)('agrees with the operator on $it', async ({ given, stricter }) => {
    const { tls, ...rest } = given;
    const trial = { value: given, refused: checkEndpoint(given, '').length > 0, manifest: podMonitor({ ...rest, ...(tls && { tlsConfig: tls }) }) };

    expect(await differences([trial])).toEqual(stricter ? [expect.objectContaining({ ours: 'refused', theirs: 'taken' })] : []);
  });
});

describe('checkMonitor()', () => {
  const rows: { it: string; given: MonitorProps; stricter?: string }[] = [
    { it: 'bodySizeLimit 1e3B', given: { bodySizeLimit: '1e3B' }, stricter: 'the CRD\'s pattern is not anchored, and Prometheus cannot read it' },
    ...['0', '10MB', '1.5GiB', '512KiB', '10', '1.5', '10 MB', 'MB', '10mb', '.5MB', ''].map((bodySizeLimit) => ({ it: `bodySizeLimit ${bodySizeLimit}`, given: { bodySizeLimit } })),
    ...[0, 1, -1, 1.5].map((sampleLimit) => ({ it: `sampleLimit ${sampleLimit}`, given: { sampleLimit } })),
    { it: 'no scrapeProtocols', given: { scrapeProtocols: [] }, stricter: 'an empty list means nothing, so it was meant otherwise' },
    { it: 'a protocol twice', given: { scrapeProtocols: [imports.ScrapeProtocol.PROMETHEUS_PROTO, imports.ScrapeProtocol.PROMETHEUS_PROTO] } },
  ];

  test.each(rows)('agrees with the API server and the operator on $it', async ({ given, stricter }) => {
    const trial = { value: given, refused: checkMonitor(given).length > 0, manifest: podMonitor({}, given as { [field: string]: unknown }) };

    expect(await differences([trial])).toEqual(stricter ? [expect.objectContaining({ ours: 'refused', theirs: 'taken' })] : []);
  });
});
