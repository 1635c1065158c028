/** Jobs of ScrapeConfigs and additionalScrapeConfigs are those that the operator writes. */
import { readFileSync } from 'fs';
import { askOperator, JUDGE_TIMEOUT_MILLIS, OperatorAnswer } from './judges';
import { readYamlList } from '../../lib/operator/configuration/scrape-config/read-yaml-list';
import { scrapeConfig } from '../support/manifests/monitors';
import { prometheus, prometheusAgent } from '../support/manifests/servers';
import { OperatorQuestion } from '../support/operator-question';
import { configurationOf } from '../support/scrape-config/configuration-of';
import { DISCOVERY_ROWS, goldenOf, questionOf } from '../support/scrape-config/discovery-rows';
import { namesInWarnings, namesOf } from '../support/scrape-config/ignored-names';
import { randomScrapeSet, randomTextSet, REFERENCES, ScrapeSet, VERSIONS } from '../support/scrape-config/random-set';
import { allPaths } from '../support/scrape-config/random-spec';

jest.setTimeout(4 * JUDGE_TIMEOUT_MILLIS);

const RUNS = Number(process.env.CONFORMANCE_RUNS ?? 2_500);
/** As many as are held in memory at once. */
const BATCH = 2_000;
const SERVER = /^Prometheus(Agent)?\/monitoring\/main$/;

describe('scrapeConfigJob() and additionalJobs()', () => {
  test(`write what the operator writes for ${RUNS} random sets`, async () => {
    const { tally, differences, reached } = await compare((i) => randomScrapeSet(i, VERSIONS[i % VERSIONS.length], PATHS[i % PATHS.length]));

    expect(differences.slice(0, 5)).toEqual([]);
    expect(tally.accepted).toBeGreaterThan(0.9 * RUNS);
    expect(tally.leavingOut).toBeGreaterThan(0.1 * RUNS);
    expect(PATHS.filter((path) => !reached.has(path))).toEqual([]);
  });
});

describe('goldens of discoveries', () => {
  test('are what the operator writes', async () => {
    const answers = await askOperator(DISCOVERY_ROWS.map(questionOf));

    const written = answers.map(({ id, servers }) => ({ id, jobs: jobsIn(Object.values(servers)[0].config) }));

    expect(written).toEqual(DISCOVERY_ROWS.map((row) => ({ id: row.it, jobs: readFileSync(goldenOf(row), 'utf8') })));
  });
});

describe('a secret of Azure that is not loaded', () => {
  const spec = { azureSDConfigs: [{ subscriptionID: 's', authenticationMethod: 'SDK', clientSecret: { name: 'login', key: 'password' } }] };

  test.each([
    { it: 'stops the configuration of a server', server: prometheus() },
    { it: 'stops the configuration of an agent', server: prometheusAgent() },
  ])('$it', async ({ it, server }) => {
    const question = { id: it, manifests: [{ ...server, spec: { ...server.spec as object, version: 'v3.14.0' } }, scrapeConfig({ staticConfigs: [], ...spec }), ...REFERENCES] };

    const [{ servers }] = await askOperator([question]);

    expect(configurationOf(question).text).toBe(`error: ${Object.values(servers)[0].error}`);
  });
});

describe('additionalJobs()', () => {
  test(`reads ${RUNS} random texts as the operator does`, async () => {
    const { tally, differences } = await compare(randomTextSet);

    expect(differences.slice(0, 5)).toEqual([]);
    expect(tally.accepted).toBe(RUNS);
    expect(tally.notGenerated).toBeLessThan(0.5 * RUNS);
  });
});

async function compare(setOf: (seed: number) => ScrapeSet): Promise<Outcome> {
  const outcome = { tally: { accepted: 0, refused: 0, byteEqual: 0, notGenerated: 0, leavingOut: 0 }, differences: [], reached: new Set<string>() };
  for (let from = 0; from < RUNS; from += BATCH) {
    const sets = Array.from({ length: Math.min(BATCH, RUNS - from) }, (_, i) => setOf(from + i));
    const answers = await askOperator(sets.map(({ question }) => question));
    answers.forEach((answer, i) => judge(sets[i], answer, outcome));
  }
  process.stderr.write(`${JSON.stringify(outcome.tally)}\n`);

  return outcome;
}

const PATHS = allPaths();

interface Outcome {
  readonly tally: { accepted: number; refused: number; byteEqual: number; notGenerated: number; leavingOut: number };
  readonly differences: string[];
  readonly reached: Set<string>;
}

function judge({ question, paths }: ScrapeSet, answer: OperatorAnswer, { tally, differences, reached }: Outcome): void {
  const [, server] = Object.entries(answer.servers).find(([key]) => SERVER.test(key)) ?? [];
  const objects = question.manifests.filter(({ kind }) => kind === 'ScrapeConfig').length;
  if (!server || server.selected.filter((key) => key.startsWith('ScrapeConfig/')).length !== objects) {
    tally.refused++;
    if (process.env.SHOW_REFUSED) process.stderr.write(`${question.id} ${JSON.stringify([answer.error, answer.admission, server?.rejected])}\n`);

    return;
  }

  tally.accepted++;
  const { text: ours, ignored } = configurationOf(question);
  const theirs = server.error === undefined ? jobsIn(server.config) : `error: ${withoutSyntax(server.error)}`;
  if (server.error === undefined) paths.forEach((path) => reached.add(path));
  else tally.notGenerated++;
  if (withoutSyntax(ours) === theirs) tally.byteEqual++;
  else if (!sameYaml(ours, theirs)) differences.push(`${manifestsOf(question)}\n${firstDifference(ours, theirs)}`);
  const [noted, logged] = [namesOf(ignored), namesInWarnings(server.warnings ?? [])].map((names) => names.join());
  tally.leavingOut += noted === '' ? 0 : 1;
  if (server.error === undefined && noted !== logged) differences.push(`${manifestsOf(question)}\n--- operator ignores\n${logged}\n--- ours\n${noted}`);
}

/** The text of `scrape_configs`, up to the next section. */
function jobsIn(config: string): string {
  const [, jobs] = /^(scrape_configs:.*\n(?:[ -].*\n|\n)*)/m.exec(config) ?? [];

  return jobs ?? '';
}

/** What a syntax error is called, and on which line it is noticed, differs from reader to reader; the rest must not. */
function withoutSyntax(error: string): string {
  return error.replace(/yaml: line \d+: .*/, 'yaml: a syntax error');
}

function sameYaml(ours: string, theirs: string): boolean {
  return parsed(ours) === parsed(theirs);
}

/** Maps as lists of pairs, so that their order counts. */
function parsed(text: string): string {
  if (text.startsWith('error: ')) return withoutSyntax(text);
  const jobs = readYamlList(text.replace(/^scrape_configs:\n/, ''));

  return JSON.stringify(jobs, (_, item: unknown) => item instanceof Map ? { pairs: [...item] } : item);
}

function manifestsOf(question: OperatorQuestion): string {
  return JSON.stringify(question.manifests.filter(({ kind, metadata }) => /^(Prometheus|ScrapeConfig)/.test(kind) || metadata?.name === 'extra'));
}

/** A few lines around the first ones that differ. */
function firstDifference(ours: string, theirs: string): string {
  const [left, right] = [ours, theirs].map((text) => readable(text).split('\n'));
  const at = left.findIndex((line, i) => line !== right[i]);
  const around = (lines: string[]): string => lines.slice(Math.max(at - 4, 0), at + 4).join('\n');

  return `--- operator\n${around(right)}\n--- ours\n${around(left)}`;
}

function readable(text: string): string {
  return text.startsWith('error: ') ? text : JSON.stringify(JSON.parse(parsed(text)), null, 1);
}
