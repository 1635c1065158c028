/** Who is in an Istio mesh, as far as manifests tell. */
import { CheckedServer } from './check-scene';
import { stringMapAt, StringMap } from '../cluster/manifest';
import { Objects } from '../cluster/objects';
import { Pod } from '../cluster/running/pod';

/** How Istio carries traffic to a pod. */
export type Mesh = 'sidecar' | 'ambient' | 'none';

/** Of a pod. */
export function meshOf(pod: Pod, namespaces: ReadonlyMap<string, StringMap>): Mesh {
  if (pod.containers.some(({ name }) => name === 'istio-proxy')) return 'sidecar';
  const mode = pod.labels[AMBIENT] ?? namespaces.get(pod.namespace)?.[AMBIENT];

  return mode === 'ambient' && !pod.hostNetwork ? 'ambient' : 'none';
}

/** Whether the pods of a server are in the mesh; not known where nobody declares their namespace. */
export function isInMesh({ managed }: CheckedServer, objects: Objects): boolean | undefined {
  if (!managed) return undefined;
  const { namespace, spec } = managed.server;
  const [labels, annotations] = ['labels', 'annotations'].map((field) => stringMapAt(spec, ['podMetadata', field]));
  const asked = labels[INJECT] ?? annotations[INJECT];
  const declared = objects.tryFind('Namespace', '', namespace);
  const ofNamespace = stringMapAt(declared?.manifest, ['metadata', 'labels']);
  const ambient = labels[AMBIENT] ?? ofNamespace[AMBIENT];
  if (asked === 'true' || ambient === 'ambient') return true;
  if (!declared) return undefined;

  return asked !== 'false' && (ofNamespace['istio-injection'] === 'enabled' || ofNamespace['istio.io/rev'] !== undefined);
}

const AMBIENT = 'istio.io/dataplane-mode';
const INJECT = 'sidecar.istio.io/inject';
