/** How targets of a PodMonitor are chosen and labelled. */
import { statedRules } from './closing-rules';
import { JobContext } from '../job-context';
import { Part } from '../part';
import { containerPortRules, endpointLabelRules } from './port-rules';
import { JOB_NAME_RULE, Rule } from './relabel-rules';
import { selectorRules } from './selector-rules';
import { shardingRules } from './sharding-rules';
import { copyRule, jobLabelRules, labelRules, runningRules, valueRule } from './target-label-rules';

/** @see generatePodMonitorConfig in pkg/prometheus/promcfg.go, v0.94.1 */
export function podMonitorRules({ fields: endpoint }: Part, context: JobContext): Rule[] {
  const { own: { fields: spec }, object, server, sharding, daemonSet } = context;

  return [
    JOB_NAME_RULE,
    ...runningRules(endpoint.filterRunning),
    ...spec.selectorMechanism === 'RoleSelector' ? [] : selectorRules(spec.selector ?? {}, 'pod'),
    ...containerPortRules(endpoint.port || endpoint.portNumber || endpoint.targetPort),
    copyRule('__meta_kubernetes_namespace', 'namespace'),
    copyRule('__meta_kubernetes_pod_container_name', 'container'),
    copyRule('__meta_kubernetes_pod_name', 'pod'),
    ...labelRules(spec.podTargetLabels, 'pod'),
    ...labelRules(server.spec.podTargetLabels, 'pod'),
    valueRule('job', `${object.namespace}/${object.name}`),
    ...jobLabelRules(spec.jobLabel, 'pod'),
    // A port by number gives no such label.
    ...endpointLabelRules(endpoint.port, endpoint.targetPort),
    ...statedRules(endpoint.relabelings, context),
    ...daemonSet ? [] : shardingRules(sharding, '__address__'),
  ];
}
