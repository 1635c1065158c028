/** Every monitor that a unit test synthesizes is put before the judges, too. */
import { askOperator, JUDGE_TIMEOUT_MILLIS, OperatorAnswer } from './judges';
import { prometheus } from '../support/manifests/servers';
import { providedFor } from '../support/provided';
import { Recorded, recordedManifests } from '../support/recorded-manifests';

jest.setTimeout(JUDGE_TIMEOUT_MILLIS);

const MONITOR_KINDS = ['ServiceMonitor', 'PodMonitor', 'Probe'];

/** Tests that go around the library on purpose, by what their names say. */
const ON_PURPOSE = /newer than|JSON patch|escape hatch|addJsonPatch/i;

describe('the unit tests of AppMonitoring', () => {
  let recorded: Recorded[];
  let answers: OperatorAnswer[];
  beforeAll(async () => {
    recorded = recordedManifests().filter(({ test, manifests }) => !ON_PURPOSE.test(test) && manifests.some(({ kind }) => MONITOR_KINDS.includes(kind)));
    answers = await askOperator(recorded.map(({ test, manifests }, i) => {
      const monitors = manifests.filter(({ kind }) => MONITOR_KINDS.includes(kind));
      const scrapeClasses = [...new Set(monitors.flatMap(({ spec }) => (spec as { scrapeClass?: string }).scrapeClass ?? []))].map((name) => ({ name }));

      return { id: `${i} ${test}`, manifests: [...monitors, ...providedFor(monitors)], prometheus: prometheus({ scrapeClasses }) };
    }));
  });

  test('synthesize monitors by the hundred', () => expect(recorded.length).toBeGreaterThan(100));

  test('write what the API server admits, without unknown fields', () => {
    expect(answers.filter(({ admission }) => Object.keys(admission).length > 0).map(({ id, admission }) => ({ id, admission }))).toEqual([]);
  });

  test('write what the operator does not reject', () => {
    const rejected = answers.flatMap(({ id, error, servers }) => Object.values(servers)
      .filter((server) => error ?? server.error ?? Object.keys(server.rejected).length > 0)
      .map((server) => ({ id, error: error ?? server.error, rejected: server.rejected })));

    expect(rejected).toEqual([]);
  });
});
