/** Defects of operator v0.94.1 in the jobs of several kinds. The builders reproduce them; this file detects and describes them. */
import { PROMETHEUS_TEXT_1, SCRAPE_PROTOCOLS } from '../fields';
import { scopeOf, trySecret } from './client/secrets';
import { JobContext } from './job-context';
import { Part, partAt, partsAt, pathOf } from './part';

/** A defect of the operator. */
export interface UpstreamDefect {
  /** The affected fields. */
  readonly field: string;
  readonly happens: string;
  /** Where in the operator's code, and why. */
  readonly cause: string;
  /** Paths of the fields of one monitor, on one server, that are affected. */
  readonly seenIn: (context: JobContext) => string[];
}

export const CLASS_REFERENCES: UpstreamDefect = {
  field: 'scrapeClass',
  happens: 'has TLS or credentials by reference, which are looked up in the namespace of this object: the files are not mounted, and '
    + 'credentials are left out unless the object refers to a Secret of the same name',
  cause: 'the generators of jobs in pkg/prometheus/promcfg.go pass the store of the object\'s namespace; only TLS of classes is loaded, in the server\'s',
  seenIn: (context) => clientsOf(context).some((client) => takesReferences(client, context)) ? [pathOf(context.own, 'scrapeClass')] : [],
};

export const CLASS_SECOND_LOGIN: UpstreamDefect = {
  field: 'basicAuth, oauth2',
  happens: 'is written together with the authorization of the scrape class, and Prometheus refuses the whole configuration if both are set',
  cause: 'mergeSafeAuthorizationWithScrapeClass in pkg/prometheus/promcfg.go does not look at the other ways to log in',
  seenIn: (context) => partAt(context.scrapeClass, 'authorization')
    ? clientsOf(context).flatMap((client) => setPaths(client, ['basicAuth', 'oauth2']))
    : [],
};

export const NO_PROTOCOL_LEFT: UpstreamDefect = {
  field: 'scrapeProtocols',
  happens: 'is left with an empty list when PrometheusText1.0.0 is its only item, and Prometheus refuses the whole configuration for it',
  cause: 'addScrapeProtocols in pkg/prometheus/promcfg.go takes the item out below Prometheus 3.0 and does not look at what is left',
  seenIn: ({ own, knows }) => {
    const protocols: readonly string[] = own.fields.scrapeProtocols ?? [];
    const isEmptied = protocols.length > 0 && protocols.every((protocol) => protocol === PROMETHEUS_TEXT_1.prometheusField);

    return isEmptied && knows(SCRAPE_PROTOCOLS) && !knows(PROMETHEUS_TEXT_1) ? [pathOf(own, 'scrapeProtocols')] : [];
  },
};

export const NO_ZONE: UpstreamDefect = {
  field: 'shardingStrategy of the server',
  happens: 'drops every target that has no zone, on all shards; __tmp_disable_sharding does not help, a rule that sets __tmp_topology does',
  cause: 'appendShardingRelabelingWithLabel in pkg/prometheus/promcfg.go keeps a target only with a zone, for objects without one too',
  seenIn: ({ sharding, spec, object, own }) => {
    const hasZones = object.kind === 'ServiceMonitor' || object.kind === 'PodMonitor' || (object.kind === 'Probe' && !own.fields.targets?.staticConfig);

    return !hasZones && sharding.shardsPerZone !== undefined && sharding.shards !== 1 ? [pathOf(spec, 'shardingStrategy')] : [];
  },
};

/** Paths of the fields in the list that a part sets. */
export function setPaths(part: Part, fields: readonly string[]): string[] {
  return fields.filter((field) => part.fields[field] !== undefined && part.fields[field] !== null).map((field) => pathOf(part, field));
}

/** Where an object sets how to authenticate: its endpoints, or itself. */
function clientsOf({ object, own }: JobContext): Part[] {
  switch (object.kind) {
    case 'ServiceMonitor': return partsAt(own, 'endpoints');
    case 'PodMonitor': return partsAt(own, 'podMetricsEndpoints');
    default: return [own];
  }
}

/** TLS of a class applies as a whole or, if the object has its own, only with its file paths. */
function takesReferences(client: Part, context: JobContext): boolean {
  const { scrapeClass, object, server } = context;
  const { ca, cert, keySecret } = client.fields.tlsConfig ? {} as Part['fields'] : scrapeClass.fields.tlsConfig ?? {};
  const mounted = Boolean(ca?.secret ?? ca?.configMap ?? cert?.secret ?? cert?.configMap ?? keySecret);

  return mounted && object.namespace !== server.namespace || lacksCredentials(client, context);
}

function lacksCredentials(client: Part, context: JobContext): boolean {
  const { credentials } = context.scrapeClass.fields.authorization ?? {};
  const isTaken = credentials && !client.fields.authorization?.credentials;

  return Boolean(isTaken) && trySecret(credentials, scopeOf(context)) === undefined;
}
