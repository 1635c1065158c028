/** Why no Prometheus runs with the configuration that the operator writes for a server. */
import { ByOperator, ImageRefusal, refusalByImage } from './image-version';
import { stringAt } from '../manifests/manifest';
import { Objects } from '../manifests/objects';
import { Selection } from '../operator-port/selection';
import { isOnEveryNode, Server } from '../operator-port/server';

/** What keeps it from running. */
export type Stop =
  /** The object asks for no pods. */
  | { readonly cause: 'no-replicas' }
  /** No operator among the manifests manages the object. */
  | { readonly cause: 'not-managed' }
  /** The image has an older Prometheus, which refuses the configuration. */
  | ({ readonly cause: 'image-refuses' } & ImageRefusal);

/** The first reason; undefined if a Prometheus runs. */
export function stopOf(
  server: Server, selection: Selection, objects: Objects, inspection: ByOperator,
): Stop | undefined {
  if (server.operators?.length === 0) return { cause: 'not-managed' };
  if (hasNoReplicas(server) && scalerOf(server, objects) === undefined) return { cause: 'no-replicas' };
  const refusal = refusalByImage(server, selection, inspection);

  return refusal && { cause: 'image-refuses', ...refusal };
}

/** Whether a server asks for no pods. */
export function hasNoReplicas(server: Server): boolean {
  return !isOnEveryNode(server) && server.spec.replicas === 0;
}

/** Key of an object that scales a server. */
export function scalerOf({ kind, name, namespace }: Server, objects: Objects): string | undefined {
  return SCALERS.flatMap((scaler) => objects.ofKind(scaler)).find(({ namespace: its, manifest }) => {
    const target = (field: string) => stringAt(manifest, ['spec', 'scaleTargetRef', field]);

    return its === namespace && target('kind') === kind && target('name') === name;
  })?.key;
}

const SCALERS = ['HorizontalPodAutoscaler', 'ScaledObject'];
