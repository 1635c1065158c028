/** What Prometheus takes as a label name. */

/**
 * Label names that every supported Prometheus takes; UTF-8 names need Prometheus 3.
 * @see https://prometheus.io/docs/concepts/data_model/#metric-names-and-labels
 */
export function whyNotLabelName(name: string): string | undefined {
  if (name.length === 0) return 'is empty';

  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? undefined : 'may only hold letters, digits and "_", not beginning with a digit';
}

/** Which label names a Prometheus takes: any text from 3.0 on, before that (and where a job asks for it) letters, digits and "_". */
export type NameValidationScheme = 'utf8' | 'legacy';

/**
 * Whether a label may have this name.
 * @see ValidationScheme.IsValidLabelName in model/metric.go, prometheus/common v0.70.1
 */
export function isLabelName(name: string, names: NameValidationScheme): boolean {
  return name !== '' && (names === 'utf8' || whyNotLabelName(name) === undefined);
}

/** A Kubernetes label, annotation or port name as it appears in a `__meta_kubernetes_*` label: all else becomes `_`. */
export function metaLabelName(name: string): string {
  return name.replace(/[^A-Za-z0-9_]/g, '_');
}
