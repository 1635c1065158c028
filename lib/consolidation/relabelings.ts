/** The relabelings of a ScrapeConfig: the rules of a monitor's job, without those that the operator adds to every job. */
import { AddedBy, isGiven, RuleOrigin } from '../manifests/rule-origin';
import { GeneratedJob } from '../operator-port/configuration';
import { Server, Spec } from '../operator-port/server';
import { asJson, Yaml } from '../operator-port/yaml';

/** What the operator adds to the job of a ScrapeConfig by itself. */
const ADDED_TO_ALL: ReadonlySet<AddedBy> = new Set(['job-name', 'enforced-namespace', 'shard']);

/** @param copiesClass whether rules of the scrape class are copied, because the ScrapeConfig names another class */
export function relabelings({ yaml, origins }: GeneratedJob, { key }: Server, copiesClass: boolean, hasJobName: boolean): Spec[] {
  const isCopied = (origin: RuleOrigin) => (isGiven(origin)
    ? copiesClass || origin.object !== key
    : !ADDED_TO_ALL.has(origin.by) && !(hasJobName && origin.by === 'job-label'));

  return rulesOf(yaml.get('relabel_configs')).filter((_, i) => isCopied(origins[i])).map(relabeling);
}

/** The first rule of those that divide the targets of a Probe: it makes the hash of what is probed. */
export function probedTargetHash({ yaml, origins }: GeneratedJob): Spec | undefined {
  const rules = rulesOf(yaml.get('relabel_configs'))
    .filter((rule, i) => !isGiven(origins[i]) && origins[i].by === 'shard' && rule.target_label === '__tmp_hash' && rule.action === 'replace');

  return rules.length === 1 ? relabeling(rules[0]) : undefined;
}

/** Rules of the job as plain data. */
export function rulesOf(rules: Yaml | undefined): Spec[] {
  return Array.isArray(rules) ? rules.map((rule: Yaml) => asJson(rule) as Spec) : [];
}

/** A rule of a configuration in the fields of the custom resource, which has patterns as text only. */
function relabeling(rule: Spec): Spec {
  return Object.fromEntries(Object.entries(rule).map(([field, value]) => [FIELDS[field], field === 'regex' ? String(value) : value]));
}

const FIELDS: { readonly [field: string]: string } = {
  source_labels: 'sourceLabels',
  separator: 'separator',
  target_label: 'targetLabel',
  regex: 'regex',
  modulus: 'modulus',
  replacement: 'replacement',
  action: 'action',
};
