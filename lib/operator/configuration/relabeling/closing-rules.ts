/** What every chain of rules ends with. */
import { Entries } from '../entries';
import { JobContext } from '../job-context';
import { namespaceRules } from './namespace-rule';
import { relabelRules, Rule } from './relabel-rules';
import { Spec } from '../../server';

type Configs = readonly Spec[] | null | undefined;

/** Rules of the scrape class, of the object, and the namespace label that the server enforces. */
export function statedRules(configs: Configs, context: JobContext): Rule[] {
  return [...relabelRules(context.scrapeClass.fields.relabelings), ...relabelRules(configs), ...namespaceRules(context)];
}

/** `metric_relabel_configs`, from the same three; left out when there are none. */
export function metricRelabelings(configs: Configs, context: JobContext): Entries {
  const rules = [...relabelRules(context.scrapeClass.fields.metricRelabelings), ...relabelRules(configs), ...namespaceRules(context)];

  return rules.length === 0 ? [] : [['metric_relabel_configs', rules]];
}
