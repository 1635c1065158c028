/** Label selectors as relabeling rules. */
import { Rule, rule } from './relabel-rules';
import { compareByBytes } from '../../../go/compare-by-bytes';
import { Spec } from '../../../operator-port/server';

/** A Kubernetes label selector. */
export interface LabelSelector {
  readonly matchLabels?: { readonly [label: string]: string } | null;
  readonly matchExpressions?: readonly Spec[] | null;
}

/**
 * Rules that keep the targets whose labels match, for Kubernetes objects of a kind such as `service`.
 *
 * Values are patterns here, though labels in a selector are not: one that holds a dot matches more than it says.
 * @see generateServiceMonitorConfig in pkg/prometheus/promcfg.go, v0.94.1
 */
export function selectorRules({ matchLabels, matchExpressions }: LabelSelector, kind: string): Rule[] {
  const labels = matchLabels ?? {};

  return [
    ...Object.keys(labels).sort(compareByBytes).map((label) => valueRule('keep', kind, label, labels[label])),
    ...(matchExpressions ?? []).flatMap((expression) => expressionRules(expression, kind)),
  ];
}

/** A label name as Prometheus has it in meta labels. */
export function sanitized(label: string): string {
  return label.replace(/[^a-zA-Z0-9_]/gu, '_');
}

function expressionRules({ key, operator, values }: Spec, kind: string): Rule[] {
  switch (operator) {
    case 'In': return [valueRule('keep', kind, key, (values ?? []).join('|'))];
    case 'NotIn': return [valueRule('drop', kind, key, (values ?? []).join('|'))];
    case 'Exists': return [presenceRule('keep', kind, key)];
    case 'DoesNotExist': return [presenceRule('drop', kind, key)];
    default: return [];
  }
}

function valueRule(action: string, kind: string, label: string, pattern: string): Rule {
  const name = sanitized(label);

  return rule({
    action,
    source_labels: [`__meta_kubernetes_${kind}_label_${name}`, `__meta_kubernetes_${kind}_labelpresent_${name}`],
    regex: `(${pattern});true`,
  });
}

function presenceRule(action: string, kind: string, label: string): Rule {
  return rule({ action, source_labels: [`__meta_kubernetes_${kind}_labelpresent_${sanitized(label)}`], regex: 'true' });
}
