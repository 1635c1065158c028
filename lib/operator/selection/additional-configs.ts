/** Raw configuration that a server takes from keys of Secrets. */
import { Objects } from '../../manifests/objects';
import { notFound, ownValue } from '../rejection/references';
import { tryStoredValues } from '../rejection/stored-values';
import { Server, Spec } from '../server';

/** The text of `additionalScrapeConfigs`, or why the server has no configuration. */
export interface AdditionalConfigs {
  readonly additionalScrapeConfigs?: string;
  readonly error?: string;
}

/** In the operator's order; the second and third are only asked whether they are there. */
const FIELDS: readonly { readonly field: string; readonly called: string; readonly serverOnly?: true }[] = [
  { field: 'additionalScrapeConfigs', called: 'scrape configs' },
  { field: 'additionalAlertRelabelConfigs', called: 'alert relabel configs', serverOnly: true },
  { field: 'additionalAlertManagerConfigs', called: 'alert manager configs', serverOnly: true },
];

/** @see loadConfigFromSecret and createOrUpdateConfigurationSecret in pkg/prometheus/server/operator.go, v0.94.1 */
export function loadAdditionalConfigs(server: Server, objects: Objects): AdditionalConfigs {
  const loaded = FIELDS.filter(({ serverOnly }) => !serverOnly || server.kind === 'Prometheus')
    .map(({ field, called }) => ({ called, ...load(server, objects, server.spec[field]) }));
  const failed = loaded.find(({ error }) => error !== undefined);

  return failed ? { error: `loading additional ${failed.called} from Secret failed: ${failed.error}` } : { additionalScrapeConfigs: loaded[0].value };
}

/** @see LoadSecretRef in pkg/k8s/secrets.go, v0.94.1: what is optional may be missing */
function load({ namespace }: Server, objects: Objects, reference: Spec | undefined): { readonly value?: string; readonly error?: string } {
  if (!reference) return {};
  const { name = '', key, optional } = reference;
  const values = tryStoredValues(objects, 'Secret', namespace, name);
  const value = ownValue(values, key);
  if (value !== undefined || optional) return { value };

  return { error: values ? `key ${key} could not be found in secret ${name}` : notFound('secret', name) };
}
