/** Validates label names as Prometheus does. */

/**
 * What is wrong with a label name, or undefined if every supported Prometheus accepts it; UTF-8 names need Prometheus 3.
 * @see https://prometheus.io/docs/concepts/data_model/#metric-names-and-labels
 */
export function whyNotLabelName(name: string): string | undefined {
  if (name.length === 0) return 'is empty';

  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? undefined : 'may only hold letters, digits and "_", not beginning with a digit';
}

/** Valid label names: `utf8` is any text, from Prometheus 3.0 on; `legacy` is letters, digits and "_", before 3.0 or if a job sets it. */
export type NameValidationScheme = 'utf8' | 'legacy';

/**
 * Whether a label may have this name.
 * @see ValidationScheme.IsValidLabelName in model/metric.go, prometheus/common v0.70.1
 */
export function isLabelName(name: string, names: NameValidationScheme): boolean {
  return name !== '' && (names === 'utf8' || whyNotLabelName(name) === undefined);
}

/** A Kubernetes name as part of a `__meta_kubernetes_*` label name: every character that is not a letter or digit becomes `_`. */
export function metaLabelName(name: string): string {
  return name.replace(/[^A-Za-z0-9_]/gu, '_');
}
