import { stringify } from 'yaml';
import { compileErrors, manifestsOf } from './compiled';
import { FIELD_CASES } from './jobs';
import { PUBLIC_SHAPES, WORLD } from './public-shapes';
import { loadManifests } from '../../../lib/manifests/load/load-manifests';
import { renderEquivalence } from '../../../lib/migration/equivalence/render-equivalence';
import { equivalenceOfMigration } from '../../../lib/migration/native/equivalence-of-migration';
import { Migration } from '../../../lib/migration/native/migration';
import { nextSteps } from '../../../lib/migration/native/next-steps';
import { readInput } from '../../../lib/migration/native/read-input';
import { formatted } from '../code/format';

const CASES = [...FIELD_CASES, ...PUBLIC_SHAPES];

const EXTERNAL = loadManifests(WORLD, 'world').map(({ manifest }) => manifest);

const migrate = (text: string) => new Migration(readInput(text), { namespace: 'monitoring', chart: 'jobs' });

describe('migrate prometheus.yml', () => {
  test.each(CASES)('$it', async ({ text, becomes, differs = [], secrets = [] }) => {
    const migration = migrate(text);
    const equivalence = equivalenceOfMigration(migration, { external: [], namespace: 'monitoring' });
    const source = migration.source();
    const outputs = [source, stringify(migration.manifests()), renderEquivalence(equivalence), JSON.stringify(nextSteps(migration, 'monitoring'))];

    expect(migration.jobs.map(({ kind }) => kind)).toEqual(becomes);
    expect(equivalence.jobs.filter(({ becomes: objects }) => objects.length > 0).flatMap(({ differences }) => differences.map(({ field, text: why }) => (differs.includes(field) ? field : `${field}: ${why}`)))).toEqual(differs);
    expect(secrets.filter((secret) => outputs.some((output) => output.includes(secret)))).toEqual([]);
    expect(await formatted(source)).toBe(source);
    expect(manifestsOf(source)).toEqual(migration.manifests());
  });

  test.each(PUBLIC_SHAPES)('keeps the targets of $it', ({ text, targets: expected }) => {
    const { targets } = equivalenceOfMigration(migrate(text), { external: EXTERNAL, namespace: 'monitoring' });

    expect(targets).toEqual({ before: expected, after: expected, lost: [], gained: [], relabelled: [] });
  });

  test('keeps the section of the SNMP exporter that "auth" names', () => {
    const migration = migrate('scrape_configs: [{job_name: a, metrics_path: /snmp, params: {auth: [public_v2], module: [if_mib]}, static_configs: [{targets: [a:1]}], relabel_configs: [{target_label: __param_auth, replacement: site_v3}]}]');

    expect(migration.source()).toMatch(/auth: \['public_v2'\][^]*'site_v3'/);
    expect(nextSteps(migration, 'monitoring')).toEqual(nextSteps(migrate('scrape_configs: [{job_name: a, static_configs: [{targets: [a:1]}]}]'), 'monitoring'));
  });

  test('names what the operator wrote as it was named', () => {
    const names = ['serviceMonitor/shop/cart/0', 'serviceMonitor/shop/cart/1', 'podMonitor/shop/carts/0', 'probe/shop/site', 'scrapeConfig/shop/node', 'a/b/c'];
    const text = stringify({ scrape_configs: names.map((name) => ({ job_name: name, static_configs: [{ targets: ['a:1'] }] })) });

    expect(migrate(text).manifests().map(({ metadata }) => metadata?.name)).toEqual(['cart', 'cart-1', 'carts', 'site', 'node', 'a-b-c']);
  });

  test('writes the code of many targets in a time that grows with them', () => {
    const targets = Array.from({ length: 20_000 }, (_, i) => `host-${i}:9100`);

    expect(migrate(stringify({ scrape_configs: [{ job_name: 'a', static_configs: [{ targets }] }] })).source().split('\n').length).toBeGreaterThan(20_000);
  });

  test('writes code that compiles', () => {
    expect(compileErrors(Object.fromEntries(CASES.map(({ text }, i) => [`case-${i}`, migrate(text).source()])))).toEqual([]);
  }, 600_000);
});
