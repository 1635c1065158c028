/** PeerAuthentications: which ports of a pod accept mutual TLS only. */
import { ROOT_NAMESPACE, SECURITY_GROUP } from './names';
import { stringAt, stringMapAt, StringMap } from '../manifests/manifest';
import { Objects, StoredObject } from '../manifests/objects';
import { labelsInclude } from '../manifests/selectors/selector';
import { groupBy } from '../units/group';

/** The mode of mutual TLS of a port, and the object that sets it. */
export interface MutualTls {
  /** `STRICT`, `PERMISSIVE` or `DISABLE`. */
  readonly mode: string;
  /** Key of the PeerAuthentication. */
  readonly key: string;
}

/** All PeerAuthentications among the manifests, found by namespace. */
export class PeerAuthentications {
  private readonly byNamespace: Map<string, StoredObject[]>;

  constructor(objects: Objects) {
    const all = objects.ofKind('PeerAuthentication').filter(({ manifest }) => manifest.apiVersion?.startsWith(`${SECURITY_GROUP}/`));
    this.byNamespace = groupBy(all, ({ namespace }) => [namespace]);
  }

  /**
   * All modes that a container's port may have: set for the workload, for its namespace or for the mesh, whichever comes first. Of several
   * for the same, the oldest counts. Where the manifests do not show which one that is, each of them may. It is undefined where no manifest
   * sets it. A selector has no effect in the namespace of the mesh.
   *
   * @see https://istio.io/latest/docs/reference/config/security/peer_authentication/
   * @see ComposePeerAuthentication in pilot/pkg/security/authn and addPeerAuthentication in pilot/pkg/model/authentication.go of Istio
   */
  possibleModesOf({ namespace, labels }: MeshWorkload, port: number): readonly (MutualTls | undefined)[] {
    const inNamespace = this.byNamespace.get(namespace) ?? [];
    const selecting = inNamespace.filter((each) => !isForAll(each) && labelsInclude(labels, selectorOf(each)));
    const ofWorkload = namespace === ROOT_NAMESPACE ? [] : selecting;
    const levels = [(this.byNamespace.get(ROOT_NAMESPACE) ?? []).filter(isForAll), inNamespace.filter(isForAll), ofWorkload];

    return levels.map(oldest).reduce<readonly (MutualTls | undefined)[]>((above, level) => (
      level.length === 0 ? above : level.flatMap((each) => tryOwnMode(each, port) ?? above)), [undefined]);
  }
}

/** What decides which policies are for a pod. */
export interface MeshWorkload {
  readonly namespace: string;
  readonly labels: StringMap;
}

/** Only the oldest, if all of them were read from a cluster. */
function oldest(level: readonly StoredObject[]): readonly StoredObject[] {
  const created = ({ manifest }: StoredObject) => stringAt(manifest, ['metadata', 'creationTimestamp']) ?? '';
  const times = level.map(created);
  const [first] = [...times].sort();

  return times.every((time) => time !== '') && times.filter((time) => time === first).length === 1 ? level.filter((each) => created(each) === first) : level;
}

function selectorOf({ manifest }: StoredObject): StringMap {
  return stringMapAt(manifest, ['spec', 'selector', 'matchLabels']);
}

function isForAll(object: StoredObject): boolean {
  return Object.keys(selectorOf(object)).length === 0;
}

/** A mode that is left out, or UNSET, leaves the decision to the next level; `portLevelMtls` has no effect without a selector. */
function tryOwnMode(object: StoredObject, port: number): MutualTls | undefined {
  const { key, manifest } = object;
  const ofPort = isForAll(object) ? undefined : stringAt(manifest, ['spec', 'portLevelMtls', String(port), 'mode']);
  const mode = [ofPort, stringAt(manifest, ['spec', 'mtls', 'mode'])].find((each) => each !== undefined && each !== 'UNSET');

  return mode === undefined ? undefined : { mode, key };
}
