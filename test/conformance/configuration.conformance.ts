/** What the operator writes for random servers and monitors is what we write. */
import { parse } from 'yaml';
import { askOperator, JUDGE_TIMEOUT_MILLIS, OperatorAnswer, ServerResult } from './judges';
import { generateConfiguration } from '../../lib/operator/configuration/generate';
import { IgnoredField } from '../../lib/operator-port/ignored-field';
import { inputOf, randomQuestions } from '../support/configuration/questions';
import { OperatorQuestion } from '../support/operator-question';

/** Stored seeds: one that fails is added here, so that it stays. */
const SEEDS = [20261120, 7, 94];
const RUNS = Number(process.env.CONFORMANCE_RUNS ?? 2_400);

jest.setTimeout(JUDGE_TIMEOUT_MILLIS + RUNS * 100);

/** So many that the texts of their configurations fit into memory. */
const BATCH = 500;

describe('generateConfiguration()', () => {
  const seen = { judged: 0, jobs: 0, sameBytes: 0, ignored: 0, refused: 0 };
  const differences: object[] = [];
  const otherBytes: object[] = [];
  beforeAll(async () => {
    for (const questions of batches()) {
      const answers = await askOperator(questions);
      questions.forEach((question, index) => compare(question, serverOf(answers[index])));
    }
    console.info(JSON.stringify(seen));
  });

  test('writes what the operator writes, and leaves out what it leaves out', () => {
    expect(differences.slice(0, 3)).toEqual([]);
  });

  test('writes the same bytes', () => {
    expect(otherBytes.slice(0, 3)).toEqual([]);
  });

  test('is asked about enough', () => {
    expect(seen.judged).toBeGreaterThan(RUNS * 0.9);
    expect(seen.ignored).toBeGreaterThan(RUNS);
  });

  /** What rejected objects loaded before they were rejected is not known here, so that their sets are left out. */
  function compare(question: OperatorQuestion, { selected, rejected, config, warnings = [], error }: ServerResult): void {
    if (error !== undefined || Object.keys(rejected).length > 0) {
      seen.refused++;

      return;
    }
    const ours = generateConfiguration(inputOf(question, selected));
    const [expected, actual] = [config, ours.config];
    const [dropped, ignored] = [droppedIn(warnings), ours.ignored.map(named)].map((names) => [...new Set(names)].sort());
    seen.judged++;
    seen.jobs += expected.split('\n- job_name: ').length - 1;
    seen.sameBytes += actual === expected ? 1 : 0;
    seen.ignored += ours.ignored.length;
    if (actual !== expected) {
      const where = { id: question.id, ...whereDifferent(expected, actual) };
      (parsed(actual) === parsed(expected) ? otherBytes : differences).push(where);
    }
    if (dropped.join() !== ignored.join()) differences.push({ id: question.id, dropped, ignored });
  }
});

function* batches(): Generator<OperatorQuestion[]> {
  const each = Math.ceil(RUNS / SEEDS.length);
  for (const seed of SEEDS) {
    for (let done = 0; done < each; done += BATCH) yield randomQuestions(seed + 1_000_003 * done, Math.min(BATCH, each - done));
  }
}

function serverOf({ id, error, servers }: OperatorAnswer): ServerResult {
  if (error !== undefined) throw new Error(`${id}: ${error}`);

  return Object.values(servers)[0];
}

/** The same for texts that say the same in the same order; keys may be there twice. */
function parsed(config: string): string {
  return JSON.stringify(parse(config, { version: '1.1', merge: false, mapAsMap: true, uniqueKeys: false }), (_, value) =>
    value instanceof Map ? { entries: [...value] } : typeof value === 'bigint' ? String(value) : value);
}

/** Fields that the operator says it drops, with the version they need. */
function droppedIn(warnings: readonly string[]): string[] {
  return warnings.map((line) => /^ignoring "(\w+)(?:=PrometheusText1\.0\.0)?" not supported .*?(?:m(?:in|ax)imum_version=(\S+)|$)/.exec(line))
    .filter((found) => found !== null)
    .map(([, field, version]) => `${field} ${version ?? UNSAID.get(field)}`)
    .filter((name) => !WITHIN_DROPPED.has(name));
}

/** The same for a field that we note; for agents, the operator names the block that it would be in. */
function named({ object, field, since, until }: IgnoredField): string {
  if (object.startsWith('PrometheusAgent/') && field.startsWith('spec.tsdb.')) return `storage ${since}`;
  const name = field.split('.').at(-1)!.replace(/^enforced(.)/, (_, first: string) => first.toLowerCase());
  const snake = name.replace(/NHCB$/, 'Nhcb').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

  return `${name.endsWith(']') ? 'scrapeProtocol' : RENAMED.get(name) ?? snake} ${since ?? until}`;
}

/** Fields of Alertmanagers' `sigv4` that the operator drops once more when it drops the whole. */
const WITHIN_DROPPED: ReadonlySet<string> = new Set(['external_id 2.48.0', 'use_fips_sts_endpoint 2.48.0']);

/** Fields that the operator drops without saying which version they need. */
const UNSAID: ReadonlyMap<string, string> = new Map([['scrapeProtocol', '3.0.0-rc.0'], ['runtime', '2.53.0']]);

const RENAMED: ReadonlyMap<string, string> = new Map([
  ['nameValidationScheme', 'metric_name_validation_scheme'], ['nameEscapingScheme', 'metric_name_escaping_scheme'],
  ['scrapeClassicHistograms', 'always_scrape_classic_histograms'], ['retentionPercentage', 'percentage'],
  ['useFIPSSTSEndpoint', 'use_fips_sts_endpoint'], ['roundRobinDNS', 'round_robin_dns'], ['messageVersion', 'protobuf_message'],
  ['alertRelabelings', 'alert_relabel_configs'],
]);

/** A few lines around the first difference. */
function whereDifferent(...texts: [string, string]): { readonly expected: string[]; readonly actual: string[] } {
  const [expected, actual] = texts.map((text) => text.split('\n'));
  const first = expected.findIndex((line, index) => line !== actual[index]);
  const [from, to] = [Math.max(first - 12, 0), first + 8];

  return { expected: expected.slice(from, to), actual: actual.slice(from, to) };
}
