/** Our model of an older operator is what that operator does: admission, selection, rejection and scrape configuration, minor by minor. */
import { admissionQuestion, judgedVerdict, ourVerdict } from './admission-verdict';
import { JUDGE_TIMEOUT_MILLIS } from './judges';
import { admitByMinor, askOperatorMinor } from './operator-minors/ask-operator-minor';
import { compareSet, compareVerdicts } from './operator-minors/compare';
import { MinorResult, writeCompatibilityPage } from './operator-minors/compatibility-page';
import { OPERATOR_MINORS } from './operator-minors/minors';
import { OLD_FORMS } from './operator-minors/old-forms';
import { setsFor } from './operator-minors/sets';
import { Tally } from './operator-minors/tally';
import { randomManifests } from './random-manifests';
import { OPERATOR } from '../../lib/forecast/operator';
import { Manifest } from '../support/manifests/manifest';

jest.setTimeout(JUDGE_TIMEOUT_MILLIS * 4);

/** Without `CONFORMANCE_RUNS`, three minors are asked: one before Prometheus 3, one where much changed, one with today's fields. */
const IN_SHORT = ['0.74', '0.79', '0.88'];
const IS_SHORT = process.env.CONFORMANCE_RUNS === undefined;
const RUNS = Number(process.env.CONFORMANCE_RUNS ?? 150);
/** `OPERATOR_MINORS=0.79,0.82` asks others. */
const ASKED = process.env.OPERATOR_MINORS?.split(',') ?? (IS_SHORT ? IN_SHORT : OPERATOR_MINORS.map(({ minor }) => minor));
const SEED = 20_261_129;
/** So many sets are in memory at once. */
const BATCH = 300;

const CLASSES = ['ServiceMonitor', 'PodMonitor', 'Probe', 'ScrapeConfigV1Alpha1', 'Prometheus', 'PrometheusAgent', 'PrometheusRule'];

const results = new Map<string, MinorResult>();

describe.each(OPERATOR_MINORS.filter(({ minor }) => ASKED.includes(minor)))('operator $minor', (minor) => {
  const operator = OPERATOR.ofVersion(minor.version, true);
  const tally = new Tally(minor);

  test('admits old forms and random objects of every kind as we say', async () => {
    const objects = [...OLD_FORMS, ...CLASSES.flatMap((className, i) => [...randomManifests(className, RUNS, SEED + i * 1_000_003)] as unknown as Manifest[])];
    for (let done = 0; done < objects.length; done += BATCH * 10) {
      const batch = objects.slice(done, done + BATCH * 10);
      const answers = await admitByMinor(minor, batch.map((object, i) => admissionQuestion(`${done + i}`, object)));
      tally.add(...answers.map((answer, i) => {
        const theirs = judgedVerdict(answer);

        return compareVerdicts(`${batch[i].kind} ${i} ${i < OLD_FORMS.length ? String(batch[i].metadata?.name) : ''}`, ourVerdict(operator.admit(batch[i]), theirs), theirs);
      }));
    }

    expect(tally.taken()).toEqual([]);
  });

  test('admits, selects, rejects and configures random sets as we say', async () => {
    for (let done = 0; done < RUNS; done += BATCH) {
      const sets = setsFor(minor, SEED + done, Math.min(BATCH, RUNS - done));
      const answers = await askOperatorMinor(minor, sets);
      tally.add(...sets.map((set, i) => compareSet(operator, set, answers[i])));
    }

    results.set(minor.minor, tally.result());
    expect(tally.taken()).toEqual([]);
    // Were little left to compare, agreement would say little.
    expect(tally.result()['scrape configuration'].cases).toBeGreaterThan(RUNS);
  });
});

afterAll(() => {
  process.stderr.write(`${JSON.stringify(Object.fromEntries(results))}\n`);
  if (process.env.WRITE_COMPATIBILITY) writeCompatibilityPage(results);
});
