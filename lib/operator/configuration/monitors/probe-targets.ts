/** What a Probe probes, and how its targets are labelled. */
import { JobContext } from '../job-context';
import { kubernetesDiscovery } from './kubernetes-discovery';
import { scopeOf } from '../client/secrets';
import { Entries } from '../entries';
import { Part, partAt } from '../part';
import { statedRules } from '../relabeling/closing-rules';
import { Rule, rule } from '../relabeling/relabel-rules';
import { selectorRules } from '../relabeling/selector-rules';
import { copyRule, valueRule } from '../relabeling/target-label-rules';
import { asYaml } from '../yaml/go-map';

/** Where targets come from, and the rules that go with it. */
export interface ProbeTargets {
  readonly discovery: Entries;
  readonly rules: readonly Rule[];
}

/** Static targets win over Ingresses; without either there are none. */
export function probeTargets(proberUrl: string, context: JobContext): ProbeTargets {
  const targets = partAt(context.own, 'targets');
  const [fixed, ingress] = targets ? [partAt(targets, 'staticConfig'), partAt(targets, 'ingress')] : [];
  if (fixed) return staticTargets(fixed, proberUrl, context);

  return ingress ? ingressTargets(ingress, proberUrl, context) : { discovery: [], rules: [] };
}

function staticTargets({ fields }: Part, proberUrl: string, context: JobContext): ProbeTargets {
  const labels = { namespace: context.object.namespace, ...fields.labels };

  return {
    discovery: [['static_configs', [new Map([['targets', asYaml(fields.static ?? [])], ['labels', asYaml(labels)]])]]],
    rules: [
      copyRule('__address__', '__param_target'),
      ...proberRules(proberUrl),
      ...statedRules(fields.relabelingConfigs, context),
    ],
  };
}

function ingressTargets(ingress: Part, proberUrl: string, context: JobContext): ProbeTargets {
  return {
    discovery: kubernetesDiscovery({ role: 'ingress', selecting: ingress }, scopeOf(context), context),
    rules: [
      ...selectorRules(ingress.fields.selector ?? {}, 'ingress'),
      INGRESS_URL_RULE,
      copyRule('__meta_kubernetes_namespace', 'namespace'),
      copyRule('__meta_kubernetes_ingress_name', 'ingress'),
      INGRESS_ADDRESS_RULE,
      ...proberRules(proberUrl),
      ...statedRules(ingress.fields.relabelingConfigs, context),
    ],
  };
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
