/** Our selection and the operator's own, on stored cases and on random manifest sets: what is selected, what is rejected and why. */

import { askOperator, JUDGE_TIMEOUT_MILLIS, OperatorAnswer } from './judges';
import { differences, neutral } from './selection/compare';
import { randomSets } from './selection/random-sets';
import { AUTH_CASES } from '../operator/rejection/auth-cases';
import { manifestsOf } from '../operator/rejection/case';
import { DISCOVERY_CASES } from '../operator/rejection/discovery-cases';
import { countByRule, REJECTIONS, SERVER_ERRORS } from '../operator/rejection/known-reasons';
import { RELABEL_CASES } from '../operator/rejection/relabel-cases';
import { SELECTOR_CASES } from '../operator/rejection/selector-cases';
import { SETTING_CASES } from '../operator/rejection/setting-cases';
import { TLS_CASES } from '../operator/rejection/tls-cases';
import { SERVER_CASES } from '../operator/selection/server-cases';
import { OperatorQuestion } from '../support/operator-question';

jest.setTimeout(JUDGE_TIMEOUT_MILLIS * 4);

const REJECTION_CASES = [...SELECTOR_CASES, ...AUTH_CASES, ...TLS_CASES, ...RELABEL_CASES, ...SETTING_CASES, ...DISCOVERY_CASES];

/** Asked in portions, so that answers of long runs are not all held at once. */
const SETS_PER_PORTION = 2_000;
const RUNS = Number(process.env.CONFORMANCE_RUNS ?? SETS_PER_PORTION);
const FIRST_SEED = 1_000;

describe('the operator judges the stored cases as they say', () => {
  test('of rejection', async () => {
    const rows = REJECTION_CASES.map((row, i) => ({ ...row, id: `${i} ${row.it}` }));
    const answers = await askOperator(rows.map((row) => ({ id: row.id, manifests: manifestsOf(row) })));

    const wrong = rows.filter((row, i) => neutral(reasonIn(answers[i])) !== neutral(row.expected ?? ''));

    expect(wrong.map(({ id, expected }) => ({ id, expected, theirs: reasonIn(answers.find((answer) => answer.id === id)!) }))).toEqual([]);
  });

  test('of servers', async () => {
    const questions = SERVER_CASES.map(({ server, objects = [], featureGates }, i) => ({
      id: String(i), manifests: [...objects, server], ...featureGates && { operator: { featureGates } },
    }));
    const answers = await askOperator(questions);

    const theirs = SERVER_CASES.map(({ it }, i) => ({ it, ...verdictOf(answers[i]) }));

    expect(theirs).toEqual(SERVER_CASES.map(({ it, expected }) => ({
      it, selected: [], unmanaged: false, refused: [], ...expected, error: neutral(expected.error ?? ''),
    })));
  });
});

describe('random manifest sets', () => {
  test(`are judged alike, ${RUNS} of them`, async () => {
    const counts = new Map<string, number>();
    for (let done = 0; done < RUNS; done += SETS_PER_PORTION) {
      const sets = randomSets(FIRST_SEED + done / SETS_PER_PORTION, Math.min(SETS_PER_PORTION, RUNS - done));
      const answers = await askOperator(sets);
      count(counts, answers);

      expect(sets.flatMap((set, i) => answered(set, answers[i]))).toEqual([]);
    }
    report(counts);
  });
});

/** A set that cannot be judged is a difference as well. */
function answered(set: OperatorQuestion, answer: OperatorAnswer): unknown[] {
  return answer.error ? [{ id: set.id, error: answer.error }] : differences(set, answer);
}

/** The only rejection, or why the monitor is not even admitted; nothing for a monitor that is selected. */
function reasonIn({ admission, servers, error }: OperatorAnswer): string {
  const refused = Object.values(admission).flatMap(({ errors = [] }) => errors);
  const rejected = Object.values(servers).flatMap((server) => Object.values(server.rejected));

  return [...error ? [error] : [], ...refused, ...rejected].join('; ');
}

function verdictOf({ admission, servers }: OperatorAnswer) {
  const [{ selected, unmanaged = false, error = '' }] = Object.values(servers);

  return { selected, unmanaged, error: neutral(error), refused: Object.values(admission).flatMap(({ errors = [] }) => errors) };
}

function count(counts: Map<string, number>, answers: readonly OperatorAnswer[]): void {
  const servers = answers.flatMap((answer) => Object.values(answer.servers));
  const rejected = servers.flatMap((server) => Object.values(server.rejected));
  const tallies = [
    ...countByRule(REJECTIONS, rejected), ...countByRule(SERVER_ERRORS, servers.flatMap(({ error = [] }) => error)),
    ['= servers', servers.length], ['= selected', servers.flatMap(({ selected }) => selected).length], ['= rejected', rejected.length],
  ] as const;
  for (const [rule, times] of tallies) counts.set(rule, (counts.get(rule) ?? 0) + times);
}

/** Long runs tell how often each rule has spoken, so that one that never did is noticed. */
function report(counts: ReadonlyMap<string, number>): void {
  if (RUNS <= SETS_PER_PORTION) return;
  process.stderr.write(`${[...counts].map(([rule, times]) => `${rule}: ${times}`).join('\n')}\n`);
}
