/** Scraped pods that are in a mesh. */
import { Problem } from '../../findings/problem';
import { CauseFinding } from '../../forecast/diagnosis';
import { Forecast } from '../../forecast/forecast';
import { PodTarget, podTargets, subjectOf } from '../../forecast/pod-targets';
import { Membership, membershipOf } from '../../istio/membership';
import { tryNamespaceLabels } from '../../kubernetes/namespace-labels';

/** A pod that a server scrapes, and how the pod is in the mesh. */
export interface MeshTarget {
  readonly target: PodTarget;
  readonly mesh: Exclude<Membership, 'none'>;
}

/** Each once for a server, a monitor, a scheme and a port; pods of which the membership is not known are left out. */
export function* meshTargets(forecast: Forecast): Generator<MeshTarget> {
  const met = new Set<string>();
  for (const target of podTargets(forecast)) {
    const { server, pod, port, scheme } = target;
    const id = `${server.key} ${subjectOf(target)} ${pod.source} ${scheme} ${port}`;
    if (met.has(id)) continue;
    met.add(id);
    const mesh = membershipOf(pod, tryNamespaceLabels(forecast.objects, pod.namespace));
    if (mesh !== undefined && mesh !== 'none') yield { target, mesh };
  }
}

/** The finding on one of them. */
export function findingOn(target: PodTarget, problem: Problem): CauseFinding {
  const { server, pod, port, scheme } = target;

  return { key: subjectOf(target), servers: [server.key], about: [pod.source], port, scheme, problem };
}
