/** What is exported for a plain Prometheus, and what comes back from it, the linked Prometheus loads. */
import { askPrometheus, JUDGE_TIMEOUT_MILLIS } from './judges';
import { OPERATOR } from '../../lib/forecast/operator';
import { inspect } from '../../lib/inspection/inspect';
import { loadManifests } from '../../lib/manifests/load/load-manifests';
import { portableConfiguration } from '../../lib/migration/portable/portable-configuration';
import { EXPORTS } from '../migration/portable/exports';

jest.setTimeout(JUDGE_TIMEOUT_MILLIS);

test('Prometheus loads every exported configuration', async () => {
  const configs = EXPORTS.map(({ text }) => portableConfiguration(inspect(loadManifests(text, 'x'), { operator: OPERATOR }), 'Prometheus/monitoring/main').text);

  const answers = await askPrometheus(configs.map((config, i) => ({ id: EXPORTS[i].it, config, load: true })));

  expect(answers.filter(({ error }) => error !== undefined)).toEqual([]);
  expect(answers).toHaveLength(EXPORTS.length);
});
