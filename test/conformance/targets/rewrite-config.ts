/** Makes one harmless configuration of those of many servers: it finds what they find, and scrapes nobody. */

import { isPair, isScalar, parseDocument, Scalar, visit } from 'yaml';
import { promDuration } from './prom-duration';

/** One server's configuration, as one shard of it reads it. */
export interface ServerConfig {
  /** Told from all others by this in front of its job names. */
  readonly id: string;
  /** The YAML text. */
  readonly text: string;
  /** Replaces `$(SHARD)`. */
  readonly shard: number;
  /** Namespace that `own_namespace` means. */
  readonly namespace?: string;
  /** Address of its cluster's API server. */
  readonly apiServer: string;
  /** Address of a proxy for all scrapes. */
  readonly proxy: string;
}

type Json = { readonly [field: string]: unknown };

const SEPARATOR = '|';

/** The whole file, in JSON, which is YAML too. */
export function mergedConfig(servers: readonly ServerConfig[]): string {
  return JSON.stringify({ scrape_configs: servers.flatMap(jobsOf) });
}

/** What tells one shard of one server of one scenario from all others. */
export function serverId(scenario: number, shard: number, key: string): string {
  return `${scenario}:${shard}:${key}`;
}

/** Name of the pool that a job has in the merged configuration. */
export function poolOf(id: string, job: string): string {
  return `${id}${SEPARATOR}${job}`;
}

/** Names of the jobs of a configuration. */
export function jobNamesOf(text: string): string[] {
  return readConfig(text).jobs.map(({ job_name: name }) => String(name));
}

/** Null stands for what is left out, as everywhere in YAML. */
function readConfig(text: string): { readonly global: Json; readonly jobs: readonly Json[] } {
  const document = parseDocument(text, { merge: true });
  visit(document, { Scalar: (_, scalar, path) => keepText(scalar, path) });
  const { global, scrape_configs: jobs } = (document.toJS() ?? {}) as { readonly global?: Json | null; readonly scrape_configs?: readonly Json[] | null };

  return { global: global ?? {}, jobs: jobs ?? [] };
}

/** Where Prometheus wants a text, it takes a number or a boolean as it is written. */
function keepText(scalar: Scalar, path: readonly unknown[]): void {
  const fields = path.flatMap((node) => (isPair(node) && isScalar(node.key) ? [String(node.key.value)] : []));
  const isText = fields.some((field) => TEXTS.has(field)) && fields.at(-1) !== 'modulus';
  if (isText && typeof scalar.value !== 'string' && scalar.value !== null) scalar.value = scalar.source;
}

const TEXTS = new Set(['job_name', 'static_configs', 'params', 'relabel_configs']);

function jobsOf(server: ServerConfig): Json[] {
  const { global, jobs } = readConfig(server.text.replaceAll('$(SHARD)', String(server.shard)));

  return jobs.map((job) => ({
    ...inherited(global, job),
    ...Object.fromEntries(Object.entries(job).filter(([field]) => !CONNECTION.has(field) && !field.endsWith('_sd_configs'))),
    ...Array.isArray(job.kubernetes_sd_configs)
    && { kubernetes_sd_configs: (job.kubernetes_sd_configs as readonly Json[]).map((discovery) => pointedAt(server, discovery)) },
    ...renamed(server, job),
    proxy_url: server.proxy,
  }));
}

/** What credentials and proxies are needs files and hosts that are not here, and decides nothing about targets. */
const CONNECTION = new Set([
  'authorization', 'basic_auth', 'bearer_token', 'bearer_token_file', 'oauth2', 'tls_config', 'http_headers',
  'proxy_url', 'proxy_from_environment', 'proxy_connect_header', 'no_proxy', 'scrape_failure_log_file',
]);

/** What a job has from the `global` section, of which there is one for all servers. Interval and timeout are labels while relabeling. */
function inherited(global: Json, job: Json): Json {
  const interval = stated(job.scrape_interval) ?? stated(global.scrape_interval) ?? '1m';
  const timeout = stated(global.scrape_timeout) ?? '10s';

  return {
    scrape_interval: interval,
    scrape_timeout: promDuration(timeout) > promDuration(interval) ? interval : timeout,
    ...Object.fromEntries(['metric_name_validation_scheme', 'metric_name_escaping_scheme'].filter((field) => field in global).map((field) => [field, global[field]])),
  };
}

function stated(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function pointedAt({ apiServer, namespace }: ServerConfig, discovery: Json): Json {
  const { role, selectors, attach_metadata: metadata, namespaces = {} } = discovery;
  const { own_namespace: own, names = [] } = namespaces as { readonly own_namespace?: boolean; readonly names?: readonly string[] };

  return {
    role,
    api_server: apiServer,
    namespaces: { names: [...names, ...own && namespace !== undefined ? [namespace] : []] },
    ...selectors !== undefined && { selectors },
    ...metadata !== undefined && { attach_metadata: metadata },
  };
}

/** The first rule gives targets the `job` that they would have, so that every other rule sees that one. */
function renamed({ id }: ServerConfig, job: Json): Json {
  const name = String(job.job_name);
  const unique = poolOf(id, name);
  const undo = {
    source_labels: ['job'],
    regex: unique.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'),
    target_label: 'job',
    replacement: name.replaceAll('$', '$$$$'),
  };

  return { job_name: unique, relabel_configs: [undo, ...(job.relabel_configs as readonly Json[] | undefined) ?? []] };
}
