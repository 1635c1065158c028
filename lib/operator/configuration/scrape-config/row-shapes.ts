/** Shapes of a discovery's fields that are more than a value. */
import { SdFieldRow, Shape } from './sd-config-table';
import { compareByBytes } from '../../../go/compare-by-bytes';
import { NotGeneratedError } from '../../../operator-port/not-generated-error';
import { operatorSince } from '../../operator-since';
import { authorization } from '../client/authorization';
import { basicAuth } from '../client/basic-auth';
import { oauth2 } from '../client/oauth2';
import { scrapeConfigProxy } from '../client/proxy-config';
import { scopeOf, SecretReference, trySecret } from '../client/secrets';
import { tlsConfig } from '../client/tls-config';
import { block, Entries } from '../entries';
import { JobContext } from '../job-context';
import { Part, partAt } from '../part';
import { asYaml } from '../yaml/go-map';

type Write = (row: SdFieldRow, part: Part, job: JobContext) => Entries;

/** What each shape writes; called only for fields that are set and that the version knows. */
export const SHAPES: { readonly [shape in Shape]: Write } = {
  'secret': (row, part, job) => [[row.prometheusField, secretValue(row, part.fields[row.field], job)]],
  'key pair': keyPair,
  'basic auth': ({ field }, part, job) => basicAuth(partAt(part, field), scopeOf(job)),
  'authorization': ({ field }, part, job) => authorization(partAt(part, field), scopeOf(job), job),
  'authorization unless oauth2': ({ field }, part, job) => part.fields.oauth2 ? [] : authorization(partAt(part, field), scopeOf(job), job),
  'oauth2': ({ field }, part, job) => oauth2(partAt(part, field), scopeOf(job), job),
  'proxy': (_, part, job) => scrapeConfigProxy(part, scopeOf(job), job),
  'tls': ({ field }, part, job) => tlsConfig(partAt(part, field), scopeOf(job), job),
  'filters': filters,
  'namespaces': namespaces,
  'selectors': selectors,
  'attach metadata': ({ field, prometheusField }, { fields }) => [[prometheusField, new Map([['node', fields[field].node ?? null]])]],
};

function secretValue({ orFails }: SdFieldRow, reference: SecretReference, job: JobContext): string {
  const loaded = trySecret(reference, scopeOf(job));
  if (loaded !== undefined || !orFails) return loaded ?? '';
  const [verb, what] = orFails;
  const { namespace, name } = job.object;
  const problem = `${verb} ${reference.name} ${what} scrapeConfig/${namespace}/${name}: secret ${namespace}/${reference.name} not found`;

  throw new NotGeneratedError(`generate scrape configs: ${problem}`);
}

function keyPair(row: SdFieldRow, { fields }: Part, job: JobContext): Entries {
  if (!fields.secretKey) return [];

  return [['access_key', secretValue(row, fields.accessKey, job)], ['secret_key', secretValue(row, fields.secretKey, job)]];
}

/** @see addFiltersToYaml in pkg/prometheus/promcfg.go, v0.94.1 */
function filters({ field, prometheusField }: SdFieldRow, { fields }: Part): Entries {
  const sorted = [...fields[field]].sort((left, right) => compareByBytes(left.name, right.name));

  return [[prometheusField, sorted.map(({ name, values }) => block([['name', name], ['values', asYaml(values)]]))]];
}

function namespaces({ field, prometheusField }: SdFieldRow, { fields }: Part): Entries {
  const { names, ownNamespace } = fields[field];

  return [[prometheusField, block(
    [['names', asYaml(names ?? [])]],
    typeof ownNamespace === 'boolean' ? [['own_namespace', ownNamespace]] : [],
  )]];
}

/** Up to operator 0.75 both texts are written, if only as an empty one. */
function selectors({ field, prometheusField }: SdFieldRow, { fields }: Part, { server }: JobContext): Entries {
  const unset = operatorSince(server, 76) ? undefined : '';
  const items: readonly { readonly role: string; readonly label?: string; readonly field?: string }[] = fields[field];

  return [[prometheusField, items.map((item) => block(
    [['role', item.role.toLowerCase()]],
    textEntry('label', item.label ?? unset),
    textEntry('field', item.field ?? unset),
  ))]];
}

function textEntry(key: string, value: string | undefined): Entries {
  return value === undefined ? [] : [[key, value]];
}
