/** Blockers that a monitor and a server show by their settings, before any job is compared. */
import { Blocked } from './consolidation';
import { EndpointOf } from './endpoints-of';
import { rulesOf } from './relabelings';
import { reads } from './rule-effects';
import { isGiven } from '../manifests/rule-origin';
import { GeneratedJob } from '../operator-port/configuration';
import { isOnEveryNode, Server } from '../operator-port/server';

/** Those of the endpoint itself, whatever server takes it. */
export function blockedByEndpoint({ endpoint, fieldPath }: EndpointOf): Blocked[] {
  const blocked: Blocked[] = [];
  if (endpoint.followRedirects === false) blocked.push({ blocker: 'follow-redirects', fieldPath: `${fieldPath}.followRedirects` });
  const { bearerTokenFile, tlsConfig } = endpoint;
  const files = TLS_FILES.filter((field) => tlsConfig?.[field]);
  if (bearerTokenFile || files.length > 0) {
    const scrapeClass = {
      ...bearerTokenFile && { authorization: { credentialsFile: bearerTokenFile } },
      ...files.length > 0 && { tlsConfig: Object.fromEntries(files.map((field) => [field, tlsConfig[field]])) },
    };
    blocked.push({ blocker: 'files', scrapeClass, fieldPath: bearerTokenFile ? `${fieldPath}.bearerTokenFile` : `${fieldPath}.tlsConfig.${files[0]}` });
  }

  return blocked;
}

const TLS_FILES = ['caFile', 'certFile', 'keyFile'];

/** Those of a server that takes the endpoint. */
export function blockedByServer(of: EndpointOf, server: Server, job: GeneratedJob): Blocked[] {
  const { spec, key } = server;
  const found: (Blocked | undefined | false)[] = [
    server.reader?.software !== undefined && { blocker: 'selection', why: 'other-reader', fieldPath: '', server: key },
    isOnEveryNode(server) && { blocker: 'sharding', why: 'on-every-node', fieldPath: 'spec.mode', server: key },
    !isOnEveryNode(server) && !spec.scrapeConfigSelector && { blocker: 'selection', why: 'no-selector', fieldPath: 'spec.scrapeConfigSelector', server: key },
    keepsShards(server, job) && { blocker: 'sharding', why: 'retained-shards', fieldPath: 'spec.shardRetentionPolicy.whenScaled', server: key },
    ...job.yaml.has('kubernetes_sd_configs') ? blockedByDiscovery(server, of.monitor.namespace) : [],
    blockedByClassName(of, server),
    blockedByJobName(job),
  ];

  return found.filter((each): each is Blocked => each !== undefined && each !== false);
}

/** Shards that were scaled away go on, and only rules of monitors tell them to scrape nothing. */
function keepsShards({ spec }: Server, { yaml }: GeneratedJob): boolean {
  return spec.shardRetentionPolicy?.whenScaled === 'Retain' && (spec.shards ?? 1) <= 1
    && rulesOf(yaml.get('relabel_configs')).some((rule) => rule.target_label === '__tmp_current_shard');
}

function blockedByDiscovery({ key: server, namespace: home, spec }: Server, namespace: string): Blocked[] {
  const { ignoreNamespaceSelectors, apiserverConfig } = spec;
  const file = FILES_OF_API_SERVER.find((path) => path.split('.').reduce((value, field) => value?.[field], apiserverConfig));

  return [
    ...ignoreNamespaceSelectors ? [{ blocker: 'server-settings', why: 'confined', fieldPath: 'spec.ignoreNamespaceSelectors', server } as const] : [],
    ...apiserverConfig?.bearerToken ? [{ blocker: 'server-settings', why: 'inline-token', fieldPath: 'spec.apiserverConfig.bearerToken', server } as const] : [],
    ...file ? [{ blocker: 'server-settings', why: 'files', fieldPath: `spec.apiserverConfig.${file}`, server } as const] : [],
    ...namespace !== home && refersToKeys(apiserverConfig)
      ? [{ blocker: 'server-settings', why: 'other-namespace', fieldPath: 'spec.apiserverConfig', server } as const] : [],
  ];
}

/** Whether something in it is the name and the key of a Secret or ConfigMap. */
function refersToKeys(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;

  return 'key' in value || Object.values(value).some(refersToKeys);
}

const FILES_OF_API_SERVER = ['bearerTokenFile', 'authorization.credentialsFile', 'tlsConfig.caFile', 'tlsConfig.certFile', 'tlsConfig.keyFile'];

function blockedByClassName({ spec }: EndpointOf, { reader, key }: Server): Blocked | undefined {
  if (reader === undefined || !spec.scrapeClass) return undefined;

  return { blocker: 'scrape-class', why: 'not-known', scrapeClass: spec.scrapeClass, fieldPath: 'spec.scrapeClass', server: key };
}

/** The name of the job changes, so no rule may read it. */
function blockedByJobName({ yaml, origins }: GeneratedJob): Blocked | undefined {
  const rules = rulesOf(yaml.get('relabel_configs'));
  const index = rules.findIndex((rule, i) => isGiven(origins[i]) && reads(rule, JOB_NAME));
  const origin = origins[index];

  return isGiven(origin) ? { blocker: 'job-identity', why: 'reads-job-name', fieldPath: origin.fieldPath } : undefined;
}

const JOB_NAME = '__tmp_prometheus_job_name';
