/** Describes why a rule drops a target. */
import { RelabelRule } from './rule';
import { quote } from '../../findings/problem';

/**
 * E.g. `keep requires __meta_kubernetes_pod_container_port_name to match "metrics", but it is "http"`.
 * @param labels of the target before the rule
 */
export function describeDrop(rule: RelabelRule, labels: Pick<ReadonlyMap<string, string>, 'get'>): string {
  const { action, sourceLabels, separator, regex, targetLabel } = rule;
  const source = sourceLabels.join(` ${quote(separator)} `) || 'its empty source';
  const value = quote(sourceLabels.map((name) => labels.get(name) ?? '').join(separator));
  switch (action) {
    case 'keep': return `keep requires ${source} to match ${quote(regex.text)}, but it is ${value}`;
    case 'drop': return `${source} is ${value}, which matches ${quote(regex.text)}`;
    case 'keepequal': return `keepequal requires ${source} to equal ${targetLabel.text}, which is ${quote(labels.get(targetLabel.text) ?? '')}, but it is ${value}`;
    default: return `${source} is ${value}, which equals ${targetLabel.text}`;
  }
}
