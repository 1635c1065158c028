/** Name, namespace and labels of a monitor. */
import { Names } from 'cdk8s';
import { PodSelection } from './pod-monitor';
import { quote } from '../../findings/problem';
import { refuse } from '../../findings/refusal';
import { LabelSelector } from '../../manifests/selectors/selector';
import { profileLabels } from '../../profiles/profile-labels';
import { whyNotDnsSubdomain } from '../../units/kubernetes-names';
import { MonitorType } from '../monitor-type';
import { MonitorPlan, PlanContext } from '../plan';
import { defaultName, resolveMonitorType } from '../resolve';

/** The spec of a monitor with its metadata. */
export function stamp({ props, profile, workload, monitoring }: PlanContext, spec: object): MonitorPlan {
  const { name, namespace, labels = {} } = props.metadata ?? {};
  const stamped = profileLabels(profile, labels, KINDS[resolveMonitorType(props)]);
  const chosen = name ?? defaultName(props.workloads ? Names.toDnsLabel(monitoring) : workload.value.name, resolveMonitorType(props));
  const why = whyNotDnsSubdomain(chosen);
  if (why) refuse('AM101', `the name of the monitor would be ${quote(chosen)}, which ${why}`, 'set metadata.name');

  return {
    name: chosen,
    namespace: namespace ?? workload.value.namespace,
    labels: stamped,
    spec,
  };
}

const KINDS = { [MonitorType.POD]: 'PodMonitor', [MonitorType.SERVICE]: 'ServiceMonitor', [MonitorType.INGRESS]: 'Probe' } as const;

/** The namespace selector of a monitor: without one, a monitor selects in its own namespace only. */
export function selectFrom({ props, workload }: PlanContext, selector: LabelSelector): PodSelection {
  const namespace = workload.value.namespace;
  const from = props.metadata?.namespace;
  if (from === undefined || from === namespace) return { selector };

  return namespace === undefined
    ? refuse('AM209', `metadata.namespace is ${quote(from)}, but the namespace of the workload is not set, so the monitor cannot select it`, 'set the namespace of the chart or workload')
    : { selector, namespace };
}
