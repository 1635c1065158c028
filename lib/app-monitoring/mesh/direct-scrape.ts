/** A scrape that goes straight to the app, past metrics merging. */
import { MeshContext, MeshPlan, unchanged } from './mesh-plan';
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { refuse } from '../../findings/refusal';
import { refusesMerging } from '../../istio/metrics-merging';
import { MERGE_METRICS } from '../../istio/names';

/**
 * The scrapes without changes. Istio's webhook replaces the annotations of pods with those of the sidecar in every mode, so the pods have
 * to switch that off.
 * @see applyPrometheusMerge in pkg/kube/inject/webhook.go of Istio
 */
export function scrapedDirectly(context: MeshContext): MeshPlan {
  const plan = unchanged(context);
  if (!context.isReplacedByMerging() || refusesMerging(context.podAnnotations)) return plan;
  const given = context.podAnnotations[MERGE_METRICS];
  if (given !== undefined) {
    refuse('AM411', `the pod template has ${MERGE_METRICS}: ${quote(given)}, so the sidecar replaces the annotations that this mode needs`,
      'remove it, or use Istio.metricsMerging()');
  }

  return { ...plan, podAnnotations: { [MERGE_METRICS]: 'false' }, notes: [MERGING_OFF] };
}

const MERGING_OFF: Problem = {
  code: 'AM414',
  severity: Severity.INFO,
  message: `${MERGE_METRICS}: "false" is added to the pods, so that the sidecar keeps the annotations of the app; its own metrics are not scraped through them`,
  fix: 'scrape port 15090, path /stats/prometheus, if you need the metrics of the sidecar',
};
