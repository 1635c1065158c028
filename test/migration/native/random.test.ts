/** Random configurations of every discovery: whatever Prometheus loads is migrated, or it is reported why not. */
import { manifestsOf } from './compiled';
import { equivalenceOfMigration } from '../../../lib/migration/native/equivalence-of-migration';
import { Migration } from '../../../lib/migration/native/migration';
import { InputError, readInput } from '../../../lib/migration/native/read-input';
import { RefusedConfiguration } from '../../../lib/prometheus/configuration/refused';
import { randomConfigurations } from '../../support/random-native-jobs';
import { formatted } from '../code/format';

const RUNS = Number(process.env.MIGRATION_RUNS ?? 60);

/** The migration of a text; undefined if Prometheus does not load its global section, or it has no jobs. */
function tryMigrate(text: string): Migration | undefined {
  try {
    return new Migration(readInput(text), { namespace: 'monitoring' });
  } catch (error) {
    if (!(error instanceof InputError || error instanceof RefusedConfiguration)) throw error;

    return undefined;
  }
}

test('random configurations are migrated, and the code writes what is promised', async () => {
  const migrations = randomConfigurations(5, RUNS).flatMap((text) => tryMigrate(text) ?? []);
  for (const migration of migrations) {
    const source = migration.source();
    const { jobs } = equivalenceOfMigration(migration, { external: [], namespace: 'monitoring' });

    expect(jobs).toHaveLength(migration.jobs.length);
    expect(await formatted(source)).toBe(source);
    expect(manifestsOf(source)).toEqual(migration.manifests());
  }

  expect(migrations.length).toBeGreaterThan(RUNS / 3);
}, 600_000);
