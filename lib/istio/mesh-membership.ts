/** Who is in an Istio mesh, as far as manifests tell. */
import { Pod } from '../kubernetes/pods/pod';
import { stringMapAt, StringMap } from '../manifests/manifest';
import { Objects } from '../manifests/objects';

/** How Istio carries traffic to a pod. */
export type Mesh = 'sidecar' | 'ambient' | 'none';

/** Of a pod. */
export function meshOf(pod: Pod, namespaces: ReadonlyMap<string, StringMap>): Mesh {
  if (pod.containers.some(({ name }) => name === 'istio-proxy')) return 'sidecar';
  const mode = pod.labels[AMBIENT] ?? namespaces.get(pod.namespace)?.[AMBIENT];

  return mode === 'ambient' && !pod.hostNetwork ? 'ambient' : 'none';
}

/** What runs pods, as far as the mesh is concerned: a Prometheus object. */
export interface MeshClient {
  readonly namespace: string;
  readonly spec: object;
}

/** Whether the pods of a server are in the mesh; not known where nobody declares their namespace. */
export function isInMesh({ namespace, spec }: MeshClient, objects: Objects): boolean | undefined {
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
