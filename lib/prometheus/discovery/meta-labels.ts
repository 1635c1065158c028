/** Labels that contain the metadata of Kubernetes objects. */
import { PLACEHOLDER } from '../../kubernetes/placeholder';
import { StringMap } from '../../manifests/manifest';
import { metaLabelName } from '../../units/prometheus-names';

export const META = '__meta_kubernetes_';

/** Labels that functions add to. */
export type Labels = Map<string, string>;

interface Metadata {
  readonly name: string;
  readonly labels: StringMap;
  readonly annotations: StringMap;
}

/**
 * Adds name, labels and annotations of an object, e.g. `__meta_kubernetes_pod_label_app` and `__meta_kubernetes_pod_labelpresent_app`.
 * @see addObjectMetaLabels in discovery/kubernetes/kubernetes.go, Prometheus v0.314.0
 */
export function addMetadata(to: Labels, role: string, { name, labels, annotations }: Metadata): Labels {
  to.set(`${META}${role}_name`, name);

  return addLabelsAndAnnotations(to, role, labels, annotations);
}

/** Adds labels and annotations alone. If two keys become the same name, the later one is used; upstream it may be either. */
export function addLabelsAndAnnotations(to: Labels, role: string, labels: StringMap, annotations: StringMap): Labels {
  addAll(to, `${META}${role}_label`, labels);
  addAll(to, `${META}${role}_annotation`, annotations);
  // A controller that writes an annotation when it has something to say takes it away again when it has not.
  for (const key of Object.keys(annotations)) {
    if (annotations[key] === PLACEHOLDER) to.set(`${META}${role}_annotationpresent_${metaLabelName(key)}`, PLACEHOLDER);
  }

  return to;
}

function addAll(to: Labels, prefix: string, values: StringMap): void {
  for (const key of Object.keys(values)) {
    const name = metaLabelName(key);
    to.set(`${prefix}_${name}`, values[key]);
    to.set(`${prefix}present_${name}`, 'true');
  }
}
