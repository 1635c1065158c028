/** Metrics merging and strict mTLS need a sidecar in the pods. */
import { meshPodsOf, namespaceLabelsOf } from './mesh-pods';
import { Severity } from '../../findings/finding';
import { Problem } from '../../findings/problem';
import { Refusal } from '../../findings/refusal';
import { explainNoInjection } from '../../istio/explain-no-injection';
import { hasSidecar, NoInjection, whyNotInjected } from '../../istio/membership';
import { INJECT, INJECTION } from '../../istio/names';
import { describe } from '../../manifests/manifest';
import { PlanContext } from '../plan';

/** What becomes of a scrape without the sidecar that it needs. */
export interface SidecarNeed {
  /** Continues `Istio adds no sidecar`. */
  readonly consequence: string;
  /** Whether the scrape fails without it. */
  readonly isFatal: boolean;
}

/**
 * Refuses a workload if all its pods certainly lack a sidecar; a warning if the scrape works all the same, or if something outside of the
 * app may decide.
 */
export function requireSidecar({ view, workload }: PlanContext, { consequence, isFatal }: SidecarNeed): Problem[] {
  const namespaceLabels = namespaceLabelsOf(view, workload);
  const reasons = meshPodsOf(workload).map((pod) => (hasSidecar(pod.containers ?? []) ? undefined : whyNotInjected(pod, namespaceLabels)));
  const [reason] = reasons;
  if (reason === undefined || reasons.includes(undefined)) return [];

  const found = explainNoInjection(reason, `the pods of ${describe(workload.value)}`, workload.value.namespace ?? '');
  const problem: Problem = { code: 'AM413', message: `${found}, so Istio adds no sidecar${consequence}`, fix: FIXES[reason] };
  if (isFatal && reason !== 'not-asked') throw new Refusal([problem]);

  return [{ ...problem, severity: Severity.WARNING }];
}

const FIXES: { readonly [reason in NoInjection]: string } = {
  'host-network': 'leave mesh out, or remove hostNetwork',
  'system-namespace': 'leave mesh out',
  'refused-by-label': 'leave mesh out, or remove the label',
  'refused-by-annotation': 'leave mesh out, or remove the annotation',
  'namespace-off': `leave mesh out, or set the label ${INJECTION} of the Namespace to "enabled"`,
  'not-asked': `set ${INJECTION}: "enabled" on the Namespace or ${INJECT}: "true" on the pods; without a sidecar leave mesh out, or use Istio.ambient()`,
};
