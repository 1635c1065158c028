/** Compares jobs as Prometheus' own loader reads them; the rules that may differ are listed here once more, by their text alone. */
import { parse } from 'yaml';
import { RuleWithoutEffect } from '../../../lib/consolidation/consolidation';

interface Rule {
  readonly source_labels?: readonly string[];
  readonly target_label?: string;
  readonly regex?: string;
  readonly replacement?: string;
  readonly modulus?: number;
  readonly action?: string;
}

interface Loaded {
  readonly relabel_configs?: readonly Rule[];
}

/** A line for people if the jobs differ in anything else than the rules that are said to have no effect. */
export function loadedDifference(before: string, after: string, without: readonly RuleWithoutEffect[], oldJobName: string): string | undefined {
  if (without.length === 0) return before === after ? undefined : whereDifferent(before, after);
  const [old, is] = [before, after].map((text) => parse(text, { version: '1.1' }) as Loaded);
  let [olds, news] = [old, is].map(({ relabel_configs: rules = [] }) => rules);
  if (without.includes('one-shard')) olds = withoutOneShard(olds);
  if (without.includes('job-label')) news = news.filter((rule, i) => !(i === 1 && rule.target_label === 'job' && rule.replacement === oldJobName));
  if (without.includes('probed-target-hash')) {
    if (hashes(olds).join(';') !== '__param_target' || hashes(news).join(';') !== '__param_target;__address__') return 'the hash is not made as it should be';
    [olds, news] = [olds, news].map((rules) => rules.filter((rule) => !isHash(rule)));
  }
  const [expected, actual] = [{ ...old, relabel_configs: olds }, { ...is, relabel_configs: news }].map((job) => JSON.stringify(job, null, 1));

  return expected === actual ? undefined : whereDifferent(expected, actual);
}

/** Without the three last rules, which make a hash for one shard and keep it, and two that keep the only shard. */
function withoutOneShard(rules: readonly Rule[]): readonly Rule[] {
  const left = rules.slice(-3).every(isOfOneShard) ? rules.slice(0, -3) : rules;

  return left.slice(-2).every((rule) => isOfOneShard(rule) && JSON.stringify(rule).includes('__tmp_current_shard')) ? left.slice(0, -2) : left;
}

function isOfOneShard({ action, modulus, target_label: target, source_labels: [source] = [], regex, replacement }: Rule): boolean {
  if (action === 'hashmod') return modulus === 1 && target === '__tmp_hash';
  if (action === 'keep') return source === '__tmp_hash' && regex === '$(SHARD);|.+;.+' || source === '__tmp_current_shard' && String(regex) === '0';

  return target === '__tmp_hash' && regex === '(.+);' || target === '__tmp_current_shard' && replacement === '$(SHARD)';
}

function isHash({ action, target_label: target }: Rule): boolean {
  return target === '__tmp_hash' && action === 'replace';
}

/** What each rule that writes a hash makes it of. */
function hashes(rules: readonly Rule[]): (string | undefined)[] {
  return rules.filter((rule) => isHash(rule) && rule.regex === '(.+);').map(({ source_labels: [source] = [] }) => source);
}

function whereDifferent(before: string, after: string): string {
  const [olds, news] = [before, after].map((text) => text.split('\n'));
  const first = olds.findIndex((line, i) => line !== news[i]);
  const at = first < 0 ? olds.length : first;

  return `line ${at}: ${olds.slice(at, at + 3).join(' | ')} <> ${news.slice(at, at + 3).join(' | ')}`;
}
