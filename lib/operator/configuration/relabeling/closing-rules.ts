/** The rules that users give, and the namespace label that the server enforces after them. */
import { Entries } from '../entries';
import { JobContext } from '../job-context';
import { Part } from '../part';
import { namespaceRules } from './namespace-rule';
import { relabelRules } from './relabel-rules';
import { RuleChain } from './rule-chain';
import { Spec } from '../../../operator-port/server';
import { operatorSince } from '../../operator-since';

/** Appends the rules of the scrape class, those in a field of the object, and the enforced namespace label. */
export function addGivenRules(chain: RuleChain, part: Part, field: string, context: JobContext): RuleChain {
  return chain
    .addGiven(context.scrapeClass, 'relabelings')
    .addGiven(part, field)
    .add('enforced-namespace', namespaceRules(context));
}

/** `metric_relabel_configs`, from the same three sources; left out if there are no such rules. */
export function metricRelabelings(configs: readonly Spec[] | null | undefined, context: JobContext): Entries {
  const { scrapeClass, server } = context;
  const ofClass = relabelRules(scrapeClass.fields.metricRelabelings, server);
  const rules = [...ofClass, ...relabelRules(configs, server), ...namespaceRules(context)];

  // Up to operator 0.74 an empty list is written.
  return rules.length === 0 && operatorSince(server, 75) ? [] : [['metric_relabel_configs', rules]];
}
