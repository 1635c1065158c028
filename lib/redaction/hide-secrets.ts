/** Keeps secrets out of a configuration: it shows the name of a Secret in place of its value, and hides secrets in plain text. */
import { hideGivenSecrets, IsSecret } from './hide-given-secrets';
import type * as lazy from '../manifests/load/try-yaml-value';
import { stringAt } from '../manifests/manifest';
import { StoredObject } from '../manifests/objects';
import { ConfigurationInput } from '../operator-port/configuration';
import { Selection } from '../operator-port/selection';
import { Server } from '../operator-port/server';

/**
 * The operator's input with the names of Secrets in place of their values. Of jobs that come from a Secret, only the names are kept.
 * @param isSecret which headers and OAuth2 parameters in plain text are hidden; without it, all
 */
export function withoutSecrets(server: Server, selection: Selection, isSecret?: IsSecret): Selection & Pick<ConfigurationInput, 'server'> {
  const hide = (monitor: StoredObject) => withoutGivenSecrets(monitor, isSecret);
  const { loaded, serviceMonitors, podMonitors, probes, scrapeConfigs, additionalScrapeConfigs: text } = selection;

  return {
    ...selection,
    server: { ...server, spec: hideGivenSecrets(server.spec, isSecret) },
    serviceMonitors: serviceMonitors.map(hide),
    podMonitors: podMonitors.map(hide),
    probes: probes.map(hide),
    scrapeConfigs: scrapeConfigs.map(hide),
    loaded: {
      trySecretKey: (namespace, reference) =>
        loaded.trySecretKey(namespace, reference) === undefined ? undefined : placeholder(namespace, reference.name, reference.key),
      tryConfigMapKey: (namespace, reference) => loaded.tryConfigMapKey(namespace, reference),
    },
    ...text !== undefined && { additionalScrapeConfigs: jobNamesAlone(text, server) },
  };
}

function withoutGivenSecrets(monitor: StoredObject, isSecret?: IsSecret): StoredObject {
  const manifest = hideGivenSecrets(monitor.manifest, isSecret);

  return manifest === monitor.manifest ? monitor : { ...monitor, manifest };
}

/** Text in place of a value of a Secret. */
export function placeholder(namespace: string, name: string, key: string): string {
  return `<secret ${namespace}/${name} ${key}>`;
}

/** Why the text of `additionalScrapeConfigs` is not a list of jobs, without any of it; undefined if it is one. */
export function whyNotJobs(server: Server, text: string | undefined): string | undefined {
  const jobs = text === undefined ? null : valueOf(text);
  const [name, key] = jobsReference(server);
  const where = `key "${key}" of Secret "${name}" (additionalScrapeConfigs)`;
  if (jobs === undefined) return `${where} is not valid YAML, or has a key twice`;
  if (jobs === null || Array.isArray(jobs)) return undefined;

  return typeof jobs === 'object' && 'scrape_configs' in jobs
    ? `${where} must be a list of jobs, but has a map with "scrape_configs": write the list alone` : `${where} must be a list of jobs, but is not a list`;
}

/** One entry for each job. Text that is not a list of jobs is hidden as a whole, since an error message would quote from it. */
function jobNamesAlone(text: string, server: Server): string {
  const [name, key] = jobsReference(server);
  const hidden = placeholder(server.namespace, name, key);
  const jobs = valueOf(text);
  if (jobs === null) return text;
  if (!Array.isArray(jobs) || !jobs.every((job) => typeof job === 'object' && job !== null)) return JSON.stringify(hidden);

  return JSON.stringify(jobs.map((job) => ({ job_name: stringAt(job, ['job_name']), [hidden]: 'hidden' })));
}

/** Name and key of the Secret with additional jobs. */
function jobsReference({ spec }: Server): string[] {
  return ['name', 'key'].map((field) => stringAt(spec, ['additionalScrapeConfigs', field]) ?? '');
}

/** Loaded when it is needed: few servers have such jobs. */
function valueOf(text: string): unknown {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('../manifests/load/try-yaml-value') as typeof lazy).tryYamlValue(text);
}
