/** Annotations of pods that certainly get a sidecar, in an app that sets no mode of Istio. */
import { MeshContext } from './mesh-plan';
import { meshPodsOf, namespaceLabelsOf } from './mesh-pods';
import { Scheme } from '../../endpoint/scheme';
import { Severity } from '../../findings/finding';
import { Problem } from '../../findings/problem';
import { isInjected } from '../../istio/membership';
import { refusesMerging } from '../../istio/metrics-merging';
import { describe } from '../../manifests/manifest';
import { PlanContext } from '../plan';

/** Only a warning: the mesh may have switched metrics merging off (`enablePrometheusMerge`). */
export function warnOfReplacedAnnotations({ view, workload }: PlanContext, context: MeshContext): Problem[] {
  const [{ scrape: { where, scheme, params } }] = context.scrapes;
  const lost = [...(scheme === Scheme.HTTPS ? ['scheme https'] : []), ...(params ? ['params'] : [])];
  if (lost.length === 0 || !context.isReplacedByMerging() || refusesMerging(context.podAnnotations)) return [];
  const namespaceLabels = namespaceLabelsOf(view, workload);
  const pods = meshPodsOf(workload);
  if (pods.length === 0 || !pods.every((pod) => isInjected(pod, namespaceLabels))) return [];

  return [{
    code: 'AM415',
    severity: Severity.WARNING,
    message: `the pods of ${describe(workload.value)} get a sidecar of Istio, which by default replaces their annotations and serves metrics over plain http, so ${where}${lost.join(' and ')} cannot work`,
    fix: 'set mesh: Istio.exemptedPort(), or Istio.permissive() if the port accepts plain text',
  }];
}
