/** Configuration without secrets: what a Secret gave is written as the name of the Secret, and those that stand openly are hidden. */
import { withoutStatedSecrets } from './hide-given-secrets';
import type * as lazy from '../manifests/load/try-yaml-value';
import { stringAt } from '../manifests/manifest';
import { StoredObject } from '../manifests/objects';
import { ConfigurationInput } from '../operator-port/configuration';
import { Selection } from '../operator-port/selection';
import { Server } from '../operator-port/server';

/** What the operator writes by, with names of Secrets in place of what they hold; jobs that stand in a Secret keep their names alone. */
export function withoutSecrets(server: Server, selection: Selection): Selection & Pick<ConfigurationInput, 'server'> {
  const { loaded, serviceMonitors, podMonitors, probes, scrapeConfigs, additionalScrapeConfigs: text } = selection;

  return {
    ...selection,
    server: { ...server, spec: withoutStatedSecrets(server.spec) },
    serviceMonitors: serviceMonitors.map(withoutStated),
    podMonitors: podMonitors.map(withoutStated),
    probes: probes.map(withoutStated),
    scrapeConfigs: scrapeConfigs.map(withoutStated),
    loaded: {
      trySecretKey: (namespace, reference) =>
        loaded.trySecretKey(namespace, reference) === undefined ? undefined : placeholder(namespace, reference.name, reference.key),
      tryConfigMapKey: (namespace, reference) => loaded.tryConfigMapKey(namespace, reference),
    },
    ...text !== undefined && { additionalScrapeConfigs: jobNamesAlone(text, server) },
  };
}

function withoutStated(monitor: StoredObject): StoredObject {
  const manifest = withoutStatedSecrets(monitor.manifest);

  return manifest === monitor.manifest ? monitor : { ...monitor, manifest };
}

function placeholder(namespace: string, name: string, key: string): string {
  return `<secret ${namespace}/${name} ${key}>`;
}

/** One entry a job; text that is no list of jobs gives way as a whole, since an error would quote from it. */
function jobNamesAlone(text: string, { namespace, spec }: Server): string {
  const [name, key] = ['name', 'key'].map((field) => stringAt(spec, ['additionalScrapeConfigs', field]) ?? '');
  const hidden = placeholder(namespace, name, key);
  // Loaded when it is needed: few servers have such jobs.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { tryYamlValue } = require('../manifests/load/try-yaml-value') as typeof lazy;
  const jobs = tryYamlValue(text);
  if (jobs === null) return text;
  if (!Array.isArray(jobs) || !jobs.every((job) => typeof job === 'object' && job !== null)) return JSON.stringify(hidden);

  return JSON.stringify(jobs.map((job) => ({ job_name: stringAt(job, ['job_name']), [hidden]: 'hidden' })));
}
