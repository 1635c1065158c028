/** What ScrapeConfig takes is admitted, selected and loaded by the real thing: random jobs, in both ways they are written. */
import { askOperator, askPrometheus, JUDGE_TIMEOUT_MILLIS, OperatorAnswer } from './judges';
import { MonitoringError } from '../../lib/findings/monitoring-error';
import { manifestsOf } from '../scrape-config/golden-cases';
import { Manifest } from '../support/manifests/manifest';
import { providedFor } from '../support/provided';
import { randomJobs } from '../support/random-scrape-configs';

jest.setTimeout(JUDGE_TIMEOUT_MILLIS);

/** Stored seeds: one that fails is added here, so that it stays. */
const SEEDS = [20261120, 7];
const RUNS_PER_SEED = Number(process.env.CONFORMANCE_RUNS ?? 2_000) / SEEDS.length;

/** Prometheus reads Scaleway's secret key as it loads the configuration, and wants a UUID. */
const SECRET_KEY = '11111111-2222-3333-4444-555555555555';

function cluster(manifests: Manifest[]): Manifest[] {
  const provided = providedFor(manifests.filter(({ kind }) => kind === 'ScrapeConfig')) as (Manifest & { stringData?: { [key: string]: string } })[];

  return [...manifests, ...provided.map((manifest) => (manifest.stringData?.['secret-key'] === undefined
    ? manifest : { ...manifest, stringData: { ...manifest.stringData, 'secret-key': SECRET_KEY } }))];
}

describe.each(SEEDS)('ScrapeConfig with random props of seed %i', (seed) => {
  const written = new Map<string, Manifest[]>();
  const withoutCode: unknown[] = [];
  let answers: OperatorAnswer[];

  beforeAll(async () => {
    randomJobs(seed, RUNS_PER_SEED).forEach((make, i) => {
      try {
        written.set(`${seed}-${i}`, manifestsOf({ name: '', job: { jobName: 'job', ...make() } }));
      } catch (error) {
        if (!(error instanceof MonitoringError)) withoutCode.push(error);
      }
    });
    answers = await askOperator([...written].map(([id, manifests]) => ({ id, manifests: cluster(manifests) })));
  });

  test('are written for a good part of them, and refused with a code otherwise', () => {
    expect(withoutCode).toEqual([]);
    expect(written.size).toBeGreaterThan(RUNS_PER_SEED / 5);
  });

  test('are admitted, without unknown fields', () => {
    expect(answers.filter(({ admission, error }) => error !== undefined || Object.keys(admission).length > 0)
      .map(({ id, admission, error }) => ({ id, admission, error, manifests: written.get(id) }))).toEqual([]);
  });

  test('are selected and not rejected', () => {
    const lost = answers.flatMap(({ id, servers }) => Object.values(servers).map(({ rejected, error }) => ({ id, rejected, error })))
      .filter(({ rejected, error }) => error !== undefined || Object.keys(rejected).length > 0);

    expect(lost).toEqual([]);
  });

  test('lead to configurations that Prometheus loads', async () => {
    const configs = answers.flatMap(({ id, servers }) => Object.values(servers).map(({ config }) => ({ id, config })));

    const refused = (await askPrometheus(configs)).filter(({ error }) => error !== undefined);

    expect(refused.map(({ id, error }) => ({ id, error, manifests: JSON.stringify(written.get(id)) }))).toEqual([]);
  });
});
