/** How targets of a ServiceMonitor are chosen and labelled. */
import { statedRules } from './closing-rules';
import { JobContext } from '../job-context';
import { Part } from '../part';
import { containerPortRules, endpointLabelRules } from './port-rules';
import { JOB_NAME_RULE, Rule, rule } from './relabel-rules';
import { selectorRules } from './selector-rules';
import { shardingRules } from './sharding-rules';
import { copyRule, jobLabelRules, keepRule, labelRules, runningRules } from './target-label-rules';

/** @see generateServiceMonitorConfig in pkg/prometheus/promcfg.go, v0.94.1 */
export function serviceMonitorRules({ fields: endpoint }: Part, role: 'endpoints' | 'endpointslice', context: JobContext): Rule[] {
  const { own: { fields: spec }, server, sharding } = context;
  const meta = role === 'endpoints' ? '__meta_kubernetes_endpoint' : '__meta_kubernetes_endpointslice';

  return [
    JOB_NAME_RULE,
    ...spec.selectorMechanism === 'RoleSelector' ? [] : selectorRules(spec.selector ?? {}, 'service'),
    ...endpoint.port ? [keepRule(`${meta}_port_name`, endpoint.port)] : containerPortRules(endpoint.targetPort),
    addressTargetRule(meta, 'Node', 'node'),
    addressTargetRule(meta, 'Pod', 'pod'),
    copyRule('__meta_kubernetes_namespace', 'namespace'),
    copyRule('__meta_kubernetes_service_name', 'service'),
    copyRule('__meta_kubernetes_pod_name', 'pod'),
    copyRule('__meta_kubernetes_pod_container_name', 'container'),
    ...runningRules(endpoint.filterRunning),
    ...labelRules(spec.targetLabels, 'service'),
    ...labelRules(spec.podTargetLabels, 'pod'),
    ...labelRules(server.spec.podTargetLabels, 'pod'),
    rule({ source_labels: ['__meta_kubernetes_service_name'], target_label: 'job', replacement: '${1}' }),
    ...jobLabelRules(spec.jobLabel, 'service'),
    ...endpointLabelRules(endpoint.port, endpoint.targetPort),
    ...statedRules(endpoint.relabelings, context),
    ...shardingRules(sharding, '__address__'),
  ];
}

function addressTargetRule(meta: string, kind: string, target: string): Rule {
  return rule({
    source_labels: [`${meta}_address_target_kind`, `${meta}_address_target_name`],
    separator: ';',
    regex: `${kind};(.*)`,
    replacement: '${1}',
    target_label: target,
  });
}
