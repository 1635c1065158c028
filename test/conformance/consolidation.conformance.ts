/** A ScrapeConfig in place of a monitor has the same job: by the real operator and Prometheus' own loader, and the same targets by the real Prometheus. */
import { askJobs } from './consolidation/ask-jobs';
import { ConsolidatedQuestion, consolidatedQuestion } from './consolidation/consolidated-question';
import { loadedDifference } from './consolidation/loaded-differences';
import { randomConsolidations } from './consolidation/random-consolidations';
import { askOperator, JUDGE_TIMEOUT_MILLIS, OperatorAnswer } from './judges';
import { judgeTargets, JudgedScenario } from './targets/judge-targets';
import { THEMES } from './targets/scenarios/themes';
import { newJobOf } from '../../lib/consolidation/consolidate-inspected';
import { ConsolidatedEndpoint, isReplaced, ServerVerdict } from '../../lib/consolidation/consolidation';
import { exampleManifests } from '../support/example-manifests';
import { prometheus } from '../support/manifests/servers';
import { OperatorQuestion } from '../support/operator-question';
import { providedFor } from '../support/provided';
import { randomWorlds } from '../support/random-worlds';
import { recordedManifests } from '../support/recorded-manifests';

/** Stored seeds: one that fails is added here, so that it stays. */
const SEEDS = [20261129, 5];
const RUNS = Number(process.env.CONFORMANCE_RUNS ?? 300);

/** Scenarios whose targets the real Prometheus finds. */
const WORLDS = Math.min(Math.ceil(RUNS / 15), 120);
const MONITOR_KINDS = ['ServiceMonitor', 'PodMonitor', 'Probe'];

jest.setTimeout(JUDGE_TIMEOUT_MILLIS + RUNS * 300);

/** So many that the texts of their configurations fit into memory. */
const BATCH = 250;

const seen = { monitors: 0, replaced: 0, jobs: 0, identical: 0, notLoaded: 0, refused: {} as { [reason: string]: number } };

afterAll(() => process.stderr.write(`consolidation: ${JSON.stringify(seen)}\n`));

describe('a ScrapeConfig in place of a monitor', () => {
  test('of the examples, the tables of targets and the unit tests has the same job', async () => {
    const recorded = recordedManifests().filter(({ manifests }) => manifests.some(({ kind }) => MONITOR_KINDS.includes(kind)));
    const before = seen.replaced;

    expect(await differencesIn([
      ...exampleManifests().map(({ name, manifests }) => ({ id: name, manifests })),
      ...Object.values(THEMES).flat().filter(({ manifests }) => manifests.some(({ kind }) => MONITOR_KINDS.includes(kind)))
        .map(({ name, manifests }) => ({ id: name, manifests })),
      ...recorded.map(({ test: id, manifests }, i) => ({ id: `${i} ${id}`, manifests: [...manifests, ...providedFor(manifests)] })),
    ].map(withServer))).toEqual([]);
    expect(seen.replaced - before).toBeGreaterThan(1_000);
  });

  test.each(SEEDS)('of random monitors of seed %i has the same job', async (seed) => {
    const [before, each] = [seen.jobs, Math.ceil(RUNS / SEEDS.length)];
    for (let done = 0; done < each; done += BATCH) {
      expect(await differencesIn(randomConsolidations(seed + 1_000_003 * done, Math.min(BATCH, each - done)))).toEqual([]);
      process.stderr.write(`consolidation: ${seen.jobs} jobs compared\n`);
    }
    expect(seen.jobs - before).toBeGreaterThan(each);
  });

  test('has the same targets', async () => {
    const worlds = randomWorlds(SEEDS[0], 4 * WORLDS).map(({ name: id, manifests }) => consolidatedQuestion({ id, manifests }))
      .filter(({ monitors }) => monitors.some(isReplaced)).slice(0, WORLDS);
    const scenarios = worlds.flatMap(({ before, after }) => [before, after]).map(({ id: name, manifests }) => ({ name, manifests }));

    const { judged } = await judgeTargets(scenarios);

    const pairs = worlds.map(({ monitors }, i) => {
      const jobs = new Map(monitors.filter(isReplaced).flatMap(({ endpoints }) => endpoints.map(({ scrapeConfig, job }) => [newJobOf(scrapeConfig!), job])));

      return { name: worlds[i].before.id, before: targetsOf(judged[2 * i]), after: targetsOf(judged[2 * i + 1], jobs) };
    });
    expect(pairs.filter(({ before, after }) => before.join('\n') !== after.join('\n'))).toEqual([]);
    expect([worlds.length, pairs.reduce((sum, { before }) => sum + before.length, 0) > WORLDS]).toEqual([WORLDS, true]);
  });
});

/** A server that selects everything, if there is no other. */
function withServer(question: OperatorQuestion): OperatorQuestion {
  const { manifests } = question;
  if (manifests.some(({ kind }) => /^Prometheus(Agent)?$/.test(kind))) return question;
  const named = manifests.flatMap(({ spec }) => (spec as { scrapeClass?: string } | undefined)?.scrapeClass ?? []);
  const scrapeClasses = [...new Set(named)].map((name) => ({ name }));

  return { ...question, prometheus: prometheus({ scrapeClasses }) };
}

async function differencesIn(questions: readonly OperatorQuestion[]): Promise<string[]> {
  const all = questions.map((question, i) => consolidatedQuestion(question, i % 2 === 1));
  const answers = await askOperator(all.flatMap(({ before, after }) => [before, after]));
  const configs = answers.flatMap((answer) => Object.entries(answer.servers).filter(([, { config }]) => config !== '')
    .map(([key, { config }]) => ({ id: `${answer.id} ${key}`, config, jobs: true as const })));
  const loaded = new Map((await askJobs(configs)).map((answer) => [answer.id, answer]));

  return all.flatMap((each, i) => compare(each, answers[2 * i], answers[2 * i + 1], (id) => loaded.get(id)).map((line) => `${each.before.id}: ${line}`)).slice(0, 5);
}

type LoadedJobs = (id: string) => { readonly jobs?: { readonly [name: string]: string }; readonly error?: string } | undefined;

function compare({ before, after, monitors }: ConsolidatedQuestion, old: OperatorAnswer, is: OperatorAnswer, loadedOf: LoadedJobs): string[] {
  count(monitors);
  const lines = Object.entries(is.admission).filter(([key]) => key.startsWith('ScrapeConfig/') && !old.admission[key])
    .map(([key, admission]) => `${key}: ${JSON.stringify(admission)}`);
  for (const key of Object.keys(old.servers)) {
    const [was, now] = [`${before.id} ${key}`, `${after.id} ${key}`].map(loadedOf);
    if (!was || was.error !== undefined) {
      seen.notLoaded++;
      if (was && now?.error === undefined) lines.push(`${key}: Prometheus loads the configuration only afterwards: ${was.error}`);
      continue;
    }
    const replaced = monitors.filter((each) => isReplaced(each) && each.servers.includes(key)).flatMap(({ endpoints }) => endpoints);
    lines.push(...jobDifferences(replaced, key, was.jobs ?? {}, now?.jobs).map((line) => `${key}: ${line}`));
  }

  return lines;
}

function jobDifferences(
  replaced: readonly ConsolidatedEndpoint[], server: string, was: { readonly [name: string]: string }, now: { readonly [name: string]: string } = {},
): string[] {
  const renamed = new Map(replaced.map((endpoint) => [endpoint.job, endpoint]));
  const expected = Object.keys(was).map((job) => newNameOf(renamed.get(job), job));
  const lines = [...expected].sort().join() === Object.keys(now).sort().join() ? [] : [`jobs ${expected.join()} <> ${Object.keys(now).join()}`];

  return [...lines, ...Object.keys(was).flatMap((job) => {
    const endpoint = renamed.get(job);
    const verdict = endpoint?.verdicts.find((each) => each.server === server);
    const difference = loadedDifference(was[job], now[newNameOf(endpoint, job)] ?? '', withoutEffect(verdict), job);
    if (endpoint) seen.jobs++;
    if (endpoint && withoutEffect(verdict).length === 0) seen.identical++;

    return difference === undefined ? [] : [`${job}: ${difference}`];
  })];
}

function newNameOf(endpoint: ConsolidatedEndpoint | undefined, job: string): string {
  return endpoint ? newJobOf(endpoint.scrapeConfig!) : job;
}

function withoutEffect(verdict: ServerVerdict | undefined) {
  return verdict && 'rules' in verdict ? verdict.rules : [];
}

function count(monitors: ConsolidatedQuestion['monitors']): void {
  seen.monitors += monitors.length;
  seen.replaced += monitors.filter(isReplaced).length;
  monitors.flatMap(({ endpoints }) => endpoints.flatMap(({ blocked }) => blocked)).forEach((each) => {
    const reason = 'why' in each ? `${each.blocker} ${each.why}` : each.blocker;
    seen.refused[reason] = (seen.refused[reason] ?? 0) + 1;
  });
}

/** One line for each target, with the names that jobs had before. */
function targetsOf({ servers, refused }: JudgedScenario, jobs: ReadonlyMap<string, string> = new Map()): string[] {
  return [
    ...Object.entries(refused).map(([key, why]) => `${key} is refused: ${why}`),
    ...Object.entries(servers).flatMap(([key, server]) => Object.entries(server.jobs).flatMap(([job, targets]) => [
      `${key} ${jobs.get(job) ?? job}`,
      ...targets.map(({ url, labels, shard }) => `${key} ${jobs.get(job) ?? job} ${url} ${shard} ${JSON.stringify(Object.entries(labels).sort())}`),
    ])),
  ].sort();
}
