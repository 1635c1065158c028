/** How Istio wants pods to be called: its PeerAuthentications. */
import { Pod } from '../kubernetes/pods/pod';
import { stringAt, stringMapAt, StringMap } from '../manifests/manifest';
import { Objects, StoredObject } from '../manifests/objects';
import { labelsInclude } from '../manifests/selectors/selector';
import { groupBy } from '../units/group';

/** Mutual TLS of a port, and the object that says so. */
export interface MutualTls {
  /** `STRICT`, `PERMISSIVE` or `DISABLE`. */
  readonly mode: string;
  readonly key: string;
}

/** Where the settings of the whole mesh are. */
const ROOT = 'istio-system';

/** Found by namespace. */
export class PeerAuthentications {
  private readonly byNamespace: Map<string, StoredObject[]>;

  constructor(objects: Objects) {
    const all = objects.ofKind('PeerAuthentication').filter(({ manifest }) => manifest.apiVersion?.startsWith('security.istio.io/'));
    this.byNamespace = groupBy(all, ({ namespace }) => [namespace]);
  }

  /**
   * That of a container's port: of the workload, of its namespace, of the mesh, whichever comes first. Nothing where none of the manifests
   * says it, or two of them contradict each other.
   * @see https://istio.io/latest/docs/reference/config/security/peer_authentication/
   */
  tryModeOf({ namespace, labels }: Pod, port: number): MutualTls | undefined {
    const inNamespace = this.byNamespace.get(namespace) ?? [];
    const ofWorkload = inNamespace.filter((each) => !isForAll(each) && labelsInclude(labels, selectorOf(each)));
    const levels = [ofWorkload, inNamespace.filter(isForAll), (this.byNamespace.get(ROOT) ?? []).filter(isForAll)];
    const stated = levels.map((level) => level.flatMap((each) => modeOf(each, port))).find((level) => level.length > 0) ?? [];

    return new Set(stated.map(({ mode }) => mode)).size === 1 ? stated[0] : undefined;
  }
}

function selectorOf({ manifest }: StoredObject): StringMap {
  return stringMapAt(manifest, ['spec', 'selector', 'matchLabels']);
}

function isForAll(object: StoredObject): boolean {
  return Object.keys(selectorOf(object)).length === 0;
}

/** A mode that is left out, or UNSET, is that of the next level; ports count with a selector only. */
function modeOf(object: StoredObject, port: number): MutualTls[] {
  const { key, manifest } = object;
  const ofPort = isForAll(object) ? undefined : stringAt(manifest, ['spec', 'portLevelMtls', String(port), 'mode']);
  const modes = [ofPort, stringAt(manifest, ['spec', 'mtls', 'mode'])].filter((mode) => mode !== undefined && mode !== 'UNSET');

  return modes.slice(0, 1).map((mode) => ({ mode: mode!, key }));
}
