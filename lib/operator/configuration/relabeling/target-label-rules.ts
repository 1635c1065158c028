/** Rules that give targets their labels. */
import { Rule, rule } from './relabel-rules';
import { sanitized } from './selector-rules';
import { remembering } from '../../../units/remembering';

/** Copies a label as it is. */
export function copyRule(source: string, target: string): Rule {
  return rule({ source_labels: [source], target_label: target });
}

/** Gives a label a fixed value. */
export function valueRule(target: string, value: string): Rule {
  return rule({ target_label: target, replacement: value });
}

/** Copies labels of a Kubernetes object of a kind such as `pod`, where it has them. */
export function labelRules(labels: readonly string[] | null | undefined, kind: string): Rule[] {
  return (labels ?? []).map((label) => labelRule(label, sanitized(label), kind));
}

/** Copies one label, where the object has it. */
export function labelRule(label: string, target: string, kind: string): Rule {
  return rule({
    source_labels: [`__meta_kubernetes_${kind}_label_${sanitized(label)}`], target_label: target, regex: '(.+)', replacement: '${1}',
  });
}

/** The label that a `jobLabel` names becomes the job. */
export function jobLabelRules(label: string | null | undefined, kind: string): Rule[] {
  return label ? [labelRule(label, 'job', kind)] : [];
}

/** Keeps targets whose label has that value. */
export function keepRule(source: string, value: string | number): Rule {
  return keepRules(source)(value);
}

const keepRules = remembering((source: string) => (
  remembering((value: string | number) => rule({ action: 'keep', source_labels: [source], regex: value }))));

/** Drops pods that have ended, unless they are asked for. */
export function runningRules(filterRunning: boolean | null | undefined): Rule[] {
  return filterRunning === false ? [] : [RUNNING_RULE];
}

const RUNNING_RULE = rule({ action: 'drop', source_labels: ['__meta_kubernetes_pod_phase'], regex: '(Failed|Succeeded)' });
