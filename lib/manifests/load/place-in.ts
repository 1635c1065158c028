/** Manifests as they reach a cluster when they are applied to a namespace. */
import { Manifest } from '../manifest';
import { storedAs } from '../objects';
import type { LoadedManifest } from './read-documents';

/**
 * Gives a namespace to namespaced objects that do not set one, as `kubectl apply --namespace` and `helm install --namespace` do. Objects
 * that set a namespace keep it.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/namespaces/
 */
export function placeIn(namespace: string, loaded: readonly LoadedManifest[]): LoadedManifest[] {
  return loaded.map((each) => ({ ...each, manifest: placed(each.manifest, namespace) }));
}

function placed(manifest: Manifest, namespace: string): Manifest {
  const isClusterScoped = storedAs(manifest).namespace === '';

  return isClusterScoped || manifest.metadata?.namespace ? manifest : { ...manifest, metadata: { ...manifest.metadata, namespace } };
}
