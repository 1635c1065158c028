/** Workloads and what they have made: pods of a ReplicaSet of a Deployment, for example. */
import { controllerOf } from '../kubernetes/pods/replicas';
import { isWorkloadKind, WORKLOAD_KINDS } from '../kubernetes/workload';
import { Objects } from '../manifests/objects';
import { addTo } from '../units/group';
import { once } from '../units/once';

/** Found by the owner references of the manifests. */
export class WorkloadFamily {
  private readonly children = once(() => {
    const children = new Map<string, string[]>();
    const workloads = WORKLOAD_KINDS.flatMap((kind) => this.objects.ofKind(kind)).filter(({ kind, manifest }) => isWorkloadKind(manifest.apiVersion ?? '', kind));
    for (const { key, namespace, manifest } of workloads) {
      const parent = controllerOf(manifest);
      if (parent) addTo(children, `${parent.kind}/${namespace}/${parent.name}`, key);
    }

    return children;
  });

  constructor(private readonly objects: Objects) {}

  /** Keys of a workload and of whatever it has made. */
  of(workload: string): ReadonlySet<string> {
    const keys = new Set<string>();
    const visit = (key: string): void => {
      if (keys.has(key)) return;
      keys.add(key);
      this.children().get(key)?.forEach(visit);
    };
    visit(workload);

    return keys;
  }
}
