/** How the pods of a server are in the mesh, and by which account the mesh knows them. */
import { Forecast } from '../../forecast/forecast';
import { PodTarget, tryDeclaration } from '../../forecast/pod-targets';
import { MeshAccount } from '../../istio/authorization-rule';
import { isMeshCertificate } from '../../istio/certificates';
import { Membership, membershipOf } from '../../istio/membership';
import { tryNamespaceLabels } from '../../kubernetes/namespace-labels';
import { stringMapAt } from '../../manifests/manifest';
import { Server } from '../../operator-port/server';

/** How the pods that the operator runs for a server are in the mesh; undefined where it is not known. */
export function membershipOfServer({ namespace, spec, reader }: Server, { objects }: Forecast): Membership | undefined {
  if (reader) return reader.mesh;
  const [labels, annotations] = ['labels', 'annotations'].map((field) => stringMapAt(spec, ['podMetadata', field]));

  return membershipOf({ namespace, labels, annotations, hostNetwork: spec.hostNetwork === true }, tryNamespaceLabels(objects, namespace));
}

/** Whether a target is scraped with a certificate that a sidecar wrote. */
export function hasMeshCertificate({ server: { managed }, job }: PodTarget, forecast: Forecast): boolean {
  const declaration = tryDeclaration(forecast, job);
  const tls = declaration && managed && forecast.operator.tlsOf(managed.server, declaration.monitor, declaration.part.spec);

  return isMeshCertificate(tls?.certFile);
}

/** A client as the mesh knows it: by the account of its certificate, or not at all; undefined if nothing is known of it. */
export type Sender = MeshAccount | 'no-identity' | undefined;

/**
 * All that a server may be to the mesh when it scrapes a target. A sidecar does not encrypt what goes to the address of a pod, so with a
 * sidecar Prometheus may have an identity or not.
 */
export function sendersOf(each: PodTarget, forecast: Forecast): readonly Sender[] {
  const server = each.server.managed?.server;
  if (!server) return [undefined];
  const account = tryAccountOf(server);
  if (server.reader?.mesh === 'none') return ['no-identity'];
  if (account === undefined || server.reader && server.reader.mesh === undefined) return [undefined];
  if (each.scheme === 'https' && hasMeshCertificate(each, forecast)) return [account];
  const membership = membershipOfServer(server, forecast);
  if (membership === 'none') return ['no-identity'];

  return membership === 'ambient' && each.scheme === 'http' ? [account] : ['no-identity', account];
}

/** The account of the pods of a server; undefined if a profile does not have it. */
function tryAccountOf({ namespace, spec, reader }: Server): MeshAccount | undefined {
  if (reader && (reader.namespace === undefined || reader.serviceAccountName === undefined)) return undefined;

  return { namespace, account: spec.serviceAccountName || 'default' };
}
