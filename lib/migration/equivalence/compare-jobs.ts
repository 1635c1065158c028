/** Compares the settings of two native jobs: what they say, not how. */
import { Difference } from './equivalence';
import { Decoded, listIn } from '../../prometheus/configuration/decoded';
import { isSecretName, replaceSecretParameters } from '../../redaction/secret-names';
import { tryBytesOf } from '../../units/byte-size';
import { hasCredentials, withLogin } from '../../units/url';

/** Fields that differ. Values of secrets are only known to be there, and names of jobs and rules are compared elsewhere. */
export function differingSettings(before: Decoded, after: Decoded): Difference[] {
  const [was, is] = [normalJob(before), normalJob(after)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();

  const differing = names.filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]));

  return differing.map((field) => ({ field, text: differenceOf(was[field], is[field]) }));
}

function differenceOf(was: unknown, is: unknown): string {
  if (is === undefined) return 'it is not set any more';

  return was === undefined ? 'it was not set before' : 'it has another value';
}

/** Values that are the same as a field that is left out. */
const DEFAULTS: { readonly [field: string]: unknown } = {
  scheme: 'http',
  metrics_path: '/metrics',
  honor_labels: false,
  honor_timestamps: true,
  track_timestamps_staleness: false,
  follow_redirects: true,
  enable_http2: true,
  enable_compression: true,
  proxy_from_environment: false,
  scrape_interval: '0',
  scrape_timeout: '0',
  sample_limit: '0',
  label_limit: '0',
  insecure_skip_verify: false,
  refresh_interval: '0',
  own_namespace: false,
  native_histogram_bucket_limit: '0',
  target_limit: '0',
  keep_dropped_targets: '0',
  body_size_limit: 0,
  role: '',
};

interface Normal { readonly [field: string]: unknown }

function normalJob(job: Decoded): Normal {
  const others = Object.entries(job).filter(([field]) => field !== 'job_name' && field !== 'static_configs' && !field.endsWith('relabel_configs'));
  const targets = listIn<Decoded>(job, 'static_configs').flatMap((group) => {
    const labels = [...(group.labels ?? new Map()) as ReadonlyMap<string, string>].sort();

    return listIn<string>(group, 'targets').map((target) => [target, labels]);
  });
  const known = new Set(targets.map((target) => JSON.stringify(target)));

  return { ...normalStruct(Object.fromEntries(others)), ...known.size > 0 && { static_configs: [...known].sort() } };
}

function normalStruct(value: Decoded): Normal {
  const { bearer_token: token, bearer_token_file: file, basic_auth: basic, authorization, oauth2, ...rest } = value;
  const { scrape_classic_histograms: classic, ...given } = rest;
  // Consul has a user and a password of its own.
  const { user, others } = 'server' in given ? withoutUser(given) : { user: undefined, others: given };
  const fields: Decoded = { ...others, ...classic !== undefined && { always_scrape_classic_histograms: classic } };
  const isInUrl = ['url', 'server', 'api_server'].some((key) => hasCredentials(textOf(fields[key])));
  const login = loginOf({ token, file, basic, authorization, oauth2 }) ?? (isInUrl || isGiven(user) ? 'basic' : undefined);
  const normal = Object.entries(fields).map(([key, each]) => [nameOf(key), normalValue(nameOf(key), each)] as const);
  const set = normal.filter(([key, each]) => !isNothing(each) && each !== DEFAULTS[key] && !(key === 'server' && isDefaultServer(each)));

  return Object.fromEntries([...set, ...login === undefined ? [] : [['login', login] as const]].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function withoutUser({ username: user, password: _, ...others }: Decoded): { readonly user: unknown; readonly others: Decoded } {
  return { user, others };
}

/** Consul and Nomad are asked on the same host if nothing is set. */
function isDefaultServer(server: unknown): boolean {
  return server === 'localhost:8500' || server === 'http://localhost:4646';
}

/** A secret is the same in place or in a file. */
function nameOf(key: string): string {
  const base = key.replace(/(?:_file)?(?:_path)?$/, '');

  return SECRETS.test(base) ? base : key;
}

function loginOf({ token, file, basic, authorization, oauth2 }: { readonly [way: string]: unknown }): unknown {
  if (isGiven(token) || isGiven(file)) return { type: 'Bearer' };
  if (isGiven(basic)) return 'basic';
  if (isGiven(authorization)) return { type: (authorization as Decoded).type ?? 'Bearer' };

  return isGiven(oauth2) ? normalStruct(Object.fromEntries(Object.entries(oauth2 as Decoded).map(([key, value]) => [key.replace(/_file$/, ''), /secret|client_id|certificate_key$/.test(key) ? SECRET : value]))) : undefined;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(typeof value === 'object' && Object.keys(value).length === 0);
}

/** A placeholder for any value of a secret, wherever it comes from. */
const SECRET = '<secret>';

const SECRETS = /token$|password|secret|_key$|^(?:ca|cert|key)$/;

function normalValue(key: string, value: unknown): unknown {
  if (key === 'tls_config') return normalTls(value as Decoded);
  if (SECRETS.test(key) && isGiven(value) && typeof value !== 'object') return SECRET;
  // Up to 1, it has no effect.
  if (key === 'native_histogram_min_bucket_factor') return Number(value) > 1 ? value : undefined;
  if (key === 'body_size_limit') return typeof value === 'string' ? tryBytesOf(value) : value;
  if (key === 'proxy_connect_header' || key === 'http_headers') return normalHeaders((value ?? {}) as Decoded);
  if (typeof value === 'string') return withoutLogin(value);
  if (key === 'params') return normalParams((value ?? {}) as Decoded);
  if (key === 'endpoint_params' && isGiven(value)) return normalEndpointParams(value as Decoded | ReadonlyMap<string, unknown>);
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map((each: unknown) => normalValue('', each));
  if (value instanceof Map) return [...value as ReadonlyMap<string, string>].sort();
  if (typeof value !== 'object' || value === null) return value;
  if ('text' in value) return withoutLogin(textOf(value));

  return normalStruct(value as Decoded);
}

/** A URL without its login, and without the values of secret parameters. */
function withoutLogin(text: string): string {
  return replaceSecretParameters(withLogin(text), () => '');
}

/** Values of headers are only counted: some of them are secrets. */
function normalHeaders(headers: Decoded): Normal {
  const count = (value: unknown): number => (
    Array.isArray(value) ? value.length : Object.values((value ?? {}) as Decoded).reduce((sum: number, each) => sum + count(each), 0));

  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, count(value)]).sort());
}

function normalParams(params: Decoded): Normal {
  return withoutSecretValues(Object.entries(params).filter(([, list]) => ((list ?? []) as readonly unknown[]).length > 0));
}

function normalEndpointParams(params: Decoded | ReadonlyMap<string, unknown>): Normal {
  return withoutSecretValues(params instanceof Map ? [...params as ReadonlyMap<string, unknown>] : Object.entries(params));
}

function withoutSecretValues(entries: readonly (readonly [string, unknown])[]): Normal {
  return Object.fromEntries(entries.map(([name, value]) => [name, isSecretName(name) ? SECRET : value]).sort());
}

/** Certificates are only known to be there. */
function normalTls(tls: Decoded): Normal {
  const given = ['ca', 'cert', 'key'].filter((part) => isGiven(tls[part]) || isGiven(tls[`${part}_file`])).map((part) => [part, SECRET]);
  const others = ['server_name', 'insecure_skip_verify', 'min_version', 'max_version'].filter((field) => isGiven(tls[field]) && tls[field] !== false).map((field) => [field, tls[field]]);

  return Object.fromEntries([...given, ...others]);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (value as { readonly text?: string } | undefined)?.text ?? '';
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
}
