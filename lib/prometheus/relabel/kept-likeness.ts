/** How near a target is to what a rule keeps. */
import { RelabelRule } from './rule';
import { likenessOf } from '../../units/likeness';

/**
 * How alike the pattern of a rule that keeps targets and what it reads of a target are; 0 for other rules. Of several targets that a rule
 * drops, the most alike is the one that was probably meant.
 * @param labels of the target before the rule
 */
export function keptLikeness({ action, sourceLabels, separator, regex }: RelabelRule, labels: Pick<ReadonlyMap<string, string>, 'get'>): number {
  if (action !== 'keep') return 0;

  return likenessOf(regex.text, sourceLabels.map((name) => labels.get(name) ?? '').join(separator));
}
