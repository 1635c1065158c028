/** Keeps the pods of the monitored workload where a Service selects pods of other workloads as well. */
import { conditionsOnPods, othersThan } from './select';
import { RelabelConfig, RelabelConfigAction } from '../../../imports/shared';
import { Service } from '../../kubernetes/service';
import { LabelSelectorRequirement } from '../../manifests/selectors/selector';
import { Amendment } from '../../tree/amendments';
import { metaLabelName } from '../../units/prometheus-names';
import { escapeRegex } from '../../units/text';
import { PlanContext } from '../plan';
import { Scrape, withRules } from '../resolve';

/** What an endpoint needs to keep only the pods that are meant. */
export interface KeptPods {
  readonly keep: (scrape: Scrape) => Scrape;
  /** Labels that the pods get, if their own do not differ. */
  readonly amendments: readonly Amendment[];
}

/** Rules before those of the user. A selector of the user is not narrowed. */
export function keepPods(context: PlanContext, { namespace, selector }: Service): KeptPods {
  const { view, props, workload, workloads } = context;
  const found = props.selector || workload.value.isUnseen || Object.keys(selector).length === 0
    ? []
    : othersThan(workloads, view.workloadsSelected(namespace, { matchLabels: selector }));
  if (found.length === 0) return { keep: (scrape) => scrape, amendments: [] };
  const { conditions, amendments } = conditionsOnPods(context, found);
  const rules = conditions.map(toRule);

  return { keep: (scrape) => ({ ...scrape, passedOn: withRules(scrape.passedOn, rules) }), amendments };
}

/** A label that is not there is empty, and no value of a condition is. */
function toRule({ key, operator, values = [] }: LabelSelectorRequirement): RelabelConfig {
  return {
    action: operator === 'In' ? RelabelConfigAction.KEEP : RelabelConfigAction.DROP,
    sourceLabels: [`__meta_kubernetes_pod_label_${metaLabelName(key)}`],
    regex: operator === 'DoesNotExist' ? '.+' : values.map(escapeRegex).join('|'),
  };
}
