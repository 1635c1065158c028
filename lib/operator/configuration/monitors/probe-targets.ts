/** What a Probe probes, and how its targets are labelled. */
import { JobContext } from '../job-context';
import { kubernetesDiscovery } from './kubernetes-discovery';
import { scopeOf } from '../client/secrets';
import { Entries } from '../entries';
import { Part, partAt } from '../part';
import { addGivenRules } from '../relabeling/closing-rules';
import { JOB_NAME_RULE, Rule, rule } from '../relabeling/relabel-rules';
import { RuleChain } from '../relabeling/rule-chain';
import { selectorRules } from '../relabeling/selector-rules';
import { shardingRules } from '../relabeling/sharding-rules';
import { copyRule, valueRule } from '../relabeling/target-label-rules';
import { asYaml } from '../yaml/go-map';

/** Where targets come from, and the rules that go with it. */
export interface ProbeTargets {
  readonly discovery: Entries;
  readonly rules: RuleChain;
}

/** Static targets win over Ingresses; without either there are no targets. */
export function probeTargets(proberUrl: string, context: JobContext): ProbeTargets {
  const { own, sharding } = context;
  const chain = new RuleChain(context.server).add('job-name', [JOB_NAME_RULE]).add('job-label', own.fields.jobName ? [valueRule('job', own.fields.jobName)] : []);
  const targets = partAt(own, 'targets');
  const [fixed, ingress] = targets ? [partAt(targets, 'staticConfig'), partAt(targets, 'ingress')] : [];
  if (fixed) addStaticRules(chain, fixed, proberUrl, context);
  else if (ingress) addIngressRules(chain, ingress, proberUrl, context);
  chain.add('shard', shardingRules(sharding, '__param_target'));

  return { discovery: fixed ? staticTargets(fixed, context) : ingress ? ingressTargets(ingress, context) : [], rules: chain };
}

function staticTargets({ fields }: Part, { object }: JobContext): Entries {
  const labels = { namespace: object.namespace, ...fields.labels };

  return [['static_configs', [new Map([['targets', asYaml(fields.static ?? [])], ['labels', asYaml(labels)]])]]];
}

function addStaticRules(chain: RuleChain, fixed: Part, proberUrl: string, context: JobContext): void {
  chain.add('prober', [copyRule('__address__', '__param_target'), ...proberRules(proberUrl)]);
  addGivenRules(chain, fixed, 'relabelingConfigs', context);
}

function ingressTargets(ingress: Part, context: JobContext): Entries {
  return kubernetesDiscovery({ role: 'ingress', selecting: ingress }, scopeOf(context), context);
}

function addIngressRules(chain: RuleChain, ingress: Part, proberUrl: string, context: JobContext): void {
  chain
    .add('selector', selectorRules(ingress.fields.selector ?? {}, 'ingress'))
    .add('prober', [INGRESS_URL_RULE])
    .add('namespace-and-name', [copyRule('__meta_kubernetes_namespace', 'namespace'), copyRule('__meta_kubernetes_ingress_name', 'ingress')])
    .add('prober', [INGRESS_ADDRESS_RULE, ...proberRules(proberUrl)]);
  addGivenRules(chain, ingress, 'relabelingConfigs', context);
}

/** The prober is scraped instead of the target. */
function proberRules(proberUrl: string): Rule[] {
  return [copyRule('__param_target', 'instance'), valueRule('__address__', proberUrl)];
}

const INGRESS_URL_RULE = rule({
  source_labels: ['__meta_kubernetes_ingress_scheme', '__address__', '__meta_kubernetes_ingress_path'],
  separator: ';',
  regex: '(.+);(.+);(.+)',
  target_label: '__param_target',
  replacement: '${1}://${2}${3}',
  action: 'replace',
});

const INGRESS_ADDRESS_RULE = rule({
  source_labels: ['__address__'],
  separator: ';',
  regex: '(.*)',
  target_label: '__tmp_ingress_address',
  replacement: '$1',
  action: 'replace',
});
