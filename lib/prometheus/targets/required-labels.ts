/** What rules ask of the labels that a target was found with. */
import { RequiredLabel } from '../discovery/group-index';
import { RelabelRule } from '../relabel/rule';

/**
 * Conditions on labels of the discovery which every target must meet that the rules keep. There may be further ones: they narrow down
 * and do not judge.
 */
export function requiredLabels(rules: readonly RelabelRule[]): RequiredLabel[] {
  const required: RequiredLabel[] = [];
  const written = new Set<string>();
  for (const rule of rules) {
    if (rule.action === 'keep' && rule.sourceLabels.every((label) => !written.has(label))) required.push(...conditionsOf(rule));
    // From here on a label can be another one.
    if (rule.action === 'labelmap' || rule.targetLabel.hasReferences) return required;
    written.add(rule.targetLabel.text);
  }

  return required;
}

/** Conditions that several shards share: one may ask for its own number. */
export function sharedConditions([first, ...others]: readonly (readonly RequiredLabel[])[]): readonly RequiredLabel[] {
  const same = (a: RequiredLabel) => (b: RequiredLabel) => a.label === b.label && [...a.values].join('|') === [...b.values].join('|');

  return others.length === 0 ? first : first.filter((condition) => others.every((each) => each.some(same(condition))));
}

/** Of patterns such as `(cart|orders);true`: one alternative or several for each of the labels. */
function conditionsOf({ sourceLabels, separator, regex }: RelabelRule): RequiredLabel[] {
  // Others may mean something in a pattern, or stand in the text before them as well.
  const parts = SEPARATORS.has(separator) ? regex.text.split(separator) : [regex.text];
  if (parts.length !== sourceLabels.length) return [];

  return parts.flatMap((part, i) => {
    const [, grouped, bare] = LITERALS.exec(part) ?? [];
    const values = (grouped ?? bare)?.split('|') ?? [];
    // `a|b;true` is a, or b and true.
    const isSplit = bare !== undefined && values.length > 1 && parts.length > 1;

    return values.length === 0 || isSplit ? [] : [{ label: sourceLabels[i], values: new Set(values) }];
  });
}

/** Of one character that no word holds. */
const SEPARATORS: ReadonlySet<string> = new Set([';', ',', ':', '@', ' ']);

/** Words without anything that means something in a pattern, in a group or alone. */
const LITERALS = /^(?:\(([\w/-]+(?:\|[\w/-]+)*)\)|([\w/-]+(?:\|[\w/-]+)*))$/;
