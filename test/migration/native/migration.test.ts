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

  test('writes code that compiles', () => {
    expect(compileErrors(Object.fromEntries(CASES.map(({ text }, i) => [`case-${i}`, migrate(text).source()])))).toEqual([]);
  }, 600_000);
});
