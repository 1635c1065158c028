/** The words for each blocker: what was found, what follows, and how to fix it. */
import { Blocked, BlockedBy, Difference } from './consolidation';
import { Problem, quote } from '../findings/problem';
import { withoutUserinfo } from '../redaction/redact-url-credentials';

/** A reason and a fix. */
export type BlockerWords = Pick<Problem, 'message' | 'fix'>;

/** The words for a blocker. */
export function blockerWords(blocked: Blocked): BlockerWords {
  const words = (WORDS[blocked.blocker] as (blocked: Blocked) => BlockerWords)(blocked);

  return { message: withoutUserinfo(words.message), fix: words.fix };
}

type Of<B extends BlockedBy['blocker']> = Extract<Blocked, { readonly blocker: B }>;

const KEEP = 'keep the monitor';

const WORDS: { readonly [B in BlockedBy['blocker']]: (blocked: Of<B>) => BlockerWords } = {
  'follow-redirects': ({ fieldPath }) => ({
    message: `${fieldPath} is false, and a ScrapeConfig has no such field, so Prometheus would follow redirects`,
    fix: `${KEEP}, or write the job as an additional scrape config (AdditionalScrapeConfigs)`,
  }),
  'files': ({ fieldPath, scrapeClass }) => ({
    message: `${fieldPath} names a file of the Prometheus container, and a ScrapeConfig cannot name files`,
    fix: `use a reference to a Secret; or add a scrape class with ${JSON.stringify(scrapeClass)} to spec.scrapeClasses of the server, and use --through-scrape-classes`,
  }),
  'scrape-class': (blocked) => (blocked.why === 'not-known' ? {
    message: `what scrape class ${quote(blocked.scrapeClass)} of ${blocked.server} contains is not known`,
    fix: 'give the Prometheus object instead of a profile with facts',
  } : {
    message: `scrape class ${quote(blocked.scrapeClass)} of ${blocked.server} has another effect on a ScrapeConfig: ${differencesText(blocked.differences)}`,
    fix: `${KEEP}, or use --through-scrape-classes if the server has a scrape class without these settings`,
  }),
  'server-settings': ({ why, fieldPath, server }) => SERVER_SETTINGS[why](`${fieldPath} of ${server}`, `${server}`),
  'job-identity': (blocked) => (blocked.why === 'name-taken' ? {
    message: `ScrapeConfig ${quote(blocked.name)} is in the namespace already`,
    fix: 'rename or delete it; if it is an earlier result for this monitor, delete the monitor',
  } : {
    message: `${blocked.fieldPath} reads the name of the job (__tmp_prometheus_job_name), and a ScrapeConfig has another job name`,
    fix: 'use the label "job" or a fixed value in the rule',
  }),
  'selection': ({ why, server }) => SELECTION[why](`${server}`),
  'sharding': ({ why, server }) => SHARDING[why](`${server}`),
  'api-version': ({ version, newer, faults, fieldPath }) => ({
    message: newer.length > 0
      ? `the ScrapeConfig of operator ${version} does not have ${newer.map(({ path, since }) => `${path} (since ${since})`).join(', ')}`
      : `the ScrapeConfig of operator ${version} does not allow this: ${faults.length > 0 ? faults.join('; ') : fieldPath}`,
    fix: newer.length > 0 ? `${KEEP} until the operator is upgraded` : `correct the value in the monitor, or ${KEEP}`,
  }),
  'difference': (blocked) => ('rejection' in blocked ? {
    message: `the operator would reject the ScrapeConfig for ${blocked.server}: ${blocked.rejection.text}`,
    fix: KEEP,
  } : {
    message: `the job would differ on ${blocked.server}: ${differencesText(blocked.differences)}`,
    fix: KEEP,
  }),
};

type Why<B extends BlockedBy['blocker']> = Extract<BlockedBy, { readonly blocker: B }> extends { readonly why: infer W } ? W & string : never;

const SERVER_SETTINGS: { readonly [why in Why<'server-settings'>]: (field: string, server: string) => BlockerWords } = {
  'confined': (field, server) => ({
    message: `${field} keeps monitors to their own namespace, and ScrapeConfigs are not kept to theirs, so whoever may edit them could discover other namespaces`,
    fix: `${KEEP}, or remove ignoreNamespaceSelectors from ${server} if everyone who may create ScrapeConfigs may discover all namespaces`,
  }),
  'files': (field) => ({
    message: `${field} names a file, and the discovery of a ScrapeConfig cannot name files`, fix: `${KEEP}, or use references to Secrets there`,
  }),
  'inline-token': (field) => ({
    message: `${field} is a token in plain text, and the discovery of a ScrapeConfig takes references only`, fix: `${KEEP}, or use authorization.credentials there`,
  }),
  'other-namespace': (field, server) => ({
    message: `${field} refers to Secrets in the namespace of ${server}, and a ScrapeConfig refers to those of its own namespace`, fix: KEEP,
  }),
  'servers-differ': (_, server) => ({
    message: `the servers that take the monitor have different settings, and one ScrapeConfig cannot follow both (the second is ${server})`,
    fix: 'give the servers the same podTargetLabels, serviceDiscoveryRole, apiserverConfig and scrape classes, or keep the monitor',
  }),
};

const SELECTION: { readonly [why in Why<'selection'>]: (server: string) => BlockerWords } = {
  'no-selector': (server) => ({
    message: `${server} does not set spec.scrapeConfigSelector, so it selects no ScrapeConfig`,
    fix: 'set spec.scrapeConfigSelector and spec.scrapeConfigNamespaceSelector of the server, e.g. both to {}',
  }),
  'namespace': (server) => ({
    message: `spec.scrapeConfigNamespaceSelector of ${server} does not match the namespace of the monitor`,
    fix: 'let spec.scrapeConfigNamespaceSelector match the namespace, as the selector for this kind of monitor does',
  }),
  'labels': (server) => ({
    message: `no labels match spec.scrapeConfigSelector of all servers that take the monitor (the first is ${server})`,
    fix: 'change the selectors so that one ScrapeConfig can match all of them',
  }),
  'also-selected': (server) => ({
    message: `${server} does not take the monitor, and would select the ScrapeConfig`,
    fix: 'set spec.scrapeConfigSelector of the server so that it does not match, e.g. by a label that the ScrapeConfigs of its own have',
  }),
  'enforced-namespace': (server) => ({
    message: `spec.excludedFromEnforcement of ${server} lists the monitor and not the ScrapeConfig, or the reverse, so the namespace label would change`,
    fix: 'list both, or neither: give the ScrapeConfig an entry with resource: scrapeconfigs, the namespace, and its name (docs/consolidation.md) if the entry of the monitor has one',
  }),
  'other-reader': (server) => ({
    message: `${server} is not Prometheus with its operator, and how it reads ScrapeConfigs is not compared`, fix: KEEP,
  }),
};

const SHARDING: { readonly [why in Why<'sharding'>]: (server: string) => BlockerWords } = {
  'on-every-node': (server) => ({ message: `${server} is an agent in mode DaemonSet, which reads no ScrapeConfigs`, fix: KEEP }),
  'retained-shards': (server) => ({
    message: `${server} keeps shards that are scaled away (shardRetentionPolicy), and with one shard the operator does not stop them from scraping ScrapeConfigs`,
    fix: `set spec.shardRetentionPolicy.whenScaled to Delete, or ${KEEP}`,
  }),
  'zones': (server) => ({
    message: `${server} has one shard in mode Topology, which keeps the targets of its zone only, and the operator does not do so for ScrapeConfigs`,
    fix: `remove spec.shardingStrategy, or ${KEEP}`,
  }),
  'own-hash': (server) => ({
    message: `a relabeling has action hashmod, so the operator would not divide the targets among the shards of ${server}`,
    fix: `remove the rule, or ${KEEP}`,
  }),
  'empty-hash': (server) => ({
    message: `the targets of the Probe are divided among the shards of ${server} by what is probed, and it is not certain that every target has that`,
    fix: `use targets.staticConfig without rules that change __param_target, or ${KEEP}`,
  }),
  'not-divided': (server) => ({
    message: `the operator does not divide the targets of ScrapeConfigs among the shards of ${server}, so each shard would scrape all of them`,
    fix: `upgrade the operator to 0.72 or later, or ${KEEP}`,
  }),
};

/** The first few differences; the values are as Prometheus reads them. */
function differencesText(differences: readonly Difference[]): string {
  const shown = differences.slice(0, MOST_SHOWN).map(({ path, monitor, scrapeConfig }) => (
    `${path} is ${monitor === undefined ? 'not set' : JSON.stringify(monitor)}, and would be ${scrapeConfig === undefined ? 'not set' : JSON.stringify(scrapeConfig)}`));
  const left = differences.length - shown.length;

  return `${shown.join('; ')}${left > 0 ? `; and ${left} more` : ''}`;
}

const MOST_SHOWN = 2;
