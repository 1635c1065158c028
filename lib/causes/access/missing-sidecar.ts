/** AM971: merged metrics are scraped from pods that have no sidecar of Istio. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { PodTarget, podTargets } from '../../forecast/pod-targets';
import { explainNoInjection } from '../../istio/explain-no-injection';
import { hasSidecar, NoInjection, whyNotInjected } from '../../istio/membership';
import { MERGED_PATH } from '../../istio/metrics-merging';
import { MERGED_PORT } from '../../istio/ports';
import { tryNamespaceLabels } from '../../kubernetes/namespace-labels';
import { Cause } from '../cause';
import { findingOn } from './mesh-targets';

/** Only a warning where a label that someone else sets may ask for a sidecar. */
export const missingSidecar: Cause = {
  code: 'AM971',
  stage: 'access',
  *run(forecast) {
    const met = new Set<string>();
    for (const target of podTargets(forecast)) {
      const { server, job, pod } = target;
      const id = `${server.key} ${job.job} ${pod.source}`;
      if (!isMerged(target) || met.has(id)) continue;
      met.add(id);
      const why = whyNotInjected(pod, tryNamespaceLabels(forecast.objects, pod.namespace));
      if (why !== undefined) yield findingOn(target, noSidecar(target, why));
    }
  },
};

/** Whether only a sidecar serves the page. */
function isMerged({ pod, port, path }: PodTarget): boolean {
  const isDeclared = pod.containers.some(({ ports }) => ports.some(({ containerPort }) => containerPort === MERGED_PORT));

  return port === MERGED_PORT && path === MERGED_PATH && !isDeclared && !hasSidecar(pod.containers);
}

function noSidecar({ pod: { source, namespace } }: PodTarget, why: NoInjection): Problem {
  return {
    code: 'AM971',
    ...(why === 'not-asked' && { severity: Severity.WARNING }),
    message: `port ${MERGED_PORT} of ${quote(source)} is scraped, which only a sidecar of Istio serves, but its pods do not get one: ${explainNoInjection(why, 'they', namespace)}`,
    fix: 'scrape the port of the app, or let Istio inject the sidecar',
  };
}
