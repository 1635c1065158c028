/** Compares the job of a monitor with that of the ScrapeConfig in its place: equal, equal in effect for a known reason, or different. */
import { ComparableJob, comparableJob, ComparableRule, ruleOf } from './comparable-job';
import { Difference, JobVerdict, RuleWithoutEffect } from './consolidation';
import { AddedBy } from '../manifests/rule-origin';
import { GeneratedJob } from '../operator-port/configuration';
import { canonicalJson } from '../units/canonical-json';
import { isObject } from '../units/is-object';

/** What is known about the two jobs besides their text. */
export interface Compared {
  readonly monitor: GeneratedJob;
  readonly scrapeConfig: GeneratedJob;
  /** Whether the last rule that the ScrapeConfig contains makes the hash by which the targets of a Probe are divided. */
  readonly hashesProbedTarget: boolean;
}

/** The names of the jobs are not compared. */
export function compareJobs({ monitor, scrapeConfig, hashesProbedTarget }: Compared): JobVerdict {
  const [before, after] = [monitor, scrapeConfig].map(({ yaml }) => comparableJob(yaml));
  const rules = withoutKnown(tracedRules(before, monitor), tracedRules(after, scrapeConfig), hashesProbedTarget);
  const differences = [
    ...differencesBetween('', before.settings, after.settings),
    ...differencesBetween('relabel_configs', rules.before.map(({ rule }) => rule), rules.after.map(({ rule }) => rule)),
  ];
  if (differences.length > 0) return { verdict: 'different', differences };

  return rules.without.length === 0 ? { verdict: 'identical' } : { verdict: 'identical-but-for', rules: rules.without };
}

/** A rule, and what the operator adds it for; undefined for a rule that an object contains. */
interface TracedRule {
  readonly rule: ComparableRule;
  readonly by?: AddedBy;
}

function tracedRules({ rules }: ComparableJob, { origins }: GeneratedJob): TracedRule[] {
  return rules.map((rule, i) => ({ rule, ...'by' in origins[i] && { by: origins[i].by } }));
}

interface Compare {
  readonly before: readonly TracedRule[];
  readonly after: readonly TracedRule[];
  readonly without: readonly RuleWithoutEffect[];
}

/** The rules of both without those that are known to have no effect. */
function withoutKnown(before: readonly TracedRule[], after: readonly TracedRule[], hashesProbedTarget: boolean): Compare {
  const without = new Set<RuleWithoutEffect>();
  const leaveOut = (kind: RuleWithoutEffect, rules: readonly TracedRule[], isLeftOut: (rule: TracedRule) => boolean) => {
    const left = rules.filter((rule) => !isLeftOut(rule));
    if (left.length < rules.length) without.add(kind);

    return left;
  };
  const has = (rules: readonly TracedRule[], by: AddedBy) => rules.some((rule) => rule.by === by);
  const isOneShard = !has(after, 'shard') && before.every(({ rule, by }) => by !== 'shard' || isKeptByOne(rule));
  const old = isOneShard ? leaveOut('one-shard', before, ({ by }) => by === 'shard') : before;
  const labelled = has(before, 'job-label') ? after : leaveOut('job-label', after, ({ by }) => by === 'job-label');
  if (!hashesProbedTarget) return { before: old, after: labelled, without: [...without] };

  // Both chains make a hash of what is probed: the one in a rule of the operator, the other in the last rule of the object.
  const isHash = ({ rule, by }: TracedRule) => by === 'shard' && rule.target_label === '__tmp_hash' && rule.action === 'replace';
  const own = labelled.filter(({ by }) => by === undefined).at(-1);

  return {
    before: leaveOut('probed-target-hash', old, (each) => isHash(each) && isEqual(each.rule, own?.rule)),
    after: leaveOut('probed-target-hash', labelled, (each) => each === own || isHash(each)),
    without: [...without],
  };
}

function isEqual(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

/** Whether a rule of the operator keeps every target of the only shard. */
function isKeptByOne(rule: ComparableRule): boolean {
  return KEPT_BY_ONE.some((each) => isEqual(each, rule));
}

/**
 * What each version of the operator writes for one shard without zones. The rules write labels that are removed after them, and keep every
 * target of shard 0, which is the only one.
 */
const KEPT_BY_ONE: readonly ComparableRule[] = [
  { target_label: '__tmp_current_shard', replacement: '$(SHARD)' },
  { source_labels: ['__tmp_current_shard'], regex: '0', action: 'keep' },
  ...['__address__', '__param_target'].flatMap((label) => [
    { source_labels: [label, '__tmp_hash'], target_label: '__tmp_hash', regex: '(.+);' },
    { source_labels: [label], target_label: '__tmp_hash', modulus: 1, action: 'hashmod' },
  ]),
  { source_labels: ['__tmp_hash'], target_label: '__tmp_hash', modulus: 1, action: 'hashmod' },
  { source_labels: ['__tmp_hash', '__tmp_disable_sharding'], regex: '$(SHARD);|.+;.+', action: 'keep' },
  { source_labels: ['__tmp_hash'], regex: '$(SHARD)', action: 'keep' },
].map((rule) => ruleOf(new Map(Object.entries(rule))));

function differencesBetween(path: string, monitor: unknown, scrapeConfig: unknown): Difference[] {
  if (isEqual(monitor, scrapeConfig)) return [];
  if (Array.isArray(monitor) && Array.isArray(scrapeConfig) && [...monitor, ...scrapeConfig].every(isObject)) {
    const longer = Math.max(monitor.length, scrapeConfig.length);

    return Array.from({ length: longer }, (_, i) => differencesBetween(`${path}[${i}]`, monitor[i], scrapeConfig[i])).flat();
  }
  const isRule = /relabel_configs\[\d+\]$/.test(path);
  if (isObject(monitor) && isObject(scrapeConfig) && !isRule) {
    return [...new Set([...Object.keys(monitor), ...Object.keys(scrapeConfig)])].sort()
      .flatMap((key) => differencesBetween(path === '' ? key : `${path}.${key}`, monitor[key], scrapeConfig[key]));
  }

  return [{ path, ...monitor !== undefined && { monitor }, ...scrapeConfig !== undefined && { scrapeConfig } }];
}
