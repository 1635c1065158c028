import { EXPORTS } from './exports';
import { OPERATOR } from '../../../lib/forecast/operator';
import { inspect } from '../../../lib/inspection/inspect';
import { loadManifests } from '../../../lib/manifests/load/load-manifests';
import { tryYamlValue } from '../../../lib/manifests/load/try-yaml-value';
import { equivalenceOfMigration } from '../../../lib/migration/native/equivalence-of-migration';
import { Migration } from '../../../lib/migration/native/migration';
import { readInput } from '../../../lib/migration/native/read-input';
import { NotPortableError, portableConfiguration } from '../../../lib/migration/portable/portable-configuration';
import { readConfiguration } from '../../../lib/prometheus/configuration/read-configuration';
import { refusalText } from '../../../lib/prometheus/configuration/refused';

const exported = (text: string, shard?: number) => portableConfiguration(inspect(loadManifests(text, 'x'), { operator: OPERATOR }), 'Prometheus/monitoring/main', shard);

describe('portableConfiguration()', () => {
  test.each(EXPORTS)('writes $it without secrets and variables, and Prometheus loads it', ({ text, files, placeholders = [], secrets = [], plain = [] }) => {
    const found = exported(text);
    const { refusals } = readConfiguration(tryYamlValue(found.text, true), { fill: (each) => each });

    expect(refusals.map(refusalText)).toEqual([]);
    expect(found.files.map(({ path }) => path)).toEqual(files);
    expect(found.placeholders).toEqual(placeholders);
    expect([...secrets, '$(', '<secret', '/etc/prometheus/'].filter((part) => found.text.includes(part))).toEqual([]);
    expect(plain.filter((part) => !found.text.includes(part))).toEqual([]);
  });

  test.each(EXPORTS)('is migrated back from $it', ({ text }) => {
    const migration = new Migration(readInput(exported(text).text), { namespace: 'monitoring' });
    const { jobs } = equivalenceOfMigration(migration, { external: [], namespace: 'monitoring' });

    expect(jobs.length).toBeGreaterThan(0);
    expect(jobs.filter(({ becomes, differences }) => becomes.length === 0 || differences.length > 0)).toEqual([]);
  });

  test.each([
    { it: 'a ServiceMonitor', index: 0, kind: 'ServiceMonitor' },
    { it: 'a PodMonitor', index: 1, kind: 'PodMonitor' },
  ])('$it comes back as what it was', ({ index, kind }) => {
    const migration = new Migration(readInput(exported(EXPORTS[index].text).text), { namespace: 'monitoring' });

    expect(migration.jobs.map((job) => job.kind)).toEqual([kind]);
  });

  test('resolves the variables of one shard', () => {
    const { text } = exported(EXPORTS[1].text, 2);

    expect(text).toContain('regex: 2;|.+;.+');
    expect(text).toContain('prometheus_replica: prometheus-main-shard-2-0');
  });

  test('refuses a shard that the server does not have', () => {
    expect(() => exported(EXPORTS[1].text, 3)).toThrow(new NotPortableError('it has no shard 3: spec.shards is 3, and the first is 0'));
    expect(() => exported(EXPORTS[0].text, 1)).toThrow('it has no shard 1: spec.shards is 1, and the first is 0');
    expect(exported(EXPORTS[0].text, 0).leftOut).toEqual([]);
  });

  test('names what it leaves out of the configuration for Alertmanagers', () => {
    const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: more, namespace: monitoring}\nstringData: {rules: "[]", more: "[]"}\n---\n';
    const more = ', additionalAlertRelabelConfigs: {name: more, key: rules}, additionalAlertManagerConfigs: {name: more, key: more}';
    const text = secret + EXPORTS[0].text.replace('scrapeConfigSelector: {}', `scrapeConfigSelector: {}${more}`);

    expect(exported(text).leftOut).toEqual(['spec.additionalAlertRelabelConfigs', 'spec.additionalAlertManagerConfigs']);
  });

  test('refuses a server without a configuration', () => {
    expect(() => exported('apiVersion: monitoring.coreos.com/v1\nkind: Prometheus\nmetadata: {name: main, namespace: monitoring}\nspec: {}\n')).toThrow(NotPortableError);
  });
});
