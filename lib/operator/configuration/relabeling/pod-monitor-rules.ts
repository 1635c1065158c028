/** The rules that choose the targets of a PodMonitor and label them. */
import { addGivenRules } from './closing-rules';
import { JobContext } from '../job-context';
import { Part } from '../part';
import { containerPortOrigin, containerPortRules, endpointLabelRules } from './port-rules';
import { JOB_NAME_RULE } from './relabel-rules';
import { RuleChain } from './rule-chain';
import { selectorRules } from './selector-rules';
import { addressRules } from './sharding-rules';
import { copyRule, jobLabelRules, labelRules, runningRules, valueRule } from './target-label-rules';

/** @see generatePodMonitorConfig in pkg/prometheus/promcfg.go, v0.94.1 */
export function podMonitorRules(part: Part, context: JobContext): RuleChain {
  const { fields: endpoint } = part;
  const { own: { fields: spec }, object, server, sharding, daemonSet } = context;
  const port = endpoint.port || endpoint.portNumber || endpoint.targetPort;
  const chain = new RuleChain(server)
    .add('job-name', [JOB_NAME_RULE])
    .add('running', runningRules(endpoint.filterRunning))
    .add('selector', spec.selectorMechanism === 'RoleSelector' ? [] : selectorRules(spec.selector ?? {}, 'pod'))
    .add(containerPortOrigin(port), containerPortRules(port, server))
    .add('namespace-and-name', NAME_RULES)
    .add('target-labels', labelRules(spec.podTargetLabels, 'pod'))
    .add('target-labels', labelRules(server.spec.podTargetLabels, 'pod'))
    .add('job-label', [valueRule('job', `${object.namespace}/${object.name}`), ...jobLabelRules(spec.jobLabel, 'pod')])
    // A portNumber gives no such label.
    .add('endpoint-label', endpointLabelRules(endpoint.port, endpoint.targetPort));

  return addGivenRules(chain, part, 'relabelings', context).add('shard', daemonSet ? [] : addressRules(sharding));
}

/** They are the same for all monitors, so they are made once. */
const NAME_RULES = [
  copyRule('__meta_kubernetes_namespace', 'namespace'),
  copyRule('__meta_kubernetes_pod_container_name', 'container'),
  copyRule('__meta_kubernetes_pod_name', 'pod'),
];
