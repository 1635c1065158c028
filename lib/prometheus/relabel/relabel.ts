/** Relabeling. */
import { hashMod } from './hash-mod';
import { LabelBuilder } from './label-builder';
import { RelabelAction, RelabelRule } from './rule';
import { goLowerCase, goUpperCase } from '../../go/case';
import { isLabelName } from '../../units/prometheus-names';

/** The final labels, in no particular order, or the index of the rule that drops the target. */
export type Relabeled =
  | { readonly labels: Map<string, string>; readonly dropped?: undefined }
  | { readonly labels?: undefined; readonly dropped: number };

/**
 * Applies rules in their order, until one drops the target.
 * @see ProcessBuilder in model/relabel/relabel.go, Prometheus v0.314.0
 */
export function relabel(labels: ReadonlyMap<string, string>, rules: readonly RelabelRule[]): Relabeled {
  const builder = new LabelBuilder(labels);
  const dropped = applyRules(rules, builder);

  return dropped === undefined ? { labels: builder.labels() } : { dropped };
}

/** Applies rules in their order, and returns the index of the one that drops the target; undefined if the target is kept. */
export function applyRules(rules: readonly RelabelRule[], labels: LabelBuilder): number | undefined {
  const dropped = rules.findIndex((rule) => !applyRule(rule, labels));

  return dropped < 0 ? undefined : dropped;
}

/** Applies one rule, and returns whether the target is kept. */
export function applyRule(rule: RelabelRule, labels: LabelBuilder): boolean {
  return ACTIONS[rule.action](rule, labels) !== DROP;
}

const DROP = Symbol('drop');

type Apply = (rule: RelabelRule, labels: LabelBuilder) => typeof DROP | void;

/** @see relabel in model/relabel/relabel.go, Prometheus v0.314.0 */
const ACTIONS: { readonly [A in RelabelAction]: Apply } = {
  replace,
  keep: (rule, labels) => (rule.regex.matches(sourceOf(rule, labels)) ? undefined : DROP),
  drop: (rule, labels) => (rule.regex.matches(sourceOf(rule, labels)) ? DROP : undefined),
  keepequal: (rule, labels) => (labels.get(rule.targetLabel.text) === sourceOf(rule, labels) ? undefined : DROP),
  dropequal: (rule, labels) => (labels.get(rule.targetLabel.text) === sourceOf(rule, labels) ? DROP : undefined),
  hashmod: (rule, labels) => labels.set(rule.targetLabel.text, hashMod(sourceOf(rule, labels), rule.modulus)),
  lowercase: (rule, labels) => labels.set(rule.targetLabel.text, goLowerCase(sourceOf(rule, labels))),
  uppercase: (rule, labels) => labels.set(rule.targetLabel.text, goUpperCase(sourceOf(rule, labels))),
  labelmap,
  labeldrop: (rule, labels) => labels.inOrder().filter(([name]) => rule.regex.matches(name)).forEach(([name]) => labels.delete(name)),
  labelkeep: (rule, labels) => labels.inOrder().filter(([name]) => !rule.regex.matches(name)).forEach(([name]) => labels.delete(name)),
};

function sourceOf({ sourceLabels, separator }: RelabelRule, labels: LabelBuilder): string {
  return sourceLabels.map((name) => labels.get(name)).join(separator);
}

/** Nothing is written without a match, or if the resulting name is not a valid label name. */
function replace(rule: RelabelRule, labels: LabelBuilder): void {
  const { regex, targetLabel, replacement, scheme } = rule;
  const groups = regex.match(sourceOf(rule, labels));
  if (!groups) return;
  const target = regex.expand(targetLabel, groups);
  if (isLabelName(target, scheme)) labels.set(target, regex.expand(replacement, groups));
}

/** The resulting names are not checked, as upstream: they may be empty. */
function labelmap({ regex, replacement }: RelabelRule, labels: LabelBuilder): void {
  for (const [name, value] of labels.inOrder()) {
    if (regex.matches(name)) labels.set(regex.replaceAll(name, replacement), value);
  }
}
