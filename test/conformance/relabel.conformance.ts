/** Relabeling gives what Prometheus' own package gives: random rules on random labels, from stored seeds. */
import { askPrometheus, JUDGE_TIMEOUT_MILLIS, RelabelAnswer, RelabelQuestion } from './judges';
import { relabel } from '../../lib/prometheus/relabel/relabel';
import { ruleFrom } from '../../lib/prometheus/relabel/rule-from';
import { randomRelabelings } from '../support/random-relabelings';

jest.setTimeout(JUDGE_TIMEOUT_MILLIS);

/** Stored seeds: one that fails is added here, so that it stays. */
const SEEDS = [20261120, 7];
const RUNS_PER_SEED = Number(process.env.CONFORMANCE_RUNS ?? 20_000) / SEEDS.length;

/** Questions and answers of a batch are held in memory. */
const BATCH = 50_000;

type Asked = RelabelQuestion['relabel'];

describe.each(SEEDS)('relabelings of seed %i', (seed) => {
  test('give what Prometheus gives', async () => {
    const differences: unknown[] = [];
    const count = { kept: 0, dropped: 0, refused: 0 };
    for (let done = 0; done < RUNS_PER_SEED; done += BATCH) {
      const asked = randomRelabelings(seed + done, Math.min(BATCH, RUNS_PER_SEED - done));
      const answers = await askPrometheus(asked.map((question, i): RelabelQuestion => ({ id: String(i), relabel: question })));
      answers.forEach((theirs, i) => {
        const ours = relabeled(asked[i]);
        count[theirs.error !== undefined ? 'refused' : theirs.dropped !== undefined ? 'dropped' : 'kept']++;
        if (verdict(ours) !== verdict(theirs)) differences.push({ asked: JSON.stringify(asked[i]), ours, theirs });
      });
    }
    process.stderr.write(`relabelings of seed ${seed}: ${JSON.stringify(count)}, ${differences.length} differences\n`);

    expect(differences.slice(0, 20)).toEqual([]);
    expect(count.kept).toBeGreaterThan(RUNS_PER_SEED / 3);
    expect(count.dropped).toBeGreaterThan(RUNS_PER_SEED / 50);
    expect(count.refused).toBeGreaterThan(RUNS_PER_SEED / 50);
  });
});

describe('upper and lower case', () => {
  test('are those of Go for every character there is', async () => {
    const rules = [{ source_labels: ['a'], target_label: 'u', action: 'uppercase' }, { source_labels: ['a'], target_label: 'l', action: 'lowercase' }];
    const questions = Array.from({ length: 0x110000 / 256 }, (_, row) => row).filter((row) => row < 0xd8 || row > 0xdf)
      .map((row) => ({ rules, labels: { a: Array.from({ length: 256 }, (_, i) => String.fromCodePoint(256 * row + i)).join('') } }));

    const answers = await askPrometheus(questions.map((question, i): RelabelQuestion => ({ id: String(i), relabel: question })));

    expect(answers.filter((theirs, i) => verdict(relabeled(questions[i])) !== verdict(theirs)).map(({ id }) => id)).toEqual([]);
  });
});

function relabeled({ rules, labels, scheme }: Asked): Omit<RelabelAnswer, 'id'> {
  let ready;
  try {
    ready = rules.map((rule) => ruleFrom(rule, scheme));
  } catch (error) {
    return { error: (error as Error).message };
  }
  const { labels: kept, dropped } = relabel(new Map(Object.entries(labels)), ready);

  return kept ? { labels: Object.fromEntries(kept) } : { dropped };
}

/** What must be equal: reasons of refusals are in words of our own. */
function verdict({ labels, dropped, error }: Omit<RelabelAnswer, 'id'>): string {
  return error !== undefined ? 'refused' : JSON.stringify(dropped ?? Object.entries(labels!).sort(([a], [b]) => (a < b ? -1 : 1)));
}
