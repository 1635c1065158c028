/** The rules that choose the targets of a ServiceMonitor and label them. */
import { addGivenRules } from './closing-rules';
import { JobContext } from '../job-context';
import { Part } from '../part';
import { containerPortOrigin, containerPortRules, endpointLabelRules } from './port-rules';
import { JOB_NAME_RULE, Rule, rule } from './relabel-rules';
import { RuleChain } from './rule-chain';
import { selectorRules } from './selector-rules';
import { addressRules } from './sharding-rules';
import { copyRule, jobLabelRules, keepRule, labelRules, runningRules } from './target-label-rules';

/** @see generateServiceMonitorConfig in pkg/prometheus/promcfg.go, v0.94.1 */
export function serviceMonitorRules(part: Part, role: 'endpoints' | 'endpointslice', context: JobContext): RuleChain {
  const { fields: endpoint } = part;
  const { own: { fields: spec }, server, sharding } = context;
  const meta = role === 'endpoints' ? '__meta_kubernetes_endpoint' : '__meta_kubernetes_endpointslice';
  const chain = new RuleChain(server)
    .add('job-name', [JOB_NAME_RULE])
    .add('selector', spec.selectorMechanism === 'RoleSelector' ? [] : selectorRules(spec.selector ?? {}, 'service'));
  if (endpoint.port) chain.add('service-port-name', [keepRule(`${meta}_port_name`, endpoint.port)]);
  else chain.add(containerPortOrigin(endpoint.targetPort), containerPortRules(endpoint.targetPort, server));
  chain
    .add('namespace-and-name', NAME_RULES[role])
    .add('running', runningRules(endpoint.filterRunning))
    .add('target-labels', labelRules(spec.targetLabels, 'service'))
    .add('target-labels', labelRules(spec.podTargetLabels, 'pod'))
    .add('target-labels', labelRules(server.spec.podTargetLabels, 'pod'))
    .add('job-label', [SERVICE_NAME_RULE, ...jobLabelRules(spec.jobLabel, 'service')])
    .add('endpoint-label', endpointLabelRules(endpoint.port, endpoint.targetPort));

  return addGivenRules(chain, part, 'relabelings', context).add('shard', addressRules(sharding));
}

/** The Service's name becomes the job. */
const SERVICE_NAME_RULE = rule({ source_labels: ['__meta_kubernetes_service_name'], target_label: 'job', replacement: '${1}' });

function addressTargetRule(meta: string, kind: string, target: string): Rule {
  return rule({
    source_labels: [`${meta}_address_target_kind`, `${meta}_address_target_name`],
    separator: ';',
    regex: `${kind};(.*)`,
    replacement: '${1}',
    target_label: target,
  });
}

/** They are the same for all monitors, so they are made once. */
const NAME_RULES = { endpoints: nameRules('__meta_kubernetes_endpoint'), endpointslice: nameRules('__meta_kubernetes_endpointslice') };

function nameRules(meta: string): readonly Rule[] {
  return [
    addressTargetRule(meta, 'Node', 'node'),
    addressTargetRule(meta, 'Pod', 'pod'),
    copyRule('__meta_kubernetes_namespace', 'namespace'),
    copyRule('__meta_kubernetes_service_name', 'service'),
    copyRule('__meta_kubernetes_pod_name', 'pod'),
    copyRule('__meta_kubernetes_pod_container_name', 'container'),
  ];
}
