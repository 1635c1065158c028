/** What operator v0.94.1 gets wrong in the jobs of ScrapeConfigs: reproduced by the tables and builders beside this file, named here. */
import { PROMETHEUS_TEXT_1, SCRAPE_PROTOCOLS } from '../../fields';
import { scopeOf, trySecret } from '../client/secrets';
import { JobContext } from '../job-context';
import { Part, partAt, partsAt, pathOf } from '../part';
import type * as lazy from './read-yaml-list';
import { namespaceRules } from '../relabeling/namespace-rule';

/** One defect. */
export interface UpstreamDefect {
  /** The fields that it is about. */
  readonly field: string;
  readonly happens: string;
  /** Where upstream, and why. */
  readonly cause: string;
  /** Paths of the fields of one ScrapeConfig, on one server, that it takes its effect on. */
  readonly seenIn: (context: JobContext) => string[];
}

const AZURE_LOGIN = ['basicAuth', 'authorization', 'oauth2', 'proxyUrl', 'noProxy', 'proxyFromEnvironment', 'proxyConnectHeader'];

const AZURE_NEVER_WRITTEN: UpstreamDefect = {
  field: 'azureSDConfigs[].tlsConfig, .followRedirects, .enableHTTP2',
  happens: 'is never written, so Azure is asked with Prometheus\' own defaults',
  cause: 'generateScrapeConfig in pkg/prometheus/promcfg.go reads none of the three',
  seenIn: ({ own }) => partsAt(own, 'azureSDConfigs').flatMap((part) => stated(part, ['tlsConfig', 'followRedirects', 'enableHTTP2'])),
};

const AZURE_ENVIRONMENT: UpstreamDefect = {
  field: 'azureSDConfigs[].environment',
  happens: 'throws away basicAuth, authorization, oauth2 and the proxy, so Azure is asked without them',
  cause: 'generateScrapeConfig in pkg/prometheus/promcfg.go begins a new list at environment instead of appending to the one it has',
  seenIn: ({ own }) => partsAt(own, 'azureSDConfigs')
    .filter(({ fields }) => fields.environment !== undefined)
    .flatMap((part) => stated(part, AZURE_LOGIN)),
};

const AZURE_NOT_LOADED: UpstreamDefect = {
  field: 'azureSDConfigs[].authenticationMethod',
  happens: 'keeps Secrets of this discovery from being loaded, unless something else refers to them: a clientSecret then stops the whole '
    + 'configuration, other credentials are left empty or out',
  cause: 'validateAzureSDConfigs in pkg/prometheus/resource_selector.go goes on to the next discovery for every method but OAuth',
  seenIn: ({ own }) => partsAt(own, 'azureSDConfigs')
    .filter(({ fields }) => (fields.authenticationMethod ?? 'OAuth') !== 'OAuth')
    .flatMap((part) => stated(part, ['clientSecret', 'basicAuth', 'authorization', 'oauth2', 'proxyConnectHeader'])),
};

const HALF_KEY_PAIR: UpstreamDefect = {
  field: 'ec2SDConfigs[] and lightSailSDConfigs[].accessKey, .secretKey',
  happens: 'is left out without a word when the other one is missing',
  cause: 'generateScrapeConfig in pkg/prometheus/promcfg.go writes both or none, and nothing rejects one alone',
  seenIn: ({ own }) => ['ec2SDConfigs', 'lightSailSDConfigs']
    .flatMap((field) => partsAt(own, field))
    .map((part) => stated(part, ['accessKey', 'secretKey']))
    .flatMap((keys) => keys.length === 1 ? keys : []),
};

const IONOS_AUTHORIZATION: UpstreamDefect = {
  field: 'ionosSDConfigs[].authorization',
  happens: 'is required, and left out where oauth2 is stated too',
  cause: 'generateScrapeConfig in pkg/prometheus/promcfg.go writes one of the two; the schema requires authorization in any case',
  seenIn: ({ own }) => partsAt(own, 'ionosSDConfigs').filter(({ fields }) => fields.oauth2).flatMap((part) => stated(part, ['authorization'])),
};

const ATTACH_METADATA: UpstreamDefect = {
  field: 'kubernetesSDConfigs[].attachMetadata',
  happens: 'is left out for roles other than Pod, Endpoints and EndpointSlice',
  cause: 'generateScrapeConfig in pkg/prometheus/promcfg.go only logs a warning, and nothing rejects it',
  seenIn: ({ own }) => partsAt(own, 'kubernetesSDConfigs')
    .filter(({ fields }) => !['Pod', 'Endpoints', 'EndpointSlice'].includes(fields.role))
    .flatMap((part) => stated(part, ['attachMetadata'])),
};

const NAMESPACE_NOT_ENFORCED: UpstreamDefect = {
  field: 'relabelings',
  happens: 'is empty, so the enforced namespace label is missing on targets, and on series such as "up" that have no other relabeling',
  cause: 'generateScrapeConfig in pkg/prometheus/promcfg.go adds the rule only to rules of the object\'s own',
  seenIn: (context) => isEmptyList(context.own, 'relabelings') && namespaceRules(context).length > 0 ? [pathOf(context.own, 'relabelings')] : [],
};

const CLASS_REFERENCES: UpstreamDefect = {
  field: 'scrapeClass',
  happens: 'has TLS or credentials by reference, which are looked up in the namespace of this object: the files are not mounted, and '
    + 'credentials are left out unless the object refers to a Secret of the same name',
  cause: 'generateScrapeConfig in pkg/prometheus/promcfg.go passes the store of the object\'s namespace; only TLS of classes is loaded, in the server\'s',
  seenIn: (context) => takesReferences(context) ? [pathOf(context.own, 'scrapeClass')] : [],
};

const CLASS_SECOND_LOGIN: UpstreamDefect = {
  field: 'basicAuth, oauth2',
  happens: 'stands beside the authorization of the scrape class, and Prometheus refuses the whole configuration for having both',
  cause: 'mergeSafeAuthorizationWithScrapeClass in pkg/prometheus/promcfg.go does not look at the other ways to log in',
  seenIn: ({ own, scrapeClass }) => partAt(scrapeClass, 'authorization') ? stated(own, ['basicAuth', 'oauth2']) : [],
};

const NO_PROTOCOL_LEFT: UpstreamDefect = {
  field: 'scrapeProtocols',
  happens: 'is left with an empty list when PrometheusText1.0.0 is its only item, and Prometheus refuses the whole configuration for it',
  cause: 'addScrapeProtocols in pkg/prometheus/promcfg.go takes the item out below Prometheus 3.0 and does not look at what is left',
  seenIn: ({ own, knows }) => {
    const protocols: readonly string[] = own.fields.scrapeProtocols ?? [];
    const isEmptied = protocols.length > 0 && protocols.every((protocol) => protocol === PROMETHEUS_TEXT_1.prometheusField);

    return isEmptied && knows(SCRAPE_PROTOCOLS) && !knows(PROMETHEUS_TEXT_1) ? [pathOf(own, 'scrapeProtocols')] : [];
  },
};

const NO_ZONE: UpstreamDefect = {
  field: 'shardingStrategy of the server',
  happens: 'drops every target that has no zone, on all shards; __tmp_disable_sharding does not help, a rule that sets __tmp_topology does',
  cause: 'appendShardingRelabelingWithLabel in pkg/prometheus/promcfg.go keeps a target only with a zone, for objects without one too',
  seenIn: ({ sharding, spec }) => sharding.shardsPerZone !== undefined && sharding.shards !== 1 ? [pathOf(spec, 'shardingStrategy')] : [],
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

/** All that are known; each is pinned by the comparison with the operator itself. */
export const UPSTREAM_DEFECTS: readonly UpstreamDefect[] = [
  AZURE_NEVER_WRITTEN, AZURE_ENVIRONMENT, AZURE_NOT_LOADED, HALF_KEY_PAIR, IONOS_AUTHORIZATION, ATTACH_METADATA, NAMESPACE_NOT_ENFORCED,
  CLASS_REFERENCES, CLASS_SECOND_LOGIN, NO_PROTOCOL_LEFT, NO_ZONE, NO_RETENTION_GUARD,
];

/** The same for the text of `additionalScrapeConfigs`. */
export const MERGE_KEYS_LOST = {
  field: 'additionalScrapeConfigs',
  happens: 'has merge keys ("<<"), and what they bring is lost',
  cause: 'mappingSlice in gopkg.in/yaml.v2/decode.go replaces what it has merged by the entries that it has read, for maps whose order is kept',
  // Loaded when it is needed: few servers have such jobs.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  isSeenIn: (text: string) => (require('./read-yaml-list') as typeof lazy).hasMergeKeys(text),
};

function stated(part: Part, fields: readonly string[]): string[] {
  return fields.filter((field) => part.fields[field] !== undefined && part.fields[field] !== null).map((field) => pathOf(part, field));
}

function isEmptyList({ fields }: Part, field: string): boolean {
  return (fields[field] ?? []).length === 0;
}

/** TLS of a class is taken as a whole or, where the object has its own, file paths alone. */
function takesReferences(context: JobContext): boolean {
  const { own, scrapeClass, object, server } = context;
  const { ca, cert, keySecret } = own.fields.tlsConfig ? {} as Part['fields'] : scrapeClass.fields.tlsConfig ?? {};
  const mounted = Boolean(ca?.secret ?? ca?.configMap ?? cert?.secret ?? cert?.configMap ?? keySecret);

  return mounted && object.namespace !== server.namespace || lacksCredentials(context);
}

function lacksCredentials(context: JobContext): boolean {
  const { credentials } = context.scrapeClass.fields.authorization ?? {};
  const isTaken = credentials && !context.own.fields.authorization?.credentials;

  return Boolean(isTaken) && trySecret(credentials, scopeOf(context)) === undefined;
}
