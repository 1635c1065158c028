/** What a person has to do for migrated jobs, as data. */
import { Migration } from './migration';
import { NeededKey, NeededVariable } from './needed-secrets';
import { ServerSetting } from './server-settings';
import { AdditionalScrapeConfigsSettings } from '../../scrape-config/additional-scrape-configs-props';
import { groupBy } from '../../units/group';

/** A Secret to create. */
export interface SecretToCreate {
  readonly name: string;
  readonly namespace: string;
  readonly keys: readonly Omit<NeededKey, 'secret'>[];
  /** The command that creates it, with a placeholder in place of each value. */
  readonly command: string;
}

/** All that is left to do. */
export interface NextSteps {
  readonly secrets: readonly SecretToCreate[];
  /** Variables of the config reloader. */
  readonly variables: readonly NeededVariable[];
  /** Settings that belong to the Prometheus object. */
  readonly server: readonly ServerSetting[];
  /** What the spec of the Prometheus object needs for additional scrape configs. */
  readonly prometheus?: AdditionalScrapeConfigsSettings;
}

/** The steps that are left after a migration. */
export function nextSteps(migration: Migration, namespace: string): NextSteps {
  const needs = migration.jobs.filter(({ kind }) => kind !== 'none').map(({ secrets }) => secrets);
  const prometheus = migration.additionalSettings();

  return {
    secrets: [...groupBy(needs.flatMap(({ keys }) => keys), ({ secret }) => [secret])].map(([name, keys]) => ({
      name, namespace, keys: keys.map(({ secret: _, ...key }) => key), command: commandFor(name, namespace, keys),
    })),
    variables: needs.flatMap(({ variables }) => variables),
    server: migration.inputs.flatMap(({ settings }) => settings),
    ...prometheus && { prometheus },
  };
}

function commandFor(name: string, namespace: string, keys: readonly NeededKey[]): string {
  const literals = keys.map(({ key, field, file }) => (file === undefined ? `--from-literal=${key}='<value of ${field.replaceAll("'", '')}>'` : `--from-file=${key}=${quotedPath(file)}`));

  return `kubectl create secret generic ${name} --namespace ${namespace} ${literals.join(' ')}`;
}

function quotedPath(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
