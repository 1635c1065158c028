/** AM961: several PeerAuthentications set different modes for one port, and with one of them Istio refuses the scrape. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { Forecast } from '../../forecast/forecast';
import { PodTarget } from '../../forecast/pod-targets';
import { Membership } from '../../istio/membership';
import { MutualTls, PeerAuthentications } from '../../istio/peer-authentications';
import { isCaptured } from '../../istio/ports';
import { Cause } from '../cause';
import { findingOn, meshTargets } from './mesh-targets';
import { MtlsRefusal, tryMtlsRefusal } from './mtls-refusal';

/** If every mode refuses the scrape, AM934 reports it. */
export const conflictingPeerAuthentications: Cause = {
  code: 'AM961',
  stage: 'access',
  *run(forecast) {
    const authentications = new PeerAuthentications(forecast.objects);
    for (const { target, mesh } of meshTargets(forecast)) {
      const { pod, port } = target;
      if (mesh === 'sidecar' && !isCaptured(pod.annotations, port)) continue;
      const problem = conflict(target, mesh, authentications.possibleModesOf(pod, port), forecast);
      if (problem) yield findingOn(target, problem);
    }
  },
};

function conflict(each: PodTarget, mesh: Membership, modes: readonly (MutualTls | undefined)[], forecast: Forecast): Problem | undefined {
  const refusals = modes.map((mode) => tryMtlsRefusal(each, mesh, mode, forecast));
  const refusal = refusals.find((found) => found !== undefined);
  const other = modes.find((_, i) => refusals[i] === undefined);

  return refusal && refusals.includes(undefined) ? eitherOne(each, refusal, other) : undefined;
}

function eitherOne({ pod, port, server }: PodTarget, { by }: MtlsRefusal, other: MutualTls | undefined): Problem {
  const another = other ? `${quote(other.key)} (${other.mode})` : 'another one, which sets no mode,';

  return {
    code: 'AM961',
    severity: Severity.WARNING,
    message: `${quote(by.key)} (${by.mode}) and ${another} are for the same pods, ${quote(pod.source)}: Istio uses the oldest one, which the manifests do not show. With ${by.mode} it refuses the scrapes of port ${port} by ${quote(server.key)}`,
    fix: 'keep only one of them for these pods, or set the same mode in all of them',
  };
}
