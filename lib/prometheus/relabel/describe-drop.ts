/** Describes why a rule drops a target. */
import { RelabelRule } from './rule';
import { quote } from '../../findings/problem';

/**
 * E.g. `keep wants __meta_kubernetes_pod_container_port_name to match "metrics", and it is "http"`.
 * @param labels of the target before the rule
 */
export function describeDrop(rule: RelabelRule, labels: ReadonlyMap<string, string>): string {
  const { action, sourceLabels, separator, regex, targetLabel } = rule;
  const source = sourceLabels.join(` ${quote(separator)} `) || 'nothing';
  const value = quote(sourceLabels.map((name) => labels.get(name) ?? '').join(separator));
  switch (action) {
    case 'keep': return `keep wants ${source} to match ${quote(regex.text)}, and it is ${value}`;
    case 'drop': return `drop goes by ${source}, which is ${value} and matches ${quote(regex.text)}`;
    case 'keepequal': return `keepequal wants ${source}, which is ${value}, to equal ${targetLabel.text}, which is ${quote(labels.get(targetLabel.text) ?? '')}`;
    default: return `${action} goes by ${source}, which is ${value} and equals ${targetLabel.text}`;
  }
}
