/** AM934: Istio refuses how a pod is scraped. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { Forecast } from '../../forecast/forecast';
import { PodTarget, podTargets, subjectOf, tryDeclaration } from '../../forecast/pod-targets';
import { tlsOf } from '../../forecast/scrape-class-of';
import { isInMesh, Mesh, meshOf } from '../../istio/mesh-membership';
import { MutualTls, PeerAuthentications } from '../../istio/peer-authentications';
import { Pod } from '../../kubernetes/pods/pod';
import { Cause } from '../cause';

export const mtlsRefusesScrape: Cause = {
  code: 'AM934',
  *run(forecast) {
    const authentications = new PeerAuthentications(forecast.objects);
    const namespaces = forecast.objects.namespaces();
    const told = new Set<string>();
    for (const each of podTargets(forecast)) {
      const about = `${each.server.key} ${subjectOf(each)} ${each.pod.source} ${each.scheme} ${each.port}`;
      const mesh = told.has(about) ? 'none' : meshOf(each.pod, namespaces);
      told.add(about);
      const problem = mesh === 'none' ? undefined : whyRefused(each, mesh, authentications, forecast);
      if (problem) yield { key: subjectOf(each), problem };
    }
  },
};

function whyRefused(each: PodTarget, mesh: Mesh, authentications: PeerAuthentications, forecast: Forecast): Problem | undefined {
  const { pod, port, scheme, server } = each;
  if (mesh === 'sidecar' && port === MERGED_PORT) return scheme === 'https' ? mergedByTls(each) : undefined;
  if (mesh === 'sidecar' && !isCaptured(pod, port)) return undefined;
  const mutualTls = authentications.tryModeOf(pod, port);
  if (mutualTls?.mode === 'STRICT' && scheme === 'http') {
    const inMesh = server.managed && isInMesh(server.managed.server, forecast.objects);

    return inMesh === true ? undefined : plainToStrict(each, mesh, mutualTls, inMesh === false);
  }

  return mutualTls && mutualTls.mode !== 'STRICT' && scheme === 'https' && mesh === 'sidecar' && hasMeshCertificate(each, forecast)
    ? meshTlsToPlain(each, mutualTls) : undefined;
}

/** Where the sidecar serves merged metrics. */
const MERGED_PORT = 15020;
/** Ports that the sidecar serves itself. */
const OWN_PORTS: ReadonlySet<number> = new Set([MERGED_PORT, 15021, 15090]);

/** Whether traffic to a port goes through the sidecar. @see https://istio.io/latest/docs/reference/config/annotations/ */
function isCaptured({ annotations }: Pod, port: number): boolean {
  const list = (key: string) => annotations[`traffic.sidecar.istio.io/${key}`]?.split(',').map((item) => item.trim());
  const included = list('includeInboundPorts') ?? ['*'];

  return !OWN_PORTS.has(port) && !list('excludeInboundPorts')?.includes(String(port)) && (included.includes('*') || included.includes(String(port)));
}

function hasMeshCertificate({ server: { managed }, job }: PodTarget, forecast: Forecast): boolean {
  const declaration = tryDeclaration(forecast, job);
  const certificate: unknown = declaration && managed && tlsOf(managed.server, declaration.monitor, declaration.part).certFile;

  return typeof certificate === 'string' && certificate.endsWith('cert-chain.pem');
}

/** @param isOutside whether Prometheus is outside of the mesh for certain */
function plainToStrict({ server, pod, port }: PodTarget, mesh: Mesh, { key }: MutualTls, isOutside: boolean): Problem {
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
