/** Conditions in rules on the labels that a target is found with. */
import { tryLiteralPattern } from '../../go/literal-pattern';
import { RequiredLabel } from '../discovery/group-index';
import { RelabelRule } from '../relabel/rule';

/**
 * Conditions on discovered labels that all targets meet which the rules keep. There may be more conditions: these narrow the search,
 * and the rules still decide.
 */
export function requiredLabels(rules: readonly RelabelRule[]): RequiredLabel[] {
  const required: RequiredLabel[] = [];
  const written = new Set<string>();
  for (const rule of rules) {
    if (rule.action === 'keep' && rule.sourceLabels.every((label) => !written.has(label))) required.push(...conditionsOf(rule));
    // After such a rule, every label may have changed.
    if (rule.action === 'labelmap' || rule.targetLabel.hasReferences) return required;
    written.add(rule.targetLabel.text);
  }

  return required;
}

/** Conditions that the rules of all shards have in common: a shard may require its own number. */
export function sharedConditions([first, ...others]: readonly (readonly RequiredLabel[])[]): readonly RequiredLabel[] {
  const same = (a: RequiredLabel) => (b: RequiredLabel) => a.label === b.label && [...a.values].join('|') === [...b.values].join('|');

  return others.length === 0 ? first : first.filter((condition) => others.every((each) => each.some(same(condition))));
}

/** Conditions of a pattern such as `(cart|orders);true`: the values of each label whose part of the pattern is literal text. */
function conditionsOf({ sourceLabels, separator, regex }: RelabelRule): RequiredLabel[] {
  const parts = SEPARATORS.has(separator) ? regex.text.split(separator) : [regex.text];
  if (parts.length !== sourceLabels.length) return [];

  return parts.flatMap((part, i) => {
    const literal = tryLiteralPattern(part);
    // `a|b;true` means `a`, or `b;true`.
    const isSplit = literal !== undefined && !literal.isGroup && literal.alternatives.size > 1 && parts.length > 1;
    if (!literal || isSplit) return [];
    const values = [...literal.alternatives].map((alternative) => `${literal.before}${alternative}${literal.after}`);

    return values.includes('') ? [] : [{ label: sourceLabels[i], values: new Set(values) }];
  });
}

/** Separators of one character without a meaning in patterns. A longer one could begin in the text before it. */
const SEPARATORS: ReadonlySet<string> = new Set([';', ',', ':', '@', ' ']);
