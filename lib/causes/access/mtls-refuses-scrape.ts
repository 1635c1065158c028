/** AM934: Istio refuses the connection of a scrape. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { CheckedServer } from '../../forecast/checked-server';
import { Forecast } from '../../forecast/forecast';
import { PodTarget } from '../../forecast/pod-targets';
import { Membership } from '../../istio/membership';
import { MutualTls, PeerAuthentications } from '../../istio/peer-authentications';
import { isCaptured, MERGED_PORT } from '../../istio/ports';
import { Cause } from '../cause';
import { findingOn, meshTargets } from './mesh-targets';
import { tryMtlsRefusal } from './mtls-refusal';

/** If only some of the modes that may be in force refuse it, AM961 reports it. */
export const mtlsRefusesScrape: Cause = {
  code: 'AM934',
  stage: 'access',
  *run(forecast) {
    const authentications = new PeerAuthentications(forecast.objects);
    for (const { target, mesh } of meshTargets(forecast)) {
      const problem = whyRefused(target, mesh, authentications, forecast);
      if (problem) yield findingOn(target, problem);
    }
  },
};

function whyRefused(each: PodTarget, mesh: Membership, authentications: PeerAuthentications, forecast: Forecast): Problem | undefined {
  const { pod, port, scheme } = each;
  if (mesh === 'sidecar' && port === MERGED_PORT) return scheme === 'https' ? mergedByTls(each) : undefined;
  if (mesh === 'sidecar' && !isCaptured(pod.annotations, port)) return undefined;
  const refusals = authentications.possibleModesOf(pod, port).map((mode) => tryMtlsRefusal(each, mesh, mode, forecast));
  const [first] = refusals;
  if (!first || refusals.some((refusal) => refusal?.why !== first.why)) return undefined;

  return first.why === 'plain-http' ? plainToStrict(each, mesh, first.by, first.isOutside) : meshTlsToPlain(each, first.by);
}

/** @param isOutside whether Prometheus is certainly outside the mesh */
function plainToStrict({ server, pod, port }: PodTarget, mesh: Membership, { key }: MutualTls, isOutside: boolean): Problem {
  const exempt = mesh === 'sidecar' ? `set the pod annotation traffic.sidecar.istio.io/excludeInboundPorts to "${port}"` : `set portLevelMtls of a PeerAuthentication to PERMISSIVE for port ${port}`;

  return {
    code: 'AM934',
    severity: isOutside ? Severity.ERROR : Severity.WARNING,
    message: `${quote(key)} requires mutual TLS on port ${port} of ${quote(pod.source)}, but ${quote(server.key)}, which ${isOutside ? 'is' : 'may be'} outside the mesh, scrapes it over plain http, so Istio closes the connection`,
    fix: `${exempt}, or set its scheme to "https" and its scrapeClass to one that holds the certificates of the mesh${isUnknownReader(server) ? ', or set mesh of the profile if Prometheus is in it' : ''}`,
  };
}

/** Whether a profile does not say how its Prometheus is in the mesh. */
function isUnknownReader({ managed }: CheckedServer): boolean {
  const reader = managed?.server.reader;

  return reader !== undefined && reader.mesh === undefined;
}

function mergedByTls({ pod }: PodTarget): Problem {
  return {
    code: 'AM934',
    message: `the sidecar of ${quote(pod.source)} serves merged metrics over plain http on port ${MERGED_PORT}, but they are scraped over https, so the target is down`,
    fix: 'remove the annotation prometheus.io/scheme from the pods',
  };
}

function meshTlsToPlain({ pod, port }: PodTarget, { key, mode }: MutualTls): Problem {
  return {
    code: 'AM934',
    message: `port ${port} of ${quote(pod.source)} is scraped with mesh certificates, but ${quote(key)} is ${mode}: the sidecar passes this TLS on to the app, so the target is down`,
    fix: 'set scheme of the endpoint to "http", or mtls.mode of the PeerAuthentication to "STRICT"',
  };
}
