/** PeerAuthentications: which ports of a pod accept mutual TLS only. */
import { SECURITY_GROUP } from './names';
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

/** The namespace whose settings apply to the whole mesh, unless the mesh was installed elsewhere. */
const ROOT = 'istio-system';

/** All PeerAuthentications among the manifests, found by namespace. */
export class PeerAuthentications {
  private readonly byNamespace: Map<string, StoredObject[]>;

  constructor(objects: Objects) {
    const all = objects.ofKind('PeerAuthentication').filter(({ manifest }) => manifest.apiVersion?.startsWith(`${SECURITY_GROUP}/`));
    this.byNamespace = groupBy(all, ({ namespace }) => [namespace]);
  }

  /**
   * The mode of a container's port: set for the workload, for its namespace or for the mesh, whichever comes first. Undefined where no
   * manifest sets it, or two of one level contradict each other. A selector has no effect in the namespace of the mesh.
   * @see https://istio.io/latest/docs/reference/config/security/peer_authentication/
   * @see ComposePeerAuthentication in pilot/pkg/security/authn of Istio
   */
  tryModeOf({ namespace, labels }: { readonly namespace: string; readonly labels: StringMap }, port: number): MutualTls | undefined {
    const inNamespace = this.byNamespace.get(namespace) ?? [];
    const ofWorkload = inNamespace.filter((each) => namespace !== ROOT && !isForAll(each) && labelsInclude(labels, selectorOf(each)));
    const levels = [ofWorkload, inNamespace.filter(isForAll), (this.byNamespace.get(ROOT) ?? []).filter(isForAll)];
    const given = levels.map((level) => level.flatMap((each) => modeOf(each, port))).find((level) => level.length > 0) ?? [];

    return new Set(given.map(({ mode }) => mode)).size === 1 ? given[0] : undefined;
  }
}

function selectorOf({ manifest }: StoredObject): StringMap {
  return stringMapAt(manifest, ['spec', 'selector', 'matchLabels']);
}

function isForAll(object: StoredObject): boolean {
  return Object.keys(selectorOf(object)).length === 0;
}

/** A mode that is left out, or UNSET, leaves the decision to the next level; `portLevelMtls` has no effect without a selector. */
function modeOf(object: StoredObject, port: number): MutualTls[] {
  const { key, manifest } = object;
  const ofPort = isForAll(object) ? undefined : stringAt(manifest, ['spec', 'portLevelMtls', String(port), 'mode']);
  const modes = [ofPort, stringAt(manifest, ['spec', 'mtls', 'mode'])].filter((mode) => mode !== undefined && mode !== 'UNSET');

  return modes.slice(0, 1).map((mode) => ({ mode: mode!, key }));
}
