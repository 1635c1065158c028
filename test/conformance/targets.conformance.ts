/** What is scraped is what the real Prometheus scrapes, behind the real operator and Kubernetes' own controllers: tables by theme, and random apps. */

import { JUDGE_TIMEOUT_MILLIS } from './judges';
import { Comparison, compareTargets, together } from './targets/forecast';
import { JudgedScenario, judgeTargets } from './targets/judge-targets';
import { deployment, service } from '../support/app-on-8080';
import { randomWorlds } from '../support/random-worlds';
import { OTHER_KINDS } from './targets/scenarios/other-kinds';
import { REFUSED, THEMES } from './targets/scenarios/themes';
import { scrapeConfig, serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';

jest.setTimeout(JUDGE_TIMEOUT_MILLIS);

/** Stored seeds: one that fails is added here, so that it stays. */
const SEEDS = [20261125, 11];
const RUNS_PER_SEED = Math.ceil(Number(process.env.CONFORMANCE_RUNS ?? 300) / SEEDS.length);

/** All scenarios of one run share a Prometheus, and each of their jobs keeps some connections. */
const BATCH = 500;

const seen = { scenarios: 0, targets: 0, emptyJobs: 0 };

afterAll(() => process.stderr.write(`targets: ${JSON.stringify(seen)}\n`));

test('the judges themselves say of a plain app what is known of it', async () => {
  const manifests = [deployment(), service(), prometheus({ shards: 2 }), serviceMonitor(), serviceMonitor({ port: 'nope' }, {}, { name: 'empty' }), scrapeConfig()];

  const { judged: [{ servers }] } = await judgeTargets([{ name: 'plain', manifests }]);

  const { 'serviceMonitor/shop/cart/0': [found, ...others], ...jobs } = servers['Prometheus/monitoring/main'].jobs;
  expect(found).toEqual({
    url: 'http://cart-0:8080/metrics',
    labels: { container: 'cart', endpoint: 'metrics', instance: 'cart-0:8080', job: 'cart', namespace: 'shop', pod: 'cart-0', service: 'cart' },
    shard: expect.any(Number),
    source: 'Deployment/shop/cart',
  });
  expect(others).toEqual([]);
  expect(jobs).toEqual({
    'serviceMonitor/shop/empty/0': [],
    'scrapeConfig/shop/cart': [{ url: 'http://cart:80/metrics', labels: { instance: 'cart:80', job: 'scrapeConfig/shop/cart' }, shard: 0, source: 'ScrapeConfig/shop/cart' }],
  });
});

describe('the tables', () => {
  let judged: ReadonlyMap<string, JudgedScenario>;

  beforeAll(async () => {
    const answers = await judgeTargets([...Object.values(THEMES).flat(), ...REFUSED]);
    judged = new Map(answers.judged.map((answer) => [answer.scenario.name, answer]));
  });

  test.each(Object.keys(THEMES))('foretell %s', (theme) => {
    const { differences, agreed } = sumOf(THEMES[theme].map(({ name }) => judged.get(name)!));

    expect(differences).toEqual([]);
    expect(agreed).toBeGreaterThan(THEMES[theme].length / 2);
  });

  test('foretell nothing of what Prometheus does not load', () => {
    const answers = REFUSED.map(({ name }) => judged.get(name)!);

    expect(answers.filter(({ refused }) => Object.keys(refused).length === 0).map(({ scenario: { name } }) => name)).toEqual([]);
    expect(sumOf(answers).differences).toEqual([]);
  });

  test('are many, of different names, with targets and without', () => {
    const rows = Object.values(THEMES).flat();
    const answers = rows.map(({ name }) => judged.get(name)!);
    const { agreed, empty } = sumOf(answers);

    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(500);
    expect(agreed).toBeGreaterThan(2_500);
    expect(empty).toBeGreaterThan(400);
    expect(answers.flatMap(({ refused }) => Object.values(refused))).toEqual([]);
  });
});

test('pods of kinds of other projects are foretold as if they were among the manifests', async () => {
  const { judged } = await judgeTargets(OTHER_KINDS.map(({ byHand }) => byHand));
  const { differences, agreed } = sumOf(judged.map((answer, i) => withoutSources({ ...answer, scenario: OTHER_KINDS[i].byController })));

  expect(differences).toEqual([]);
  expect(agreed).toBeGreaterThan(2 * OTHER_KINDS.length);
  expect(sumOf(judged).differences).toEqual([]);
});

test.each(SEEDS)('random apps of seed %i are foretold', async (seed) => {
  for (let done = 0; done < RUNS_PER_SEED; done += BATCH) {
    const scenarios = randomWorlds(seed + done, Math.min(BATCH, RUNS_PER_SEED - done));
    const { judged } = await judgeTargets(scenarios);
    const { differences, agreed, empty } = sumOf(judged);
    seen.scenarios += scenarios.length;
    seen.targets += agreed;
    seen.emptyJobs += empty;

    expect(differences).toEqual([]);
    expect(agreed).toBeGreaterThan(2 * scenarios.length);
    expect(empty).toBeGreaterThan(scenarios.length / 2);
  }
});

/** The pods that are given by hand are objects of their own, so where a target comes from is not compared. */
function withoutSources({ servers, ...rest }: JudgedScenario): JudgedScenario {
  return {
    ...rest,
    servers: Object.fromEntries(Object.entries(servers).map(([key, { shards, jobs }]) => [key, {
      shards, jobs: Object.fromEntries(Object.entries(jobs).map(([job, targets]) => [job, targets.map(({ source: _, ...target }) => target)])),
    }])),
  };
}

/** All comparisons together, with the first few differences. */
function sumOf(judged: readonly JudgedScenario[]): Comparison {
  const { differences, ...counts } = together(judged.map(compareTargets));

  return { ...counts, differences: differences.slice(0, Number(process.env.SHOW ?? 10)) };
}
