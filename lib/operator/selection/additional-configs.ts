/** Raw configuration that a server takes from keys of Secrets. */
import { PLACEHOLDER } from '../../kubernetes/placeholder';
import { tryStoredValues, valueOfKey } from '../../kubernetes/stored-values';
import { Objects } from '../../manifests/objects';
import { Rejection } from '../../operator-port/rejection';
import { Server, Spec } from '../../operator-port/server';
import { reject, under } from '../rejection/reason';
import { notFound } from '../rejection/references';

/** The text of `additionalScrapeConfigs`, or why the operator writes no configuration for the server. */
export interface AdditionalConfigs {
  readonly additionalScrapeConfigs?: string;
  readonly hasUnknownJobs?: true;
  readonly error?: Rejection;
}

/** In the operator's order; for the second and third it only matters whether they are there. */
const FIELDS: readonly { readonly field: string; readonly called: string; readonly serverOnly?: true }[] = [
  { field: 'additionalScrapeConfigs', called: 'scrape configs' },
  { field: 'additionalAlertRelabelConfigs', called: 'alert relabel configs', serverOnly: true },
  { field: 'additionalAlertManagerConfigs', called: 'alert manager configs', serverOnly: true },
];

/**
 * Loads what the server names.
 * @see loadConfigFromSecret and createOrUpdateConfigurationSecret in pkg/prometheus/server/operator.go, v0.94.1
 */
export function loadAdditionalConfigs(server: Server, objects: Objects): AdditionalConfigs {
  const loaded = FIELDS.filter(({ serverOnly }) => !serverOnly || server.kind === 'Prometheus')
    .map(({ field, called }) => load(server, objects, field, called));
  const error = loaded.find((each) => each.error)?.error;

  if (error) return { error };

  return loaded[0].value === PLACEHOLDER ? { hasUnknownJobs: true } : { additionalScrapeConfigs: loaded[0].value };
}

interface LoadedText { readonly value?: string; readonly error?: Rejection }

/** @see LoadSecretRef in pkg/k8s/secrets.go, v0.94.1: what is optional may be missing */
function load({ namespace, spec }: Server, objects: Objects, field: string, called: string): LoadedText {
  const reference: Spec | undefined = spec[field];
  if (!reference) return {};
  const { name = '', key, optional } = reference;
  const values = tryStoredValues(objects, 'Secret', namespace, name);
  const value = valueOfKey(values, key);
  if (value !== undefined || optional) return { value };

  const kind = 'Secret';
  const failed = values
    ? reject({ cause: 'missing-key', kind, name, key }, `spec.${field}`, `key ${key} could not be found in secret ${name}`)
    : reject({ cause: 'missing-object', kind, name }, `spec.${field}`, notFound('secret', name));

  return { error: under(`loading additional ${called} from Secret failed`, '', failed) };
}
