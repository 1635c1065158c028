/** AM934: Istio refuses how a pod is scraped. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { Forecast } from '../../forecast/forecast';
import { PodTarget, podTargets, subjectOf, tryDeclaration } from '../../forecast/pod-targets';
import { isMeshCertificate } from '../../istio/certificates';
import { Membership, membershipOf } from '../../istio/membership';
import { MutualTls, PeerAuthentications } from '../../istio/peer-authentications';
import { isCaptured, MERGED_PORT } from '../../istio/ports';
import { tryNamespaceLabels } from '../../kubernetes/namespace-labels';
import { stringMapAt } from '../../manifests/manifest';
import { Server } from '../../operator-port/server';
import { Cause } from '../cause';

export const mtlsRefusesScrape: Cause = {
  code: 'AM934',
  *run(forecast) {
    const authentications = new PeerAuthentications(forecast.objects);
    const told = new Set<string>();
    for (const each of podTargets(forecast)) {
      const about = `${each.server.key} ${subjectOf(each)} ${each.pod.source} ${each.scheme} ${each.port}`;
      const mesh = told.has(about) ? 'none' : membershipOf(each.pod, tryNamespaceLabels(forecast.objects, each.pod.namespace));
      told.add(about);
      const problem = mesh === undefined || mesh === 'none' ? undefined : whyRefused(each, mesh, authentications, forecast);
      if (problem) yield { key: subjectOf(each), problem };
    }
  },
};

function whyRefused(each: PodTarget, mesh: Membership, authentications: PeerAuthentications, forecast: Forecast): Problem | undefined {
  const { pod, port, scheme, server } = each;
  if (mesh === 'sidecar' && port === MERGED_PORT) return scheme === 'https' ? mergedByTls(each) : undefined;
  if (mesh === 'sidecar' && !isCaptured(pod.annotations, port)) return undefined;
  const mutualTls = authentications.tryModeOf(pod, port);
  if (mutualTls?.mode === 'STRICT' && scheme === 'http') {
    const membership = server.managed && membershipOfServer(server.managed.server, forecast);

    return membership === undefined || membership === 'none' ? plainToStrict(each, mesh, mutualTls, membership === 'none') : undefined;
  }

  return mutualTls && mutualTls.mode !== 'STRICT' && scheme === 'https' && mesh === 'sidecar' && hasMeshCertificate(each, forecast)
    ? meshTlsToPlain(each, mutualTls) : undefined;
}

/** How the pods that the operator runs for a server are in the mesh; undefined where it is not known. */
function membershipOfServer({ namespace, spec }: Server, { objects }: Forecast): Membership | undefined {
  const [labels, annotations] = ['labels', 'annotations'].map((field) => stringMapAt(spec, ['podMetadata', field]));

  return membershipOf({ namespace, labels, annotations, hostNetwork: spec.hostNetwork === true }, tryNamespaceLabels(objects, namespace));
}

function hasMeshCertificate({ server: { managed }, job }: PodTarget, forecast: Forecast): boolean {
  const declaration = tryDeclaration(forecast, job);
  const tls = declaration && managed && forecast.operator.tlsOf(managed.server, declaration.monitor, declaration.part.spec);

  return isMeshCertificate(tls?.certFile);
}

/** @param isOutside whether Prometheus is outside of the mesh for certain */
function plainToStrict({ server, pod, port }: PodTarget, mesh: Membership, { key }: MutualTls, isOutside: boolean): Problem {
  const exempt = mesh === 'sidecar' ? `exempt it by the pod annotation traffic.sidecar.istio.io/excludeInboundPorts: "${port}"` : 'make it PERMISSIVE in portLevelMtls of a PeerAuthentication';

  return {
    code: 'AM934',
    severity: isOutside ? Severity.ERROR : Severity.WARNING,
    message: `${quote(key)} lets port ${port} of ${quote(pod.source)} take mutual TLS alone, and ${quote(server.key)}, ${isOutside ? 'outside of the mesh' : 'of which it is not known whether it is in the mesh'}, scrapes it by plain http, so Istio closes the connection`,
    fix: `${exempt}, or scrape it with certificates of the mesh`,
  };
}

function mergedByTls({ pod }: PodTarget): Problem {
  return {
    code: 'AM934',
    message: `metrics of ${quote(pod.source)} are merged by its sidecar, which serves plain http on port ${MERGED_PORT}, and they are scraped by https, so the target stays down`,
    fix: 'remove the annotation "prometheus.io/scheme", which the sidecar leaves as it is',
  };
}

function meshTlsToPlain({ pod, port }: PodTarget, { key, mode }: MutualTls): Problem {
  return {
    code: 'AM934',
    message: `port ${port} of ${quote(pod.source)} is scraped with certificates of the mesh, and ${quote(key)} is ${mode}, under which the sidecar takes that TLS for the app's own, so the target stays down`,
    fix: 'scrape it by plain http, or make the PeerAuthentication STRICT',
  };
}
