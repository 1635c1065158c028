/** How the targets of a job get their labels, rule by rule, as everyone may see it: without secrets. */
import { selectionOf } from './selection-of-monitor';
import { discoveryOf, jobsThroughOperator, ServerView, shardsOf, unsharded } from './server-targets';
import { RuleOrigin } from '../manifests/rule-origin';
import { ConfigurationInput } from '../operator-port/configuration';
import { Operator } from '../operator-port/operator';
import { Selection } from '../operator-port/selection';
import { ReadConfiguration } from '../prometheus/configuration/read-configuration';
import { KnownValue, LabelChange, RelabelStep } from '../prometheus/relabel/relabel-steps';
import { RuleField, ruleFields } from '../prometheus/relabel/rule-fields';
import { JobRelabelings, relabelingsOfJob, TargetRelabeling } from '../prometheus/targets/relabelings-of-job';
import { JobTargets } from '../prometheus/targets/target';
import { DiscoveryView } from '../prometheus/targets/targets-of-server';
import { HIDDEN } from '../redaction/hide-target-secrets';
import { withoutUserinfo } from '../redaction/redact-url-credentials';
import { isSecretName } from '../redaction/secret-names';

/** A rule of a job. */
export interface ShownRule {
  /** Fields that differ from their defaults. */
  readonly fields: readonly RuleField[];
  /** Absent for a configuration that is given as text. */
  readonly origin?: RuleOrigin;
}

/** The way of one target through the rules of its job. */
export interface ShownRelabeling {
  /** The same list for all targets of the job in one shard. */
  readonly rules: readonly ShownRule[];
  /** Labels before relabeling, sorted by name; null is a value that only the cluster knows. */
  readonly before: readonly (readonly [name: string, value: KnownValue])[];
  /** What each rule does, up to the rule that drops the target. */
  readonly steps: readonly RelabelStep[];
}

/** Relabelings of a job, as everyone may see them. */
export type ShownRelabelings = JobRelabelings<ShownRelabeling>;

/** Runs a job that the operator writes once more; undefined for a job of the server itself, since such jobs are in a Secret. */
export function relabelingsThroughOperator(
  operator: Operator, input: Selection & Pick<ConfigurationInput, 'server' | 'settings'>, view: ServerView, { job, declaredBy }: Pick<JobTargets, 'job' | 'declaredBy'>,
): ShownRelabelings | undefined {
  const { server, settings } = input;
  if (declaredBy === server.key) return undefined;
  const narrow = { ...selectionOf(input, { key: declaredBy }), server, settings };
  for (const sharded of jobsThroughOperator(operator, narrow, shardsOf(server))) {
    if (sharded.byShard[0].name === job) return shown(relabelingsOfJob(sharded, discoveryOf(server, view)), sharded.origins);
  }

  return undefined;
}

/** Runs a job of a configuration that no operator writes once more. */
export function relabelingsByText({ jobs }: ReadConfiguration, view: DiscoveryView, { job }: Pick<JobTargets, 'job'>): ShownRelabelings | undefined {
  const found = jobs.find(({ name }) => name === job);

  return found && shown(relabelingsOfJob(unsharded(found), view));
}

function shown({ targets, dropped }: JobRelabelings, origins?: readonly RuleOrigin[]): ShownRelabelings {
  const lists = new Map<TargetRelabeling['rules'], readonly ShownRule[]>();
  const listOf = (rules: TargetRelabeling['rules']) => {
    const list = lists.get(rules) ?? rules.map((rule, i): ShownRule => ({
      fields: ruleFields(rule).map(([name, value]) => [name, name === 'replacement' ? shownValue(rule.targetLabel.text, value) : withoutUserinfo(value)]),
      ...origins && { origin: origins[i] },
    }));
    lists.set(rules, list);

    return list;
  };
  const relabelingOf = (make: () => TargetRelabeling) => () => {
    const { rules, discovered, steps } = make();

    return {
      rules: listOf(rules),
      before: discovered.map(([name, value]) => [name, shownValue(name, value)] as const),
      steps: steps.map((step) => ({ ...step, changes: step.changes.map(shownChange) })),
    };
  };

  return { targets: targets.map(relabelingOf), dropped: dropped.map(relabelingOf) };
}

function shownChange({ name, before, after }: LabelChange): LabelChange {
  return {
    name,
    ...before !== undefined && { before: shownValue(name, before) },
    ...after !== undefined && { after: shownValue(name, after) },
  };
}

/** Parameters and annotations whose names are those of secrets are hidden. */
const MAY_BE_SECRET = /^(?:__param|__meta_kubernetes_[a-z]+_annotation)_/;

function shownValue<T extends KnownValue>(name: string, value: T): T | string {
  if (value === null) return value;

  return MAY_BE_SECRET.test(name) && isSecretName(name) ? HIDDEN : withoutUserinfo(value);
}
