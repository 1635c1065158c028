/** Defects of operator v0.94.1 in the jobs of ScrapeConfigs: the tables and builders reproduce them, this file names them. */
import { Part, partAt, partsAt, pathOf } from '../part';
import type * as lazy from './read-yaml-list';
import { namespaceRules } from '../relabeling/namespace-rule';
import { CLASS_REFERENCES, CLASS_SECOND_LOGIN, NO_PROTOCOL_LEFT, NO_ZONE, setPaths, UpstreamDefect } from '../upstream-defects';

const AZURE_LOGIN = ['basicAuth', 'authorization', 'oauth2', 'proxyUrl', 'noProxy', 'proxyFromEnvironment', 'proxyConnectHeader'];

const AZURE_NEVER_WRITTEN: UpstreamDefect = {
  field: 'azureSDConfigs[].tlsConfig, .followRedirects, .enableHTTP2',
  happens: 'is never written, so Azure is asked with Prometheus\' own defaults',
  cause: 'generateScrapeConfig in pkg/prometheus/promcfg.go does not read these three fields',
  seenIn: ({ own }) => partsAt(own, 'azureSDConfigs').flatMap((part) => setPaths(part, ['tlsConfig', 'followRedirects', 'enableHTTP2'])),
};

const AZURE_ENVIRONMENT: UpstreamDefect = {
  field: 'azureSDConfigs[].environment',
  happens: 'throws away basicAuth, authorization, oauth2 and the proxy, so Azure is asked without them',
  cause: 'generateScrapeConfig in pkg/prometheus/promcfg.go begins a new list at environment instead of appending to the one it has',
  seenIn: ({ own }) => partsAt(own, 'azureSDConfigs')
    .filter(({ fields }) => fields.environment !== undefined)
    .flatMap((part) => setPaths(part, AZURE_LOGIN)),
};

const AZURE_NOT_LOADED: UpstreamDefect = {
  field: 'azureSDConfigs[].authenticationMethod',
  happens: 'keeps Secrets of this discovery from being loaded, unless something else refers to them: a clientSecret then stops the whole '
    + 'configuration, other credentials are left empty or out',
  cause: 'validateAzureSDConfigs in pkg/prometheus/resource_selector.go goes on to the next discovery for every method but OAuth',
  seenIn: ({ own }) => partsAt(own, 'azureSDConfigs')
    .filter(({ fields }) => (fields.authenticationMethod ?? 'OAuth') !== 'OAuth')
    .flatMap((part) => setPaths(part, ['clientSecret', 'basicAuth', 'authorization', 'oauth2', 'proxyConnectHeader'])),
};

const HALF_KEY_PAIR: UpstreamDefect = {
  field: 'ec2SDConfigs[] and lightSailSDConfigs[].accessKey, .secretKey',
  happens: 'is left out without a warning if the other one is missing',
  cause: 'generateScrapeConfig in pkg/prometheus/promcfg.go writes both or neither, and the operator does not reject one alone',
  seenIn: ({ own }) => ['ec2SDConfigs', 'lightSailSDConfigs']
    .flatMap((field) => partsAt(own, field))
    .map((part) => setPaths(part, ['accessKey', 'secretKey']))
    .flatMap((keys) => keys.length === 1 ? keys : []),
};

const IONOS_AUTHORIZATION: UpstreamDefect = {
  field: 'ionosSDConfigs[].authorization',
  happens: 'is required, but left out if oauth2 is set too',
  cause: 'generateScrapeConfig in pkg/prometheus/promcfg.go writes one of the two; the schema requires authorization in any case',
  seenIn: ({ own }) => partsAt(own, 'ionosSDConfigs').filter(({ fields }) => fields.oauth2).flatMap((part) => setPaths(part, ['authorization'])),
};

const ATTACH_METADATA: UpstreamDefect = {
  field: 'kubernetesSDConfigs[].attachMetadata',
  happens: 'is left out for roles other than Pod, Endpoints and EndpointSlice',
  cause: 'generateScrapeConfig in pkg/prometheus/promcfg.go only logs a warning, and nothing rejects it',
  seenIn: ({ own }) => partsAt(own, 'kubernetesSDConfigs')
    .filter(({ fields }) => !['Pod', 'Endpoints', 'EndpointSlice'].includes(fields.role))
    .flatMap((part) => setPaths(part, ['attachMetadata'])),
};

const NAMESPACE_NOT_ENFORCED: UpstreamDefect = {
  field: 'relabelings',
  happens: 'is empty, so the enforced namespace label is missing on targets, and on series such as "up" that have no other relabeling',
  cause: 'generateScrapeConfig in pkg/prometheus/promcfg.go adds the rule only to rules of the object\'s own',
  seenIn: (context) => isEmptyList(context.own, 'relabelings') && namespaceRules(context).length > 0 ? [pathOf(context.own, 'relabelings')] : [],
};

const NO_RETENTION_GUARD: UpstreamDefect = {
  field: 'shards of the server',
  happens: 'is 1, so shards that are retained after scaling down go on scraping these targets',
  cause: 'generateScrapeConfig in pkg/prometheus/promcfg.go leaves the rules of shards out when there is one; those of monitors are always there',
  seenIn: ({ sharding, spec }) => {
    const isRetaining = sharding.retainsShards && partAt(spec, 'shardRetentionPolicy')?.fields.whenScaled === 'Retain';

    return isRetaining && sharding.shards === 1 ? [pathOf(spec, 'shards')] : [];
  },
};

/** All known defects of ScrapeConfigs. Each is tested against the operator itself. */
export const SCRAPE_CONFIG_DEFECTS: readonly UpstreamDefect[] = [
  AZURE_NEVER_WRITTEN, AZURE_ENVIRONMENT, AZURE_NOT_LOADED, HALF_KEY_PAIR, IONOS_AUTHORIZATION, ATTACH_METADATA, NAMESPACE_NOT_ENFORCED,
  CLASS_REFERENCES, CLASS_SECOND_LOGIN, NO_PROTOCOL_LEFT, NO_ZONE, NO_RETENTION_GUARD,
];

/** The defect in the text of `additionalScrapeConfigs`. */
export const MERGE_KEYS_LOST = {
  field: 'additionalScrapeConfigs',
  happens: 'has merge keys ("<<"), and what they bring is lost',
  cause: 'mappingSlice in gopkg.in/yaml.v2/decode.go replaces what it has merged by the entries that it has read, for maps whose order is kept',
  // Loaded when it is needed: few servers have such jobs.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  isSeenIn: (text: string) => (require('./read-yaml-list') as typeof lazy).hasMergeKeys(text),
};

function isEmptyList({ fields }: Part, field: string): boolean {
  return (fields[field] ?? []).length === 0;
}
