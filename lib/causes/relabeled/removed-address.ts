/** Rules of monitors that remove `__address__` from every target: `labelkeep` and `labeldrop` look at all labels of a target. */
import { quote } from '../../findings/problem';
import { isManaged } from '../../forecast/checked-server';
import { ServerJob } from '../../forecast/target-index';
import { isGiven, placeOfRule } from '../../manifests/rule-origin';
import { RelabelRule } from '../../prometheus/relabel/rule';

/** A rule that removes the address. */
export interface RemovingRule {
  /** E.g. `endpoints[0].relabelings[0]`. */
  readonly place: string;
  readonly rule: RelabelRule;
}

/** The last of them, in a job without targets; undefined if a rule after it may write an address. */
export function tryRemovingRule({ server, job: { job } }: ServerJob): RemovingRule | undefined {
  const written = isManaged(server) ? server.monitorJobs.tryWithoutTargets(job) : undefined;
  const rules = written?.job.rules ?? [];
  const last = rules.map(removesAddress).lastIndexOf(true);
  const origin = written?.origins[last];

  return isGiven(origin) && !rules.slice(last + 1).some(mayWriteAddress) ? { place: placeOfRule(origin), rule: rules[last] } : undefined;
}

/** What to do instead. */
export function keepAddress({ place, rule: { action, regex } }: RemovingRule): string {
  return action === 'labelkeep'
    ? `set ${place}.regex to ${quote(`${regex.text}|__.*`)}, or move the rule to metricRelabelings if it is for labels of samples`
    : `change ${place}.regex so that it does not match __address__`;
}

function removesAddress({ action, regex }: RelabelRule): boolean {
  return action === 'labelkeep' ? !regex.matches(ADDRESS) : action === 'labeldrop' && regex.matches(ADDRESS);
}

function mayWriteAddress({ action, targetLabel }: RelabelRule): boolean {
  return action === 'labelmap' || targetLabel.text === ADDRESS || targetLabel.text.includes('$');
}

const ADDRESS = '__address__';
