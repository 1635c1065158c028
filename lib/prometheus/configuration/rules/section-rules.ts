/** Rules for parts of a configuration besides its jobs, by Go type. */
import { LOGINS } from './client-rules';
import { atMostOne, before, choice, excluding, inside, knownSince, missing, required, Rule, since } from './rule';
import { Decoded, isSet, listIn, structIn, textIn } from '../decoded';
import { Fault } from '../refused';

/** @see DefaultQueueConfig in config/config.go, Prometheus v0.314.0 */
const QUEUE: Decoded = {
  max_shards: 50n, min_shards: 1n, max_samples_per_send: 2000n, capacity: 10000n, min_backoff: 30n, max_backoff: 5000n,
};
const QUEUE_NUMBERS = ['max_shards', 'min_shards', 'max_samples_per_send', 'capacity'];

/** `UnmarshalYAML` and `Validate` of each type, in config/config.go and storage/remote of Prometheus v0.314.0, are the source. */
export const SECTION_RULES: { readonly [type: string]: readonly Rule[] | undefined } = {
  'config.RemoteWriteConfig': [
    requiredUrl,
    reservedHeader,
    choice('protobuf_message', ['prometheus.WriteRequest', 'io.prometheus.write.v2.Request'], 'prometheus.WriteRequest'),
    since('3.12', queue),
    atMostOne(...LOGINS, 'sigv4', 'azuread', 'google_iam'),
  ],
  'config.RemoteReadConfig': [requiredUrl, reservedHeader],
  'config.AlertmanagerConfig': [atMostOne(...LOGINS, 'sigv4')],
  'config.TracingConfig': [reservedHeader, required('endpoint'), choice('compression', ['', 'gzip'])],
  'config.TSDBConfig': [(tsdb) => at('chunk_encoding', choice('floats', ['', 'xor', 'xor2'])(structIn(tsdb, 'chunk_encoding')))],
  'config.TSDBRetentionConfig': [
    ({ size = 0 }) => (Number(size) < 0 ? { path: 'size', problem: 'is negative', fix: () => 'use a size from 0 on' } : undefined),
    ({ percentage = 0 }) => (Number(percentage) >= 0 && Number(percentage) <= 100
      ? undefined : { path: 'percentage', problem: 'is not a number from 0 to 100', fix: () => 'use a number in that range' }),
  ],
  'config.OTLPConfig': [
    attributes, knownSince('3.4', 'translation_strategy', 'NoTranslation'), knownSince('3.6', 'translation_strategy', 'UnderscoreEscapingWithoutSuffixes'),
  ],
  'sigv4.SigV4Config': [
    (sigv4) => (isSet(sigv4, 'access_key') === isSet(sigv4, 'secret_key') ? undefined : missing(isSet(sigv4, 'access_key') ? 'secret_key' : 'access_key')),
    (sigv4) => (isSet(sigv4, 'external_id') && !isSet(sigv4, 'role_arn') ? missing('role_arn') : undefined),
  ],
  'azuread.AzureADConfig': [
    (azure) => choice('cloud', ['AzurePublic', 'AzureGovernment', 'AzureChina'])({ cloud: textIn(azure, 'cloud') || 'AzurePublic' }),
    (azure) => (AZURE.some((field) => azure[field] !== undefined) ? undefined : missing(AZURE[0])),
    atMostOne('managed_identity', 'workload_identity', 'oauth', 'sdk', 'certificate'),
    ...Object.entries({
      workload_identity: ['client_id', 'tenant_id'], oauth: ['client_id', 'client_secret', 'tenant_id'], certificate: ['client_id', 'tenant_id', 'certificate_path'],
    }).map(([field, needed]): Rule => (azure) => {
      const left = azure[field] === undefined ? undefined : needed.find((each) => !isSet(structIn(azure, field), each));

      return left === undefined ? undefined : missing(`${field}.${left}`);
    }),
    azureIds,
    before('3.5', inside('managed_identity', required('client_id'))),
    (azure) => (/^[\w\s:/.-]*$/.test(textIn(azure, 'scope')) ? undefined : { path: 'scope', problem: 'has characters that are not allowed', fix: () => 'use letters, digits, blanks, ":", "/", "." and "-"' }),
  ],
};

const AZURE = ['managed_identity', 'workload_identity', 'oauth', 'sdk', 'certificate'];

/** @see Parse in google/uuid: with or without "urn:uuid:", braces or hyphens */
const UUID = /^(?:urn:uuid:)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$|^.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}.$|^[0-9a-f]{32}$/is;

function azureIds(azure: Decoded): Fault | undefined {
  const ids = [['managed_identity', 'client_id'], ['workload_identity', 'client_id'], ['workload_identity', 'tenant_id'], ['oauth', 'client_id'], ['certificate', 'client_id']];
  const wrong = ids.find(([field, id]) => isSet(structIn(azure, field), id) && !UUID.test(textIn(structIn(azure, field), id)));

  return wrong && { path: wrong.join('.'), problem: 'is not a UUID', fix: () => 'copy the id from Azure' };
}

function at(path: string, fault: Fault | undefined): Fault | undefined {
  return fault && { ...fault, path: `${path}.${fault.path}` };
}

/** An empty URL is one. */
function requiredUrl(section: Decoded): Fault | undefined {
  return section.url === undefined ? missing('url') : undefined;
}

/** @see reservedHeaders in config/config.go, Prometheus v0.314.0 */
const RESERVED: ReadonlySet<string> = new Set([
  'authorization', 'host', 'content-encoding', 'content-length', 'content-type', 'user-agent', 'connection', 'keep-alive', 'proxy-authenticate',
  'proxy-authorization', 'www-authenticate', 'accept-encoding', 'x-prometheus-remote-write-version', 'x-prometheus-remote-read-version', 'x-amz-date',
  'x-amz-security-token', 'x-amz-content-sha256',
]);

function reservedHeader(section: Decoded): Fault | undefined {
  const header = Object.keys(structIn(section, 'headers')).find((name) => RESERVED.has(name.toLowerCase()));

  return header === undefined ? undefined : { path: `headers.${header}`, problem: 'is a header that Prometheus sets itself', fix: () => 'remove it' };
}

/** A queue that is null has no defaults. @see QueueConfig.Validate in config/config.go, Prometheus v0.314.0 */
function queue({ queue_config: given }: Decoded): Fault | undefined {
  const value = given === null ? {} : { ...QUEUE, ...given as Decoded | undefined };
  const number = (field: string) => (value as { readonly [field: string]: bigint | undefined })[field] ?? 0n;
  const wrong = QUEUE_NUMBERS.find((field) => number(field) <= 0n);
  if (wrong !== undefined) return { path: `queue_config.${wrong}`, problem: 'is not above 0', fix: (named) => `set ${named(wrong)} to a positive number` };
  const [low, high] = number('min_shards') > number('max_shards') ? ['min_shards', 'max_shards'] : ['min_backoff', 'max_backoff'];

  return number(low) > number(high) ? { path: `queue_config.${low}`, problem: `is above ${high}`, fix: (named) => `lower ${named(low)}, or raise ${named(high)}` } : undefined;
}

/** @see OTLPConfig.UnmarshalYAML in config/config.go, Prometheus v0.314.0 */
function attributes(otlp: Decoded): Fault | undefined {
  const [all, some, others] = ['promote_all_resource_attributes', 'promote_resource_attributes', 'ignore_resource_attributes'];
  const isAll = isSet(otlp, all);
  if (isAll && listIn(otlp, some).length > 0) return excluding(some, all);
  if (!isAll && listIn(otlp, others).length > 0) return missing(all);
  const field = isAll ? others : some;
  const names = listIn<string>(otlp, field).map((name) => name.trim());
  const index = names.findIndex((name, i) => name === '' || names.indexOf(name) < i);

  return index < 0 ? undefined : { path: `${field}[${index}]`, problem: names[index] === '' ? 'is empty' : 'is listed twice', fix: () => 'remove it' };
}
