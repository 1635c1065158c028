/** What we say that an older or a newer Prometheus refuses to load, it refuses, and nothing else: random jobs of every discovery, minor by minor. */
import { JUDGE_TIMEOUT_MILLIS, PrometheusAnswer } from './judges';
import { LoaderResult, writeLoaderPage } from './prometheus-minors/loader-page';
import { askPrometheusMinor, PROMETHEUS_MINORS } from './prometheus-minors/minors';
import { tryYamlValue } from '../../lib/manifests/load/try-yaml-value';
import { readConfiguration } from '../../lib/prometheus/configuration/read-configuration';
import { refusalText } from '../../lib/prometheus/configuration/refused';
import { loaderCases } from '../prometheus/configuration/loader-cases';
import { randomConfigurations } from '../support/random-native-jobs';

jest.setTimeout(JUDGE_TIMEOUT_MILLIS * 4);

/** Without `CONFORMANCE_RUNS`, the oldest is asked alone: each takes some minutes to build. */
const IN_SHORT = ['2.45'];
const IS_SHORT = process.env.CONFORMANCE_RUNS === undefined;
/** Configurations are small and quick: ten for each set of objects that other tests ask about. */
const RUNS = IS_SHORT ? 5_000 : 10 * Number(process.env.CONFORMANCE_RUNS);
/** `PROMETHEUS_MINORS=3.0,3.16` asks others. */
const ASKED = process.env.PROMETHEUS_MINORS?.split(',') ?? (IS_SHORT ? IN_SHORT : PROMETHEUS_MINORS.map(({ minor }) => minor));
/** Stored seeds: one that fails is added here, so that it stays. */
const SEEDS = [2, 20261130];
/** So many configurations are in memory at once. */
const BATCH = 10_000;
const SHOWN = Number(process.env.SHOW ?? 5);

/** Older versions load it, and the server fails when it applies the configuration. @see newAlertmanagerSet in notifier/notifier.go, Prometheus v0.45.0 */
const FAILS_LATER: ReadonlySet<string> = new Set(['alerting: {alertmanagers: [null]}']);

const results = new Map<string, LoaderResult>();

describe.each(PROMETHEUS_MINORS.filter(({ minor }) => ASKED.includes(minor)))('Prometheus $minor', (minor) => {
  test('loads configurations at the edge as we say', async () => {
    const cases = loaderCases();

    const answers = await askPrometheusMinor(minor, cases);

    const different = answers.map((answer, i) => ({ ...answer, ours: whyNot(tryYamlValue(cases[i].config, true), minor.version) }))
      .filter((answer) => !isByPlace(answer) && !FAILS_LATER.has(answer.id) && (answer.error === undefined) !== (answer.ours === undefined));
    expect(different).toEqual([]);
  });

  test.each(SEEDS.flatMap((seed) => [{ seed, quoted: false }, { seed, quoted: true }]))('loads random configurations of seed $seed as we say (as JSON: $quoted)', async ({ seed, quoted }) => {
    const each = RUNS / SEEDS.length / 2;
    const different: object[] = [];
    let [accepted, asked] = [0, 0];
    for (let done = 0; done < each; done += BATCH) {
      const texts = randomConfigurations(seed + done, Math.min(BATCH, each - done), { quoted, version: minor.version });
      const answers = await askPrometheusMinor(minor, texts.map((config, i) => ({ id: `${i}`, config })));
      answers.forEach((answer, i) => {
        if (isByPlace(answer)) return;
        const ours = whyNot(quoted ? JSON.parse(texts[i]) : tryYamlValue(texts[i], true), minor.version);
        asked++;
        if (answer.error === undefined) accepted++;
        if ((answer.error === undefined) !== (ours === undefined)) different.push({ config: texts[i], error: answer.error, ours });
      });
    }

    const { cases = 0, loaded = 0, differences = 0 } = results.get(minor.minor) ?? {};
    results.set(minor.minor, { cases: cases + asked, loaded: loaded + accepted, differences: differences + different.length });
    expect({ count: different.length, shown: different.slice(0, SHOWN) }).toEqual({ count: 0, shown: [] });
    expect(accepted / asked).toBeGreaterThan(0.15);
  });
});

afterAll(() => {
  process.stderr.write(`${JSON.stringify(Object.fromEntries(results))}\n`);
  if (process.env.WRITE_COMPATIBILITY) writeLoaderPage(results);
});

/** Whether it depends on where Prometheus runs: without a region, versions before 3.10 ask EC2 for that of the machine. */
function isByPlace({ error = '' }: PrometheusAnswer): boolean {
  return error.includes('SD configuration requires a region');
}

/** Why that Prometheus would not load a configuration, by our model. */
function whyNot(value: unknown, prometheusVersion: string): string | undefined {
  if (value === undefined) return 'not YAML';
  const { refusals } = readConfiguration(value, { fill: (text) => text, prometheusVersion });

  return refusals.length === 0 ? undefined : refusals.map(refusalText).join('; ');
}
