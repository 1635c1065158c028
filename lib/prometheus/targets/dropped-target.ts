/** Why a target that was found is not scraped. */
import { ShardedJob } from './sharded-job';
import { DroppedTarget } from './target';
import { Found } from './targets-of-job';
import { isGiven, RuleOrigin } from '../../manifests/rule-origin';
import { describeDrop } from '../relabel/describe-drop';
import { keptLikeness } from '../relabel/kept-likeness';
import { LabelBuilder } from '../relabel/label-builder';
import { applyRules } from '../relabel/relabel';

/**
 * A target that no shard scrapes, with the reason of the shard in which it passes the most rules.
 * @param named replaces addresses that are not known yet by names of pods
 * @param isDivided whether rules divide targets by such an address
 */
export function droppedTarget(
  found: Found, { byShard: [{ rules }], origins }: ShardedJob, named: (text: string) => string, isDivided: boolean,
): DroppedTarget {
  const { discovered, target: { source }, outcomes } = found;
  const address = named(discovered.get('__address__') ?? '');
  const invalid = outcomes.find((outcome) => outcome.invalid !== undefined)?.invalid;
  if (invalid !== undefined) {
    const { label, value, why } = invalid;

    return { address, source, reason: named(why), invalid: { label, value: named(value) } };
  }
  const rule = Math.max(...outcomes.map(({ dropped = -1 }) => dropped));
  const labels = new LabelBuilder(discovered);
  applyRules(rules.slice(0, rule), labels);
  const likeness = keptLikeness(rules[rule], labels);
  const isOpen = isDivided && rules.slice(0, rule).some(({ action }) => action === 'hashmod');

  return {
    address,
    source,
    rule,
    ...origins && { origin: origins[rule] },
    ...likeness > 0 && { likeness },
    reason: named(`${ruleName(rule, origins?.[rule])} drops it: ${describeDrop(rules[rule], labels)}${isOpen ? NOT_CERTAIN : ''}`),
  };
}

/** The field that holds the rule; its place in the configuration if the operator or a text adds it. */
function ruleName(rule: number, origin: RuleOrigin | undefined): string {
  return isGiven(origin) ? `${origin.fieldPath} of ${origin.object}` : `relabel_configs[${rule}]`;
}

const NOT_CERTAIN = ' (not certain: it depends on an address that is known only in the cluster)';
