/** A target that was found and is not scraped, and why. */
import { Outcome } from './make-target';
import { DroppedTarget } from './target';
import { Found } from './targets-of-job';
import { ScrapeJob } from '../configuration/scrape-job';
import { describeDrop } from '../relabel/describe-drop';
import { relabel } from '../relabel/relabel';

/**
 * Of several shards the one in which it gets furthest tells why.
 * @param named puts names of pods in place of addresses that nobody knows yet
 * @param isDivided whether rules divide targets by such an address
 */
export function droppedTarget(
  found: Found, outcomes: readonly Outcome[], { rules }: ScrapeJob, named: (text: string) => string, isDivided: boolean,
): DroppedTarget {
  const { discovered, target: { source } } = found;
  const address = named(discovered.get('__address__') ?? '');
  const invalid = outcomes.find((outcome) => outcome.invalid !== undefined)?.invalid;
  if (invalid !== undefined) return { address, source, reason: named(invalid) };
  const rule = Math.max(...outcomes.map(({ dropped = -1 }) => dropped));
  const { labels = new Map<string, string>() } = relabel(discovered, rules.slice(0, rule));
  const isOpen = isDivided && rules.slice(0, rule).some(({ action }) => action === 'hashmod');

  return {
    address,
    source,
    rule,
    reason: named(`relabel_configs[${rule}] drops it: ${describeDrop(rules[rule], labels)}${isOpen ? NOT_CERTAIN : ''}`),
  };
}

const NOT_CERTAIN = ' (not certain: it hangs on an address that only the cluster gives)';
