/** Name, namespace and labels of a monitor. */
import { PodSelection } from './pod-monitor';
import { NamespaceSelector } from '../../../imports/shared';
import { quote } from '../../findings/problem';
import { refuse } from '../../findings/refusal';
import { describe, Named } from '../../manifests/manifest';
import { LabelSelector } from '../../manifests/selectors/selector';
import { profileLabels } from '../../profiles/profile-labels';
import { whyNotDnsSubdomain } from '../../units/kubernetes-names';
import { MonitorType } from '../monitor-type';
import { MonitorPlan, PlanContext } from '../plan';
import { resolveMonitorType } from '../resolve';

/** The spec of a monitor with its metadata. */
export function stamp({ props, profile, place }: PlanContext, spec: object): MonitorPlan {
  const { name, namespace } = place!;
  const why = whyNotDnsSubdomain(name);
  if (why) refuse('AM101', `the name of the monitor would be ${quote(name)}, which ${why}`, 'set metadata.name');

  const labels = profileLabels(profile, { ...props.metadata?.labels, ...props.labels }, KINDS[resolveMonitorType(props)]);

  return { name, namespace, labels, spec };
}

const KINDS = { [MonitorType.POD]: 'PodMonitor', [MonitorType.SERVICE]: 'ServiceMonitor', [MonitorType.INGRESS]: 'Probe' } as const;

/** The namespace selector of a monitor: without one, a monitor selects in its own namespace only. */
export function selectFrom({ props, place, workload: { value: workload } }: PlanContext, selector: LabelSelector): PodSelection {
  const from = place!.namespace;
  const { namespaceSelector } = props;
  if (namespaceSelector) {
    refuseOtherNamespaces(namespaceSelector, from, workload);

    return { selector, namespaceSelector };
  }
  const { namespace } = workload;
  if (from === namespace) return { selector };

  return namespace === undefined
    ? refuse('AM209', `the monitor is in namespace ${quote(from)}, but the namespace of the workload is not set, so the monitor cannot select it`, 'set the namespace of the chart or workload')
    : { selector, namespaceSelector: { matchNames: [namespace] } };
}

/** Without names, the operator looks in the namespace of the monitor. */
function refuseOtherNamespaces({ any, matchNames = [] }: NamespaceSelector, from: string | undefined, workload: Named): void {
  const { namespace } = workload;
  const found = matchNames.length > 0 ? matchNames : [from];
  if (any || namespace === undefined || found.includes(namespace)) return;

  refuse('AM231', `namespaceSelector does not include namespace ${quote(namespace)} of ${describe(workload)}, so nothing would be scraped`,
    `add ${quote(namespace)} to matchNames, or leave namespaceSelector out`);
}
