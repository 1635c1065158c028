/** The job of a ScrapeConfig. */
import { DISCOVERIES } from './discoveries';
import { discoveryEntries } from './discovery-entries';
import { NAME_ESCAPING_SCHEME, NAME_ESCAPING_SCHEMES, NAME_VALIDATION_SCHEME, REQUEST, SCHEME } from './scrape-config-fields';
import { StoredObject } from '../../../manifests/objects';
import { GeneratedJob } from '../../../operator-port/configuration';
import { operatorSince } from '../../operator-since';
import { authorization } from '../client/authorization';
import { basicAuth } from '../client/basic-auth';
import { oauth2 } from '../client/oauth2';
import { scrapeConfigProxy } from '../client/proxy-config';
import { scopeOf } from '../client/secrets';
import { tlsConfig } from '../client/tls-config';
import { block, Entries, entry, fieldEntries } from '../entries';
import { JobContext } from '../job-context';
import { bodySizeLimit, limits } from '../limits';
import { Part, partAt } from '../part';
import { namespaceRules } from '../relabeling/namespace-rule';
import { JOB_NAME_RULE, relabelRules, Rule, rule } from '../relabeling/relabel-rules';
import { RuleChain } from '../relabeling/rule-chain';
import { addressRules, dividesTargets } from '../relabeling/sharding-rules';
import { authorizationWithClass, safeTlsConfigWithClass } from '../scrape-class';
import {
  fallbackScrapeProtocol, honorLabels, honorTimestamps, nativeHistograms, scrapeProtocols, trackTimestampsStaleness,
} from '../scrape-settings';

/**
 * The one job that the operator writes for a ScrapeConfig.
 * @throws NotGeneratedError if a Secret is not loaded that the operator needs
 * @see generateScrapeConfig in pkg/prometheus/promcfg.go, v0.94.1
 */
export function scrapeConfigJob({ namespace, name }: StoredObject, context: JobContext): GeneratedJob {
  const { rules, origins } = targetRules(context);
  const yaml = block(
    [['job_name', `scrapeConfig/${namespace}/${name}`]],
    samples(context),
    fieldEntries(REQUEST, context.own, context),
    scrapeProtocols(context.own, context),
    fallbackScrapeProtocol(context),
    fieldEntries([SCHEME], context.own, context),
    httpClient(context),
    limits(context),
    nativeHistograms(context.own, context),
    bodySizeLimit(context),
    DISCOVERIES.flatMap((discovery) => discoveryEntries(discovery, context)),
    hasRules(context) ? [['relabel_configs', rules]] : [],
    metricRules(context),
    fieldEntries([NAME_VALIDATION_SCHEME], context.own, context),
    nameEscaping(context),
  );

  return { yaml, origins };
}

/** Settings that the server overrides are written only if the object sets them; other kinds always have them. */
function samples(context: JobContext): Entries {
  const { own } = context;

  return [
    ...typeof own.fields.honorTimestamps === 'boolean' ? honorTimestamps(own, own.fields.honorTimestamps, context) : [],
    ...trackTimestampsStaleness(own, context),
    ...typeof own.fields.honorLabels === 'boolean' ? honorLabels(own, context) : [],
  ];
}

/** A class with authorization adds it beside other ways to authenticate, which Prometheus then refuses: see `scrape-config-defects.ts`. */
function httpClient(context: JobContext): Entries {
  const { own, scrapeClass } = context;
  const scope = scopeOf(context);

  return [
    ...scrapeConfigProxy(own, scope, context),
    ...basicAuth(partAt(own, 'basicAuth'), scope),
    ...authorization(authorizationWithClass(partAt(own, 'authorization'), scrapeClass), scope, context),
    ...oauth2(partAt(own, 'oauth2'), scope, context),
    ...tlsConfig(tlsSettings(context), scope, context),
  ];
}

/** Up to operator 0.73 files of the class are not written. */
function tlsSettings({ own, scrapeClass, server }: JobContext): Part | undefined {
  const tls = partAt(own, 'tlsConfig');

  return operatorSince(server, 74) ? safeTlsConfigWithClass(tls, scrapeClass, server) : tls;
}

/** Rules of the class come first here, and late in monitors. The namespace is enforced only if the object has rules of its own. */
function targetRules(context: JobContext): RuleChain {
  const { own, server, scrapeClass, sharding } = context;
  const chain = new RuleChain(server)
    .add('job-name', [JOB_NAME_RULE])
    .addGiven(scrapeClass, 'relabelings')
    .add('job-label', jobNameRules(own.fields.jobName))
    .addGiven(own, 'relabelings');
  const given = operatorSince(server, 71) ? own.fields.relabelings?.length > 0 : isGiven(own.fields.relabelings);
  if (given) chain.add('enforced-namespace', namespaceRules(context));
  // Up to operator 0.71 every shard scrapes all targets.
  const isWhole = sharding.shards === 1 || !operatorSince(server, 72) || dividesTargets(chain.rules);

  return isWhole ? chain : chain.add('shard', addressRules(sharding));
}

/** Operator 0.70 writes rules only if the object has rules. */
function hasRules({ server, own }: JobContext): boolean {
  return operatorSince(server, 71) || isGiven(own.fields.relabelings);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function jobNameRules(jobName: string | null | undefined): Rule[] {
  return typeof jobName === 'string' ? [rule({ target_label: 'job', action: 'replace', replacement: jobName })] : [];
}

function metricRules(context: JobContext): Entries {
  // Up to operator 0.74 the namespace is enforced on samples only if the object has rules for them.
  if (!operatorSince(context.server, 75) && !isGiven(context.own.fields.metricRelabelings)) return [];
  const rules = [
    ...relabelRules(context.scrapeClass.fields.metricRelabelings, context.server),
    ...relabelRules(context.own.fields.metricRelabelings, context.server),
    ...namespaceRules(context),
  ];

  return rules.length === 0 ? [] : [['metric_relabel_configs', rules]];
}

function nameEscaping(context: JobContext): Entries {
  const scheme = NAME_ESCAPING_SCHEMES.get(context.own.fields.nameEscapingScheme);

  return scheme === undefined ? [] : entry(NAME_ESCAPING_SCHEME, context.own, scheme, context);
}
